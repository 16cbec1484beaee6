"""Data packs M and L: what ships is what the tool makes, and each holds to what docs/packs.md says of it.

The lists are read with the standard library only. Expected figures come from the brief of the packs (400 and 4,000
products), rules from reference labels.md section 6 and odoo-barcode.md sections 2, 3 and 6.6.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.content.library import Library
from scansim.content.trial import trial
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.training.walk_labels import walk_label
from tests.content.content_folder import ROOT, ContentFolder
from tools.pack_making.plan import Plan
from tools.packs import PLANS, files_of

pytestmark = pytest.mark.content

ID = {plan.id: plan for plan in PLANS}
PRODUCTS = {"M": 400, "L": 4000}
TODAY = {"M": date(2026, 3, 9), "L": date(2026, 3, 16)}

packs = pytest.mark.parametrize("pack", ["M", "L"])


@cache
def made(pack: str) -> dict[str, str]:
    return files_of(ID[pack])


def rows(pack: str, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(pack)[f"{name}.csv"]), strict=True))


def by_id(pack: str, name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(pack, name)}


def check_digit_is_valid(code: str) -> bool:
    """GS1 mod 10: from the right, digits count once and three times in turn, and the sum ends in 0."""
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(reversed(code))) % 10 == 0


def groups(pack: str) -> list[list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(pack, "products"):
        found.setdefault(row["look_alike_of"] or row["id"], []).append(row)
    return list(found.values())


@packs
def test_what_ships_is_what_the_tool_makes(pack: str) -> None:
    folder = ROOT / "exercises" / "packs" / pack
    assert {path.name for path in folder.iterdir()} == set(made(pack))
    for name, text in made(pack).items():
        assert (folder / name).read_bytes() == text.encode("ascii"), f"{name}: make packs"


def test_what_ships_is_small_enough_for_the_repository() -> None:
    assert sum(len(text) for text in made("L").values()) < 2_000_000


@packs
def test_counts(pack: str) -> None:
    products = rows(pack, "products")
    assert len(products) == PRODUCTS[pack]
    assert {row["tracking"] for row in products} == {"none", "lot", "serial"}
    assert {row["categ_id"].removeprefix("All / ") for row in products} >= {"Kitchen", "Office", "Food", "Tools"}
    assert {len(row["barcode"]) for row in products} == {8, 12, 13}
    assert all(len(group) == 4 for group in groups(pack))
    shares = Counter(row["abc_class"] for row in products)
    assert 0.15 < shares["A"] / len(products) < 0.25
    assert 0.25 < shares["B"] / len(products) < 0.35


@packs
def test_barcodes_lie_in_the_ranges_of_the_pack(pack: str) -> None:
    plan = ID[pack]
    prefixes = {13: plan.gtin_13, 12: plan.gtin_12, 8: plan.gtin_8}
    products = by_id(pack, "products")
    for row in products.values():
        assert row["barcode"].startswith(prefixes[len(row["barcode"])])
        assert check_digit_is_valid(row["barcode"])
    for row in rows(pack, "packagings"):
        assert row["barcode"][1:13] == products[row["product_id"]]["barcode"][:12]
        assert check_digit_is_valid(row["barcode"])


def test_no_two_packs_share_a_range() -> None:
    ours = {"9521108", "4952110", "2952", "9521109"}
    of_each = [{plan.gtin_13, plan.gtin_12, plan.gtin_8, plan.unknown, plan.packages} for plan in PLANS]
    for one, other in combinations([ours | {"PACK9"}, *of_each], 2):
        assert not any(a.startswith(b) or b.startswith(a) for a in one for b in other)


@packs
def test_look_alikes_look_alike_and_lie_side_by_side(pack: str) -> None:
    """Four of a group: codes that differ in two digits, names in the last word, places next to each other."""
    order = {row["id"]: number for number, row in enumerate(rows(pack, "locations"))}
    shelf = {row["product_id"]: order[row["location_id"]] for row in reversed(rows(pack, "stock"))}
    for group in groups(pack):
        assert len({row["name"].rpartition(" ")[0] for row in group}) == 1
        assert len({row["tracking"] for row in group}) == 1
        for one, other in combinations(group, 2):
            assert sum(a != b for a, b in zip(one["barcode"], other["barcode"], strict=True)) == 2
        places = [shelf[row["id"]] for row in group]
        assert all(0 <= after - before <= 2 for before, after in pairwise(places))


@packs
def test_shelves_whose_labels_are_easily_misread_are_in_one_bay(pack: str) -> None:
    names = {row["name"] for row in rows(pack, "locations")}
    assert {"A-02-3", "A-02-8", "B-02-3"} <= names


@packs
def test_names_fit_and_are_unique(pack: str) -> None:
    for name in ("products", "places", "partners", "routes"):
        names = [row["name"] for row in rows(pack, name)]
        assert all(0 < len(text) <= 22 for text in names)
        assert len(set(names)) == len(names)
    ids = [row["id"] for name in made(pack) if name.endswith(".csv") for row in rows(pack, name[:-4]) if "id" in row]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", id_) for id_ in ids)


@packs
def test_every_place_has_a_walk_label_of_its_own(pack: str) -> None:
    labels = [walk_label(row["id"]) for row in rows(pack, "places")]
    assert len(set(labels)) == len(labels)


@packs
def test_prices_and_costs(pack: str) -> None:
    for row in rows(pack, "products"):
        assert Decimal(0) < Decimal(row["standard_price"]) < Decimal(row["list_price"])
        assert Decimal(0) < Decimal(row["weight"]) < Decimal(10)


@packs
def test_lots_of_dated_products(pack: str) -> None:
    """One expired, one past its removal only, and two that expire on one day; numbers do not follow the dates."""
    dated = {row["id"] for row in rows(pack, "products") if row["use_expiration_date"] == "True"}
    of: dict[str, list[dict[str, str]]] = {}
    for row in rows(pack, "lots"):
        of.setdefault(row["product_id"], []).append(row)
    today = TODAY[pack].isoformat()
    assert dated <= set(of)
    for product in dated:
        lots = of[product]
        assert sum(lot["expiration_date"] <= today for lot in lots) == 1
        assert sum(lot["removal_date"] <= today for lot in lots) == 2
        assert max(Counter(lot["expiration_date"] for lot in lots).values()) >= 2
        assert [lot["name"] for lot in lots] != sorted(lot["name"] for lot in lots)


@packs
def test_stock_is_in_date_and_within_what_its_place_holds(pack: str) -> None:
    products, locations = by_id(pack, "products"), by_id(pack, "locations")
    most = {row["id"]: Decimal(row["max_weight"]) for row in rows(pack, "storage_categories")}
    lots, today = by_id(pack, "lots"), TODAY[pack].isoformat()
    weights: dict[str, Decimal] = {}
    for row in rows(pack, "stock"):
        weight = Decimal(row["quantity"]) * Decimal(products[row["product_id"]]["weight"])
        weights[row["location_id"]] = weights.get(row["location_id"], Decimal(0)) + weight
        assert (row["lot_id"] != "") == (products[row["product_id"]]["tracking"] != "none")
        expiry = lots[row["lot_id"]]["expiration_date"] if row["lot_id"] else ""
        assert not expiry or expiry > today
    for place, weight in weights.items():
        assert weight <= most[locations[place]["storage_category_id"]], place
    assert {row["product_id"] for row in rows(pack, "stock")} == set(products)


@packs
def test_the_pool_of_documents(pack: str) -> None:
    """Numbers end in a check digit, so that any two differ in two; an order is picked, packed and delivered."""
    documents, plan = rows(pack, "documents"), ID[pack]
    assert Counter(row["picking_type_id"] for row in documents) == {
        row["id"]: plan.documents for row in rows(pack, "operation_types")
    }
    numbers = [row["name"][-5:] for row in documents]
    assert len(set(numbers)) == len(numbers)
    assert all(check_digit_is_valid(number) for number in numbers)
    flows: dict[str, list[str]] = {}
    for row in documents:
        flows.setdefault(row["origin"], []).append(row["picking_type_id"].removeprefix("type_"))
    del flows[""]
    kinds = Counter((origin[:2], *types) for origin, types in flows.items())
    assert kinds == {
        ("DN", "in", "qc", "stor"): plan.documents,
        (plan.orders, "pick", "pack", "out"): plan.documents,
        ("RT", "ret"): plan.documents,
    }


@packs
def test_routes_are_easily_turned_round_and_each_has_a_lane_and_a_door(pack: str) -> None:
    routes = rows(pack, "routes")
    numbers = [row["name"].split()[1] for row in routes]
    assert len(set(numbers)) == len(numbers) == ID[pack].routes
    assert all(number[::-1] in numbers for number in numbers)
    lanes = {row["name"] for row in rows(pack, "locations") if row["name"].startswith("Lane ")}
    assert lanes == {f"Lane {number}" for number in numbers}
    doors = {row["id"] for row in rows(pack, "places") if row["kind"] == "door"}
    assert {row["place_id"] for row in routes} <= doors
    used = {row["route_id"] for row in rows(pack, "partners") if row["role"] == "customer"}
    assert used == {row["id"] for row in routes}


@packs
def test_what_a_warehouse_needs_beside_shelves_is_there(pack: str, shipped: Library) -> None:
    found, plan = shipped.packs[pack], ID[pack]
    kinds = Counter(place.kind.value for place in found.places)
    assert (kinds["dock"], kinds["door"], kinds["desk"]) == (plan.docks, plan.doors, 1)
    names = {place.name for place in found.places}
    assert {"Staging 1", "Quarantine", "Returns desk", "Inspection table", "Bench 1"} <= names
    assert found.operation_types[0].kind is OperationKind.INCOMING
    assert found.quality_points
    assert found.putaway_rules
    assert found.storage_categories
    assert found.class_of(found.products[0].id) in {"A", "B", "C"}
    route = found.route_of(found.customers[0].id)
    assert route is not None
    assert found.customers[0].id in route.customers


STORY = """\
schema: 1
id: RCV-88
revision: 1
title: Mugs and pens
skill: receiving
level: 2
minutes: 4
owner: Inbound process owner
brief: A pallet from {supplier} stands at {place}. Receive it.
at_work: Count what is there.
pack: PACK
receipt:
  place: dock_2
  lines:
    mugs:
      product: [mug_aro_25cl, mug_aro_30cl]
      boxes: 1 to 2
      loose: 0 to 3
    neighbour:
      looks_like: mugs
      loose: 2 to 4
    any:
      boxed: yes
      loose: 1 to 2
