"""Writes the data packs M and L, the same bytes every time: ``make packs`` (docs/packs.md).

Pack S is kept by hand. With ``--check`` nothing is written; it ends with status 1 when a file would change.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

from tools.pack_making.goods import Table, goods_of, packagings, products
from tools.pack_making.holdings import (
    categories,
    holdings_of,
    package_types,
    packages,
    putaway_rules,
    quality_points,
    storage_capacities,
    storage_categories,
)
from tools.pack_making.layout import layout_of
from tools.pack_making.people import documents, operation_types, partners, routes
from tools.pack_making.plan import LARGE, MEDIUM, Plan

__all__ = ["PLANS", "files_of"]

PLANS = (MEDIUM, LARGE)
_PACKS = Path(__file__).resolve().parent.parent / "exercises" / "packs"


def files_of(plan: Plan) -> dict[str, str]:
    """The files of a pack by their names."""
    goods, layout = goods_of(plan), layout_of(plan)
    holdings = holdings_of(plan, goods, layout)
    tables: dict[str, Table] = {
        "products": products(goods),
        "packagings": packagings(goods),
        "locations": layout.locations,
        "places": layout.places,
        "operation_types": operation_types(plan),
        "partners": partners(plan),
        "lots": holdings.lots,
        "stock": holdings.stock,
        "package_types": package_types(plan),
        "packages": packages(plan, holdings),
        "documents": documents(plan),
        "categories": categories(),
        "storage_categories": storage_categories(),
        "storage_capacities": storage_capacities(goods),
        "putaway_rules": putaway_rules(goods, holdings),
        "quality_points": quality_points(goods),
        "routes": routes(plan),
    }
    return {"pack.yaml": _pack_yaml(plan)} | {f"{name}.csv": _csv(rows) for name, rows in tables.items()}


def _csv(rows: Table) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _pack_yaml(plan: Plan) -> str:
    ranges = {
        "gtin_13": (plan.gtin_13, "products; 952 is GS1's range for demonstrations"),
        "gtin_12": (plan.gtin_12, "products with a UPC-A; a leading 4 is for use inside a company only"),
        "gtin_8": (plan.gtin_8, "products with an EAN-8; a leading 2 is for use inside a company only"),
        "gtin_14": (f"1-8, then {plan.gtin_13}", "packagings"),
        "unknown_gtin": (plan.unknown, "never in the lists: what a supplier's label bears that nobody has recorded"),
        "sscc": (f"0-9, then {plan.gtin_13}", "logistic units"),
        "package": (plan.packages, "packages"),
        "tote": ("TOTE.", f"totes, TOTE.{plan.first_tote} and on"),
        "document": (f"{plan.warehouse}/", "transfers of the pool; two digits apart"),
        "delivery_note": ("DN-", "suppliers' delivery notes of the pool"),
        "order": (plan.orders, "sales orders of the pool: one has a pick, a pack and a delivery"),
        "return": ("RT-", "customers' returns of the pool"),
    }
    lines = [
        f"# Data pack {plan.id}, written by tools/packs.py (make packs): change that, not this (docs/packs.md).",
        'schema: "1"',
        f"id: {_quoted(plan.id)}",
        "title:",
        f"  en: {_quoted(plan.title)}",
        'company: "Training Wholesale"',
        'currency: "EUR"',
        "warehouse:",
        f"  code: {_quoted(plan.warehouse)}",
        f"  name: {_quoted(plan.name)}",
        f"simulated_at: {_quoted(plan.now)}",
        "# What the site has set in the app, with the names of Odoo; what is not said is as documented.",
        "settings:",
        '  version: "18"',
        "  company:",
        '    group_stock_tracking_lot: "yes"',
        '    module_stock_picking_batch: "yes"',
        "reserved_codes:",
    ]
    for name, (prefix, use) in ranges.items():
        lines += [f"  {name}:", f"    prefix: {_quoted(prefix)}", f"    use: {_quoted(use)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text)


def main(arguments: list[str]) -> int:
    """Write both packs, or say which of their files differ."""
    only_look, changed = arguments == ["--check"], 0
    for plan in PLANS:
        folder = _PACKS / plan.id
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files_of(plan).items():
            path, data = folder / name, text.encode()
            if not path.is_file() or path.read_bytes() != data:
                changed += 1
                print(path)
                if not only_look:
                    path.write_bytes(data)
    return 1 if only_look and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
