"""Invented articles by the thousand: an index of them is about as large as that of a real newspaper, or as bad as can be.

The words of the realistic ones are drawn as often as a Chinese dictionary says that they occur, with a few that an
article comes back to; names follow Zipf's law; every tenth article is in traditional characters. The harsh ones are
characters drawn evenly from 3,500, so that hardly a pair occurs twice.
"""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import jieba

from kanben.files import read_bytes
from kanben.publish.site.search_index import Findable
from kanben.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Draw = Callable[[int], list[str]]

KINDS = ("report",) * 6 + ("feature", "brief", "brief", "picture", "comment", "notice")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余"
GIVEN = "平明光华建国文德志永春海江山云龙秀英兰芳玉梅清安宁远福成立新学松柏林泉川波涛静慧敏洁雅琴"
OFFICES = ("局", "公司", "学校", "委员会", "合作社", "医院")
PAPERS = ("日报", "晚报", "通讯社")


def realistic(count: int, seed: int = 1) -> Iterator[Findable]:
    """Yield articles of 600 to 1,000 characters in words, sentences and names."""
    chance = random.Random(seed)
    words = _dictionary(chance)
    names = _names(chance)
    for number in range(count):
        shown = {kind: sorted(set(draw(most))) for kind, (draw, most) in names.items()}
        text = _sentences(chance, words, [name for some in shown.values() for name in some])
        title = "".join(words(5))
        if number % 10 == 9:
            title, text = to_traditional(title), to_traditional(text)
        yield _article(chance, number, title, text, shown)


def harsh(count: int, seed: int = 1) -> Iterator[Findable]:
    """Yield articles of 800 characters that were drawn evenly, with a full stop now and then."""
    chance = random.Random(seed)
    common = [chr(0x4E00 + 5 * n) for n in range(3500)]
    names = _names(chance)
    for number in range(count):
        shown = {kind: sorted(set(draw(most))) for kind, (draw, most) in names.items()}
        text = "。".join("".join(chance.choices(common, k=20)) for _ in range(38))
        text += "。" + "，".join(name for some in shown.values() for name in some)
        yield _article(chance, number, "".join(chance.choices(common, k=8)), text, shown)


def _article(
    chance: random.Random, number: int, title: str, text: str, names: dict[str, list[str]]
) -> Findable:
    issue, place = divmod(number, 20)
    year, day = divmod(issue, 336)
    filters = {
        "kind": [chance.choice(KINDS)],
        "issue": [f"{1950 + year}-{1 + day // 28:02}-{1 + day % 28:02}"],
        "page": [str(1 + place // 5)],
        **names,
    }
    return Findable(f"articles/i{issue}p{1 + place // 5}-{1 + place % 5}.html", title, text, filters)


def _sentences(chance: random.Random, words: Draw, names: list[str]) -> str:
    """Return sentences of drawn words, a third of them the article's own, with its names among them."""
    length = chance.randint(600, 1000)
    topic = words(30)
    drawn = [
        own if chance.random() < 0.3 else word
        for own, word in zip(chance.choices(topic, k=length), words(length), strict=True)
    ]
    places = sorted(chance.sample(range(length // 3), len(names)))
    for place, name in zip(places, names, strict=True):
        drawn[place] = name
    text = ""
    for number, word in enumerate(drawn):
        text += word + ("。\n" if number % 40 == 39 else "，" if number % 8 == 7 else "")
        if len(text) > length:
            break
    return text


def _dictionary(chance: random.Random) -> Draw:
    """Return what draws words as often as they occur."""
    with jieba.get_dict_file() as file:
        rows = [line.decode().split() for line in file]
    return _drawn(chance, [row[0] for row in rows], [int(row[1]) for row in rows])


def _names(chance: random.Random) -> dict[str, tuple[Draw, int]]:
    """Return for each kind of name what draws them by Zipf's law, and how many an article has at most."""
    people = sorted({a + b + c for a in SURNAMES for b in GIVEN for c in ["", *GIVEN[:8]]})
    places = sorted({a + b + c for a in GIVEN[:20] for b in GIVEN[20:] for c in "县市镇"})
    offices = sorted({place + office for place in places[::4] for office in OFFICES})
    papers = sorted({place[:2] + paper for place in places[::15] for paper in PAPERS})
    kinds = {"person": (people, 4), "place": (places, 3), "organisation": (offices, 2), "source": (papers, 1)}
    return {kind: (_zipf(chance, names), most) for kind, (names, most) in kinds.items()}


def _zipf(chance: random.Random, names: list[str]) -> Draw:
    chance.shuffle(names)
    return _drawn(chance, names, [1 / rank for rank in range(1, len(names) + 1)])


def _drawn(chance: random.Random, things: Sequence[str], weights: Sequence[float]) -> Draw:
    sums = list(accumulate(weights))
    return lambda count: chance.choices(things, cum_weights=sums, k=count)


def to_traditional(text: str) -> str:
    """Return a text with traditional characters in place of their simplified forms."""
    return text.translate(_traditional_forms())


@cache
def _traditional_forms() -> dict[int, str]:
    table = json.loads(read_bytes(resource("xslt", "html", "static", "variants.json")))
    return {ord(b): a for a, b in zip(table["traditional"], table["simplified"], strict=True)}
