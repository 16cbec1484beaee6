"""Traps and interruptions with a mistake: file, line, what is wrong, what would be right."""

from __future__ import annotations

import pytest

from scansim.content.library import Library
from tests.content.content_folder import ROOT, ContentFolder

FILE = "exercises/receiving/RCV-94.yaml"
WORK = "exercises/picking/PCK-94.yaml"

DELIVERY = """\
schema: 1
id: RCV-94
revision: 1
title: Everything wrong
skill: receiving
level: 3
minutes: 6
owner: Tests
brief: A pallet from {supplier} stands at {place}.
at_work: Look.
pack: S
settings:
  company:
    barcode_nomenclature_id: "gs1"
receipt:
  place: dock_1
  lines:
    mugs: {product: mug_35_bl, boxes: 2, loose: 3}
    boards: {product: board_oak, loose: 6}
    coffee: {product: coffee_500, boxes: 1}
traps:
  wrong:
    kind: damaged
    line: boards
    units: 1 to 2
    seeds: 1 in 5
interruptions:
  badge:
    when: lines 2
    who: colleague
    seeds: 3 in 5
    says: Lend me your badge.
    choices:
      decline: {says: "No. Ask the shift lead.", right: yes}
      lend: {says: "Here you are.", costs: miscounted, says_why: It is yours alone.}
"""

PICKS = """\
schema: 1
id: PCK-94
revision: 1
title: Everything wrong
skill: picking
level: 3
minutes: 6
owner: Tests
brief: Orders wait. You stand at the {place}.
at_work: Look.
pack: S
work:
  one:
    operation: type_pick
    batch: BATCH/00001
    lines:
      pans: {product: pan_24, quantity: 6}
      drivers: {product: driver_ph1, quantity: 3}
  two:
    operation: type_pick
    batch: BATCH/00001
    lines:
      plates: {product: plate_24_wh, quantity: 2}
  count:
    count: [shelf_a_04_2]
traps:
  wrong:
    kind: missing
    task: one
    line: pans
    units: 1 to 3
    seeds: 1 in 5
"""

GOODS = "    kind: damaged\n    line: boards\n    units: 1 to 2\n"

