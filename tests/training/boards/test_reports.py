"""Errors, coaching, one person, readiness, stations: each value worked out by hand in a comment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.canonical import Json
from scansim.training.boards.exports import ATTEMPTS, SealedResult, attempt_rows
from scansim.training.boards.members import View
from scansim.training.boards.pareto import pareto, pareto_by_place
from scansim.training.boards.readiness import Gate, ReadinessBoard, function_of
from scansim.training.boards.slips import Slip, slips_of
from scansim.training.boards.stations import stations_seen
from scansim.training.header import Mode
from scansim.training.people.person import Role
from scansim.training.ports import ClosedRun
from scansim.training.programme.readiness import TypedIn
from scansim.training.programme.standing import State
from scansim.training.signals.micro_skill import MicroSkill
from scansim.words.ascii import ascii_text
from scansim.words.boards import sparkline
from tests.training.boards.crew import PROGRAMME, REFRESHERS, Crew, member, of, overview, slip
from tests.training.people.made import person
from tests.training.programme.files import day, granted, observed, ride, tried, utc
from tests.training.signals.runs import closed, mistake, planted, point

MIA, JON = member("Mia Kern"), member("Jon Petersen", shift="late")


def checked(
    *errors: dict[str, Json], who: str = "mia", number: int = 0, mode: Mode = Mode.CHECK, **more: object
) -> ClosedRun:
    return closed("CHK-01", ended=utc(number), person=who, mode=mode, errors=errors, **more)  # type: ignore[arg-type]


# what went wrong


def test_a_slip_is_an_error_that_escaped_or_a_point_that_was_missed() -> None:
    run = checked(
        mistake("wrong_lot"),
        mistake("wrong_lot", fate="self_corrected"),
        mistake("own_approval", severity="critical"),
        points=(point("source", ok=False), point("product"), point("lot", ok=False, excused=True)),
        exceptions=(planted("missing", ok=False),),
    )
    # The mistake that was put right, the excused point and the exception (its mistake counts by itself) are none.
    assert sorted((each.code, each.is_critical) for each in slips_of(run)) == [
        ("missed_source", False), ("own_approval", True), ("wrong_lot", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "run", [checked(mistake("wrong_lot"), mode=Mode.TRY), checked(mistake("wrong_lot"), voided="fact")]
)
def test_practice_and_what_was_voided_are_no_slips(run: ClosedRun) -> None:
    assert list(slips_of(run)) == []


def test_the_most_frequent_error_comes_first_with_its_share_people_and_drill() -> None:
    slips = [
        *(slip("mia", "wrong_lot"), slip("jon", "wrong_lot"), slip("mia", "wrong_lot")),
        *(slip("mia", "wrong_place"), slip("mia", "wrong_place", critical=True)),
        slip("jon", "count_wrong"),
        slip("guest", "wrong_lot"),
    ]
    rows = pareto(slips, [MIA, JON], View(), REFRESHERS)
    # Six errors of the two: 3 + 2 + 1. A guest belongs to nobody's team. The drill for wrong_lot is RCV-06.
    assert [(row.code, row.count, row.of, row.running, row.operators, row.criticals, row.drill) for row in rows] == [
        ("wrong_lot", 3, 6, 3, 2, 0, "RCV-06"),
        ("wrong_place", 2, 6, 5, 1, 1, ""),
        ("count_wrong", 1, 6, 6, 1, 0, ""),
    ]
    assert [row.share for row in rows] == [50, 33, 16]
    assert [row.code for row in pareto(slips, [MIA, JON], View(shift="late"), REFRESHERS)] == [
        "count_wrong",
        "wrong_lot",
    ]


def test_each_site_and_shift_by_itself() -> None:
    slips = [slip("mia", "wrong_lot"), slip("jon", "wrong_lot"), slip("jon", "wrong_lot")]
    rows = pareto_by_place(slips, [MIA, JON], REFRESHERS)
    assert [(row.site, row.shift, row.code, row.count, row.of) for row in rows] == [
        ("North", "early", "wrong_lot", 1, 1),
        ("North", "late", "wrong_lot", 2, 2),
    ]


@pytest.mark.parametrize(("number", "count"), [(29, 1), (30, 0)])
def test_thirty_days_are_thirty_with_today(number: int, count: int) -> None:
    crew = Crew([MIA], closed=[checked(mistake("wrong_lot"), number=0)])
    assert len(overview(crew, number).pareto(View())) == count


# coaching


def test_coaching_names_the_three_errors_that_happened_most_critical_first() -> None:
    wrong = [
        *(slip("mia", "wrong_lot", attempt) for attempt in ("a", "a", "b")),
        *(slip("mia", code, "a") for code in ("wrong_place", "wrong_place", "wrong_package", "count_wrong")),
        slip("mia", "own_approval", "b", critical=True),
    ]
    crew = Crew([MIA, JON, member("Ada Ott")], [*of("mia", ride(0, lines=20), ride(0, lines=22)), *of("ada", tried(0))])
    crew.slips = lambda since, person="": wrong  # type: ignore[method-assign]
    (row,) = overview(crew).coaching(View())
    # Jon did nothing, Ada practised: neither has a line. Of Mia's: critical 1, lots 3 (in two rides), places 2.
    assert (row.member.id, row.rides, row.lines) == ("mia", 2, 42)
    assert [(topic.code, topic.count, topic.rides, topic.drill) for topic in row.topics] == [
        ("own_approval", 1, 1, ""), ("wrong_lot", 3, 2, "RCV-06"), ("wrong_place", 2, 1, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "rows"), [(6, 1), (7, 0)])
def test_a_week_is_seven_days_with_today(number: int, rows: int) -> None:
    crew = Crew([MIA], of("mia", ride(0)), closed=[checked(mistake("wrong_lot"))])
    assert len(overview(crew, number).coaching(View())) == rows


def test_a_voided_ride_and_one_of_the_coach_are_no_ride_of_the_week() -> None:
    crew = Crew([MIA], of("mia", ride(0, voided="fact"), ride(0, grade="demonstration")))
    assert overview(crew).coaching(View()) == ()


# one person


def test_a_person_shows_rides_newest_first_and_nothing_of_practice() -> None:
    rides = [ride(number, attempt=f"ride-{number}") for number in range(14)]
    crew = Crew([MIA], of("mia", *rides[:13], rides[13]._replace(voided="fact"), tried(13)))
    crew.closed = [checked(mistake("wrong_lot"), number=13), checked(mistake("wrong_place"), number=13, mode=Mode.TRY)]
    board = overview(crew, 13).person(MIA)
    # 14 rides, the newest 12 of them; the voided one is shown too.
    assert (board.all_rides, len(board.rides), board.rides[0].attempt, board.rides[-1].attempt) == (
        14,
        12,
        "ride-13",
        "ride-2",
    )
    assert board.rides[0].voided
    assert [topic.code for topic in board.errors] == ["wrong_lot"]
    assert [cell.state for cell in board.cells] == [State.READY, State.NONE]


# readiness


def ready_crew() -> Crew:
    """Mia works inbound and leads it, certified; Jon works inbound on the late shift; Bo has no work."""
    people = [
        member("Mia Kern", work="inbound super_inbound"),
        member("Jon Petersen", shift="late", work="inbound"),
        member("Bo Lind", work=""),
    ]
    said = [replace(each, person="mia") for each in (observed(), granted())]
    rows = of("mia", ride(0), tried(0), tried(0, exercise="PCK-01", passed=False))
    return Crew(people, rows, said, typed={"North": TypedIn(0, reconciled=True)})


def gates(board: ReadinessBoard) -> dict[tuple[str, str], Gate]:
    return {(gate.result.clause.value, gate.result.where): gate for gate in board.gates}


def test_each_gate_says_n_of_m_and_names_who_is_missing() -> None:
    board = overview(ready_crew()).readiness("North")
    found = gates(board)
    assert {key: (gate.result.met, gate.result.count, gate.result.of, gate.missing) for key, gate in found.items()} == {
        ("certified", "early"): (True, 1, 1, ()),
        ("certified", "late"): (False, 0, 1, ("Jon P.",)),
        # RCV-01 was passed in its last run, PCK-01 was not: 1 of 2, and 95 % are needed.
        ("scenarios", ""): (False, 1, 2, ("PCK-01",)),
        ("severe_issues", ""): (True, 0, 0, ()),
        # Two shifts, one function: the late shift has no super user.
        ("super_users", ""): (False, 1, 2, ("late × inbound",)),
        ("reconciled", ""): (True, 0, 0, ()),
    }
    assert [each.id for each in board.unassigned] == ["bo"]
    assert not board.is_ready


def test_a_site_is_ready_when_every_gate_is() -> None:
    crew = ready_crew()
    crew.people = crew.people[:1]
    crew.ended = of("mia", ride(0), tried(0), tried(0, exercise="PCK-01"))
    assert overview(crew).readiness("North").is_ready
    assert not overview(crew).readiness("").is_ready


def test_what_nobody_stated_is_not_met_and_said_to_be_so() -> None:
    crew = ready_crew()
    crew.typed = {}
    found = gates(overview(crew).readiness("North"))
    for clause in ("severe_issues", "reconciled"):
        assert (found[clause, ""].result.met, found[clause, ""].is_stated) == (False, False)
    crew.typed = {"North": TypedIn(0, reconciled=False)}
    found = gates(overview(crew).readiness("North"))
    typed = [found[clause, ""] for clause in ("severe_issues", "reconciled")]
    assert [(gate.result.met, gate.is_stated) for gate in typed] == [
        (True, True), (False, True),
    ]  # fmt: skip


def test_what_a_clock_that_ran_ahead_says_of_tomorrow_counts_tomorrow() -> None:
    crew = ready_crew()
    crew.ended = [*crew.ended, *of("mia", tried(1, exercise="PCK-01"))]
    assert gates(overview(crew).readiness("North"))["scenarios", ""].missing == ("PCK-01",)
    assert gates(overview(crew, 1).readiness("North"))["scenarios", ""].missing == ()


def test_the_runs_of_another_site_count_for_none_of_its_gates() -> None:
    crew = ready_crew()
    everywhere = person("root", roles=(Role.SUPERVISOR,))
    crew.people = [*crew.people, member("Ola South", site="South", work="inbound")]
    crew.ended = [*crew.ended, *of("ola", tried(0, exercise="PCK-01"))]
    seen = overview(crew, who=everywhere)
    assert gates(seen.readiness("North"))["scenarios", ""].missing == ("PCK-01",)
    assert gates(seen.readiness("South"))["scenarios", ""].missing == ("RCV-01",)
    assert gates(seen.readiness(None))["scenarios", ""].missing == ()


def test_a_shift_and_function_counts_people_who_are_due_or_expired() -> None:
    crew = ready_crew()
    (early, late) = [row for row in overview(crew).readiness("North").functions if row.function == "inbound"]
    assert (early.shift, early.required, early.certified, early.due, early.expired, early.super_users) == (
        "early",
        1,
        1,
        0,
        0,
        1,
    )
    assert (late.shift, late.required, late.certified, late.super_users) == ("late", 1, 0, 0)
    # Mia signed on day 0, practised on day 0 alone: without practice since, due from day 61 to day 74, then expired.
    for number, due, expired in ((60, 0, 0), (61, 1, 0), (74, 1, 0), (75, 0, 1)):
        row = overview(crew, number).readiness("North").functions[0]
        assert (row.due, row.expired) == (due, expired), number


def test_a_role_belongs_to_the_function_whose_super_users_hold_its_skills() -> None:
    inbound, outbound, leads = PROGRAMME.roles
    assert [function_of(PROGRAMME, role) for role in (inbound, outbound, leads)] == ["inbound", "", "inbound"]


def test_practice_is_counted_in_minutes_of_nobody() -> None:
    began = "2026-03-02T07:30:00.000Z"
    half_an_hour = tried(0)._replace(began=began)
    overnight = tried(0)._replace(began="2026-03-01T08:00:00.000Z")
    crew = Crew([MIA, JON], [*of("mia", half_an_hour, overnight), *of("jon", tried(-7)._replace(began=utc(-7, 7)))])
    weeks = overview(crew).readiness("North").weeks
    # This week 30 + 60 (a night counts an hour) of Mia; the week before 60 of Jon.
    assert [(week.until, week.minutes, week.people) for week in weeks[-2:]] == [(day(-7), 60, 1), (day(0), 90, 1)]
    assert len(weeks) == 8


def test_a_trend_is_a_picture_also_in_ascii() -> None:
    # Of 8: 0 is the lowest, 8 the highest, 4 of 8 is the fourth of eight steps (4 * 7 // 8 = 3).
    assert sparkline([0, 4, 8, 1]) == "▁▄█▁"
    assert ascii_text(sparkline([0, 4, 8, 1])) == "_=#_"
    assert sparkline([0, 0]) == "▁▁"
    assert len({ascii_text(level) for level in sparkline(list(range(8)))}) == 8


def test_coverage_names_super_users_whose_certificates_hold() -> None:
    found = overview(ready_crew()).coverage("North")
    assert [(each.shift, each.function, [who.id for who in each.super_users], each.assigned) for each in found] == [
        ("early", "inbound", ["mia"], 1),
        ("late", "inbound", [], 0),
    ]
    assert [len(each.super_users) for each in overview(ready_crew(), 400).coverage("North")] == [0, 0]


# stations


def test_a_station_is_missing_when_nothing_came_since_the_day_before_yesterday() -> None:
    rows = [
        ride(0, hour=7)._replace(station="1"),
        ride(-1, hour=7)._replace(station="2"),
        ride(-1, hour=9)._replace(station="2"),
        ride(-2, hour=9)._replace(station="3"),
    ]
    assert [(each.station, each.newest, each.is_missing) for each in stations_seen(rows, day(0))] == [
        ("1", utc(0, 7), False), ("2", utc(-1, 9), False), ("3", utc(-2, 9), True),
    ]  # fmt: skip


# lists


def test_practice_and_the_runs_of_others_are_in_no_list() -> None:
    runs = [checked(who="mia"), checked(who="mia", mode=Mode.TRY, number=1), checked(who="guest")]
    found = list(
        attempt_rows([SealedResult(run, "h") for run in runs], {"mia": MIA}, lambda exercise: f"of {exercise}")
    )
    assert [dict(zip(ATTEMPTS, row, strict=True))["title"] for row in found] == ["of CHK-01"]
    assert [row[0] for row in found] == [runs[0].attempt]


def test_a_missed_point_has_a_code_of_its_own() -> None:
    assert Slip("mia", "a", "", "", MicroSkill("receive", "source")).code == "missed_source"
