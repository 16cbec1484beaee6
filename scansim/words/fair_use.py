"""What is recorded, who sees it and for how long: said at the first sign-in (reference training D5)."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.training.retention import RecordClass
from scansim.words.sentence import Said, Sentence

__all__ = ["FAIR_USE", "fair_use_text"]

FAIR_USE: dict[str, Sentence] = {
    "recorded": Sentence(
        "Recorded is what you scan, type and tap inside exercises, and when. Nothing else that you type, and no sound "
        "or picture.",
        "What you scan and type in exercises is recorded.",
    ),
    "practice": Sentence(
        "Practice is yours: you see it, and the trainer assigned to you. Nobody else does.",
        "Practice: only you and your trainer see it.",
    ),
    "results": Sentence(
        "Check-rides and certificates are seen by you and the supervisors of your site.",
        "Check-rides: you and supervisors see them.",
    ),
    "months": Sentence(
        "What was done in practice is removed after {practice} months, in check-rides after {checks}. Your name goes "
        "{people} months after you leave. Results stay without a name.",
        "Kept {practice} months, check-rides {checks}.",
    ),
    "accommodations": Sentence(
        "Needing more time, larger text or no sound never lowers a certificate. Ask your supervisor.",
        "More time, larger text, no sound: just ask.",
    ),
}
"""Paragraph by paragraph, in order. What they promise is numbered by ``training.people.fair_use.FAIR_USE_VERSION``."""


def fair_use_text(months: Mapping[RecordClass, int]) -> tuple[Said, ...]:
    """The text, with the months for which this station keeps each class."""
    facts = {each.value: str(number) for each, number in months.items()}
    return tuple(sentence.say(facts) for sentence in FAIR_USE.values())
