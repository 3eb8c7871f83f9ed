"""A reader at work, in a real browser: reads, chooses, follows names, searches, changes the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from kanben.files import write_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.site_files import site
from kanben.publish.site.site_settings import SiteOptions
from tests.publish.sample import read_records, write_edition

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ARTICLE = "/articles/q1-1.html"


def test_from_the_front_page_to_an_article_and_on(page: Page) -> None:
    """Headline, article, next article, back."""
    page.goto("/index.html")
    page.get_by_role("link", name="江城江水 涨过旧堤").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("涨过旧堤")
    page.get_by_role("link", name="下一篇").click()
    expect(page).to_have_url(re.compile("q1-2"))
    page.go_back()
    expect(page).to_have_url(re.compile("q1-1"))


def test_the_calendar_leads_to_an_issue_and_on(
    page: Page, server: ThreadingHTTPServer, folder: Path, tmp_path: Path
) -> None:
    """From the front page to a day, to the issue after it, and back to the calendar."""
    edition = write_edition(tmp_path / "edition")
    contents = edition.contents.read_text("utf-8")
    parts = contents.partition('<listBibl type="page" xml:id="q2"')
    later = '</div><div type="issue" xml:id="issue-2"><head><date when="1935-04-01">1935 年 4 月 1 日</date></head>'
    edition.contents.write_text(f"{parts[0]}{later}{parts[1]}{parts[2]}", "utf-8")
    records, options = read_records(edition), SiteOptions(search=False)
    for leaf in site(edition.folder, records, Imprint("江城晚报选"), options=options):
        write_bytes(folder / "issues" / leaf.path, leaf.content)
    page.goto("/issues/index.html")
    page.get_by_role("link", name="日历").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1935 年")
    page.get_by_role("table", name="1935 年 3 月").get_by_role("link", name="5", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1935 年 3 月 5 日 · 第1版")
    page.get_by_role("link", name="下一期").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1935 年 4 月 1 日 · 第2版")
    expect(page.get_by_role("link", name="上一期")).to_have_attribute("href", "../pages/q1.html")
    page.get_by_role("link", name="日历").click()
    expect(page.locator(".month")).to_have_count(2)


def test_a_list_of_entries_takes_little_paper(page: Page) -> None:
    """Three columns a sheet, letter after letter: 240 people take less than three sheets, as none of the site is lost."""
    page.goto("/people.html")
    page.evaluate(
        """() => document.querySelectorAll(".entries").forEach((list) => {
          const one = list.firstElementChild;
          for (let n = 0; n < 80; n++) list.append(one.cloneNode(true));
        })"""
    )
    assert page.locator(".entries li").count() > 240
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    assert sheets <= 3


def test_from_a_name_to_its_entry_and_back(page: Page) -> None:
    """The entry's marked passage leads to the paragraph that was left."""
    page.goto(ARTICLE)
    page.locator("#p2 a.persName").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("陆平")
    page.locator(".passage a").first.click()
    expect(page).to_have_url(re.compile(r"articles/q1-1\.html#p2"))
    expect(page.locator("#p2")).to_be_in_viewport()


def test_a_name_shows_its_card_on_hover_and_escape_hides_it(page: Page) -> None:
    """Who someone is can be seen without leaving the text."""
    page.goto(ARTICLE)
    page.locator("#p2 a.persName").first.hover()
    expect(page.locator("#card")).to_contain_text("局长")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_a_name_shows_its_card_on_keyboard_focus(page: Page) -> None:
    """The keyboard does what the mouse does."""
    page.goto(ARTICLE)
    page.locator(".folio .kind").click()
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.matches('#p2 a.persName')"):
            break
        page.keyboard.press("Tab")
    expect(page.locator("#card")).to_contain_text("陆平")


def test_the_card_of_a_focused_name_stays_while_the_page_scrolls_below_the_mouse(page: Page) -> None:
    """A resting mouse does not take the card away from who reads with the keyboard."""
    page.goto(ARTICLE)
    page.locator("#p1 a.orgName").first.hover()
    expect(page.locator("#card")).to_contain_text("河务局")
    page.keyboard.press("Tab")
    page.locator("#p2 a.persName").first.focus()
    expect(page.locator("#card")).to_contain_text("陆平")
    page.evaluate("scrollBy(0, -1)")
    page.wait_for_timeout(500)
    expect(page.locator("#card")).to_contain_text("陆平")


