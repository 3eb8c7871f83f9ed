"""A RELAX NG schema in use: libxml2's quick verdict where it can be trusted, derivatives for all else."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.explain.fault import Faults, TooManyFaults
from kanben.validate.explain.walk import Walk
from kanben.validate.positions import Positions
from kanben.validate.relaxng.build import Schema
from kanben.validate.relaxng.compact import parse_schema
from kanben.validate.relaxng.datatypes import QUALIFIED
from kanben.validate.relaxng.derivatives import Derivatives
from kanben.validate.relaxng.schema import RNG
from kanben.validate.relaxng.verdict import matches_document
from kanben.validate.violation import Violation

# libxml2 turns content models into automata.  For TEI's large ones that takes from ten seconds to for ever, so that
# larger schemas are followed by derivatives alone: they are ready at once and take some milliseconds a document.
LIBXML2_LIMIT = 4000  # nodes of a schema
# In an invalid document libxml2 takes a time that grows with the square of its size; derivatives stop at the first fault.
LIBXML2_ELEMENTS = 20_000
_COUNT = etree.XPath("count(//*)")

_TOO_DEEP = "its patterns are nested too deeply; name parts of them with <define>"


class Grammar:
    """A schema ready to validate; raise NotFound, NotXml or SchemaFailed if it cannot be used.

    `quick` is libxml2's form of it, None where the schema is too large for that or libxml2 refuses it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        tree = parse_schema(path)
        self.quick = _quick(tree)
        try:
            self.schema = Schema(path, tree)
        except RecursionError:
            raise SchemaFailed(path=path, reason=_TOO_DEEP) from None
        self.derivatives = Derivatives(self.schema.patterns)

    def allows(self, tree: etree._ElementTree) -> bool:
        """Return whether a document is valid; libxml2's no is only believed when the derivatives agree."""
        if self.quick is not None and _COUNT(tree) < LIBXML2_ELEMENTS and self.quick.validate(tree):
            return True
        try:
            return matches_document(self.derivatives, self.schema.start, tree)
        except RecursionError:
            raise SchemaFailed(path=self.path, reason=_TOO_DEEP) from None

    def explain(self, path: Path, positions: Positions, language: str) -> list[Violation]:
        """Return everything in a document that the schema does not allow."""
        faults = Faults(path, positions, language)
        try:
            with suppress(TooManyFaults):
                Walk(self.schema, self.derivatives, faults).document(positions.nodes[0])
        except RecursionError:
            raise SchemaFailed(path=self.path, reason=_TOO_DEEP) from None
        return faults.found


def _quick(tree: etree._ElementTree) -> etree.RelaxNG | None:
    """Compile a small schema of one file with libxml2."""
    size = sum(1 for _ in tree.iter(f"{RNG}*"))
    if (
        size > LIBXML2_LIMIT
        or any(node.get("type", "").strip() in QUALIFIED for node in tree.iter(f"{RNG}data", f"{RNG}value"))
        or tree.find(f".//{RNG}include") is not None
        or tree.find(f".//{RNG}externalRef") is not None
    ):
        return None
    try:
        return etree.RelaxNG(tree)
    except etree.RelaxNGParseError:
        return None  # the derivatives read it, or say what is wrong with it


@cache
def grammar(path: Path) -> Grammar:
    """Return the schema of that path, read once a process."""
    if path.suffix not in (".rng", ".rnc", ".xml"):
        reason = "its name should end in .rng (RELAX NG) or .rnc (RELAX NG compact syntax)"
        raise SchemaFailed(path=path, reason=reason)
    return Grammar(path)
