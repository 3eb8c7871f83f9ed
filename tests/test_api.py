"""Kanben from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import kanben


def test_each_name_of_the_interface_is_there() -> None:
    """Each name that `dir` lists can be had; other names cannot."""
    listed = [name for name in dir(kanben) if not name.startswith("_")]
    assert {"open_edition", "validate_files", "transform_files", "KanbenError"} <= set(listed)
    assert [name for name in listed if getattr(kanben, name) is None] == []
    with pytest.raises(AttributeError):
        _ = kanben.close_edition


def test_names_say_where_they_stand_and_whose_they_are(tmp_path: Path) -> None:
    """An article's names with printed text, offsets in its ink, entry, responsibility and certainty."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "edition.toml").write_text('title = "晚报"\ntaggers = ["rules"]\n', "utf-8")
    (tmp_path / "pages" / "1.txt").write_text("大桥通车\n本报讯（记者 李明）昨日，大桥通车。\n", "utf-8")
    edition = kanben.open_edition(tmp_path)
    assert edition.encode(check=True)[0].articles[0].is_new
    assert list(edition.articles()) == []
    edition.encode()
    (article,) = edition.articles()
    assert (article.id, article.title) == ("p1-1", "大桥通车")
    (name,) = (name for name in article.names if name.element == "persName")
    ink = "".join(article.text.split())
    assert ink[name.start : name.end] == name.text == "李明"
    assert (name.entry, name.resp, name.cert) == ("person-li-ming", "kanben", "high")
    assert edition.validate() == kanben.validate_files([article.path]) == []
    with pytest.raises(kanben.KanbenError):
        kanben.open_edition(tmp_path.parent / "nowhere")
