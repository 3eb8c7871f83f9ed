"""`kanben register`: each decision reaches the register, the tags, and the runs that come after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kanben.cli import cli, main
from kanben.edition import Edition
from kanben.encode import register_edits
from tests.encode.test_page_merge import edit, valid
from tests.encode.test_register_edits import _SECOND, encode, pointers, register, texts
from tests.encode.test_register_edits import paper as paper  # the fixture


def do(edition: Edition, command: str, *words: str, code: int = 0) -> str:
    """Run `kanben register COMMAND` on the edition; return what it said."""
    arguments = ["register", command, *words, "--edition", str(edition.folder), "--lang", "en"]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def settled(edition: Edition) -> None:
    """The edition is valid, and another run changes nothing."""
    valid(edition)
    before = texts(edition) + register(edition)
    encode(edition)
    assert texts(edition) + register(edition) == before


def whole(edition: Edition) -> dict[Path, bytes]:
    """Return the bytes of the edition's files."""
    return {
        path: path.read_bytes()
        for path in edition.folder.rglob("*")
        if path.is_file() and path.name != ".kanben-lock"
    }


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "person-li-wei", "person-wang-fang"),
        ("rename", "person-li-wei", "李玮"),
        ("split", "person-li-wei", "--article", "p1-2"),
        ("reject", "person-li-wei"),
    ],
)
def test_a_check_says_the_same_and_writes_nothing(paper: Edition, words: tuple[str, ...]) -> None:
    """--check names each change, exits with 1, and leaves every byte as it is."""
    before = whole(paper)
    said = do(paper, *words, "--check", code=1)
    assert whole(paper) == before
    assert do(paper, *words) == said
    assert whole(paper) != before


def test_entries_are_merged(paper: Edition) -> None:
    """All tags point to one entry, which bears both names; later pages know it by both."""
    said = do(paper, "merge", "person-li-wei", "person-wang-fang")
    assert "p1-1.xml: 王芳: person-wang-fang → person-li-wei" in said
    assert set(pointers(paper, "王芳")) == {"person-li-wei"}
    assert 'xml:id="person-wang-fang"' not in register(paper)
    assert '<persName type="variant">王芳</persName>' in register(paper)
    assert "person-wang-fang" not in texts(paper)
    settled(paper)
    (paper.folder / "pages" / "2.txt").write_text(_SECOND.replace("李伟", "王芳"), "utf-8")
    encode(paper)
    assert set(pointers(paper, "王芳")) == {"person-li-wei"}


def test_an_entry_is_renamed(paper: Edition) -> None:
    """The new name is the main one, the printed one still leads to the entry."""
    do(paper, "rename", "person-li-wei", "李玮")
    assert re.search(r'xml:id="person-li-wei"[^>]*>\s*<persName>李玮</persName>', register(paper))
    assert '<persName type="variant">李伟</persName>' in register(paper)
    settled(paper)


def test_an_entry_is_split(paper: Edition) -> None:
    """The tags of one article go to a second entry of the name, and stay there."""
    said = do(paper, "split", "person-li-wei", "--article", "articles/p1-2.xml")
    assert "register.xml: person-li-wei-2 is new" in said
    assert pointers(paper, "李伟") == ["person-li-wei", "person-li-wei-2"]
    settled(paper)


