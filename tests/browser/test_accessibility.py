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
    "search.html?q=江",
    "about.html",
    "404.html",
    "en/articles/q1-1.html",
    "zh-Hant/sources.html",
)


def violations(browser: Browser, url: str, theme: str, width: int, choices: dict[str, str]) -> list[str]:
    """Return what axe-core finds on a page, as rule and place."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.add_init_script(f"localStorage.setItem('kanben', {json.dumps(json.dumps(choices))})")
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    sideways = [f"scrolls sideways by {wide} px"] if wide > 0 else []
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]] + sideways


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(browser: Browser, address: str, path: str, theme: str, width: int) -> None:
    """No violation of axe-core's rules, and nothing is cut off at the side."""
    assert violations(browser, f"{address}/{path}", theme, width, {}) == []


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
    assert violations(browser, f"{address}/articles/q1-1.html", "light", 1280, choices) == []
