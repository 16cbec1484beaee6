"""A working day line by line: a cluster, a pack into cartons and a count, up to what the record has then.

Seed 1 of FREE-01. BATCH/00001: 2 plates of 24 cm at A-01-1 for WH/PICK/04156; 3 plates of 27 cm at A-01-2 and a board
at A-01-3 for WH/PICK/00496. WH/PACK/07209: 5 notebooks and 2 staplers. At A-04-1 the system has 12 pans and 15 hammers.
"""

from __future__ import annotations

import pytest

from scansim.actions import CONTROL_CODES
from scansim.engine.quantity import ZERO, written
from scansim.training.header import Mode
from scansim.training.inputs import Report, Set
from tests.plain.talking import Talk
from tests.training.field import lesson

pytestmark = pytest.mark.content

CARDS = {code.value: code.payload for code in CONTROL_CODES}
NOTEBOOK, STAPLER = "9521108515278", "495211073644"
PLATE_24, PLATE_27, BOARD, PAN = "9521108124111", "9521108127112", "9521108410313", "9521108324115"


def day() -> Talk:
    return Talk(lesson("FREE-01"), mode=Mode.FREE)


def scan(talk: Talk, *values: str) -> list[str]:
    """Cards by their values, labels as they are; what was said to the last."""
    return talk.hear(*(CARDS.get(value, value) for value in values))


def lying_in(talk: Talk, *packages: str) -> dict[str, dict[str, str]]:
    stock = talk.practice.run.world.warehouse.stock
    found: dict[str, dict[str, str]] = {package: {} for package in packages}
    for quant in stock.quants:
        if quant.package in found and quant.quantity > ZERO:
            found[quant.package][stock.products.get(quant.product).code] = written(quant.quantity)
    return found


def test_a_cluster_says_where_for_whom_and_into_what() -> None:
    talk = day()
    assert talk.hear("BATCH/00001") == [
        "OK. BATCH/00001 is open. Transfers in it: 2.",
        "Batch BATCH/00001, 3 lines.",
        "1: Plate 24cm, PLT-24-WH. 0 of 2 Units, from A-01-1, for WH/PICK/04156.",
        "Scan the place you take from.",
    ]
    talk.hear("A.01.1", PLATE_24, PLATE_24)
    assert talk.hear("TOTE.01") == [
        "OK. Packed into TOTE.01. Lines in it: 1.",
        "1: Plate 24cm, PLT-24-WH. 2 of 2 Units, from A-01-1, into TOTE.01, for WH/PICK/04156, complete, selected.",
        "2: Plate 27cm, PLT-27-WH. 0 of 3 Units, from A-01-2, for WH/PICK/00496.",
        "Scan the next place you take from.",
    ]
    talk.hear("A.01.2", *[PLATE_27] * 3)
    assert talk.hear("TOTE.01")[0] == "NO. Read TOTE.01: goods of another order are in it."
    talk.hear("TOTE.02")
    assert "TOTE.02 is proposed" in talk.hear("A.01.3")[1]
    talk.hear(BOARD, "TOTE.02")
    assert talk.hear("validate")[0] == "OK. BATCH/00001 is done. Transfers: 2."
    assert lying_in(talk, "TOTE.01", "TOTE.02") == {
        "TOTE.01": {"PLT-24-WH": "2"},
        "TOTE.02": {"PLT-27-WH": "3", "BRD-OAK": "1"},
    }


def test_a_pack_into_two_cartons() -> None:
    talk = day()
    talk.hear("WH/PACK/07209", *[NOTEBOOK] * 3)
    assert talk.hear("PACK9000011")[1:3] == [
        "1: Notebook A5 dotted, NTB-A5-DT. 3 of 3 Units, from Packing Zone, into PACK9000011, complete, selected.",
        "3: Notebook A5 dotted, NTB-A5-DT. 0 of 2 Units, from Packing Zone.",
    ]
    talk.hear(NOTEBOOK, NOTEBOOK, STAPLER, STAPLER, "PACK9000012", "validate")
    assert lying_in(talk, "PACK9000011", "PACK9000012") == {
        "PACK9000011": {"NTB-A5-DT": "3"},
        "PACK9000012": {"NTB-A5-DT": "2", "STP-ST": "2"},
    }


def test_a_count_with_nothing_but_cards() -> None:
    """NEXT names Operations, then the counts; digits open the quantity of the line; START comes to Apply."""
    talk = day()
    assert scan(talk, "next", "next") == ["OK. 2: Inventory adjustments 2. Enter takes it."]
    assert scan(talk, "enter")[1] == "Inventory adjustment, 2 lines."
    assert scan(talk, "A.04.1", PAN)[0] == "OK. Fry pan 24cm: 1 Units counted."
    assert scan(talk, "1", "1")[-1] == "OK. 11. Enter takes it."
    assert scan(talk, "back") == ["OK. 1. Enter takes it."]
    assert scan(talk, "3", "enter")[0] == "OK. Quantity 13. Confirm to keep it."
    assert talk.last == Set("quantity", "13")
    assert scan(talk, "enter")[0] == "OK. Fry pan 24cm: 13 Units counted."
    assert scan(talk, "start") == ["OK. 1: Apply. Enter takes it."]
    assert scan(talk, "enter")[0] == "OK. Counts applied: 1."
    stock = talk.practice.run.world.warehouse.stock
    pans = [quant for quant in stock.quants if quant.location == "loc_a_04_1" and quant.counted is None]
    assert {written(quant.quantity) for quant in pans} == {"13", "15"}


def test_what_a_report_is_about_is_chosen_by_cards() -> None:
    """The desk, then eight papers: the fifth choice is named by NEXT, or is A after START."""
    first, second = day(), day()
    for talk in (first, second):
        talk.hear("look")
    assert scan(first, "unreadable", "next")[0].startswith("OK. 1: Here: Desk.")
    scan(first, "next", "next", "next", "next", "enter", "enter")
    said = scan(second, "unreadable", "start", "start")
    assert said[0].startswith("OK. A, 5: ")
    assert said[1].startswith("B, 6: ")
    scan(second, "A", "enter")
    assert isinstance(first.last, Report)
    assert first.last == second.last
    assert first.last.about != "desk"
    assert scan(first, "unreadable", "A")[0].startswith("OK. cannot be read, Desk: ")
