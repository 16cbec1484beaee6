"""What the programme of a site may say (``scoring/programmes.yaml``, ``docs/formats.md`` "Programmes")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import EXERCISE_ID, SKILLS
from scansim.content.faults import Broken, meant, shown
from scansim.content.validation import FileModel
from scansim.content.values import Flag, Name, Number, Schema, Short, choice, local_text, one_of, whole
from scansim.training.exercise import Exercise
from scansim.training.programme.rules import (
    FLOOR_ITEMS,
    USUAL_EFFECTS,
    Days,
    Effect,
    Level,
    Programme,
    ReadinessGates,
    ReadyRule,
    Skill,
    Trigger,
    WorkRole,
)
from scansim.training.texts import LocalText

__all__ = ["ProgrammeFile", "broken_programme_rules"]

AYear = Annotated[int, whole(1, 366)]
Title = Annotated[LocalText, local_text(40)]
Item = Annotated[LocalText, local_text(100)]
ExerciseId = Annotated[str, EXERCISE_ID]
LevelWord = Annotated[Level, choice(Level)]
EffectWord = Annotated[Effect, choice(Effect)]
_FIXED = frozenset({Trigger.VALIDITY, Trigger.CURRENCY})
TriggerWord = Annotated[str, one_of([each for each in Trigger if each not in _FIXED])]
SkillWord = Annotated[str, one_of(SKILLS)]

_HUNDRED = Decimal(100)
_DAYS, _READY, _READINESS = Days(), ReadyRule(), ReadinessGates()


class DaysFile(FileModel):
    """Numbers of days; what is left out has the value of the file that ships."""

    evidence_window: AYear = _DAYS.window
    valid: AYear = _DAYS.valid
    grace: AYear = _DAYS.grace
    without_practice: AYear = _DAYS.practice
    away: AYear = _DAYS.absence
    evidence_stale: AYear = _DAYS.stale
    founding: AYear = _DAYS.founding

    def days(self) -> Days:
        """The numbers that the file states."""
        return Days(
            self.evidence_window,
            self.valid,
            self.grace,
            self.without_practice,
            self.away,
            self.evidence_stale,
            self.founding,
        )


class ReadyFile(FileModel):
    """What practice makes ready."""

    passes: Annotated[int, whole(1, 20)] = _READY.passes
    days: Annotated[int, whole(1, 20)] = _READY.days
    seeds: Annotated[int, whole(1, 20)] = _READY.seeds


class SkillFile(FileModel):
    """One skill. Without ``check_rides`` all check-rides of the skill are its own. A short check is one for staying
    current whether ``currency_checks`` name it or not; a long one that they name is no more than that either."""

    title: Title = Field(examples=["Receiving"])
    check_rides: list[ExerciseId] = Field(default_factory=list)
    currency_checks: list[ExerciseId] = Field(default_factory=list)
    on_the_floor: list[Item] = Field(
        min_length=FLOOR_ITEMS, max_length=FLOOR_ITEMS, examples=[f"(then {FLOOR_ITEMS} lines, each with a dash)"]
    )


class RoleFile(FileModel):
    """One role."""

    title: Title = Field(examples=["Operator, inbound"])
    skills: list[SkillWord] = Field(min_length=1, examples=["[receiving, putaway]"])
    critical: Flag = False
    super_users_of: Name | None = None


class ReadinessFile(FileModel):
    """When a site may go live."""

    certified: Number = _READINESS.certified
    scenarios_passed: Number = _READINESS.scenarios_passed
    scenarios: list[ExerciseId] = Field(default_factory=list)
    functions: list[Name] = Field(default_factory=list)


class ProgrammeFile(FileModel):
    """The whole programme."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    confidence: Number = Decimal(95)
    levels: dict[LevelWord, Number] = Field(default_factory=dict)
    days: DaysFile = DaysFile()
    ready: ReadyFile = ReadyFile()
    rating_at_least: Annotated[int, whole(1, 5)] = 3
    series_minutes: Annotated[int, whole(1, 60)] = 5
    triggers: dict[TriggerWord, EffectWord] = Field(default_factory=dict)
    skills: dict[SkillWord, SkillFile] = Field(examples=["(then each skill by its name, indented)"])
    roles: dict[Name, RoleFile] = Field(default_factory=dict)
    readiness: ReadinessFile = ReadinessFile()

    def programme(self, exercises: Collection[Exercise]) -> Programme:
        """The programme that the file states, over the exercises that can be played."""
        usual = Programme(self.revision, ())
        return Programme(
            self.revision,
            tuple(_skill(id_, file, exercises) for id_, file in self.skills.items()),
            tuple(_role(id_, file) for id_, file in self.roles.items()),
            {**usual.claims, **{level: share / _HUNDRED for level, share in self.levels.items()}},
            self.confidence / _HUNDRED,
            self.days.days(),
            ReadyRule(self.ready.passes, self.ready.days, self.ready.seeds),
            self.rating_at_least,
            self.series_minutes,
            {**USUAL_EFFECTS, **{Trigger(word): effect for word, effect in self.triggers.items()}},
            ReadinessGates(
                self.readiness.certified,
                self.readiness.scenarios_passed,
                tuple(self.readiness.scenarios),
                tuple(self.readiness.functions),
            ),
        )


