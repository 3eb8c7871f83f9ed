"""TEI headers' statements that articles, edition.xml and register.xml share.  TEI P5, HD.html"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

from kanben import __version__
from kanben.edition import SCHEMA_FILES, Edition
from kanben.edition.settings import Editor, IssueSettings, Settings
from kanben.tei import XML_LANG
from kanben.tei.elements import element

Element = etree._Element

# The languages of SCHEMA_FILES, as editors know them.  W3C, Associating Schemas with XML documents
_SCHEMA_LANGUAGES = ("http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron")

PROGRAM = "kanben"  # the `xml:id` that `@resp="#kanben"` points to


def today() -> date:
    """Return the date of this run; SOURCE_DATE_EPOCH, where set, makes it repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def change(what: str) -> Element:
    """Return an entry of the revision history for something this program did."""
    return element("change", what, when=today().isoformat(), who=f"#{PROGRAM}")


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


def program() -> Element:
    """Return the description of the program; `@resp` points to its `xml:id`.  TEI P5, HD.html#HDAPP"""
    label = element("label", f"Kanben {__version__}")
    application = element("application", None, label, ident="kanben", version=__version__, id_=PROGRAM)
    return element("appInfo", None, application)


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
