"""The map in a browser: zoom, pan, borders, and the way from a place's page to its dot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


def width(page: Page) -> float:
    """Return the width of what the map shows, in its own units."""
    return float((page.locator("svg.map").get_attribute("viewBox") or "").split()[2])


def test_a_place_leads_to_its_dot_on_the_map(page: Page) -> None:
    """The map opens with the place in its middle, in reach of the keyboard."""
    page.goto("/map.html")
    page.locator(".map-places a").first.click()
    name = page.get_by_role("heading", level=1).text_content()
    page.get_by_role("link", name="在地图上看").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("地图")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    expect(page.locator(":focus circle")).to_be_in_viewport()
    assert width(page) == pytest.approx(250)


def test_the_map_zooms_and_pans(page: Page) -> None:
    """By button, key and wheel; names keep their size; a drag moves the map and opens no place."""
    page.goto("/map.html")
    whole = width(page)
    name = page.locator(".map a text").first
    tall = name.bounding_box()
    page.get_by_role("button", name="放大").click()
    assert width(page) == pytest.approx(whole / 1.6)
    after = name.bounding_box()
    assert tall is not None
    assert after is not None
    assert after["height"] == pytest.approx(tall["height"], rel=0.1)
    page.locator(".drawing").focus()
    page.keyboard.press("+")
    assert width(page) == pytest.approx(whole / 1.6**2)
    box = page.locator("svg.map").bounding_box()
    assert box is not None
    begin = float((page.locator("svg.map").get_attribute("viewBox") or "").split()[0])
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 200, steps=4)
    page.mouse.up()
    assert float((page.locator("svg.map").get_attribute("viewBox") or "").split()[0]) > begin
    expect(page).to_have_url(re.compile(r"map\.html$"))
    page.mouse.wheel(0, -300)
    assert width(page) == pytest.approx(whole / 1.6**2)
    page.get_by_role("button", name="整幅地图").click()
    assert width(page) == whole
    expect(page.get_by_role("button", name="缩小")).to_be_disabled()


def test_borders_can_be_hidden(page: Page) -> None:
    """They are those of today; the newspaper's may have been others."""
    page.goto("/map.html")
    borders = page.locator("g.borders path")
    expect(borders).to_be_visible()
    page.get_by_label("今天的国界和省界").uncheck()
    expect(borders).to_be_hidden()