def broken_programme_rules(
    file: ProgrammeFile, exercises: Mapping[str, Exercise], ids: Collection[str]
) -> Iterator[Broken]:
    """What does not go together: exercises that are not there or are no check-rides, skills of roles that nobody
    defined, shares that prove nothing.

    ``ids`` are those of all files: one that has a fault of its own is none of the programme.
    """
    yield from _broken_shares(file)
    for name, skill in file.skills.items():
        for key, rides in (("check_rides", skill.check_rides), ("currency_checks", skill.currency_checks)):
            for number, id_ in enumerate(rides):
                where = ("skills", name, key, number)
                yield from _unknown(where, id_, ids)
                if id_ in exercises and not exercises[id_].is_check:
                    yield Broken(where, f"{shown(id_)} is no check-ride.", "Only check-rides are evidence.")
        others = sorted(set(skill.currency_checks) - set(skill.check_rides))
        if skill.check_rides and others:
            what = f"{shown(others[0])} is not among the check-rides of {shown(name)}."
            yield Broken(("skills", name, "currency_checks"), what, "Name it in check_rides too.")
    for name, role in file.roles.items():
        for number, id_ in enumerate(role.skills):
            if id_ not in file.skills:
                yield Broken(("roles", name, "skills", number), f"There is no skill {shown(id_)} here.", "Define it.")
        if role.super_users_of is not None and role.super_users_of not in file.readiness.functions:
            what = f"There is no function {shown(role.super_users_of)}."
            yield Broken(("roles", name, "super_users_of"), what, meant(role.super_users_of, file.readiness.functions))
    for number, id_ in enumerate(file.readiness.scenarios):
        yield from _unknown(("readiness", "scenarios", number), id_, ids)


def _broken_shares(file: ProgrammeFile) -> Iterator[Broken]:
    shares: dict[tuple[str, ...], Decimal] = {("confidence",): file.confidence}
    shares |= {("levels", level.value): share for level, share in file.levels.items()}
    for where, share in shares.items():
        if not 0 < share < _HUNDRED:
            yield Broken(
                where, f"{shown(where[-1])} is {share}.", "Write more than 0 and less than 100: of so many lines."
            )
    for key in ("certified", "scenarios_passed"):
        share = getattr(file.readiness, key)
        if share > _HUNDRED:
            yield Broken(("readiness", key), f"{shown(key)} is {share}.", "Write at most 100.")


def _unknown(where: tuple[str | int, ...], id_: str, ids: Collection[str]) -> Iterator[Broken]:
    if id_ not in ids:
        yield Broken(where, f"There is no exercise {shown(id_)}.", meant(id_, sorted(ids)))


def _skill(id_: str, file: SkillFile, exercises: Collection[Exercise]) -> Skill:
    of_skill = [exercise for exercise in exercises if exercise.skill == id_]
    own = frozenset(file.check_rides) or {exercise.id for exercise in of_skill if exercise.is_check}
    return Skill(
        id_,
        file.title,
        tuple(file.on_the_floor),
        {exercise.id: exercise.revision for exercise in exercises if exercise.id in own},
        frozenset(file.currency_checks).union(each.id for each in exercises if each.id in own and each.is_short_check),
        frozenset(exercise.id for exercise in of_skill if not exercise.is_check and not exercise.is_free),
    )


def _role(id_: str, file: RoleFile) -> WorkRole:
    return WorkRole(id_, file.title, tuple(file.skills), file.critical, file.super_users_of or "")
