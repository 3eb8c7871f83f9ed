"""Recognises the items of a list: lines in a row that begin alike or have one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.segment.boxes import is_label_of
from kanben.segment.credits import is_byline, is_names
from kanben.segment.forms import ENUMERATOR, SPACE
from kanben.segment.openings import opens_article
from kanben.segment.rubrics import is_briefs_rubric

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_LONGEST_ITEM, _LONGEST_HAN_ITEM, _LONGEST_NUMBERED = 60, 30, 80
_LABELLED = re.compile(r"\W{1,2}\w{2,8}[:：].{24,}。$")
_POINTER = re.compile(
    r"^(?!.{0,2}[下上]).{6,}[（(](?:详?见)?第?[A-Z]?[0-9一二三四五六七八九十]{1,3}[版页][)）]$"
)
_ENTRY = re.compile(r"(?P<name>[^（(]{2,8})[（(][^（）()]{2,24}[)）]")
_LABEL_AND_WORDS = re.compile(rf"({HAN}{{1,6}}){SPACE}*[:：](?:[^。！？；:：]{{2,}}|[^“”:：\s]{{8,}}。)")
_FEWEST_LABELS = 3
_COUNTED = "一二三四五六七八九"
_REASONS = frozenset(("", *"是要、，。"))  # 一是…, 一要… are paragraphs
_VOICE = r"(?:@[^：:。]{2,10}|[^，。：:（(]{2,8}[（(][^）)]{2,12}[)）])"
# “刘建新遗失身份证，声明作废。”, “一线工人最清楚哪颗螺丝松了。”——柳州钢铁集团炼铁工莫伟
_ALIKE = (
    re.compile(rf"{_VOICE}[:：].{{4,}}"),
    re.compile(r".{6,}(?:声明(?:作废|挂失|遗失)|特此声明|作废)。?"),
    re.compile(r"[“「][^“”「」]+[”」][—－―─]{1,2}[^，。]{2,30}"),
)
_NUMBER = re.compile(r"(\d{1,2})[.．、]")


def find_items(pieces: list[Piece], taken: Container[int], style: Style) -> set[int]:
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
    return (
        found
        | _find_entries(pieces)
        | _find_pointers(pieces)
        | _find_alike(pieces)
        | _find_counted(pieces)
        | _find_numbered(pieces)
        | _find_labelled(pieces, taken)
    )


def _find_entries(pieces: list[Piece]) -> set[int]:
    """Lines in a row that are each a name with brackets behind it, as in lists of prizes: 张三（市一中）."""
    entries = {i for i, piece in enumerate(pieces) if _is_entry(piece.text)}
    return _with_neighbours(entries)


def _find_pointers(pieces: list[Piece]) -> set[int]:
    """Lines in a row that each name a page, as on a front page: “韩二女：剪出一个村庄的四季（3版）”."""
    pointers = {i for i, piece in enumerate(pieces) if _POINTER.search(piece.text)}
    return _with_neighbours(pointers)


def _find_alike(pieces: list[Piece]) -> set[int]:
    """Lines in a row of one form: what is declared lost, what people say."""
    found: set[int] = set()
    for form in _ALIKE:
        alike = {
            i for i, each in enumerate(pieces) if each.width <= _LONGEST_ITEM and form.fullmatch(each.text)
        }
        found |= _with_neighbours(alike)
    return found


def _find_counted(pieces: list[Piece]) -> set[int]:
    """Three and more short lines in a row whose first characters count: 一看合同, 二看标识, 三看气味."""
    found: set[int] = set()
    for first in range(len(pieces)):
        run: list[int] = []
        for number, piece in zip(_COUNTED, pieces[first:], strict=False):
            if piece.text[0] != number or piece.width > _LONGEST_HAN_ITEM or piece.text[1:2] in _REASONS:
                break
            run.append(first + len(run))
        if len(run) >= _FEWEST_LABELS:
            found.update(run)
    return found


def _is_entry(text: str) -> bool:
    found = _ENTRY.fullmatch(text)
    return found is not None and is_names(found["name"])


def _find_labelled(pieces: list[Piece], taken: Container[int]) -> set[int]:
    """Three and more lines in a row that each have a label of their own: 金牌：…, 银牌：…, 铜牌：…."""
    labels = {
        i: label[1]
        for i, piece in enumerate(pieces)
        if i not in taken
        and piece.width <= _LONGEST_ITEM
        and not (is_byline(piece.text) or is_label_of(piece.text))
        and (label := _LABEL_AND_WORDS.fullmatch(piece.text))
    }
    found: set[int] = set()
    for run in _in_a_row(labels):
        in_briefs = run[0] > 0 and is_briefs_rubric(pieces[run[0] - 1].text)
        if len(run) >= _FEWEST_LABELS and len({labels[i] for i in run}) == len(run) and not in_briefs:
            found.update(run)
    return found


def _with_neighbours(places: set[int]) -> set[int]:
    """Return the places that have another right before or after them."""
    return {i for i in places if i - 1 in places or i + 1 in places}


def _in_a_row(places: Iterable[int]) -> list[list[int]]:
    """Return the runs of places that follow each other."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


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
    return kind != "mark" or not (
        re.search(rf"{SPACE}.*[，。,.]", piece.text[2:]) or opens_article(piece.text)
    )
