"""The file of a sandbox with a mistake: file, line, what is wrong, what would be right (DESIGN section 8, first row)."""  # noqa: E501

from __future__ import annotations

import pytest

from scansim.content.library import Library
from tests.content.content_folder import ContentFolder

FILE = "exercises/free/FREE-01.yaml"

pytestmark = pytest.mark.content

TOWELS = "        quantity: 1 to 3\n  pick_tools"

# What stands in the file, what is written instead, a text on the line of the fault, and what the fault says.
BROKEN = [
    ("mode: free", "mode: fre", "mode: fre", 'Did you mean "free"?'),
    ("minutes: 15", "minutes: 15\nlevel: 2", "level: 2", "is not known here"),
    ("at the {place}.", "at the {supplier}.", "{supplier}", "only {place}"),
    ("    operation: type_out", "    operation: type_ou", "type_ou", 'Did you mean "type_out"?'),
    ("    operation: type_int\n", "", "replenish:", "neither an operation nor what to count"),
    ("    place: dock_2", "    place: dock_3", "place: dock_3", 'Did you mean "dock_'),
    ("    place: dock_2\n", "", "receipt_kitchen:", "Add place, one of: dock_1, dock_2"),
    ("    operation: type_out", "    operation: type_out\n    place: quarantine", "place: quarantine", "Take place away"),  # noqa: E501
    ("partner: partner_linden_cafe", "partner: partner_granvik_tools", "partner_granvik_tools", "no partner for Delivery"),  # noqa: E501
    ("product: towel_st", "product: towel_sx", "towel_sx", 'Did you mean "towel_st"?'),
    ("product: towel_st", "product: drill_12", "drill_12", "kept by serial"),
    ("product: towel_st", "looks_like: bowls", "looks_like", "no line above"),
    (TOWELS, TOWELS.replace("1", "0", 1), "quantity: 0", "Ask for 1 to 500"),
    (TOWELS, TOWELS.replace("3", "501"), "501", "Ask for 1 to 500"),
    (TOWELS, "  pick_tools", "towels:", "Add quantity: 2 to 5."),
    (TOWELS, TOWELS.replace("1 to 3", "41"), "work:\n", "with 41 in stock"),
    ("    operation: type_int", "    operation: type_int\n    batch: BATCH/00001", "operation: type_pick\n    partner: partner_retail", "Only type_int fits"),  # noqa: E501
    ("    operation: type_int", "    operation: type_int\n    batch: b", "batch: b", "capital letters"),
    ("    operation: type_in\n    place: dock_2", "    operation: type_in\n    staged: yes\n    place: dock_2", "staged: yes\n    place", "stand at its place"),  # noqa: E501
    ("count: [shelf_a_04_1]", "count: [shelf_a_04_9]", "shelf_a_04_9", 'Did you mean "shelf_a_04_'),
    ("count: [shelf_a_04_1]", "count: [dock_1]", "count: [dock_1]", "Nothing can be counted"),
    ("count: [shelf_a_04_1]", "count: [shelf_a_04_1]\n    operation: type_in", "count_pans:", "at once"),
]  # fmt: skip


@pytest.mark.parametrize(("stands", "written", "line", "says"), BROKEN)
def test_a_mistake_is_told_with_its_line_and_what_is_right(
    content: ContentFolder, stands: str, written: str, line: str, says: str
) -> None:
    content.replace(FILE, stands, written)
    library = Library.load(content.root)
    fault = library.faults[0]
    where = line.partition("\n")[0]
    if "\n" not in line:
        assert fault.line == content.line_of(FILE, where)
    assert fault.file == FILE
    assert says in f"{fault.what} {fault.right}"
    assert library.find("FREE-01") is None
    assert library.find("RCV-01") is not None


def test_what_ships_is_sound(shipped: Library) -> None:
    found = shipped.find("FREE-01")
    assert found is not None
    assert found.is_free
    assert not shipped.faults
