"""Many files: in parallel, in order, and an edition as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kanben.edition import Edition
from kanben.edition.contents import tei_files
from kanben.validate import UNCHECKED, Checks, Result, Severity, many, validate_many
from kanben.workers import Workers

EDITION = Path(__file__).parent / "edition"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """So many files that several processes share them, some of them broken."""
    shutil.copytree(EDITION, tmp_path / "edition")
    source = (EDITION / "articles" / "p1-2.xml").read_text(encoding="utf-8")
    paths = []
    for number in range(203):
        path = tmp_path / "edition" / "articles" / f"q-{number:03}.xml"
        text = source if number % 3 else source.replace("<p ", "<pp ").replace("</p>", "</pp>")
        path.write_text(text if number != 7 else "no XML", encoding="utf-8")
        paths.append(path)
    return paths


def test_order_and_findings_do_not_depend_on_the_number_of_processes(files: list[Path]) -> None:
    """Two runs can be compared line by line."""
    alone = list(validate_many(files))
    with Workers(2) as workers:
        together = list(validate_many(files, workers=workers))
    assert alone == together
    assert len({violation.place.file for violation in alone}) > 5
    assert [violation.place.file for violation in alone] == sorted(
        violation.place.file for violation in alone
    )


def test_progress_is_reported_after_each_file(files: list[Path]) -> None:
    """Whoever waits sees how far it is."""
    done: list[Result] = []
    list(validate_many(files, on_progress=done.append))
    assert [result.path for result in done] == files


def test_file_that_cannot_be_checked_does_not_stop_the_others(files: list[Path], tmp_path: Path) -> None:
    """What is not XML, not TEI or not there is said in its place."""
    (tmp_path / "page.html").write_text("<html/>", encoding="utf-8")
    some = [files[7], tmp_path / "page.html", tmp_path / "none.xml", tmp_path, files[1]]
    found = list(validate_many(some))
    unchecked = [violation.place.file for violation in found if violation.id in UNCHECKED]
    assert unchecked == some[:4]


def test_edition_is_checked_as_a_whole_when_all_its_files_are_given() -> None:
    """One file alone says nothing of what the register lacks."""
    every = sorted(EDITION.rglob("*.xml"))
    assert list(validate_many(every)) == []


def test_silenced_rule_is_not_reported(tmp_path: Path) -> None:
    """An edition may do without a rule."""
    folder = tmp_path / "edition"
    shutil.copytree(EDITION, folder)
    register = folder / "register.xml"
    entry = '<person xml:id="person-x"><persName>无名</persName></person></listPerson>'
    register.write_text(register.read_text("utf-8").replace("</listPerson>", entry), "utf-8")
    every = sorted(folder.rglob("*.xml"))
    assert [violation.id for violation in validate_many(every)] == ["register-unused"]
    assert list(validate_many(every, Checks(silenced=frozenset(["register-unused"])))) == []


def test_schema_that_cannot_be_used_ends_no_run(tmp_path: Path) -> None:
    """It is reported for the file that names it, and the others go on."""
    line = '<?xml-model href="{}" schematypens="http://relaxng.org/ns/structure/1.0"?><a/>'
    (tmp_path / "broken.rng").write_text("<grammar", "utf-8")
    (tmp_path / "foreign.rng").write_text("<schema/>", "utf-8")
    files = []
    for name in ("broken", "foreign", "lost"):
        files.append(tmp_path / f"{name}.xml")
        files[-1].write_text(line.format(f"{name}.rng"), "utf-8")
    found = list(validate_many(files))
    assert [violation.place.file for violation in found] == files
    assert {violation.id for violation in found} <= UNCHECKED
    assert {violation.severity for violation in found} == {Severity.ERROR}


def test_a_file_is_read_once_for_all_warnings_about_it(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many entries nothing uses; each warning has its line and column."""
    people = "".join(
        f'<person xml:id="person-x{number}"><persName>无人{number}</persName></person>\n'
        for number in range(40)
    )
    text = edition.register.read_text("utf-8")
    edition.register.write_text(text.replace("<listPerson>", f"<listPerson>\n{people}", 1), "utf-8")
    read = []
    whole = many.Document

    def noted(path: Path, content: bytes) -> many.Document:
        read.append(path)
        return whole(path, content)

    monkeypatch.setattr(many, "Document", noted)
    found = [
        violation for violation in validate_many(tei_files(edition)) if violation.id == "register-unused"
    ]
    assert len(found) == 40
    assert read == [edition.register]
    lines = edition.register.read_text("utf-8").splitlines()
    assert all(
        lines[each.place.line - 1][each.place.column - 1 :].startswith("<person xml:id=") for each in found
    )
