"""Why something is not signed, what is signed, and on what ground, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.scanner.inert import inert
from scansim.training.signoff.rules import Denial, Denied, SignerStanding
from scansim.training.signoff.statement import StatementKind, Waiver
from scansim.words.interface import skill_name
from scansim.words.rights import refused_right
from scansim.words.sentence import Said, Sentence

__all__ = ["DENIALS", "GROUNDS", "STATEMENTS", "WAIVERS", "denial", "grounds_line", "statement_name", "waiver_name"]

DENIALS: dict[Denial, Sentence] = {
    Denial.RIGHT: Sentence("You may not sign this.", "Not for you."),
    Denial.ONESELF: Sentence("Nobody signs for themselves. Ask another supervisor.", "Not for yourself."),
    Denial.NOT_QUALIFIED: Sentence(
        "Who signs in {skill} is certified in it, a trainer, or a founding assessor.", "You are not certified here."
    ),
    Denial.OPEN_RIDE: Sentence(
        "A check-ride that began on {began} was never ended. Have it finished, or void it with a reason.",
        "Open ride since {began}.",
    ),
    Denial.NO_RIDE: Sentence("There is no check-ride to sign. A check-ride comes first.", "No check-ride yet."),
    Denial.RIDE_FAILED: Sentence("The newest check-ride was not passed.", "Newest ride not passed."),
    Denial.STALE: Sentence(
        "The newest check-ride is {days} days old; at most {limit} are allowed. Ride again first.",
        "Too old: {days} of {limit} days.",
    ),
    Denial.CLAIM: Sentence(
        "The evidence does not carry it yet: {escaped} of {lines} lines with an error, in {runs} runs. "
        "{to_go} more lines without an error would.",
        "{to_go} clean lines to go.",
    ),
    Denial.NO_RECHECK: Sentence(
        "What was taken away on {since} needs a check-ride passed since.", "Needs a ride since {since}."
    ),
    Denial.NO_CERTIFICATE: Sentence("There is no certificate that this could be about.", "No certificate."),
    Denial.NOT_SUSPENDED: Sentence("Nothing is suspended here.", "Not suspended."),
    Denial.TOO_LONG: Sentence(
        "The end is too far away, or has passed. Choose one up to {until}{hours}.", "End up to {until}{hours}."
    ),
    Denial.NO_REASON: Sentence("Give a reason in a few words.", "Give a reason."),
    Denial.NOT_A_TRIGGER: Sentence("This follows from the records; nobody states it.", "Nobody states this."),
    Denial.ITEMS: Sentence("Answer each of the {items} items: seen, or not seen.", "Answer all {items}."),
    Denial.RATING: Sentence("Rate the work from 1 to 5.", "Rate 1 to 5."),
    Denial.NOT_YOURS: Sentence("This is about somebody else.", "Somebody else's."),
    Denial.DONE: Sentence("This was done already.", "Done already."),
    Denial.NO_CHECK_RIDE: Sentence("Only check-rides are evidence; there is nothing to void.", "No check-ride."),
    Denial.FOUNDED_BEFORE: Sentence("They were a founding assessor before; it is done once.", "Only once."),
    Denial.UNOPENED: Sentence("Open the evidence first, and look at it.", "Open it first."),
    Denial.BADGE: Sentence("Read your badge, then enter your PIN.", "Badge, then PIN."),
}

GROUNDS: dict[SignerStanding, Sentence] = {
    SignerStanding.CERTIFICATE: Sentence("certified in the same skill", "certified"),
    SignerStanding.TRAINER: Sentence("trainer", "trainer"),
    SignerStanding.FOUNDING: Sentence("founding assessor, without a certificate of their own", "founding assessor"),
}

STATEMENTS: dict[StatementKind, Sentence] = {
    StatementKind.GRANTED: Sentence("certified"),
    StatementKind.WAIVED: Sentence("waived"),
    StatementKind.EXTENDED: Sentence("extended"),
    StatementKind.DUE: Sentence("asked for anew"),
    StatementKind.SUSPENDED: Sentence("suspended"),
    StatementKind.REINSTATED: Sentence("reinstated"),
    StatementKind.REVOKED: Sentence("revoked"),
    StatementKind.OBSERVED: Sentence("observed on the floor", "observed"),
    StatementKind.ACKNOWLEDGED: Sentence("seen by the person", "seen"),
    StatementKind.RELEASED: Sentence("released for a shift", "released"),
    StatementKind.FOUNDED: Sentence("named founding assessor", "founding"),
}

WAIVERS: dict[Waiver, Sentence] = {
    Waiver.TESTED_OUT: Sentence("proved it elsewhere, in a test", "tested elsewhere"),
    Waiver.EQUIVALENT: Sentence("holds an equivalent certificate", "equivalent"),
    Waiver.ADMINISTRATIVE: Sentence("for an administrative reason", "administrative"),
}


def denial(denied: Denied) -> Said:
    """What to tell somebody whose signature was refused."""
    if denied.right is not None:
        return refused_right(denied.right)
    facts: Mapping[str, str] = {name: inert(value) for name, value in denied.facts}
    hours = {"hours": f"{facts['hours']} h"} if "hours" in facts else {}
    skill = {"skill": skill_name(facts["skill"])} if "skill" in facts else {}
    return DENIALS[denied.why].say({**facts, **hours, **skill})


def grounds_line(grounds: SignerStanding) -> Said:
    """On what a signature rests, as it is printed with it."""
    return GROUNDS[grounds].say({})


def statement_name(kind: StatementKind) -> Said:
    """What a statement did."""
    return STATEMENTS[kind].say({})


def waiver_name(waiver: Waiver) -> str:
    """Why somebody needs no certificate."""
    return WAIVERS[waiver].say({}).long
