"""Why an exercise comes next, in plain words."""

from __future__ import annotations

from scansim.training.signals.micro_skill import Topic
from scansim.training.signals.next_exercise import Because, Proposal
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence

__all__ = ["CRITICAL", "OFTEN", "PROPOSALS", "WRONG", "why"]

WRONG: dict[Topic, Sentence] = {
    Topic.DOCUMENTS: Sentence("because papers were not scanned {often}", "papers not scanned {often}"),
    Topic.PLACES: Sentence("because places were missed {often}", "places missed {often}"),
    Topic.PRODUCTS: Sentence("because goods were mixed up {often}", "goods mixed up {often}"),
    Topic.LOTS: Sentence("because lots and dates were missed {often}", "dates missed {often}"),
    Topic.QUANTITIES: Sentence("because quantities were wrong {often}", "quantities wrong {often}"),
    Topic.PACKAGES: Sentence("because cartons were mixed up {often}", "cartons mixed up {often}"),
    Topic.CONDITION: Sentence("because the state of goods was missed {often}", "state missed {often}"),
    Topic.LABELS: Sentence("because labels were not handled right {often}", "labels wrong {often}"),
    Topic.RESTS: Sentence("because a rest was left wrongly {often}", "rest left wrongly {often}"),
    Topic.COUNTS: Sentence("because a count was wrong {often}", "count wrong {often}"),
    Topic.MESSAGES: Sentence("because a refusal was not read {often}", "refusal not read {often}"),
    Topic.DECISIONS: Sentence("because a decision was wrong {often}", "decision wrong {often}"),
}
"""What went wrong, and how often."""

CRITICAL = Sentence("after a critical mistake: once more before anything else", "after a critical mistake")

OFTEN: dict[str, Sentence] = {
    "once": Sentence("once lately", "lately"),
    "twice": Sentence("twice lately", "2× lately"),
    "times": Sentence("{times} times lately", "{times}× lately"),
    "once_this_week": Sentence("once this week", "this week"),
    "twice_this_week": Sentence("twice this week", "2× this week"),
    "times_this_week": Sentence("{times} times this week", "{times}× this week"),
}

PROPOSALS: dict[str, Sentence] = {
    "path": Sentence("next on the path: {path}", "next: {path}"),
    "due_today": Sentence("a short drill, to keep what you know", "a short drill"),
    "due_yesterday": Sentence("a short drill, to keep what you knew yesterday", "a short drill"),
    "due": Sentence("a short drill, to keep what you knew {days} days ago", "a short drill after {days} days"),
    "new": Sentence("because you have not passed it yet", "not passed yet"),
    "long_ago": Sentence("all passed; this one you did longest ago", "all passed, longest ago"),
}


def why(proposal: Proposal) -> Said:
    """Why this exercise comes next."""
    match proposal.because:
        case Because.CRITICAL:
            return CRITICAL.say({})
        case Because.WRONG if proposal.topic is not None and proposal.times:
            often = _often(proposal)
            sentence = WRONG[proposal.topic]
            return Said(sentence.say({"often": often.long}).long, sentence.say({"often": often.short}).short)
        case Because.PATH if proposal.path is not None:
            return PROPOSALS["path"].say({"path": proposal.path.in_language(spoken().code)})
        case Because.DUE:
            ago = {0: "due_today", 1: "due_yesterday"}.get(proposal.days, "due")
            return PROPOSALS[ago].say({"days": str(proposal.days)})
        case Because.LONG_AGO:
            return PROPOSALS["long_ago"].say({})
        case _:
            return PROPOSALS["new"].say({})


def _often(proposal: Proposal) -> Said:
    often = {1: "once", 2: "twice"}.get(proposal.times, "times")
    return OFTEN[f"{often}_this_week" if proposal.this_week else often].say({"times": str(proposal.times)})
