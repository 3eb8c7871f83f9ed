"""The search index of a site, made by Pagefind: static files that a browser searches without a server.

What a reader's first search transfers is kept small: search_tokens.py decides what is in the index, pagefind_compact.py makes
Pagefind's files smaller, tests/bench/search.py prints the figures.

What a search can be narrowed down by (kind, page, people …) stands in the index as made-up words, and its most frequent
values in filters.json, which is loaded when a reader wants to choose: Pagefind's own filters come in another order each
time, and a build must give the same bytes.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from kanben.errors import SearchFailed
from kanben.files import read_bytes
from kanben.publish.shared.json_text import compact_json
from kanben.publish.site.pagefind_compact import compact_index, fragment
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.search_tokens import GAP, cut, filter_word, single_words

# The site has an interface of its own, without a worker; Pagefind's are left out.
_NOT_NEEDED = (
    "pagefind-ui",
    "pagefind-modular-ui",
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-worker",
    "playground",
)
# Saying no language keeps Pagefind from cutting words and stems by its own rules.
NO_LANGUAGE = "und"
# Places of words in one file of the index. Fewer make smaller files, but a longer list of them, which every search loads:
# for 10,000 articles 18 KB a word with a list of 20 KB; Pagefind's 20,000 give 35 KB and 10.
CHUNK = 10_000
# Texts are as long, to Pagefind, as the next multiple of this: lengths that repeat make a list that compresses well.
_LENGTH = 64
# How much more a word counts in a headline.
_TITLE_WEIGHT = 5
_MOST_VALUES = 2000


@dataclass(frozen=True, slots=True)
class Findable:
    """An article as the search knows it; `filters` are name → values (kind, page, person …).

    `day` is the ISO date of its issue, the earliest it can be, empty if unknown; `said` is how the issue names it.
    """

    url: str
    title: str
    text: str
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    day: str = ""
    said: str = ""

    @property
    def meta(self) -> dict[str, str]:
        """What a result shows beside the passage; what is not known is left out."""
        known = {"title": self.title, "day": self.said or self.day}
        known |= {name: values[0] for name in ("kind", "page") if (values := self.filters.get(name))}
        return {name: value for name, value in known.items() if value or name == "title"}


def search_index(articles: Iterable[Findable]) -> Iterator[SiteFile]:
    """Yield the files of the index, below pagefind/; raise SearchFailed if Pagefind does not make it.

    Pagefind reads a folder of pages; what it gets is not the site's pages but one of words for each article, numbered in
    the order of their days.  dates.json has the number of articles of each day in that order.
    """
    counts: Counter[tuple[str, str]] = Counter()
    days: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        pages, fragments, index = (Path(folder, name) for name in ("pages", "fragments", "index"))
        pages.mkdir()
        fragments.mkdir()
        for number, article in enumerate(sorted(articles, key=lambda article: article.day)):
            days[article.day] += 1
            choices = [(name, value) for name, values in article.filters.items() for value in values]
            counts.update(choices)
            (pages / f"{number:08}.html").write_text(_page_of_words(article, choices), "utf-8")
            content = fragment(article.url, _without_title(article), article.meta)
            (fragments / f"{number:08}").write_bytes(content)
        if not counts:  # Pagefind refuses a folder without a word
            nothing = Findable("", "", "")
            (pages / "nothing.html").write_text(_page_of_words(nothing, [("nothing", "")]), "utf-8")
        _run_pagefind(pages, index)
        compact_index(index, fragments, NO_LANGUAGE)
        yield SiteFile("pagefind/filters.json", _list_filters(counts))
        yield SiteFile("pagefind/dates.json", compact_json(list(days.items())))
        for path in sorted(index.rglob("*")):
            name = path.relative_to(index).as_posix()
            if path.is_file() and not name.startswith(_NOT_NEEDED):
                yield SiteFile(f"pagefind/{name}", read_bytes(path))


def _without_title(article: Findable) -> str:
    """Return an article's text on one line, without the headline that a result shows above it."""
    blocks = [" ".join(block.split()) for block in article.text.split("\n\n")]
    title = "".join(article.title.split())
    return " ".join(
        block for number, block in enumerate(blocks) if number > 3 or "".join(block.split()) != title
    )


def _page_of_words(article: Findable, choices: Iterable[tuple[str, str]]) -> str:
    """Return a page with the words of an article: what it is filtered by, title, text, characters for themselves.

    Nothing is given as Pagefind's metadata, for it would index that too, whole clauses as words.
    """
    first = [filter_word(*choice) for choice in choices]
    title, text = cut(article.title), cut(article.text)
    last = single_words(f"{article.title}{article.text}")
    count = len(first) + len(title) + len(text) + len(last)
    return (
        f'<!DOCTYPE html><html lang="{NO_LANGUAGE}"><head><title></title></head><body data-pagefind-body>'
        f"{' '.join(first)} "
        f'<span data-pagefind-weight="{_TITLE_WEIGHT}">{escape(" ".join(title))}</span> '
        f"{escape(' '.join(text))} {' '.join(last)} {' '.join([GAP] * (-count % _LENGTH))}</body></html>"
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
        NO_LANGUAGE,
    ]
    setting = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK)}  # has no option on the command line
    run = subprocess.run(
        [*command, "--quiet"], capture_output=True, text=True, check=False, env=os.environ | setting
    )
    if run.returncode:
        raise SearchFailed(reason=(run.stderr or run.stdout).strip().rpartition("\n")[2])


def _list_filters(counts: Counter[tuple[str, str]]) -> bytes:
    """Return JSON: for each filter its most frequent values, each with its number of articles."""
    found: dict[str, list[tuple[str, int]]] = {}
    for (name, value), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        values = found.setdefault(name, [])
        if len(values) < _MOST_VALUES:
            values.append((value, count))
    return compact_json(found)
