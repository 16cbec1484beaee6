"""Why somebody may not do something, as a sentence."""

from __future__ import annotations

from scansim.training.people.person import Role
from scansim.training.people.rights import Refused, Why, roles_for
from scansim.words.sentence import Said, Sentence

__all__ = ["REFUSED_RIGHTS", "refused_right"]

REFUSED_RIGHTS: dict[Why, Sentence] = {
    Why.NOBODY: Sentence("Nobody is signed in. Sign in first.", "Sign in first."),
    Why.STANDING: Sentence("You cannot do anything here now. Ask your supervisor.", "Not now. Ask your lead."),
    Why.ROLE: Sentence("This is for {roles}.", "For {roles}."),
    Why.SITE: Sentence("This belongs to another site than yours.", "Another site's."),
    Why.SELF: Sentence("Somebody else has to do this for you.", "Somebody else must do it."),
    Why.NOT_SELF: Sentence("Only they themselves may do this.", "Only they may."),
    Why.PRIVATE: Sentence(
        "Practice is private: only they and the trainer assigned to them see it.", "Practice is private."
    ),
}

_STAFF: dict[tuple[Role, ...], Sentence] = {
    (Role.SUPERVISOR,): Sentence("supervisors"),
    (Role.SUPERVISOR, Role.TRAINER): Sentence("supervisors and trainers"),
}


def refused_right(refused: Refused) -> Said:
    """What to tell somebody who was refused. Nothing in it is from outside."""
    staff = _STAFF.get(roles_for(refused.act))
    return REFUSED_RIGHTS[refused.why].say({"roles": staff.say({}).long if staff else ""})
