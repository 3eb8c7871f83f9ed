"""The rules that look at a whole edition: its register, its links, its texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.page_files import refuse_names
from kanben.errors import KanbenError, PageChanged, TextChanged
from kanben.files import real_path
from kanben.validate.rules import Rule, Text
from kanben.validate.summary import Entry, Link, Summary
from kanben.validate.violation import Place, Severity, Violation

UNUSED = Rule(
    "register-unused",
    Text("Every register entry is used.", "名录条目须被引用。"),
    Text("nothing points to the entry “{form}” ({id})", "没有任何内容指向条目“{form}”（{id}）"),
    Text("tag the name where it stands in the text, or remove the entry", "在正文中标注该名称，或删去条目"),
    Severity.WARNING,
)
DOUBLE = Rule(
    "register-duplicate",
    Text("The register has each person, place, organisation and source once.", "名录中每一对象只列一次。"),
    Text(
        "“{form}” is the main form of two entries of one kind: {id} and {other} (line {line})",
        "“{form}”是两个同类条目的主要名称：{id} 与 {other}（第 {line} 行）",
    ),
    Text(
        "merge them, or add a note that tells the two apart",
        "合并两条；若非同一对象，各加 note 说明",
    ),
    Severity.WARNING,
)
TWO_KINDS = Rule(
    "name-two-kinds",
    Text("One spelling is tagged as one kind of name.", "同一写法应标为同一类名称。"),
    Text(
        "“{spelling}” is tagged <{kind}> here, but <{usual}> in {count} other place(s)",
        "“{spelling}”此处标为 <{kind}>，而另有 {count} 处标为 <{usual}>",
    ),
    Text(
        "use one kind throughout, or check that two different things are meant",
        "统一类别，或确认所指确为不同对象",
    ),
    Severity.WARNING,
)
ONE_WAY = Rule(
    "link-one-way",
    Text(
        "What goes on elsewhere is taken up there: @next and @prev, and both ends of a jump, agree.",
        "分处两处的内容须互相指向：@next 与 @prev、下转与上接两端一致。",
    ),
    Text(
        "the {kind} link to {target} has no {back} link back", "{kind} 指向 {target}，但该处没有指回的 {back}"
    ),
    Text("add the link back at {target}, or correct this one", "在 {target} 处补上指回，或改正此处"),
)
ID_FILE = Rule(
    "id-file-name",
    Text("An article's xml:id is its file's name.", "文章的 xml:id 与文件名一致。"),
    Text(
        "the xml:id of the document is “{id}”, its file is called {file}",
        "文档的 xml:id 为“{id}”，文件名为 {file}",
    ),
    Text("rename the file or the xml:id so that both agree", "修改文件名或 xml:id 使两者一致"),
)
UNLISTED = Rule(
    "article-unlisted",
    Text("Every article is listed in edition.xml.", "每篇文章须列入 edition.xml。"),
    Text("edition.xml does not list this article", "edition.xml 未列入本文"),
    Text(
        'add <bibl type="article"> with a <ref> to {file}',
        '补上指向 {file} 的 <bibl type="article"> 与 <ref>',
    ),
)
TEXT = Rule(
    "text-identity",
    Text("The articles of a page give back its printed characters.", "一版各文须还原该版印出的文字。"),
    Text("{reason}", "{reason}"),
    Text(
        'restore the printed characters; editorial text belongs into <corr>, <supplied> or <note type="editorial">',
        '恢复原印文字；编者文字应放入 <corr>、<supplied> 或 <note type="editorial">',
    ),
)
EDITION_RULES = (UNUSED, DOUBLE, TWO_KINDS, ONE_WAY, ID_FILE, UNLISTED, TEXT)

_BACK = {"next": "prev", "prev": "next", "jump": "jump"}


def across_edition(edition: Edition, summaries: Sequence[Summary], language: str) -> list[Violation]:
    """Return what is wrong between the documents of an edition; `summaries` are all of them that could be read."""
    checks: tuple[Callable[[Edition, Sequence[Summary], str], Iterator[Violation]], ...] = (
        _register,
        _spellings,
        _links,
        _articles,
        _texts,
    )
    return [violation for check in checks for violation in check(edition, summaries, language)]


def _register(_edition: Edition, summaries: Sequence[Summary], language: str) -> Iterator[Violation]:
    used = frozenset(target for summary in summaries for target in summary.targets)
    for summary in summaries:
        first: dict[tuple[str, str], Entry] = {}
        for entry in summary.entries:
            if (summary.path, entry.id) not in used:
                yield UNUSED.violation(entry.place, language, form=entry.form, id=entry.id)
            other = first.setdefault((entry.kind, entry.form), entry)
            if other is not entry and not (other.distinct and entry.distinct):
                yield DOUBLE.violation(
                    entry.place, language, form=entry.form, id=entry.id, other=other.id, line=other.place.line
                )


def _spellings(_edition: Edition, summaries: Sequence[Summary], language: str) -> Iterator[Violation]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for summary in summaries:
        for mention in summary.mentions:
            kinds[mention.spelling][mention.kind] += 1
    for summary in summaries:
        for mention in summary.mentions:
            counts = kinds[mention.spelling]
            usual, count = max(counts.items(), key=lambda item: (item[1], item[0]))
            if mention.kind != usual:
                yield TWO_KINDS.violation(
                    mention.place,
                    language,
                    (f"<{usual}>",),
                    spelling=mention.spelling,
                    kind=mention.kind,
                    usual=usual,
                    count=count,
                )


def _links(_edition: Edition, summaries: Sequence[Summary], language: str) -> Iterator[Violation]:
    ends: defaultdict[tuple[str, Path, Path], list[Link]] = defaultdict(list)  # by kind, from where, to where
    for summary in summaries:
        for link in summary.links:
            ends[link.kind, summary.path, link.target[0]].append(link)
    for summary in summaries:
        for link in summary.links:
            back, (file, fragment) = _BACK[link.kind], link.target
            candidates = ends.get((back, file, summary.path), ())
            if not any(_answers(other, link) for other in candidates):
                target = f"{file.name}#{fragment}" if fragment else file.name
                yield ONE_WAY.violation(link.place, language, kind=link.kind, back=back, target=target)


def _answers(other: Link, link: Link) -> bool:
    """Whether a link from the file to which one leads begins there and leads back (a link to a file leads to all of it)."""
    return other.target[1] in ("", link.source) and link.target[1] in ("", other.source)


def _articles(edition: Edition, summaries: Sequence[Summary], language: str) -> Iterator[Violation]:
    contents = real_path(edition.contents)
    listed = {target for summary in summaries if summary.path == contents for target, _ in summary.targets}
    for summary in summaries:
        if summary.path.parent.name != "articles":
            continue
        if summary.id != summary.path.stem:
            yield ID_FILE.violation(summary.root, language, id=summary.id, file=summary.path.name)
        if (listed or not edition.contents.exists()) and summary.path not in listed:
            yield UNLISTED.violation(summary.root, language, file=f"articles/{summary.path.name}")


def _texts(edition: Edition, summaries: Sequence[Summary], language: str) -> Iterator[Violation]:
    from kanben.encode.identity import check_identity  # here, since one file alone wants neither
    from kanben.encode.ink import ink_of
    from kanben.encode.page_order import in_page_order

    texts = {summary.path: summary.texts for summary in summaries}
    written = {summary.path: summary.root for summary in summaries}  # the paths as the user wrote them
    try:
        refuse_names(edition, ())
    except KanbenError as error:
        yield TEXT.violation(Place(Path(str(error.values["path"])), 1), language, reason=error)
    for file in edition.pages:
        try:
            pages = edition.read_pages(file)
        except KanbenError as error:
            yield TEXT.violation(Place(file, 1), language, reason=error)
            continue
        for page in pages:
            articles = [real_path(path) for path in edition.articles_of(page.id)]
            if not articles or any(path not in texts for path in articles):
                continue  # not encoded yet, or one of them could not be read, which is its own violation
            try:
                found = [(path, texts[path]) for path in articles]
                order = in_page_order(ink_of(page).characters, found)
                check_identity(page, [found[number] for number in order])
            except TextChanged as error:
                place = written[Path(str(error.values["path"]))]
                reason = PageChanged(**error.values) if _is_as_kept(edition, page.id, found) else error
                yield TEXT.violation(place, language, reason=reason)


def _is_as_kept(edition: Edition, page_id: str, articles: Sequence[tuple[Path, Sequence[str]]]) -> bool:
    """Whether the articles of a page give back the text that is kept of it, so that the page alone was changed."""
    from kanben.encode.kept_pages import read_kept
    from kanben.encode.page_order import in_page_order

    kept = read_kept(edition, page_id)
    if kept is None:
        return False
    order = in_page_order(kept.ink.characters, articles)
    text = "".join("".join(articles[number][1]) for number in order)
    return kept.ink.characters == "".join(text.split())
