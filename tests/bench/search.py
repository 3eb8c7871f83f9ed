"""What a reader's first search transfers, in kilobytes, by kind of file, on an edition of many invented articles.

Run `python -m tests.bench.search [articles]`; it wants Chromium. Each query is asked on a freshly opened page with an
empty cache, and everything counts that the search loads with it, as a plain server on this machine sends it:
uncompressed, unless the file itself is.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, Request, sync_playwright

from kanben.files import write_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.search_index import search_index
from kanben.publish.site.site_files import site
from tests.bench.invented import harsh, realistic, to_traditional
from tests.browser.conftest import CHROMIUM, QUIET, serving
from tests.publish.sample import read_records, write_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kanben.edition import Edition
    from kanben.publish.site.rendering import SiteFile
    from kanben.publish.site.search_index import Findable

KINDS = {
    "search.js": "scripts",
    "pagefind.js": "scripts",
    "wasm.": "program",
    "variants": "variants",
    "pagefind-entry": "metadata",
    ".pf_meta": "metadata",
    ".pf_index": "index",
    "/filters": "filters",
    "fragment": "fragments",
}
COLUMNS = tuple(dict.fromkeys(KINDS.values()))


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and whom he chooses among the people."""

    name: str
    words: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query: bytes by kind of file, the page's word of how much was found, the results shown."""

    query: Query
    sizes: Counter[str]
    status: str
    shown: int

    @property
    def total(self) -> int:
        """All that the search has loaded, in bytes."""
        return self.sizes.total()


def queries(articles: list[Findable]) -> list[Query]:
    """Return typical queries that these articles answer: names and stretches of their own text."""
    people, places = (
        Counter(name for article in articles for name in article.filters[kind]).most_common()
        for kind in ("person", "place")
    )
    person = next(name for name, _ in people[20:] if len(name) == 3)
    stretches = [_stretch(articles[number * len(articles) // 40]) for number in range(40)]
    written = next((run for run in stretches if to_traditional(run[:4]) != run[:4]), stretches[2])
    words = Counter(
        article.text[at : at + 2] for article in articles[:300] for at in range(0, len(article.text), 2)
    )
    common = [word for word, _ in words.most_common(60) if word.isalpha()]
    pairs = (a + b for a in common for b in common if a != b)
    both = next((pair for pair in pairs if any(pair in article.text for article in articles)), people[1][0])
    rare = min((run[:3] for run in stretches), key=lambda word: sum(word in each.text for each in articles))
    return [
        Query("a person's name", person),
        Query("a place", places[10][0]),
        Query("a common word", common[0]),
        Query("two common words in one", both),
        Query("a rare word", rare),
        Query("in traditional characters", to_traditional(written[:4])),
        Query("a phrase", stretches[3][:8]),
        Query("a word, and a person chosen", common[3], people[0][0]),
    ]


def _stretch(article: Findable) -> str:
    """Return a run of eight characters or more of an article's text."""
    runs = article.text.replace("。", "，").replace("\n", "，").split("，")
    return next(run for run in runs[3:] if len(run) >= 8)


@contextmanager
def served(articles: list[Findable]) -> Iterator[str]:
    """Serve a site whose search knows those articles, and give its address."""
    with tempfile.TemporaryDirectory() as place:
        edition = write_edition(Path(place, "edition"))
        folder = Path(place, "site")
        for leaf in _files(edition, articles):
            write_bytes(folder / leaf.path, leaf.content)
        with serving(folder) as server:
            yield f"http://127.0.0.1:{server.server_port}"


def _files(edition: Edition, articles: list[Findable]) -> Iterator[SiteFile]:
    """Yield the sample edition's site with the index of those articles in place of its own."""
    for leaf in site(edition.folder, read_records(edition), Imprint("题", identifier="urn:x-test:search")):
        if not leaf.path.startswith("pagefind/"):
            yield leaf
    yield from search_index(articles)


def ask(browser: Browser, address: str, query: Query) -> Answer:
    """Open the search page anew, ask, and wait until everything has come."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sizes: Counter[str] = Counter()
    page.on("requestfinished", partial(_weigh, sizes))
    page.goto("/search.html")
    page.wait_for_load_state("networkidle")
    page.locator("#query").fill(query.words)
    page.locator(".search button[type=submit]").click()
    if query.person:
        _choose(page, query.person)
    page.wait_for_timeout(1000)
    page.locator(".search-status:not(:empty)").wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    answer = Answer(
        query, sizes, page.locator(".search-status").inner_text(), page.locator(".results h2").count()
    )
    context.close()
    return answer


def _choose(page: Page, person: str) -> None:
    """Choose a person among the filters."""
    page.locator("details.filters summary").click()
    option = page.locator("#filter-person option", has_text=person).first
    option.wait_for(state="attached")
    page.locator("#filter-person").select_option(value=option.get_attribute("value"))


def _weigh(sizes: Counter[str], request: Request) -> None:
    """Count what a request brought, if it belongs to the search."""
    kind = next((kind for part, kind in KINDS.items() if part in request.url.partition("?")[0]), None)
    if kind:
        size = request.sizes()
        sizes[kind] += size["responseBodySize"] + size["responseHeadersSize"]


def table(answers: list[Answer]) -> str:
    """Return a line for each answer, in kilobytes."""
    head = f"{'KB':32}" + "".join(f"{column:>11}" for column in (*COLUMNS, "in all"))
    lines = [
        f"{answer.query.name:32}"
        + "".join(f"{answer.sizes[column] / 1000:11.1f}" for column in COLUMNS)
        + f"{answer.total / 1000:11.1f}   {answer.query.words} {answer.query.person}: {answer.status} ({answer.shown} shown)"
        for answer in answers
    ]
    return "\n".join([head, *lines])


def measure(articles: list[Findable]) -> list[Answer]:
    """Build a site that finds those articles, and ask it everything."""
    with served(articles) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        answers = [ask(browser, address, query) for query in queries(articles)]
        browser.close()
    return answers


SETS: dict[str, Callable[[int], Iterator[Findable]]] = {"realistic": realistic, "harsh": harsh}


def main() -> None:
    """Print both sets' tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for name, write in SETS.items():
        print(f"{count} {name} articles\n{table(measure(list(write(count))))}\n")


if __name__ == "__main__":
    main()
