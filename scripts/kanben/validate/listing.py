"""All rules by id: those of the program and those of the Schematron schema; which of them an edition silences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kanben.errors import BadSettings
from kanben.files import read_bytes
from kanben.resources import resource
from kanben.tei import XML_LANG, parse_xml
from kanben.validate.across import EDITION_RULES
from kanben.validate.document import NO_RULES, RULE_NOT_APPLIED, RULE_NOT_READ
from kanben.validate.explain.wording import GRAMMAR_RULES
from kanben.validate.identifiers import ID_REPEATED
from kanben.validate.many import FILE_RULES
from kanben.validate.model import NO_SCHEMA, SCHEMA_AWAY, SCHEMA_BESIDE, SCHEMA_KIND
from kanben.validate.references import REFERENCE_RULES
from kanben.validate.rules import CHINESE
from kanben.validate.schematron import WARNINGS
from kanben.validate.violation import Severity

_SCH = {"sch": "http://purl.oclc.org/dsdl/schematron"}
PROGRAM_RULES = (
    *FILE_RULES,
    SCHEMA_AWAY,
    SCHEMA_KIND,
    SCHEMA_BESIDE,
    NO_SCHEMA,
    *GRAMMAR_RULES,
    ID_REPEATED,
    RULE_NOT_APPLIED,
    RULE_NOT_READ,
    NO_RULES,
    *REFERENCE_RULES,
    *EDITION_RULES,
)


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule's id, how bad a breach of it is, and what it asks for."""

    id: str
    severity: Severity
    about: str


@cache
def list_rules(language: str) -> tuple[ListedRule, ...]:
    """Return every rule, the program's first, then those of kanben.sch, with their texts in a language."""
    own = [ListedRule(rule.id, rule.severity, rule.about.in_language(language)) for rule in PROGRAM_RULES]
    return (*own, *_schematron_rules(language))


def _schematron_rules(language: str) -> list[ListedRule]:
    path = resource("schemas", "kanben.sch")
    tree = parse_xml(read_bytes(path), path)
    listed = []
    for pattern in tree.iterfind(".//sch:pattern", _SCH):
        test = pattern.xpath(".//sch:assert | .//sch:report", namespaces=_SCH)[0]
        texts = {
            paragraph.get(XML_LANG): paragraph.text or "" for paragraph in pattern.iterfind("sch:p", _SCH)
        }
        chinese = texts.get(CHINESE, "") if language.startswith(CHINESE) else ""
        severity = Severity.WARNING if test.get("role") in WARNINGS else Severity.ERROR
        listed.append(
            ListedRule(test.get("id", ""), severity, chinese or pattern.findtext("sch:title", "", _SCH))
        )
    return listed


def silenced_rules(settings: Mapping[str, Any], path: Path) -> frozenset[str]:
    """Return the rules an edition does not want reported: `[validate.silence]` with a reason for each.

    `settings` is the `validate` table of the edition.toml at `path`.  Raise BadSettings for an unknown rule or one
    without a reason.
    """
    silence = settings.get("silence", {})
    if not isinstance(silence, Mapping):
        raise BadSettings(
            path=path, reason='validate.silence should be a table: [validate.silence] rule-id = "why"'
        )
    known = {rule.id for rule in list_rules("en")} if silence else frozenset()
    for name, reason in silence.items():
        if name not in known:
            listed = "`kanben validate --rules` lists them"
            raise BadSettings(path=path, reason=f"validate.silence: there is no rule “{name}”; {listed}")
        if not isinstance(reason, str) or not reason.strip():
            raise BadSettings(
                path=path, reason=f"validate.silence: say why “{name}” is silenced, as its value"
            )
    return frozenset(silence)
