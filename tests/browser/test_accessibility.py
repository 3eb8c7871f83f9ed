"""axe-core finds nothing to mend, on every kind of page, in each theme and width."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

PAGES = (
    "index.html",
    "articles/q1-1.html",
    "articles/q1-2.html",
    "articles/q1-3.html",
    "pages/q1.html",
    "people.html",
    "people/person-lu-ping.html",
    "dates.html",
    "map.html",
    "search.html?q=江",
    "search.html?q=江&kind=report",
    "about.html",
    "reference.html",
    "rules.html",
    "404.html",
    "en/articles/q1-1.html",
    "zh-Hant/sources.html",
    "large/index.html",
    "large/issues/1935-03-05.html",
    "large/dates.html",
    "large/dates/1935-03-04.html",
)


VIEWS = [(theme, width) for theme in ("light", "dark") for width in (1280, 360)]
LONG = {"reference.html": [("light", 1280), ("dark", 360)]}  # axe-core takes half a minute for a view of it


# WCAG 2.2 asks for targets of 24 px, which axe-core looks at only when told to.
_OPTIONS = {
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}  # else a large page takes minutes


def violations(
    browser: Browser, url: str, views: list[tuple[str, int]], choices: dict[str, str]
) -> dict[tuple[str, int], list[str]]:
    """Return what axe-core finds on a page in each view (theme, width in px), as rule and place."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('kanben', {json.dumps(json.dumps(choices))})")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    found: dict[tuple[str, int], list[str]] = {}
    for theme, width in views:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        rules = Axe().run(page, options=_OPTIONS).response["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        sideways = [f"scrolls sideways by {wide} px"] if wide > 0 else []
        problems = [f"{rule['id']}: {node['target']}" for rule in rules for node in rule["nodes"]] + sideways
        if problems:
            found[theme, width] = problems
    context.close()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(browser: Browser, address: str, path: str) -> None:
    """No violation of axe-core's rules in light or dark, wide or narrow, and nothing is cut off at the side."""
    assert violations(browser, f"{address}/{path}", LONG.get(path, VIEWS), {}) == {}


@pytest.mark.parametrize(
    "choices",
    [
        {"theme": "sepia"},
        {"direction": "vertical"},
        {"size": "huge", "width": "wide"},
        {"show": "person place organisation source date editorial"},
        {"show": "person place organisation source date editorial", "theme": "dark"},
        {"show": "person place organisation source date editorial", "theme": "sepia"},
    ],
    ids=str,
)
def test_choices_keep_an_article_accessible(browser: Browser, address: str, choices: dict[str, str]) -> None:
    """Whatever a reader chooses, the page stays readable for everyone."""
    views = [("light", 1280), ("light", 1216)]
    assert violations(browser, f"{address}/articles/q1-1.html", views, choices) == {}
