"""Finds where a page stands in print: as edition.toml says, else as the page itself does."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kanben.edition import Edition
from kanben.edition.provenance import Provenance
from kanben.edition.settings import IssueSettings
from kanben.lexicon.reading import is_traditional
from kanben.model import Article, Page
from kanben.segment import read_imprint

_SCRIPTS = ("zh-Hans", "zh-Hant")
_ENOUGH = 60  # characters that show in which script a page is


def provenance_of(edition: Edition, file: Path, page: Page, articles: Iterable[Article]) -> Provenance:
    """Return a page's provenance; `file` is its file, `articles` are those cut from it.

    A page that no issue of edition.toml lists belongs to the issue of the date it prints; those without one to one more.
    """
    settings = edition.settings
    printed = read_imprint(page, articles)
    language = language_of(page, settings.language)
    newspaper = settings.newspaper
    if not newspaper.title:
        newspaper = replace(newspaper, title=printed.title)
    for number, issue in enumerate(settings.issue, start=1):
        if edition.page_name(file) in map(os.path.normpath, issue.pages):
            dated = replace(issue, date=printed.date) if _is_undated(issue) else issue
            return Provenance(newspaper, f"issue-{number}", dated, printed.page, language)
    issue_id = f"issue-{printed.date or len(settings.issue) + 1}"
    return Provenance(newspaper, issue_id, IssueSettings(date=printed.date), printed.page, language)


def _is_undated(issue: IssueSettings) -> bool:
    return not (issue.date or issue.not_before or issue.not_after)


def language_of(page: Page, usual: str) -> str:
    """Return a page's language: what its front matter says, else the edition's `usual` one, in the script of the page.

    An edition of Chinese newspapers may hold pages in simplified (zh-Hans) and in traditional characters (zh-Hant).
    """
    told = dict(page.front).get("language")
    if told or usual not in _SCRIPTS:
        return told or usual
    text = "\n".join(line for block in page.blocks for line in block.lines)
    return _SCRIPTS[is_traditional(text)] if len(text) > _ENOUGH else usual
