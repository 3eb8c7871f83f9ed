"""A reader who searches: in the sample edition, and in one with more results than fit on a page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kanben.files import write_bytes
from kanben.publish.site.search_index import Findable, search_index
from kanben.publish.site.search_tokens import GAP, cut, filter_word
from tests.browser.conftest import serving

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

FOUND = 24
TEXTS = {
    "row": ["刘林明查看水情，江水上涨。"] * FOUND,
    "comma": ["江水，上涨的消息传来 KTV2020。"] * 15,
    "traditional": ["江水上漲，陸平守堤 4000 小時，林水無恙。"],
}


@pytest.fixture(scope="module")
def many(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site with an index of forty other articles."""
    target = tmp_path_factory.mktemp("many") / "site"
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("pagefind"))
    articles = [
        Findable(f"articles/{name}-{n}.html", f"第{n}号", text, {"kind": [name], "person": [f"{name}{n}"]})
        for name, texts in TEXTS.items()
        for n, text in enumerate(texts)
    ]
    for leaf in search_index(articles):
        write_bytes(target / leaf.path, leaf.content)
    with serving(target) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture
def loaded(browser: Browser, many: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of that site, and the addresses that it has loaded."""
    context = browser.new_context(base_url=many)
    page = context.new_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    yield page, addresses
    context.close()


def expect_count(page: Page, count: int) -> None:
    """Wait for the page to say how many it has found."""
    expect(page.locator(".search-status")).to_contain_text(re.compile(rf"\b{count}\b"))


@pytest.mark.parametrize("query", ["江水", "江水上涨", "水上漲", "陸平"])
def test_search_finds_words_of_either_script(page: Page, query: str) -> None:
    """Any run of characters is found, simplified or traditional, and marked."""
    page.goto("/search.html")
    page.get_by_label("检索词").fill(query)
    expect(page.locator(".results a").first).to_be_visible()
    expect(page.locator(".results mark").first).to_be_visible()
    assert "q=" in page.url


def test_search_finds_only_what_is_there(page: Page) -> None:
    """Characters that never stand together are not found, though each occurs."""
    page.goto("/search.html?q=堤江")
    expect(page.locator(".search-status")).to_contain_text("没有找到")
    expect(page.locator(".results li")).to_have_count(0)


def test_search_can_be_narrowed_down(page: Page) -> None:
    """A filter leaves the articles of that kind; its result leads to the article."""
    page.goto("/search.html?q=江")
    expect(page.locator(".results h2")).not_to_have_count(1)
    page.get_by_text("缩小范围").click()
    page.get_by_label("类别").fill("诗歌")
    expect(page.locator(".results h2")).to_have_count(1)
    assert "kind=verse" in page.url
    page.locator(".results a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("江上")


@pytest.mark.parametrize("folder_", ["", "zh-Hant/", "en/"])
def test_every_result_leads_to_its_article(page: Page, folder_: str) -> None:
    """In each language of the interface the page that opens has the headline that was followed."""
    page.goto(f"/{folder_}search.html?q=江水")
    expect(page.locator(".results h2 a").first).to_be_visible()
    titles = page.locator(".results h2 a").all_inner_texts()
    assert len(titles) > 1
    for number, title in enumerate(titles):
        page.goto(f"/{folder_}search.html?q=江水")
        with page.expect_navigation() as navigation:
            page.locator(".results h2 a").nth(number).click()
        assert navigation.value.status == 200
        heading = page.get_by_role("heading", level=1).text_content() or ""
        assert "".join(heading.split()) == "".join(title.split())
        assert f"/{folder_}articles/" in page.url


def test_a_result_says_where_and_when(page: Page) -> None:
    """Kind, day and page stand below the headline, and the passage does not repeat it."""
    page.goto("/search.html?q=江水")
    first = page.locator(".results li").first
    expect(first.locator(".place")).to_contain_text("消息")
    expect(first.locator(".place")).to_contain_text("版")
    title = first.locator("h2").inner_text()
    assert not first.locator(".passage").inner_text().startswith(title)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("“江水上涨”", 25),
        ("江水 或 林水", 40),
        ("江水 OR 林水", 40),
        ("江水 -KTV2020", 25),
        ('"江水，上涨"', 15),
        ("-江水", 0),
    ],
)
def test_queries_are_read_as_people_type_them(loaded: tuple[Page, list[str]], query: str, count: int) -> None:
    """Quotation marks, minus and OR, in Chinese and English forms."""
    page, _ = loaded
    page.goto("/search.html")
    page.get_by_label("检索词").fill(query)
    if count:
        expect_count(page, count)
    else:
        expect(page.locator(".results h2")).to_have_count(0)


def test_several_values_of_a_filter_are_alternatives(loaded: tuple[Page, list[str]]) -> None:
    """Each value chosen adds its articles; taking one away leaves the others."""
    page, _ = loaded
    page.goto("/search.html?q=江水&kind=row&kind=comma")
    expect_count(page, FOUND + 15)
    page.get_by_role("button", name=re.compile("去掉 comma")).click()
    expect_count(page, FOUND)
    assert "kind=comma" not in page.url


def test_results_come_by_day_and_between_days(browser: Browser, folder: Path, tmp_path: Path) -> None:
    """Newest or oldest first, from one day to another."""
    target = tmp_path / "site"
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("pagefind"))
    days = ["1935-03-05", "1934-01-01", "", "1936-07-08"]
    articles = [
        Findable(f"articles/{n}.html", f"第{n}号", "江水上涨。", {"kind": ["report"]}, day)
        for n, day in enumerate(days)
    ]
    for leaf in search_index(articles):
        write_bytes(target / leaf.path, leaf.content)
    with serving(target) as server:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/search.html?q=江水&sort=newest")
        expect(page.locator(".results h2")).to_have_text(["第3号", "第0号", "第1号", "第2号"])
        page.get_by_label("排序").select_option("oldest")
        expect(page.locator(".results h2")).to_have_text(["第2号", "第1号", "第0号", "第3号"])
        page.get_by_text("缩小范围").click()
        page.get_by_label("自", exact=True).fill("1935-01-01")
        expect(page.locator(".results h2")).to_have_text(["第0号", "第3号"])
        page.get_by_label("至", exact=True).fill("1935-12-31")
        expect(page.locator(".results h2")).to_have_text(["第0号"])
        page.close()


@pytest.mark.parametrize("query", ["陆平", "陸平", "luping", "lu ping"])
def test_names_are_found_by_characters_and_pinyin(page: Page, query: str) -> None:
    """A person's entry is offered, and opens."""
    page.goto("/search.html")
    page.get_by_label("检索词").fill(query)
    page.locator(".names-found a", has_text="陆平").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("陆平")


def test_the_search_is_at_hand_on_every_page(page: Page) -> None:
    """A slash leads to the box in the masthead, whose query the search page answers."""
    page.goto("/articles/q1-1.html")
    page.keyboard.press("/")
    page.keyboard.type("江水")
    page.keyboard.press("Enter")
    expect(page.locator(".results h2").first).to_be_visible()
    expect(page.get_by_label("检索词")).to_have_value("江水")


def test_every_filter_is_offered_with_its_counts(page: Page) -> None:
    """Kind, page, person and so on; what every article shares is no choice."""
    page.goto("/search.html")
    page.get_by_text("缩小范围").click()
    offered = "list => [...list.options].map((option) => option.label)"
    expect(page.locator("#values-person option")).to_have_count(3)
    assert page.locator("#values-person").evaluate(offered) == ["何光 (1)", "吴明 (1)", "陆平 (1)"]
    expect(page.locator("#values-page option")).to_have_count(2)
    expect(page.locator("#filter-issue")).to_be_hidden()


def test_search_says_what_to_do_without_a_server(browser: Browser, folder: Path) -> None:
    """From a folder everything works but the search, which says so."""
    page = browser.new_page()
    page.goto((folder / "search.html").as_uri())
    expect(page.locator(".search-status")).to_contain_text("kanben serve")
    page.goto((folder / "articles" / "q1-1.html").as_uri())
    page.locator("#p2 a.persName").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("陆平")
    page.close()


def test_more_results_come_on_demand(loaded: tuple[Page, list[str]]) -> None:
    """Ten texts are loaded, then ten more, then the rest; how many there are is known from the first."""
    page, addresses = loaded
    page.goto("/search.html?q=江水上涨")
    for shown in (10, 20, FOUND + 1):
        expect(page.locator(".results h2")).to_have_count(shown)
        expect_count(page, FOUND + 1)
        assert sum("/fragment/" in address for address in addresses) == shown
        if shown <= FOUND:
            page.get_by_role("button", name="更多结果").click()
    expect(page.get_by_role("button", name="更多结果")).to_have_count(0)
    expect(page.locator(".results mark")).to_have_count(FOUND + 1)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("林明查", FOUND),
        ("林水", 1),  # no word of any dictionary; elsewhere 林 and 水 begin pairs of their own
        ("上涨，江水", FOUND + 16),  # runs are sought each for itself
        ("江水上涨", FOUND + 1),  # fifteen more have both pairs, with a comma between
        ("江", FOUND + 16),
        ("漲", FOUND + 16),
        ("陆", 1),
        ("ktv", 15),  # the beginning of a word
        ("4000", 1),
    ],
)
def test_what_is_found_is_counted_exactly(
    loaded: tuple[Page, list[str]], language: str, query: str, count: int
) -> None:
    """In pages of either language, though the browser would cut Chinese its own way on a Chinese page."""
    page, _ = loaded
    page.goto(f"{language}/search.html?q={query}")
    expect_count(page, count)
    expect(page.locator(".results mark").first).to_be_visible()


