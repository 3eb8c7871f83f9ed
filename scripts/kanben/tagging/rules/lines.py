"""Lines that are only a name: bylines below a headline, signatures below a letter, turns of a talk, folio lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN, SPACE, word
from kanben.lexicon.divisions import divisions_by_form
from kanben.lexicon.surnames import WEAK
from kanben.lexicon.vocabulary import vocabulary
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.rules.pattern import propose

_WORD = rf"(?:{HAN}{SPACE}+{HAN}|{word(5)})"
_LINE = re.compile(
    rf"^{SPACE}*(?P<mark>[◎■●○◇◆□口●]{SPACE}*|文{SPACE}*[/／]{SPACE}*|(?:读者|作者|讀者){SPACE}*[:：]?{SPACE}*)?(?P<name>{_WORD}){SPACE}*$",
    re.MULTILINE,
)
# “城关区 李四”, “南京市 李四”: where a reader writes from, at the end of a letter.
_FROM = re.compile(
    rf"^{SPACE}*[（(]?(?P<place>{HAN}{{2,14}}){SPACE}+(?P<name>{word(4)})[)）]?{SPACE}*$", re.MULTILINE
)
_KINDS_OF_PLACE = tuple("省市县区旗州盟镇乡村厂校社队院")
_ORGANISATIONS = vocabulary("organisation-endings")
_TITLES = vocabulary("titles-before")
_LAST = re.compile(rf"[。！？”…]\n{SPACE}*(?P<names>{word(4)}(?:{SPACE}+{word(4)}){{1,2}}){SPACE}*\Z")
_TURN = re.compile(rf"^{SPACE}*(?P<name>{word(5)}){SPACE}*[:：](?=\s*\S)", re.MULTILINE)
_ASKED = re.compile(rf"^{SPACE}*(?:记者|问|主持人|本报|答){SPACE}*[:：]", re.MULTILINE)
# How far below the beginning a byline may stand: kicker, headline, subheads.
_HIGHEST, _LOWEST = 1, 6
_DATED = rf"(?:[0-9０-９]{{4}}{SPACE}*[-./年．]|[一二三四五六七八九〇○零]{{4}}年|民国)"
_FOLIO_LINE = re.compile(
    rf"^(?=[^\n。，]{{0,60}}(?:{_DATED}|第[^\n]{{1,4}}版))[^\n。，]{{4,70}}$", re.MULTILINE
)
_HAN_WORD = re.compile(f"{HAN}+")
_TITLE_ALONE = re.compile(
    rf"^{SPACE}*(?P<title>{HAN}{{2,8}}){SPACE}*(?:[A-Z]?[0-9]{{1,3}}版?)?{SPACE}*$", re.MULTILINE
)
# “江城日报数字版”, on an e-paper's web page.
_ELECTRONIC = re.compile("(?:日报|晚报|早报|晨报|时报|都市报|商报)(?=(?:数字|电子)[报版])")
_FIRST_PART = re.compile(f"{HAN}{{1,6}}$")
_TOP = 80  # characters from the beginning, among which a title may have a line of its own
_LONGEST_PAPER = 8
_PAPER = re.compile(r"(?:[日晚早晨时商周导]报|都市报|周刊|时事|[^海简通喜捷汇]报|新闻报|公报)$")


def find_lines(text: str) -> Iterator[Mention]:
    """Propose authors whose line has nothing but the name, speakers of a talk, the paper's title in the folio line."""
    yield from _authors(text)
    yield from _readers(text)
    yield from _last(text)
    yield from _speakers(text)
    yield from _titles(text)


def _authors(text: str) -> Iterator[Mention]:
    for match in _LINE.finditer(text):
        name = "".join(match["name"].split())
        line = text.count("\n", 0, match.start())
        if match["mark"] or _HIGHEST <= line <= _LOWEST:
            followed = text[match.end() :].strip() != ""
            if is_full_name(name) and _is_sure(name) and (match["mark"] or followed):
                yield propose(match.span("name"), MentionKind.PERSON, "name-alone", role="author")


def _last(text: str) -> Iterator[Mention]:
    """The last line, if it is two or three names set apart: who wrote."""
    if (match := _LAST.search(text)) and text.count("\n", 0, match.start()) >= _HIGHEST:
        names = list(re.finditer(word(4), match["names"]))
        if all(is_full_name(name.group()) and _is_sure(name.group()) for name in names):
            start = match.start("names")
            for name in names:
                yield propose(
                    (start + name.start(), start + name.end()), MentionKind.PERSON, "last-line", role="author"
                )


def _is_sure(name: str) -> bool:
    """Without a mark before it, a short line may also be a headline or a place."""
    in_place = len(name) == 3 and name[-1] in "省市县区旗镇乡村"
    return name not in divisions_by_form() and not in_place and not (len(name) == 2 and name[0] in WEAK)


def _readers(text: str) -> Iterator[Mention]:
    for match in _FROM.finditer(text):
        line = text.count("\n", 0, match.start())
        if line > _HIGHEST and _is_somewhere(match["place"]) and is_full_name(match["name"]):
            yield propose(match.span("name"), MentionKind.PERSON, "signed-from", role="author")


def _is_somewhere(place: str) -> bool:
    forms = divisions_by_form()
    named = place in forms or any(place[:end] in forms and place[end:] in forms for end in (2, 3))
    return named or place.endswith(_KINDS_OF_PLACE) or bool(_ORGANISATIONS.ends(place) or _TITLES.ends(place))


def _speakers(text: str) -> Iterator[Mention]:
    turns = [match for match in _TURN.finditer(text) if is_full_name(match["name"])]
    names = [match["name"] for match in turns]
    talk = _ASKED.search(text) is not None
    for match, name in zip(turns, names, strict=True):
        if talk or (names.count(name) > 1 and len(set(names)) > 1):
            yield propose(match.span("name"), MentionKind.PERSON, "turn", role="speaker")


def _titles(text: str) -> Iterator[Mention]:
    """The paper's own title: in a folio line, in a line of its own at the top, of an e-paper."""
    for folio in _FOLIO_LINE.finditer(text):
        for each in _HAN_WORD.finditer(text, *folio.span()):
            if _is_title(each.group()) and not each.group().endswith(("数字报", "电子报")):
                yield propose(each.span(), MentionKind.SOURCE, "folio", role="newspaper")
    for alone in _TITLE_ALONE.finditer(text[:_TOP]):
        if _is_title(alone["title"]):
            yield propose(alone.span("title"), MentionKind.SOURCE, "folio", role="newspaper")
    for paper in _ELECTRONIC.finditer(text):
        if first := _FIRST_PART.search(text, max(0, paper.start() - _LONGEST_PAPER), paper.start()):
            span = (first.start(), paper.end())
            yield propose(span, MentionKind.SOURCE, "electronic-edition", role="newspaper")


def _is_title(word: str) -> bool:
    return len(word) <= _LONGEST_PAPER and _PAPER.search(word) is not None
