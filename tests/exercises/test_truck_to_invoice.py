"""E2E-01, four steps in one story: an error of the first surfaces at the last, and is traced to its scan (F3).

Seed 1: seven pans (17.00, sold for 32.90) and four jugs are ordered; four pans and four jugs stand at the dock. The
scripts in tests/play/scripts say with their first line what becomes of them.
"""

from __future__ import annotations

import pytest

from scansim.engine.warehouse.records import State
from scansim.training.inputs import Report
from scansim.training.run import Run
from scansim.words.speaker import Speaker
from tests.play.playing import SCRIPTS
from tests.training.consequences.runs import consequences, debrief
from tests.training.field import after, card_of, lesson, reference

pytestmark = pytest.mark.content

STEPS = ("receipt", "away", "pick", "ship")


def played(script: str) -> Run:
    lines = (SCRIPTS / f"{script}_truck_to_invoice_{SCRIPT[script]}.txt").read_text(encoding="utf-8").splitlines()
    return after(lesson("E2E-01").run(1), *lines)


SCRIPT = {"right": "counted", "wrong": "filled"}


def reserved(run: Run) -> list[tuple[int, int]]:
    """Of each step, how many pans and jugs the record has reserved or done."""
    warehouse = run.world.warehouse
    return [
        (
            sum(int(line.quantity) for line in warehouse.lines_of(transfer.id) if line.product == "pan_28"),
            sum(int(line.quantity) for line in warehouse.lines_of(transfer.id) if line.product == "jug_1l"),
        )
        for transfer in run.world.transfers
    ]


def test_each_step_waits_for_what_the_step_before_brings() -> None:
    run = lesson("E2E-01").run(1)
    assert tuple(task.name for task in run.situation.tasks) == STEPS
    assert [task.follows for task in run.situation.tasks] == ["", *(t.transfer for t in run.situation.tasks[:-1])]
    assert reserved(run) == [(7, 4), (0, 0), (0, 0), (0, 0)]
    assert [transfer.state for transfer in run.world.transfers] == [State.ASSIGNED, *[State.WAITING] * 3]
    scans = ["scan WH/IN/07525", *["scan 9521108328113"] * 4, *["scan 9521108431080"] * 4]
    after(run, "go dock_1", "do look dock_1", *scans, "tap validate", "tap create_backorder")
    assert reserved(run) == [(4, 4), (4, 4), (0, 0), (0, 0)]


def test_counted_at_the_dock_all_that_came_goes_all_the_way() -> None:
    run = played("right")
    assert run.finished
    assert reserved(run) == [(4, 4)] * 4
    assert consequences(run).mispicks == 0
    assert [finding.begun for finding in debrief(run).wrong if finding.begun] == []


def test_filled_at_the_dock_the_invoice_is_wrong_four_steps_later() -> None:
    """Three pans of 32.90 are credited (98.70), three of 17.00 were paid that never came (51.00)."""
    run = played("wrong")
    found = consequences(run)
    pans, jugs = found.sent
    assert (str(pans.recorded), str(pans.truth), str(pans.to_credit)) == ("7", "4", "98.70")
    assert (str(jugs.recorded), str(jugs.truth)) == ("4", "4")
    assert found.unexplained == ()  # no stock is wrong any more, only money
    assert len({error.task for error in card_of(run).errors}) == 4

    worst = debrief(run).wrong[0]
    assert worst.begun is not None
    # go, scan the note, fill: the third input.
    assert (worst.begun.number, worst.begun.task) == (3, "WH/IN/07525")
    said = Speaker()
    assert "received 7, there were 4" in said.begun(worst).long
    assert said.consequences(worst) == (
        ("Dispatch", "Retail North gets 4, and the paper says 7."),
        ("Billing", "A credit note of 98.70 EUR; a wrong delivery costs 22.00 more (site figure)."),
        ("Buying", "Nordic Table is paid for goods that did not come: 3, 51.00 EUR."),
    )


def test_the_coach_reports_nothing_missing_that_only_did_not_come() -> None:
    assert [given for given in reference("E2E-01", 1) if isinstance(given, Report)] == []


def test_each_step_has_its_way_in_the_standard_time() -> None:
    """Seed 1, seven and four units scanned one by one: 5 + 6 x 2 and 5 + 3 x 2, 28 s a step (standard_times.yaml).

    | step | way | confirm | source | goods | destination | s |
    |---|---|---|---|---|---|---|
    | receive | 6 | 6 | | 28 | | 40 |
    | put away | 12 | 6 | | 28 | 2 x 5 | 56 |
    | pick | 6 | 6 | 5 | 28 | | 45 |
    | send | 6 | 6 | 5 | 28 | | 45 |

    Four papers are 40 s, what is missing 40 s: 266 s.
    """
    assert card_of(lesson("E2E-01").run(1)).standard_ms == 266_000
