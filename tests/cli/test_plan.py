"""`kanben encode --plan` shows a cut, why it is so, and front matter that would decide it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kanben.segment.weights import Weighed
from tests.cli.running import kanben

PAGE = """江城晚报  2020年3月6日  第1版

一号大桥通车
本报讯（记者 李明）昨日，江城市一号大桥通车。市民王芳说：“桥很好。”

二号渡口停航
本报讯（记者 赵强）江城市二号渡口昨日停航。

三号公园
公园昨日开放。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page in a new edition, not encoded."""
    kanben("new", tmp_path / "paper")
    path = tmp_path / "paper" / "pages" / "1.txt"
    path.write_text(PAGE, "utf-8")
    return path


def plan(page: Path, *options: str) -> tuple[str, str]:
    """Return the outline and the front matter that a plan prints."""
    run = kanben("encode", page, "--plan", *options)
    assert run.returncode == 0, run.stderr
    outline, _, block = run.stdout.partition("---\n")
    return outline, "---\n" + block.rstrip("\n") + "\n"


def test_reasons_are_shown_and_sum_up(page: Path) -> None:
    """Each headline that was weighed says by which weights, and their sum."""
    outline, _ = plan(page)
    weighed = re.findall(r"^ +(?:a|no) new article[ ?]*: ([-+][\d.]+) = (.+)$", outline, re.M)
    assert len(weighed) == 2
    for total, reasons in weighed:
        worths = [float(number) for number in re.findall(r"(?<= )[-+][\d.]+", f" {reasons}")]
        assert sum(worths) == pytest.approx(float(total))
    assert "opened +4" in outline


@pytest.mark.parametrize(("score", "certainty"), [(4, "high"), (-1.5, "medium"), (0.5, "low"), (-0.5, "low")])
def test_a_score_near_zero_is_uncertain(score: float, certainty: str) -> None:
    """What could as well have been otherwise is marked."""
    assert Weighed(1, score, ()).certainty == certainty


def test_the_front_matter_counts_itself(page: Path) -> None:
    """Put at the top of the file, it decides the same cut, and the next plan prints it unchanged."""
    outline, block = plan(page)
    page.write_text(block + PAGE, "utf-8")
    again, same = plan(page)
    assert same == block
    assert re.findall(r"^(1\S+  \S+|p1\S+  \S+)", again, re.M) == re.findall(
        r"^(1\S+  \S+|p1\S+  \S+)", outline, re.M
    )
    page.write_text(block.replace("title: 江城晚报\n", "") + PAGE, "utf-8")  # one line less
    assert kanben("encode", page, "--plan").returncode in (0, 2)


def test_what_is_set_already_stays_set(page: Path) -> None:
    """Kinds and joins that a person decided are in the block, at their lines."""
    line = PAGE.split("\n").index("三号公园") + 1
    _, block = plan(page, "--set", f"{line}=cross-head")
    page.write_text(block + PAGE, "utf-8")
    (number,) = re.findall(r"(\d+)=cross-head", block)
    assert page.read_text("utf-8").split("\n")[int(number) - 1] == "三号公园"
    assert plan(page)[1] == block


def test_a_plan_is_in_the_readers_language(page: Path) -> None:
    """The words around the rules' names follow --lang."""
    outline, _ = plan(page, "--lang", "zh")
    assert "另起" in outline
    assert "字" in outline
    assert "article" not in outline.replace("article-", "")
    assert "放在文件开头" in outline