@pytest.mark.parametrize("query", ["水林", "漲江", "40001", "桥", "kt2020"])
def test_what_is_not_there_is_not_found(loaded: tuple[Page, list[str]], query: str) -> None:
    """Neither pairs nor characters nor words that are only begun alike; and no page of texts is loaded for them."""
    page, addresses = loaded
    page.goto(f"/search.html?q={query}")
    expect(page.locator(".search-status")).to_contain_text("没有找到")
    expect(page.locator(".results li")).to_have_count(0)
    assert sum("/fragment/" in address for address in addresses) <= 10


def test_nothing_is_loaded_before_it_is_wanted(loaded: tuple[Page, list[str]]) -> None:
    """The program when a reader begins to ask, the lists of filters when they are opened."""
    page, addresses = loaded
    page.goto("/search.html")
    page.wait_for_load_state("networkidle")
    assert not any("pagefind" in address for address in addresses)
    page.get_by_label("检索词").fill("江水上涨")
    expect_count(page, FOUND + 1)
    assert any(".pagefind" in address for address in addresses)
    assert not any("filters.json" in address for address in addresses)
    page.get_by_text("缩小范围").click()
    expect(page.locator("#values-person option").nth(1)).to_be_attached()
    assert sum("filters.json" in address for address in addresses) == 1


