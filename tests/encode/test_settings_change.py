"""Settings and front matter that change take effect at the next run; what a person wrote in a header stays."""

from __future__ import annotations

import re

from kanben.edition import Edition
from tests.encode.test_page_merge import edit, valid
from tests.encode.test_register_edits import encode, texts
from tests.encode.test_register_edits import paper as paper  # the fixture


def change(edition: Edition, lines: str) -> Edition:
    """Put lines at the top of edition.toml; return the edition as it is then."""
    path = edition.folder / "edition.toml"
    keys = [line.partition("=")[0].strip() for line in lines.splitlines()]
    top, bracket, tables = path.read_text("utf-8").partition("\n[")
    rest = [line for line in top.splitlines() if line.partition("=")[0].strip() not in keys]
    path.write_text("\n".join([lines, *rest]) + bracket + tables, "utf-8")
    return Edition(edition.folder)


def everything(edition: Edition) -> str:
    """Return all TEI of the edition."""
    return texts(edition) + edition.contents.read_text("utf-8") + edition.register.read_text("utf-8")


def test_rights_are_renewed_everywhere(paper: Edition) -> None:
    """Rights, licence and publisher: in each header, once; a second run changes nothing."""
    said = encode(change(paper, 'rights = "公有领域"\nlicence = "CC0"\npublisher = "江城图书馆"'))
    for text in ("<p>公有领域</p>", "<p>CC0</p>", "<authority>江城图书馆</authority>"):
        assert everything(paper).count(text) == 4
    assert said.count("header: rights and licence as the settings say") == 2
    assert "edition.xml: rights and licence as the settings say" in said
    before = everything(paper)
    assert "settings" not in encode(paper)
    assert everything(paper) == before
    valid(paper)


def test_what_a_person_changed_stays(paper: Edition) -> None:
    """One article's rights are a person's: they stay, and the run says so once; the other fields follow."""
    edit(paper.article("p1-1"), "The text of the newspaper belongs to its newspaper.", "Mine.")
    said = encode(change(paper, 'rights = "公有领域"\npublisher = "江城图书馆"'))
    assert "header: rights and licence is left as a person changed it" in said
    first = paper.article("p1-1").read_text("utf-8")
    assert "<p>Mine.</p>" in first
    assert "江城图书馆" in first
    assert "公有领域" in paper.article("p1-2").read_text("utf-8")
    assert "left as a person" not in encode(paper)
    assert "left as a person" not in encode(change(paper, 'publisher = "江城档案馆"'))
    assert "江城档案馆" in paper.article("p1-1").read_text("utf-8")
    valid(paper)


def test_the_title_and_the_newspaper_follow(paper: Edition) -> None:
    """The edition's title, the newspaper's place and publisher, which had not been said before."""
    path = paper.folder / "edition.toml"
    path.write_text(
        re.sub(r"\n\[newspaper\][^[]*", "\n", path.read_text("utf-8"))
        + '\n[newspaper]\ntitle = "江城日报"\nplace = "江城"\npublisher = "江城日报社"\n',
        "utf-8",
    )
    encode(change(paper, 'title = "旧报"'))
    assert "<title>旧报</title>" in paper.contents.read_text("utf-8")
    assert "<title>旧报: register</title>" in paper.register.read_text("utf-8")
    imprint = r'<title level="j">江城日报</title>\s*<imprint>\s*<pubPlace>江城</pubPlace>\s*<publisher>江城日报社</publisher>'
    assert len(re.findall(imprint, texts(paper))) == 2
    valid(paper)


def test_a_date_in_front_matter_moves_the_page(paper: Edition) -> None:
    """Another date: the articles bear it, and the page stands in the issue of that day."""
    page = paper.folder / "pages" / "1.txt"
    page.write_text("---\ndate: 2020-03-05\npage: A7\n---\n" + page.read_text("utf-8"), "utf-8")
    encode(paper)
    assert texts(paper).count('<date when="2020-03-05">') == 2
    assert texts(paper).count('<pb n="A7"') == texts(paper).count("<pb ")
    contents = paper.contents.read_text("utf-8")
    assert "issue-2020-03-05" in contents
    assert "2020-03-01" not in contents
    assert 'n="A7"' in contents
    valid(paper)


