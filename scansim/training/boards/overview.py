"""All boards of one moment, for one supervisor: read once, and only of those whose results they may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from scansim.training.boards.coaching import WEEK, CoachingRow, coaching_sheet
from scansim.training.boards.members import Member, View, chosen, may_see, present
from scansim.training.boards.pareto import ParetoRow, pareto, pareto_by_place
from scansim.training.boards.person import PersonBoard, person_board
from scansim.training.boards.queue import Waiting, queue
from scansim.training.boards.readiness import Coverage, ReadinessBoard, coverage_of, readiness_board
from scansim.training.boards.source import BoardSource
from scansim.training.boards.stations import StationSeen, stations_seen
from scansim.training.boards.team import TeamBoard, team_board
from scansim.training.collector import collector_off
from scansim.training.people.person import Person
from scansim.training.people.rights import site_of
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme, Skill
from scansim.training.programme.team import Standings, team_standings
from scansim.training.signals.refreshers import Guide, Refreshers
from scansim.training.signoff.statement import Statement

__all__ = ["PARETO_DAYS", "Content", "Overview"]

PARETO_DAYS = 30
"""The Pareto of errors looks back so many days, unless other ones are asked for."""


class Content(Protocol):
    """What a site says about its programme, and which exercise practises what."""

    def programme(self) -> Programme | None:
        """What it takes to be certified; None where its file is missing or has faults."""

    def guide(self) -> Guide:
        """The learning paths and refreshers."""


class Overview:
    """What a supervisor looks at on a day (UTC). Every method raises
    :class:`~scansim.training.ports.StorageRefused` when storage fails.

    Whether they may look at boards at all is asked before: ``Act.SEE_TEAM``.
    """

    def __init__(
        self, source: BoardSource, programme: Programme, refreshers: Refreshers, who: Person, on: date
    ) -> None:
        self._source = source
        self._refreshers = refreshers
        self._said_of_all = source.statements()
        self._rows_of_all = source.rows()
        self.programme = programme
        self.who = who
        self.on = on
        self.everyone: tuple[Member, ...] = may_see(who, source.members())
        self.members: tuple[Member, ...] = present(self.everyone)

    @classmethod
    def of(cls, source: BoardSource, content: Content, who: Person, on: date) -> Overview | None:
        """What somebody sees; None where the programme of the site is missing or has faults."""
        programme = content.programme()
        return cls(source, programme, content.guide().refreshers, who, on) if programme is not None else None

    @property
    def own_site(self) -> str | None:
        """The site that the supervisor is bound to; None for all."""
        return site_of(self.who)

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """The sites there are to look at."""
        return tuple(sorted({member.site for member in self.members}))

    @cached_property
    def shifts(self) -> tuple[str, ...]:
        """The shifts there are to look at."""
        return tuple(sorted({member.shift for member in self.members}))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The work roles that somebody has."""
        return tuple(role.id for role in self.programme.roles if any(role.id in member.work for member in self.members))

    @cached_property
    def rows(self) -> Sequence[RunRow]:
        """The runs of those whose results may be seen, practice among them: for states and counts only."""
        ids = {member.id for member in self.everyone}
        return [row for row in self._rows_of_all if row.person in ids]

    @cached_property
    def standings(self) -> Mapping[str, Standings]:
        """How everybody stands."""
        ids = {member.id for member in self.everyone}
        said = [each for each in self._said_of_all if each.person in ids]
        with collector_off():
            return team_standings(self.programme, self.rows, said, self.on, [member.id for member in self.everyone])

    def member(self, person: str) -> Member | None:
        """Who has this id, among those whose results may be seen."""
        return next((member for member in self.everyone if member.id == person), None)

    def team(self, view: View) -> TeamBoard:
        """People × skills."""
        standings = self.standings
        with collector_off():
            return team_board(self.programme, self.members, standings, self.on, view)

    def person(self, member: Member) -> PersonBoard:
        """One person."""
        since = (self.on - timedelta(days=self.programme.days.window)).isoformat()
        rows = [row for row in self.rows if row.person == member.id]
        slips = self._source.slips(since, member.id)
        return person_board(self.programme, member, self.standings[member.id], rows, slips, self._refreshers, self.on)

    def queue(self) -> tuple[Waiting, ...]:
        """Who waits for a signature."""
        since = (self.on - timedelta(days=self.programme.days.window)).isoformat()

        def begun(person: str, skill: Skill) -> list[RunRow]:
            return [run for run in self._source.begun(person, since) if run.exercise in skill.rides]

        about: list[Statement] = [each for each in self._said_of_all if each.person == self.who.id]
        own = self.standings.get(self.who.id)
        return queue(self.programme, self.members, self.standings, self.on, begun, self.who, own, about)

    def readiness(self, site: str | None) -> ReadinessBoard:
        """The gates of a site; None: of all sites as one."""
        typed, standings = self._source.typed_in(site or ""), self.standings
        with collector_off():
            return readiness_board(self.programme, site, self.members, standings, self.rows, typed, self.on)

    def coverage(self, site: str | None) -> tuple[Coverage, ...]:
        """The super users of a site by shift and function."""
        return coverage_of(self.programme, chosen(self.members, View(site)), self.standings)

    def pareto(self, view: View, days: int = PARETO_DAYS) -> tuple[ParetoRow, ...]:
        """The errors of the last so many days, this one among them."""
        return pareto(self._source.slips(self._since(days)), self.everyone, view, self._refreshers)

    def pareto_by_place(self, days: int = PARETO_DAYS) -> tuple[ParetoRow, ...]:
        """The same for each site and shift by itself."""
        return pareto_by_place(self._source.slips(self._since(days)), self.everyone, self._refreshers)

    def coaching(self, view: View) -> tuple[CoachingRow, ...]:
        """The coaching sheet of the last seven days."""
        members, slips = chosen(self.members, view), self._source.slips(self._since(WEEK))
        return coaching_sheet(members, self.rows, slips, self._refreshers, self.on)

    def stations(self) -> tuple[StationSeen, ...]:
        """Which stations' records are in."""
        return stations_seen(self.rows, self.on)

    def _since(self, days: int) -> str:
        return (self.on - timedelta(days=days - 1)).isoformat()
