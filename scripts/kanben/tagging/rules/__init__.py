"""The rules: a literal list of what looks at text, each rule a function from text to proposals."""

from __future__ import annotations

from kanben.lexicon.reading import reading
from kanben.model import Mention
from kanben.tagging.rules.bylines import find_bylines
from kanben.tagging.rules.citations import find_citations
from kanben.tagging.rules.credits import find_credits
from kanben.tagging.rules.datelines import find_datelines
from kanben.tagging.rules.dates import find_dates, find_times
from kanben.tagging.rules.foreign_people import find_foreign_people
from kanben.tagging.rules.frames import find_frames
from kanben.tagging.rules.letters import find_letters
from kanben.tagging.rules.lines import find_lines
from kanben.tagging.rules.measures import find_measures
from kanben.tagging.rules.offices import find_offices
from kanben.tagging.rules.organisations import find_organisations
from kanben.tagging.rules.pattern import Rule
from kanben.tagging.rules.people import find_people
from kanben.tagging.rules.places import find_places

RULES: tuple[Rule, ...] = (
    find_frames,
    find_bylines,
    find_credits,
    find_datelines,
    find_people,
    find_foreign_people,
    find_letters,
    find_lines,
    find_offices,
    find_citations,
    find_dates,
    find_times,
    find_measures,
)


class RulesTagger:
    """Names by the form of the words and what stands around them; needs neither a register nor a model."""

    name = "rules"

    def tag(self, text: str) -> list[Mention]:
        """Return the proposals of all rules; they may overlap, `merge` decides."""
        text = reading(text)
        places = find_places(text)
        found = [*places, *find_organisations(text, places)]
        for rule in RULES:
            found.extend(rule(text))
        return found
