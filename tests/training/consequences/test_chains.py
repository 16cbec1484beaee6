"""From the truck to the invoice: an error of the first step surfaces at the fourth, and is traced to its scan.

Eight pans of 14.50 (27.90 to customers) are ordered from Nordic Table, and Retail North is to get them. Two did not
come. The one who works fills the line of the receipt to eight and goes on as the screen says: put away, pick, ship.

| step | input | record | truth |
|---|---|---|---|
| 1 receive | 2 fill, 3 validate | 8 at Input, supplier paid 8 x 14.50 = 116.00 | 6 |
| 2 put away | 8 fill | 8 on A-04-3 | 6 |
| 3 pick | 15 fill | 8 at the packing bench | 6 |
| 4 ship | 22 fill | 8 invoiced: 8 x 27.90 = 223.20 | 6 on the truck |

In the end no stock is wrong any more: the record and the shelf are both at nothing. What is wrong is money: two pans
of 27.90 are credited (55.80), and two of 14.50 were paid that never came (29.00).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.catalogue import Partner
from scansim.engine.warehouse.records import Transfer
from scansim.engine.warehouse.warehouse import Warehouse
from scansim.training import debrief as debriefing
from scansim.training import run as running
from scansim.training import world as building
from scansim.training.consequences.chains import chain_of
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.run import Run
from scansim.training.situation import situation_of
from scansim.training.starting_point import NOBODY, CannotBePlayed, GivenTask, OrderedLine, Situation
from scansim.training.story import Between, Flow, Story, Task, TrapKind
from scansim.words.speaker import Speaker
from tests.training.consequences.runs import consequences, debrief
from tests.training.field import after, card_of, lesson
from tests.training.traps.stories import exercise, line, pack, trap, units

pytestmark = pytest.mark.content

RECEIPT = Story(
    (
        Task(
            "receipt",
            "type_in",
            (line("pans", "pan_24", units(8)),),
            "partner_nordic_table",
            "dock_1",
            destination="receiving_bay",
        ),
    )
)
SHORT = trap(TrapKind.MISSING, task="receipt", line="pans", units=Between(2, 2))


def given(name: str, kind: str, transfer: str, way: tuple[str, str], flow: Flow, to: Partner = NOBODY) -> GivenTask:
    ordered = (OrderedLine("pan_24", Decimal(8)),)
    return GivenTask(name, kind, transfer, "", to, ordered, flow=flow, source=way[0], destination=way[1])


def four_steps(of: Exercise, found: Pack, seed: int) -> Situation:
    """The receipt, and what happens to its goods afterwards."""
    customer = next(each for each in found.customers if each.name == "Retail North")
    base = situation_of(of, found, seed)
    steps = (
        given("away", "type_int", "WH/INT/90001", ("loc_input", "loc_a_04_3"), Flow.PUTAWAY),
        given("pick", "type_pick", "WH/PICK/90001", ("loc_a_04_3", "loc_packing"), Flow.PICK, customer),
        given("ship", "type_out", "WH/OUT/90001", ("loc_packing", "loc_customers"), Flow.DISPATCH, customer),
    )
    return replace(base, tasks=(*base.tasks, *steps), places=tuple(place.id for place in found.places))


@pytest.fixture
def chained(monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run of four steps, each of which waits for the goods of the one before."""
    create = building._create

    def waiting(warehouse: Warehouse, task: GivenTask) -> Transfer:
        try:
            return create(warehouse, task)
        except CannotBePlayed:  # nothing is there yet that could be reserved
            return list(warehouse.stock.transfers)[-1]

    monkeypatch.setattr(building, "_create", waiting)
    monkeypatch.setattr(running, "situation_of", four_steps)
    monkeypatch.setattr(debriefing, "reference_run", lambda _: None)  # no paper lies there for the coach to read
    return Run(exercise(RECEIPT, SHORT), pack(), lesson().policy, 3)


def worked(run: Run, quantity: int) -> Run:
    """Receive so many, then do what the screen says."""
    warehouse, transfers = run.world.warehouse, run.world.transfers
    fill = ["tap edit:PAN-24", f"set quantity {quantity}", "tap confirm"] if quantity < 8 else ["tap fill:PAN-24"]
    rest = ["tap create_backorder"] if quantity < 8 else []
    after(run, f"scan {run.situation.tasks[0].transfer}", *fill, "tap validate", *rest)
    ways = (
        ("receiving_bay", "NHINPUT", "shelf_a_04_3", "A.04.3"),
        ("shelf_a_04_3", "A.04.3", "packing_bench", "NHBENCH"),
        ("packing_bench", "NHBENCH", "", ""),
    )
    for transfer, (place, label, to, there) in zip(transfers[1:], ways, strict=True):
        warehouse.check_availability(transfer.id)
        after(run, f"go {place}", f"do look {place}", f"scan {transfer.name}", f"scan {label}", "tap fill:PAN-24")
        after(run, *([f"go {to}", f"scan {there}"] if to else []), "tap validate", *rest)
    return run


def test_an_error_of_the_first_step_is_told_with_what_it_led_to_at_the_last(chained: Run) -> None:
    run = worked(chained, 8)
    found = consequences(run)
    (shipped,) = found.sent
    assert (str(shipped.invoiced), str(shipped.truth), str(shipped.to_credit)) == ("223.20", "6", "55.80")
    (bought,) = found.received
    assert (str(bought.billed), str(bought.never_came)) == ("116.00", "2")
    assert found.unexplained == ()

    worst = debrief(run).wrong[0]
    assert worst.begun is not None
    # The scan of the first step: input 2 filled the line to eight.
    assert (worst.begun.number, worst.begun.task) == (2, run.situation.tasks[0].transfer)
    speaker = Speaker()
    assert speaker.begun(worst).long.startswith("Begun at step 2, ")
    assert "received 8, there were 6" in speaker.begun(worst).long
    assert speaker.consequences(worst) == (
        ("Dispatch", "Retail North gets 6, and the paper says 8."),
        ("Billing", "A credit note of 55.80 EUR; a wrong delivery costs 22.00 more (site figure)."),
        ("Buying", "Nordic Table is paid for goods that did not come: 2, 29.00 EUR."),
    )


def test_what_was_only_carried_on_is_told_once(chained: Run) -> None:
    run = worked(chained, 8)
    errors = [error for error in card_of(run).errors if error.about == "pan_24"]
    assert len(errors) == 4  # each step recorded eight where there were six
    assert [finding.code for finding in debrief(run).wrong if finding.code.startswith(("rec", "sent"))] == [
        "recorded_not_there"
    ]
    chain = chain_of(run, errors, errors[-1])
    assert [link.error.task for link in chain.links] == [task.transfer for task in run.situation.tasks]
    assert [link.number for link in chain.links] == sorted(link.number for link in chain.links)


def test_counted_rightly_at_the_first_step_nothing_follows(chained: Run) -> None:
    run = worked(chained, 6)
    assert consequences(run).mispicks == 0
    assert consequences(run).unexplained == ()
    assert [finding.begun for finding in debrief(run).wrong if finding.begun] == []
