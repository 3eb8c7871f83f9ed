"""`kanben tag` and `kanben evaluate`: names as JSON Lines and TEI, and how good they are."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.running import kanben
from tests.conftest import REPOSITORY

ARTICLE = REPOSITORY / "tei" / "articles" / "p000_96995795001646cc-4.xml"
LINES = ["记者王小明在北京市采访。", "", "今日晴。"]


def tagged(*arguments: object) -> list[dict[str, object]]:
    """The objects that the command prints."""
    run = kanben("tag", "--taggers", "register,rules", *arguments)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_text_gives_an_object_for_each_line(tmp_path: Path) -> None:
    """Each line comes back with the offsets of its names, also the empty ones."""
    file = tmp_path / "lines.txt"
    file.write_text("\n".join(LINES) + "\n", "utf-8")
    objects = tagged(file)
    assert [each["text"] for each in objects] == LINES
    assert objects[0]["entities"] == [[2, 5, "PER"], [6, 9, "LOC"]]
    assert objects[1]["entities"] == objects[2]["entities"] == []


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` stands for it."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("\n".join(LINES).encode())))
    assert [each["text"] for each in tagged("-")] == LINES


def test_tei_comes_back_with_what_people_tagged(tmp_path: Path) -> None:
    """An article that was read through is returned as it is; one without an edition gets names without references."""
    run = kanben("tag", ARTICLE)
    assert ARTICLE.read_text("utf-8") == run.stdout
    bare = tmp_path / "bare.xml"
    bare.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>记者王小明报道</p></body></text></TEI>',
        "utf-8",
    )
    run = kanben("tag", "--taggers", "rules", bare)
    assert (
        '<persName role="reporter" resp="#kanben"' in run.stdout or '<persName resp="#kanben"' in run.stdout
    )
    assert "ref=" not in run.stdout


def test_tei_as_json_lines_gives_its_parts(tmp_path: Path) -> None:
    """A paragraph or headline a line."""
    assert tagged("--format", "jsonl", ARTICLE)[0]["text"] == "中行内蒙古分行 启动跨境金融 区块链服务平台"


def test_an_unknown_tagger_is_named(tmp_path: Path) -> None:
    """With those that there are."""
    run = kanben("tag", "--taggers", "oracle", ARTICLE)
    assert run.returncode == 2
    assert "oracle" in run.stderr
    assert "register" in run.stderr


def test_a_tagging_is_measured(tmp_path: Path) -> None:
    """Against itself it is perfect; a missing name costs recall, not precision."""
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text('{"text": "张三到北京", "entities": [[0, 2, "PER"], [3, 5, "LOC"]]}\n', "utf-8")
    predicted.write_text('{"text": "张三到北京", "entities": [[0, 2, "PER"]]}\n', "utf-8")
    table = kanben("evaluate", gold, predicted).stdout
    row = next(line for line in table.splitlines() if line.startswith("names exact"))
    assert row.split()[2:] == ["1.000", "0.500", "0.667", "2", "1"]
