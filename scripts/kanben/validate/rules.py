"""The rules that are not Schematron's: each with its stable id, severity, and texts in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from kanben.validate.violation import Place, Severity, Violation

ENGLISH, CHINESE = "en", "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in English and Chinese, with `{names}` of what it speaks of."""

    english: str
    chinese: str

    def in_language(self, language: str, **values: object) -> str:
        """Return the text in a language (`zh…` is Chinese, all others get English), filled in."""
        template = self.chinese if language.startswith(CHINESE) else self.english
        return template.format(**values)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule asks for, what it says when broken, and what to do then."""

    id: str
    about: Text
    message: Text
    hint: Text
    severity: Severity = Severity.ERROR

    def violation(
        self, place: Place, language: str, expected: tuple[str, ...] = (), **values: object
    ) -> Violation:
        """Return this rule's violation at a place."""
        return Violation(
            place,
            self.id,
            self.message.in_language(language, **values),
            self.severity,
            expected,
            self.hint.in_language(language, **values),
        )
