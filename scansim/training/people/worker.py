"""Who works at a station now."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.people.called import short_name
from scansim.training.people.person import Person, Role

__all__ = ["GUEST", "Worker"]

GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who came in. A guest has no ``person``; ``is_kept`` says whether runs are. ``number`` is what their
    badge says, if they came with one: no PIN may stand on it; ``badge`` is its id."""

    person: Person | None = None
    name: str = ""
    is_kept: bool = True
    number: str = ""
    badge: str = ""

    @property
    def id(self) -> str:
        """Under which id their runs are kept."""
        return self.person.id if self.person else GUEST

    @property
    def roles(self) -> tuple[Role, ...]:
        """What they may do."""
        return self.person.roles if self.person else ()

    @property
    def called(self) -> str:
        """What stands on their screens; empty for a guest."""
        return short_name(self.name)

    @property
    def language(self) -> str:
        """The code of the language they read; empty for the station's."""
        return str(self._field("language") or "")

    @property
    def has_no_sound(self) -> bool:
        """Whether nothing is to ring (reference training D5)."""
        return self._field("no_sound") is True

    @property
    def has_extra_time(self) -> bool:
        """Whether pace is no part of their score."""
        return self._field("extra_time") is True

    @property
    def has_larger_text(self) -> bool:
        """Whether rows are to have room around them."""
        return self._field("larger_text") is True

    def _field(self, name: str) -> str | bool | None:
        return self.person.fields.get(name) if self.person else None
