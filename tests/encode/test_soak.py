"""An edition is worked on at random: pages and articles edited, renamed, deleted, runs killed or at once; nothing is lost.

`make soak` takes many more steps: SOAK_STEPS of them in this process, SOAK_KILLS with processes that are killed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kanben.edition import Edition, create_edition
from kanben.edition.contents import Contents, tei_files
from kanben.encode.page_merge import Side
from kanben.encode.pages import Encoding
from kanben.encode.register_edits import merge, reject, split
from kanben.validate import Checks, Severity, validate_many

SEEDS = 4
STEPS = int(os.environ.get("SOAK_STEPS", "300")) // SEEDS
KILLS = int(os.environ.get("SOAK_KILLS", "12"))
_ARTICLE = "第{n}号{what}\n本报讯（记者 {who}）昨日，江城市第{n}号{what}。市民{who}说：“很好。”\n全长{n}00米，由江城市建设局建造。\n"
_WHATS = ("大桥通车", "渡口停航", "公园开放", "隧道开工", "码头扩建", "学校落成")
_NAMES = ("李明", "王芳", "赵强", "孙丽", "周平", "吴敏")
_WORDS = ("的", "正式", "，今天", "2020年", "市民", "A", "大桥", "第七号")


class Desk:
    """An edition and what people did to it so far, so that it can be told whether something was lost."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        create_edition(folder, "江城晚报")
        settings = folder / "edition.toml"
        settings.write_text('taggers = ["register", "rules"]\n' + settings.read_text("utf-8"), "utf-8")
        (folder / "pages" / "sample.txt").unlink()
        self.folder = folder
        self.notes: set[str] = set()
        self.marks: set[str] = set()
        self.corrected: dict[str, str] = {}  # entries and the names that a person gave them
        self.rights = ""
        for number in range(1, 4):
            self.page(f"{number}.txt", number)

    @property
    def edition(self) -> Edition:
        """The edition as it is now on the disk."""
        return Edition(self.folder)

    def page(self, name: str, number: int) -> None:
        """Write a new page of two to four articles."""
        articles = [self.article() for _ in range(self.chance.randint(2, 4))]
        head = f"江城晚报  2020年3月{number % 28 + 1}日  第{number}版\n"
        (self.folder / "pages" / name).write_text("\n".join([head, *articles]), "utf-8")

    def article(self) -> str:
        """Return the text of another article, which no other is like."""
        self.count += 1
        return _ARTICLE.format(n=self.count, what=self.chance.choice(_WHATS), who=self.chance.choice(_NAMES))

    def some_page(self) -> Path:
        """Return one of the page files."""
        return self.chance.choice(self.edition.pages)

    def some_article(self) -> Path:
        """Return one of the articles."""
        return self.chance.choice(sorted((self.folder / "articles").glob("*.xml")))

    # What people do.

    def correct_page(self) -> None:
        """Put words into a line of a page, or another character in the place of one."""
        path = self.some_page()
        lines = path.read_text("utf-8").split("\n")
        number = self.chance.choice([n for n, line in enumerate(lines) if n and line.strip()])
        line = lines[number]
        place = self.chance.randrange(len(line))
        behind = place + (self.chance.random() < 0.3)
        lines[number] = line[:place] + self.chance.choice(_WORDS) + line[behind:]
        path.write_text("\n".join(lines), "utf-8")

    def add_article(self) -> None:
        """Put an article between others."""
        path = self.some_page()
        blocks = path.read_text("utf-8").split("\n\n")
        blocks.insert(self.chance.randint(1, len(blocks)), self.article().rstrip())
        path.write_text("\n\n".join(blocks), "utf-8")

    def rename_page(self) -> None:
        """Give a page another name, or move it into a folder."""
        path = self.some_page()
        self.count += 1
        target = self.folder / "pages" / self.chance.choice(("", "2020/")) / f"新 {self.count}.txt"
        target.parent.mkdir(exist_ok=True)
        path.rename(target)

    def add_page(self) -> None:
        """Put a new page into the folder."""
        if len(self.edition.pages) < 8:
            self.count += 1
            self.page(f"p{self.count}.txt", self.count)

    def write_note(self) -> None:
        """Write an editor's note into an article."""
        path = self.some_article()
        text = path.read_text("utf-8")
        self.count += 1
        note = f'<note type="editorial" resp="#editor">note{self.count}.</note>'
        new = re.sub(r"(<body>.*?<p>[^<]+)", rf"\1{note}", text, count=1, flags=re.S)
        if new != text:
            path.write_text(new, "utf-8")
            self.notes.add(f"note{self.count}.")

    def mark_up(self) -> None:
        """Mark up a long stretch of an article's text."""
        path = self.some_article()
        text = path.read_text("utf-8")
        self.count += 1
        new = re.sub(
            r"(，由)([^<]{1,20}|<placeName[^>]*>[^<]+</placeName>)",
            rf'\1<hi rend="m{self.count}.">\2</hi>',
            text,
            count=1,
        )
        if new != text:
            path.write_text(new, "utf-8")
            self.marks.add(f"m{self.count}.")

    def untag(self) -> None:
        """Take a tag away."""
        path = self.some_article()
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"(.*)<persName[^>]*>([^<]*)</persName>", r"\1\2", text, count=1, flags=re.S), "utf-8"
        )

    def delete_article_without_notes(self) -> None:
        """Delete an article's file to have it again, if no work of a person is in it."""
        path = self.some_article()
        text = path.read_text("utf-8")
        if not any(mine in text for mine in self.notes | self.marks):
            path.unlink()

    def lose_listing(self) -> None:
        """Lose edition.xml, or what it says of a page."""
        path = self.folder / "edition.xml"
        if self.chance.random() < 0.5:
            path.unlink(missing_ok=True)
        elif path.exists():
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"\s*<listBibl.*?</listBibl>", "", text, count=1, flags=re.S), "utf-8")

    def correct_tei(self) -> None:
        """Type a correction into an article and have it taken into the page."""
        path = self.some_article()
        text = path.read_text("utf-8")
        path.write_text(text.replace("米，由", "公尺，由", 1), "utf-8")
        self.encode(Side.TEI)

    def recut(self) -> None:
        """Have a page cut anew."""
        edition = self.edition
        with Encoding(edition, recut=True) as run:
            list(run.encode([self.some_page()]))

    def correct_name(self) -> None:
        """Correct the name of a person's entry in the register."""
        entry = self.some_entry()
        if entry:
            self.count += 1
            name = f"名{self.count}"
            self.in_register(rf'(xml:id="{entry}"[^>]*>\s*<persName>)[^<]*', rf"\g<1>{name}")
            self.corrected[entry] = name

    def delete_entry(self) -> None:
        """Delete an entry of the register to which no mark-up of a person points."""
        entry = self.some_entry()
        if entry and entry not in self.corrected:
            self.in_register(rf'\s*<person xml:id="{entry}".*?</person>', "")

    def add_namesake(self) -> None:
        """Write a second entry of a name, and tag one of its bearers without saying which."""
        self.count += 1
        entry, name = f"mine-{self.count}", self.chance.choice(_NAMES)
        made = f'<person xml:id="{entry}"><persName>{name}</persName><occupation>医生</occupation></person>'
        self.in_register("</listPerson>", f"{made}</listPerson>")
        if f'"{entry}"' in self.register:
            self.corrected[entry] = name

    def tag_without_entry(self) -> None:
        """Tag a place without a pointer to an entry."""
        path = self.some_article()
        text = path.read_text("utf-8")
        new = re.sub(r"(<p>[^<]*?)(市民)", r'\1<orgName resp="#editor">\2</orgName>', text, count=1)
        path.write_text(new, "utf-8")

    def change_rights(self) -> None:
        """Say something else of the edition's rights."""
        self.count += 1
        self.rights = f"rights{self.count}."
        settings = self.folder / "edition.toml"
        text = re.sub(r"^rights = .*\n", "", settings.read_text("utf-8"), flags=re.M)
        settings.write_text(f'rights = "{self.rights}"\n{text}', "utf-8")

    def decide(self) -> None:
        """Merge two entries, divide one, or reject one to which no mark-up of a person points."""
        entry, other = self.some_entry(), self.some_entry()
        if not entry or entry == other or {entry, other} & self.corrected.keys():
            return
        what = self.chance.randrange(3)
        if what == 0:
            merge(self.edition, entry, [other])
        elif what == 1:
            split(self.edition, entry, articles=[self.some_article().stem])
        else:
            reject(self.edition, entry)

    @property
    def register(self) -> str:
        """The text of register.xml."""
        path = self.folder / "register.xml"
        return path.read_text("utf-8") if path.exists() else ""

    def in_register(self, pattern: str, new: str) -> None:
        """Change one place of register.xml."""
        if self.register:
            (self.folder / "register.xml").write_text(
                re.sub(pattern, new, self.register, count=1, flags=re.S), "utf-8"
            )

    def some_entry(self) -> str:
        """Return the identifier of one of the persons' entries; nothing where there is none."""
        return self.chance.choice(re.findall(r'<person xml:id="([^"]*)"', self.register) or [""])

    def encode(self, side: Side = Side.NEITHER) -> None:
        """Encode all pages."""
        edition = self.edition
        with Encoding(edition, side=side) as run:
            list(run.encode(edition.pages))

    # What must hold.

    def check(self) -> None:
        """Nothing that people did is lost, each article is listed once and there, and the edition is valid."""
        texts = {path: path.read_text("utf-8") for path in self.folder.glob("articles/*.xml")}
        everything = "".join(texts.values()) + "".join(
            path.read_text("utf-8") for path in self.folder.glob("removed/*")
        )
        assert [note for note in self.notes if note not in everything] == []
        assert [mark for mark in self.marks if mark not in everything] == []
        listed = [path.name for page in Contents(self.edition).pages() for path in page.articles]
        assert sorted(listed) == sorted(path.name for path in texts)
        for entry, name in self.corrected.items():
            found = re.findall(rf'xml:id="{entry}"[^>]*>\s*<persName>([^<]*)', self.register)
            assert found == [name]
        assert all(self.rights in text for text in texts.values())
        violations = validate_many(tei_files(self.edition), Checks(language="en"))
        errors = [str(violation) for violation in violations if violation.severity is Severity.ERROR]
        assert errors == []
        hidden = {path.name for path in self.folder.rglob(".*") if path.is_file()}
        assert hidden <= {".gitignore", ".kanben"}  # the marks of an edition and of its site


