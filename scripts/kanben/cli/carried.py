"""Says what was done so that a page and its articles agree, as a diff of the page's lines; and what a page is not."""

from __future__ import annotations

from kanben.cli.options import Voice
from kanben.encode.pages import PageReport
from kanben.lexicon.scripts import CHINESE, writing


def tell_agreement(report: PageReport, voice: Voice) -> None:
    """Print the changes carried into articles or into the page, and what came of them; nothing if there were none."""
    agreement, path = report.agreement, report.page.path
    for change in agreement.into_page if not agreement.for_page else agreement.changes:
        voice.say(
            "{path}:{line}  taken into the page from {article}",
            path=path,
            line=change.line,
            article=change.article,
        )
        _show(change.before, change.now, voice)
    for change in () if agreement.for_page else agreement.changes:
        voice.say(
            "{path}:{line}  carried into {article}", path=path, line=change.line, article=change.article
        )
        _show(change.before, change.now, voice)
    for tag in agreement.tags:
        template = (
            "  {article}: <{element}> was “{before}”, is “{now}” now"
            if tag.now
            else "  {article}: <{element}> “{before}” is gone with its words"
        )
        voice.say(template, article=tag.article, element=tag.element, before=tag.before, now=tag.now)
    for draft in agreement.emptied:
        gone = "  {article}: its text is gone from the page; moved to removed/"
        joined = "  {article}: its text is part of another article now; moved to removed/"
        voice.say(joined if agreement.is_recut else gone, article=draft.path.name)
    for draft in agreement.restored:
        voice.say("  {article}: new, as the page has it", article=draft.path.name)


def warn_of_language(report: PageReport, voice: Voice) -> None:
    """Say that a page that was encoded now is not in Chinese, for which the rules of cutting are made."""
    text = "".join(line for block in report.page.blocks for line in block.lines)
    found = writing(text)
    if found != CHINESE and any(article.is_new for article in report.articles):
        voice.warn(
            "{path}: this page is not in Chinese ({writing}): it is cut by rules made for Chinese, and its names are not "
            "looked for; check the cut with --plan, and give the page a language: line in front matter",
            path=report.page.path,
            writing=voice.worded(found),
        )


def _show(before: str, now: str, voice: Voice) -> None:
    voice.say("  - {words}", words=before)
    voice.say("  + {words}", words=now)
