"""What people change in register.xml stays theirs, and the articles follow."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kanben.cli import cli
from kanben.edition import Edition, create_edition
from tests.encode.test_page_merge import edit, valid

_FIRST = """江城晚报  2020年3月1日  第1版

一号大桥通车
本报讯（记者 李伟）昨日，江城市一号大桥通车。市民王芳说：“很好。”

二号渡口停航
本报讯（记者 李伟）昨日，江城市二号渡口停航。市民王芳说：“可惜。”
"""
_SECOND = """江城晚报  2020年3月2日  第1版

三号公园开放
本报讯（记者 李伟）昨日，江城市三号公园开放。市医院医生李伟说：“好去处。”
"""


@pytest.fixture
def paper(tmp_path: Path) -> Edition:
    """An edition of one page, encoded."""
    create_edition(tmp_path / "paper", "江城晚报")
    folder = tmp_path / "paper"
    settings = folder / "edition.toml"
    settings.write_text('taggers = ["register", "rules"]\n' + settings.read_text("utf-8"), "utf-8")
    (folder / "pages" / "sample.txt").unlink()
    (folder / "pages" / "1.txt").write_text(_FIRST, "utf-8")
    edition = Edition(folder)
    encode(edition)
    return edition


def encode(edition: Edition, *more: str) -> str:
    """Run `kanben encode` over the edition; return what it said."""
    result = CliRunner().invoke(
        cli, ["encode", str(edition.folder), *more, "--lang", "en"], catch_exceptions=False
    )
    return result.output


def texts(edition: Edition) -> str:
    """Return the articles, one after the other."""
    return "".join(path.read_text("utf-8") for path in sorted((edition.folder / "articles").glob("*.xml")))


def register(edition: Edition) -> str:
    """Return the register."""
    return edition.register.read_text("utf-8")


def pointers(edition: Edition, name: str) -> list[str]:
    """Return where the tags of a name point to, in the order of the text."""
    tags = re.findall(rf"<\w+Name([^>]*)>{name}</", texts(edition))
    return [found[1] if (found := re.search(r'ref="[^"]*#([^"]*)"', tag)) else "" for tag in tags]


def test_a_corrected_name_keeps_its_entry(paper: Edition) -> None:
    """The entry's name is corrected: the tags stay with it, no second entry is made, however often one encodes."""
    edit(paper.register, "<persName>李伟</persName>", "<persName>李玮</persName>")
    corrected = register(paper)
    (paper.folder / "pages" / "2.txt").write_text(_SECOND, "utf-8")
    for _ in range(2):
        encode(paper)
        assert set(pointers(paper, "李伟")) == {"person-li-wei"}
        assert register(paper).count("李伟") == 0
    assert "<persName>李玮</persName>" in corrected
    valid(paper)


def test_an_entry_with_another_layout_is_the_programs(paper: Edition) -> None:
    """An XML editor lays the file out anew: nothing is corrected by that, the last article's entry still goes."""
    path = paper.register
    path.write_text(re.sub(r"\n\s*(<persName>)", r"\n\n\t\1", register(paper)), "utf-8")
    (paper.folder / "pages" / "1.txt").unlink()
    CliRunner().invoke(cli, ["encode", "--edition", str(paper.folder), "--drop", "1.txt"])
    assert "李伟" not in register(paper)


def test_a_corrected_entry_stays_without_articles(paper: Edition) -> None:
    """What a person wrote in an entry makes it the person's, though @resp still names the program."""
    edit(paper.register, "<persName>李伟</persName>", "<persName>李伟</persName><note>记者</note>")
    (paper.folder / "pages" / "1.txt").unlink()
    CliRunner().invoke(cli, ["encode", "--edition", str(paper.folder), "--drop", "1.txt"])
    assert "李伟" in register(paper)
    assert "王芳" not in register(paper)


def test_a_deleted_entry_stays_away(paper: Edition) -> None:
    """Deleting an entry untags its name, here and in pages that come later; a tag by a person brings it back."""
    path = paper.register
    path.write_text(
        re.sub(r'\s*<person xml:id="person-li-wei".*?</person>', "", register(paper), flags=re.S), "utf-8"
    )
    (paper.folder / "pages" / "2.txt").write_text(_SECOND, "utf-8")
    for _ in range(2):
        encode(paper)
        assert pointers(paper, "李伟") == []
        assert "李伟" not in register(paper)
    assert pointers(paper, "王芳") != []
    valid(paper)
    edit(paper.article("p1-1"), "李伟", '<persName resp="#editor">李伟</persName>')
    encode(paper)
    assert set(pointers(paper, "李伟")) == {"person-li-wei"}
    assert len(pointers(paper, "李伟")) > 1
    valid(paper)


def test_a_list_without_entries_goes(paper: Edition) -> None:
    """The last entry of a kind is deleted: its list, which would be invalid, goes with it."""
    path = paper.register
    path.write_text(
        re.sub(r"<place xml:id.*</place>", "", register(paper), flags=re.S).replace(
            "<listPlace>\n", "<listPlace>"
        ),
        "utf-8",
    )
    path.write_text(re.sub(r"<listPlace>\s*</listPlace>", "<listPlace/>", register(paper)), "utf-8")
    encode(paper)
    assert "listPlace" not in register(paper)
    valid(paper)