def test_a_first_tap_shows_the_card_a_second_follows(browser: Browser, address: str) -> None:
    """On a phone the card comes first, the link after."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ARTICLE)
    name = page.locator("#p2 a.persName").first
    name.tap()
    expect(page.locator("#card")).to_contain_text("陆平")
    expect(page).to_have_url(re.compile("q1-1"))
    page.locator("#card a").tap()
    expect(page).to_have_url(re.compile("person-lu-ping"))
    context.close()


def test_choices_are_kept_from_page_to_page(page: Page) -> None:
    """A dark page stays dark on the next, drawn so from the first moment."""
    page.goto("/index.html")
    page.locator(".choices summary").click()
    page.get_by_label("深", exact=True).check()
    page.goto(ARTICLE)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
    page.reload()
    page.locator(".choices summary").click()
    expect(page.get_by_label("深", exact=True)).to_be_checked()


def test_vertical_setting_runs_from_right_to_left(page: Page) -> None:
    """The headline stands at the right edge; the wheel moves the text sideways."""
    page.goto("/articles/q1-3.html")
    page.locator(".choices summary").click()
    page.get_by_label("竖排").check()
    assert page.evaluate("getComputedStyle(document.querySelector('.article')).writingMode") == "vertical-rl"
    headline = page.locator("h1").bounding_box()
    closer = page.locator(".closer").bounding_box()
    assert headline is not None
    assert closer is not None
    assert headline["x"] > closer["x"]


def test_full_width_punctuation_is_a_view_only(page: Page) -> None:
    """The print's half-width comma is shown wide, and comes back as it was printed."""
    page.goto(ARTICLE)
    before = page.locator("#p1").inner_text()
    assert "," in before
    page.locator(".choices summary").click()
    page.get_by_label("全角").check()
    wide = page.locator("#p1").inner_text()
    assert "，" in wide
    assert "," not in wide
    page.get_by_role("group", name="标点").get_by_label("照原文").check()
    assert page.locator("#p1").inner_text() == before


def test_short_numbers_stand_upright_in_vertical_lines(page: Page) -> None:
    """A number of two digits takes the room of one character, marks are full-width; horizontally all is as printed."""
    page.goto(ARTICLE)
    before = page.locator("#p1").inner_text()
    page.evaluate("kanben.choose('direction', 'vertical')")
    number = page.locator("#p1 .upright")
    expect(number).to_have_text("12")
    box = number.bounding_box()
    assert box is not None
    assert box["height"] <= box["width"] * 1.2
    assert "，" in page.locator("#p1").inner_text()
    page.evaluate("kanben.choose('direction', 'horizontal')")
    assert page.locator("#p1").inner_text() == before


def test_vertical_lines_scroll_by_the_keys_that_lead_down_a_page(page: Page) -> None:
    """Who reads with the keyboard gets to the end of a vertical text."""
    page.set_viewport_size({"width": 420, "height": 500})
    page.goto(ARTICLE)
    page.evaluate("kanben.choose('direction', 'vertical')")
    page.locator(".article").focus()
    page.keyboard.press("PageDown")
    assert page.evaluate("document.querySelector('.article').scrollLeft") < -100
    page.keyboard.press("PageUp")
    assert abs(page.evaluate("document.querySelector('.article').scrollLeft")) <= 1


def test_a_note_stands_below_its_whole_line_where_there_is_no_margin(page: Page) -> None:
    """The line with the mark goes on to its end before the note begins."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(ARTICLE)
    mark = page.locator(".noteref").bounding_box()
    note = page.locator(".article .note").bounding_box()
    after = page.evaluate(
        """() => { const text = document.querySelector(".article .note").nextSibling;
          const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 1);
          return range.getBoundingClientRect().top; }"""
    )
    assert mark is not None
    assert note is not None
    assert note["y"] >= mark["y"] + mark["height"]
    assert after < note["y"]


def test_the_editorial_layer_shows_what_an_editor_corrected(page: Page) -> None:
    """What is put beside the printed form is hidden until the reader asks for it; a key says what marks mean."""
    page.goto("/articles/q1-3.html")
    corrected = page.locator(".article .corr")
    expect(corrected).to_be_hidden()
    page.locator(".choices summary").click()
    expect(page.locator(".choices .key")).to_be_hidden()
    page.locator("input[name=show-editorial]").check()
    expect(corrected).to_be_visible()
    expect(page.locator(".choices .key")).to_be_visible()


def test_a_card_says_who_set_the_name(page: Page) -> None:
    """The card has the name's kind, and whether a program was sure of it or an editor checked it."""
    page.goto("/articles/q1-3.html")
    page.locator(".closer a.orgName").hover()
    expect(page.locator("#card .status")).to_have_text("机构 · 程序标注，把握小")


