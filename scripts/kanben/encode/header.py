"""The TEI header of an article: what it is, whence it comes, how it was encoded.  TEI P5, HD.html"""

from __future__ import annotations

from lxml import etree

from kanben.edition.provenance import Provenance
from kanben.edition.settings import Settings
from kanben.edition.statements import PROGRAM, change, issue_date, program, publication
from kanben.model import Article, ArticleKind, PartKind
from kanben.tei.elements import element

Element = etree._Element

_KINDS = {
    ArticleKind.REPORT: ("news report", "消息"),
    ArticleKind.FEATURE: ("feature", "通讯"),
    ArticleKind.BRIEF: ("brief", "简讯"),
    ArticleKind.PICTURE: ("photograph with caption", "图片"),
    ArticleKind.COMMENT: ("comment", "评论"),
    ArticleKind.INTERVIEW: ("interview", "访谈"),
    ArticleKind.VERSE: ("verse", "诗歌"),
    ArticleKind.NOTICE: ("notice", "公告"),
    ArticleKind.ADVERTISEMENT: ("advertisement", "广告"),
}
_HEADS = (PartKind.HEAD, PartKind.KICKER, PartKind.SUBHEAD)


def article_title(article: Article) -> str:
    """Return the main headline; without one, the article's first words in square brackets."""
    for kind in _HEADS:
        for part in article.parts:
            if part.kind is kind:
                return part.text
    first = article.parts[0].text
    return f"[{first[:20]}…]" if len(first) > 20 else f"[{first}]"


def article_header(
    article: Article, settings: Settings, provenance: Provenance, source: str, characters: int, joins: int
) -> Element:
    """Return an article's header.

    `source` is the relative URI of the page file, `characters` the number of printed characters without white
    space, `joins` the number of line and column joins at which white space of the page file was left out.
    """
    return element(
        "teiHeader",
        None,
        _file_description(article, settings, provenance, source, characters),
        _encoding_description(article.kind, joins),
        element(
            "profileDesc",
            None,
            _languages(provenance.language or settings.language),
            element("textClass", None, element("catRef", scheme="#article-kind", target=f"#{article.kind}")),
        ),
        element("revisionDesc", None, change("Encoded from the text of the page.")),
    )


def settled_header(settings: Settings, provenance: Provenance, source: str) -> Element:
    """Return a header with only what settings and front matter say; `source` is the relative URI of the page file."""
    described = element("sourceDesc", None, _source("", provenance, source))
    file = element("fileDesc", None, publication(settings), described)
    languages = _languages(provenance.language or settings.language)
    return element("teiHeader", None, file, element("profileDesc", None, languages))


def _file_description(
    article: Article, settings: Settings, provenance: Provenance, source: str, characters: int
) -> Element:
    title = article_title(article)
    statement = element("titleStmt", None, element("title", title, level="a"))
    measure = element("measure", str(characters), unit="character", quantity=str(characters))
    return element(
        "fileDesc",
        None,
        statement,
        element("extent", None, measure),
        publication(settings),
        element("sourceDesc", None, _source(title, provenance, source)),
    )


def _source(title: str, provenance: Provenance, source: str) -> Element:
    """Return where the article stands in print; what is not known is left out."""
    newspaper = provenance.newspaper
    imprint = element("imprint")
    if newspaper.place:
        imprint.append(element("pubPlace", newspaper.place))
    if newspaper.publisher:
        imprint.append(element("publisher", newspaper.publisher))
    imprint.append(issue_date(provenance.issue))
    imprint.append(element("biblScope", provenance.page or None, unit="page", corresp=source))
    monograph = element("monogr")
    if newspaper.title:
        monograph.append(element("title", newspaper.title, level="j"))
    monograph.append(imprint)
    analytic = element("analytic", None, element("title", title, level="a"))
    return element("biblStruct", None, analytic, monograph)


def _encoding_description(kind: ArticleKind, joins: int) -> Element:
    normalization = (
        "The printed characters are those of the page, in order. White space of the page file was left out "
        f"at {joins} joins of lines or columns inside paragraphs."
    )
    interpretation = (
        f'Names, dates and measures with @resp="#{PROGRAM}" were tagged by the program; @cert says how sure it '
        "was, @evidence what it relied on. Those with an editor's @resp were checked by that editor."
    )
    english, chinese = _KINDS[kind]
    description = element("catDesc", f"{english} {chinese}")
    return element(
        "encodingDesc",
        None,
        element(
            "editorialDecl",
            None,
            element("normalization", None, element("p", normalization)),
            element("interpretation", None, element("p", interpretation)),
        ),
        element(
            "classDecl",
            None,
            element("taxonomy", None, element("category", None, description, id_=kind), id_="article-kind"),
        ),
        program(),
    )


def _languages(language: str) -> Element:
    return element("langUsage", None, element("language", language, ident=language))
