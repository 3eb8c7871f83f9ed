"""Mends the model's words: overlong names are cut, doubtful ones dropped that do not look like a name."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.lexicon.divisions import PROVINCE, divisions, divisions_by_form
from kanben.lexicon.wordlists import alternatives, words
from kanben.tagging.lac import Word
from kanben.tagging.rules.full_names import NOT_NAMES, has_stock_word, is_full_name

# Below this probability a word needs something else that speaks for it.
DOUBTFUL = 0.6
COUNTRIES = frozenset(words("countries"))
BETWEEN = frozenset("同和与及或跟")
ENDING = alternatives("organisation-endings")
ENDS = re.compile(rf"{ENDING}$")
_KNOWN = frozenset(words("organisations-known"))
_NAMED_FIRST = tuple(sorted(_KNOWN | COUNTRIES))
# What papers say of an organisation of their town before its name: 本埠电车公司, 城内培德女学校.
_NEAR = re.compile(r"^(?:本埠|城内|城外|本城|我市|我县|我省|我校|我院|我厂|该校|该市|该县|当地)(?=.{4,})")
_THROUGH = re.compile(rf"(?:经|将?联合|会同)(?=[省市县区州镇]{HAN})")  # 经市工商局批准, 联合市文明办
_TAIL = re.compile(rf"^(.*{ENDING})..+$")
_STARTS = re.compile(rf"{HAN}{{2,5}}[省市县区旗盟州镇乡村]")
# “新工厂”, “该中心”: an ending with a general word before it.
_GENERAL = re.compile(rf"[新老该本大小各某这那两几]?{ENDING}$")
# “…厅联合…厅”: the model takes two organisations for one.
_TOGETHER = re.compile(rf"(.{{2,}}{ENDING})(?:联合(?!会|国|社)|会同|携手|协同)")
_LARGE = COUNTRIES | {division.short for division in divisions() if division.level == PROVINCE}
_LIES = re.compile("地处|位于|坐落|毗邻|(?<=[路街站桥道口村镇])至")
_PLACE_END = re.compile(rf"(?:[省市县区旗盟州镇乡村路街道桥站湾寺庙塔峡坝门]|{alternatives('facilities')})$")
_COUNTRY_LETTERS = frozenset("中美日俄英法德韩朝印欧苏越蒙港澳台")
# How shops, studios and temples end: such a word is no person.
_HOUSES = frozenset("居斋堂阁楼轩坊店庄馆寺庙宫桥路街村镇河湖号队")
_PEOPLES = frozenset(people.removesuffix("族") + "族" for people in words("peoples"))
_ABROAD = frozenset(words("transliteration"))


def person(text: str, word: Word) -> Word | None:
    """Return the word if it is likely to be a person: a doubtful one only where it has a name's form."""
    printed = text[word.start : word.end]
    doubtful = word.probability < DOUBTFUL
    if len(printed) < 2 or printed in NOT_NAMES or has_stock_word(printed):
        return None
    if doubtful and printed[-1] in _HOUSES:
        return None
    if printed[-1] == "公" and text[word.end : word.end + 1] == "使":
        word = word._replace(end=word.end + 1)
    foreign = printed[:2] in words("surnames-japanese") or _ABROAD.issuperset(printed)
    return None if doubtful and not (is_full_name(printed) or foreign) else word


def place(text: str, word: Word) -> Word | None:
    """Return the place without 地区 after a large one; None for bus lines, letters for countries (中美), doubtful words."""
    printed = text[word.start : word.end]
    if printed.endswith("地区") and printed[:-2] in _LARGE:
        word, printed = word._replace(end=word.end - 2), printed[:-2]
    if printed.endswith("门") and len(printed) > 3 and text[word.end : word.end + 1] in ("前", "口", "外"):
        word, printed = word._replace(end=word.end - 1), printed[:-1]
    if lies := _LIES.search(printed, 2):
        word, printed = word._replace(end=word.start + lies.start()), printed[: lies.start()]
    letters = _COUNTRY_LETTERS.issuperset(printed)
    if len(printed) < 2 or printed in NOT_NAMES or letters or printed[0].isascii():
        return None
    likely = word.probability >= DOUBTFUL or printed in divisions_by_form() or _PLACE_END.search(printed)
    return word if likely else None


def organisation(text: str, word: Word) -> Word | None:
    """Return the organisation without words before and after its name; None where it is doubtful or a general word."""
    printed = text[word.start : word.end]
    if printed in _PEOPLES or text[word.start - 1 : word.start] == "各":
        return None
    if printed[0] in BETWEEN and printed[1:].startswith(_NAMED_FIRST):
        word, printed = word._replace(start=word.start + 1), printed[1:]
    if " " in printed or "\u3000" in printed:
        last = len(printed) - len(printed.replace("\u3000", " ").rsplit(" ", 1)[1])
        word, printed = word._replace(start=word.start + last), printed[last:]
    if through := _THROUGH.match(printed):
        word, printed = word._replace(start=word.start + through.end()), printed[through.end() :]
    if near := _NEAR.match(printed):
        word, printed = word._replace(start=word.start + near.end()), printed[near.end() :]
    if two := _TOGETHER.match(printed):
        return word._replace(end=word.start + len(two[1]))
    ends = ENDS.search(printed) is not None
    if not ends and (tail := _TAIL.match(printed)):
        return word._replace(end=word.start + len(tail[1]))
    short = len(printed) < 3 and printed not in _KNOWN and word.probability < 0.9
    doubtful = word.probability < DOUBTFUL and (
        _GENERAL.match(printed) or (not ends and _STARTS.match(printed))
    )
    return None if short or doubtful or printed.endswith("人") or printed in NOT_NAMES else word
