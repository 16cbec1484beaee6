"""The team board, the queue and the coaching sheet: each value worked out by hand in a comment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from scansim.training.boards.members import NOBODY, View
from scansim.training.boards.team import Cell, Need, lowest_accuracy
from scansim.training.people.person import PersonKind, Role
from scansim.training.programme.standing import State
from scansim.training.signoff.rules import Denial
from scansim.training.signoff.statement import Statement, StatementKind
from scansim.words.boards import cell_figures, cell_said, percent
from tests.training.boards.crew import EVA, PROGRAMME, Crew, member, of, overview
from tests.training.people.made import person
from tests.training.programme.files import day, granted, observed, ride, said, tried, utc

MIA, JON = member("Mia Kern"), member("Jon Petersen", shift="late")
LINES_149 = tuple(ride(0, lines=lines, hour=hour) for hour, lines in enumerate((50, 50, 49), 8))
SIGNED = [observed(), granted()]


def about(who: str, *told: Statement) -> list[Statement]:
    return [replace(each, person=who) for each in told]


def cell(crew: Crew, who: str, skill: str = "receiving", number: int = 0) -> Cell:
    board = overview(crew, number).team(View())
    row = next(row for row in board.rows if row.member.id == who)
    return next(each for each in row.cells if each.skill.id == skill)


def test_a_cell_says_the_state_and_what_it_rests_on() -> None:
    crew = Crew([MIA], of("mia", ride(0, lines=25), ride(0, lines=35, escaped=1)))
    found = cell(crew, "mia")
    # 25 + 35 lines with one error: with x = 1 it takes 236 lines (reference C7), so 236 - 60 = 176 are to go.
    assert (found.state, found.standing.pool.lines, found.standing.pool.runs, found.to_go) == (State.READY, 60, 2, 176)
    assert cell_said(found).short == "176 more"
    # No ride in picking at all.
    assert cell(crew, "mia", "picking").accuracy is None
    assert cell_said(cell(crew, "mia", "picking")).short == "·"


@pytest.mark.parametrize(
    ("escaped", "lines", "accuracy"),
    # Upper bounds (reference C7): 1/300 1.5715 %, 2/300 2.0836 %, 3/600 1.2872 %, 0/60 4.8703 %, 0/149 98.0095 %.
    [(1, 300, "98.4285"), (2, 300, "97.9164"), (3, 600, "98.7128"), (0, 60, "95.1297"), (0, 149, "98.0095")],
)
def test_the_share_that_is_claimed_is_the_lower_bound(escaped: int, lines: int, accuracy: str) -> None:
    assert abs(lowest_accuracy(escaped, lines, Decimal("0.95")) * 100 - Decimal(accuracy)) < Decimal("0.0001")


def test_a_share_is_rounded_down_and_never_without_its_lines() -> None:
    # 98.0095 % is shown as 98 and not as 98.1.
    assert percent(lowest_accuracy(0, 149, Decimal("0.95"))) == "98"
    found = cell(Crew([MIA], of("mia", *LINES_149)), "mia")
    assert cell_figures(found, PROGRAMME).short == "sim. ≥98 % · 149 lines, 3 runs"


def test_proved_and_not_signed_waits_for_a_signature() -> None:
    assert cell(Crew([MIA], of("mia", *LINES_149)), "mia").need is Need.SIGN
    # One line less proves nothing (148: 97.996 %).
    assert cell(Crew([MIA], of("mia", *LINES_149[:2], ride(0, lines=48, hour=12))), "mia").need is Need.NOTHING
    # The newest ride failed: it is signed over no more.
    assert cell(Crew([MIA], of("mia", *LINES_149, ride(0, passed=False, hour=20))), "mia").need is Need.NOTHING


@pytest.mark.parametrize(("number", "need"), [(14, Need.SIGN), (15, Need.NOTHING)])
def test_after_fourteen_days_a_ride_is_stale(number: int, need: Need) -> None:
    assert cell(Crew([MIA], of("mia", *LINES_149)), "mia", number=number).need is need


def test_what_is_signed_waits_no_more_and_counts_its_days() -> None:
    crew = Crew([MIA], of("mia", *LINES_149), about("mia", *SIGNED))
    found = cell(crew, "mia")
    assert (found.state, found.need, found.days_left) == (State.CERTIFIED, Need.NOTHING, 180)
    assert cell_said(found).short == "✔ 180 d"


@pytest.mark.parametrize(
    ("number", "need"), [(165, Need.NOTHING), (166, Need.SOON), (180, Need.SOON), (195, Need.BLOCKED)]
)
def test_fourteen_days_before_its_end_a_certificate_asks_for_attention(number: int, need: Need) -> None:
    # Signed on day 0 for 180 days: on day 166 fourteen are left. Current, for somebody practised on day 150. Due until
    # day 194 (14 days of grace), then expired.
    crew = Crew([MIA], of("mia", *LINES_149, *(tried(at) for at in (50, 100, 150))), about("mia", *SIGNED))
    assert cell(crew, "mia", number=number).need is need


def test_signed_and_not_observed_waits_for_the_floor() -> None:
    found = cell(Crew([MIA], of("mia", *LINES_149), about("mia", granted())), "mia")
    assert (found.state, found.need) == (State.READY, Need.OBSERVE)


def test_the_board_counts_what_its_cells_need() -> None:
    crew = Crew([MIA, JON], [*of("mia", *LINES_149), *of("jon", ride(0))], about("jon", granted()))
    board = overview(crew).team(View())
    # Four cells: Mia's receiving waits for a signature, Jon's for an observation; nobody picked.
    assert {need: board.needs[need] for need in Need} == {
        Need.SIGN: 1, Need.OBSERVE: 1, Need.BLOCKED: 0, Need.SOON: 0, Need.NOTHING: 2,
    }  # fmt: skip


# who is on it


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (View(), ["ada", "jon", "mia"]),
        (View(site="North"), ["jon", "mia"]),
        (View(site=""), ["ada"]),
        (View(shift="late"), ["jon"]),
        (View(site="North", shift="early"), ["mia"]),
        (View(role="inbound"), ["mia"]),
        (View(role=""), ["ada", "jon"]),
        (View(site="South"), []),
    ],
)
def test_a_view_shows_those_it_names(view: View, names: list[str]) -> None:
    crew = Crew([member("Mia Kern", work="inbound outbound"), JON, member("Ada Ott", site="", shift="")])
    everywhere = person("root", roles=(Role.SUPERVISOR,))
    assert [row.member.id for row in overview(crew, who=everywhere).team(view).rows] == names


def test_a_role_shows_its_skills_only() -> None:
    crew = Crew([member("Mia Kern", work="inbound")])
    assert [skill.id for skill in overview(crew).team(View(role="inbound")).skills] == ["receiving"]
    assert [skill.id for skill in overview(crew).team(View()).skills] == ["receiving", "picking"]


def test_a_supervisor_sees_their_site_and_nobody_else() -> None:
    crew = Crew(
        [MIA, member("Ola South", site="South"), member("Ada Ott", site="")],
        [*of("mia", *LINES_149), *of("ola", *LINES_149), *of("guest", *LINES_149)],
    )
    seen = overview(crew)
    assert [each.id for each in seen.everyone] == ["mia"]
    assert {row.person for row in seen.rows} == {"mia"}
    assert [each.member.id for each in seen.queue()] == ["mia"]
    assert seen.member("ola") is None


def test_an_operator_sees_only_themselves_and_a_trainer_too() -> None:
    for roles in ((Role.OPERATOR,), (Role.TRAINER,)):
        who = person("mia", roles=roles, site="North")
        assert [each.id for each in overview(Crew([MIA, JON]), who=who).everyone] == ["mia"]


def test_who_left_or_was_erased_is_on_no_board_and_has_no_name_anywhere() -> None:
    gone = replace(member("Old Hand", PersonKind.ERASED), name="")
    crew = Crew([MIA, gone, member("Ex Hand", PersonKind.LEFT), member("Loc Ked", PersonKind.LOCKED)])
    assert [row.member.id for row in overview(crew).team(View()).rows] == ["loc", "mia"]
    assert gone.called == NOBODY


def test_who_only_supervises_is_on_no_board() -> None:
    crew = Crew(
        [member("Sue Per", roles=(Role.SUPERVISOR,)), member("Sam Both", roles=(Role.SUPERVISOR,), work="inbound")]
    )
    assert [row.member.id for row in overview(crew).team(View()).rows] == ["sam"]


# the queue


def trainer() -> Crew:
    return Crew(
        [MIA, JON], [*of("mia", *(LINES_149)), *of("jon", *(row._replace(ended=utc(0, 7)) for row in LINES_149))]
    )


def test_whose_ride_goes_stale_first_comes_first() -> None:
    waiting = overview(trainer(), 4, person("eva", roles=(Role.SUPERVISOR, Role.TRAINER), site="North")).queue()
    assert [(each.member.id, each.days_left, each.denied) for each in waiting] == [("jon", 10, ()), ("mia", 10, ())]


def test_what_stands_against_a_signature_is_said() -> None:
    # Eva is certified in nothing, and no trainer: others sign.
    waiting = overview(trainer()).queue()
    assert [denied.why for denied in waiting[0].denied] == [Denial.NOT_QUALIFIED]
    assert waiting[0].is_for_others
    crew = trainer()
    crew.open = of("jon", ride(0, hour=20))
    by_trainer = overview(crew, who=person("eva", roles=(Role.SUPERVISOR, Role.TRAINER), site="North")).queue()
    assert [[denied.why for denied in each.denied] for each in by_trainer] == [[Denial.OPEN_RIDE], []]
    assert not by_trainer[0].is_for_others


def test_the_certificates_of_others_qualify_nobody() -> None:
    certified = member("Abe First")
    crew = Crew([certified, MIA], [*of("abe", *LINES_149), *of("mia", *LINES_149)], about("abe", *SIGNED))
    (waiting,) = overview(crew).queue()
    assert (waiting.member.id, [denied.why for denied in waiting.denied]) == ("mia", [Denial.NOT_QUALIFIED])


@pytest.mark.parametrize("kind", [StatementKind.SUSPENDED, StatementKind.REVOKED])
def test_after_something_was_taken_away_only_a_ride_since_is_signed(kind: StatementKind) -> None:
    # Signed on day 0; a ride on day 1 at eight, taken away at noon, one more on day 2.
    told = about("mia", *SIGNED, said(kind, 1, "taken", why="incident"))
    before = of("mia", *LINES_149, ride(1))
    assert cell(Crew([MIA], before, told), "mia", number=2).need is Need.BLOCKED
    assert cell(Crew([MIA], [*before, *of("mia", ride(2))], told), "mia", number=2).need is Need.SIGN


def test_nobody_signs_for_themselves() -> None:
    eva = replace(MIA, person=person("mia", roles=(Role.SUPERVISOR, Role.OPERATOR, Role.TRAINER), site="North"))
    waiting = overview(Crew([eva], of("mia", *LINES_149)), who=eva.person).queue()
    assert [denied.why for denied in waiting[0].denied] == [Denial.ONESELF]


def test_the_highest_level_that_is_proved_is_offered() -> None:
    # 299 lines without an error carry proficient (reference C7), 298 certified only.
    rides = (*LINES_149, *(ride(0, lines=50, hour=hour) for hour in (12, 13, 14)))
    assert overview(Crew([MIA], of("mia", *rides))).queue()[0].level.value == "proficient"
    assert (
        overview(Crew([MIA], of("mia", *rides[:-1], ride(0, lines=49, hour=14)))).queue()[0].level.value == "certified"
    )


def test_days_are_those_of_the_board() -> None:
    assert overview(Crew([MIA])).on == day(0)
    assert overview(Crew([MIA]), 3).on == day(0) + timedelta(days=3)
    assert EVA.id == "eva"


def test_a_ride_in_which_nothing_was_done_is_a_ride_all_the_same() -> None:
    found = cell(Crew([MIA], of("mia", ride(0, passed=False, lines=0))), "mia")
    assert cell_figures(found, PROGRAMME).long == "in the simulator: not one line done, check-rides: 1"
    assert cell_figures(cell(Crew([MIA], ()), "mia"), PROGRAMME).short == "no ride yet"
