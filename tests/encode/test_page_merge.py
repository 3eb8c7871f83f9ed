"""A page's text may change: what was corrected in it is carried into its articles, or the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kanben.edition import Edition
from kanben.edition.contents import Contents
from kanben.encode.proposals import read_proposals
from tests.cli.running import Run, kanben

PAGE = """江城晚报  2020年3月6日  第1版

一号大桥通车
本报讯（记者 李明）昨日，江城市一号大桥通车。市民王芳说：“桥很好。”
大桥长三百米，宽二十米。

二号渡口停航
本报讯（记者 赵强）江城市二号渡口昨日停航。

三号公园开放
本报讯（记者 孙丽）江城市三号公园昨日开放。
"""


@pytest.fixture
def paper(tmp_path: Path) -> Edition:
    """An edition of one page with three articles, encoded by the rules."""
    assert kanben("new", tmp_path / "paper").returncode == 0
    for sample in (tmp_path / "paper" / "pages").iterdir():
        sample.unlink()
    settings = tmp_path / "paper" / "edition.toml"
    settings.write_text('taggers = ["rules"]\n' + settings.read_text("utf-8"), "utf-8")
    edition = Edition(tmp_path / "paper")
    page(edition).write_text(PAGE, "utf-8")
    encode(edition)
    assert len(articles(edition)) == 3
    return edition


def page(edition: Edition) -> Path:
    """The page's file."""
    return edition.page_folder / "p1.txt"


def encode(edition: Edition, *options: object, code: int = 0) -> Run:
    """Encode all pages by the rules alone."""
    run = kanben("encode", "--edition", edition.folder, *options)
    assert run.returncode == code, run.stdout + run.stderr
    return run


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def articles(edition: Edition) -> list[str]:
    """The articles listed, in order."""
    return [path.stem for each in Contents(Edition(edition.folder)).pages() for path in each.articles]


def article(edition: Edition, number: int) -> str:
    """The TEI of an article."""
    return edition.article(f"p1-{number}").read_text("utf-8")


def valid(edition: Edition) -> None:
    """The edition has no error, and a second run changes nothing."""
    run = kanben("validate", edition.folder)
    assert run.returncode == 0, run.stdout
    before = {path: path.read_bytes() for path in edition.folder.rglob("*") if path.is_file()}
    encode(edition)
    assert {path: path.read_bytes() for path in edition.folder.rglob("*") if path.is_file()} == before


def test_a_correction_of_the_page_is_carried_into_the_tei(paper: Edition) -> None:
    """Letters replaced, put in and taken out: tags, notes and what a person marked keep their places."""
    edit(
        paper.article("p1-1"),
        "三百米",
        '<hi>三百米</hi><note type="editorial" resp="#editor">一说二百米</note>',
    )
    edit(page(paper), "大桥通车。市民", "大桥正式通车。市民")
    edit(page(paper), "桥很好", "好")
    edit(page(paper), "宽二十米", "宽廿五米")
    run = encode(paper)
    tei = article(paper, 1)
    assert "正式" in tei
    assert "廿五" in tei
    assert "<hi>" in tei
    assert "一说二百米" in tei
    assert "p1-1.xml" in run.stdout
    assert "廿五" in run.stdout
    valid(paper)


@pytest.mark.parametrize("command", ["build", "encode"])
def test_build_carries_as_encode_does(paper: Edition, command: str) -> None:
    """A slip corrected in the page does not block the build."""
    edit(page(paper), "二号渡口昨日停航", "二号渡口昨天停航")
    run = kanben(command, paper.folder)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "昨天" in article(paper, 2)
    valid(paper)


