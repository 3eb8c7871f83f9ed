"""An article in memory: made of a page's text or read from its file, tagged, and written when its page is whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.provenance import Provenance
from kanben.edition.statements import change, document
from kanben.encode.body import article_body
from kanben.encode.header import article_header, article_title
from kanben.encode.proposals import read_proposals, write_with_proposals
from kanben.encode.revise import Proposals, Revision
from kanben.model import Article
from kanben.tei import NAMESPACES, TEI, parse_tei_bytes, read_document_bytes, serialize
from kanben.tei.elements import lay_out
from kanben.tei.pointers import escape_path, pointed_file
from kanben.tei.printed import body, count_printed, printed_text, text_holders

Tree = etree._ElementTree

_PAGE_POINTERS = (f"{TEI}pb", f"{TEI}biblScope")


@dataclass(slots=True)
class Draft:
    """An article's file and tree, what was proposed for it last time, and what this run did to it.

    A new article has its provenance.
    """

    path: Path
    memory: Path
    tree: Tree
    title: str
    is_new: bool
    last: Proposals = field(default_factory=dict)
    provenance: Provenance | None = None
    revision: Revision | None = None
    read: bytes | None = None  # the file's bytes; None of a new article
    carried: bool = False  # the page's text was changed, and its changes brought into the tree
    repointed: bool = False  # the page's file was renamed

    @property
    def published(self) -> str:
        """The date of publication (ISO 8601), as far as the header knows it; else nothing."""
        date = self.tree.find(".//tei:monogr//tei:date", NAMESPACES)
        return "" if date is None else date.get("when", "")

    @property
    def text(self) -> tuple[Path, list[str]]:
        """The article's file and the texts of its parts."""
        root = self.tree.getroot()
        return self.path, [printed_text(part) for part in text_holders(body(root))]

    def point_to(self, page: str) -> None:
        """Have the article name another file as its page's, where it names one that is not there; `page` is its IRI."""
        for element in self.tree.iterfind(".//*[@corresp]"):
            if element.tag not in _PAGE_POINTERS:
                continue
            pointer = element.get("corresp", "")
            file = pointed_file(self.path.parent, pointer)
            if pointer != page and file.parent != self.path.parent and not file.exists():
                element.set("corresp", page)
                self.repointed = True

    def write(self) -> None:
        """Write the article and its proposals, as far as this run changed them.

        Raise ChangedMeanwhile if someone else has saved the article since it was read.
        """
        revision = self.revision
        content, proposals = None, None
        tagged = revision is not None and revision.touched
        if self.is_new or tagged or self.carried or self.repointed:
            if self.carried and not self.is_new:
                self._enter_history("Text corrected as in the page.")
            if tagged and not self.is_new:
                self._enter_history("Names, dates and measures tagged anew.")
            content = serialize(self.tree)
        if revision is not None and (self.is_new or self.carried or revision.proposals != self.last):
            proposals = revision.proposals
        write_with_proposals(self.path, self.read, content, self.memory, proposals)

    def _enter_history(self, what: str) -> None:
        """Put an entry for this run in front of the revision history.  TEI P5, HD.html#HD6"""
        history = self.tree.find(".//tei:revisionDesc", NAMESPACES)
        if history is not None:
            entry = change(what)
            entry.tail = history.text
            history.insert(0, entry)


def existing_draft(edition: Edition, path: Path) -> Draft:
    """Read an article's file; raise what read_document_bytes, parse_tei_bytes and read_proposals raise."""
    memory = edition.proposals(path.stem)
    content = read_document_bytes(path)
    tree = parse_tei_bytes(content, path)
    title = tree.find(".//tei:titleStmt/tei:title", NAMESPACES)
    name = "" if title is None else "".join(title.itertext())
    return Draft(path, memory, tree, name, is_new=False, last=read_proposals(memory), read=content)


def new_draft(edition: Edition, article: Article, file: Path, provenance: Provenance) -> Draft:
    """Encode an article of a page, without names; `file` is the page's."""
    settings = edition.settings
    source = escape_path(f"../pages/{edition.page_name(file)}")
    characters = sum(count_printed(part.text) for part in article.parts)
    joins = sum(place.inside_word for part in article.parts for place in part.breaks)
    header = article_header(article, settings, provenance, source, characters, joins)
    text = article_body(article, source, provenance.page)
    tree = document(
        edition, edition.article(article.id), article.id, header, text, language=provenance.language
    )
    lay_out(tree.getroot())
    return Draft(
        path=edition.article(article.id),
        memory=edition.proposals(article.id),
        tree=tree,
        title=article_title(article),
        is_new=True,
        provenance=provenance,
    )
