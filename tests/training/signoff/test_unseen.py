"""What somebody is told that was signed about them: until they themselves said that they have seen it."""

from __future__ import annotations

from scansim.training.signoff.statement import Statement, StatementKind
from scansim.training.signoff.unseen import unseen


def said(id_: str, kind: StatementKind, *, actor: str = "sue", about: str = "") -> Statement:
    return Statement(id_, kind, "mia", "receiving", actor, "2026-11-22T09:00:00.000Z", about=about)


GRANTED = said("1", StatementKind.GRANTED)
REVOKED = said("2", StatementKind.REVOKED)


def test_all_of_it_until_it_was_seen() -> None:
    seen = said("3", StatementKind.ACKNOWLEDGED, actor="mia", about="1")
    assert unseen([GRANTED, REVOKED], "mia") == (GRANTED, REVOKED)
    assert unseen([GRANTED, REVOKED, seen], "mia") == (REVOKED,)


def test_nobody_has_seen_it_for_them() -> None:
    assert unseen([GRANTED, said("3", StatementKind.ACKNOWLEDGED, actor="sue", about="1")], "mia") == (GRANTED,)


def test_what_is_about_others_and_what_changes_nothing_for_them_is_not_told() -> None:
    told = [GRANTED, said("3", StatementKind.OBSERVED), said("4", StatementKind.FOUNDED)]
    assert unseen(told, "mia") == (GRANTED,)
    assert unseen(told, "jon") == ()
