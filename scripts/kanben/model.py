"""The values that pass from stage to stage: pages of blocks, articles of parts, mentions.

Offsets are counted in characters (Unicode code points) from 0; an end is exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text as it stood on the page, between blank lines: usually a paragraph or a headline.

    `lines` are the printed lines without white space at their ends; `line` is the first one's number in the
    source file (from 1); `gap` counts the blank lines before; `indent` is the width of the space before the first, in
    full-width characters.
    """

    lines: tuple[str, ...]
    line: int
    gap: int = 1
    indent: float = 0

    @property
    def indented(self) -> bool:
        """Whether the first line began with space."""
        return self.indent > 0


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page; `id` is an XML name made of its file's name.

    `front` are the names and values that a block at the top of its file gives (front matter).
    """

    id: str
    path: Path
    blocks: tuple[Block, ...]
    front: tuple[tuple[str, str], ...] = ()


class BreakKind(StrEnum):
    """Where the print started anew inside a part: a TEI milestone's name."""

    LINE = "lb"
    COLUMN = "cb"
    PAGE = "pb"


@dataclass(frozen=True, slots=True)
class Break:
    """A line, column or page that begins at `offset` of its part's text.

    `inside_word` says that nothing separated the two sides in print (TEI's `@break="no"`).
    """

    offset: int
    kind: BreakKind
    inside_word: bool = False


class PartKind(StrEnum):
    """What a stretch of an article is, in print."""

    KICKER = "kicker"
    HEAD = "head"
    SUBHEAD = "subhead"
    CROSS_HEAD = "cross-head"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    CLOSER = "closer"
    FOLIO = "folio"
    EDITORS = "editors"
    NOTE = "note"
    LEAD = "lead"
    JUMP = "jump"
    ITEM = "item"
    ROW = "row"
    VERSE = "verse"
    SPEAKER = "speaker"
    BOX_HEAD = "box-head"
    ORNAMENT = "ornament"


class Certainty(StrEnum):
    """How sure a program is, as in TEI's `@cert`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article with one function: a headline, a paragraph, a credit.

    `text` holds its printed characters; `line` is where it began in the source file; `run_in` says that the next
    part follows on the same line (a dateline, a byline in brackets); `evidence` names the rule that recognised it.
    """

    kind: PartKind
    text: str
    line: int
    breaks: tuple[Break, ...] = ()
    run_in: bool = False
    evidence: str = ""
    certainty: Certainty = Certainty.HIGH


class ArticleKind(StrEnum):
    """The kinds of article, a taxonomy of the TEI header."""

    REPORT = "report"
    FEATURE = "feature"
    BRIEF = "brief"
    PICTURE = "picture"
    COMMENT = "comment"
    INTERVIEW = "interview"
    VERSE = "verse"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page: its parts in printed order; `number` counts the page's articles from 1."""

    page: Page
    number: int
    kind: ArticleKind
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """The article's `xml:id` and file name."""
        return f"{self.page.id}-{self.number}"

    @property
    def text(self) -> str:
        """The parts' texts with a newline between them: what taggers read and count offsets in."""
        return "\n".join(part.text for part in self.parts)


class MentionKind(StrEnum):
    """What a mention names; the values are those of the JSON Lines format."""

    PERSON = "PER"
    PLACE = "LOC"
    ORGANISATION = "ORG"
    SOURCE = "SOURCE"
    DATE = "DATE"
    TIME = "TIME"
    MEASURE = "MEASURE"
    SPEECH = "SPEECH"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article's text that names something.

    `role` is set where the one named is a source of the text (reporter, photographer, supplier, agency, speaker …);
    `ref` is the register entry's `xml:id`; `evidence` names the tagger and its rule; `attributes` are further TEI
    attributes, such as `("when", "2020-03-03")`.
    """

    start: int
    end: int
    kind: MentionKind
    certainty: Certainty
    evidence: str
    ref: str | None = None
    role: str | None = None
    attributes: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of a person; `name` and `affiliation` are main forms; what the text does not say is None.

    `sex` is coded as in ISO/IEC 5218 (1 male, 2 female); `certainty` is that of the least certain statement.
    """

    name: str
    sex: str | None = None
    occupation: str | None = None
    affiliation: str | None = None
    certainty: Certainty = Certainty.MEDIUM
    evidence: str = ""
