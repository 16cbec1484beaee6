"""Issue patterns (reference training C10) and suspect exercises, each at its boundary."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scansim.training.header import Mode
from scansim.training.ports import ClosedRun, RunRow
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.patterns import (
    CohortDrill,
    PersonalDrill,
    Recheck,
    cohort_drills,
    personal_drills,
    rechecks,
)
from scansim.training.signals.refreshers import ANY_FLOW, Refresher, Refreshers
from scansim.training.signals.suspects import Suspect, suspects
from tests.training.signals.runs import NOW, ago, closed, mistake, planted, point

LOT = MicroSkill("receive", "lot")
REFRESHERS = Refreshers(
    (Refresher("receive", "lot", ("RCV-06",)), Refresher(ANY_FLOW, "unreadable", ("EXC-01",))), ("EXC-01",)
)


def missed(days: float, person: str = "mia") -> ClosedRun:
    return closed(ended=ago(days), points=(point("lot", ok=False),), person=person, passed=False)


@pytest.mark.parametrize(
    ("days", "drills"),
    [
        ([1], ()),
        ([2, 1], (PersonalDrill("mia", LOT, 2, ("RCV-06",)),)),
        ([14, 1], (PersonalDrill("mia", LOT, 2, ("RCV-06",)),)),
        ([15, 1], ()),
        ([3, 2, 1], (PersonalDrill("mia", LOT, 3, ("RCV-06",)),)),
    ],
)
def test_two_of_one_person_in_fourteen_days(days: list[float], drills: tuple[PersonalDrill, ...]) -> None:
    assert personal_drills([missed(each) for each in days], REFRESHERS, NOW) == drills


def test_two_misses_in_one_run_are_one() -> None:
    run = closed(points=(point("lot", ok=False), point("lot", about="tea", ok=False)))
    assert personal_drills([run], REFRESHERS, NOW) == ()


def test_of_a_point_it_does_not_matter_what_else_was_wrong_with_the_goods() -> None:
    runs = [missed(2), closed(points=(point("lot", ok=False),), exceptions=(planted("damaged"),))]
    assert [drill.micro for drill in personal_drills(runs, REFRESHERS, NOW)] == [LOT]


def test_a_drill_that_was_passed_since_is_done_with() -> None:
    drill = closed("RCV-06", ended=ago(0), points=(point("lot"),))
    other = closed("RCV-01", ended=ago(0))
    failed = closed("RCV-06", ended=ago(0), passed=False)
    twice = [missed(2), missed(1)]
    assert personal_drills([*twice, drill], REFRESHERS, NOW) == ()
    assert len(personal_drills([*twice, other], REFRESHERS, NOW)) == 1
    assert len(personal_drills([*twice, failed], REFRESHERS, NOW)) == 1
    assert len(personal_drills([drill, *twice], REFRESHERS, NOW)) == 1


def test_a_critical_mistake_calls_for_a_drill_at_once_and_comes_first() -> None:
    critical = closed(ended=ago(1), errors=(mistake("proxy_scan", severity="critical", about="IN/1"),), passed=False)
    found = personal_drills([missed(3), missed(2), critical], REFRESHERS, NOW)
    assert [(each.micro.code or each.micro.point, each.count, each.is_critical) for each in found] == [
        ("proxy_scan", 1, True),
        ("lot", 2, False),
    ]


@pytest.mark.parametrize(
    ("runs", "drills"),
    [
        ([missed(1), missed(2), missed(3)], ()),  # one person
        ([missed(1), missed(2, "jonas")], ()),  # two runs
        ([missed(1), missed(2, "jonas"), missed(14)], (CohortDrill(LOT, 3, 2, ("RCV-06",)),)),
        ([missed(1), missed(2, "jonas"), missed(15)], ()),  # too long ago
        ([missed(1), missed(2, "jonas"), missed(3, "ada")], (CohortDrill(LOT, 3, 3, ("RCV-06",)),)),
    ],
)
def test_three_of_two_people_in_fourteen_days(runs: Sequence[ClosedRun], drills: tuple[CohortDrill, ...]) -> None:
    assert cohort_drills(runs, REFRESHERS, NOW) == drills


def critical_ride(days: float, severity: str = "critical", mode: Mode = Mode.CHECK) -> ClosedRun:
    error = mistake("sent_wrong_item", "pick", severity=severity)
    picked = (point("product", "pick"),)
    return closed("CHK-03", ended=ago(days), errors=(error,), points=picked, passed=False, mode=mode, skill="picking")


def test_a_critical_mistake_in_a_check_ride_asks_for_another_ride() -> None:
    sent = MicroSkill("pick", code="sent_wrong_item")
    assert rechecks([critical_ride(2)]) == (Recheck("mia", "picking", sent, f"mia-{ago(2)}", ago(2)),)
    assert rechecks([critical_ride(2, severity="major")]) == ()
    assert rechecks([critical_ride(2, mode=Mode.TRY)]) == ()


def test_a_passed_ride_of_the_same_skill_and_person_answers_it() -> None:
    ride, passed = critical_ride(2), closed("CHK-03", ended=ago(1), mode=Mode.CHECK, skill="picking")
    assert rechecks([ride, passed]) == ()
    assert len(rechecks([passed, ride])) == 1
    assert len(rechecks([ride, closed(ended=ago(1), mode=Mode.CHECK, skill="receiving")])) == 1
    assert len(rechecks([ride, closed(ended=ago(1), mode=Mode.CHECK, skill="picking", person="jonas")])) == 1
    assert len(rechecks([ride, closed(ended=ago(1), mode=Mode.TRY, skill="picking")])) == 1


def row(person: str, *, passed: bool | None, exercise: str = "PCK-02", mode: str = "try", voided: str = "") -> RunRow:
    nothing = {
        "revision": "",
        "skill": "",
        "seed": 1,
        "station": "",
        "began": "",
        "ended": "",
        "score": "",
        "grade": "",
    }
    counts = {"lines": 0, "escaped": 0, "critical": 0, "hints": 0, "content": ""}
    told = {"attempt": "", "person": person, "exercise": exercise, "mode": mode, "passed": passed, "voided": voided}
    return RunRow(**{**nothing, **counts, **told})  # type: ignore[arg-type]


def of(failed: int, people: int) -> list[RunRow]:
    return [row(f"p{number}", passed=number >= failed) for number in range(people)]


@pytest.mark.parametrize(
    ("failed", "people", "is_suspect"),
    [
        (2, 5, False),  # 40 %
        (4, 10, False),
        (3, 7, True),  # 42.9 %
        (41, 100, True),
        (2, 2, False),  # of two people nothing can be said
        (3, 3, True),
    ],
)
def test_more_than_forty_percent_of_the_certified_people(failed: int, people: int, is_suspect: bool) -> None:
    certified = {f"p{number}" for number in range(people)}
    found = suspects(of(failed, people), certified)
    assert found == ((Suspect("PCK-02", failed, people),) if is_suspect else ())


def test_only_certified_people_and_their_last_run_say_something() -> None:
    rows = of(4, 4)
    assert suspects(rows, {"p0", "p1"}) == ()
    assert suspects([*rows, row("p0", passed=True), row("p1", passed=True)], {"p0", "p1", "p2", "p3"}) == (
        Suspect("PCK-02", 2, 4),
    )
    later = [row("p0", passed=True, voided="fact"), row("p1", passed=True, mode="free"), row("p2", passed=None)]
    assert suspects([*rows, *later], {"p0", "p1", "p2", "p3"}) == (Suspect("PCK-02", 4, 4),)


def test_the_worst_exercise_first() -> None:
    rows = [*of(2, 4), *[row(f"p{n}", passed=False, exercise="RCV-04") for n in range(4)]]
    assert [each.exercise for each in suspects(rows, {f"p{n}" for n in range(4)})] == ["RCV-04", "PCK-02"]


def test_the_exercises_for_a_micro_skill() -> None:
    """What is most particular: its trouble before its point, its own kind of work before any."""
    known = Refreshers(
        (
            Refresher("receive", "lot", ("RCV-06",)),
            Refresher("receive", "unreadable", ("RCV-01",)),
            Refresher(ANY_FLOW, "unreadable", ("EXC-01",)),
            Refresher(ANY_FLOW, "quantity", ("RCV-08", "EXC-01")),
        ),
        ("EXC-01",),
    )
    assert known.of(LOT) == ("RCV-06",)
    assert known.of(MicroSkill("receive", "lot", "unreadable")) == ("RCV-01",)
    assert known.of(MicroSkill("pick", "lot", "unreadable")) == ("EXC-01",)
    assert known.of(MicroSkill("pick", "lot")) == ()
    assert known.flash_of(MicroSkill("pick", "quantity", "missing")) == ("EXC-01",)
    assert known.flash_of(LOT) == ()
