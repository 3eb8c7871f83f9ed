"""The search index of a site, made by Pagefind: static files that a browser searches without a server.

Chinese has no spaces, and no two programs cut it into the same words: an index cut by one and a query cut by another
do not meet. So text and query are both cut into overlapping pairs of characters, here and in static/search.js alike,
after traditional characters were turned into simplified ones. The text itself travels beside the pairs, for excerpts.

What a search can be narrowed down by (kind, page, people …) stands in the index as made-up words, listed in
filters.json: Pagefind's own filters come in another order each time, and a build must give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from kanben.errors import SearchFailed
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
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUNS = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W_])+")  # as in search.js


@dataclass(frozen=True, slots=True)
class Findable:
    """An article as the search knows it; `filters` are name → values (kind, page, person …)."""

    url: str
    title: str
    text: str
    filters: Mapping[str, list[str]] = field(default_factory=dict)


def search_index(articles: Iterable[Findable]) -> Iterator[Leaf]:
    """Yield the files of the index, below pagefind/; raise SearchFailed if Pagefind does not make it.

    Pagefind reads a folder of pages; what it gets is not the site's pages but one of words for each article.
    """
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for article in articles:
            choices = [(name, value) for name, values in article.filters.items() for value in values]
            counts.update(choices)
            file = pages / article.url
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page_of_words(article, choices), "utf-8")
        if not counts:  # Pagefind refuses a folder without a word
            nothing = Findable("", "", "")
            (pages / "nothing.html").write_text(_page_of_words(nothing, [("nothing", "")]), "utf-8")
        _run_pagefind(pages, index)
        yield Leaf("pagefind/filters.json", _list_filters(counts))
        for path in sorted(index.rglob("*")):
            name = path.relative_to(index).as_posix()
            if path.is_file() and not name.startswith(_NOT_NEEDED):
                yield Leaf(f"pagefind/{name}", read_bytes(path))


def _page_of_words(article: Findable, choices: Iterable[tuple[str, str]]) -> str:
    """Return a page with what the index has of an article; its title and text go along as they are."""
    words = [*cut(f"{article.title}\n{article.text}"), *(filter_word(*choice) for choice in choices)]
    text = " ".join(article.text.split())
    return (
        f'<!DOCTYPE html><html lang="{_NO_LANGUAGE}"><head><title>{escape(article.title)}</title>'
        f'<meta data-pagefind-meta="title[content]" content="{escape(article.title)}">'
        f'<meta data-pagefind-meta="text[content]" content="{escape(text)}"></head>'
        f"<body data-pagefind-body>{escape(' '.join(words))}</body></html>"
    )


def _run_pagefind(pages: Path, index: Path) -> None:
    program = get_executable()
    if program is None:
        raise SearchFailed(reason="the program pagefind is not installed")
    command = [
        str(program),
        "--site",
        str(pages),
        "--output-path",
        str(index),
        "--force-language",
        _NO_LANGUAGE,
    ]
    run = subprocess.run([*command, "--quiet"], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SearchFailed(reason=(run.stderr or run.stdout).strip().rpartition("\n")[2])


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
    return bool(re.match(f"[{_HAN}]", character))


@cache
def _forms() -> dict[int, str]:
    table = json.loads(read_bytes(resource("xslt", "html", "static", "variants.json")))
    forms = {ord(a): b for a, b in zip(table["traditional"], table["simplified"], strict=True)}
    forms |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    forms |= {code: chr(code).lower() for code in range(0x250) if len(chr(code).lower()) == 1}
    return forms
