"""What is signed, in words: the evidence as far as it goes, the sentence that a signature stands under, what else is
stated about somebody. No sentence bears a name: it is kept as it was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal

from scansim.scanner.inert import inert
from scansim.training.ports import RunRow
from scansim.training.programme.evidence import row_of
from scansim.training.programme.pool import Pool
from scansim.training.programme.rules import FLOOR_ITEMS, Effect, Programme, Skill, Trigger
from scansim.training.signoff.office import Case
from scansim.training.signoff.rules import Desk
from scansim.training.signoff.signature import Seen
from scansim.training.signoff.statement import Waiver
from scansim.training.signoff.stating import Draft, Saying, Step, last_day
from scansim.words.interface import phrase
from scansim.words.language import spoken
from scansim.words.programme import TRIGGERS, level_name, state_name
from scansim.words.sentence import Said, Sentence
from scansim.words.signoff import denial, waiver_name

__all__ = [
    "MEANINGS",
    "REASONS",
    "SAYINGS",
    "SUSPENDS",
    "accuracy_shown",
    "case_lines",
    "draft_sentence",
    "evidence_said",
    "option_said",
    "reason_said",
    "ride_said",
    "saying_name",
    "statement_text",
    "title_of",
]

EVIDENCE = Sentence(
    "in the simulator: {lines} lines in {runs} runs, {escaped} escaped errors, at least {accuracy} % right "
    "with {confidence} % confidence",
    "{lines} lines in {runs} runs, {escaped} escaped, at least {accuracy} %",
)
NO_EVIDENCE = Sentence("in the simulator: no check-ride that counts", "no check-ride that counts")

MEANINGS: dict[str, Sentence] = {
    "reviewed": Sentence("I have looked at the evidence, {evidence}."),
    "seen_now": Sentence("I saw all {items} things on the floor and rate the work {rating} of 5."),
    "seen_before": Sentence("The work was observed on the floor on {day} and rated {rating} of 5."),
    "seen_part": Sentence("I saw {count} of {items} things on the floor and rate the work {rating} of 5."),
    "unseen": Sentence("Nobody has observed the work on the floor."),
    "may": Sentence("In {skill} this person may work without supervision until {until}, level {level}."),
    "may_not": Sentence(
        "In {skill} this person passed in the simulator, not observed, level {level}: no leave yet to work alone."
    ),
}

SAYINGS: dict[Saying, Sentence] = {
    Saying.RELEASE: Sentence("Release for a shift", "Release"),
    Saying.TRIGGER: Sentence("Suspend, or ask for it anew", "Suspend, ask anew"),
    Saying.REVOKE: Sentence("Revoke the certificate", "Revoke"),
    Saying.REINSTATE: Sentence("Reinstate after a suspension", "Reinstate"),
    Saying.EXTEND: Sentence("Extend the certificate", "Extend"),
    Saying.WAIVE: Sentence("Waive the certificate (not proved)", "Waive"),
    Saying.VOID: Sentence("Void a check-ride", "Void a ride"),
    Saying.FOUND: Sentence("Name as founding assessor", "Founding assessor"),
}

_DRAFTS: dict[Saying, Sentence] = {
    Saying.RELEASE: Sentence("I release this person for work in {skill} for {hours} hours, without a certificate."),
    Saying.TRIGGER: Sentence("I ask for the certificate in {skill} anew: {why}. It is due from now on."),
    Saying.REVOKE: Sentence("I revoke the certificate in {skill}: {why}. It does not hold from now on."),
    Saying.REINSTATE: Sentence("I end the suspension in {skill}."),
    Saying.EXTEND: Sentence("I extend the certificate in {skill} until {until}."),
    Saying.WAIVE: Sentence("I waive the certificate in {skill} until {until}: {why}. Nothing was proved."),
    Saying.VOID: Sentence("I take the check-ride out of the evidence in {skill}, for good: {why}."),
    Saying.FOUND: Sentence(
        "I name this person founding assessor until {founding}. They sign without a certificate of their own, and "
        "every certificate says so."
    ),
}

SUSPENDS = Sentence("I suspend the certificate in {skill}: {why}. It does not hold from now on.")

REASONS: dict[str, Sentence] = {
    "signed_in_error": Sentence("it was signed in error", "signed in error"),
    "other": Sentence("for another reason", "another reason"),
    "equipment": Sentence("equipment failed", "equipment"),
    "interrupted": Sentence("it was interrupted from outside", "interrupted"),
    "wrong_person": Sentence("somebody else rode it", "wrong person"),
    "content": Sentence("the check-ride itself was wrong", "wrong content"),
    "shift": Sentence("for a shift"),
    "cleared": Sentence("the cause is cleared up", "cleared up"),
}

_HOURS = Sentence("{hours} hours")


def title_of(skill: Skill) -> str:
    """What a skill is called."""
    return skill.title.in_language(spoken().code)


def accuracy_shown(pool: Pool, programme: Programme) -> str:
    """How many of a hundred lines are right at least, to one place, never more than the evidence carries."""
    share = (1 - pool.highest_error_rate(programme.confidence)) * 100
    return f"{share.quantize(Decimal('0.1'), ROUND_FLOOR).normalize():f}"


def evidence_said(pool: Pool, programme: Programme) -> Said:
    """What the evidence carries, always with lines and runs."""
    if not pool.runs:
        return NO_EVIDENCE.say({})
    confidence = f"{(programme.confidence * 100).normalize():f}"
    counts = {"lines": str(pool.lines), "runs": str(pool.runs), "escaped": str(pool.escaped)}
    return EVIDENCE.say({**counts, "accuracy": accuracy_shown(pool, programme), "confidence": confidence})


def ride_said(run: RunRow) -> Said:
    """A check-ride in a line."""
    verdict = phrase("passed" if run.passed else "not_yet").long
    day = run.ended[:16].replace("T", " ")
    return phrase("sign_ride_line", day=day, verdict=verdict, lines=str(run.lines), escaped=str(run.escaped))


def statement_text(case: Case, seen: Seen | None) -> str:
    """The sentences that are signed, no more than the evidence carries."""
    desk = case.desk
    counts = case.seen_counts(seen)
    until = (desk.on + timedelta(days=desk.programme.days.valid)).isoformat()
    facts = {
        "evidence": evidence_said(case.bundle.pool, desk.programme).long,
        "skill": title_of(desk.skill),
        "level": level_name(case.level),
        "until": until,
        "items": str(FLOOR_ITEMS),
    }
    if seen is not None:
        facts |= {"rating": str(seen.rating), "count": str(sum(seen.items))}
        floor = "seen_now" if all(seen.items) else "seen_part"
    elif case.observation is not None:
        facts |= {"rating": str(case.observation.rating), "day": case.observation.day.isoformat()}
        floor = "seen_before"
    else:
        floor = "unseen"
    codes: tuple[str, ...] = ("reviewed", floor, "may" if counts else "may_not")
    if case.observes_only(seen):
        standing = desk.standing
        holds = counts and standing.passed_unobserved and standing.until is not None
        facts |= {"until": standing.until.isoformat() if standing.until else ""}
        codes = (floor, "may") if holds else (floor,)
    return " ".join(MEANINGS[code].say(facts).long for code in codes)


def case_lines(case: Case, seen: Seen | None) -> Iterator[str]:
    """What a signer is shown, as lines of text: how the person stands, every ride, what stands against it, what is to
    be seen on the floor, and what is signed."""
    standing, programme = case.desk.standing, case.desk.programme
    yield f"{title_of(case.desk.skill)}: {state_name(standing).long}"
    yield evidence_said(case.bundle.pool, programme).long
    yield from (ride_said(row_of(each.run)).long for each in case.bundle.runs)
    yield from (f"! {denial(each).long}" for each in case.denied)
    for number, item in enumerate(case.desk.skill.floor_items, 1):
        mark = "x" if seen is not None and seen.items[number - 1] else " "
        yield f"[{mark}] {number} {item.in_language(spoken().code)}"
    yield statement_text(case, seen)


def saying_name(saying: Saying) -> Said:
    """What can be stated, for a list."""
    return SAYINGS[saying].say({})


def reason_said(code: str) -> Said:
    """A reason by its code, whatever statement it belongs to."""
    if code in REASONS:
        return REASONS[code].say({})
    if code in set(Trigger):
        return TRIGGERS[Trigger(code)].say({})
    if code in set(Waiver):
        name = waiver_name(Waiver(code))
        return Said(name, name)
    return Said(inert(code), inert(code))


def option_said(step: Step, option: str, rides: Mapping[str, RunRow]) -> Said:
    """An answer to choose."""
    match step:
        case Step.RIDE:
            return ride_said(rides[option])
        case Step.HOURS:
            return _HOURS.say({"hours": option})
        case _:
            return reason_said(option)


def draft_sentence(desk: Desk, draft: Draft) -> str:
    """The sentence that is signed."""
    founding = (desk.on + timedelta(days=desk.programme.days.founding)).isoformat()
    why = reason_said(draft.why).long if draft.why else ""
    facts = {
        "skill": title_of(desk.skill),
        "why": why,
        "hours": draft.hours,
        "until": last_day(desk).isoformat(),
        "founding": founding,
    }
    suspends = (
        draft.saying is Saying.TRIGGER and draft.why and desk.programme.effect(Trigger(draft.why)) is Effect.SUSPEND
    )
    return (SUSPENDS if suspends else _DRAFTS[draft.saying]).say(facts).long
