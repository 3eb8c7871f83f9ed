"""What holds for all commands: options before and after the name, help, the edition that is meant, its status."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kanben.cli import COMMANDS
from kanben.edition import Edition
from tests.cli.running import kanben


@pytest.mark.parametrize("command", ["status", "validate"])
def test_common_options_stand_before_or_after_the_command(edition: Edition, command: str) -> None:
    """The language, --quiet and --verbose; what stands after the name wins."""
    after = kanben(command, edition.folder, "--lang", "zh")
    assert any("\u4e00" <= character <= "\u9fff" for character in after.stdout.splitlines()[-1])
    assert kanben("--lang", "zh", command, edition.folder) == after
    assert kanben("--lang=zh", command, edition.folder, "--lang", "en").stdout != after.stdout
    assert kanben("-q", command, edition.folder).stdout == ""


def test_they_reach_the_commands_of_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kanben --lang zh schema list`."""
    monkeypatch.setenv("KANBEN_SCHEMAS", str(tmp_path))
    assert "没有存入模式" in kanben("--lang", "zh", "schema", "list").stdout


def test_help_is_a_command() -> None:
    """It shows the commands, or one of them as --help does."""
    assert all(name in kanben("help").stdout for name in COMMANDS)
    shown = kanben("help", "encode")
    assert shown.returncode == 0
    assert shown.stdout == kanben("encode", "--help").stdout
    wrong = kanben("help", "encodes")
    assert wrong.returncode == 2
    assert "encode, " in wrong.stderr


def test_an_edition_is_found_from_inside(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its folders, and in the folder beside it in a project."""
    for place in (edition.folder, edition.folder / "articles", edition.page_folder):
        monkeypatch.chdir(place)
        assert "4 article(s)" in kanben("status", "--lang", "en").stdout
    project = edition.folder.parent / "project"
    shutil.copytree(edition.folder, project / "tei")
    (project / "notes").mkdir()
    monkeypatch.chdir(project / "notes")
    assert "4 article(s)" in kanben("status", "--lang", "en").stdout


def test_no_edition_above_is_said_of_the_folder(tmp_path: Path) -> None:
    """The message names the folder that was asked for."""
    run = kanben("status", tmp_path)
    assert run.returncode == 2
    assert str(tmp_path) in run.stderr


def test_status_counts_and_names_what_deserves_a_look(edition: Edition) -> None:
    """Pages, articles, unsure names and cuts, unused entries, what is unlisted, unread or unreadable."""
    article = sorted((edition.folder / "articles").glob("*.xml"))[0]
    text = article.read_text("utf-8")
    (edition.folder / "articles" / "extra.xml").write_text(
        text.replace('resp="#kanben" cert="high"', 'resp="#kanben" cert="low"'), "utf-8"
    )
    (edition.folder / "articles" / "torn.xml").write_text(text[:200], "utf-8")
    (edition.page_folder / "new.txt").write_text("江水涨过旧堤\n\n本报讯 昨日江水上涨。\n", "utf-8")
    (edition.page_folder / "scan.xyz").write_bytes(b"x")
    register = edition.register.read_text("utf-8")
    edition.register.write_text(
        register.replace(
            "<listPlace>", '<listPlace><place xml:id="place-x"><placeName>无人提及</placeName></place>', 1
        ),
        "utf-8",
    )
    run = kanben("status", edition.folder, "--lang", "en")
    assert run.returncode == 0
    assert "1 of 2 page(s) encoded, 5 article(s), 5 of them checked by a person (100 %)" in run.stdout
    assert f"{edition.page_folder / 'new.txt'}: not encoded yet" in run.stdout
    assert "extra.xml: edition.xml does not list" in run.stdout
    assert "torn.xml:" in run.stdout
    assert "scan.xyz" in run.stderr
    unused = next(line for line in run.stdout.splitlines() if "无人提及" in line)
    file, line = unused.split()[0].rsplit(":", 1)
    assert "无人提及" in Path(file).read_text("utf-8").splitlines()[int(line) - 1]
    assert "1 unsure cut(s)" in run.stdout


def test_a_new_edition_begins_with_a_sample_or_empty(tmp_path: Path) -> None:
    """The sample is named; without it pages/ is there, and a page encoded in it is the only one."""
    assert str(tmp_path / "tried" / "pages" / "sample.txt") in kanben("new", tmp_path / "tried").stdout
    run = kanben("new", tmp_path / "mine", "--no-sample")
    assert "sample" not in run.stdout
    assert list((tmp_path / "mine" / "pages").iterdir()) == []
    (tmp_path / "mine" / "pages" / "a1.txt").write_text("江水涨过旧堤\n\n本报讯 昨日江水上涨。\n", "utf-8")
    assert kanben("encode", tmp_path / "mine").returncode == 0
    assert [path.name for path in (tmp_path / "mine" / "articles").iterdir()] == ["a1-1.xml"]


def test_validate_reads_standard_input(edition: Edition) -> None:
    """Under the name `-`, with the schemas that are named from here; the messages show its lines."""
    article = sorted((edition.folder / "articles").glob("*.xml"))[0]
    wrong = article.read_bytes().replace(b"</body>", b"<bogus/></body>")
    for content, code in ((article.read_bytes(), 0), (wrong, 1), (b"<TEI", 2), (b"", 2)):
        run = subprocess.run(
            [sys.executable, "-m", "kanben", "validate", "-", "--lang", "en"],
            input=content,
            capture_output=True,
            cwd=edition.folder / "articles",
            check=False,
        )
        shown = run.stdout.decode()
        assert run.returncode == code, shown
        assert b"Traceback" not in run.stderr
        assert code != 1 or ("-:" in shown and "<bogus/></body>" in shown)