def test_new_paragraphs_and_articles_are_added_and_ids_stay(paper: Edition) -> None:
    """A paragraph comes where it stands, an article gets the next number and its place in the listing."""
    edit(page(paper), "宽二十米。\n", "宽二十米。\n\n大桥由江城市建设局建造，历时三年。\n")
    edit(
        page(paper),
        "二号渡口停航\n",
        "四号码头扩建\n本报讯（记者 周平）江城市四号码头昨日扩建。\n\n二号渡口停航\n",
    )
    run = encode(paper)
    assert "carried into p1-4.xml" in run.stdout
    assert "carried into p1-2.xml" not in run.stdout
    assert articles(paper) == ["p1-1", "p1-4", "p1-2", "p1-3"]
    assert "历时三年" in article(paper, 1)
    paragraphs = etree.fromstring(article(paper, 1).encode()).findall(".//{*}body//{*}p")
    assert ["".join(p.itertext())[-6:] for p in paragraphs][-1] == "，历时三年。"
    assert "码头" in article(paper, 4)
    valid(paper)


def test_paragraphs_and_articles_that_are_gone_are_taken_out(paper: Edition) -> None:
    """An article that the page has no more lies in removed/, its number is not given again."""
    text = PAGE.replace("大桥长三百米，宽二十米。\n", "").replace(
        "二号渡口停航\n本报讯（记者 赵强）江城市二号渡口昨日停航。\n\n", ""
    )
    page(paper).write_text(text, "utf-8")
    encode(paper)
    assert articles(paper) == ["p1-1", "p1-3"]
    assert (paper.folder / "removed" / "p1-2.xml").exists()
    assert not paper.article("p1-2").exists()
    valid(paper)
    page(paper).write_text(text + "\n五号隧道开工\n本报讯（记者 吴敏）江城市五号隧道昨日开工。\n", "utf-8")
    encode(paper)
    assert articles(paper) == ["p1-1", "p1-3", "p1-4"]
    valid(paper)


def test_a_tag_whose_words_changed_is_reported_and_a_decision_stays(paper: Edition) -> None:
    """A person's tag follows its words; a tag that a person took away stays away although its place has moved."""
    first = paper.article("p1-1")
    proposals = read_proposals(paper.proposals("p1-1"))
    assert any(name == "persName" for *_, name in proposals)
    text = first.read_text("utf-8")
    start = text.index("<placeName")
    end = text.index("</placeName>") + len("</placeName>")
    inner = text[text.index(">", start) + 1 : end - len("</placeName>")]
    first.write_text(text[:start] + inner + text[end:], "utf-8")
    edit(first, "王芳", '<persName resp="#editor">王芳</persName>') if ">王芳<" not in text else edit(
        first, ">王芳<", ' n="1">王芳<'
    )
    encode(paper)
    places = article(paper, 1).count("<placeName")
    edit(page(paper), "昨日，江城市一号", "三月五日，江城市一号")
    edit(page(paper), "市民王芳", "市民王小芳")
    run = encode(paper)
    assert "王小芳" in run.stdout
    assert ">王小芳</persName>" in article(paper, 1)
    assert article(paper, 1).count("<placeName") == places
    valid(paper)


def test_a_correction_typed_in_the_tei_waits_for_a_decision(paper: Edition) -> None:
    """The TEI alone changed: refused, with the way out; --into-page takes it into the page, sic and corr left alone."""
    edit(paper.article("p1-2"), "停航。</p>", "停驶。</p>")
    edit(paper.article("p1-3"), "开放。</p>", "<choice><sic>开放</sic><corr>开园</corr></choice>。</p>")
    before = page(paper).read_bytes()
    run = encode(paper, code=2)
    assert "--into-page" in run.stderr
    run = encode(paper, "--into-page", "--check", code=1)
    assert page(paper).read_bytes() == before
    encode(paper, "--into-page")
    assert page(paper).read_text("utf-8") == PAGE.replace("停航。\n", "停驶。\n")
    assert "<corr>开园</corr>" in article(paper, 3)
    valid(paper)


def test_into_page_keeps_encoding_and_line_ends(paper: Edition) -> None:
    """A page in GB 18030 with line ends of Windows stays one."""
    page(paper).write_bytes(PAGE.replace("\n", "\r\n").encode("gb18030"))
    encode(paper)
    edit(paper.article("p1-2"), "停航。</p>", "停驶。</p>")
    encode(paper, "--into-page")
    assert page(paper).read_bytes() == PAGE.replace("停航。\n", "停驶。\n").replace("\n", "\r\n").encode(
        "gb18030"
    )


