"""Recognises pieces that are something only together: verse, table rows, list items, the turns of a talk.

Each rule takes the pieces and returns the places of those that belong to such a series.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kanben.segment.boxes import is_label_of, is_ornament
from kanben.segment.cells import count_cells, find_figures
from kanben.segment.credits import is_byline, is_name_and_place, is_names
from kanben.segment.folio import is_editors, is_folio
from kanben.segment.forms import ENUMERATOR, MARKER, SPACE
from kanben.segment.openings import opens_article
from kanben.segment.prose import is_fact

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kanben.segment.lines import Piece

_LINE_ENDS = "，。；！？、,;!?…—”"
_NOT_VERSE = re.compile(r"[。：:].|[：:]$|记者|摄$")
_SHORTEST_STANZA, _LONGEST_VERSE = 4, 18
_FEWEST_ROWS, _FEWEST_TURNS = 2, 2
_LONGEST_EXCHANGE = 10  # pieces over which four turns may spread
_LONGEST_ITEM, _LONGEST_HAN_ITEM, _LONGEST_NUMBERED = 60, 30, 80
_LABELLED = re.compile(r"\W{1,2}\w{2,8}[:：].{24,}。$")
SPEAKER = re.compile(
    rf"(?:{MARKER}{SPACE}*|(?P<open>[【\[]))?(?P<name>[问答]|Q\d*|A\d*|[^，。：:；？！“”()（）\s]{{2,8}})(?(open)[】\]][:：]?|{SPACE}*[:：]){SPACE}*"
)
_ENTRY = re.compile(r"(?P<name>[^（(]{2,8})[（(][^（）()]{2,24}[)）]")
_NUMBER = re.compile(r"(\d{1,2})[.．、]")
_ASKING = frozenset(["问", "答", "Q", "A", "记者", "主持人", "本报记者", "笔者", "嘉宾"])


def find_verse(pieces: list[Piece], taken: Container[int]) -> set[int]:
    """Lines of verse: four and more short ones in a row under a headline, without sentences."""
    found: set[int] = set()
    for run in _runs(pieces, taken):
        for poem in _poems(pieces, run):
            if _is_stanza([pieces[index].text for index in poem]):
                found.update(poem)
    return found


def _poems(pieces: list[Piece], run: list[int]) -> Iterator[list[int]]:
    """Yield what may be verse of a run of short lines: what follows its first line or a byline, less the next head."""
    opened: list[int] = []
    for i, index in enumerate(run):
        if (
            i
            and (_is_author(pieces, index, i) or (index == run[-1] and is_names(pieces[index].text)))
            and (not opened or i > opened[-1] + _SHORTEST_STANZA)
        ):
            opened.append(i)
    starts = [i + 1 for i in opened] if opened else [1]
    ends = [i - 1 for i in opened[1:]] + [len(run)]
    for start, end in zip(starts, ends, strict=True):
        poem = run[start:end]
        if poem and end == len(run) and run[-1] + 1 < len(pieces):
            poem = _less_last(pieces, poem)
        yield _less_unlike(pieces, poem)


def _is_author(pieces: list[Piece], index: int, place: int) -> bool:
    """Say whether a short line among others names the author of the verse after it."""
    text = pieces[index].text
    return (
        is_byline(text)
        or is_name_and_place(text)
        or (is_names(text) and (place <= 2 or pieces[index].gap > 0))
    )


def _less_last(pieces: list[Piece], poem: list[int]) -> list[int]:
    """Return verse without its last line if that heads the text which follows: no gap tells them apart."""
    after = pieces[poem[-1] + 1]
    if is_editors(after.text) or is_folio(after.text) or pieces[poem[-1]].text[-1] in _LINE_ENDS:
        return poem
    return poem[:-1] if after.gap <= min(pieces[index].gap for index in poem) else poem


def _less_unlike(pieces: list[Piece], poem: list[int]) -> list[int]:
    """Return verse without headlines after it: lines without a mark after lines with marks, or after a gap."""
    while len(poem) > 2:
        last = pieces[poem[-1]]
        unlike = pieces[poem[0]].text[-1] in _LINE_ENDS and last.text[-1] not in _LINE_ENDS
        if not unlike and last.gap <= max(pieces[index].gap for index in poem[1:-1]):
            break
        poem = poem[:-1]
    return poem


def _is_stanza(lines: list[str]) -> bool:
    """Say whether short lines read as verse: all end with a mark or hardly any does, none has a full stop inside."""
    if len(lines) < _SHORTEST_STANZA or any(
        _NOT_VERSE.search(line) or ENUMERATOR.match(line) for line in lines
    ):
        return False
    marked = sum(line[-1] in _LINE_ENDS for line in lines)
    return marked >= 0.75 * len(lines) or (marked <= 0.5 * len(lines) and len(lines) >= 6)


def find_rows(pieces: list[Piece], taken: Container[int]) -> set[int]:
    """Rows of a table: two and more lines in a row whose parts are set apart, as many in each; or rows of figures."""
    found: set[int] = set()
    framing = {i for i, piece in enumerate(pieces) if is_folio(piece.text) or is_editors(piece.text)}
    counts = [0 if i in framing else count_cells(piece.text) for i, piece in enumerate(pieces)]
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and counts[end] == counts[start] and pieces[end].gap <= 1:
            end += 1
        if counts[start] >= 3 - ("\t" in pieces[start].text) and end - start >= _FEWEST_ROWS:
            found.update(range(start, end))
        start = end
    figures = find_figures(["" if i in framing else piece.text for i, piece in enumerate(pieces)])
    return found | {index for index in figures if pieces[index].gap <= 1 or index + 1 in figures}


def find_items(pieces: list[Piece], taken: Container[int]) -> set[int]:
    """Items of a list: two and more lines in a row that begin with numbers or marks of one kind, all short."""
    forms = [ENUMERATOR.match(piece.text) for piece in pieces]
    kinds = [form.lastgroup if form else None for form in forms]
    found: set[int] = set()
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and kinds[end] == kinds[start] and kinds[end]:
            end += 1
        run = range(start, end)
        if kinds[start] and end - start > 1 and all(_is_item(pieces[i], forms[i], kinds[i]) for i in run):
            found.update(run)
        start = end
    return found | _find_entries(pieces) | _find_numbered(pieces)


def _find_entries(pieces: list[Piece]) -> set[int]:
    """Lines in a row that are each a name with brackets behind it, as in lists of prizes: 张三（市一中）."""
    entries = {i for i, piece in enumerate(pieces) if _is_entry(piece.text)}
    return {i for i in entries if i - 1 in entries or i + 1 in entries}


def _is_entry(text: str) -> bool:
    found = _ENTRY.fullmatch(text)
    return found is not None and is_names(found["name"])


def _find_numbered(pieces: list[Piece]) -> set[int]:
    """Lines that count 1, 2, 3 at their beginning, whatever follows the figure: 1.11月8日…."""
    numbers = {i: int(form[1]) for i, piece in enumerate(pieces) if (form := _NUMBER.match(piece.text))}
    found: set[int] = set()
    for index, number in numbers.items():
        counts_on = number > 1 and numbers.get(index - 1) == number - 1
        begins = number == 1 and numbers.get(index + 1) == 2
        if (counts_on or begins) and pieces[index].width <= _LONGEST_NUMBERED:
            found.add(index)
    return found


def _is_item(piece: Piece, form: re.Match[str] | None, kind: str | None) -> bool:
    """Say whether an enumerated line is short enough for a list; marked ones must not head a brief."""
    if form is None or piece.width > _LONGEST_ITEM or is_byline(piece.text):
        return False
    if kind == "han":
        return piece.width <= _LONGEST_HAN_ITEM
    if kind == "mark" and _LABELLED.match(piece.text):
        return False
    return kind != "mark" or not (re.search(rf"{SPACE}.*[，。]", piece.text[2:]) or opens_article(piece.text))


def find_turns(pieces: list[Piece], taken: Container[int]) -> set[int]:
    """Turns of a talk: pieces that begin with a speaker's name, where two speakers come again and again."""
    names = {
        index: found["name"]
        for index, piece in enumerate(pieces)
        if (found := SPEAKER.match(piece.text)) and not (is_fact(piece.text) or is_label_of(piece.text))
    }
    counts = Counter(names.values())
    asking = {index for index, name in names.items() if is_asking(name) and counts[name] >= _FEWEST_TURNS}
    turns = asking | _find_exchange(names)
    if not turns:
        return set()
    near = range(min(turns) - 1, max(turns) + 2)
    return {
        index
        for index, name in names.items()
        if index in turns
        or (index in near and (is_asking(name) or counts[name] >= _FEWEST_TURNS or index - 1 in asking))
    }


def _find_exchange(names: dict[int, str]) -> set[int]:
    """Return the places where two speakers take turns: one, the other, the one, the other."""
    places = sorted(names)
    found: set[int] = set()
    for four in zip(places, places[1:], places[2:], places[3:], strict=False):
        first, second, third, fourth = (names[place] for place in four)
        if first == third != second == fourth and four[-1] - four[0] <= _LONGEST_EXCHANGE:
            found.update(four)
    return found


def is_asking(name: str) -> bool:
    """Say whether a speaker is the one who asks in a newspaper's talks, or the bare letter of an answer."""
    return name in _ASKING or name.endswith(("记者", "报", "网", "主持人"))


def _runs(pieces: list[Piece], taken: Container[int]) -> Iterator[list[int]]:
    """Yield the places of short lines in a row that are no other series."""
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if index not in taken and piece.width <= _LONGEST_VERSE and not is_ornament(piece.text):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run
