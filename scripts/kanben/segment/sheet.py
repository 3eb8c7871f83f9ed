"""The pieces of a page while they are being labelled: what each rule may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanben.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kanben.model import Certainty
    from kanben.segment.lines import Piece
    from kanben.segment.style import Style


HEADS = frozenset({PartKind.KICKER, PartKind.HEAD, PartKind.SUBHEAD, PartKind.CROSS_HEAD})
TEXT = frozenset(
    {
        PartKind.PARAGRAPH,
        PartKind.ITEM,
        PartKind.VERSE,
        PartKind.ROW,
        PartKind.NOTE,
        PartKind.SPEAKER,
    }
)
FRAME = frozenset({None, PartKind.FOLIO, PartKind.EDITORS, PartKind.ORNAMENT})
TOLD = "set:"  # begins the name of the rule that an editor's decision stands for


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece with its label and the rule that gave it.

    HEAD stands for every kind of headline until the articles are cut.
    """

    piece: Piece
    kind: PartKind
    rule: str
    certainty: Certainty

    @property
    def told(self) -> PartKind | None:
        """The kind of part that an editor has decided on, if one has."""
        return PartKind(self.rule.removeprefix(TOLD)) if self.rule.startswith(TOLD) else None

    @property
    def text(self) -> str:
        """The piece's text."""
        return self.piece.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pieces of a page, how it was set, the labels given so far (those of the pieces before), and the labels of
    those that are part of a series (a table, a list, a poem).
    """

    pieces: list[Piece]
    style: Style
    labelled: list[Labelled]
    series: Mapping[int, PartKind] = field(default_factory=dict)

    def text(self, index: int) -> str:
        """Return the text of a piece, or nothing beyond the page's ends."""
        return self.pieces[index].text if 0 <= index < len(self.pieces) else ""

    def kind_before(self, index: int) -> PartKind | None:
        """Return the label of the piece before, if there is one."""
        return self.labelled[index - 1].kind if index else None


def follows_text(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows text."""
    return sheet.kind_before(index) in TEXT
