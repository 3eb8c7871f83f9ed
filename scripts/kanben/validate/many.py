"""Validates many files: in parallel, each read once, reported in a stable order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kanben.edition import Edition, edition_around
from kanben.errors import (
    BadInclude,
    IsADirectory,
    KanbenError,
    NotAFile,
    NotFound,
    NotPermitted,
    NotTei,
    NotXml,
    SchemaFailed,
    StylesheetFailed,
    TooLarge,
)
from kanben.files import read_bytes, real_path
from kanben.validate.document import RULE_NOT_READ, Checks, validate_document
from kanben.validate.model import NO_SCHEMA, SCHEMA_AWAY, SCHEMA_KIND
from kanben.validate.reading import Document, read_document
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Place, Violation
from kanben.validate.wellformed import NOT_WELL_FORMED, not_well_formed
from kanben.workers import Workers

if TYPE_CHECKING:
    from kanben.validate.summary import Summary

NOT_READ = Rule(
    "not-validated",
    Text("A file can be read and is TEI.", "文件须可读取且为 TEI。"),
    Text("{reason}", "{reason}"),
    Text("the file was not checked", "该文件未校验"),
)
FILE_RULES = (NOT_WELL_FORMED, NOT_READ)
# A file with one of these was not checked, or not against all its schemas: the command ends with 2 for it.
UNCHECKED = frozenset(rule.id for rule in (*FILE_RULES, SCHEMA_AWAY, SCHEMA_KIND, NO_SCHEMA, RULE_NOT_READ))

_WORTHWHILE = 200  # fewer files, at some three milliseconds each, are done sooner than processes start

Task = tuple[Path, bool]  # a file, and whether its edition is checked as a whole


@dataclass(frozen=True, slots=True)
class Result:
    """What is wrong with one file, and what the rules for whole editions want to know of it."""

    path: Path
    violations: tuple[Violation, ...]
    summary: Summary | None = None


def validate_many(
    files: Sequence[Path],
    checks: Checks | None = None,
    *,
    workers: Workers | None = None,
    on_progress: Callable[[Result], None] | None = None,
) -> Iterator[Violation]:
    """Yield what is wrong with some files, file by file in the given order, then what is wrong between them.

    Files that cannot be validated are violations too, and so are those whose schema cannot be used.  Editions whose files
    are all among those given are also
    checked as a whole.  `on_progress` is called after each file; `workers` share the work, else it is done here.
    """
    checks = checks or Checks()
    workers = workers or Workers(1)
    editions = _whole_editions(files)
    wanted = frozenset(real_path(file) for edition in editions for file in _files_of(edition))
    tasks = [(file, real_path(file) in wanted) for file in files]
    summaries: list[Summary] = []
    told: set[Violation] = set()
    for result in workers.map(partial(_validate_file, checks=checks), tasks, worthwhile=_WORTHWHILE):
        if on_progress:
            on_progress(result)
        if result.summary:
            summaries.append(result.summary)
        for violation in result.violations:
            if violation.id != RULE_NOT_READ.id:
                yield violation
            elif violation not in told:  # what is wrong with a schema is said once
                told.add(violation)
                yield violation
    if editions:
        yield from _across(editions, summaries, checks)


def _across(editions: list[Edition], summaries: list[Summary], checks: Checks) -> Iterator[Violation]:
    from kanben.validate.across import across_edition  # here, since it is not for single files

    for edition in editions:
        own = frozenset(real_path(file) for file in _files_of(edition))
        found = across_edition(edition, [item for item in summaries if item.path in own], checks.language)
        kept = (violation for violation in found if violation.id not in checks.silenced)
        yield from sorted(_with_columns(kept), key=lambda violation: violation.order)


def _validate_file(task: Task, checks: Checks) -> Result:
    path, summarized = task
    try:
        document = read_document(path, xinclude=checks.xinclude)
        violations = tuple(validate_document(document, checks))
    except NotXml as error:
        if error.values["path"] != path:  # a schema that the document names
            return _unchecked(path, error, checks)
        return Result(path, (not_well_formed(error, path, read_bytes(path), checks.language),))
    except (
        NotTei,
        NotFound,
        NotAFile,
        IsADirectory,
        NotPermitted,
        TooLarge,
        BadInclude,
        SchemaFailed,
        StylesheetFailed,
    ) as error:
        return _unchecked(path, error, checks)
    if not summarized:
        return Result(path, violations)
    from kanben.validate.summary import summarize  # here, since one file alone does not want it

    return Result(path, violations, summarize(document))


def _unchecked(path: Path, error: KanbenError, checks: Checks) -> Result:
    line = _number(error, "line") if error.values.get("path") == path else 1
    return Result(path, (NOT_READ.violation(Place(path, line), checks.language, reason=str(error)),))


def _number(error: KanbenError, name: str) -> int:
    value = error.values.get(name)
    return max(value, 1) if isinstance(value, int) else 1


def _whole_editions(files: Sequence[Path]) -> list[Edition]:
    """Return the editions of which every file is to be validated, in the order of their first file."""
    given = frozenset(real_path(file) for file in files)
    editions: dict[Path, Edition] = {}
    for folder in dict.fromkeys(file.parent for file in files):
        edition = edition_around(folder / "file")
        if edition is not None:
            editions.setdefault(edition.folder.resolve(), edition)
    return [
        edition
        for edition in editions.values()
        if all(real_path(file) in given for file in _files_of(edition))
    ]


def _files_of(edition: Edition) -> list[Path]:
    named = [edition.contents, edition.register]
    return [file for file in named if file.is_file()] + sorted((edition.folder / "articles").glob("*.xml"))


def _with_columns(violations: Iterable[Violation]) -> Iterator[Violation]:
    """Yield violations that have only a line with their columns too; each file of them is read once more."""
    by_file: defaultdict[Path, list[Violation]] = defaultdict(list)
    for violation in violations:
        if violation.place.column:
            yield violation
        else:
            by_file[violation.place.file].append(violation)
    for file, found in by_file.items():
        document = Document(file, read_bytes(file))
        for violation in found:
            elements = document.tree.xpath(violation.place.xpath)
            yield replace(violation, place=document.place(elements[0])) if elements else violation
