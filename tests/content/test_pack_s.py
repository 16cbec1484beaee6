"""Data pack S agrees with itself: counts, check digits, uniqueness, references, look-alikes, dates, stock.

The files are kept by hand; this reads them with the standard library only, independent of the content loader.
Expected figures come from the pack's own description in docs/packs.md, rules from reference labels.md section 6
and odoo-barcode.md sections 2, 3 and 5.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

PACK = Path(__file__).resolve().parents[2] / "exercises" / "packs" / "S"
TODAY = date(2026, 3, 2)
LAYOUT_SAFE_LETTERS = frozenset("BCDEFGHIJKLNOPRSTUVX")

COLUMNS = {
    "products": "id,name,default_code,barcode,uom_id,tracking,standard_price,list_price,categ_id,"
    "expiration_time,use_time,removal_time,alert_time,weight,"
    "use_expiration_date,look_alike_of,abc_class",
    "packagings": "id,product_id,name,qty,barcode",
    "locations": "id,name,complete_name,location_id,usage,barcode,storage_category_id,removal_strategy_id,"
    "cyclic_inventory_frequency",
    "places": "id,name,kind,location_id",
    "operation_types": "id,name,code,sequence_code,barcode,barcode_legacy,default_location_src_id,"
    "default_location_dest_id,create_backorder,use_create_lots,use_existing_lots,return_picking_type_id,"
    "restrict_scan_source_location,restrict_scan_product,restrict_scan_tracking_number,restrict_put_in_pack,restrict_scan_dest_location,"
    "barcode_allow_extra_product,barcode_validation_full,barcode_validation_all_product_packed,"
    "barcode_validation_after_dest_location,show_reserved_sns",
    "partners": "id,name,role,ref,route_id",
    "lots": "id,product_id,name,expiration_date,removal_date",
    "stock": "product_id,location_id,quantity,lot_id,package_id",
    "package_types": "id,name,sequence,barcode,max_weight",
    "packages": "id,name,package_type_id,package_use,location_id",
    "documents": "id,name,picking_type_id,origin",
    "categories": "id,complete_name,parent_id,removal_strategy_id",
    "storage_categories": "id,name,max_weight,allow_new_product",
    "storage_capacities": "id,storage_category_id,product_id,package_type_id,quantity",
    "putaway_rules": "id,sequence,location_in_id,location_out_id,product_id,category_id,package_type_id,"
    "storage_category_id,sublocation",
    "quality_points": "id,picking_type_id,product_id,failure_location_id",
    "routes": "id,name,carrier,place_id,departure",
}

REFERENCES = [
    ("products", "look_alike_of", "products"),
    ("packagings", "product_id", "products"),
    ("locations", "location_id", "locations"),
    ("places", "location_id", "locations"),
    ("operation_types", "default_location_src_id", "locations"),
    ("operation_types", "default_location_dest_id", "locations"),
    ("operation_types", "return_picking_type_id", "operation_types"),
    ("lots", "product_id", "products"),
    ("stock", "product_id", "products"),
    ("stock", "location_id", "locations"),
    ("stock", "lot_id", "lots"),
    ("stock", "package_id", "packages"),
    ("packages", "package_type_id", "package_types"),
    ("packages", "location_id", "locations"),
    ("documents", "picking_type_id", "operation_types"),
    ("locations", "storage_category_id", "storage_categories"),
    ("partners", "route_id", "routes"),
    ("storage_capacities", "storage_category_id", "storage_categories"),
    ("storage_capacities", "product_id", "products"),
    ("storage_capacities", "package_type_id", "package_types"),
    ("putaway_rules", "location_in_id", "locations"),
    ("putaway_rules", "location_out_id", "locations"),
    ("putaway_rules", "product_id", "products"),
    ("putaway_rules", "category_id", "categories"),
    ("putaway_rules", "storage_category_id", "storage_categories"),
    ("quality_points", "picking_type_id", "operation_types"),
    ("quality_points", "product_id", "products"),
    ("quality_points", "failure_location_id", "locations"),
    ("routes", "place_id", "places"),
]

# What Odoo's two nomenclatures would take for something else: a GS1 element at the start of the code, or a plain
# rule by its prefix (reference odoo-barcode.md 5.1, 5.2 and section 11 item 37).
GS1_ELEMENT = re.compile(
    r"00\d{18}|0[12]\d{14}|41[034]\d{13}|1[357]\d{6}|3(?:10|11|14|15|16|20|21|22|51|57)[0-5]\d{6}|10|21|30|37|91"
)
PLAIN_RULE = re.compile(r"10|21|22|23|04[1-4]|414|PACK")
COMMAND = re.compile(r"OBT|OCD|O-BTN\.|O-CMD\.")


def rows(name: str) -> list[dict[str, str]]:
    with (PACK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def by_id(name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(name)}


def check_digit_is_valid(code: str) -> bool:
    """GS1 mod 10: from the right, digits count once and three times in turn, and the sum ends in 0."""
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(reversed(code))) % 10 == 0


def differing(left: str, right: str) -> int:
    return sum(a != b for a, b in zip(left, right, strict=True))


def product_gtins() -> list[str]:
    return [row["barcode"] for row in rows("products")]


def plain_barcodes() -> list[tuple[str, str]]:
    """Every code of the pack that a scanner may send, with the row it belongs to."""
    fields = [
        ("products", "barcode"),
        ("packagings", "barcode"),
        ("locations", "barcode"),
        ("operation_types", "barcode"),
        ("operation_types", "barcode_legacy"),
        ("lots", "name"),
        ("package_types", "barcode"),
        ("packages", "name"),
        ("documents", "name"),
    ]
    codes = [(row[field], row["id"]) for name, field in fields for row in rows(name) if row[field]]
    return codes + [(origin, "documents") for origin in sorted({row["origin"] for row in rows("documents")} - {""})]


def look_alike_groups() -> list[list[dict[str, str]]]:
    products = rows("products")
    firsts = {row["look_alike_of"] for row in products if row["look_alike_of"]}
    return [[row for row in products if first in (row["id"], row["look_alike_of"])] for first in sorted(firsts)]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_cells_are_well_formed(name: str) -> None:
    raw = (PACK / f"{name}.csv").read_bytes()
    assert raw.isascii()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.decode().splitlines()[0] == COLUMNS[name]
    for cells in csv.reader(raw.decode().splitlines(), strict=True):
        assert len(cells) == len(COLUMNS[name].split(","))
        assert cells == [cell.strip() for cell in cells]


def test_counts() -> None:
    tracking = Counter(row["tracking"] for row in rows("products"))
    assert tracking == {"none": 30, "lot": 7, "serial": 3}
    assert len(rows("packagings")) == 24
    assert len({row["product_id"] for row in rows("packagings")}) == 20
    assert len([row for row in rows("places") if row["kind"] == "shelf"]) == 26
    assert Counter(row["role"] for row in rows("partners")) == {"supplier": 4, "customer": 5}
    assert len(rows("operation_types")) == 5
    assert len(look_alike_groups()) == 14


def test_ids_are_unique_across_the_files() -> None:
    ids = [row["id"] for name in COLUMNS if name != "stock" for row in rows(name)]
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in ids)


@pytest.mark.parametrize(("name", "column", "target"), REFERENCES)
def test_references_lead_somewhere(name: str, column: str, target: str) -> None:
    known = by_id(target)
    assert [row[column] for row in rows(name) if row[column] and row[column] not in known] == []


@pytest.mark.parametrize("code", ["20611628936004", "2112345000008", "614141000012", "09521234543213"])
def test_the_check_digit_rule_itself(code: str) -> None:
    """Codes whose check digits the references state; each must fail when its last digit is another."""
    assert check_digit_is_valid(code)
    assert not any(check_digit_is_valid(code[:-1] + digit) for digit in "0123456789" if digit != code[-1])


def test_product_barcodes_have_valid_check_digits_in_reserved_ranges() -> None:
    prefixes = {13: "9521108", 12: "4952110", 8: "2952"}
    for code in product_gtins():
        assert code.startswith(prefixes[len(code)])
        assert check_digit_is_valid(code)
    assert Counter(map(len, product_gtins())) == {13: 35, 12: 3, 8: 2}


def test_packaging_barcodes_carry_the_gtin_of_their_product() -> None:
    products = by_id("products")
    for row in rows("packagings"):
        inner = products[row["product_id"]]["barcode"]
        assert re.fullmatch(r"[1-8]\d{13}", row["barcode"])
        assert len(inner) == 13
        assert row["barcode"][1:13] == inner[:12]
        assert check_digit_is_valid(row["barcode"])
        assert row["qty"] in {"4", "6", "8", "10", "12", "24"}
        assert row["name"] == f"{'Case' if row['qty'] == '24' else 'Box'} of {row['qty']}"
    sizes = Counter(row["product_id"] for row in rows("packagings"))
    assert sorted(name for name, count in sizes.items() if count > 1) == [
        "coffee_250",
        "glass_40",
        "mug_35_bl",
        "oat_200",
    ]


def test_no_two_things_answer_to_one_code() -> None:
    """Also when case is lost and when leading zeros are stripped or padded, as lookups do."""
    seen: dict[str, str] = {}
    for code, owner in plain_barcodes():
        form = code.zfill(14) if code.isdigit() else code.casefold()
        assert form not in seen, f"{code} of {owner} is also {seen.get(form)}"
        seen[form] = owner


def test_codes_are_safe_to_print_and_scan() -> None:
    """Packages are read by the rule of packages, transfers have the slashes that Odoo gives them."""
    boxes = {row["name"] for row in rows("packages") if row["package_use"] == "disposable"}
    for code, owner in plain_barcodes():
        assert re.fullmatch(r"[A-Z0-9.-]{3,20}|WH/[A-Z]{2,4}/[0-9]{5}", code), owner
        assert not re.search(r"ALT|SHIFT|CONTROL", code), owner
        assert not GS1_ELEMENT.match(code), owner
        assert bool(PLAIN_RULE.match(code)) is (code in boxes), owner
        assert not COMMAND.match(code), owner


def test_the_pool_of_documents() -> None:
    """Twelve of each operation type; numbers differ in two digits, and an order has a delivery, a pick and a pack."""
    documents = rows("documents")
    kinds = {row["id"]: row["sequence_code"] for row in rows("operation_types")}
    assert Counter(row["picking_type_id"] for row in documents) == dict.fromkeys(kinds, 12)
    for row in documents:
        assert re.fullmatch(rf"WH/{kinds[row['picking_type_id']]}/[0-9]{{5}}", row["name"])
    for left, right in combinations([row["name"][-5:] for row in documents], 2):
        assert differing(left, right) >= 2
    papers: dict[str, list[str]] = {}
    for row in documents:
        papers.setdefault(row["origin"], []).append(row["picking_type_id"])
    del papers[""]
    for origin, found in papers.items():
        assert found == (["type_in"] if origin.startswith("DN-") else ["type_out", "type_pick", "type_pack"])
    for left, right in combinations([origin for origin in papers if origin.startswith("DN-")], 2):
        assert differing(left, right) >= 2


def test_packages_and_totes() -> None:
    kinds = Counter((row["package_type_id"], row["package_use"]) for row in rows("packages"))
    assert kinds == {
        ("ptype_pallet", "disposable"): 3,
        ("ptype_carton", "disposable"): 6,
        ("ptype_tote", "reusable"): 8,
    }
    for row in rows("packages"):
        assert re.fullmatch(r"PACK9\d{6}|TOTE\.\d\d", row["name"])
        assert row["name"].startswith("TOTE") == (row["package_type_id"] == "ptype_tote")
    lies_at = {row["id"]: row["location_id"] for row in rows("packages")}
    packed = [row for row in rows("stock") if row["package_id"]]
    assert [(row["product_id"], row["package_id"]) for row in packed] == [
        ("glass_40", "pallet_1"),
        ("mug_35_bl", "pallet_2"),
    ]
    assert all(lies_at[row["package_id"]] == row["location_id"] for row in packed)


@pytest.mark.parametrize("code", ["0120611628936004", "10LOT0002", "21ABC", "3050", "3101000521", "17261231"])
def test_the_gs1_pattern_recognises_gs1(code: str) -> None:
    assert GS1_ELEMENT.match(code)


def test_location_barcodes_survive_foreign_keyboards_where_they_can() -> None:
    for row in rows("locations"):
        if re.fullmatch(r"[AB]-\d\d-\d", row["name"]):
            assert row["barcode"] == row["name"].replace("-", ".")
        elif row["usage"] == "internal":
            assert set(row["barcode"]) <= LAYOUT_SAFE_LETTERS
        else:
            assert row["barcode"] == ""


def test_the_location_tree() -> None:
    locations = by_id("locations")
    for row in locations.values():
        parent = locations.get(row["location_id"])
        assert row["complete_name"] == (f"{parent['complete_name']}/{row['name']}" if parent else row["name"])
    assert len({row["complete_name"] for row in locations.values()}) == len(locations)
    assert Counter(row["usage"] for row in locations.values()) == {
        "view": 3,
        "internal": 36,
        "supplier": 1,
        "customer": 1,
        "inventory": 2,
    }


def test_every_record_place_has_its_floor_place() -> None:
    usage = {row["id"]: row["usage"] for row in rows("locations")}
    mapped = Counter(row["location_id"] for row in rows("places"))
    assert {name: mapped[name] for name, kind in usage.items() if kind == "internal"} == {
        name: 1 for name, kind in usage.items() if kind == "internal"
    }
    assert (mapped["loc_vendors"], mapped["loc_customers"], mapped[""]) == (2, 2, 1)
    sides = {row["kind"]: usage[row["location_id"]] for row in rows("places") if row["kind"] in {"dock", "door"}}
    assert sides == {"dock": "supplier", "door": "customer"}
    assert [row["id"] for row in rows("places") if row["location_id"] == ""] == ["desk"]


def test_operation_types_have_the_documented_barcodes_and_lot_flags() -> None:
    """Reference odoo-barcode.md section 2 (payloads of both families) and section 3 (lot flags)."""
    found = [
        (row["sequence_code"], row["code"], row["barcode"], row["barcode_legacy"], row["use_create_lots"])
        for row in rows("operation_types")
    ]
    assert found == [
        ("IN", "incoming", "WHIN", "WH-RECEIPTS", "True"),
        ("OUT", "outgoing", "WHOUT", "WH-DELIVERY", "False"),
        ("INT", "internal", "WHINT", "WH-INTERNAL", "False"),
        ("PICK", "internal", "WHPICK", "WH-PICK", "False"),
        ("PACK", "internal", "WHPACK", "WH-PACK", "False"),
    ]
    for row in rows("operation_types"):
        assert {row["use_create_lots"], row["use_existing_lots"]} == {"True", "False"}
        assert row["create_backorder"] == "ask"


@pytest.mark.parametrize(("name", "column"), [("products", "name"), ("places", "name"), ("partners", "name")])
def test_names_fit_and_are_unique(name: str, column: str) -> None:
    names = [row[column] for row in rows(name)]
    assert all(0 < len(text) <= 22 for text in names)
    assert len(set(names)) == len(names)


def test_products_have_plausible_values() -> None:
    products = rows("products")
    assert len({row["default_code"] for row in products}) == len(products)
    for row in products:
        assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)+", row["default_code"])
        assert re.fullmatch(r"\d+\.\d\d", row["standard_price"])
        assert Decimal(0) < Decimal(row["standard_price"]) < Decimal(row["list_price"])
        assert Decimal(0) < Decimal(row["weight"]) < Decimal(5)
        assert row["uom_id"] == "Units"
        assert row["use_expiration_date"] in {"True", "False"}
        assert row["use_expiration_date"] == "False" or row["tracking"] == "lot"


def test_look_alikes_look_alike() -> None:
    for group in look_alike_groups():
        assert len(group) in {2, 3}
        assert len({row["default_code"].split("-")[0] for row in group}) == 1
        assert len({row["tracking"] for row in group}) == 1
        assert [row["id"] for row in group if row["look_alike_of"] == ""] == [group[0]["id"]]
        for left, right in combinations(group, 2):
            assert len(left["barcode"]) == len(right["barcode"])
            assert 2 <= differing(left["barcode"], right["barcode"]) <= 4


def test_look_alikes_lie_side_by_side() -> None:
    """Each has one of its group on the shelf position next to its own (reference training.md, PUT-03 and PCK-02)."""
    names = {row["id"]: row["name"] for row in rows("locations")}
    shelves: dict[str, set[tuple[str, int]]] = {}
    for row in rows("stock"):
        bay, _, position = names[row["location_id"]].rpartition("-")
        shelves.setdefault(row["product_id"], set()).add((bay, int(position)))
    for group in look_alike_groups():
        for product in group:
            others = {place for row in group if row is not product for place in shelves[row["id"]]}
            beside = {(bay, position + step) for bay, position in shelves[product["id"]] for step in (-1, 1)}
            assert beside & others, product["id"]


def test_the_pool_of_lots_and_serials() -> None:
    tracking = {row["id"]: row["tracking"] for row in rows("products")}
    pool = Counter(row["product_id"] for row in rows("lots"))
    expected = {"lot": 12, "serial": 20}
    assert pool == {name: expected[kind] for name, kind in tracking.items() if kind in expected}


def test_lot_dates() -> None:
    """Each dated product has one expired lot, one past removal only, and two that expire on one day."""
    for product in rows("products"):
        lots = [row for row in rows("lots") if row["product_id"] == product["id"]]
        if product["use_expiration_date"] == "False":
            assert all(row["expiration_date"] == row["removal_date"] == "" for row in lots)
            assert product["expiration_time"] == product["removal_time"] == ""
            continue
        expiry = [date.fromisoformat(row["expiration_date"]) for row in lots]
        removal = [date.fromisoformat(row["removal_date"]) for row in lots]
        assert len({gone - out for gone, out in zip(expiry, removal, strict=True)}) == 1
        assert all(out < gone for gone, out in zip(expiry, removal, strict=True))
        assert sum(day <= TODAY for day in expiry) == 1
        assert max(Counter(expiry).values()) == 2
        assert any(out <= TODAY < gone for gone, out in zip(expiry, removal, strict=True))
        (days,) = {(gone - out).days for gone, out in zip(expiry, removal, strict=True)}
        assert days == int(product["removal_time"]) < int(product["expiration_time"])
        names = [row["name"] for row in sorted(lots, key=lambda row: row["expiration_date"])]
        assert names != sorted(names)


def test_each_lot_product_has_two_names_one_digit_apart() -> None:
    for product in rows("products"):
        names = [row["name"] for row in rows("lots") if row["product_id"] == product["id"]]
        if product["tracking"] != "none":
            assert any(differing(left, right) == 1 for left, right in combinations(names, 2)), product["id"]


def test_opening_stock_is_sound() -> None:
    locations, products, lots = by_id("locations"), by_id("products"), by_id("lots")
    identities = [
        tuple(row[key] for key in ("product_id", "location_id", "lot_id", "package_id")) for row in rows("stock")
    ]
    assert len(set(identities)) == len(identities)
    for row in rows("stock"):
        product = products[row["product_id"]]
        assert locations[row["location_id"]]["name"][:2] in {"A-", "B-"}
        assert re.fullmatch(r"[1-9]\d*", row["quantity"])
        assert (product["tracking"] == "none") == (row["lot_id"] == "")
        if row["lot_id"]:
            assert lots[row["lot_id"]]["product_id"] == row["product_id"]
        if product["tracking"] == "serial":
            assert row["quantity"] == "1"
    assert {row["product_id"] for row in rows("stock")} == set(products)
    serials = [row["lot_id"] for row in rows("stock") if products[row["product_id"]]["tracking"] == "serial"]
    assert len(set(serials)) == len(serials)


def test_stock_leaves_room_for_exercises() -> None:
    """One shelf is empty, one product lies in two places, and unused lots and serials are left to be received."""
    shelves = {row["location_id"] for row in rows("places") if row["kind"] == "shelf"}
    assert shelves - {row["location_id"] for row in rows("stock")} == {"loc_b_03_3"}
    places = Counter(row["product_id"] for row in rows("stock") if row["lot_id"] == "")
    assert [name for name, count in places.items() if count == 2] == ["mug_35_bl", "glass_40"]
    used = {row["lot_id"] for row in rows("stock")}
    unused = Counter(row["product_id"] for row in rows("lots") if row["id"] not in used)
    assert min(unused.values()) >= 8


def test_the_oldest_usable_tea_is_not_at_the_nearest_shelf() -> None:
    """PCK-04: the first shelf in text order holds later lots than a shelf further on, where an expired one lies too."""
    lots = by_id("lots")
    tea = [row for row in rows("stock") if row["product_id"] == "tea_bk_50"]
    dates = {
        shelf: sorted(lots[row["lot_id"]]["expiration_date"] for row in tea if row["location_id"] == shelf)
        for shelf in ("loc_b_01_1", "loc_b_02_3")
    }
    assert dates["loc_b_02_3"][0] <= TODAY.isoformat() < dates["loc_b_02_3"][1] < dates["loc_b_01_1"][0]


def test_every_scalar_of_the_pack_file_is_quoted() -> None:
    text = (PACK / "pack.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert [line for line in lines if not re.fullmatch(r' *[a-z_0-9]+:( "[^"\\]*")?', line)] == []
    values = dict(re.findall(r'^ *([a-z_0-9]+): "([^"]*)"$', text, flags=re.MULTILINE))
    assert (values["id"], values["code"], values["simulated_at"]) == ("S", "WH", f"{TODAY.isoformat()}T08:00:00")


def test_two_routes_are_easily_confused_and_leave_from_two_doors() -> None:
    first, second = rows("routes")
    assert sorted(first["name"].split()[1]) == sorted(second["name"].split()[1])
    assert differing(first["carrier"][:5], second["carrier"][:5]) == 0
    assert (first["place_id"], second["place_id"]) == ("door_1", "door_2")
    doors = {row["id"] for row in rows("places") if row["kind"] == "door"}
    assert {first["place_id"], second["place_id"]} == doors
    on_routes = Counter(row["route_id"] for row in rows("partners"))
    assert on_routes == {"": 4, "route_16": 2, "route_61": 3}
    assert all(row["route_id"] for row in rows("partners") if row["role"] == "customer")


def test_each_route_has_a_lane_and_returns_have_a_place() -> None:
    names = {row["name"] for row in rows("locations") if row["location_id"] == "loc_output"}
    assert names == {f"Lane {row['name'].split()[1]}" for row in rows("routes")}
    assert by_id("locations")["loc_returns"]["complete_name"] == "WH/Returns", "not in stock: nothing is reserved there"


def test_putaway_leaves_the_first_exercises_alone() -> None:
    """What RCV-01, RCV-02 and FREE-01 receive or move stays where its document sends it: no rule speaks of it."""
    ruled = {row["product_id"] for row in rows("putaway_rules")}
    products = by_id("products")
    for row in rows("putaway_rules"):
        if row["category_id"]:
            named = by_id("categories")[row["category_id"]]["complete_name"]
            ruled |= {id_ for id_, product in products.items() if product["categ_id"] == named}
    families = ("mug_", "plate_", "glass_", "bowl_", "pen_", "paper_", "note_", "board_", "stapl", "sugar_", "salt_")
    assert [id_ for id_ in ruled if id_.startswith(families)] == []
    assert {"tea_bk_50", "coffee_250", "drill_12", "gloves_m", "driver_ph1"} <= ruled


def test_what_lies_in_a_place_is_within_what_the_place_holds() -> None:
    """Reference odoo-barcode 6.6: the weight of a place, and how much of one product fits."""
    locations, products, kinds = by_id("locations"), by_id("products"), by_id("storage_categories")
    weights: dict[str, Decimal] = {}
    lying: Counter[tuple[str, str]] = Counter()
    for row in rows("stock"):
        weight = Decimal(row["quantity"]) * Decimal(products[row["product_id"]]["weight"])
        weights[row["location_id"]] = weights.get(row["location_id"], Decimal(0)) + weight
        lying[row["location_id"], row["product_id"]] += int(row["quantity"])
    for place, weight in weights.items():
        assert weight <= Decimal(kinds[locations[place]["storage_category_id"]]["max_weight"]), place
    limits = {
        (row["storage_category_id"], row["product_id"]): int(row["quantity"])
        for row in rows("storage_capacities")
        if row["product_id"]
    }
    for (place, product), quantity in lying.items():
        assert quantity <= limits.get((locations[place]["storage_category_id"], product), quantity)


def test_a_check_is_due_for_what_may_arrive_broken() -> None:
    assert {(row["product_id"], row["failure_location_id"]) for row in rows("quality_points")} == {
        ("laser_30", "loc_quarantine"),
        ("oil_50", "loc_quarantine"),
    }


def test_every_product_has_a_class_and_a_category() -> None:
    classes = Counter(row["abc_class"] for row in rows("products"))
    assert classes == {"A": 10, "B": 14, "C": 16}
    assert {row["categ_id"] for row in rows("products")} < {row["complete_name"] for row in rows("categories")}
    strategies = {row["complete_name"]: row["removal_strategy_id"] for row in rows("categories")}
    dated = {row["categ_id"] for row in rows("products") if row["use_expiration_date"] == "True"}
    assert {strategies[name] for name in dated} == {"fefo"}
