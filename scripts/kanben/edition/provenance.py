"""Where a page stands in print: newspaper, issue and page number."""

from __future__ import annotations

from dataclasses import dataclass

from kanben.edition.settings import IssueSettings, Newspaper


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a page's place in print; what is not known is empty.

    `issue_id` is the `xml:id` of the issue in edition.xml; `page` the printed page number; `language` that of the page's
    text (BCP 47).
    """

    newspaper: Newspaper
    issue_id: str
    issue: IssueSettings
    page: str = ""
    language: str = ""
