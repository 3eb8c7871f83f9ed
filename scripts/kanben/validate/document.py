"""Validates one document: its grammar, its rules, and what it points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from lxml import etree

from kanben.edition.belonging import belongs_to_edition
from kanben.errors import NotTei, StylesheetFailed, TookTooLong
from kanben.resources import resource
from kanben.tei import TEI_NAMESPACE
from kanben.validate.consequences import Consequences
from kanben.validate.explain.fault import MOST_FAULTS
from kanben.validate.explain.wording import MORE_FAULTS
from kanben.validate.grammar import grammar
from kanben.validate.identifiers import repeated_identifiers
from kanben.validate.lookup import TEI_ALL, own_schema
from kanben.validate.model import NO_SCHEMA, SCHEMA_AWAY, SCHEMA_BESIDE, SCHEMA_KIND, Kind, models
from kanben.validate.reading import Document, read_document
from kanben.validate.references import broken_references
from kanben.validate.rule_compiler import compiled_rules
from kanben.validate.rules import ENGLISH, Rule, Text
from kanben.validate.schematron import failed_rules
from kanben.validate.violation import Place, Severity, Violation

RULE_NOT_APPLIED = Rule(
    "rule-not-applied",
    Text("Every Schematron rule can be applied.", "Schematron 规则须可执行。"),
    Text("the rule “{rule}” stopped here: {reason}", "规则“{rule}”在此处中止：{reason}"),
    Text("mend the rule in its Schematron schema", "改正 Schematron 模式中的该规则"),
    Severity.WARNING,
)
RULE_NOT_READ = Rule(
    "rule-not-read",
    Text("Every Schematron rule can be read.", "Schematron 规则须可读取。"),
    Text(
        "this part of the Schematron schema is left out: {reason}", "Schematron 模式的此部分未采用：{reason}"
    ),
    Text("mend it in the schema; the other rules were applied", "在模式中改正；其他规则已执行"),
)
OWN_GRAMMAR, OWN_RULES = "kanben.rng", "kanben.sch"

_TIME = Text(
    "they did not end within {seconds} seconds and were stopped", "规则未能在 {seconds} 秒内完成，已被终止"
)

NO_RULES = Rule(
    "rules-not-applied",
    Text("The Schematron rules can be run on a document.", "Schematron 规则须能在文档上运行。"),
    Text("the Schematron rules could not be applied: {reason}", "无法应用 Schematron 规则：{reason}"),
    Text(
        "shorten very long names and values, or mend the variables (let) of the Schematron schema",
        "缩短过长的名称和值，或改正 Schematron 模式的变量（let）",
    ),
)


@dataclass(frozen=True, slots=True)
class Checks:
    """What is checked, and the language of the messages.

    Without `schema` and `schematron` a document is checked against those its xml-model lines name, else against Kanben's.
    `references` says whether pointers to other files are followed; None: only where Kanben's schema applies.
    `catalogs` are XML catalogs that are asked before those of XML_CATALOG_FILES.  `phase` is that of
    foreign Schematron schemas, None their default one.  With `xinclude` documents are checked with the files that they
    include from their folder.  `silenced` are ids of rules that are not reported.
    """

    schema: Path | None = None
    schematron: Path | None = None
    phase: str | None = None
    references: bool | None = None
    language: str = ENGLISH
    catalogs: tuple[Path, ...] = ()
    xinclude: bool = True
    silenced: frozenset[str] = field(default=frozenset())


def validate(path: Path, checks: Checks | None = None) -> list[Violation]:
    """Return what is wrong with a TEI file, in the order of the file; an empty list means it is valid.

    Raise NotFound, IsADirectory, NotXml or NotTei for what cannot be validated at all, SchemaFailed or
    StylesheetFailed for a schema that cannot be used.
    """
    checks = checks or Checks()
    return validate_document(read_document(path, xinclude=checks.xinclude), checks)


def validate_document(document: Document, checks: Checks) -> list[Violation]:
    """Return what is wrong with a document that has been parsed; raise NotTei and what its schemas raise."""
    kept = (violation for violation in _violations(document, checks) if violation.id not in checks.silenced)
    found = list(islice(kept, MOST_FAULTS + 1))
    if len(found) > MOST_FAULTS and found[-1].id != MORE_FAULTS.id:
        place = found.pop().place
        found.append(MORE_FAULTS.violation(place, checks.language, count=MOST_FAULTS))
    told = {replace(violation, place=document.original(violation.place)) for violation in found}
    return sorted(told, key=lambda violation: violation.order)


@dataclass(slots=True)
class _Schemas:
    """The schemas that apply to one document; `own` says that Kanben's grammar is among them."""

    grammars: list[Path] = field(default_factory=list)
    rules: list[Path] = field(default_factory=list)
    own: bool = False