# What stands in the delivery, what is written instead, a text on the line of the fault, and what the fault says.
IN_DELIVERY = [
    ("kind: damaged", "kind: damagd", "kind: damagd", 'Did you mean "damaged"?'),
    ("    line: boards\n", "", "  wrong:", "does not say which line"),
    ("line: boards", "line: bords", "line: bords", 'Did you mean "boards"?'),
    ("units: 1 to 2", "units: 0 to 2", "units: 0", "Begin at 1"),
    ("seeds: 1 in 5", "seeds: 9 in 10", "seeds: 9", "without the trap"),
    ("    units: 1 to 2\n", "    units: 1 to 2\n    hold: credit\n", "hold: credit", "Take it away"),
    ("    units: 1 to 2\n", "    units: 1 to 2\n    place: dock_1\n", "place: dock_1\n    seeds", "Take it away"),
    ("    units: 1 to 2\n", "    task: other\n", "task: other", "is no task"),
    ("    units: 1 to 2\n", "    report: broken\n", "report: broken", '"report" is "broken"'),
    (GOODS, "    kind: wrong_item\n    line: boards\n", "  wrong:", "needs a box"),
    (GOODS, "    kind: opened_box\n    line: boards\n", "  wrong:", "needs a box"),
    (GOODS, "    kind: wrong_item\n    line: mugs\n    instead: mug_35_gx\n", "instead:", 'Did you mean "mug_35_g'),
    (GOODS, "    kind: other_lot\n    line: boards\n", "  wrong:", "kept by lot"),
    (GOODS, "    kind: other_lot\n    line: coffee\n    instead: coffee_500\n", "instead:", "has no"),
    (GOODS, "    kind: missing\n    line: boards\n    units: 1\n", "  wrong:", "Nothing on the delivery note"),
    (GOODS, "    kind: missing\n    line: boards\n    units: 7\n", "units: 7", "some seeds order only 6"),
    (GOODS, "    kind: twin\n    line: boards\n", "receipt:", "cannot be played"),
    (GOODS, "    kind: difference\n    place: dock_1\n", "place: dock_1\n    seeds", "Nothing is counted"),
    (GOODS, "    kind: two_labels\n    line: boards\n", "  wrong:", "kept by lot"),
    ("when: lines 2", "when: lunch", "when: lunch", '"when" is "lunch"'),
    ("when: lines 2", "when: lines 4", "when: lines 4", "there are only 3"),
    ("when: lines 2", "when: counted cups", "when: counted cups", "is no line of a task"),
    ("when: lines 2", "when: opened cups", "when: opened cups", "is no task"),
    ("who: colleague", "who: colleage", "who: colleage", 'Did you mean "colleague"?'),
    (", right: yes}", "}", "choices:", "No answer is right"),
    (", right: yes}", ", right: yes, costs: miscounted}", "decline: {", "costs nothing"),
    (", costs: miscounted, says_why: It is yours alone.}", ", right: yes}", "choices:", "2 answers are right"),
    (", costs: miscounted,", ",", "lend: {", "has no price"),
    ("costs: miscounted", "costs: miscuonted", "lend: {", 'Did you mean "miscounted"?'),
    (", says_why: It is yours alone.}", "}", "lend: {", "does not say why"),
    ("      lend: {", "      Lend: {", "Lend: {", "cannot be a name"),
    ("    says: Lend me your badge.\n", "", "badge:", "says nothing"),
    ("    seeds: 3 in 5", "    seeds: 9 in 10", "seeds: 9 in 10", "without it"),
    ("    who: colleague", "    who: colleague\n    then: no_connection", "  badge:", "nobody asks anything"),
    ("    who: colleague", "    who: colleague\n    then: fire", "then: fire", "session_of_another"),
    ("says: Lend me your badge.", "says: {de: Leih mir den Ausweis.}", "says: {de", "not said in English"),
    ("title: Everything wrong", "title: {de: Alles falsch}", "title:", "not said in English"),
    ("loose: 6}", "loose: 6, quantity: 6}", "boards: {", "Write one of the two"),
    ("loose: 6}", "loose: 6, lot: lot_coffee_500_01}", "boards: {", "is no lot of the product"),
    ("    coffee: {product: coffee_500, boxes: 1}\n", "    coffee: {product: drill_12, boxes: 1}\n", "coffee: {", "kept by serial"),  # noqa: E501
]  # fmt: skip

WHO = "    who: colleague\n"
DANGER = WHO + "    then: hazard\n    place: dock_1\n    clear: {when: validate, says: It is dry.}\n"
IN_DANGER = [
    ("place: dock_1\n    clear", "place: dock_11\n    clear", "place: dock_11", 'Did you mean "dock_1"?'),
    ("    then: hazard\n", "", "  badge:", "Only a danger closes a place"),
    ("    place: dock_1\n    clear", "    clear", "  badge:", "place and clear go together"),
    ("    clear: {when: validate, says: It is dry.}\n", "", "  badge:", "place and clear go together"),
    ("when: validate,", "when: validate other,", "clear: {", "is no task"),
    ("when: validate,", "when: counted cups,", "clear: {", "is no line of a task"),
    ("when: validate,", "when: lines 4,", "clear: {", "there are only 3"),
    ("when: validate,", "when: start,", "clear: {", '"when" is "start"'),
    ("says: It is dry.", "says: {de: Trocken.}", "clear: {", "not said in English"),
]

IN_WORK = [
    ("    task: one\n", "", "  wrong:", "does not say which task"),
    ("task: one", "task: on", "task: on", 'Did you mean "one"?'),
    ("    kind: missing\n", "    kind: extra\n", "  wrong:", "Let it be about a receipt"),
    ("    kind: missing\n", "    kind: two_labels\n", "units:", "means nothing"),
    ("You stand at the {place}.", "From {supplier}.", "brief:", "there are 2 tasks"),
    ("      pans: {product: pan_24, quantity: 6}\n", "      pans: {product: pan_24, loose: 6}\n", "pans: {", "Write quantity instead"),  # noqa: E501
    ("      pans: {product: pan_24, quantity: 6}\n", "      pans: {product: pan_24, quantity: 13}\n", "work:\n  one", "with 13 in stock"),  # noqa: E501
    ("  two:\n    operation: type_pick\n", "  two:\n    operation: type_pick\n    destination: desk\n", "destination: desk", "Nothing can be stored"),  # noqa: E501
    ("  two:\n    operation: type_pick\n", "  two:\n    operation: type_pick\n    flow: pik\n", "flow: pik", 'Did you mean "pick"?'),  # noqa: E501
]  # fmt: skip


