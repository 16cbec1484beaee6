"""What holds in a run: what the site has set in its pack, with what the exercise sets otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import VERSIONS, Version
from scansim.training.changes import NO_CHANGES, company_with, operation_type_with
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.same import Same

__all__ = ["company_of", "in_force", "version_of"]


def in_force(exercise: Exercise, pack: Pack) -> Pack:
    """The pack with the settings that hold in an exercise."""
    changes = exercise.settings
    return pack if changes == NO_CHANGES else _changed(Same(exercise), Same(pack))


@lru_cache(maxsize=8)
def _changed(same_exercise: Same[Exercise], same_pack: Same[Pack]) -> Pack:
    exercise, pack = same_exercise.value, same_pack.value
    changes = exercise.settings
    by_type = {each.operation_type: each for each in changes.operation_types}
    return replace(
        pack,
        version=changes.version or pack.version,
        company=company_with(pack.company or _before_sites_said(exercise), changes.company),
        operation_types=tuple(
            operation_type_with(kind, by_type[kind.id]) if kind.id in by_type else kind for kind in pack.operation_types
        ),
    )


def company_of(exercise: Exercise, pack: Pack) -> Company:
    """The company's settings in an exercise. There are batches only where one is practised."""
    company = in_force(exercise, pack).company or _before_sites_said(exercise)
    return company if _has_batches(exercise) else replace(company, batches=False)


def version_of(exercise: Exercise, pack: Pack) -> Version:
    """The version of the app that an exercise plays."""
    return VERSIONS[in_force(exercise, pack).version]


def _before_sites_said(exercise: Exercise) -> Company:
    """What packs that were kept before their sites could say it were played with."""
    return Company(packages=True, batches=True) if _has_batches(exercise) else Company()


def _has_batches(exercise: Exercise) -> bool:
    return exercise.is_free or any(task.batch for task in exercise.story.tasks)
