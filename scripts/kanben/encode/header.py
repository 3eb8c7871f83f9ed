"""The TEI header of an article: what it is, whence it comes, how it was encoded.  TEI P5, HD.html"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

from kanben import __version__
from kanben.edition import SCHEMA_FILES, Edition
from kanben.encode.elements import element
from kanben.encode.provenance import Provenance
from kanben.model import Article, ArticleKind, PartKind
from kanben.settings import Editor, IssueSettings, Settings
from kanben.tei import XML_LANG

Element = etree._Element

# The languages of SCHEMA_FILES, as editors know them.  W3C, Associating Schemas with XML documents
_SCHEMA_LANGUAGES = ("http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron")

PROGRAM = "kanben"  # the `xml:id` that `@resp="#kanben"` points to

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


def today() -> date:
    """Return the date of this run; SOURCE_DATE_EPOCH, where set, makes it repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def change(what: str) -> Element:
    """Return an entry of the revision history for something this program did."""
    return element("change", what, when=today().isoformat(), who=f"#{PROGRAM}")


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


def _file_description(
    article: Article, settings: Settings, provenance: Provenance, source: str, characters: int
) -> Element:
    title = article_title(article)
    statement = element("titleStmt", None, element("title", title, level="a"))
    statement.extend(responsibility(editor) for editor in settings.editor)
    measure = element("measure", str(characters), unit="character", quantity=str(characters))
    return element(
        "fileDesc",
        None,
        statement,
        element("extent", None, measure),
        publication(settings),
        element("sourceDesc", None, _source(title, provenance, source)),
    )


def responsibility(editor: Editor) -> Element:
    """Return the statement of who checked the tagging; `@resp` points to its `xml:id`."""
    return element(
        "respStmt", None, element("resp", editor.task), element("name", editor.name), id_=editor.id
    )


def publication(settings: Settings) -> Element:
    """Return the publication statement: who publishes the edition, and whose the text is."""
    said = [text for text in (settings.rights, settings.licence) if text] or [
        "Nothing is said of its rights."
    ]
    availability = element(
        "availability", None, *(element("p", text) for text in said), status=settings.availability
    )
    authority = element("authority", settings.publisher or settings.title)
    return element("publicationStmt", None, authority, availability)


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


def issue_date(issue: IssueSettings) -> Element:
    """Return the issue's date with its bounds and certainty; an unknown date is an empty element."""
    return element(
        "date",
        issue.date or None,
        when=issue.date or None,
        notBefore=issue.not_before or None,
        notAfter=issue.not_after or None,
        cert=issue.certainty or None,
    )


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


def program() -> Element:
    """Return the description of the program; `@resp` points to its `xml:id`.  TEI P5, HD.html#HDAPP"""
    label = element("label", f"Kanben {__version__}")
    application = element("application", None, label, ident="kanben", version=__version__, id_=PROGRAM)
    return element("appInfo", None, application)


def _languages(language: str) -> Element:
    return element("langUsage", None, element("language", language, ident=language))


def document(
    edition: Edition, path: Path, xml_id: str, *children: Element, language: str = ""
) -> etree._ElementTree:
    """Return a TEI document with the given children of its root, to be kept at `path` in the edition.

    It is in the edition's language, unless another is given.
    """
    root = element("TEI", None, *children, id_=xml_id)
    root.set(XML_LANG, language or edition.settings.language)
    if edition.schemas is not None:
        schemas = os.path.relpath(edition.schemas, path.parent).replace(os.sep, "/")
        for name, namespace in zip(SCHEMA_FILES, _SCHEMA_LANGUAGES, strict=True):
            target = f'href="{schemas}/{name}" type="application/xml" schematypens="{namespace}"'
            root.addprevious(etree.ProcessingInstruction("xml-model", target))
    return root.getroottree()