traps:
  short:
    kind: missing
    line: mugs
    units: 1 to 2
    seeds: 1 in 2
    note:
      to_follow:
        says: "{missing} to follow"
        then: create_backorder
"""


def test_the_coach_plays_in_a_pack_of_400(tmp_path: Path, shipped: Library) -> None:
    file = tmp_path / "RCV-88.yaml"
    file.write_text(STORY.replace("PACK", "M"), encoding="utf-8")
    library = shipped.including(file)
    assert library.faults == ()
    exercise = library.find("RCV-88")
    assert exercise is not None
    assert list(trial(library, exercise, range(3))) == []


@packs
def test_the_labels_of_its_room_are_printed(pack: str, tmp_path: Path) -> None:
    out = tmp_path / "room.pdf"
    command = ["labels", "room", "--pack", pack, "--only", "operation_types", "--out", str(out)]
    said = CliRunner().invoke(main, command, catch_exceptions=False)
    assert (said.exit_code, said.stdout.splitlines()[0]) == (
        0,
        "1 page with 8 labels, each read back. Print at actual size.",
    )
    assert out.read_bytes().startswith(b"%PDF")


def test_a_large_pack_that_nobody_plays_in_is_not_read_at_the_start() -> None:
    library = Library.in_use(ROOT)
    assert set(library.packs) == {exercise.pack for exercise in library.exercises}
    assert "L" not in library.packs


def test_the_tool_says_what_would_change(content: ContentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    from tools import packs as tool

    small = Plan(**{**ID["M"].__dict__, "products": 200})
    monkeypatch.setattr(tool, "PLANS", (small,))
    monkeypatch.setattr(tool, "_PACKS", content.root / "exercises" / "packs")
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    content.write("exercises/packs/M/routes.csv", "id\n")
    assert tool.main(["--check"]) == 1
