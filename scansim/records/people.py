"""The people of a site, kept as facts: what is known of each, and what is changed about them.

Whether somebody may change it is decided where they are asked; here ``actor`` is who did. Personal text is kept apart
(:mod:`scansim.records.texts`): a fact names it by its digest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.denials import Denial, denials
from scansim.records.fact import DENIED, SET_UP, Fact
from scansim.records.identity import new_id
from scansim.records.ledger import PROGRAM, Ledger
from scansim.records.people_table import has_supervisor, people_of, person_of
from scansim.records.sqlite.database import Database
from scansim.records.texts import (
    KeptText,
    bearers_of_number,
    erase_texts_of,
    holders_of_number,
    holders_of_numbers,
    keep_text,
    new_number,
    new_text,
    text_of,
)
from scansim.training.people.fair_use import FAIR_USE_VERSION, has_seen_fair_use
from scansim.training.people.person import BadgeKind, Person, PersonKind, Role, Standing
from scansim.training.people.roster import Bearer

__all__ = ["GUEST", "People"]

GUEST = "guest"
"""The actor of what somebody did who did not sign in."""

Field = str | bool | None


class People:
    """Everybody in one file. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage fails,
    and those that change somebody also when there is no such person or they were erased."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], str]) -> None:
        self._database = database
        self._ledger = ledger
        self._now = now

    # what is known

    def person(self, person: str) -> Person | None:
        """Who has this id, or None."""
        return person_of(self._database, person)

    def everyone(self) -> list[Person]:
        """Everybody who ever joined, those who left and those who were erased among them, in order of joining."""
        return people_of(self._database)

    def text(self, digest: str) -> str | None:
        """The personal text that a fact or a person names by its digest; None once it was erased."""
        return text_of(self._database, digest)

    def name(self, person: str) -> str | None:
        """What somebody is called; None when nobody is, or it was erased."""
        found = self.person(person)
        digest = found.texts.get("name") if found else None
        return self.text(digest) if digest else None

    def holders(self, number: str) -> list[tuple[str, str]]:
        """The badges in force with this number and whom each was issued to, oldest first; more than one when two
        copies of a file issued it. Their last day is for the caller to look at."""
        return holders_of_number(self._database, number)

    def holders_of(self, numbers: Collection[str]) -> dict[str, str]:
        """Who holds each of many badges that are in force, by its number; those that nobody holds are not there."""
        return holders_of_numbers(self._database, numbers)

    def has_supervisor(self) -> bool:
        """Whether somebody is there who lets others in, even if they are locked. Until then there are only guests."""
        return has_supervisor(self._database)

    def bearers(self, number: str) -> list[Bearer]:
        """Every badge that ever had this number, revoked ones too, with whom it was issued to, oldest first."""
        found = []
        for badge, person in bearers_of_number(self._database, number):
            whose = self.person(person)
            found += [Bearer(whose, each) for each in whose.badges if each.id == badge] if whose else []
        return found

    def has_seen_fair_use(self, person: str) -> bool:
        """Whether somebody has seen the present text about what is recorded of them."""
        found = self.person(person)
        return found is not None and has_seen_fair_use(found)

    def denials(self, since: str) -> list[Denial]:
        """What was refused to whom since a moment (UTC, ISO 8601), oldest first."""
        return list(denials(self._database, since))

    # what is changed

    def together(self) -> AbstractContextManager[None]:
        """All changes made inside it, or none."""
        return self._database.writing()

    def join(self, name: str, roles: Iterable[Role], fields: Mapping[str, Field], actor: str) -> str:
        """Take somebody on under their name; their new id."""
        person = new_id(self._now())
        text = new_text(person, name)
        body: dict[str, Json] = {
            "person": person,
            "fields": dict(fields),
            "roles": [role.value for role in roles],
            "texts": {"name": text.digest},
        }
        with self._database.writing():
            keep_text(self._database, text)
            self._ledger.add(PersonKind.JOINED, actor, body, id=person)
        return person

    def change(self, person: str, fields: Mapping[str, Field], actor: str) -> None:
        """Give fields of somebody new values; None takes a value away. Other fields stay as they are."""
        self._add(PersonKind.CHANGED, person, actor, {"fields": dict(fields)})

    def rename(self, person: str, name: str, actor: str) -> None:
        """Call somebody by another name."""
        self.note(person, "name", name, actor)

    def note(self, person: str, what: str, text: str, actor: str) -> str:
        """Keep a text about somebody under a name of its own (``remark``), in place of the former; its digest."""
        kept = new_text(person, text)
        self._add(PersonKind.CHANGED, person, actor, {"texts": {what: kept.digest}}, kept)
        return kept.digest

    def grant(self, person: str, role: Role, actor: str) -> None:
        """Give somebody a role. A revocation that this file does not know of yet wins over it."""
        self._give(PersonKind.ROLE_GRANTED, person, actor, role.value, {"role": role.value})

    def revoke(self, person: str, role: Role, actor: str) -> None:
        """Take a role away."""
        self._add(PersonKind.ROLE_REVOKED, person, actor, {"role": role.value})

    def issue_badge(self, person: str, number: str, kind: BadgeKind, until: str, actor: str) -> str:
        """Give somebody a badge; ``until`` is its last day (ISO 8601), or empty. Returns the badge's id."""
        text = new_number(person, number)
        body: dict[str, Json] = {
            "badge_kind": kind.value,
            "until": until or None,
            "texts": {"number": text.digest},
        }
        return self._add(PersonKind.BADGE_ISSUED, person, actor, body, text).id

    def revoke_badge(self, person: str, badge: str, actor: str) -> None:
        """Make a badge worthless, at once and for good."""
        self._add(PersonKind.BADGE_REVOKED, person, actor, {"badge": badge})

    def lock(self, person: str, why: str, actor: str) -> None:
        """Keep somebody out until they are unlocked; ``why`` is a code (``pin``, ``supervisor``)."""
        self._add(PersonKind.LOCKED, person, actor, {"why": why})

    def unlock(self, person: str, actor: str) -> None:
        """Let somebody in again. A lock that this file does not know of yet wins over it."""
        self._give(PersonKind.UNLOCKED, person, actor, "locked", {})

    def leave(self, person: str, actor: str) -> None:
        """Somebody works here no more."""
        self._add(PersonKind.LEFT, person, actor, {})

    def take_back(self, person: str, actor: str) -> None:
        """Somebody who left works here again."""
        self._give(PersonKind.RETURNED, person, actor, "left", {})

    def erase(self, person: str, actor: str, why: str = "request") -> None:
        """Erase everything personal of somebody, from this file and from the write-ahead log beside it: name, texts
        about them, badges. Their results stay, under an opaque id that nothing leads back from.

        ``why`` is a code (``request``, ``retention``). Backups and other files keep what they have until this is merged
        into them.
        """
        with self._database.writing():
            self._require(person)
            self._ledger.add(PersonKind.ERASED, actor, {"person": person, "why": why})
            erase_texts_of(self._database, person)
            self._database.execute("DELETE FROM pins WHERE person = ?", (person,))
        self._database.wipe()

    def see_fair_use(self, person: str) -> None:
        """Keep that somebody has seen the present text about what is recorded of them."""
        self._add(PersonKind.FAIR_USE_SEEN, person, person, {"version": FAIR_USE_VERSION})

    def deny(self, act: str, why: str, person: str, about: str = "", channel: str = "screen") -> None:
        """Keep that something was refused: what was tried and why not; ``person`` is who tried, empty for a guest."""
        body: dict[str, Json] = {"act": act, "why": why, "about": about or None, "channel": channel}
        with self._database.writing():
            self._ledger.add(DENIED, person or GUEST, body)

    def mark_set_up(self, person: str) -> None:
        """Keep that somebody came in as the first supervisor of a station."""
        with self._database.writing():
            self._ledger.add(SET_UP, PROGRAM, {"person": person})

    def _give(self, kind: PersonKind, person: str, actor: str, taken: str, body: Mapping[str, Json]) -> None:
        with self._database.writing():
            seen = self._require(person).seen_taken(taken)
            self._ledger.add(kind, actor, {"person": person, "after": seen, **body})

    def _add(
        self, kind: PersonKind, person: str, actor: str, body: Mapping[str, Json], text: KeptText | None = None
    ) -> Fact:
        with self._database.writing():
            self._require(person)
            if text is not None:
                keep_text(self._database, text)
            return self._ledger.add(kind, actor, {"person": person, **body})

    def _require(self, person: str) -> Person:
        found = self.person(person)
        if found is None:
            raise sentences.person_unknown(self._database.path, person)
        if found.standing is Standing.ERASED:
            raise sentences.person_erased(person)
        return found
