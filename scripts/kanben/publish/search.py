"""The search index of a site, made by Pagefind: static files that a browser searches without a server.

Chinese has no spaces, and no two programs cut it into the same words: an index cut by one and a query cut by another
do not meet. So text and query are both cut into overlapping pairs of characters, here and in static/search.js alike,
after traditional characters were turned into simplified ones. The text itself travels beside the pairs, for excerpts.

What a search can be narrowed down by (kind, page, people …) stands in the index as made-up words, listed in
filters.json: Pagefind's own filters come in another order each time, and a build must give the same bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from kanben.files import read_bytes
from kanben.publish.pages import Leaf
from kanben.resources import resource

# The site has an interface of its own; Pagefind's are left out.
_NOT_NEEDED = (
    "pagefind-ui",
    "pagefind-modular-ui",
    "pagefind-component-ui",
    "pagefind-highlight",
    "playground",
)
# Saying no language keeps Pagefind from cutting words and stems by its own rules.
_NO_LANGUAGE = "und"
_MOST_VALUES = 200
_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Findable:
    """An article as the search knows it; `filters` are name → values (kind, page, person …)."""

    url: str
    title: str
    text: str
    filters: Mapping[str, list[str]] = field(default_factory=dict)


def search_index(articles: Iterable[Findable]) -> Iterator[Leaf]:
    """Yield the files of the index, below pagefind/."""
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_write_index(articles, folder, counts))
        yield Leaf("pagefind/filters.json", _list_filters(counts))
        for path in sorted(Path(folder).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not name.startswith(_NOT_NEEDED):
                yield Leaf(f"pagefind/{name}", read_bytes(path))


async def _write_index(articles: Iterable[Findable], folder: str, counts: Counter[tuple[str, str]]) -> None:
    """Write the index into a folder and count what articles can be filtered by."""
    config = IndexConfig(output_path=folder, verbose=False)
    async with PagefindService() as service:
        index = await service.create_index(config=config)
        for article in articles:
            chosen = [(name, value) for name, values in article.filters.items() for value in values]
            counts.update(chosen)
            words = [*cut(f"{article.title}\n{article.text}"), *(filter_word(*choice) for choice in chosen)]
            await index.add_custom_record(
                url=article.url,
                content=" ".join(words),
                language=_NO_LANGUAGE,
                meta={"title": article.title, "text": article.text},
            )
        await index.write_files(output_path=folder)


def filter_word(name: str, value: str) -> str:
    """Return the word that stands in the index for a value of a filter: letters that no text has."""
    digest = hashlib.sha256(f"{name}={value}".encode()).hexdigest()[:16]
    return "qx" + digest.translate(str.maketrans("0123456789", "ghijklmnop")) + "xq"


def _list_filters(counts: Counter[tuple[str, str]]) -> bytes:
    """Return JSON: for each filter its most frequent values, each with its word and its number of articles."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for (name, value), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        values = found.setdefault(name, [])
        if len(values) < _MOST_VALUES:
            values.append((value, filter_word(name, value), count))
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def cut(text: str) -> Iterator[str]:
    """Yield what the index holds of a text: pairs of Chinese characters (and each run's last), words of others."""
    for run in _RUNS.findall(normalise(text)):
        if run[0].isascii() or not _is_han(run[0]):
            yield run
        else:
            yield from (run[start : start + 2] for start in range(len(run)))


def normalise(text: str) -> str:
    """Return a text with simplified characters, small letters and half-width forms, character for character."""
    return text.translate(_forms())


def _is_han(character: str) -> bool:
    return bool(re.match(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]", character))


@cache
def _forms() -> dict[int, str]:
    table = json.loads(read_bytes(resource("xslt", "html", "static", "variants.json")))
    forms = {ord(a): b for a, b in zip(table["traditional"], table["simplified"], strict=True)}
    forms |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    forms |= {code: chr(code).lower() for code in range(0x250) if len(chr(code).lower()) == 1}
    return forms
