"""From the model's words to names: cut chains are joined, overlong and doubtful ones mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanben.model import MentionKind
from kanben.tagging.lac import Word
from kanben.tagging.lexicon.divisions import PROVINCE, divisions, divisions_by_form
from kanben.tagging.lexicon.wordlists import alternatives
from kanben.tagging.lexicon.wordlists import words as word_list
from kanben.tagging.rules.full_names import NOT_NAMES, is_full_name

KINDS = {"PER": MentionKind.PERSON, "LOC": MentionKind.PLACE, "ORG": MentionKind.ORGANISATION}
# Tags of words that may stand inside an organisation's name, between its place and its ending.
_INSIDE = frozenset({"n", "nz", "vn", "an", "m", "LOC", "ORG", "a"})
_COUNTRIES = frozenset(word_list("countries"))
_LARGE = _COUNTRIES | {d.short for d in divisions() if d.level == PROVINCE}
_LONGEST = 6
_ENDING = alternatives("organisation-endings")
_KNOWN = frozenset(word_list("organisations-known"))
_ENDS = re.compile(rf"(?:{_ENDING})$")
_PLACE_END = re.compile(rf"(?:[省市县区旗盟州镇乡村路街道桥站湾寺庙塔峡坝门]|{alternatives('facilities')})$")
# How shops, studios and temples end: such a word is no person.
_HOUSES = frozenset("居斋堂阁楼轩坊店庄馆寺庙宫桥路街村镇河湖号队")
_COUNTERS = frozenset("家个名位座所条些批种")
_BETWEEN = frozenset("同和与及或跟")
_TEAM = re.compile(r"..队$")
_FACILITY = re.compile(rf"..(?:{alternatives('facilities')})$")
_ABROAD = frozenset(word_list("transliteration"))
_COUNTRY_LETTERS = frozenset("中美日俄英法德韩朝印欧苏越蒙港澳台")
DOUBTFUL = 0.6
_TAIL = re.compile(rf"^(.*(?:{_ENDING}))..+$")
_STARTS = re.compile(r"[一-龥]{2,5}[省市县区旗盟州镇乡村]")
# “新工厂”, “该中心”: an ending with a general word before it.
_GENERAL = re.compile(rf"[新老该本大小各某这那两几]?(?:{_ENDING})$")
_WHOLE_ENDING = re.compile(rf"(?:{_ENDING})$")


def find_names(text: str, words: Sequence[Word]) -> Iterator[tuple[Word, MentionKind, str]]:
    """Yield the names of one sentence as (word, kind, rule); a joined name is a word of its own."""
    position = 0
    while position < len(words):
        used, name, kind, rule = _name_at(text, words, position)
        position += used
        if name is not None and kind is not None and text[name.start : name.end].strip():
            yield name, kind, rule


def _name_at(
    text: str, words: Sequence[Word], position: int
) -> tuple[int, Word | None, MentionKind | None, str]:
    word = words[position]
    kind = KINDS.get(word.tag)
    if kind is None:
        return 1, None, None, ""
    if kind is MentionKind.PERSON:
        return 1, (word if _is_person(text, word) else None), kind, "word"
    if _TEAM.search(text[word.start : word.end]):
        return 1, word, MentionKind.ORGANISATION, "word"
    if _FACILITY.search(text[word.start : word.end]) and not _ENDS.search(text[word.start : word.end]):
        return 1, word, MentionKind.PLACE, "word"
    used = _organisation_length(text, words, position)
    if used:
        joined = _join(words[position : position + used])
        return used, joined, MentionKind.ORGANISATION, "joined" if used > 1 else "word"
    if kind is MentionKind.ORGANISATION:
        return 1, _mended(text, word), kind, "word"
    used = 1
    while (
        position + used < len(words)
        and words[position + used].tag == "LOC"
        and text[words[position + used - 1].start : words[position + used - 1].end] not in _COUNTRIES
    ):
        used += 1
    place = _join(words[position : position + used])
    if text.startswith("地区", place.end - 2) and text[place.start : place.end - 2] in _LARGE:
        place = Word(place.start, place.end - 2, place.tag, place.probability)
    if not _is_place(text[place.start : place.end], place.probability):
        return used, None, None, ""
    return used, place, kind, "joined" if used > 1 else "word"


def _is_person(text: str, word: Word) -> bool:
    """Doubtful words count only when they look like a name."""
    printed = text[word.start : word.end]
    if printed in NOT_NAMES or (word.probability < DOUBTFUL and printed[-1] in _HOUSES):
        return False
    if word.probability < DOUBTFUL and not is_full_name(printed):
        return printed[:2] in word_list("surnames-japanese") or (
            len(printed) > 1 and all(char in _ABROAD for char in printed)
        )
    return len(printed) > 1


def _is_place(printed: str, probability: float) -> bool:
    """Leave out bus lines, letters for countries (中美), and doubtful words that do not end as places do."""
    if len(printed) < 2 or printed in NOT_NAMES or set(printed) <= _COUNTRY_LETTERS or printed[0].isascii():
        return False
    return probability > DOUBTFUL or printed in divisions_by_form() or _PLACE_END.search(printed) is not None


def _organisation_length(text: str, words: Sequence[Word], position: int) -> int:
    """How many words from a place or organisation on make an organisation: 市 + 第二 + 医院 → 3; 0 if none do."""
    best = 0
    first = words[position]
    for count, word in enumerate(words[position : position + _LONGEST], 1):
        printed = text[word.start : word.end]
        counted = word.tag == "m" and printed[-1] in _COUNTERS
        if count > 1 and (word.tag not in _INSIDE or counted or printed in _BETWEEN or not printed.strip()):
            break
        if (
            _ENDS.search(printed)
            and (count > 1 or first.tag == "LOC")
            and len(text[first.start : word.end]) > 2
        ):
            whole = bool(_WHOLE_ENDING.fullmatch(printed))
            if first.tag == "LOC" or word.tag == "ORG" or whole:
                best = count
    return best


def _mended(text: str, word: Word) -> Word | None:
    """Cut what follows an organisation's ending; drop two characters that are no known organisation."""
    printed = text[word.start : word.end]
    if printed[0] in _BETWEEN and printed[1:].startswith(tuple(_KNOWN | _COUNTRIES)):
        return Word(word.start + 1, word.end, word.tag, word.probability)
    if not _ENDS.search(printed) and (tail := _TAIL.match(printed)):
        return Word(word.start, word.start + len(tail[1]), word.tag, word.probability)
    if len(printed) < 3 and printed not in _KNOWN and word.probability < 0.9:
        return None
    if word.probability < DOUBTFUL and _GENERAL.match(printed):
        return None
    if word.probability < DOUBTFUL and not _ENDS.search(printed) and _STARTS.match(printed):
        return None
    return word


def _join(words: Sequence[Word]) -> Word:
    return Word(
        words[0].start, words[-1].end, words[0].tag, min(w.probability for w in words if w.tag.isupper())
    )
