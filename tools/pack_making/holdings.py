"""What is there: lots and serial numbers, packages, the opening stock, and the rules by which goods are put away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scansim.training.draw import whole_between
from tools.pack_making.goods import Goods, Table, category_id
from tools.pack_making.layout import Layout
from tools.pack_making.nouns import CATEGORIES
from tools.pack_making.plan import Plan

__all__ = [
    "Holdings",
    "categories",
    "holdings_of",
    "package_types",
    "packages",
    "putaway_rules",
    "quality_points",
    "storage_capacities",
    "storage_categories",
]

_GRAMS_A_PRODUCT = 55_000
_LOTS_IN_STOCK = (2, 3)
_SERIALS_IN_STOCK = 4
_MOST = {"A": (24, 72), "B": (10, 36), "C": (4, 16)}
_BOXES_A_PALLET = 8
_INSPECTED_EVERY = 12


@dataclass(frozen=True)
class Holdings:
    """The lots and the stock, and which product stands on which pallet."""

    lots: Table
    stock: Table
    lies_at: dict[str, str]
    pallets: dict[str, str]


def holdings_of(plan: Plan, goods: tuple[Goods, ...], layout: Layout) -> Holdings:
    """The lots of all products and what lies where."""
    lies_at = {each.id: layout.shelves[each.number * len(layout.shelves) // len(goods)] for each in goods}
    lots = {each.id: tuple(_lots(plan, each)) for each in goods if each.noun.tracking != "none"}
    stock: Table = []
    for each in goods:
        stock += _on_shelf(plan, each, lies_at[each.id], lots.get(each.id, ()))
    pallets: dict[str, str] = {}
    moving = [each for each in goods if each.abc == "A" and each.boxed and each.noun.tracking == "none"]
    for number, each in enumerate(moving[: plan.pallets], 1):
        pallets[f"pallet_{number}"] = layout.pallets[number - 1]
        quantity = str(each.noun.box * _BOXES_A_PALLET)
        stock.append(_stock(each.id, layout.pallets[number - 1], quantity, package=f"pallet_{number}"))
    return Holdings([row for found in lots.values() for row in found], stock, lies_at, pallets)


def _lots(plan: Plan, each: Goods) -> Iterator[dict[str, str]]:
    if each.noun.tracking == "serial":
        for place in range(plan.serials):
            name = f"{each.noun.code[:2]}{200_000 + (each.number * plan.serials + place) * 3}"
            yield _lot(f"serial_{each.id}_{place + 1:02d}", each.id, name)
        return
    days = _days(plan, each)
    for place in range(plan.lots):
        # The numbers of two neighbours are swapped, so that the older lot has not always the lower number.
        swapped = place ^ 1 if place ^ 1 < plan.lots else place
        counted = each.number * plan.lots + swapped
        name = f"{each.noun.code[:2]}{10_000 + counted * 3 + whole_between(plan.seed, f'lot/{counted}', 0, 2)}"
        yield _lot(f"lot_{each.id}_{place + 1:02d}", each.id, name, *days[place] if days else ())


def _days(plan: Plan, each: Goods) -> list[tuple[str, str]]:
    """Expiry and removal of each lot: one expired, one past its removal only, the last two on one day."""
    if not each.noun.days:
        return []
    today, before = date.fromisoformat(plan.now[:10]), each.noun.removal_days
    ahead = [-12, before // 2]
    step = max(each.noun.days // plan.lots, 5)
    ahead += [before + 14 + step * place for place in range(plan.lots - len(ahead))]
    ahead[-1] = ahead[-2]
    return [(str(today + timedelta(days)), str(today + timedelta(days - before))) for days in ahead]


def _lot(id_: str, product: str, name: str, expires: str = "", removal: str = "") -> dict[str, str]:
    return {"id": id_, "product_id": product, "name": name, "expiration_date": expires, "removal_date": removal}


def _on_shelf(plan: Plan, each: Goods, location: str, lots: tuple[dict[str, str], ...]) -> Iterator[dict[str, str]]:
    low, high = _MOST[each.abc]
    fits = max(_GRAMS_A_PRODUCT // each.grams, 2)
    quantity = min(whole_between(plan.seed, f"stock/{each.id}", low, high), fits)
    match each.noun.tracking:
        case "serial":
            for lot in lots[: min(_SERIALS_IN_STOCK, fits)]:
                yield _stock(each.id, location, "1", lot["id"])
        case "lot":
            first = quantity // 2
            for place, share in zip(_LOTS_IN_STOCK, (first, quantity - first), strict=True):
                yield _stock(each.id, location, str(share), lots[place]["id"])
        case _:
            yield _stock(each.id, location, str(quantity))


def _stock(product: str, location: str, quantity: str, lot: str = "", package: str = "") -> dict[str, str]:
    return {
        "product_id": product,
        "location_id": location,
        "quantity": quantity,
        "lot_id": lot,
        "package_id": package,
    }


def package_types(plan: Plan) -> Table:
    """The rows of ``package_types.csv``."""
    rows = (("pallet", "Pallet", "PLT", "800"), ("carton", "Carton", "CRTN", "25"), ("tote", "Tote", "TOTE", "20"))
    return [
        {
            "id": f"ptype_{id_}",
            "name": name,
            "sequence": str(place),
            "barcode": f"{plan.warehouse}{code}",
            "max_weight": weight,
        }
        for place, (id_, name, code, weight) in enumerate(rows, 1)
    ]


def packages(plan: Plan, holdings: Holdings) -> Table:
    """The rows of ``packages.csv``: pallets with goods and empty ones, empty cartons and totes."""
    rows = [
        _package(f"pallet_{n}", f"{plan.packages}{n:06d}", "pallet", holdings.pallets.get(f"pallet_{n}", "loc_output"))
        for n in range(1, plan.pallets + 5)
    ]
    rows += [
        _package(f"carton_{n}", f"{plan.packages}{100_000 + n}", "carton", "loc_packing")
        for n in range(1, plan.cartons + 1)
    ]
    rows += [_package(f"tote_{n + 1}", f"TOTE.{plan.first_tote + n}", "tote", "loc_stock") for n in range(plan.totes)]
    return rows


def _package(id_: str, name: str, kind: str, location: str) -> dict[str, str]:
    use = "reusable" if kind == "tote" else "disposable"
    return {
        "id": id_,
        "name": name,
        "package_type_id": f"ptype_{kind}",
        "package_use": use,
        "location_id": location,
    }


def categories() -> Table:
    """The rows of ``categories.csv``: what expires first goes first."""
    rows = [{"id": "categ_all", "complete_name": "All", "parent_id": "", "removal_strategy_id": ""}]
    for category in CATEGORIES:
        removal = "fefo" if category in {"Food", "Care"} else "fifo"
        name = f"All / {category}"
        found = {"id": category_id(category), "complete_name": name, "parent_id": "categ_all"}
        rows.append({**found, "removal_strategy_id": removal})
    return rows


def storage_categories() -> Table:
    """The rows of ``storage_categories.csv``."""
    rows = (("shelf", "Shelf", "120", "mixed"), ("pallet", "Pallet place", "800", "same"))
    return [
        {"id": f"scat_{id_}", "name": name, "max_weight": weight, "allow_new_product": new}
        for id_, name, weight, new in rows
    ]


def storage_capacities(goods: tuple[Goods, ...]) -> Table:
    """The rows of ``storage_capacities.csv``: one pallet a place, and so much of what moves most a shelf."""
    rows = [_capacity("scap_pallet", "scat_pallet", "", "ptype_pallet", "1")]
    for each in goods:
        if each.abc == "A" and each.step == 0:
            limit = str(max(_MOST["A"][1], 2) + each.noun.box)
            rows.append(_capacity(f"scap_{each.id}", "scat_shelf", each.id, "", limit))
    return rows


def _capacity(id_: str, storage: str, product: str, package: str, quantity: str) -> dict[str, str]:
    return {
        "id": id_,
        "storage_category_id": storage,
        "product_id": product,
        "package_type_id": package,
        "quantity": quantity,
    }


def putaway_rules(goods: tuple[Goods, ...], holdings: Holdings) -> Table:
    """The rows of ``putaway_rules.csv``: a place of its own for what moves most, any shelf for the rest."""
    rows = [_rule("put_pallets", "5", "loc_stock", package="ptype_pallet", storage="scat_pallet")]
    rows += [
        _rule(f"put_{each.id}", "10", holdings.lies_at[each.id], product=each.id) for each in goods if each.abc == "A"
    ]
    for category in CATEGORIES:
        id_ = category_id(category)
        rows.append(_rule(f"put_{id_}", "20", "loc_stock", category=id_, storage="scat_shelf"))
    return rows


def _rule(
    id_: str, sequence: str, to: str, *, product: str = "", category: str = "", package: str = "", storage: str = ""
) -> dict[str, str]:
    return {
        "id": id_,
        "sequence": sequence,
        "location_in_id": "loc_stock",
        "location_out_id": to,
        "product_id": product,
        "category_id": category,
        "package_type_id": package,
        "storage_category_id": storage,
        "sublocation": "closest_location" if storage else "no",
    }


def quality_points(goods: tuple[Goods, ...]) -> Table:
    """The rows of ``quality_points.csv``: dear things and some food are looked at when they arrive."""
    dear = [each for each in goods if each.noun.tracking == "serial" or each.noun.name in {"Olive oil", "Sauce"}]
    return [
        {
            "id": f"qp_{each.id}",
            "picking_type_id": "type_in",
            "product_id": each.id,
            "failure_location_id": "loc_quarantine",
        }
        for each in dear[::_INSPECTED_EVERY]
    ]