def _violations(document: Document, checks: Checks) -> Iterator[Violation]:
    schemas = _Schemas()
    yield from _choose(document, checks, schemas)
    broken = [fault for schema in schemas.grammars for fault in _grammar(document, schema, checks.language)]
    yield from broken
    yield from repeated_identifiers(document, checks.language)
    for schema in schemas.rules:
        yield from _rules(document, schema, checks, broken)
    if schemas.own if checks.references is None else checks.references:
        for element, attribute, violation in broken_references(document.path, document.tree, checks.language):
            yield replace(violation, place=document.place(element, attribute))


def _choose(document: Document, checks: Checks, schemas: _Schemas) -> Iterator[Violation]:
    """Fill in the schemas that apply to a document; yield what is wrong with those it names itself."""
    schemas.grammars += [checks.schema] if checks.schema else []
    schemas.rules += [checks.schematron] if checks.schematron else []
    named = list(models(document.tree, document.path, checks.catalogs))
    has_grammar = checks.schema is not None or any(model.kind is Kind.RELAX_NG for model in named)
    for model in named:
        if model.kind not in (Kind.RELAX_NG, Kind.SCHEMATRON):
            rule = SCHEMA_BESIDE if has_grammar else SCHEMA_KIND
            place = Place(document.path, model.line)
            yield rule.violation(place, checks.language, href=model.href, kind=model.kind)
            continue
        given, chosen = (
            (checks.schematron, schemas.rules)
            if model.kind is Kind.SCHEMATRON
            else (checks.schema, schemas.grammars)
        )
        if given is not None:
            continue
        if model.path.name in (OWN_GRAMMAR, OWN_RULES):
            chosen.append(resource("schemas", model.path.name))  # wherever the document lies now
        elif model.path.is_file():
            chosen.append(model.path)
        else:
            place = Place(document.path, model.line)
            yield SCHEMA_AWAY.violation(place, checks.language, href=model.href)
    if not has_grammar and all(model.kind is Kind.SCHEMATRON for model in named):
        _require_tei(document)
        yield from _choose_for_tei(document, checks, schemas)
    schemas.own = resource("schemas", OWN_GRAMMAR) in schemas.grammars


def _choose_for_tei(document: Document, checks: Checks, schemas: _Schemas) -> Iterator[Violation]:
    """Fill in the schemas for TEI that names no grammar: Kanben's for what belongs to an edition, else TEI's complete one."""
    if belongs_to_edition(document.tree, document.path):
        schemas.grammars.append(resource("schemas", OWN_GRAMMAR))
        if not schemas.rules:
            schemas.rules.append(resource("schemas", OWN_RULES))
    elif complete := own_schema(TEI_ALL):
        schemas.grammars.append(complete)
    else:
        root = document.tree.getroot()
        yield NO_SCHEMA.violation(Place(document.path, root.sourceline or 1), checks.language)


def _require_tei(document: Document) -> None:
    root = document.tree.getroot()
    found = etree.QName(root).localname
    if etree.QName(root).namespace != TEI_NAMESPACE and found.casefold() != "tei":  # TEI in another is a slip
        raise NotTei(path=document.path, line=root.sourceline, found=found, namespace=TEI_NAMESPACE)


def _grammar(document: Document, schema: Path, language: str) -> list[Violation]:
    compiled = grammar(schema)
    if compiled.allows(document.tree):
        return []
    return compiled.explain(document.path, document.positions, language)


def _rules(document: Document, schema: Path, checks: Checks, broken: list[Violation]) -> Iterator[Violation]:
    """Yield what breaks the rules, except what follows from what is `broken` in the grammar."""
    language, phase = checks.language, checks.phase
    for fault in compiled_rules(schema, phase).faults:
        yield RULE_NOT_READ.violation(Place(fault.path, fault.line, 1), language, reason=fault.reason)
    try:
        findings = list(
            islice(failed_rules(document.tree, schema, language, document.source, phase), MOST_FAULTS + 1)
        )
    except TookTooLong as error:
        reason = _TIME.in_language(language, seconds=error.values["seconds"])
        yield NO_RULES.violation(document.place(document.tree.getroot()), language, reason=reason)
        return
    except StylesheetFailed as error:
        reason = str(error.values["reason"]).strip()
        yield NO_RULES.violation(document.place(document.tree.getroot()), language, reason=reason)
        return
    consequences = Consequences(document, broken)
    for finding in findings:
        place = (finding.document or document).place(finding.node, finding.attribute)
        if finding.applied:
            violation = Violation(place, finding.id, finding.message, finding.severity, hint=finding.hint)
            if finding.document or (violation, finding.node, finding.attribute) not in consequences:
                yield violation
        elif not broken:  # else the rule met what the grammar has already reported
            yield RULE_NOT_APPLIED.violation(place, language, rule=finding.id, reason=finding.message)