def test_an_address_can_name_any_filter(loaded: tuple[Page, list[str]]) -> None:
    """A value stands in the address as it reads; it is chosen when the page opens."""
    page, _ = loaded
    page.goto("/search.html?q=江水&person=row7")
    expect_count(page, 1)
    page.get_by_role("button", name="去掉 row7").click()
    expect_count(page, FOUND + 16)


def test_the_page_cuts_as_the_index_was_cut(loaded: tuple[Page, list[str]]) -> None:
    """Two programs, one result: words of texts and of filters."""
    page, _ = loaded
    page.goto("/search.html?q=江水")
    expect_count(page, FOUND + 16)
    text = "江水上漲，ＡBc 4000元；㐀𠀀𠀁 x_y é"
    ours = {word for word in cut(text) if word != GAP}
    theirs = page.evaluate(
        """text => searchText.runsOf(text).flatMap((run) => [...run].length > 1 || run.length === 1
          ? searchText.wordsOf(run).map(({ word }) => word) : [])""",
        text,
    )
    assert {word for word in theirs if not word.startswith("\u01bb")} <= ours
    assert {"江水", "上涨", "abc", "4000", "x", "y", "é", "㐀𠀀", "𠀀𠀁"} <= set(theirs)
    for name, value in (("person", "陆平"), ("place", "Ōsaka 大阪"), ("issue", "1935-03-05")):
        assert page.evaluate("([n, v]) => searchText.filterWord(n, v)", [name, value]) == filter_word(
            name, value
        )
