"""Says in plain words why a file is not well-formed XML, and where the fault begins.

libxml2 names the place where it noticed; for tags and entities that is behind the fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kanben.errors import NotXml
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Place, Violation

NOT_WELL_FORMED = Rule(
    "not-well-formed",
    Text("A file is well-formed XML without a DTD.", "文件须为格式良好、不含 DTD 的 XML。"),
    Text("{reason}", "{reason}"),
    Text("{hint}", "{hint}"),
)
_MEND = Text("mend the mark-up here; nothing else was checked", "先改正此处标记；其余内容未校验")


@dataclass(frozen=True, slots=True)
class Wording:
    """A message of libxml2 in plain words; `before` is what the fault begins with, to be looked for backwards."""

    pattern: re.Pattern[str]
    reason: Text
    hint: Text = _MEND
    before: str = ""
    expected: tuple[str, ...] = ()


_COMMENT = "<!--"
_AMPERSAND = Text("write &amp; for the character itself", "字符本身应写作 &amp;")
_WORDINGS = (
    Wording(
        re.compile(r"Opening and ending tag mismatch: (?P<open>\S+) line (?P<line>\d+) and (?P<end>[^\s,]+)"),
        Text("</{end}> ends nothing: <{open}> of line {line} is still open", "</{end}> 无对应：第 {line} 行的 <{open}> 尚未结束"),
        Text("put </{open}> before it, or correct one of the two names", "在其前补上 </{open}>，或改正其中一个名称"),
        "</",
        ("</{open}>",),
    ),
    Wording(
        re.compile(r"Premature end of data in tag (?P<open>\S+) line (?P<line>\d+)"),
        Text("the file ends, but <{open}> of line {line} is still open", "文件已结束，但第 {line} 行的 <{open}> 尚未结束"),
        Text("add </{open}>; perhaps the end of the file was lost", "补上 </{open}>；文件末尾可能缺失"),
        "",
        ("</{open}>",),
    ),
    Wording(
        re.compile(r"xmlParseEntityRef: no name|EntityRef: expecting ';'"),
        Text("& begins an entity that has no end", "& 之后没有完整的实体名称"),
        _AMPERSAND,
        "&",
        ("&amp;",),
    ),
    Wording(
        re.compile(r"Entity '(?P<name>[^']+)' not defined"),
        Text("the entity &{name}; is not defined", "实体 &{name}; 未定义"),
        Text("write the character itself in place of &{name};", "直接写该字符，不用 &{name};"),
        "&",
    ),
    Wording(
        re.compile(r"AttValue: \" or ' expected"),
        Text("the value of an attribute has no quotation marks", "属性值没有引号"),
        Text('write name="value", with straight quotation marks', '应写作 name="value"，用半角直引号'),
    ),
    Wording(
        re.compile(r"Specification mandates value for attribute (?P<name>\S+?),"),
        Text("the attribute {name} has no value", "属性 {name} 没有值"),
        Text('write {name}="…"', '应写作 {name}="…"'),
    ),
    Wording(
        re.compile(r"error parsing attribute name|attributes construct error|Couldn't find end of Start Tag"),
        Text("the start tag holds something that is no attribute, or its > is missing", "开始标签中有不是属性的内容，或缺少 >"),
        Text('close the tag with >; write attributes as name="value", a space before each', '以 > 结束标签；属性应写作 name="value"，前加空格'),
    ),
    Wording(
        re.compile(r"Comment not terminated"),
        Text("the comment that begins here has no end", "此处开始的注释没有结束"),
        Text("put --> behind it", "在其后补上 -->"),
        _COMMENT,
        ("-->",),
    ),
    Wording(
        re.compile(r"Unescaped '<' not allowed in attributes values"),
        Text("< stands in an attribute's value, or its quotation mark is missing", "属性值中有 <，或缺少引号"),
        Text("write &lt; for the character itself, or close the value", "字符本身应写作 &lt;，或补上引号"),
    ),
    Wording(
        re.compile(r"StartTag: invalid element name"),
        Text("< stands in the text, but begins no tag", "正文中的 < 不是标签的开头"),
        Text("write &lt; for the character itself", "字符本身应写作 &lt;"),
        "<",
        ("&lt;",),
    ),
    Wording(
        re.compile(r"Attribute (?P<name>\S+) redefined"),
        Text("the attribute {name} stands twice in one tag", "同一标签中属性 {name} 重复"),
        Text("keep one of the two", "只保留其一"),
        " {name}",
    ),
    Wording(
        re.compile(r"Namespace prefix (?P<prefix>\S+) "),
        Text("the prefix {prefix}: is not declared", "前缀 {prefix}: 未声明"),
        Text('add xmlns:{prefix}="…" to the root element, or drop the prefix', '在根元素上声明 xmlns:{prefix}="…"，或去掉前缀'),
    ),
    Wording(
        re.compile(r"Excessive depth"),
        Text("the elements are nested more than 256 levels deep", "元素嵌套超过 256 层"),
        Text("nest elements less deeply; perhaps end tags are missing", "减少嵌套层次；可能缺少结束标签"),
    ),
    Wording(
        re.compile(r"Resource limit exceeded|too long"),
        Text("a single text is longer than ten million bytes", "单段文字超过一千万字节"),
        Text("divide it into several elements or documents", "拆分为若干元素或文档"),
    ),
    Wording(
        re.compile(r"entity amplification|Entity reference loop"),
        Text("its entities grow without bound", "实体展开后无限增长"),
        Text("remove the document type declaration (<!DOCTYPE …>)", "删去文档类型声明（<!DOCTYPE …>）"),
    ),
    Wording(
        re.compile(r"Invalid character: Char|invalid Char value|out of allowed range"),
        Text("a control character stands here, which XML does not allow", "此处有 XML 不允许的控制字符"),
        Text("remove it; perhaps the file is not text at all", "删去该字符；文件可能并非文本"),
    ),
    Wording(
        re.compile(r"Document is empty"),
        Text("the file is empty", "文件为空"),
        Text("put the document into the file, or remove it", "写入文档内容，或删去该文件"),
    ),
    Wording(
        re.compile(r"Start tag expected"),
        Text("the file does not begin with a tag: it is not XML", "文件不以标签开头，不是 XML"),
        Text("give the name of an XML file", "请指明 XML 文件"),
    ),
    Wording(
        re.compile(r"Extra content at the end of the document"),
        Text("there is something after the end of the root element", "根元素结束后仍有内容"),
        Text("remove it, or put it inside the root element", "删去，或移入根元素"),
    ),
    Wording(
        re.compile(r"Invalid bytes in character encoding|not proper UTF-8"),
        Text("the bytes are not in the encoding the file declares", "字节与文件声明的编码不符"),
        Text("save the file as UTF-8, or declare the encoding it has", "将文件存为 UTF-8，或声明其实际编码"),
    ),
)  # fmt: skip


_FULL_WIDTH = {
    "＜": "<",
    "＞": ">",
    "＝": "=",
    "／": "/",
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "＇": "'",
    "＆": "&",
}
_FULL_WIDTH_MARK = Text("{mark} is no mark of XML", "{mark} 不是 XML 的标记符号")
_HALF_WIDTH = Text("write {instead}, the half-width character", "应写半角字符 {instead}")
_SECOND_START = Text(
    "<{open}> begins here once more where it should end", "此处 <{open}> 又开始一次，似应结束"
)
_END_IT = Text("write </{open}>", "应写作 </{open}>")
_IN_TAG = 500  # characters before and behind a fault among which its tag is looked for


def not_well_formed(error: NotXml, path: Path, content: bytes, language: str) -> Violation:
    """Return the violation for a file that could not be parsed; unknown messages are passed on as they are."""
    message = str(error.values["reason"])
    line, column = int(str(error.values["line"])) or 1, int(str(error.values["column"])) or 1
    wording, parts = _worded(message)
    if slip := _slip(content, line, column, parts):
        return NOT_WELL_FORMED.violation(
            Place(path, slip.line, slip.column),
            language,
            (slip.instead,),
            reason=slip.reason.in_language(language, **slip.parts),
            hint=slip.hint.in_language(language, **slip.parts),
        )
    if wording is None:
        reason = re.sub(r", line \d+, column \d+$", "", message).strip()
        return NOT_WELL_FORMED.violation(
            Place(path, line, column), language, reason=reason, hint=_MEND.in_language(language)
        )
    line, column = _beginning(content, line, column, wording.before.format(**parts))
    return NOT_WELL_FORMED.violation(
        Place(path, line, column),
        language,
        tuple(item.format(**parts) for item in wording.expected),
        reason=wording.reason.in_language(language, **parts),
        hint=wording.hint.in_language(language, **parts),
    )


def _worded(message: str) -> tuple[Wording | None, dict[str, str]]:
    """Return the wording of a message of libxml2, and the names and lines in it."""
    for wording in _WORDINGS:
        if found := wording.pattern.search(message):
            return wording, found.groupdict()
    return None, {}


@dataclass(frozen=True, slots=True)
class _Slip:
    """A slip of the keyboard that explains a fault: its place, what it is, what to write instead."""

    line: int
    column: int
    reason: Text
    hint: Text
    instead: str
    parts: dict[str, str]


def _slip(content: bytes, line: int, column: int, parts: dict[str, str]) -> _Slip | None:
    """Look for a slip behind a fault: a full-width mark in its tag, or in the end tag that is missed; a tag begun twice."""
    text = content.decode("utf-8", "replace")
    at = _offset(text, line, column)
    if name := parts.get("open"):
        start = _offset(text, int(parts["line"]), 1)
        twice = re.compile(rf"<{re.escape(name)}(?:\s[^<>]*)?>[^<]*(?P<again><{re.escape(name)}\s*>)")
        for found in twice.finditer(text, max(start - _IN_TAG, 0), at):
            if _line_of(text, found.start("again")) == int(parts["line"]):
                place = _place(text, found.start("again"))
                return _Slip(*place, _SECOND_START, _END_IT, f"</{name}>", {"open": name})
        missed = re.compile(rf"＜(?=\s*[/／]?\s*{re.escape(name)}\b)|(?<=<)／(?={re.escape(name)}\b)")
        if found_mark := missed.search(text, start, at):
            return _full_width(text, found_mark.start())
    opening = max(text.rfind("<", max(at - _IN_TAG, 0), at), 0)  # libxml2 stops behind what it minds
    closing = text.find(">", at, at + _IN_TAG)
    tag = text[opening : closing if closing >= 0 else at + 1].split("\n<")[0]
    unquoted = re.sub(r"\"[^\"]*\"|'[^']*'", lambda value: " " * len(value.group()), tag)
    if text[opening : opening + 1] == "<" and (mark := re.search(f"[{''.join(_FULL_WIDTH)}]", unquoted)):
        return _full_width(text, opening + mark.start())
    return None


def _full_width(text: str, at: int) -> _Slip:
    instead = _FULL_WIDTH[text[at]]
    parts = {"mark": text[at], "instead": instead}
    return _Slip(*_place(text, at), _FULL_WIDTH_MARK, _HALF_WIDTH, instead, parts)


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column in a text."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return min(start + column - 1, len(text))


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _place(text: str, at: int) -> tuple[int, int]:
    """Return the line and column of an offset in a text."""
    return _line_of(text, at), at - text.rfind("\n", 0, at)


def _beginning(content: bytes, line: int, column: int, before: str) -> tuple[int, int]:
    """Return line and column where the fault begins: in its line, or where what has no end begins before it."""
    lines = content.split(b"\n", line)[:line]
    if not before or len(lines) < line:
        return line, column
    texts = [text.decode("utf-8", "replace") for text in lines]
    at = texts[-1].rfind(before, 0, column)
    while at < 0 and len(texts) > 1 and before == _COMMENT:
        texts.pop()
        at = texts[-1].rfind(before)
    return (line, column) if at < 0 else (len(texts), at + 1 + (len(before) - len(before.lstrip())))
