"""What `kanben build` and `kanben serve` both do, and say while they do it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kanben.build import encode_pages, publish
from kanben.cli.carried import tell_agreement, warn_of_language
from kanben.cli.options import Voice
from kanben.cli.unread import name_unread
from kanben.edition import Edition
from kanben.edition.contents import tei_files
from kanben.edition.lock import writing
from kanben.edition.settings import SETTINGS_FILE
from kanben.publish.epub.book_settings import book_settings
from kanben.publish.site.site_settings import read_options
from kanben.transform import take_messages
from kanben.validate import UNCHECKED, Checks, Severity, silenced_rules, validate_many, write_text
from kanben.workers import Workers


def build_edition(
    edition: Edition, voice: Voice, formats: Sequence[str], count: int | None, *, force: bool = False
) -> int:
    """Encode new pages, validate, and publish the formats that are stale; return the command's exit code.

    An edition with errors is not published, and the last good output stays. `count` is the number of processes.
    """
    read_options(
        edition.settings.html, edition.settings.language, edition.folder
    )  # all settings before any work
    book_settings(edition)
    name_unread(edition, voice)
    with writing(edition.folder), Workers(count, voice.bar) as workers:
        pages = voice.progress(encode_pages(edition, workers), len(edition.pages), "encoding")
        for report in pages:
            tell_agreement(report, voice)
            warn_of_language(report, voice)
            for article in report.articles:
                voice.say("encoded {path}  {title}", path=article.path, title=article.title)
        code = _validate(edition, voice, workers)
        if code == 0:
            for published in publish(edition, formats, workers, force=force):
                voice.say("wrote {path}" if published.is_new else "up to date: {path}", path=published.path)
                if published.is_new and published.format == "html" and not edition.settings.html.get("url"):
                    voice.warn(
                        "without url in [html] of edition.toml the site has no sitemap, feed or addresses in its metadata"
                    )
            voice.details(take_messages())
    return code


def _validate(edition: Edition, voice: Voice, workers: Workers) -> int:
    """Print what is wrong; return 0 if nothing is an error, 1 if something is, 2 if a file could not be checked."""
    files = tei_files(edition)
    silenced = silenced_rules(edition.settings.validate, edition.folder / SETTINGS_FILE) - UNCHECKED
    checks = Checks(language=voice.language, silenced=silenced)
    with voice.bar(len(files), "validating") as step:
        found = validate_many(
            files, checks, workers=workers, on_progress=lambda result: step(str(result.path))
        )
        violations = list(found)
    errors = sum(violation.severity is Severity.ERROR for violation in violations)
    if errors or not voice.quiet:
        write_text(violations, sys.stdout, voice.language)
    if not errors:
        voice.say("valid: {count} files", count=len(files))
        return 0
    voice.say("Nothing was published: mend the {errors} error(s) first.", errors=errors)
    return 2 if any(violation.id in UNCHECKED for violation in violations) else 1
