"""What the grammar's rules say, in English and Chinese."""

from __future__ import annotations

from kanben.validate.rules import Rule, Text

ELEMENT_UNKNOWN = Rule(
    "element-unknown",
    Text("Every element belongs to the schema.", "元素须为模式所定义。"),
    Text("<{found}> is not an element of the schema", "模式中没有 <{found}> 元素"),
    Text("{hint}", "{hint}"),
)
ELEMENT_NAMESPACE = Rule(
    "element-namespace",
    Text("Elements are in the schema's namespace.", "元素须在模式的命名空间中。"),
    Text("<{found}> is in {namespace}, not in {wanted}", "<{found}> 属于 {namespace}，而不属于 {wanted}"),
    Text('declare xmlns="{wanted}", best on the root element', '声明 xmlns="{wanted}"，宜写在根元素上'),
)
ELEMENT_MISPLACED = Rule(
    "element-misplaced",
    Text("An element stands only where the schema lets it.", "元素只能出现在模式允许的位置。"),
    Text("<{found}> may not stand in <{parent}> here", "<{found}> 不能出现在 <{parent}> 的此处"),
    Text("{hint}", "{hint}"),
)
ELEMENT_MISNAMED = Rule(
    "element-misnamed",
    Text("An element's name fits what it holds.", "元素名称须与其内容相符。"),
    Text("<{found}> may not hold {inside}", "<{found}> 中不能有 {inside}"),
    Text("{hint}", "{hint}"),
)
ELEMENT_ORDER = Rule(
    "element-order",
    Text("Elements stand in the order of the schema.", "元素须按模式规定的次序排列。"),
    Text("<{found}> must stand {side} <{other}>", "<{found}> 应位于 <{other}> 之{side}"),
    Text("move <{found}> {side} <{other}>", "将 <{found}> 移到 <{other}> 之{side}"),
)
ELEMENT_REPEATED = Rule(
    "element-repeated",
    Text("An element that may stand once stands once.", "只能出现一次的元素不得重复。"),
    Text("<{found}> may not stand a second time in <{parent}>", "<{parent}> 中不能再次出现 <{found}>"),
    Text("remove it, or join it with the first one", "删去，或与前一个合并"),
)
ELEMENT_MISSING = Rule(
    "element-missing",
    Text("What the schema requires is there.", "模式要求的元素须齐备。"),
    Text("{missing} is missing before <{found}>", "<{found}> 之前缺少 {missing}"),
    Text("put {missing} before it{about}", "在其前补上 {missing}{about}"),
)
CONTENT_INCOMPLETE = Rule(
    "content-incomplete",
    Text("An element holds what the schema requires.", "元素须包含模式要求的内容。"),
    Text("<{found}> ends too early: {missing} is missing", "<{found}> 的内容不完整：缺少 {missing}"),
    Text("add {missing} before the end tag{about}", "在结束标签前补上 {missing}{about}"),
)
TEXT_MISPLACED = Rule(
    "text-misplaced",
    Text("Text stands only where the schema lets it.", "文字只能出现在模式允许的位置。"),
    Text(
        "the text “{text}” may not stand directly in <{parent}>", "文字“{text}”不能直接出现在 <{parent}> 中"
    ),
    Text("{hint}", "{hint}"),
)
TEXT_VALUE = Rule(
    "text-value",
    Text("The text of an element has the form the schema asks for.", "元素的文字须符合模式规定的形式。"),
    Text("“{text}” is not a value for <{parent}>", "“{text}”不是 <{parent}> 的合法值"),
    Text("{hint}", "{hint}"),
)
ATTRIBUTE_UNKNOWN = Rule(
    "attribute-unknown",
    Text("An element has only the attributes the schema gives it.", "元素只能使用模式规定的属性。"),
    Text("<{element}> has no attribute @{found}", "<{element}> 没有 @{found} 属性"),
    Text("{hint}", "{hint}"),
)
ATTRIBUTE_CONFLICT = Rule(
    "attribute-conflict",
    Text("Attributes that exclude each other do not stand together.", "互斥的属性不得同时出现。"),
    Text(
        "@{found} cannot stand together with the other attributes of <{element}>",
        "@{found} 不能与 <{element}> 的其他属性同时使用",
    ),
    Text("keep one of them", "只保留其一"),
)
ATTRIBUTE_MISSING = Rule(
    "attribute-missing",
    Text("Required attributes are there.", "必需的属性须齐备。"),
    Text("<{element}> needs the attribute @{missing}", "<{element}> 缺少必需的属性 @{missing}"),
    Text('add {missing}="…"{about}', '补上 {missing}="…"{about}'),
)
ATTRIBUTE_VALUE = Rule(
    "attribute-value",
    Text("An attribute's value is one the schema allows.", "属性值须为模式所允许。"),
    Text(
        "“{value}” is not a value for @{attribute} of <{element}>",
        "“{value}”不是 <{element}> 的 @{attribute} 的合法值",
    ),
    Text("{hint}", "{hint}"),
)
MORE_FAULTS = Rule(
    "more-faults",
    Text("A file has fewer than a thousand grammar faults.", "一个文件的语法错误应少于一千处。"),
    Text(
        "these are the first {count} faults; the rest of the file was not explained",
        "以上为前 {count} 处错误，其余未再说明",
    ),
    Text("check that the file is meant for this schema", "请确认该文件确应按此模式校验"),
)
GRAMMAR_RULES = (
    ELEMENT_UNKNOWN,
    ELEMENT_NAMESPACE,
    ELEMENT_MISPLACED,
    ELEMENT_MISNAMED,
    ELEMENT_ORDER,
    ELEMENT_REPEATED,
    ELEMENT_MISSING,
    CONTENT_INCOMPLETE,
    TEXT_MISPLACED,
    TEXT_VALUE,
    ATTRIBUTE_UNKNOWN,
    ATTRIBUTE_CONFLICT,
    ATTRIBUTE_MISSING,
    ATTRIBUTE_VALUE,
    MORE_FAULTS,
)

DID_YOU_MEAN = Text("did you mean {name}{about}?", "是否应为 {name}{about}？")
REMOVE = Text("remove it", "删去")
REMOVE_TAG = Text("remove the tag, or use an element of the schema", "删去该标签，或改用模式中的元素")
ALLOWED_HERE = Text("allowed here: {names}", "此处可用：{names}")
NOTHING_HERE = Text("nothing more may stand here; remove it", "此处不能再有内容，请删去")
WRAP_TEXT = Text("put the text into {name}, or remove it", "将文字放入 {name}，或删去")
WRAP_ELEMENT = Text("put it into {wrapper}{about}; {rest}", "将其放入 {wrapper}{about}；{rest}")
END_FIRST = Text("end <{parent}> before it; {rest}", "先结束 <{parent}>；{rest}")
ELSE_WRAP = Text("{hint} Else put each {inner} into {wrapper}", "{hint} 否则将各个 {inner} 放入 {wrapper}")
WRAP_DEEPER = Text("{inner} in {outer}", "{outer} 内的 {inner}")
ALLOWED_VALUES = Text("write one of: {names}", "可用的值：{names}")
ALLOWED_TYPE = Text("expected: {names}", "应为：{names}")
OR_MORE = Text(" and {count} more", "；另有 {count} 项")
ONE_OF = Text("one of {names}", "{names} 之一")
OR = Text(" or ", " 或 ")
BEFORE = Text("before", "前")
AFTER = Text("after", "后")
NO_NAMESPACE = Text("no namespace", "空命名空间")
THE_DOCUMENT = Text("the document", "文档")
ABOUT = Text(" ({words})", "（{words}）")
