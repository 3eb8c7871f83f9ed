"""A reader asks for other characters than are printed: the text is converted as OpenCC converts it, and is said to be."""

from __future__ import annotations

import re

import pytest
from opencc_purepy import OpenCC
from playwright.sync_api import Page, expect

from kanben.publish.site.character_tables import character_tables
from kanben.publish.site.site_settings import Standard

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ARTICLE = "/articles/q1-1.html"
HARD = (
    "皇后以后里面头发发财干部若干干燥面条表面一只只有钟表钟情台湾台风松树松开几乎茶几复习复杂恢复征求长征准备批准"
    "云南云云谷物山谷于是单于伙伴𫗧历史日历系统联系关系余下我们为了群众启事峰峦没有着落线里吃饭账户"
)


def choose(page: Page, characters: str) -> None:
    """Open the panel of choices and take one."""
    page.locator(".choices summary").click()
    group = page.get_by_role("group", name=re.compile("字形|Characters"))
    group.get_by_role("radio", name=characters, exact=True).check()
    page.keyboard.press("Escape")


def put(page: Page, text: str) -> None:
    """Let the second paragraph hold a text, its words parted by an element every five characters."""
    page.evaluate(
        """text => {
          const place = document.querySelector("#p2");
          place.replaceChildren(...text.match(/.{1,5}/gu).map((part, n) => {
            const node = document.createElement(n % 2 ? "a" : "span");
            node.textContent = part;
            return node;
          }));
        }""",
        text,
    )


def text(page: Page) -> str:
    """Return the text of the second paragraph."""
    return page.locator("#p2").evaluate("node => node.textContent")


@pytest.mark.parametrize(
    ("standard", "configuration"), [("opencc", "s2t"), ("taiwan", "s2tw"), ("hong-kong", "s2hk")]
)
def test_a_simplified_text_becomes_traditional(page: Page, standard: Standard, configuration: str) -> None:
    """Phrases go before characters, also where a name's tag parts them; what is printed comes back."""
    tables = {file.path: file.content for file in character_tables(standard)}
    page.route("**/static/traditional.js", lambda route: route.fulfill(body=tables["static/traditional.js"]))
    page.goto(ARTICLE)
    title = page.locator("h1").text_content() or ""
    put(page, HARD)
    choose(page, "繁体")
    expect(page.locator("main > .converted")).to_contain_text("OpenCC")
    assert text(page) == OpenCC(configuration).convert(HARD)
    assert page.locator("h1").text_content() == OpenCC(configuration).convert(title)
    assert page.evaluate("document.querySelector('#p2').closest('[lang]').lang") == "zh-Hant"
    choose(page, "照原文" if standard == "opencc" else "简体")
    assert text(page) == HARD
    expect(page.locator("main > .converted")).to_have_count(0)


def test_a_traditional_text_becomes_simplified(page: Page) -> None:
    """The other way round, with the language that the text says of itself."""
    printed = "頭髮乾淨，乾隆皇帝在裡面復習，瞭望臺上一目瞭然，著名的著作。"
    page.goto(ARTICLE)
    put(page, printed)
    page.evaluate("document.querySelector('#p2').lang = 'zh-Hant'")
    choose(page, "简体")
    expect(page.locator("main > .converted")).to_be_visible()
    assert text(page) == OpenCC("t2s").convert(printed)


def test_the_choice_holds_on_the_next_page_and_beside_others(page: Page) -> None:
    """Lists and results are converted too; vertical numbers and full-width marks come and go with it."""
    page.goto(ARTICLE)
    put(page, "发展,12根头发")
    choose(page, "繁体")
    expect(page.locator("main > .converted")).to_be_visible()
    page.evaluate("kanben.choose('direction', 'vertical')")
    assert text(page) == "發展，12根頭髮"
    page.evaluate("kanben.choose('characters', 'printed')")
    assert text(page) == "发展，12根头发"
    page.evaluate("kanben.choose('direction', 'horizontal')")
    assert text(page) == "发展,12根头发"
    page.evaluate("kanben.choose('characters', 'traditional')")
    page.goto("/search.html?q=江水")
    expect(page.locator(".results h2 a").first).to_contain_text("漲過舊堤")


def test_an_edition_in_another_language_offers_no_choice_of_characters(page: Page) -> None:
    """The interface in English keeps the choice, for the text stays Chinese."""
    page.goto(f"/en{ARTICLE}")
    choose(page, "Traditional")
    expect(page.locator("h1")).to_contain_text("漲過舊堤")
    expect(page.locator(".choices summary")).to_have_attribute("aria-label", "Reading settings")
