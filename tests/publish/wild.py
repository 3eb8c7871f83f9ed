"""Makes TEI documents of every shape TEI allows and few editors write: blocks in phrases, links in links, loose ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.publish.sample import ARTICLE, CONTENTS, REF, TOML, write_edition

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from kanben.edition import Edition

_WORDS = ("江水上涨,昨日 12 尺。", "abc def", "“好”", "一二三", "2020 年")
_POINTERS = (
    'target="#nowhere"',
    'target="http://example.org/a?b=1"',
    'target="q1-2.xml#nowhere"',
    'target="javascript:alert(1)"',
    'target="http://["',
    'target="http://example.org/a b"',
    'target="mailto:a@example.org"',
    "",
)
_PHRASES = {
    "hi": ("",),
    "persName": ("", f'{REF}person-wu-ming"'),
    "placeName": (f'{REF}place-jiang-cheng"', f'{REF}nobody"'),
    "ref": _POINTERS,
    "said": ('who="../register.xml#person-lu-ping"',),
    "title": ("",),
    "date": ('when="2020-03-03"', 'when="--03-03"', 'when="-0044"', 'when="2020"', 'from="2020-01-01"'),
    "measure": ('quantity="4" unit="CNY"',),
    "note": ('type="editorial"',),
    "foreign": ('xml:lang="en"',),
    "q": ("",),
    "rs": ("",),
    "seg": ('xml:id="same"',),
}
_MARKS = (
    "<lb/>",
    "<cb/>",
    '<pb n="9"/>',
    '<ptr target="http://example.org/"/>',
    '<g ref="#c1"/>',
    "<milestone unit='x'/>",
)


class Wild:
    """Grows documents from one seed."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def words(self) -> str:
        """Return a few words."""
        return self._random.choice(_WORDS)

    def phrases(self, depth: int = 0) -> str:
        """Return text with marks and phrases, in which lists, figures and paragraphs may stand."""
        found = [self.words()]
        for _ in range(self._random.randint(0, 3 if depth < 4 else 0)):
            name = self._random.choice([*_PHRASES, "mark", "block"])
            if name == "mark":
                found.append(self._random.choice(_MARKS))
            elif name == "block":
                found.append(self._random.choice([self.figure, self.items])(depth + 1))
            else:
                attribute = self._random.choice(_PHRASES[name])
                inner = self.phrases(depth + 1)
                if name in ("q", "note") and self._random.random() < 0.4:
                    inner = f"<p>{inner}</p><p>{self.words()}</p>"
                found.append(f"<{name} {attribute}>{inner}</{name}>")
            found.append(self.words())
        return "".join(found)

    def items(self, depth: int = 0) -> str:
        """Return a list."""
        block = self.block(depth + 1) if depth < 2 else ""
        return f"<list><head>{self.words()}</head><item>{self.phrases(depth + 1)}</item><item>{block}</item></list>"

    def figure(self, depth: int = 0) -> str:
        """Return a figure without its picture."""
        return f'<figure><graphic url="no.png"/><head>{self.phrases(depth + 2)}</head></figure>'

    def block(self, depth: int = 0) -> str:
        """Return something that stands between paragraphs."""
        inner = self.block(depth + 1) if depth < 2 else f"<p>{self.words()}</p>"
        return self._random.choice(
            [
                f"<p>{self.phrases(depth)}</p>",
                f"<p>{self.phrases(depth)}</p>",
                self.items(depth),
                self.figure(depth),
                f"<lg><head>{self.words()}</head><l>{self.phrases(depth + 1)}</l></lg>",
                f"<quote>{inner}</quote>",
                f"<floatingText><body>{inner}</body></floatingText>",
                f"<sp><speaker>{self.words()}</speaker><p>{self.phrases(depth)}</p></sp>",
                f'<table><row><cell cols="2">{self.phrases(depth + 1)}</cell><cell rows="0">{self.words()}</cell></row></table>',
            ]
        )

    def division(self, depth: int = 0) -> str:
        """Return a division, with or without a head, and divisions in it."""
        head = f"<head>{self.phrases(2)}</head>" if self._random.random() < 0.7 else ""
        kind = self._random.choice(["", 'type="section"', 'type="a b"', 'xml:id="same"'])
        blocks = "".join(self.block() for _ in range(self._random.randint(1, 4)))
        inner = self.division(depth + 1) * 1 if depth < 3 and self._random.random() < 0.6 else ""
        return f"<div {kind}>{head}{blocks}{inner}</div>"


def write_wild_edition(folder: Path, random: Random, count: int, settings: str = "") -> Edition:
    """Write an edition of that many wild documents."""
    edition = write_edition(folder, TOML + settings)
    wild = Wild(random)
    names = [f"q1-{number}" for number in range(1, count + 1)]
    for name in names:
        text = ARTICLE.format(
            id=name, title="题", changed="2026-01-01", body=wild.division() + wild.division()
        )
        edition.article(name).write_text(text, "utf-8")
    listed = "".join(f'<bibl type="article"><ref target="articles/{name}.xml"/></bibl>' for name in names)
    page = f'<listBibl type="page" xml:id="q1">{listed}</listBibl>'
    contents = re.sub(r"<listBibl.*</listBibl>", page, CONTENTS, flags=re.DOTALL)
    edition.contents.write_text(contents, "utf-8")
    return edition
