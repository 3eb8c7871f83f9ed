"""Messages are said in English and in Chinese."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kanben import errors
from kanben.cli import COMMANDS, cli, main, wording
from kanben.cli.help_wording import HELP, word_help
from kanben.cli.options import asked_language
from kanben.cli.wording import ERRORS, RESULTS
from tests.cli.running import kanben

FIELD = re.compile(r"(?<!\{)\{(\w+)\}")


def said() -> set[str]:
    """The templates that commands say, as their source has them."""
    found = set()
    for file in Path(wording.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("say", "detail")
            ):
                strings = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                found |= {str(text) for text in strings if isinstance(text, str)}
    return found


def test_every_result_has_a_chinese_wording() -> None:
    """Whoever adds a message adds it in both languages; the parts of joined templates are found joined."""
    missing = {
        text
        for text in said() - RESULTS.keys()
        if not any(text in whole for whole in RESULTS) and text != "{step}"
    }
    assert missing == set()


def test_every_error_has_a_chinese_wording() -> None:
    """With the same values in it."""
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.KanbenError) and kind is not errors.KanbenError:
            assert set(FIELD.findall(ERRORS[name])) <= set(FIELD.findall(kind.template)), name
    assert all(hasattr(errors, name) for name in ERRORS)


@pytest.mark.parametrize("templates", RESULTS.items())
def test_wordings_have_the_same_values(templates: tuple[str, str]) -> None:
    """Nothing is lost in translation."""
    english, chinese = templates
    assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(chinese))


def test_the_language_is_asked_for_or_the_environments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """--lang decides, before the locale."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有这个文件" in kanben("build", tmp_path / "none").stderr
    assert "no such file" in kanben("build", tmp_path / "none", "--lang", "en").stderr
    assert asked_language(["--lang=en", "x"]) == "en"
    monkeypatch.setenv("LC_ALL", "C")
    assert "没有这个文件" in kanben("build", tmp_path / "none", "--lang=zh").stderr
    assert "已建为一个版本" in kanben("new", tmp_path / "new", "--lang", "zh").stdout


def _helps(command: click.Command) -> Iterator[str]:
    for each in (command, *command.params):
        if isinstance(each, click.Command | click.Option) and each.help:
            yield each.help
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _helps(inner)


def test_every_help_is_there_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """Each text of each command's help, and nothing in Chinese that no help has any more; English comes back."""
    commands = [importlib.import_module(f"kanben.cli.{name}").command for name in COMMANDS]
    for command in (cli, *commands):
        word_help(command, "en")
    texts = {" ".join(text.split()) for command in (cli, *commands) for text in _helps(command)}
    texts |= {*COMMANDS.values()}
    assert texts - HELP.keys() == set()
    assert HELP.keys() - texts == set()
    for language, said in (("zh", "新建一个版本"), ("en", "Make a new edition in FOLDER")):
        with pytest.raises(SystemExit):
            main(["new", "--help", "--lang", language])
        assert said in capsys.readouterr().out