def test_without_its_file_the_register_is_made_anew(paper: Edition) -> None:
    """A register that is deleted as a whole is no decision about its entries."""
    before = register(paper)
    paper.register.unlink()
    encode(paper)
    assert register(paper) == before


def test_an_edition_of_before_is_read(paper: Edition) -> None:
    """Where nothing is remembered of the entries, @resp says whose they are, and from then on it is remembered."""
    paper.register_memory.unlink()
    encode(paper)
    edit(paper.register, "<persName>李伟</persName>", "<persName>李玮</persName>")
    encode(paper)
    assert set(pointers(paper, "李伟")) == {"person-li-wei"}


def test_a_name_corrected_before_anything_was_remembered(paper: Edition) -> None:
    """An edition of an earlier version, corrected and not encoded since: its tags say how the entry was called."""
    paper.register_memory.unlink()
    edit(paper.register, "<persName>李伟</persName>", "<persName>李玮</persName>")
    for _ in range(2):
        encode(paper)
        assert set(pointers(paper, "李伟")) == {"person-li-wei"}
        assert "李伟" not in register(paper)
    valid(paper)


def test_a_second_bearer_takes_only_what_the_evidence_gives(paper: Edition) -> None:
    """A person adds the doctor of the same name and points to him once: the others keep their entry."""
    doctor = (
        '<person xml:id="person-li-wei-2" resp="#editor"><persName>李伟</persName>'
        "<occupation>医生</occupation></person>"
    )
    edit(paper.register, "</listPerson>", f"{doctor}</listPerson>")
    first = paper.article("p1-1")
    edit(first, re.findall(r"<persName[^>]*>李伟", first.read_text("utf-8"))[0], _DOCTOR)
    (paper.folder / "pages" / "2.txt").write_text(_SECOND, "utf-8")
    said = encode(paper)
    assert pointers(paper, "李伟") == ["person-li-wei-2", "person-li-wei", "person-li-wei", "person-li-wei-2"]
    assert "→" not in said
    assert pointers(paper, "李伟") == (encode(paper), pointers(paper, "李伟"))[1]
    valid(paper)


_DOCTOR = '<persName resp="#editor" ref="../register.xml#person-li-wei-2">李伟'


def test_each_other_reference_is_reported(paper: Edition) -> None:
    """An entry gets another identifier: the tags follow, and the run says so by name."""
    path = paper.register
    path.write_text(register(paper).replace('"person-wang-fang"', '"wangfang"'), "utf-8")
    assert "王芳: person-wang-fang → wangfang" in encode(paper)
    assert set(pointers(paper, "王芳")) == {"wangfang"}
    valid(paper)


def test_a_persons_tag_gets_its_entry(paper: Edition) -> None:
    """A name that a person tagged gets an entry; a pointer that the person takes away again stays away."""
    edit(paper.article("p1-1"), "一号大桥通车。", '<orgName resp="#editor">一号大桥</orgName>通车。')
    assert "一号大桥: org-yi-hao-da-qiao" in encode(paper)
    assert pointers(paper, "一号大桥") == ["org-yi-hao-da-qiao"]
    assert "<orgName>一号大桥</orgName>" in register(paper)
    valid(paper)
    edit(paper.article("p1-1"), ' ref="../register.xml#org-yi-hao-da-qiao"', "")
    for _ in range(2):
        encode(paper)
        assert pointers(paper, "一号大桥") == [""]


def test_a_paper_speaks_of_itself(paper: Edition) -> None:
    """本报 is the paper of the page's front matter, not one for all."""
    front = "---\ntitle: 山城日报\n---\n"
    (paper.folder / "pages" / "2.txt").write_text(front + _SECOND.partition("\n")[2], "utf-8")
    encode(paper)
    papers = re.findall(r'<rs[^>]*ref="[^"]*#([^"]*)"', texts(paper))
    assert len(set(papers)) == 2
    assert papers[-1] == "bibl-shan-cheng-ri-bao" != papers[-2]
    assert '<title level="j">山城日报</title>' in register(paper)
    valid(paper)


def test_a_killed_write_leaves_the_register_as_it_was(
    paper: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between register.xml and its memory, the next run knows the new entries as the program's."""
    (paper.folder / "pages" / "2.txt").write_text(_SECOND.replace("李伟", "赵强"), "utf-8")
    whole = paper.folder.with_name("whole")
    shutil.copytree(paper.folder, whole)
    encode(Edition(whole))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kanben.edition.memory.settle", stop)
    CliRunner().invoke(cli, ["encode", str(paper.folder)])
    monkeypatch.undo()
    assert "赵强" in register(paper)
    encode(paper)
    assert paper.register_memory.read_bytes() == Edition(whole).register_memory.read_bytes()
    assert register(paper) == register(Edition(whole))


def test_a_check_is_a_diff_of_names(paper: Edition) -> None:
    """--check names each tag that would come or go, and nothing of what stays."""
    assert encode(paper, "--check") == ""
    edit(
        paper.register,
        re.findall(r'<person xml:id="person-wang-fang".*?</person>', register(paper), re.S)[0],
        "",
    )
    before = texts(paper)
    said = encode(paper, "--check")
    assert said.count("- <persName> 王芳") == 2
    assert "+" not in said
    assert "李伟" not in said
    assert texts(paper) == before
