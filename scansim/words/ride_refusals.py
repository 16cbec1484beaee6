"""Why a check-ride cannot begin now, and what to do about it."""

from __future__ import annotations

from scansim.training.check_ride_allowed import RideRefused, WhyNot
from scansim.words.interface import skill_name
from scansim.words.sentence import Said, Sentence

__all__ = ["RIDE_REFUSALS", "ride_refusal"]

RIDE_REFUSALS: dict[WhyNot, Sentence] = {
    WhyNot.RIDES_TODAY: Sentence(
        "You did {rides} check-rides today, which is enough. Go on tomorrow.", "{rides} rides today. Go on tomorrow."
    ),
    WhyNot.COOLING: Sentence(
        "Take a break: the next one in {skill} begins in {minutes} minutes.",
        "Next ride in {minutes} min.",
    ),
    WhyNot.DRILL_FIRST: Sentence(
        "Two in {skill} were not passed: pass an exercise of it first.", "Pass an exercise first."
    ),
    WhyNot.SEED_PLAYED: Sentence(
        "You know this one: choose it from the list or use another kit.", "You know this one already."
    ),
}


def ride_refusal(refused: RideRefused) -> Said:
    """The sentence for a check-ride that is refused."""
    facts = {"skill": skill_name(refused.skill), "rides": str(refused.rides), "minutes": str(refused.minutes)}
    return RIDE_REFUSALS[refused.why].say(facts)
