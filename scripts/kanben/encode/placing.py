"""Finds where a page stands in print: as edition.toml says, else as the page itself does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kanben.edition import Edition
from kanben.encode.provenance import Provenance
from kanben.model import Article, Page
from kanben.segment import read_imprint
from kanben.settings import IssueSettings


def provenance_of(edition: Edition, file: Path, page: Page, articles: Iterable[Article]) -> Provenance:
    """Return a page's provenance; `file` is its file, `articles` are those cut from it.

    A page that no issue of edition.toml lists belongs to the issue of the date it prints; those without one to one more.
    """
    settings = edition.settings
    printed = read_imprint(page, articles)
    newspaper = settings.newspaper
    if not newspaper.title:
        newspaper = replace(newspaper, title=printed.title)
    for number, issue in enumerate(settings.issue, start=1):
        if file.name in issue.pages:
            dated = replace(issue, date=printed.date) if _is_undated(issue) else issue
            return Provenance(newspaper, f"issue-{number}", dated, printed.page)
    issue_id = f"issue-{printed.date or len(settings.issue) + 1}"
    return Provenance(newspaper, issue_id, IssueSettings(date=printed.date), printed.page)


def _is_undated(issue: IssueSettings) -> bool:
    return not (issue.date or issue.not_before or issue.not_after)
