"""People with names of other languages: dotted ones, those after an office or a country, those of Japan."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, NOT_HAN
from kanben.lexicon.surnames import SINGLE, WEAK
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import Forms, word_forms
from kanben.tagging.rules.full_names import NOT_NAMES
from kanben.tagging.rules.pattern import propose

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST = frozenset(words("transliteration"))
# These also stand in such names, but at their end they are words of their own more often.
_INNER = _LAST | frozenset("则都让得当因于道")
# With which names of Uyghurs, Kazakhs, Mongols and Tibetans are written besides; not 和, 日 or 在, which follow them.
_STEPPE = frozenset(
    "孜提尔逊乎托依麦合江曼古丽帕夏吾斯亚布都肉衣买尼力木热努牙玉素甫沙吐鲁洪库阿巴赫居别克勒图庆熊贡确嘎仁增旦培措姆嘉央桑颜穆罕默德萨利谢什代希迪扎西次多顿珠卓玛宗洛丹腾琴夫恩根锡林浩其毕敦乌苏娜额那顺孟达敖登呼伦哈塔特吉拉永贺阔"
)
_SOUNDS = _INNER | _STEPPE
_GRAMMAR = frozenset("的是了和与及在对向被把将由从为说")
_SHORTEST_DOTTED = 3  # “消费·维权” is no name
_DOTS = frozenset("·•・．")
_DOTTED = re.compile(rf"(?:{HAN}|[A-Z]){{1,8}}(?:[·•・．](?:{HAN}|[A-Z.]){{1,8}})+")
_AFTER_PERSON = vocabulary("after-person")
# Peter Chan, Susan Hollis.
_LATIN = re.compile(r"(?<![A-Za-z] )(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])")
_NO_HAN = re.compile(NOT_HAN)
_NO_LETTER = re.compile(r"$|[\W\d_]")
_BEFORE_JAPANESE = re.compile(rf"(?<!{HAN})|(?<=[长相臣员帅官师手的])")
_GIVEN = re.compile(f"{HAN}{{0,3}}")
_OF_JAPAN = re.compile(r"日本(?:选手|名将|首相|外相|球员|队员|棋手|演员|导演|学者|作家)")
_FULL = re.compile(f"{HAN}{{3,5}}")
_TITLES = vocabulary("titles-before")
_NO_PERSON = vocabulary("organisation-endings", "facilities")


def find_foreign_people(text: str) -> Iterator[Mention]:
    """Propose names that are known by the characters they are written with, and by what stands before them."""
    if not _DOTS.isdisjoint(text):
        for match in _DOTTED.finditer(text):
            if span := _dotted(text, *match.span()):
                yield propose(span, MentionKind.PERSON, "dotted-name")
    for match in _LATIN.finditer(text):
        titled = _TITLES.ends(text[max(0, match.start() - 8) : match.start()])
        if titled or _AFTER_PERSON.begins(text, match.end()):
            yield propose(match.span(), MentionKind.PERSON, "latin-name", Certainty.MEDIUM)
    yield from _japanese(text)
    for start, end in _of_country(text):
        yield propose((start, end), MentionKind.PERSON, "of-country", Certainty.MEDIUM)
    for _, start in word_forms("titles-abroad").longest(text):
        end = next(_transliterated(text, start, 2, 8), start)
        after = _NO_LETTER.match(text, end) or _AFTER_PERSON.begins(text, end)
        if (
            end > start
            and after
            and not _reads_as_native(text[start:end])
            and text[start:end] not in NOT_NAMES
        ):
            sure = Certainty.HIGH if end - start > 3 else Certainty.MEDIUM
            yield propose((start, end), MentionKind.PERSON, "title-abroad", sure)


def long_name(text: str, start: int) -> int | None:
    """Where a name such as those of Tibetans ends that begins at `start`: without a surname, it must be long."""
    run = start
    while run < start + 6 and text[run : run + 1] in _LAST:
        run += 1
    return next((end for end in range(run, start + 3, -1) if _followed(text, end)), None)


def _dotted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a name with dots in a stretch of letters: after a title, and as far as the letters write sounds."""
    first = min(text.index(dot, start, end) for dot in _DOTS if dot in text[start:end])
    last = max(text.rindex(dot, start, end) for dot in _DOTS if dot in text[start:end])
    left = _known_run(text, first, start, -1)
    for place in range(start, first):
        if _TITLES.ends(text[max(0, place - 8) : place]):
            left = max(left, place) if place > left else place
    right = _known_run(text, last + 1, end, 1)
    if text[right - 1] == "日" and text[right : right + 1] in "前本内晚":
        right -= 1
    return (left, right) if left < first and right > last + 1 and right - left > _SHORTEST_DOTTED else None


def _known_run(text: str, start: int, limit: int, step: int) -> int:
    """Where a run of characters that write foreign sounds ends; one other may stand between two of them."""
    place = start
    while place != limit:
        here = text[place - 1] if step < 0 else text[place]
        beyond = text[place - 2 : place - 1] if step < 0 else text[place + 1 : place + 2]
        known = here in _SOUNDS or here in _DOTS or here.isascii()
        if not known and (here in _GRAMMAR or place == start or beyond not in _SOUNDS):
            break
        place += step
    return place


@cache
def _countries() -> Forms:
    return Forms(f"{country}的" for country in words("countries"))


def _of_country(text: str) -> Iterator[tuple[int, int]]:
    """Spans of “日本选手|船木和喜|夺得…”, “挪威的|彼得森|居第二”."""
    for match in _OF_JAPAN.finditer(text):
        start = match.end()
        name = _FULL.match(text, start)
        if name and text[start] not in SINGLE:
            ends = range(start + 3, name.end() + 1)
            yield from [(start, end) for end in ends if _followed(text, end)][:1]
    for start in sorted({end for _, end, _ in _countries().occurrences(text)}):
        end = next((end for end in _transliterated(text, start, 3, 7) if _followed(text, end)), None)
        if end:
            yield start, end


def _transliterated(text: str, start: int, shortest: int, longest: int) -> Iterator[int]:
    """Yield where a name of so many characters that write foreign sounds may end, the longest first."""
    run = start
    while run < start + longest and text[run : run + 1] in _INNER:
        run += 1
    yield from (end for end in range(run, start + shortest - 1, -1) if text[end - 1] in _LAST)


def _followed(text: str, end: int) -> bool:
    """Whether what stands there may follow a name."""
    return _NO_HAN.match(text, end) is not None or _AFTER_PERSON.begins(text, end)


def _japanese(text: str) -> Iterator[Mention]:
    """Names that begin with a frequent surname of Japan; two characters after it are likelier than three or one."""
    last = 0
    for start, end, _ in sorted(
        word_forms("surnames-japanese").occurrences(text), key=lambda found: (found[0], -found[1])
    ):
        if start < last or not _BEFORE_JAPANESE.match(text, start):
            continue
        given = _GIVEN.match(text, end)
        most = given.end() - end if given else 0
        length = next((n for n in (2, 3, 1) if n <= most and _followed(text, end + n)), None)
        if length is None:
            continue
        last = end + length
        if not _NO_PERSON.ends(text[start:last]):
            sure = Certainty.HIGH if last - start > 3 else Certainty.LOW
            yield propose((start, last), MentionKind.PERSON, "japanese-name", sure)


def _reads_as_native(name: str) -> bool:
    """Whether the other rule reads the characters better: a Chinese full name of two or three characters."""
    return len(name) < 4 and name[0] in SINGLE and name[0] not in WEAK
