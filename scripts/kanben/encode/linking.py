"""Which register entry a mention means.

Where several entries bear a name, a mention takes the one whose office, organisation or place stands beside it; without
such evidence it keeps the one that it has, and a new mention without a role of its own takes that of the others in its
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from kanben.edition.register import Register
from kanben.edition.register_entries import SHAPES
from kanben.model import Certainty, Mention, MentionKind
from kanben.tei import NAMESPACES
from kanben.tei.pointers import parse_pointer

REGISTER_URI = "../register.xml#"  # as seen from an article's file
_BEFORE, _AFTER = 24, 12  # characters in which a name's evidence is looked for, as far as its clause reaches
_ENDS = re.compile(r"[，。；！？：、“”\n]")


class Linker:
    """Finds the entries of an article's mentions; makes those that are missing, in a register that grows."""

    def __init__(
        self, root: etree._Element, text: str, mentions: Iterable[Mention], register: Register
    ) -> None:
        """`mentions` have offsets in `text`, the article's."""
        self.register = register
        self._text = text
        title = root.find(".//tei:monogr/tei:title", NAMESPACES)
        self._newspaper = "" if title is None else "".join(title.itertext()).strip()
        self._evident: dict[tuple[MentionKind, str], set[str]] = {}
        for mention in mentions:
            form = text[mention.start : mention.end]
            if mention.kind in SHAPES and (entry := self._by_evidence(mention, form)):
                self._evident.setdefault((mention.kind, form), set()).add(entry)

    def pointer(self, mention: Mention, before: str = "") -> str | None:
        """Return the URI of a mention's entry, as seen from the article; `before` is the one it has."""
        form = self._text[mention.start : mention.end]
        full = dict(mention.attributes).get("full")
        known = self.register.find(mention.kind, full) if full else None
        entry = known or self._chosen(mention, form, parse_pointer(before).fragment)
        if entry is None and mention.ref is not None and mention.ref in self.register:
            entry = mention.ref
        if entry is not None:
            return REGISTER_URI + entry
        is_newspaper = mention.kind is MentionKind.SOURCE and mention.role == "newspaper"
        former = "" if is_newspaper else parse_pointer(before).fragment
        unknown = former and not self.register.find(mention.kind, full or form)
        if unknown and self.register.take_former(mention.kind, form, former):
            return before
        return self.entry(mention.kind, form, mention.certainty, full, is_newspaper=is_newspaper)

    def entry(
        self,
        kind: MentionKind,
        form: str,
        certainty: Certainty,
        full: str | None = None,
        *,
        is_newspaper: bool = False,
    ) -> str | None:
        """Return the URI of the entry of a name (`full` is its full form); is_newspaper: the page's own paper."""
        register = self.register
        if is_newspaper:
            known = register.find_newspaper(form, self._newspaper)
        else:
            known = register.find(kind, full or form)
        if known is None and not register.grows:
            known = register.find(kind, form)
        if known is None and register.grows:
            known = (
                register.add_newspaper(form, self._newspaper)
                if is_newspaper
                else register.add(kind, form, certainty, full)
            )
        return known and REGISTER_URI + known

    def _chosen(self, mention: Mention, form: str, before: str) -> str | None:
        """Return the entry of a name that several bear; None if it is not so, or nothing decides."""
        bearers = self.register.bearers(mention.kind, form)
        if len(bearers) < 2 or (mention.kind is MentionKind.SOURCE and mention.role == "newspaper"):
            return None
        evident = self._by_evidence(mention, form)
        if evident is None and before in self.register:
            return before
        others = set() if mention.role else self._evident.get((mention.kind, form), set())
        return evident or (next(iter(others)) if len(others) == 1 else bearers[0])

    def _by_evidence(self, mention: Mention, form: str) -> str | None:
        """Return the one bearer of a name whose description stands in the mention's clause."""
        bearers = self.register.bearers(mention.kind, form)
        if len(bearers) < 2:
            return None
        before = _ENDS.split(self._text[max(0, mention.start - _BEFORE) : mention.start])[-1]
        after = _ENDS.split(self._text[mention.end : mention.end + _AFTER])[0]
        found = [i for i in bearers if self.register.described_by(i, f"{before}\n{after}")]
        return found[0] if len(found) == 1 else None
