"""The commands' messages in Chinese, by their English templates; messages not listed here stay English."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "zh")

RESULTS = {
    "{folder} is an edition now.": "{folder} 已建为一个版本。",
    "Put page texts into {pages} and run: kanben build {folder}": "把版面文本放进 {pages}，然后运行：kanben build {folder}",
    "{page} is a sample to try; delete it before you begin in earnest.": "{page} 是试用的样例；正式开始前请删去。",
    "wrote {path}": "已写出 {path}",
    "added {path}": "已存入 {path}",
    "removed {path}": "已移去 {path}",
    "no schemas are kept in {path}": "{path} 中没有存入模式",
    "{place}{remark}": "{place}{remark}",
    "… and {count} more": "……另有 {count} 项",
    "<{name}> is no element of TEI ({count} ×); its text is shown": "<{name}> 不是 TEI 的元素（{count} 处）；其文字照样显示",
    "the picture {url} is not in the folder; its description is shown": "图片 {url} 不在文件夹中；显示其说明",
    "the document has no text that a page could show": "文档没有可显示的正文",
    "the text of <{name}> stands out of order: {words}": "<{name}> 的文字不在原来的次序：{words}",
    "the text of <{name}> is not shown: {words}": "<{name}> 的文字没有显示：{words}",
    "{folder}: no reader reads {names}; left out": "{folder}：没有读取器能读 {names}，已略过",
    "{folder}: no reader reads {names} and {count} more files; left out": (
        "{folder}：没有读取器能读 {names} 及另外 {count} 个文件，已略过"
    ),
    "without url in [html] of edition.toml the site has no sitemap, feed or addresses in its metadata": (
        "edition.toml 的 [html] 没有 url：网站没有站点地图和订阅源，元数据里没有地址"
    ),
    "{path}:{line}  taken into the page from {article}": "{path}:{line}  已据 {article} 写入版面",
    "{path}:{line}  carried into {article}": "{path}:{line}  已带入 {article}",
    "  - {words}": "  - {words}",
    "  + {words}": "  + {words}",
    "  {article}: <{element}> was “{before}”, is “{now}” now": "  {article}：<{element}> 原为“{before}”，现为“{now}”",
    "  {article}: <{element}> “{before}” is gone with its words": "  {article}：<{element}>“{before}”已随文字删去",
    "  {article}: its text is gone from the page; moved to removed/": "  {article}：版面已无其文，移至 removed/",
    "  {article}: its text is part of another article now; moved to removed/": "  {article}：其文已并入另一篇，移至 removed/",
    "  {article}: new, as the page has it": "  {article}：依版面新增",
    "{path}: this page is not in Chinese ({writing}): it is cut by rules made for Chinese, and its names are not "
    "looked for; check the cut with --plan, and give the page a language: line in front matter": (
        "{path}：本版不是中文（{writing}），只能照中文版面的规则切分，不找名称；请用 --plan 查看切分，并在文件开头写明 language:"
    ),
    "Japanese": "日文",
    "Korean": "韩文",
    "Latin letters": "拉丁字母",
    "Cyrillic letters": "西里尔字母",
    "Greek letters": "希腊字母",
    "Arabic letters": "阿拉伯字母",
    "Hebrew letters": "希伯来字母",
    "other letters": "其他文字",
    "moved to {path}": "已移至 {path}",
    "register.xml: {entry} was used nowhere else, and is removed": "register.xml：{entry} 别处未用，已删去",
    "{path}: the page that was {old}; its articles keep their names": "{path}：即原来的 {old}；其文章名称不变",
    "To decide this yourself, put this at the top of the file and change it:": "要自行决定，请把以下各行放在文件开头并改动：",
    "up to date: {path}": "无须更新：{path}",
    "encoded {path}  {title}": "已编码 {path}  {title}",
    "encoding": "编码",
    "validating": "校验",
    "reading": "读取文章",
    "making pages": "制作网页",
    "valid: {count} files": "校验通过：{count} 个文件",
    "Nothing was published: mend the {errors} error(s) first.": "未发布：请先改正 {errors} 处错误。",
    "{count} file(s): {errors} error(s), {warnings} warning(s)": "{count} 个文件：{errors} 处错误，{warnings} 处警告",
    "{errors} error(s), {warnings} warning(s)": "{errors} 处错误，{warnings} 处警告",
    "{path}: {articles} article(s), {characters} characters, all as printed; white space left out at {joins} join(s)": (
        "{path}：{articles} 篇文章，{characters} 字，与原版一字不差；在 {joins} 处接排处略去空白"
    ),
    "  {name}  {title}  (new, {added} tags)": "  {name}  {title}  （新编，{added} 个标签）",
    "{path}: {field} as the settings say": "{path}：{field}已依设置更新",
    "{path}: {field} is left as a person changed it": "{path}：{field}经人改动，保持不变",
    "    header: {field} as the settings say": "    文件头：{field}已依设置更新",
    "    header: {field} is left as a person changed it": "    文件头：{field}经人改动，保持不变",
    "publisher of the edition": "本版出版者",
    "rights and licence": "权利与许可",
    "newspaper": "报名",
    "place": "出版地",
    "publisher": "出版者",
    "date": "日期",
    "page": "版次",
    "title": "标题",
    "language": "语言",
    "subtitle": "副标题",
    "description": "说明",
    "{path}: {name}: {before} → {now}": "{path}：{name}：{before} → {now}",
    "{path}: {name}: untagged": "{path}：{name}：已去掉标签",
    "register.xml: {before} → {now}": "register.xml：{before} → {now}",
    "register.xml: {entry} is removed, and not made again": "register.xml：{entry} 已删去，不再生成",
    "register.xml: {entry} is new": "register.xml：新增 {entry}",
    "register.xml: {entry}: {now}": "register.xml：{entry}：{now}",
    "register.xml: nothing to change": "register.xml：无须改动",
    "wrote {path}: {count} entries": "已写出 {path}：{count} 个条目",
    "    {name}: {before} → {now}": "    {name}：{before} → {now}",
    "    {sign} <{element}> {words}": "    {sign} <{element}> {words}",
    "    {name}: {now}": "    {name}：{now}",
    "  {name}  {title}  (unchanged)": "  {name}  {title}  （未变）",
    "  {name}  {title}  ({added} tags added, {changed} changed, {removed} removed)": (
        "  {name}  {title}  （增 {added} 个标签，改 {changed} 个，去 {removed} 个）"
    ),
    "    <{element}> at characters {start}–{end} is left as a person decided": (
        "    第 {start}–{end} 字处的 <{element}> 依编者的决定不动"
    ),
    "{path}: trained on {count} checked article(s)": "{path}：已用 {count} 篇经人核对的文章训练",
    "{path}: not encoded yet; run kanben encode": "{path}：尚未编码，请运行 kanben encode",
    "{path}: edition.xml does not list this article; kanben encode lists it": (
        "{path}：edition.xml 未列此文；kanben encode 会补上"
    ),
    "{fault}": "{fault}",
    "{count} unsure cut(s); a line set: in the page's front matter decides": (
        "{count} 处切分没有把握；可在版面文件开头写 set: 行决定"
    ),
    '{count} unsure name(s), tagged with cert="low"': '{count} 个名称没有把握（cert="low"）',
    "{count} register entries that nothing uses": "{count} 个名录条目未被引用",
    "  {path}:{line}  {words}": "  {path}:{line}  {words}",
    "  … and {count} more (-v shows them)": "  ……另有 {count} 项（加 -v 全部列出）",
    "{encoded} of {pages} page(s) encoded, {articles} article(s), {checked} of them checked by a person ({share} %)": (
        "{pages} 版中已编码 {encoded} 版，共 {articles} 篇文章，其中 {checked} 篇经人核对（{share} %）"
    ),
    "{names} tagged name(s), {proposed} of them proposed by the program; {entries} register entries": (
        "已标名称 {names} 个，其中 {proposed} 个由程序提出；名录条目 {entries} 个"
    ),
    "{url}  (Ctrl-C ends)": "{url}  （按 Ctrl-C 结束）",
    "a fault of Kanben itself ({reason}); -v shows where": "Kanben 自身出错（{reason}）；加 -v 可见出处",
    "stopped; what was finished is whole, and the next run does the rest": "已中止；做完的部分完好无损，下次运行接着做",
}

ERRORS = {
    "BadInstallSource": "“{source}”不是 pip 可安装 Kanben 的来源；请用 --install-from 给出 Git 地址、wheel 或带版本的名称",
    "OutputOutside": "{path}：输出写到 {output}，在版本文件夹之外；托管平台只发布文件夹之内的内容",
    "NotFound": "{path}：没有这个文件或文件夹，请检查名称",
    "IsADirectory": "{path}：是文件夹，而此处应为文件；请指明文件",
    "NotAFile": "{path}：不是文件，而是管道、套接字或设备；{expected}只从文件读取",
    "NotPermitted": "{path}：{reason}；请检查文件权限和磁盘空间",
    "UnreadableSource": "{path}:{line}：{reason}",
    "EmptySource": "{path}：版面为空；请把版面文字放入文件，或从版本中移走它",
    "NotXml": "{path}:{line}:{column}：不是格式良好的 XML：{reason}",
    "NotTei": "{path}:{line}：根元素是 <{found}>，而 TEI 文档以 {namespace} 中的 <TEI> 开始",
    "BadInclude": "{path}:{line}：未能纳入 {href}：{reason}",
    "EditionLocked": "{path}：{host} 上的进程 {process} 正在写入本版本；请等它完成，或结束它",
    "ChangedMeanwhile": "{path}：运行期间被人改动，保持现状；请重新运行命令",
    "OldTei": (
        '{path}:{line}：根元素 <{found}> 不在任何命名空间：TEI P5 的根元素带 xmlns="{namespace}"；TEI P4（TEI.2）须先转换为 P5'
    ),
    "NotAnEdition": "{path}：不是版本（没有 edition.toml）；可用 `kanben new {path}` 新建",
    "FolderNotEmpty": "{path}：已存在且非空；请为版本另取文件夹",
    "PageExists": "{path}：版本中已有同名的另一版面 {other}；请改文件名",
    "PageNamesClash": (
        "{path}：其文章将命名为 {name}-1.xml 等，与 {other} 的 {other_name}-1.xml 等无法区分；请改其中一个版面文件的名称"
    ),
    "NameTooLong": "{path}：名称过长：{name} 及由它构成的文件名会超过 {limit} 字节；请缩短版面文件的名称",
    "BadSettings": "{path}：{reason}",
    "TextChanged": (
        "{path}：编码文字与版面不符：{page} 第 {line} 行作“{expected}”，TEI 作“{found}”；请恢复 TEI 中的原文"
        "（编者自己的话应放在 <corr>、<reg> 或 <note type='editorial'> 中），或用 `kanben encode --into-page` 把它写入版面"
    ),
    "PageChanged": (
        "{path}：版面后来有改动：{page} 第 {line} 行作“{expected}”，TEI 作“{found}”；运行 `kanben encode` 即带入 TEI"
    ),
    "TextConflict": (
        "{path}：版面与 TEI 在此处各有改动：{page} 第 {line} 行作“{expected}”，TEI 作“{found}”，原作“{before}”；"
        "`kanben encode --from-page {page}` 取版面文字，`kanben encode --into-page {page}` 取 TEI 文字"
    ),
    "PageMissing": (
        "{path}：版面文件不见了，而其文章仍在（{article} 等）；请放回文件，或用 `kanben encode --drop {path}` 把该版及其文章移出"
    ),
    "NotCorrectable": "{path}：无法把更正写入此文件：{reason}",
    "PathOutside": "{path}：越出输出文件夹；输出路径须为相对路径，且不含“..”",
    "PortTaken": "端口 {port}：{reason}；请用 --port 另指一个，0 为任一空闲端口",
    "UnknownEntry": "{path}：没有条目“{entry}”；标识即 xml:id 的值，`kanben register export` 亦列出",
    "EntryInUse": "{path}:{line}：“{words}”指向该条目，且非程序所写；请先去掉该标签",
    "BadTable": "{path}：第 {row} 行：{reason}",
    "EncodedAlready": "{path}：已经编码（{article} 等）；加 `--recut` 可重新切分，文章名称及人所标注的内容保留",
    "StylesheetFailed": "{path}：{reason}",
    "TookTooLong": "{path}：规则未能在 {seconds} 秒内完成，已被终止",
    "FileNameClash": "{path}：“{first}”与“{second}”只有大小写或组合方式之别；请改其中一个名称",
    "UnknownPageFormat": "{path}：不能读取 {found} 文件；请把版面存为纯文本（可读：{known}）",
    "SeveralPages": "{path}：含 {count} 版（以换页符分隔），而此处应为一版；请各存一个文件",
    "UnknownEncoding": "{path}：没有名为 {encoding} 的编码；请用 utf-8、gb18030、big5 或 utf-16",
    "UndecodableByte": (
        "{path}:{line}:{column}：字节 {byte} 不属于 {encoding}（文件似为 {looks_like}）；请存为 UTF-8，或用 --encoding 指明编码"
    ),
    "WrongEncoding": "{path}：按 {encoding} 读是乱码，按 {better} 则不是：请用 --encoding {better}",
    "UnsureEncoding": "{path}：可能是 {names}；请用 --encoding 指明",
    "UnprintableCharacter": "{path}:{line}:{column}：{code} 是{kind}；请换成所印的字，不明者用 〓",
    "UnknownTagger": "“{name}”不是标注器；现有：{known}；请安装提供它的插件，或从中选用",
    "SchemaFailed": "{path}：不能用作模式：{reason}",
    "SameName": "{path}：与另一名为“{other}”的文件同时发布；请改其中一个名称",
    "NotOurs": "{path}：已存在，且不是 Kanben 所制的网站；请另指输出文件夹，或先移走它",
    "NotJsonLines": (
        '{path}:{line}：此处应为 {{"text": "…", "entities": [[0, 3, "PER"]]}} 这样的对象：{reason}；请改正此行，'
        "或用 `kanben tag --format jsonl` 重新生成"
    ),
    "DifferentTexts": "{path}：文档 {document} 作“{found}”，{gold} 作“{expected}”；请比较同一文本的两种标注",
    "BadFix": "{path}：“{fix}”无从改起；请写“行号=类别”，行号为有字的行，类别为 {known} 之一",
    "MissingExtra": "{feature} 需要一个可选的库；请安装：pip install 'kanben[{extra}]'",
    "UnreadableModel": "{path}：不是 `kanben train` 写出的模型（{reason}）；请重新训练，或删去该文件",
    "NothingToLearn": (
        "{path}：经人核对的文章有 {found} 篇，至少需要 {expected} 篇；请核对文章（为名称加上您的 @resp）后再训练"
    ),
    "BadPicture": "{path}：{reason}；请把图片存为 JPEG、PNG 或普通 SVG",
    "SearchFailed": "无法生成检索索引：{reason}；在 [html] 下写 `search = false` 可不设检索",
    "ProcessLost": "分担工作的一个进程被外部终止，可能是内存不足；请加 --workers 1 重试",
    "TooLarge": "{path}：大小为 {size} MB，至多读入 {limit} MB；请分为若干文件",
    "TooDeep": "{path}:{line}：元素嵌套超过 {limit} 层；请拆开其中一些",
    "MissingModel": "标注器“{tagger}”需要模型“{model}”：{reason}；请安装它，或选用其他标注器",
}


def worded(template: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """Return a message in a language: its Chinese wording if there is one, else the English template, filled in."""
    wording = RESULTS.get(template, template) if language == "zh" else template
    return wording.format(**values) if values else wording


def worded_error(error: Exception, template: str, language: str, values: Mapping[str, object]) -> str:
    """Return an error's message in a language."""
    wording = ERRORS.get(type(error).__name__, template) if language == "zh" else template
    return wording.format(**values)
