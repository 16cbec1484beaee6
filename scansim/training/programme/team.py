"""How everybody stands in everything, from all runs at once: what boards are made of.

Two hundred thousand runs are looked at once each; what is costly to work out (bounds, lines to go) is left to whoever
shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme
from scansim.training.programme.standing import Standing, standing_of
from scansim.training.signoff.statement import Statement

__all__ = ["Standings", "standings_of", "team_standings"]

Standings = Mapping[str, Standing]
"""How somebody stands in each skill of the programme, by its id."""


def standings_of(programme: Programme, runs: Iterable[RunRow], said: Iterable[Statement], on: date) -> Standings:
    """How one person stands in every skill on a day; both in folding order."""
    return next(iter(team_standings(programme, runs, said, on).values()), _nothing(programme, on))


def team_standings(
    programme: Programme, runs: Iterable[RunRow], said: Iterable[Statement], on: date, people: Iterable[str] = ()
) -> dict[str, Standings]:
    """How everybody stands in every skill on a day, by their id: all who have runs in one, or about whom something was
    stated, and ``people`` besides, these first. Runs and statements are in folding order."""
    skills_of: dict[str, list[str]] = defaultdict(list)
    for skill in programme.skills:
        for exercise in skill.exercises:
            skills_of[exercise].append(skill.id)
    runs_in: dict[str, dict[str, list[RunRow]]] = {skill.id: defaultdict(list) for skill in programme.skills}
    for run in runs:
        for skill_id in skills_of.get(run.exercise, ()):
            runs_in[skill_id][run.person].append(run)
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in said:
        told[each.person, each.skill].append(each)
    everybody = dict.fromkeys(people)
    for person in (*chain.from_iterable(runs_in.values()), *(person for person, _ in told)):
        everybody.setdefault(person)
    return {
        person: {
            skill.id: standing_of(
                skill, programme, runs_in[skill.id].get(person, ()), told.get((person, skill.id), ()), on
            )
            for skill in programme.skills
        }
        for person in everybody
    }


def _nothing(programme: Programme, on: date) -> Standings:
    return {skill.id: standing_of(skill, programme, (), (), on) for skill in programme.skills}
