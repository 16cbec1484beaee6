"""Finds the sentence for a value. The one place where codes become words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scansim.engine.handheld.feedback import Feedback
from scansim.engine.handheld.screen import Control, HandheldScreen
from scansim.scanner.inert import inert
from scansim.training.coach.step import CoachStep
from scansim.training.consequences.subject import Told
from scansim.training.debrief import Finding, Unsettled
from scansim.training.hints import Hinted, Rung
from scansim.training.reports import SHIFT_LEAD
from scansim.training.score.gates import Gate, GateId
from scansim.words.coach import ADVICE, HINT_PLACES, NUDGES, REASONS, STILL
from scansim.words.debrief import CONSEQUENCES, DEPARTMENTS, FINDINGS, GATES, MARKS, WAYS
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
        said = _said(FINDINGS, finding.code, {**facts, "how": _word(WAYS, facts.get("how", ""))})
        if not finding.more:
            return said
        whole, short = ({"what": each, "count": str(finding.more)} for each in (said.long, said.short))
        return Said(MARKS["more"].say(whole).long, MARKS["more"].say(short).short)

    def consequences(self, finding: Finding) -> tuple[tuple[str, str], ...]:
        """Who notices what later: department and sentence."""
        return tuple(self._told(each) for each in finding.told)

    def _told(self, told: Told) -> tuple[str, str]:
        facts = _facts(told.facts)
        for nameless, code in (("customer", "somebody"), ("supplier", "supplier")):
            if not facts.get(nameless):
                facts[nameless] = _said(MARKS, code, {}).long
        said = _said(CONSEQUENCES, told.code, facts).long
        return _word(DEPARTMENTS, told.department.value), said[:1].upper() + said[1:]

    def begun(self, finding: Finding) -> Said:
        """Where it began; empty for what began where it showed."""
        begun = finding.begun
        if begun is None:
            return Said("", "")
        said = self.finding(begun.finding)
        sentence, facts = MARKS["begun"], {"number": str(begun.number), "task": _inert(begun.task)}
        long, short = ({**facts, "finding": each} for each in (said.long, said.short))
        return Said(sentence.say(long).long, sentence.say(short).short)

    def gate(self, gate: Gate) -> Said:
        """A gate with its figures."""
        figures = {"count": _figure(gate.id, gate.count), "limit": _figure(gate.id, gate.limit)}
        return _said(GATES, gate.id.value, figures)

    def unsettled(self, unsettled: Unsettled) -> Said:
        """What is known and open, and whose it is."""
        facts = {
            "quantity": unsettled.quantity,
            "product": _inert(unsettled.product),
            "place": _inert(unsettled.place),
            "report": _word(REPORTS, unsettled.code),
            "role": _word(ROLES, unsettled.owner) if unsettled.owner else _word(ROLES, SHIFT_LEAD),
        }
        return _said(MARKS, "unsettled", facts)


def _figure(gate: GateId, figure: int | Fraction) -> str:
    """A count as it is; a share in per cent or a score, half to even at one place (reference training C6)."""
    if gate is GateId.COMPLIANCE:
        return f"{_one_place(Fraction(figure) * 100)} %"
    return _one_place(Fraction(figure)) if gate is GateId.SCORE else str(figure)


def _one_place(value: Fraction) -> str:
    tenths = round(value * 10)
    return f"{tenths // 10}.{tenths % 10}"


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
