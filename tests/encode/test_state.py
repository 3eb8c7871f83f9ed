"""The state of an edition around its articles: listings, kills, two writers, files saved meanwhile."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kanben import files
from kanben.edition import Edition
from kanben.edition.contents import Contents, tei_files
from kanben.edition.lock import LOCK_FILE, await_writer, writing
from kanben.encode.drafts import existing_draft
from kanben.encode.pages import Encoding
from kanben.encode.proposals import read_proposals, settle_all
from kanben.errors import ChangedMeanwhile, EditionLocked
from kanben.exchange import exchange
from tests.cli.running import kanben

PAGES = 12
_PAGE = "江城晚报  2020年3月{n}日  第{n}版\n\n第{n}号大桥通车\n本报讯（记者 李明）昨日，江城市第{n}号大桥通车，市民李明说：“很好。”\n\n第{n}号渡口停航\n本报讯（记者 王芳）江城市第{n}号渡口昨日停航。\n"


@pytest.fixture
def paper(tmp_path: Path) -> Edition:
    """An edition of twelve pages, two articles each, nothing encoded."""
    assert kanben("new", tmp_path / "paper").returncode == 0
    for sample in (tmp_path / "paper" / "pages").iterdir():
        sample.unlink()
    for n in range(1, PAGES + 1):
        (tmp_path / "paper" / "pages" / f"p{n:02}.txt").write_text(_PAGE.format(n=n), "utf-8")
    return Edition(tmp_path / "paper")


def encode(edition: Edition) -> None:
    """Encode all pages by the rules alone."""
    run = kanben("encode", "--edition", edition.folder, "--taggers", "rules")
    assert run.returncode == 0, run.stderr


def listed(edition: Edition) -> list[str]:
    """Return the articles that edition.xml lists, in its order."""
    return [path.stem for page in Contents(Edition(edition.folder)).pages() for path in page.articles]


def errors(edition: Edition) -> str:
    """Return what `kanben validate` says that is wrong."""
    run = kanben("validate", edition.folder)
    return "\n".join(line for line in run.stdout.splitlines() if "error:" in line)


def test_an_article_that_is_not_listed_is_an_error_and_listed_again(paper: Edition) -> None:
    """A listing that was lost is named by validate, stops build, and comes back in page order."""
    encode(paper)
    before = listed(paper)
    assert len(before) == 2 * PAGES
    text = paper.contents.read_text("utf-8")
    place = text.index('xml:id="p05"')
    start, end = text.rindex("<listBibl", 0, place), text.index("</listBibl>", place) + len("</listBibl>")
    paper.contents.write_text(text[:start] + text[end:], "utf-8")
    assert len(listed(paper)) == 2 * PAGES - 2
    assert "[article-unlisted]" in errors(paper)
    encode(paper)
    assert listed(paper) == before
    assert errors(paper) == ""


def test_a_missing_edition_xml_is_made_again(paper: Edition) -> None:
    """What the articles are can be recovered from themselves."""
    encode(paper)
    before = listed(paper)
    paper.contents.unlink()
    encode(paper)
    assert listed(paper) == before


def test_articles_that_were_deleted_are_cut_anew_and_others_left(paper: Edition) -> None:
    """One article gone is restored, the other keeps a person's mark-up; all gone: the page is cut anew."""
    encode(paper)
    kept = paper.article("p03-1")
    edited = kept.read_text("utf-8").replace("通车", "<hi>通车</hi>", 1)
    kept.write_text(edited, "utf-8")
    paper.article("p03-2").unlink()
    for path in paper.articles_of("p04"):
        path.unlink()
    encode(paper)
    assert kept.read_text("utf-8") == edited
    assert paper.article("p03-2").exists()
    assert len(listed(paper)) == 2 * PAGES
    assert errors(paper) == ""


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_encode_loses_nothing(paper: Edition, seed: int) -> None:
    """Killed at a random moment, again and again: the next run completes it; nothing is unlisted or twice."""
    command = [sys.executable, "-m", "kanben", "encode", "--edition", str(paper.folder), "--taggers", "rules"]
    chance = random.Random(seed)
    for _ in range(4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.2 + chance.random() * 0.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
    encode(paper)
    assert sorted(listed(paper)) == sorted(f"p{n:02}-{k}" for n in range(1, PAGES + 1) for k in (1, 2))
    assert listed(paper) == sorted(listed(paper))
    assert errors(paper) == ""
    assert [path.name for path in paper.folder.rglob(".*") if path.name != ".gitignore"] == []


def test_two_encodes_at_once_wait_for_each_other(paper: Edition) -> None:
    """Neither loses the other's listings."""
    command = [sys.executable, "-m", "kanben", "encode", "--edition", str(paper.folder), "--taggers", "rules"]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    codes = [(process.wait(), process.communicate()[1]) for process in both]
    assert [code for code, _ in codes] == [0, 0], codes
    assert len(listed(paper)) == 2 * PAGES
    assert errors(paper) == ""


def test_the_lock_names_its_holder_and_outlives_no_process(paper: Edition) -> None:
    """A second process is told who writes; what a dead one left is taken over."""
    holding = (
        "import sys, time\nfrom pathlib import Path\nfrom kanben.edition.lock import writing\n"
        f"with writing(Path({str(paper.folder)!r})):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(EditionLocked, match=str(process.pid)), writing(paper.folder, patience=0.2):
        pass
    process.kill()
    process.wait()
    with writing(paper.folder, patience=2):
        assert (paper.folder / LOCK_FILE).read_text().split()[0] == str(os.getpid())
    assert not (paper.folder / LOCK_FILE).exists()


def test_who_reads_waits_for_a_writer_but_not_for_ever(paper: Edition) -> None:
    """validate waits until a run has listed what it wrote; a lock that stays does not stop it."""
    holding = (
        "import sys, time\nfrom pathlib import Path\nfrom kanben.edition.lock import writing\n"
        f"with writing(Path({str(paper.folder)!r})):\n    print('held', flush=True)\n    time.sleep(1.5)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    begun = time.monotonic()
    await_writer(paper.folder, patience=0.2)
    assert time.monotonic() - begun < 1
    await_writer(paper.folder)
    assert time.monotonic() - begun > 1
    process.wait()
    await_writer(paper.folder)
    assert not (paper.folder / LOCK_FILE).exists()


def test_a_file_saved_meanwhile_is_not_overwritten(paper: Edition) -> None:
    """What an editor saves after it was read and before it is written stays; the tags come on top of it."""
    encode(paper)
    path = paper.article("p01-1")
    path.write_text(path.read_text("utf-8").replace("<persName", '<persName n="x"', 1), "utf-8")
    edited = path.read_text("utf-8").replace("通车，", "<hi>通车</hi>，", 1)
    with Encoding(Edition(paper.folder), ("rules",)) as run:
        for report in run.encode(paper.pages):
            if report.page.id == "p01":
                path.write_text(edited, "utf-8")
    assert "<hi>通车</hi>，" in path.read_text("utf-8")
    encode(paper)
    assert errors(paper) == ""


def test_article_and_proposals_belong_together(paper: Edition) -> None:
    """Killed between the two, the article that was written has its proposals, the one that was not its old ones."""
    encode(paper)
    path, memory = paper.article("p01-1"), paper.proposals("p01-1")
    proposals = memory.read_bytes()
    digest = hashlib.sha256(path.read_bytes()).hexdigest().encode()
    memory.write_bytes(b"")
    memory.with_name(f"{memory.name}.new").write_bytes(digest + b"\n" + proposals)
    assert kanben("encode", "--edition", paper.folder, "--taggers", "rules", "--check").returncode in (0, 1)
    assert memory.read_bytes() == b""  # who only checks writes nothing
    settle_all(paper)
    assert memory.read_bytes() == proposals
    assert existing_draft(paper, path).last == read_proposals(memory)
    memory.with_name(f"{memory.name}.new").write_bytes(b"0" * 64 + b"\n")
    settle_all(paper)
    assert memory.read_bytes() == proposals
    assert len(tei_files(paper)) == 2 + 2 * PAGES


@pytest.mark.parametrize("name", ["register.xml", "edition.xml"])
def test_a_listing_saved_meanwhile_is_not_overwritten(paper: Edition, name: str) -> None:
    """What an editor saves in the register or the contents after a run has read them stays, and the run says so."""
    encode(paper)
    (paper.folder / "pages" / "p99.txt").write_text(_PAGE.format(n=99).replace("李明", "赵大川"), "utf-8")
    path = paper.folder / name
    edited = path.read_text("utf-8").replace("</teiHeader>", "</teiHeader><!-- mine -->", 1)

    def run() -> None:
        with Encoding(Edition(paper.folder), ("rules",)) as encoding:
            path.write_text(edited, "utf-8")
            list(encoding.encode(Edition(paper.folder).pages))

    with pytest.raises(ChangedMeanwhile, match=name):
        run()
    assert path.read_text("utf-8") == edited
    encode(paper)
    assert errors(paper) == ""


def test_a_file_saved_between_check_and_replacement_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an editor saves at the last moment comes out of the exchange and goes back in its place."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"read")
    if not exchange(path, path):
        pytest.skip("this system cannot exchange two files")
    monkeypatch.setattr(files, "refuse_changed", lambda path, _read: path.write_bytes(b"saved"))
    with pytest.raises(ChangedMeanwhile):
        files.replace_unchanged(path, b"read", b"written")
    assert path.read_bytes() == b"saved"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_new_goes_on_when_run_again(tmp_path: Path, seed: int) -> None:
    """What it had written and begun is completed; a folder that holds anything else is left alone."""
    whole, half = tmp_path / "whole" / "paper", tmp_path / "half" / "paper"
    assert kanben("new", whole).returncode == 0
    assert kanben("new", half).returncode == 0
    chance = random.Random(seed)
    for path in [path for path in half.rglob("*") if path.is_file()]:
        if chance.random() < 0.5:
            path.rename(path.with_name(f".{path.name}.abcd_123"))
    foreign = half / ".mine.txt.abcd1234"
    assert kanben("new", half).returncode == 0
    assert {p.relative_to(half): p.read_bytes() for p in half.rglob("*") if p.is_file()} == {
        p.relative_to(whole): p.read_bytes() for p in whole.rglob("*") if p.is_file()
    }
    assert kanben("new", half).returncode == 2
    (half / "edition.toml").unlink()
    (half / "notes.md").write_text("mine", "utf-8")
    foreign.write_text("mine", "utf-8")
    assert kanben("new", half).returncode == 2
    assert foreign.exists()
    assert not (half / "edition.toml").exists()


@pytest.mark.slow
def test_a_killed_build_leaves_the_last_site_and_is_completed(paper: Edition) -> None:
    """Killed at random moments there is always a whole site, and the next build has all pages in it."""
    assert kanben("build", paper.folder).returncode == 0
    chance = random.Random(7)
    for number in range(4):
        page = paper.page_folder / "p01.txt"
        page.write_text(page.read_text("utf-8").replace("昨日", f"昨日{number}", 1), "utf-8")
        _kill(["build", str(paper.folder)], 0.5 + chance.random() * 3)
        assert (paper.folder / "build" / "html" / "index.html").exists()
        assert (paper.folder / "build" / "html" / ".kanben").exists()
    run = kanben("build", paper.folder)
    assert run.returncode == 0, run.stdout + run.stderr
    pages = {path.stem for path in (paper.folder / "build" / "html" / "articles").glob("*.html")}
    assert pages >= set(listed(paper))
    assert errors(paper) == ""
    left = [path for path in paper.folder.rglob(".*") if path.name not in (".gitignore", ".kanben")]
    assert [path for path in left if "cache" not in path.parts] == []


@pytest.mark.slow
def test_a_killed_train_leaves_the_edition_as_it_was(paper: Edition) -> None:
    """A model is there whole or not at all; the next run writes it."""
    encode(paper)
    for path in paper.folder.glob("articles/*.xml"):
        path.write_text(path.read_text("utf-8").replace('resp="#kanben"', 'resp="#editor"'), "utf-8")
    before = {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()}
    chance = random.Random(3)
    for _ in range(4):
        _kill(["train", str(paper.folder)], 0.2 + chance.random())
        now = {path: path.read_bytes() for path in paper.folder.rglob("*") if path.is_file()}
        assert {path: now.get(path) for path in before} == before
    assert kanben("train", paper.folder).returncode == 0
    encode(paper)
    assert errors(paper) == ""
    assert [path.name for path in paper.folder.rglob(".*") if path.name != ".gitignore"] == []


def _kill(arguments: list[str], seconds: float) -> None:
    """Begin a command and kill it after so many seconds."""
    command = [sys.executable, "-m", "kanben", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