def test_the_address_of_a_paragraph_is_in_the_citations(page: Page, address: str) -> None:
    """Who follows the mark beside a paragraph can cite just that."""
    page.goto(ARTICLE)
    citation = page.locator(".cite dd").first
    expect(citation).to_contain_text(f"{address}/articles/q1-1.html")
    page.locator("#p2").hover()
    page.locator("#p2 .permalink").click()
    expect(citation).to_contain_text(f"{address}/articles/q1-1.html#p2")


def test_a_wrong_address_shows_the_sites_own_page(page: Page, folder: Path) -> None:
    """At any depth the page has its styles, and a way back."""
    page.route(
        "**/nowhere/at/all.html",
        lambda route: route.fulfill(path=folder / "404.html", content_type="text/html"),
    )
    page.goto("/nowhere/at/all.html")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    expect(page.locator("section[lang=en] h2")).to_have_text("There is no such page")
    with page.expect_navigation() as navigation:
        page.get_by_role("link", name="回到首页").click()
    assert navigation.value.status == 200
    expect(page.locator(".nameplate")).to_be_visible()


def test_marks_of_checked_names_tear_no_gap(page: Page) -> None:
    """The sign behind a checked name stands close to it, in paragraphs that are indented, too."""
    page.goto(ARTICLE)
    page.evaluate("document.documentElement.dataset.show = 'editorial'")
    page.evaluate(
        "document.querySelectorAll('.article p a.name').forEach((name) => name.classList.add('checked'))"
    )
    widths = page.evaluate(
        "[...document.querySelectorAll('.article a.name.checked')].map((name) => "
        "parseFloat(getComputedStyle(name, '::after').textIndent) || 0)"
    )
    assert widths
    assert max(widths) == 0


def test_names_and_titles_can_be_marked_as_older_print_does(page: Page) -> None:
    """Proper names get a straight line, titles a wavy one; as printed they have neither."""
    page.goto("/articles/q1-3.html")
    style = "e => getComputedStyle(e).textDecorationStyle"
    title = page.locator(".article .title.name, .article cite").first
    page.locator(".choices summary").click()
    page.get_by_label("专名号与书名号").check()
    assert title.evaluate(style) == "wavy"
    assert page.locator(".article .orgName").first.evaluate(style) == "solid"
    page.get_by_label("依原报").check()
    assert title.evaluate(style) != "wavy"


def test_highlights_can_be_shown(page: Page) -> None:
    """People stand out when the reader asks for it."""
    page.goto(ARTICLE)
    colour = "getComputedStyle(document.querySelector('#p2 .persName')).backgroundColor"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"
    page.locator(".choices summary").click()
    page.locator("input[name=show-person]").check()
    assert page.evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_language_changes_on_the_same_page(page: Page) -> None:
    """The reader stays at the article; the interface speaks English, the text is said to be Chinese."""
    page.goto(ARTICLE)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/articles/q1-1\.html"))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article").get_attribute("lang") == "zh-Hans"
    page.get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    """Text, notes, names, lists and the way between pages need no JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(ARTICLE)
    expect(page.locator(".note")).to_be_visible()
    expect(page.locator(".names")).to_be_visible()
    expect(page.locator(".choices")).to_be_hidden()
    page.locator("#p2 a.persName").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("陆平")
    page.get_by_role("link", name="来源").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("来源")
    context.close()


def test_a_strict_policy_breaks_nothing(browser: Browser, address: str) -> None:
    """With scripts and styles from the site's own files only, choices and search work as before."""
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self' blob:"
    context = browser.new_context(base_url=address)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: message.type == "error" and refused.append(message.text))

    def answer(route):  # type: ignore[no-untyped-def]  # Playwright's type is private
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route("**/*.html*", answer)
    page.goto("/search.html?q=江水")
    expect(page.locator(".results a").first).to_be_visible()
    page.goto(ARTICLE)
    page.locator("#p2 a.persName").first.hover()
    expect(page.locator("#card")).to_be_visible()
    assert refused == []
    context.close()


def test_an_article_stays_within_its_budget(browser: Browser, address: str) -> None:
    """At most 60 KB and 14 requests for an article's page, and no text jumps while it loads."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    page.goto(ARTICLE)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise((done) => {
          let total = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((e) => { total += e.value; }))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(total), 200);
        })"""
    )
    assert sum(sizes) <= 60_000
    assert len(sizes) <= 14
    assert shift < 0.005  # of 1; the masthead's items move by a few pixels if it is painted half read
    context.close()
