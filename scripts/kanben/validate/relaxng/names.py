"""Name classes: which names an element or attribute pattern matches.  ISO/IEC 19757-2, 6.2.1"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Name(NamedTuple):
    """An expanded name; `namespace` is "" where there is none."""

    namespace: str
    local: str


@dataclass(frozen=True, slots=True)
class OneName:
    """Exactly one name."""

    name: Name

    def __contains__(self, name: Name) -> bool:
        return name == self.name


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name, or every name of one namespace, except some."""

    namespace: str | None
    excluded: NameClass | None = None

    def __contains__(self, name: Name) -> bool:
        if self.namespace is not None and name.namespace != self.namespace:
            return False
        return self.excluded is None or name not in self.excluded


@dataclass(frozen=True, slots=True)
class NameChoice:
    """Names of any of some classes."""

    classes: tuple[NameClass, ...]

    def __contains__(self, name: Name) -> bool:
        return any(name in names for names in self.classes)


NameClass = OneName | AnyName | NameChoice


def listed(names: NameClass) -> tuple[Name, ...]:
    """Return the names a class lists one by one; classes of unknown size list none."""
    match names:
        case OneName(name):
            return (name,)
        case NameChoice(classes):
            return tuple(name for inner in classes for name in listed(inner))
    return ()
