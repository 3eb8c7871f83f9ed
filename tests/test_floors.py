"""Which package may import which: the floors of the house, as scripts/README.md draws them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import kanben

PACKAGE = Path(kanben.__file__).parent
README = PACKAGE.parent / "README.md"


def floors() -> list[list[str]]:
    """Return the floors from the lowest to the highest, each a list of rooms, as the table in scripts/README.md has them."""
    rows = [line.split("|") for line in README.read_text("utf-8").splitlines() if line.startswith("| ")]
    named = [row[2] for row in rows if row[1].strip().isdigit()]
    return [[room.strip(" `") for room in names.split(",")] for names in named]


def modules() -> Iterator[tuple[str, Path]]:
    """Yield each module's dotted name without `kanben.`, and its file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name:
            yield name, path


def imports(path: Path) -> Iterator[str]:
    """Yield what a module imports of the package, wherever in the module it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kanben."):
            yield str(node.module).removeprefix("kanben.")
        elif isinstance(node, ast.ImportFrom) and node.module == "kanben":
            yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.Import):
            yield from (a.name.removeprefix("kanben.") for a in node.names if a.name.startswith("kanben."))


def room_of(module: str, rooms: list[str]) -> str:
    """Return the room that a module lies in: the longest that is the module or holds it."""
    inside = [room for room in rooms if module == room or module.startswith(f"{room}.")]
    assert inside, f"{module} stands on no floor of {README.name}"
    return max(inside, key=len)


def test_every_module_stands_on_a_floor_and_imports_from_below() -> None:
    """A module imports from its own room and from rooms below; rooms of one floor do not know each other."""
    level = {room: number for number, rooms in enumerate(floors()) for room in rooms}
    wrong = []
    for module, path in modules():
        room = room_of(module, list(level))
        for imported in imports(path):
            other = room_of(imported, list(level))
            if other != room and level[other] >= level[room]:
                wrong.append(f"{module} ({room}) imports {imported} ({other})")
    assert wrong == []


def test_no_floor_names_a_room_that_is_not_there() -> None:
    """The map shows only rooms that exist."""
    names = {module for module, _ in modules()}
    assert [room for rooms in floors() for room in rooms if room not in names] == []
