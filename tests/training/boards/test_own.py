"""Where somebody stands, as home tells them: each line worked out by hand."""

from __future__ import annotations

from scansim.screens.painting.own_standing import standing_rows
from scansim.training.boards.own import own_cells
from scansim.training.boards.team import Cell
from scansim.training.ports import RunRow
from scansim.training.signoff.statement import Statement
from scansim.words.own_standing import own_said
from tests.training.boards.crew import PROGRAMME
from tests.training.programme.files import day, granted, observed, ride, tried

LINES_149 = [ride(0, lines=lines, hour=hour) for hour, lines in enumerate((50, 50, 49), 8)]


def own(runs: list[RunRow], said: list[Statement] | None = None, number: int = 0) -> tuple[Cell, ...]:
    return own_cells(PROGRAMME, runs, said or [], day(number))


def test_only_what_was_begun_is_told() -> None:
    assert own([]) == ()
    assert [cell.skill.id for cell in own([ride(0, lines=25)])] == ["receiving"]


def test_who_practises_is_told_so() -> None:
    (cell,) = own([tried(0)])
    assert own_said(cell).long == "◐ practising"


def test_lines_to_go_are_told_once_there_is_evidence() -> None:
    # 25 + 35 lines with one error: with one it takes 236 (reference C7), so that 176 are to go.
    (cell,) = own([ride(0, lines=25), ride(0, lines=35, escaped=1)])
    assert own_said(cell).long == "◐ ready, 176 lines to go"
    assert own_said(cell).short == "◐ 176 to go"


def test_proved_lines_wait_for_a_signature() -> None:
    (cell,) = own(LINES_149)
    assert own_said(cell).long == "◐ ready: your supervisor can sign"


def test_a_certificate_says_its_day() -> None:
    """180 days after the signature."""
    (cell,) = own(LINES_149, [observed(), granted()])
    assert own_said(cell).long == f"✔ certified until {day(180).isoformat()}"


def test_what_is_due_says_by_when() -> None:
    """60 days without a run, then 14 days of grace (reference C8): due from day 61 on, to the end of day 74."""
    (cell,) = own(LINES_149, [observed(), granted()], 61)
    assert own_said(cell).long == f"! due, do it by {day(74).isoformat()}"


def test_a_bar_is_as_long_as_the_evidence_and_small_screens_have_none() -> None:
    # 60 of 60 + 176 lines: two of ten.
    cells = own([ride(0, lines=25), ride(0, lines=35, escaped=1)])
    (row,) = standing_rows(cells, 80, 24)
    assert "██░░░░░░░░" in row.text
    (narrow,) = standing_rows(cells, 40, 24)
    assert "█" not in narrow.text
    assert standing_rows(cells, 80, 12) == []
