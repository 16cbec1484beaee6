"""Who delivers and who orders, on which routes, and the papers that they send."""

from __future__ import annotations

from itertools import product

from scansim.content.codes import check_digit
from scansim.training.draw import whole_between
from tools.pack_making.goods import Table
from tools.pack_making.layout import route_numbers
from tools.pack_making.nouns import CATEGORIES
from tools.pack_making.plan import Plan

__all__ = ["OPERATION_TYPES", "documents", "operation_types", "partners", "routes"]

_TOWNS = (
    *("Alder", "Birch", "Cedar", "Dale", "Elm", "Fern", "Glen", "Heath", "Iris", "Juniper"),
    *("Kestrel", "Larch", "Maple", "Nettle", "Oak", "Poplar", "Quarry", "Rowan", "Sorrel", "Thorn"),
)
_TRADES = (
    *("Cafe", "Kitchen", "School", "Stores", "Clinic", "Hotel", "Office", "Garage"),
    *("Works", "Bakery", "Builders", "Market", "Studio", "Library", "Depot"),
)
_MAKERS = ("Goods", "Supply", "Trading", "Direct", "Works", "Makers", "Imports")
_CARRIERS = ("Northline", "Northlane", "Northlink", "Westline", "Westlane", "Westlink")
_AREAS = ("Harbour", "Hillside", "Hillend", "Harfield", "Hayside", "Harside")

# id, name, kind, sequence code, barcode, older barcode, source, destination, creates lots, uses lots
OPERATION_TYPES = (
    ("in", "Receipts", "incoming", "IN", "IN", "RECEIPTS", "loc_vendors", "loc_input", "True", "False"),
    ("qc", "Quality Control", "internal", "QC", "QC", "QUALITY", "loc_input", "loc_quality", "False", "True"),
    ("stor", "Storage", "internal", "STOR", "STOR", "STORAGE", "loc_input", "loc_stock", "False", "True"),
    ("int", "Internal Transfers", "internal", "INT", "INT", "INTERNAL", "loc_stock", "loc_stock", "False", "True"),
    ("pick", "Pick", "internal", "PICK", "PICK", "PICK", "loc_stock", "loc_packing", "False", "True"),
    ("pack", "Pack", "internal", "PACK", "PACK", "PACK", "loc_packing", "loc_output", "False", "True"),
    ("out", "Delivery Orders", "outgoing", "OUT", "OUT", "DELIVERY", "loc_output", "loc_customers", "False", "True"),
    ("ret", "Returns", "incoming", "RET", "RET", "RETURNS", "loc_customers", "loc_returns", "False", "True"),
)
_PAPERS = {"in": "DN-", "qc": "DN-", "stor": "DN-", "pick": "", "pack": "", "out": "", "ret": "RT-"}


def operation_types(plan: Plan) -> Table:
    """The rows of ``operation_types.csv``: three steps in, three steps out."""
    return [
        {
            "id": f"type_{id_}",
            "name": name,
            "code": kind,
            "sequence_code": sequence,
            "barcode": f"{plan.warehouse}{barcode}",
            "barcode_legacy": f"{plan.warehouse}-{legacy}",
            "default_location_src_id": source,
            "default_location_dest_id": destination,
            "create_backorder": "ask",
            "use_create_lots": creates,
            "use_existing_lots": uses,
            "return_picking_type_id": "type_ret" if id_ == "out" else "",
            # At the bench all goods are in one place; a column that is missing is as documented (docs/packs.md).
            "restrict_scan_source_location": "no" if id_ == "pack" else "",
        }
        for id_, name, kind, sequence, barcode, legacy, source, destination, creates, uses in OPERATION_TYPES
    ]


def partners(plan: Plan) -> Table:
    """The rows of ``partners.csv``: suppliers of one category each, customers on a route each."""
    numbers = route_numbers(plan)
    found: Table = []
    for number in range(plan.suppliers):
        again, category = divmod(number, len(CATEGORIES))
        name = f"{_TOWNS[number % len(_TOWNS)]} {CATEGORIES[category]} {_MAKERS[again]}"
        found.append(_partner(name, "supplier", f"SUP{plan.first_tote + number}", ""))
    named = [f"{town} {trade}" for trade, town in product(_TRADES, _TOWNS)][: plan.customers]
    for number, name in enumerate(named):
        found.append(_partner(name, "customer", f"CUS{1000 + number}", f"route_{numbers[number % len(numbers)]}"))
    return found


def _partner(name: str, role: str, ref: str, route: str) -> dict[str, str]:
    id_ = f"partner_{name.casefold().replace(' ', '_')}"
    return {"id": id_, "name": name, "role": role, "ref": ref, "route_id": route}


def routes(plan: Plan) -> Table:
    """The rows of ``routes.csv``: names, numbers and carriers that are easily taken for each other."""
    rows: Table = []
    for place, number in enumerate(route_numbers(plan)):
        hour, quarter = divmod(place, 4)
        rows.append(
            {
                "id": f"route_{number}",
                "name": f"Route {number} {_AREAS[place % len(_AREAS)]}",
                "carrier": _CARRIERS[place // 2 % len(_CARRIERS)],
                "place_id": f"door_{place % plan.doors + 1}",
                "departure": f"{13 + hour:02d}:{15 * quarter:02d}",
            }
        )
    return rows


def documents(plan: Plan) -> Table:
    """The rows of ``documents.csv``: any two numbers differ in two digits, as each ends in a check digit."""
    rows: Table = []
    step = 10_000 // (len(OPERATION_TYPES) * plan.documents)
    for kind, (id_, *_, sequence) in enumerate((type_[0], type_[3]) for type_ in OPERATION_TYPES):
        for place in range(plan.documents):
            least = (place * len(OPERATION_TYPES) + kind) * step
            number = whole_between(plan.seed, f"document/{id_}/{place}", least, least + step - 1)
            rows.append(
                {
                    "id": f"doc_{id_}_{place + 1:03d}",
                    "name": f"{plan.warehouse}/{sequence}/{_checked(number)}",
                    "picking_type_id": f"type_{id_}",
                    "origin": "" if id_ == "int" else _origin(plan, _PAPERS[id_], place),
                }
            )
    return rows


def _origin(plan: Plan, paper: str, place: int) -> str:
    """The other party's number: one for all transfers of a delivery note, or of an order."""
    kind = paper or "order"
    number = whole_between(plan.seed, f"origin/{kind}/{place}", place * 50, place * 50 + 49)
    return f"{paper or plan.orders}{_checked(number)}"


def _checked(number: int) -> str:
    digits = f"{number:04d}"
    return digits + check_digit(digits)