def kept_bytes(folder: Path) -> dict[Path, bytes]:
    """Return what is kept in an edition."""
    kept = [folder / "articles", folder / "proposals", folder / "edition.xml", folder / "register.xml"]
    files = (path for place in kept for path in ([place] if place.is_file() else place.rglob("*")))
    return {path: path.read_bytes() for path in files if path.is_file()}


_ACTS: tuple[Callable[[Desk], None], ...] = (
    Desk.correct_page,
    Desk.correct_page,
    Desk.correct_page,
    Desk.add_article,
    Desk.rename_page,
    Desk.add_page,
    Desk.write_note,
    Desk.mark_up,
    Desk.untag,
    Desk.delete_article_without_notes,
    Desk.lose_listing,
    Desk.correct_tei,
    Desk.recut,
    Desk.correct_name,
    Desk.delete_entry,
    Desk.add_namesake,
    Desk.tag_without_entry,
    Desk.change_rights,
    Desk.decide,
    Desk.decide,
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_work_loses_nothing(tmp_path: Path, seed: int) -> None:
    """Whatever is done in whatever order, each run ends with all there and valid; an idle run changes nothing."""
    desk = Desk(tmp_path / "paper", seed)
    desk.encode()
    done: list[str] = []
    for step in range(STEPS):
        act = desk.chance.choice(_ACTS)
        done.append(act.__name__)
        try:
            act(desk)
            desk.encode()
            desk.check()
            kept = kept_bytes(desk.folder)
            desk.encode()
            assert kept_bytes(desk.folder) == kept
        except BaseException as error:
            error.add_note(f"seed {seed}, step {step}: {done[-6:]}")
            raise


@pytest.mark.slow
def test_runs_that_are_killed_or_at_once_lose_nothing(tmp_path: Path) -> None:
    """encode, build and new are killed at random moments, two run at once; the next run completes what they began."""
    desk = Desk(tmp_path / "paper", 99)
    for step in range(KILLS):
        act = desk.chance.choice(_ACTS[:9] + _ACTS[13:]) if step else Desk.add_page
        act(desk)
        kind = ("encode", "encode", "build", "two", "new")[step % 5]
        command = [sys.executable, "-m", "kanben", "build" if kind == "build" else "encode", str(desk.folder)]
        if kind == "new":
            shutil.rmtree(tmp_path / "new", ignore_errors=True)
            command = [sys.executable, "-m", "kanben", "new", str(tmp_path / "new")]
        _kill(command, desk.chance, 2 if kind == "two" else 1)
        if kind == "new":
            assert subprocess.run(command, check=False, capture_output=True).returncode in (0, 2)
            fresh = {p.relative_to(tmp_path / "new") for p in (tmp_path / "new").rglob("*") if p.is_file()}
            create_edition(tmp_path / f"other{step}" / "new", "new")
            other = tmp_path / f"other{step}" / "new"
            assert fresh == {p.relative_to(other) for p in other.rglob("*") if p.is_file()}
        site = desk.folder / "build" / "html"
        assert not site.exists() or (site / "index.html").exists()
        if kind == "build":  # only a build clears its output folder
            subprocess.run(command, check=True, capture_output=True)
        desk.encode()
        desk.check()


def _kill(command: list[str], chance: random.Random, processes: int) -> None:
    """Run a command in so many processes, and kill them after a while."""
    running = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(processes)
    ]
    time.sleep(0.2 + chance.random() * (2.5 if "build" in command else 0.7))
    for process in running:
        process.send_signal(signal.SIGKILL)
        process.wait()
