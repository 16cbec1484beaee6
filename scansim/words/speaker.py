"""Finds the sentence for a value. The one place where codes become words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scansim.engine.handheld.feedback import Feedback
from scansim.engine.handheld.screen import Control, HandheldScreen
from scansim.scanner.inert import inert
from scansim.training.coach.step import CoachStep
from scansim.training.debrief import Finding
from scansim.training.hints import Hinted, Rung
from scansim.words.coach import ADVICE, HINT_PLACES, NUDGES, REASONS, STILL
from scansim.words.debrief import CONSEQUENCES, FINDINGS, WAYS
from scansim.words.feedback import FEEDBACK, REFUSALS, REPORTS, ROLES
from scansim.words.handheld import CONTROLS, INSTRUCTIONS, SCREENS, TONES
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence

__all__ = ["Speaker"]

_LONGEST_READING = 24
_UNKNOWN = Sentence("{code}")


class Speaker:
    """Says values in one language."""

    def feedback(self, feedback: Feedback) -> Said:
        """The answer to an input, what was read shortened and inert."""
        facts = _facts(feedback.facts)
        words = {"reason": REFUSALS, "report": REPORTS, "role": ROLES}
        named = {name: _word(known, code) for name, known in words.items() if (code := feedback.fact(name)) in known}
        return _said(FEEDBACK, str(feedback.code), {**facts, **named})

    def tone(self, feedback: Feedback) -> tuple[str, str]:
        """Symbol and word of an answer (``✔``, ``OK``)."""
        symbol, word = TONES[feedback.tone.value]
        return symbol, spoken().long(word)

    def instruction(self, screen: HandheldScreen) -> Said:
        """The one thing to do now."""
        return _said(INSTRUCTIONS, screen.instruction.value, _facts(screen.facts))

    def title(self, screen: HandheldScreen) -> str:
        """The heading of a screen: its own title, or the name of its kind."""
        return screen.title or _said(SCREENS, screen.kind.value, {}).long

    def control(self, control: Control) -> Said:
        """What stands on a button."""
        return _said(CONTROLS, control.action, _facts(control.facts))

    def advice(self, step: CoachStep) -> Said:
        """What the coach says to do."""
        facts = _facts(step.facts)
        words = {"report": REPORTS, "role": ROLES}
        named = {name: _word(known, facts[name]) for name, known in words.items() if name in facts}
        return _said(ADVICE, step.advice.value, {**facts, **named})

    def reason(self, step: CoachStep) -> Said:
        """Why the coach says so, or what must still become true; empty where there is nothing to explain."""
        facts = _facts(step.facts)
        if facts.get("must") in STILL:
            return _said(STILL, facts["must"], facts)
        return _said(REASONS, step.advice.value, _facts(step.facts)) if step.advice.value in REASONS else Said("", "")

    def hint(self, hinted: Hinted) -> Said:
        """A hint, as much as its rung says."""
        match hinted.rung:
            case Rung.NUDGE:
                return _said(NUDGES, hinted.nudge.value, {})
            case Rung.PLACE:
                return _said(HINT_PLACES, "there" if hinted.place else "handheld", {"place": _inert(hinted.place)})
            case Rung.ANSWER:
                return self.advice(hinted.step)

    def hint_reason(self, hinted: Hinted) -> Said:
        """Why, when a hint says all."""
        return self.reason(hinted.step) if hinted.rung is Rung.ANSWER else Said("", "")

    def finding(self, finding: Finding) -> Said:
        """One fact of the debrief."""
        if finding.says is not None:
            own = finding.says.in_language(spoken().code)
            return Said(own, own)
        facts = _facts(finding.facts)
        facts["role"] = _word(ROLES, facts.get("role", ""))
        return _said(FINDINGS, finding.code, {**facts, "how": _word(WAYS, facts.get("how", ""))})

    def consequences(self, finding: Finding) -> tuple[tuple[str, str], ...]:
        """Who notices what later: department and sentence."""
        facts = _facts(finding.facts)
        known = (CONSEQUENCES[code] for code in finding.consequences)
        return tuple((spoken().long(who), sentence.say(facts).long) for who, sentence in known)


def _said(sentences: Mapping[str, Sentence], code: str, facts: Mapping[str, str]) -> Said:
    return sentences.get(code, _UNKNOWN).say({"code": code, **facts})


def _word(words: Mapping[str, str], code: str) -> str:
    return spoken().long(words[code]) if code in words else code


def _facts(facts: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: _inert(value) for name, value in facts}


def _inert(text: str) -> str:
    """Data from outside, shown as itself: what cannot be printed becomes visible, what is too long is shortened."""
    visible = inert(text)
    return visible if len(visible) <= _LONGEST_READING else visible[: _LONGEST_READING - 1] + "…"