def faults(content: ContentFolder, file: str, text: str) -> list[tuple[int, str]]:
    content.write(file, text)
    return [(fault.line, f"{fault.what} {fault.right}") for fault in content.faults() if fault.file == file]


@pytest.mark.parametrize(("old", "new", "on_line", "says"), IN_DELIVERY)
def test_a_mistake_in_a_delivery(content: ContentFolder, old: str, new: str, on_line: str, says: str) -> None:
    _told(content, FILE, DELIVERY, (old, new), on_line, says)


@pytest.mark.parametrize(("old", "new", "on_line", "says"), IN_DANGER)
def test_a_mistake_in_a_danger(content: ContentFolder, old: str, new: str, on_line: str, says: str) -> None:
    _told(content, FILE, DELIVERY.replace(WHO, DANGER), (old, new), on_line, says)


@pytest.mark.parametrize(("old", "new", "on_line", "says"), IN_WORK)
def test_a_mistake_in_work(content: ContentFolder, old: str, new: str, on_line: str, says: str) -> None:
    _told(content, WORK, PICKS, (old, new), on_line, says)


def _told(content: ContentFolder, file: str, text: str, change: tuple[str, str], on_line: str, says: str) -> None:
    assert text.count(change[0]) == 1
    written = text.replace(*change)
    found = faults(content, file, written)
    assert found
    first, _, then = on_line.partition("\n")
    lines = written.splitlines()
    wanted = [n for n, each in enumerate(lines, 1) if first in each and (not then or then in lines[n])]
    assert [line for line, said in found if says in said][:1] == wanted[:1], found


def test_both_files_are_sound(content: ContentFolder) -> None:
    assert faults(content, FILE, DELIVERY) == []
    assert faults(content, WORK, PICKS) == []
    assert faults(content, FILE, DELIVERY.replace(WHO, DANGER)) == []


WITH_A_COUNT = """\
work:
  one:
    operation: type_in
    place: dock_1
    lines:
      boards: {product: board_oak, loose: 6}
  shelf: {count: [shelf_a_04_1]}
"""
DEAD = "interruptions:\n  battery: {when: lines 1, who: nobody, then: scanner_dead, seeds: 3 in 5, says: It is dead.}\n"


def test_a_dead_scanner_asks_nothing_and_dies_in_deliveries_only(content: ContentFolder) -> None:
    delivery = DELIVERY[: DELIVERY.index("interruptions:")] + DEAD
    assert faults(content, FILE, delivery) == []
    asking = delivery.replace("says: It is dead.", "says: Dead., choices: {yes_: {says: Yes., right: yes}}")
    assert "A dead scanner asks nothing." in faults(content, FILE, asking)[0][1]
    assert "says nothing" in faults(content, FILE, delivery.replace(", says: It is dead.", ""))[0][1]
    assert "in deliveries only" in faults(content, WORK, PICKS + DEAD)[0][1]
    work = delivery[: delivery.index("receipt:")].replace("{supplier}", "{place}") + WITH_A_COUNT + DEAD
    assert [said for _, said in faults(content, FILE, work) if "in deliveries only" in said]
    assert faults(content, FILE, work.replace("  shelf: {count: [shelf_a_04_1]}\n", "")) == []


def test_a_gs1_code_needs_its_nomenclature(content: ContentFolder) -> None:
    text = DELIVERY.replace(GOODS, "    kind: two_labels\n    line: coffee\n")
    assert faults(content, FILE, text) == []
    begin, end = text.index("settings:\n"), text.index("receipt:\n")
    found = faults(content, FILE, text[:begin] + text[end:])
    assert ["nomenclature is the default" in said for _, said in found] == [True]


def test_what_ships_breaks_no_rule() -> None:
    assert Library.load(ROOT).faults == ()
