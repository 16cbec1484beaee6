"""What was refused to somebody, and why, as a supervisor reads it in a list."""

from __future__ import annotations

from scansim.training.people.ride_start import Hurdle
from scansim.training.people.rights import Act, Why
from scansim.training.people.sign_in import Denial
from scansim.training.signoff.office import NOT_QUALIFIED, OTHER_BADGE
from scansim.words.sentence import Sentence

__all__ = ["DENIED_ACTS", "DENIED_REASONS", "denied_act", "denied_reason"]

DENIED_ACTS: dict[str, Sentence] = {
    "sign_in": Sentence("sign in"),
    Act.RIDE: Sentence("take a check-ride"),
    Act.ACKNOWLEDGE: Sentence("confirm a result"),
    Act.CHOOSE_PIN: Sentence("choose a PIN"),
    Act.CHANGE_COMFORT: Sentence("change language, text size or sound"),
    Act.SEE_PRACTICE: Sentence("see practice"),
    Act.SEE_RESULTS: Sentence("see results"),
    Act.SEE_TEAM: Sentence("see the team"),
    Act.EXPORT_RESULTS: Sentence("export results"),
    Act.SIGN: Sentence("sign"),
    Act.VOID: Sentence("void a run"),
    Act.SEE_PEOPLE: Sentence("see people"),
    Act.SEE_TRAIL: Sentence("see all that was recorded"),
    Act.ADD_PERSON: Sentence("take somebody on"),
    Act.CHANGE_PERSON: Sentence("change a person"),
    Act.GRANT_ROLE: Sentence("give a role"),
    Act.REVOKE_ROLE: Sentence("take a role away"),
    Act.ISSUE_BADGE: Sentence("give out a badge"),
    Act.REVOKE_BADGE: Sentence("revoke a badge"),
    Act.LOCK: Sentence("lock somebody"),
    Act.UNLOCK: Sentence("unlock somebody"),
    Act.LEAVE: Sentence("let somebody leave"),
    Act.RETURN: Sentence("take somebody back"),
    Act.RESET_PIN: Sentence("reset a PIN"),
    Act.ERASE: Sentence("erase somebody"),
    Act.IMPORT_ROSTER: Sentence("import a roster"),
    Act.EXPORT_ROSTER: Sentence("export a roster"),
    Act.CHECK_ROSTER: Sentence("check a roster"),
    Act.MERGE: Sentence("merge"),
    Act.CHANGE_RETENTION: Sentence("change for how long things are kept"),
    Act.CHANGE_STATION: Sentence("change settings of the station"),
    Act.STATE_SITE: Sentence("state how the site stands"),
}

DENIED_REASONS: dict[str, Sentence] = {
    Why.NOBODY: Sentence("nobody was signed in"),
    Why.STANDING: Sentence("locked, or left"),
    Why.ROLE: Sentence("not in their role"),
    Why.SITE: Sentence("belongs to another site"),
    Why.SELF: Sentence("somebody else has to do it"),
    Why.NOT_SELF: Sentence("only they themselves may"),
    Why.PRIVATE: Sentence("practice is private"),
    Denial.UNKNOWN: Sentence("belongs to nobody"),
    Denial.REVOKED: Sentence("the badge was revoked"),
    Denial.EXPIRED: Sentence("the badge's last day is over"),
    Denial.SEVERAL: Sentence("two people have this badge"),
    Denial.LOCKED: Sentence("locked"),
    Denial.LEFT: Sentence("left"),
    Denial.ERASED: Sentence("erased"),
    Denial.NO_ROLE: Sentence("has no role"),
    Denial.OTHER_SITE: Sentence("of another site"),
    Denial.NO_PIN: Sentence("has no PIN"),
    Hurdle.NOBODY: Sentence("nobody was signed in"),
    Hurdle.STANDING: Sentence("locked, or left"),
    Hurdle.NO_PIN: Sentence("has no PIN"),
    NOT_QUALIFIED: Sentence("not certified in it themselves"),
    OTHER_BADGE: Sentence("with a badge that is not theirs"),
    Hurdle.HARDWARE: Sentence("the station's scanner was not checked"),
}


def denied_act(act: str) -> str:
    """What they tried, by the ``act`` of a denied fact; one that a later program wrote stands as it is."""
    return _said(DENIED_ACTS, act)


def denied_reason(why: str) -> str:
    """Why it was refused, by the ``why`` of a denied fact."""
    return _said(DENIED_REASONS, why)


def _said(sentences: dict[str, Sentence], code: str) -> str:
    sentence = sentences.get(code)
    return code if sentence is None else sentence.say({}).long
