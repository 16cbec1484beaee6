"""Which errors cost most: how often each happened, to how many people, and what practises it (reference C10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scansim.training.boards.members import Member, View
from scansim.training.boards.slips import Slip, drill_of
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.refreshers import Refreshers

__all__ = ["ParetoRow", "pareto", "pareto_by_place"]


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """An error: how often it happened of how many, to how many people, in whose work, and the drill for it.

    ``running`` counts it and all that are more frequent. ``micro`` is the kind of work that it happened in most often.
    """

    code: str
    count: int
    of: int
    running: int
    operators: int
    criticals: int
    micro: MicroSkill
    drill: str
    site: str = ""
    shift: str = ""

    @property
    def share(self) -> int:
        """Its share in all errors, of 100, rounded down."""
        return self.count * 100 // self.of


def pareto(
    slips: Iterable[Slip], members: Sequence[Member], view: View, refreshers: Refreshers
) -> tuple[ParetoRow, ...]:
    """The errors of the people of a selection, the most frequent first."""
    shown = {member.id for member in members if view.shows(member)}
    return _ranked([slip for slip in slips if slip.person in shown], refreshers)


def pareto_by_place(slips: Iterable[Slip], members: Sequence[Member], refreshers: Refreshers) -> tuple[ParetoRow, ...]:
    """The same for each site and shift by itself, in their order."""
    where = {member.id: (member.site, member.shift) for member in members}
    found: dict[tuple[str, str], list[Slip]] = {}
    for slip in slips:
        if slip.person in where:
            found.setdefault(where[slip.person], []).append(slip)
    return tuple(row for place in sorted(found) for row in _ranked(found[place], refreshers, *place))


def _ranked(slips: Sequence[Slip], refreshers: Refreshers, site: str = "", shift: str = "") -> tuple[ParetoRow, ...]:
    by_code: dict[str, list[Slip]] = {}
    for slip in slips:
        by_code.setdefault(slip.code, []).append(slip)
    rows, running = [], 0
    for code, same in sorted(by_code.items(), key=lambda each: (-len(each[1]), each[0])):
        running += len(same)
        micro = _most(same)
        people = len({slip.person for slip in same})
        criticals = sum(slip.is_critical for slip in same)
        drill = drill_of(refreshers, micro)
        rows.append(ParetoRow(code, len(same), len(slips), running, people, criticals, micro, drill, site, shift))
    return tuple(rows)


def _most(slips: Sequence[Slip]) -> MicroSkill:
    counts: Mapping[MicroSkill, int] = Counter(slip.micro for slip in slips)
    return min(counts, key=lambda micro: (-counts[micro], micro))
