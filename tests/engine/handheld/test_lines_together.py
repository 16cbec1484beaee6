"""Lines that stand together: the lots of a product under a parent, a package that moves whole (reference 1.4, 1.6)."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import Counted
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import Item, Progress
from scansim.engine.warehouse.records import Place, Transfer
from scansim.engine.warehouse.storage import Package
from tests.engine.handheld.house import BOLT, DRILL, NUT, YOGHURT, House, house, opened, operation

LOTS = "YOG*"


def _rows(world: House) -> list[tuple[str, str, str, str]]:
    return [(item.key, item.done, item.demand, item.under) for item in world.handheld.screen.items]


def _two_lots(**settings: bool) -> tuple[House, Transfer]:
    """A delivery of six: four of LOT-1 and two of LOT-2 lie in one place; four nuts."""
    world = house(operation("out", **settings))
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-2"), Decimal(2))
    world.warehouse.change_stock(Place("yoghurt", "b2", "y-2"), Decimal(-4))
    world.warehouse.change_stock(Place("yoghurt", "c3", "y-2", "PACK-FULL"), Decimal(-2))
    needs = [("yoghurt", Decimal(6)), ("nut", Decimal(4))]
    transfer = world.warehouse.create_transfer("out", needs)
    world.scan(transfer.name)
    return world, transfer


# lots


def test_lines_of_one_product_with_several_lots_stand_under_one_parent() -> None:
    world, _ = _two_lots()
    assert _rows(world) == [(LOTS, "0", "6", ""), ("NUT", "0", "4", "")]
    parent = world.row(LOTS)
    assert (parent.title, parent.unit, parent.left, parent.source) == (YOGHURT.name, "Units", "6", "A-01")
    assert (parent.holds, parent.is_open, parent.progress) == (2, False, Progress.UNTOUCHED)


def test_a_parent_is_unfolded_and_folded() -> None:
    world, _ = _two_lots()
    before = world.warehouse.digest()
    world.press(f"unfold:{LOTS}")
    assert _rows(world)[:3] == [(LOTS, "0", "6", ""), ("YOG", "0", "4", LOTS), ("YOG#2", "0", "2", LOTS)]
    assert world.row(LOTS).is_open
    assert world.press(f"unfold:{LOTS}").feedback.code is Code.NO_SUCH_CONTROL
    world.press(f"fold:{LOTS}")
    assert [item.key for item in world.handheld.screen.items] == [LOTS, "NUT"]
    assert world.press(f"fold:{LOTS}").feedback.code is Code.NO_SUCH_CONTROL
    assert world.warehouse.digest() == before


def test_a_scan_opens_the_parent_and_touches_the_line_of_its_lot() -> None:
    world, _ = _two_lots()
    world.scan("WH-A-01", YOGHURT.barcode)
    assert [item.key for item in world.handheld.screen.items if item.selected] == ["YOG"]
    world.scan("LOT-2")
    assert _rows(world)[:3] == [(LOTS, "1", "6", ""), ("YOG", "0", "4", LOTS), ("YOG#2", "1", "2", LOTS)]
    assert [(item.key, item.lot) for item in world.handheld.screen.items if item.selected] == [("YOG#2", "LOT-2")]
    screen = world.handheld.screen
    assert screen.focus is not None
    assert screen.items[screen.focus].key == "YOG#2"
    assert (world.row(LOTS).progress, world.row(LOTS).left) == (Progress.PARTIAL, "5")


def test_the_parent_folds_again_when_another_product_is_worked_on() -> None:
    world, _ = _two_lots()
    world.scan("WH-A-01", YOGHURT.barcode, "LOT-2", "WH-B-02", NUT.barcode)
    assert _rows(world) == [(LOTS, "1", "6", ""), ("NUT", "1", "4", "")]


def test_a_parent_that_is_folded_is_worked_on_no_more_until_it_is_chosen() -> None:
    world, _ = _two_lots()
    world.scan("WH-A-01", YOGHURT.barcode, "LOT-1")
    world.press(f"fold:{LOTS}")
    assert not any(item.selected for item in world.handheld.screen.items)
    world.press(f"select:{LOTS}")
    assert [item.key for item in world.handheld.screen.items if item.selected] == ["YOG"]
    world.press("fill:YOG", f"select:{LOTS}")
    assert [item.key for item in world.handheld.screen.items if item.selected] == ["YOG#2"], "the first one with a rest"


def test_reserved_lots_are_shown_under_their_parent_where_that_is_set() -> None:
    """Setting: show_reserved_lots."""
    world, _ = _two_lots(show_reserved_lots=True)
    assert [(item.under, item.lot) for item in world.handheld.screen.items[1:3]] == [(LOTS, "LOT-1"), (LOTS, "LOT-2")]
    world.press(f"fold:{LOTS}")
    assert [item.key for item in world.handheld.screen.items] == [LOTS, "NUT"]
    world.scan("WH-A-01", YOGHURT.barcode)
    assert world.row(LOTS).is_open, "what is worked on is shown"


def test_a_lot_that_comes_new_makes_a_parent() -> None:
    world, _ = opened("in", [("yoghurt", 5)])
    world.scan(YOGHURT.barcode, "NEW-1")
    assert _rows(world) == [("YOG", "1", "5", "")]
    world.scan("NEW-2")
    assert _rows(world) == [(LOTS, "2", "5", ""), ("YOG", "1", "1", LOTS), ("YOG#2", "1", "4", LOTS)]


def test_a_lot_that_is_sent_elsewhere_leaves_its_parent() -> None:
    world, _ = opened("in", [("yoghurt", 5)])
    world.scan(YOGHURT.barcode, "NEW-1", "NEW-2", "WH-A-01")
    assert [(item.key, item.done, item.place, item.under) for item in world.handheld.screen.items] == [
        (LOTS, "2", "A-01", ""),
        ("YOG", "1", "A-01", LOTS),
        ("YOG#2", "1", "A-01", LOTS),
        ("YOG#3", "0", "", ""),
    ]


def test_lots_in_two_places_or_of_two_orders_have_no_common_parent() -> None:
    world, _ = opened("out", [("yoghurt", 6)])
    assert [item.holds for item in world.handheld.screen.items] == [0, 0]
    batch = house()
    made = [batch.warehouse.create_transfer("pick", [("yoghurt", Decimal(2))]).id for _ in range(2)]
    batch.warehouse.create_batch("B", made)
    assert [item.holds for item in batch.scan("B").screen.items] == [0, 0]


def test_without_numbers_nothing_is_grouped() -> None:
    """Setting: use_create_lots, use_existing_lots. Untracked goods are not, either."""
    world = house(operation("in", use_create_lots=False))
    transfer = world.warehouse.create_transfer(
        "in", [("drill", Decimal(2)), ("bolt", Decimal(1)), ("bolt", Decimal(2))]
    )
    assert [item.holds for item in world.scan(transfer.name).screen.items] == [0] * len(world.handheld.screen.items)


def test_folding_leaves_the_other_rows_the_very_same_values() -> None:
    world, _ = _two_lots()
    nuts = world.row("NUT")
    for control in (f"unfold:{LOTS}", "select:YOG#2", f"fold:{LOTS}"):
        world.press(control)
        assert world.row("NUT") is nuts
    world.scan("WH-A-01", YOGHURT.barcode, "LOT-1")
    assert world.row("NUT") is nuts
    other = world.row("YOG#2")
    world.scan("LOT-1")
    assert world.row("YOG#2") is other, "only the line and its parent are made anew"


def test_rows_that_are_laid_out_anew_are_the_very_same_values() -> None:
    """A line that is split in two: the others are neither made nor painted again."""
    world, _ = opened("in", [("bolt", 4), ("nut", 3), ("drill", 2)])
    kept = [item for item in world.handheld.screen.items if item.key != "BOLT"]
    world.scan(BOLT.barcode, "WH-A-01")
    now = {item.key: item for item in world.handheld.screen.items}
    assert set(now) == {"BOLT", "BOLT#2", *(item.key for item in kept)}
    assert all(now[item.key] is item for item in kept)


# whole packages


def _whole(kind: str = "pick", **settings: bool) -> tuple[House, Transfer]:
    """Ten bolts and two of LOT-2 lie in PACK-FULL; all of it is demanded, and a nut."""
    world = house(operation(kind, whole_packages=True, **settings))
    for place in ("a1", "b2"):
        world.warehouse.relocate(Place("bolt", place), "output")
    world.warehouse.relocate(Place("yoghurt", "a1", "y-1"), "output")
    world.warehouse.relocate(Place("yoghurt", "b2", "y-2"), "output")
    needs = [("bolt", Decimal(10)), ("yoghurt", Decimal(2)), ("nut", Decimal(1))]
    transfer = world.warehouse.create_transfer(kind, needs)
    world.scan(transfer.name)
    return world, transfer


def _package(world: House) -> Item:
    return world.row("PACK-FULL")


def test_a_package_that_moves_whole_is_one_row() -> None:
    """Setting: whole_packages."""
    world, _ = _whole()
    assert [item.key for item in world.handheld.screen.items] == ["NUT", "PACK-FULL"]
    row = _package(world)
    assert (row.title, row.holds, row.done, row.demand, row.left) == ("PACK-FULL", 2, "0", "1", "1")
    assert (row.is_package, row.source, row.progress) == (True, "C-03", Progress.UNTOUCHED)
    plain, _ = opened("pick", [("bolt", 35), ("yoghurt", 10)])
    assert not any(item.is_package for item in plain.handheld.screen.items)


def test_one_scan_of_the_package_does_its_row() -> None:
    world, transfer = _whole()
    world.scan("WH-C-03", "PACK-FULL")
    assert (_package(world).done, _package(world).left, _package(world).progress) == ("1", "", Progress.COMPLETE)
    assert world.handheld.screen.control("fill:PACK-FULL") is None
    assert world.refused("PACK-FULL") is Code.PACKAGE_TWICE
    world.scan("WH-B-02", NUT.barcode)
    assert world.instruction == "press_validate"
    world.press("validate")
    assert world.state(transfer) == "done"
    assert world.on_hand("bolt", "packing", package="PACK-FULL") == 10


def test_the_button_of_the_row_takes_all_of_it() -> None:
    world, transfer = _whole()
    turn = world.press("fill:PACK-FULL")
    assert (turn.feedback.code, turn.feedback.fact("package")) == (Code.PACKAGE_COUNTED, "PACK-FULL")
    assert [(e.product, e.change, e.package) for e in turn.events if isinstance(e, Counted)] == [
        ("bolt", Decimal(10), "PACK-FULL"),
        ("yoghurt", Decimal(2), "PACK-FULL"),
    ]
    assert world.press("fill:PACK-FULL").feedback.code is Code.NO_SUCH_CONTROL
    assert {line.result_package for line in world.lines(transfer) if line.picked} == {"PACK-FULL"}


def test_the_content_of_the_row_has_a_page() -> None:
    world, _ = _whole()
    screen = world.press("content:PACK-FULL").screen
    assert [(item.title, item.left, item.detail) for item in screen.items] == [
        (BOLT.name, "10", ""),
        (YOGHURT.name, "2", "LOT-2"),
    ]
    world.press("back")
    assert _package(world).selected


def test_a_package_that_is_opened_is_its_lines() -> None:
    """Single units are taken out of it: nothing of it moves in the package any more."""
    world, transfer = _whole()
    world.scan("WH-C-03", BOLT.barcode)
    assert _rows(world)[1:] == [("BOLT", "1", "10", ""), ("YOG", "0", "2", "")]
    world.press("fill:BOLT", "fill:YOG", "fill:NUT", "validate")
    assert world.state(transfer) == "done"
    assert (world.on_hand("bolt", "packing"), world.on_hand("yoghurt", "packing", "y-2")) == (10, 2)


def test_a_package_that_does_not_move_whole_is_its_lines() -> None:
    world = house(operation("pick", whole_packages=True))
    transfer = world.warehouse.create_transfer("pick", [("bolt", Decimal(28))])
    screen = world.scan(transfer.name).screen
    assert [(item.demand, item.package) for item in screen.items] == [("20", ""), ("5", ""), ("3", "PACK-FULL")]


def test_the_button_waits_for_the_scan_where_products_must_be_scanned() -> None:
    """Setting: product_required."""
    world, _ = _whole(product_required=True)
    assert world.handheld.screen.control("fill:PACK-FULL") is None
    assert world.press("fill:PACK-FULL").feedback.code is Code.SCAN_THE_PRODUCT
    assert world.scan("WH-C-03", "PACK-FULL").feedback.code is Code.PACKAGE_COUNTED


def test_the_name_of_a_package_is_no_other_rows() -> None:
    """A product may have a code like a package's name."""
    world = house(operation("pick", whole_packages=True))
    world.warehouse.add([Package("NUT")])
    world.warehouse.change_stock(Place("nut", "b2", "", "NUT"), Decimal(1))
    transfer = world.warehouse.create_transfer("pick", [("nut", Decimal(11))])
    screen = world.scan(transfer.name).screen
    assert [item.key for item in screen.items] == ["NUT", "NUT*"]
    assert world.press("fill:NUT*").feedback.fact("package") == "NUT"


def test_serials_of_a_receipt_stand_under_one_parent() -> None:
    world, _ = opened("in", [("drill", 30)])
    assert [(item.key, item.demand, item.holds) for item in world.handheld.screen.items] == [("DRILL*", "30", 30)]
    world.scan(DRILL.barcode, "SN-100")
    assert (world.row("DRILL*").done, world.row("DRILL").lot) == ("1", "SN-100")


def test_rows_laid_out_after_several_scans_show_where_goods_are_taken_from_now() -> None:
    """Nobody looks at the screen between a split and the next source."""
    world, _ = opened("pick", [("bolt", 25), ("nut", 2)])
    world.scan("WH-A-01")
    assert [item.source for item in world.handheld.screen.items if item.here] == ["A-01"]
    world.scan(BOLT.barcode, "WH-PACKING", "WH-B-02")
    assert [item.source for item in world.handheld.screen.items if item.here] == ["B-02", "B-02"]
