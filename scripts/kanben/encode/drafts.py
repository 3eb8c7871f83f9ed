"""An article in memory: made of a page's text or read from its file, tagged, and written when its page is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.header_fields import Fields, Renewal, answering, declare, fields_of, renew
from kanben.edition.memory import digest
from kanben.edition.provenance import Provenance
from kanben.edition.settings import Settings
from kanben.edition.statements import change, document, responsibility
from kanben.encode.body import article_body
from kanben.encode.header import article_header, article_title, settled_header
from kanben.encode.proposals import read_memory, write_with_proposals
from kanben.encode.revise import Proposals, Revision
from kanben.model import Article
from kanben.tei import NAMESPACES, TEI, XML_LANG, parse_tei_bytes, read_document_bytes, serialize
from kanben.tei.elements import lay_out
from kanben.tei.pointers import escape_path, pointed_file
from kanben.tei.printed import body, count_printed, printed_text, text_holders

Tree = etree._ElementTree

_MADE_OF = "made of"
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
    header: Fields | None = None  # what the program last wrote in the header; None if that is not remembered
    renewal: Renewal = field(default_factory=lambda: Renewal({}))  # what this run did to the header

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

    def renew(
        self, settings: Settings, provenance: Callable[[], Provenance], source: str, made_of: str
    ) -> None:
        """Have the header say what settings and front matter say now, and who answers for tags.

        `made_of` is a digest of what `provenance` depends on: where it is that of last time, nothing need be asked.
        """
        root = self.tree.getroot()
        header = root.find(f"{TEI}teiHeader")
        if header is None:
            return
        last = self.header
        if last is None or last.get(_MADE_OF) != made_of:
            wanted = settled_header(settings, self.provenance or provenance(), source)
            if last is None:  # an edition of before: what is as the settings say is the program's
                last = fields_of(wanted) | {
                    f"#{each.id}": digest(responsibility(each)) for each in settings.editor
                }
            renewed = renew(header, wanted, last)
            if "page" in renewed.renewed:
                self._renumber(wanted)
            if "language" in renewed.renewed:
                root.set(XML_LANG, wanted.xpath("string(.//@ident)"))
        else:
            renewed = Renewal({name: said for name, said in last.items() if not name.startswith("#")})
        stated = declare(header, settings.editor, answering(root), last)
        fields = {**renewed.fields, **stated.fields, _MADE_OF: made_of}
        self.renewal = Renewal(fields, renewed.renewed + stated.renewed, renewed.kept + stated.kept)

    @property
    def editors(self) -> list[str]:
        """The identifiers of the editors who answer for tags in the article."""
        return [name[1:] for name, said in self.renewal.fields.items() if name.startswith("#") and said]

    def _renumber(self, wanted: etree._Element) -> None:
        """Have the breaks that begin the page bear its number."""
        scope = wanted.find(".//tei:biblScope", NAMESPACES)
        for start in self.tree.iterfind(".//tei:body//tei:pb[@corresp]", NAMESPACES):
            if scope is not None and start.get("corresp") == scope.get("corresp"):
                start.set("n", scope.text or "")

    def write(self) -> None:
        """Write the article and its proposals, as far as this run changed them.

        Raise ChangedMeanwhile if someone else has saved the article since it was read.
        """
        revision = self.revision
        content, proposals = None, None
        tagged = revision is not None and revision.touched
        renewed = bool(self.renewal.renewed)
        if self.is_new or tagged or self.carried or self.repointed or renewed:
            if renewed and not self.is_new:
                self._enter_history("Header renewed as the settings are.")
            if self.carried and not self.is_new:
                self._enter_history("Text corrected as in the page.")
            if tagged and not self.is_new:
                self._enter_history("Names, dates and measures tagged anew.")
            content = serialize(self.tree)
        fields = self.renewal.fields or self.header
        if revision is not None and (
            self.is_new or self.carried or revision.proposals != self.last or fields != self.header
        ):
            proposals = revision.proposals
        write_with_proposals(self.path, self.read, content, self.memory, proposals, fields)

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
    header, last = read_memory(memory)
    return Draft(path, memory, tree, name, is_new=False, last=last, read=content, header=header)


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
        renewal=Renewal(fields_of(header)),
    )
