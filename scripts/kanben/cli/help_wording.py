"""The help of commands and options in Chinese.  A test names each text that has none."""

from __future__ import annotations

import click

# English text, white space run together → Chinese; paragraphs are parted by empty lines.
HELP = {
    "Turn newspaper pages into a digital edition: TEI, a static site and an EPUB book. Begin with `kanben new DIR`, put page "
    "texts into DIR/pages, and run `kanben build DIR`.": (
        "把报纸版面做成数字版本：TEI、静态网站和 EPUB 电子书。\n\n先运行 `kanben new DIR`，把版面文本放进 DIR/pages，再运行 `kanben build DIR`。"
    ),
    "Show the version and exit.": "显示版本号并退出。",
    "Say nothing but errors.": "除错误外不作声。",
    "Say every step.": "逐步说明。",
    "The language of messages.": "信息所用的语言。",
    "Make a new edition in FOLDER: settings with comments, schemas, a sample page, .gitignore. A folder that holds files "
    "already is left alone; only the files of --ci may be added to an edition that exists.": (
        "在 FOLDER 中新建一个版本：带说明的设置、模式、样例版面、.gitignore。\n\n已有文件的文件夹不会改动；已有的版本只可用 --ci 添加文件。"
    ),
    "The edition's title.": "版本的标题。",
    "With a sample page to try, or without (default: with).": "是否附一个试用的样例版面（默认附上）。",
    "Add a workflow that validates, builds and publishes, and a commit hook.": "添加校验、构建并发布的工作流，以及提交钩子。",
    "What --ci installs Kanben from, as pip takes it: git+https://…, a wheel, a name with a version.": (
        "--ci 从何处安装 Kanben，写法同 pip：git+https://…、wheel 文件或带版本号的名称。"
    ),
    "Say how far the edition in FOLDER (here, if none is named) is: pages, articles, the share that people have checked. Then "
    "what deserves a look, with file and line: cuts and names of which the program is unsure, register entries that nothing "
    "uses, articles that edition.xml does not list, files that no reader reads. -v lists all of them.": (
        "说明 FOLDER（不写则为当前文件夹）中版本的进度：版面、文章、经人核对的比例。\n\n"
        "再列出值得一看之处及其文件和行：没有把握的切分和名称、无处使用的条目、edition.xml 未列的文章、无法读取的文件。-v 全部列出。"
    ),
    "Encode PAGES as TEI: one file for each article, and the names in the register. Without PAGES, or with the folder of an "
    "edition, every page of the edition. A page outside the edition is copied into its pages/ folder. Run again, it keeps "
    "what people changed and renews only what the program had tagged. What was corrected in a page since the last run is "
    "carried into its articles.": (
        "把 PAGES 编码为 TEI：每篇文章一个文件，名称记入 register.xml。\n\n"
        "不写 PAGES 或写版本的文件夹，则编码其全部版面；版本之外的版面会复制到 pages/。再次运行时保留人所改动的内容，只更新程序所标注的；"
        "版面文本的改动会带入文章。"
    ),
    "The edition's folder; else the one around the page, or here.": "版本的文件夹；不写则取版面所在的版本或当前文件夹。",
    "The pages' character encoding, where it is not recognised.": "版面的字符编码（无法识别时）。",
    "Which taggers to ask, separated by commas; else as edition.toml says.": "使用哪些标注器，以逗号分隔；不写则依 edition.toml。",
    "Write nothing; say what would change, and exit with 1 if anything would.": "不写文件，只说明将有何变动；有变动则返回 1。",
    "Where page and TEI differ, take corrections typed in the TEI into the page's file.": "版面与 TEI 不同之处，以 TEI 的改正写入版面文件。",
    "Where page and TEI differ, take the page's words into the TEI.": "版面与 TEI 不同之处，以版面的文字写入 TEI。",
    "Cut PAGES anew that are encoded; articles keep their names, people's tags and notes stay.": (
        "重新切分已编码的 PAGES；文章名称不变，人的标注和注释保留。"
    ),
    "Take a page out of the edition: its articles go to removed/, register entries that only they used go.": (
        "从版本中移出一个版面：其文章移至 removed/，仅其使用的条目删去。"
    ),
    "Show how the pages would be cut, and why; encode nothing.": "显示版面将如何切分及理由，不编码。",
    "Decide the cut at a line of the page: article, same, join, apart, or a kind of part (see --plan).": (
        "决定版面某一行的切分：article、same、join、apart，或段落的种类（见 --plan）。"
    ),
    "How many processes; else one for each core, eight at most.": "使用几个进程；不写则每核一个，至多八个。",
    "Merge, rename, split or reject register entries, with all tags that point to them; edit their names as a table. Entries "
    "are named by their identifiers, the values of xml:id in register.xml.": (
        "合并、改名、分开或剔除条目，连同指向它们的全部标签；以表格编辑名称。\n\n条目以其标识（register.xml 中 xml:id 的值）指称。"
    ),
    "Write the register to FILE as CSV for a spreadsheet: id, kind, name, variants (between semicolons), by, mentions.": (
        "把条目写成 CSV 表格 FILE：id、kind（类别）、name（名称）、variants（异名，以分号分隔）、by（责任者）、mentions（次数）。"
    ),
    "The edition's folder; else the one around here.": "版本的文件夹；不写则取当前文件夹所在的版本。",
    "Take name and variants of each row of FILE (CSV) over into the register. A row without id adds an entry; entries that "
    "FILE does not have stay as they are.": (
        "把 FILE（CSV）各行的名称和异名写入条目。\n\n没有 id 的行新增条目；FILE 中没有的条目不变。"
    ),
    "Make one of ENTRY and each OTHER: what the others say, their names too, goes to ENTRY, and every tag points to it.": (
        "把 ENTRY 与各 OTHER 合为一条：其内容和名称归入 ENTRY，所有标签都指向它。"
    ),
    "Remove each ENTRY for good: its names are untagged, and not tagged again. A tag that a person made or changed is not "
    "removed: it is named, and the entry stays.": (
        "永久剔除各 ENTRY：去掉其名称的标签，以后也不再标注。\n\n人所加或改过的标签不会去掉：会指出其所在，条目保留。"
    ),
    "Give ENTRY the main name NAME; the one before becomes a variant. The identifier stays.": (
        "把 ENTRY 的主名改为 NAME；原名成为异名，标识不变。"
    ),
    "Make a second entry of ENTRY, for its tags of some words or in some articles. Articles are named by file or identifier. "
    "With both, those tags are taken to which both apply.": (
        "由 ENTRY 分出另一条目，归入某些文字或某些文章中的标签。\n\n文章以文件或标识指称；两者都写则取同时符合的标签。"
    ),
    "Take the tags of these words (may be repeated).": "取这些文字的标签（可重复）。",
    "Take the tags in this article (may be repeated).": "取此文中的标签（可重复）。",
    "The new entry's main name.": "新条目的主名。",
    "Propose names for FILES, plain text or TEI, and write them to standard output; `-` is standard input. As jsonl, plain "
    'text gives one object for each line: {"text", "entities": [[start, end, "PER"|"LOC"|"ORG"|"SOURCE"]]}, offsets in '
    "characters; TEI gives one for each paragraph or headline. As tei, TEI comes back with the names that it lacks, linked to "
    "the register of the edition around it; what people tagged stays.": (
        "为 FILES（纯文本或 TEI）标出名称，写到标准输出；`-` 为标准输入。\n\n"
        '输出 jsonl 时，纯文本每行一个对象：{"text", "entities": [[start, end, "PER"|"LOC"|"ORG"|"SOURCE"]]}，位置以字符计；'
        "TEI 则每段或每个标题一个。输出 tei 时，补上所缺的名称并指向所在版本的条目；人的标注保留。"
    ),
    "What to write; else TEI for .xml files, JSON Lines for others.": "输出什么；不写则 .xml 文件输出 TEI，其他输出 JSON Lines。",
    "Which taggers to ask, separated by commas; else register, rules and model.": (
        "使用哪些标注器，以逗号分隔；不写则为 register、rules 和 model。"
    ),
    "Check PATHS, TEI files or folders, against RELAX NG, Schematron and each other; `-` is standard input. Exits with 0 if "
    "they are valid (there may be warnings), 1 if they are not, 2 if some could not be checked.": (
        "以 RELAX NG、Schematron 及相互引用校验 PATHS（TEI 文件或文件夹）；`-` 为标准输入。\n\n"
        "校验通过（可有警告）返回 0，不通过返回 1，有文件无法校验返回 2。"
    ),
    "A RELAX NG schema (.rng, .rnc) in place of the files' own or Kanben's.": "RELAX NG 模式（.rng、.rnc），代替文件自己的或 Kanben 的。",
    "A Schematron schema in place of the files' own or Kanben's.": "Schematron 模式，代替文件自己的或 Kanben 的。",
    "An XML catalog that says which file stands for an address; those of XML_CATALOG_FILES follow.": (
        "XML 目录，说明各网址由哪个文件代替；其后为 XML_CATALOG_FILES 所列。"
    ),
    "The phase of the Schematron schema, by its id; #ALL for all patterns.": "Schematron 模式的阶段（id）；#ALL 为全部规则组。",
    "Check documents with what they include from their folder (the default).": "连同其从同一文件夹引入的内容校验（默认）。",
    "List the rules with their ids, and stop.": "列出规则及其 id 后退出。",
    "Keep schemas for `kanben validate`: documents name them by addresses of the web, and nothing is fetched. A file of its "
    "usual name (tei_all.rng, tei-epidoc.rng, mei-all.rng, basisformat.rng …) answers all addresses at which TEI, EpiDoc, "
    "MEI, DTABf and ParlaMint publish a schema of that name. XML catalogs (XML_CATALOG_FILES, `validate --catalog`) are asked "
    "first. tei_all.rng is also what TEI without a schema is checked against.": (
        "为 `kanben validate` 存放模式：文档以网址指称模式，而程序从不下载。\n\n"
        "文件用通常的名称（tei_all.rng、tei-epidoc.rng、mei-all.rng、basisformat.rng 等），即代表 TEI、EpiDoc、MEI、DTABf 和 ParlaMint 发布该模式的各网址。"
        "XML 目录（XML_CATALOG_FILES、`validate --catalog`）优先。没有指明模式的 TEI 也以 tei_all.rng 校验。"
    ),
    "Keep copies of FILES: RELAX NG (.rng, .rnc) or Schematron (.sch), with the files that they include.": (
        "存放 FILES 的副本：RELAX NG（.rng、.rnc）或 Schematron（.sch），连同其引入的文件。"
    ),
    "The address that the file shall stand for (one file).": "该文件所代表的网址（限一个文件）。",
    "List the schemas that are kept, and the addresses that were given for them.": "列出所存的模式及其网址。",
    "Forget the schemas of these names.": "删去这些名称的模式。",
    "Make a site or a book of PATHS: one edition's folder, or TEI files of any kind, or folders of them. Nothing is encoded or "
    "validated; the output goes to a folder or file named like the first path, here, unless --output says otherwise. A folder "
    "that holds something else than an earlier site is not replaced. Articles of an edition become their pages alone, with the "
    "entries that they name; --site publishes all around them.": (
        "把 PATHS（一个版本的文件夹，或任何 TEI 文件及其文件夹）做成网站或书。\n\n"
        "不编码也不校验；输出到当前文件夹中与第一个路径同名的文件夹或文件，除非用 --output 另指。除先前输出的网站外，不会替换有内容的文件夹。"
        "版本中的文章只做成各自的网页及其提到的条目；--site 则做成整个网站。"
    ),
    "What to make.": "做成什么。",
    "Where to: a folder (html) or a file (epub).": "输出到何处：文件夹（html）或文件（epub）。",
    "How a book's lines run (editions).": "书中文字横排还是竖排（版本）。",
    "What makes one book (editions).": "以什么为一册书（版本）。",
    "Of an edition's articles, the whole site: lists, map, search.": "由版本中的文章做成整个网站：列表、地图、检索。",
    "Exit 1 where an element is unknown, a picture missing or a text not shown.": "有未知元素、缺图片或文字未显示时返回 1。",
    "Encode the pages that are new, validate, and publish the edition in FOLDER (here, if none is named). An edition with "
    "errors is not published, and the last good output stays.": (
        "编码新的版面，校验，并发布 FOLDER（不写则为当前文件夹）中的版本。\n\n有错误的版本不发布，上次的输出保留。"
    ),
    "Only this format.": "只做这种格式。",
    "Publish even what is up to date.": "无须更新的也重新发布。",
    "Check the books and the site built of the edition in FOLDER: EPUBCheck, links, Ace. Each finding names the line of the TEI "
    "that it comes from. Exits with 0 if nothing is wrong, 1 if something is. A checker that this machine lacks is named in a "
    "warning.": (
        "检查 FOLDER 中版本所做的书和网站：EPUBCheck、链接、Ace。\n\n每项结果指明其来自 TEI 的哪一行。无误返回 0，有误返回 1。本机没有的检查工具会在警告中指出。"
    ),
    "Check this EPUB of the edition, not what was built.": "检查该版本的这个 EPUB，而非所构建的。",
    "The form of the report.": "报告的形式。",
    "Build the edition in FOLDER and show its site on this machine; build again, and reload, when a file changes. Nobody else "
    "can see it: the server listens on the loopback address only. Ctrl-C ends it.": (
        "构建 FOLDER 中的版本并在本机预览其网站；文件改动后重新构建并刷新。\n\n他人无法看到：服务器只在本机地址监听。按 Ctrl-C 结束。"
    ),
    "0: any free port.": "0 为任一空闲端口。",
    "Compare PREDICTED with GOLD: JSON Lines with entities, or TEI (a file, a folder, an edition). Prints precision, recall "
    "and F1 of names, exact and overlapping, for each kind; for TEI also of the roles, of article boundaries, and the share of "
    "parts with the right label.": (
        "以 GOLD 评测 PREDICTED：带实体的 JSON Lines，或 TEI（文件、文件夹、版本）。\n\n"
        "输出各类名称的精确率、召回率和 F1（完全一致与部分重叠）；TEI 还评测角色、文章边界，以及段落种类的正确率。"
    ),
    "In place of PREDICTED: tag the checked articles of the edition GOLD without and with a model trained on the others, in so "
    "many rounds.": "代替 PREDICTED：分若干轮，以其余文章训练的模型与不用模型分别标注版本 GOLD 中经核对的文章。",
    "Train a small model on the checked articles of the edition in DIRECTORY (here, if none is named). An article counts as "
    "checked when a person answers for something in it (@resp). The model is stored with the edition and is one more tagger "
    "from the next `kanben encode` on; remove the file to do without it. `kanben evaluate DIRECTORY --folds 5` shows what it "
    "gains.": (
        "以 DIRECTORY（不写则为当前文件夹）中版本经核对的文章训练一个小模型。\n\n"
        "文中有人负责的标注（@resp）即算经核对。模型存放在版本中，下次 `kanben encode` 起多一个标注器；删去该文件即不再使用。"
        "`kanben evaluate DIRECTORY --folds 5` 显示其效果。"
    ),
    "Show the help of COMMAND, as `kanben COMMAND --help` does; without one, the commands.": (
        "显示 COMMAND 的说明，同 `kanben COMMAND --help`；不写则列出各命令。"
    ),
    "Make a new edition.": "新建版本。",
    "Say how far an edition is: pages, checked articles, what is unsure.": "说明版本的进度：版面、经核对的文章、没有把握之处。",
    "Encode page texts as TEI; keep what people changed.": "把版面文本编码为 TEI；保留人所改动的内容。",
    "Merge, rename, split or reject register entries; edit them as a table.": "合并、改名、分开或剔除条目；以表格编辑。",
    "Propose names for plain text or TEI.": "为纯文本或 TEI 标出名称。",
    "Say what is wrong in TEI files, and what to do.": "指出 TEI 文件的错误及改法。",
    "Keep the schemas that documents name by addresses of the web.": "存放文档以网址指称的模式。",
    "Make a site or a book of TEI files or an edition.": "把 TEI 文件或版本做成网站或书。",
    "Encode, validate and publish an edition, as far as it is not up to date.": "编码、校验并发布版本中有待更新的部分。",
    "Check the books and the site that were built.": "检查所做的书和网站。",
    "Preview an edition on this machine, following every change.": "在本机预览版本，随改动更新。",
    "Measure a tagging or a cut against a person's.": "以人的标注或切分评测程序的。",
    "Learn to find names from an edition's checked articles.": "由版本中经核对的文章学习标注名称。",
    "Show the help of a command.": "显示某个命令的说明。",
}
_english: dict[click.Command | click.Parameter, str] = {}


def help_in(text: str, language: str) -> str:
    """Return a text of the help in a language; as it is, where that has no other."""
    return HELP.get(" ".join(text.split()), text) if language == "zh" else text


def word_help(command: click.Command, language: str) -> None:
    """Put the help of a command, its options and its own commands into a language, in place."""
    for each in (command, *command.params):
        if isinstance(each, click.Command | click.Option) and each.help:
            each.help = help_in(_english.setdefault(each, each.help), language)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        word_help(inner, language)