def test_a_killed_split_leaves_no_dangling_pointer(paper: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new entry is there before any tag points to it."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    write = register_edits.write_with_proposals
    monkeypatch.setattr(register_edits, "write_with_proposals", lambda *each: (write(*each), stop()))
    CliRunner().invoke(
        cli, ["register", "split", "person-li-wei", "--form", "李伟", "--edition", str(paper.folder)]
    )
    monkeypatch.undo()
    assert set(pointers(paper, "李伟")) == {"person-li-wei", "person-li-wei-2"}
    valid(paper)


def test_a_variant_is_split_off(paper: Edition) -> None:
    """Of a merged entry the tags of one name go to an entry of their own."""
    do(paper, "merge", "person-li-wei", "person-wang-fang")
    do(paper, "split", "person-li-wei", "--form", "王芳")
    assert set(pointers(paper, "王芳")) == {"person-wang-fang"}
    assert register(paper).count("王芳") == 1
    settled(paper)


def test_an_entry_is_rejected(paper: Edition) -> None:
    """Its tags go, also from what was said by it, and pages that come later do not bring it back."""
    said = do(paper, "reject", "person-wang-fang")
    assert "p1-1.xml: 王芳: untagged" in said
    assert pointers(paper, "王芳") == []
    assert "person-wang-fang" not in texts(paper) + register(paper)
    settled(paper)
    (paper.folder / "pages" / "2.txt").write_text(_SECOND.replace("李伟", "王芳"), "utf-8")
    encode(paper)
    assert "王芳" not in register(paper)


def test_a_persons_tag_is_not_taken_away(paper: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry to which a person's tag points stays, and the message says where the tag is."""
    first = paper.article("p1-1")
    first.write_text(first.read_text("utf-8").replace('resp="#kanben"', 'resp="#editor"'), "utf-8")
    before = whole(paper)
    with pytest.raises(SystemExit) as stopped:
        main(["register", "reject", "person-wang-fang", "--edition", str(paper.folder), "--lang", "en"])
    assert stopped.value.code == 2
    assert re.search(r"p1-1.xml:\d+: “王芳” points to the entry", capsys.readouterr().err)
    assert whole(paper) == before


def test_a_persons_speech_keeps_its_speaker(paper: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the speech is a person's: its @who is not taken away either."""
    first = paper.article("p1-1")
    text = first.read_text("utf-8")
    said = re.findall(r"<said [^>]*>", text)[0]
    edit(first, said, said.replace("#kanben", "#editor"))
    before = whole(paper)
    with pytest.raises(SystemExit):
        main(["register", "reject", "person-wang-fang", "--edition", str(paper.folder), "--lang", "en"])
    assert "“很好。”” points to the entry" in capsys.readouterr().err
    assert whole(paper) == before


def test_an_unknown_entry_is_named(paper: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt identifier changes nothing."""
    with pytest.raises(SystemExit):
        main(["register", "merge", "person-li-wei", "nobody", "--edition", str(paper.folder), "--lang", "en"])
    assert "has no entry “nobody”" in capsys.readouterr().err


def test_the_register_goes_to_a_spreadsheet_and_back(paper: Edition, tmp_path: Path) -> None:
    """Exported, names corrected and one added, imported: the register has them, the tags keep their entries."""
    file = tmp_path / "register.csv"
    do(paper, "export", str(file))
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,kind,name,variants,by,mentions\r\n")
    assert "person-wang-fang,person,王芳,,kanben," in content.decode("utf-8-sig")
    assert "nothing to change" in do(paper, "import", str(file))
    file.write_bytes(
        content.decode("utf-8-sig").replace(",李伟,,", ",李玮,小李; 老李,").encode("gb18030")
        + ",place,江城大桥,一号桥,,\r\n".encode("gb18030")
    )
    before = register(paper)
    assert "person-li-wei: 李伟 → 李玮; 小李; 老李" in do(paper, "import", str(file), "--check", code=1)
    assert register(paper) == before
    do(paper, "import", str(file))
    assert '<persName type="variant">老李</persName>' in register(paper)
    assert '<placeName type="variant">一号桥</placeName>' in register(paper)
    assert set(pointers(paper, "李伟")) == {"person-li-wei"}
    encode(paper)
    assert set(pointers(paper, "李伟")) == {"person-li-wei"}
    settled(paper)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_a_formula(paper: Edition, tmp_path: Path, name: str) -> None:
    """A name that begins like a formula is text in the spreadsheet, and the same name when it comes back."""
    edit(paper.register, "<persName>李伟</persName>", f"<persName>{name}</persName>")
    file = tmp_path / "register.csv"
    do(paper, "export", str(file))
    assert f",'{name}," in file.read_text("utf-8-sig")
    assert "nothing to change" in do(paper, "import", str(file))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("id,kind\n", "row 1: has no column name, variants"),
        ("", "row 1: has no column id, kind, name, variants"),
        ("id,kind,name,variants\nnobody,person,甲,\n", "row 2: the register has no entry “nobody”"),
        (
            "id;kind;name;variants\n;;;\n;animal;甲;\n",
            "row 3: kind is “animal”, not one of person, place, org, bibl",
        ),
        ("id,kind,name,variants\nperson-li-wei,person,,\n", "row 2: has no name"),
    ],
)
def test_a_wrong_table_changes_nothing(
    paper: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, said: str
) -> None:
    """The row and what is wrong with it; the register stays."""
    file, before = tmp_path / "wrong.csv", register(paper)
    file.write_text(table, "utf-8")
    with pytest.raises(SystemExit):
        main(["register", "import", str(file), "--edition", str(paper.folder), "--lang", "en"])
    assert said in capsys.readouterr().err
    assert register(paper) == before
