"""People for tests, made of the facts that the program itself would fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scansim.engine.canonical import Json
from scansim.training.people.person import Badge, Person, PersonFact, PersonKind, Role, folded
from scansim.training.people.roster import Bearer

__all__ = ["badge", "bearer", "person"]


def person(id: str, *then: PersonKind, roles: Sequence[str] = (Role.OPERATOR,), **fields: str | bool) -> Person:
    """Somebody with these roles and fields, to whom then this happened."""
    joined: Mapping[str, Json] = {"person": id, "roles": [str(role) for role in roles], "fields": dict(fields)}
    told = [PersonFact(id, PersonKind.JOINED, "2026-01-01", joined)]
    told += [PersonFact(f"{id}-{number}", kind, "2026-01-02", {"person": id}) for number, kind in enumerate(then)]
    return folded(id, told)


def badge(id: str, until: str = "", *, is_revoked: bool = False) -> Badge:
    """A badge."""
    return Badge(id, f"number of {id}", "training", until, is_revoked)


def bearer(who: Person, until: str = "", *, is_revoked: bool = False) -> Bearer:
    """A badge of somebody with the number that was read."""
    return Bearer(who, badge(f"badge of {who.id}", until, is_revoked=is_revoked))
