"""Traces a fault in a built file back to the line of the TEI that caused it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree

from kanben.edition.settings import SETTINGS_FILE
from kanben.errors import KanbenError
from kanben.records import INDICES
from kanben.resources import resource
from kanben.tei import XML_ID, parse_tei
from kanben.transform import Parameters, stylesheet
from kanben.validate.violation import Place, Violation

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.check.finding import Finding
    from kanben.edition import Edition

_BOOK_ARTICLE = re.compile(r"article-(.+?)(\.\d+)?$")
_INDEX_DOCUMENT = re.compile(rf"({'|'.join(INDICES)})(-\d+)?$")


class Origins:
    """Knows which lines of an edition's TEI the anchors of its built pages come from; reads each file once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._trees: dict[Path, etree._ElementTree | None] = {}
        self._anchors: dict[Path, dict[str, etree._Element]] = {}

    def violation(self, finding: Finding) -> Violation:
        """Return a finding as a violation in the TEI file it comes from."""
        message = f"{finding.message} ({finding.container.name}: {finding.path})"
        place = self._place(finding)
        return Violation(place, finding.id, message, severity=finding.severity, hint=finding.hint)

    def _place(self, finding: Finding) -> Place:
        """Return the place of a finding: in an article, the register, or, for the rest, the edition's settings."""
        path = PurePosixPath(finding.path)
        article = _BOOK_ARTICLE.match(path.stem) if path.suffix == ".xhtml" else None
        name = article[1] if article else path.stem
        file = self._edition.article(name)
        if (article or path.parent.name == "articles") and file.is_file():
            return self._in_article(file, finding)
        identifier = finding.anchor if _INDEX_DOCUMENT.match(path.stem) else path.stem
        entry = self._in_register(identifier)
        return entry or Place(self._edition.folder / SETTINGS_FILE, 1)

    def _in_article(self, file: Path, finding: Finding) -> Place:
        tree = self._tree(file)
        if tree is None:
            return Place(file, 1)
        element = self._anchored(file, tree).get(finding.anchor.removeprefix("r-"))
        element = _with_clue(tree.getroot() if element is None else element, finding.clue)
        return Place(file, element.sourceline or 1, xpath=tree.getpath(element))

    def _in_register(self, identifier: str) -> Place | None:
        file = self._edition.register
        tree = self._tree(file) if identifier else None
        if tree is not None:
            for element in tree.iter(etree.Element):
                if element.get(XML_ID) == identifier:
                    return Place(file, element.sourceline or 1, xpath=tree.getpath(element))
        return None

    def _tree(self, file: Path) -> etree._ElementTree | None:
        if file not in self._trees:
            try:
                self._trees[file] = parse_tei(file)
            except KanbenError:
                self._trees[file] = None
        return self._trees[file]

    def _anchored(self, file: Path, tree: etree._ElementTree) -> dict[str, etree._Element]:
        """Return the elements that the pages' anchors stand for; the stylesheets, which give them, say which."""
        if file not in self._anchors:
            sheet = stylesheet(resource("xslt", "epub.xsl"))
            listed = etree.fromstring(
                sheet.transform(tree, Parameters(), "{urn:kanben:mode}origins").encode()
            )
            self._anchors[file] = {
                str(origin.get("anchor")): found
                for origin in listed
                if (found := tree.find(str(origin.get("path")))) is not None
            }
        return self._anchors[file]


def _with_clue(element: etree._Element, clue: str) -> etree._Element:
    """Return the first element inside that has an attribute naming what the clue names; else the element itself."""
    wanted = [part for part in re.split(r"[#/]", clue) if part][-1:] if clue else []
    for name in (*wanted, *(re.sub(r"^article-|\.x?html$", "", part) for part in wanted)):
        for descendant in element.iter(etree.Element):
            if any(name in str(value) for value in descendant.attrib.values()):
                return descendant
    return element
