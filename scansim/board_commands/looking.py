"""What every command over many people does first: who is there, may they, and what the records say at this moment."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scansim.identified import identified, require
from scansim.record_access import TurnedAway, opened_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scansim.app import ShippedLessons
    from scansim.records.journal import Records
    from scansim.training.boards.overview import Overview
    from scansim.training.people.rights import Act

__all__ = ["Looking", "looking"]


@dataclass(frozen=True, slots=True)
class Looking:
    """The records, and all boards of somebody who may look at them. ``site`` is the one they asked for, else their own;
    None: all that they may see. ``lessons`` is the content of the site."""

    records: Records
    overview: Overview
    site: str | None
    lessons: ShippedLessons


@contextmanager
def looking(place: str | None, act: Act, site: str | None) -> Iterator[Looking]:
    """Somebody who may do this for a site; None: for the site they are bound to, or for all."""
    from datetime import UTC, datetime

    from scansim.app import ShippedLessons, data_directory
    from scansim.training.boards.overview import Overview
    from scansim.training.people.rights import site_of
    from scansim.words.boards import board_line

    with opened_records(place) as records:
        who = identified(records)
        require(records, who, act, site=site)
        lessons = ShippedLessons(data_directory(place).expanduser() / "cache")
        overview = Overview.of(records.boards, lessons, who, datetime.now(UTC).date())
        if overview is None:
            raise TurnedAway(board_line("no_programme").long)
        yield Looking(records, overview, site_of(who) if site is None else site, lessons)
