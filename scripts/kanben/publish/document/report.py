"""Remarks on documents that were transformed: unknown elements, missing pictures, text that no page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from kanben.publish.document.coverage import misplaced_words, missing_words, words
from kanben.publish.document.images import Images
from kanben.publish.document.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about a place in a file: `template` is the key of its wording, `values` fill it."""

    file: Path
    line: int
    template: str
    values: dict[str, str]


@dataclass(slots=True)
class Report:
    """Collects the remarks on all documents of a run."""

    remarks: list[Remark] = field(default_factory=list)

    def add(
        self, file: Path, document: Prepared, pages: Sequence[html.HtmlElement], text: str, images: Images
    ) -> None:
        """Take the remarks on a document; `pages` are parsed, `text` is their reading text."""

        def remark(line: int, template: str, **values: str) -> None:
            self.remarks.append(Remark(file, line, template, values))

        for name, count in sorted(document.unknown.items()):
            line = document.unknown_lines[name]
            remark(
                line,
                "<{name}> is no element of TEI ({count} ×); its text is shown",
                name=name,
                count=str(count),
            )
        for line, url in images.missing:
            remark(line, "the picture {url} is not in the folder; its description is shown", url=url)
        if not words(text) and not document.breaks:
            remark(1, "the document has no text that a page could show")
        for moved in misplaced_words(document.tree.getroot(), pages):
            remark(
                moved.line,
                "the text of <{name}> stands out of order: {words}",
                name=moved.element,
                words=moved.words,
            )
        for loss in missing_words(document.tree.getroot(), pages):
            remark(
                loss.line, "the text of <{name}> is not shown: {words}", name=loss.element, words=loss.words
            )