def test_both_changed_at_one_place_is_a_conflict(paper: Edition) -> None:
    """Neither is lost; both ways out are named and work."""
    edit(paper.article("p1-2"), "停航。</p>", "停驶。</p>")
    edit(page(paper), "昨日停航", "昨日停运")
    run = encode(paper, code=2)
    assert "停驶" in run.stderr
    assert "停运" in run.stderr
    assert "--into-page" in run.stderr
    assert "--from-page" in run.stderr
    state = (page(paper).read_bytes(), paper.article("p1-2").read_bytes())
    encode(paper, "--into-page")
    assert "停驶" in page(paper).read_text("utf-8")
    valid(paper)
    page(paper).write_bytes(state[0])
    encode(paper, "--from-page")
    assert "停运" in article(paper, 2)
    valid(paper)


def test_changes_of_both_at_different_places(paper: Edition) -> None:
    """What the page changed is not lost when what the TEI changed is taken into the page."""
    edit(paper.article("p1-2"), "停航。</p>", "停驶。</p>")
    edit(page(paper), "宽二十米", "宽廿五米")
    encode(paper, code=2)
    encode(paper, "--into-page")
    assert page(paper).read_text("utf-8") == PAGE.replace("停航。\n", "停驶。\n").replace(
        "宽二十米", "宽廿五米"
    )
    assert "廿五" in article(paper, 1)
    valid(paper)


def test_the_same_correction_in_both_is_none(paper: Edition) -> None:
    """Page and TEI corrected alike agree."""
    edit(paper.article("p1-2"), "停航。</p>", "停驶。</p>")
    edit(page(paper), "昨日停航", "昨日停驶")
    encode(paper)
    valid(paper)


def test_check_shows_what_would_be_carried(paper: Edition) -> None:
    """A diff of the page's line, and nothing is written."""
    edit(page(paper), "宽二十米", "宽廿五米")
    before = {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()}
    run = encode(paper, "--check", code=1)
    lines = run.stdout.splitlines()
    assert any(line.lstrip().startswith("-") and "宽二十米" in line for line in lines), run.stdout
    assert any(line.lstrip().startswith("+") and "宽廿五米" in line for line in lines), run.stdout
    assert {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()} == before


def test_lines_that_set_names_follow_an_edit(paper: Edition) -> None:
    """A line put in above moves the numbers of the front matter's set."""
    text = "---\nset: 13=article\n---\n" + PAGE
    page(paper).write_text(text, "utf-8")
    assert text.split("\n")[12].startswith("三号")
    encode(paper)
    page(paper).write_text(text.replace("二号渡口停航\n", "\n今日导读\n二号渡口停航\n"), "utf-8")
    encode(paper)
    assert "set: 15=article" in page(paper).read_text("utf-8")
    valid(paper)


def test_white_space_of_the_page_is_carried(paper: Edition) -> None:
    """A space put in or taken out inside a line."""
    edit(page(paper), "宽二十米", "宽 二十 米")
    encode(paper)
    valid(paper)
    edit(page(paper), "宽 二十 米", "宽二十米")
    encode(paper)
    valid(paper)


def test_validate_tells_a_changed_page_from_a_changed_article(paper: Edition) -> None:
    """Of a page that was corrected it says that encode carries it over; of an article how to decide."""
    edit(page(paper), "昨日停航", "昨日停驶")
    run = kanben("validate", paper.folder)
    assert run.returncode == 1
    assert "carries the change" in run.stdout
    encode(paper)
    edit(paper.article("p1-2"), "停驶", "停运")
    run = kanben("validate", paper.folder)
    assert run.returncode == 1
    assert "--into-page" in run.stdout


def test_a_line_that_may_not_stand_alone_becomes_a_paragraph(paper: Edition) -> None:
    """All paragraphs of an article are taken out but its last line: what is left is valid."""
    signed = PAGE.replace("昨日停航。\n", "昨日停航。\n（赵强）\n")
    page(paper).write_text(signed, "utf-8")
    encode(paper, page(paper), "--recut")
    page(paper).write_text(signed.replace("本报讯（记者 赵强）江城市二号渡口昨日停航。\n", ""), "utf-8")
    encode(paper)
    valid(paper)