def test_an_editor_is_named_with_the_first_tag(paper: Edition) -> None:
    """No header names an editor before there is a tag of that editor; a new one may be used in old articles."""
    assert "<respStmt" not in everything(paper)
    path = paper.folder / "edition.toml"
    path.write_text(path.read_text("utf-8") + '\n[[editor]]\nid = "lin"\nname = "林华"\n', "utf-8")
    encode(paper)
    assert "<respStmt" not in everything(paper)
    edit(paper.article("p1-1"), "一号大桥通车。", '<orgName resp="#lin">一号大桥</orgName>通车。')
    encode(paper)
    named = '<respStmt xml:id="lin">'
    assert named in paper.article("p1-1").read_text("utf-8")
    assert named in paper.contents.read_text("utf-8")
    assert "<respStmt" not in paper.article("p1-2").read_text("utf-8") + paper.register.read_text("utf-8")
    valid(paper)
    before = everything(paper)
    encode(paper)
    assert everything(paper) == before


def test_an_edition_of_before_loses_unearned_statements(paper: Edition) -> None:
    """Articles of an earlier version name an editor who checked nothing; what is as the settings say is renewed."""
    path = paper.folder / "edition.toml"
    path.write_text(path.read_text("utf-8") + '\n[[editor]]\nid = "lin"\nname = "林华"\n', "utf-8")
    first = paper.article("p1-1")
    stated = (
        '<respStmt xml:id="lin"><resp>checked the text and the tagging</resp><name>林华</name></respStmt>'
    )
    edit(first, "</titleStmt>", f"{stated}</titleStmt>")
    memory = paper.proposals("p1-1")
    memory.write_text("".join(memory.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")
    paper.contents_memory.unlink()
    encode(paper)
    assert "respStmt" not in first.read_text("utf-8")
    encode(change(paper, 'rights = "公有领域"'))
    assert everything(paper).count("公有领域") == 4
    valid(paper)


def test_an_issue_in_the_settings_takes_its_pages(paper: Edition) -> None:
    """A page that edition.toml lists by issue later on moves there, with the issue's title; a title changed follows."""
    path = paper.folder / "edition.toml"
    before = path.read_text("utf-8")
    for title in ("创刊号", "第一期"):
        path.write_text(f'{before}\n[[issue]]\ntitle = "{title}"\npages = ["1.txt"]\n', "utf-8")
        encode(paper)
        contents = paper.contents.read_text("utf-8")
        assert re.findall(r'type="issue" xml:id="([^"]*)"', contents) == ["issue-1"]
        assert re.findall(r"<date[^>]*>([^<]*)<", contents) == [title]
        assert contents.count("<ref ") == 2
        valid(paper)


def test_an_issue_that_a_person_named_keeps_its_name(paper: Edition) -> None:
    """The head of an issue in edition.xml is a person's once a person changed it."""
    edit(paper.contents, ">2020-03-01</date>", ">三月号</date>")
    page = paper.folder / "pages" / "1.txt"
    page.write_text("---\npage: A7\n---\n" + page.read_text("utf-8"), "utf-8")
    encode(paper)
    assert ">三月号</date>" in paper.contents.read_text("utf-8")
    valid(paper)


def test_a_language_in_front_matter_is_the_articles(paper: Edition) -> None:
    """The page says that it is in traditional characters: so do its articles, in header and root."""
    page = paper.folder / "pages" / "1.txt"
    page.write_text("---\nlanguage: zh-Hant\n---\n" + page.read_text("utf-8"), "utf-8")
    encode(paper)
    assert texts(paper).count('<language ident="zh-Hant">zh-Hant</language>') == 2
    assert texts(paper).count('xml:lang="zh-Hant"') == 2
    valid(paper)
