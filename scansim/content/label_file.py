"""Reads ``labels/``: stocks, layouts, printer profiles (``docs/labels.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from scansim.content.csv_overlay import Columns
from scansim.content.faults import Fault, shown
from scansim.content.label_rows import LayoutsFile, PrintersFile, StockRow, broken_layouts, broken_stock
from scansim.content.layers import Layers
from scansim.content.validation import FileModel, broken_in, in_file, validated
from scansim.content.yaml_source import Source
from scansim.training.stationery import Layout, Printer, Stationery, Stock

__all__ = ["LABELS", "read_stationery"]

LABELS = "labels"
_STOCKS = "stocks.csv"
_LAYOUTS = "layouts.yaml"
_PRINTERS = "printers.yaml"

Model = TypeVar("Model", bound=FileModel)


def read_stationery(content: Path | Layers) -> tuple[Stationery, tuple[Fault, ...]]:
    """What the folder ``labels`` of the content holds, and every fault in it. What is sound is there."""
    layers = Layers.of(content)
    faults: list[Fault] = []
    stocks = _stocks(layers, faults)
    layouts = _layouts(layers.yaml(f"{LABELS}/{_LAYOUTS}"), faults)
    printers = _printers(layers.yaml(f"{LABELS}/{_PRINTERS}"), faults)
    return Stationery(stocks, layouts, printers), (*faults, *layers.unread(LABELS))


def _stocks(layers: Layers, faults: list[Fault]) -> dict[str, Stock]:
    found = layers.list(f"{LABELS}/{_STOCKS}", Columns(tuple(StockRow.model_fields)))
    faults.extend(found.faults)
    stocks: dict[str, Stock] = {}
    for row in found.rows:
        try:
            stock = StockRow.model_validate(row.cells)
        except ValidationError as error:
            for one in broken_in(error, StockRow):
                file, line = row.place_of(str(one.path[0]))
                faults.append(Fault(file, line, one.what, one.right))
            continue
        broken = list(_stock_faults(stock, stocks, *row.place))
        faults.extend(broken)
        if not broken:
            stocks[stock.id] = stock.stock()
    return stocks


def _stock_faults(row: StockRow, known: dict[str, Stock], file: str, line: int) -> Iterator[Fault]:
    if row.id in known:
        yield Fault(file, line, f"The id {shown(row.id)} stands further up already.", "Choose another.")
    for one in broken_stock(row):
        yield Fault(file, line, one.what, one.right)


def _layouts(source: Source, faults: list[Fault]) -> dict[str, Layout]:
    file = _sound(LayoutsFile, source, faults)
    if file is None:
        return {}
    broken = tuple(broken_layouts(file))
    faults.extend(in_file(broken, source))
    wrong = {one.path[1] for one in broken}
    return {id_: one.layout(id_) for id_, one in file.layouts.items() if id_ not in wrong}


def _printers(source: Source, faults: list[Fault]) -> dict[str, Printer]:
    file = _sound(PrintersFile, source, faults)
    return {} if file is None else {id_: one.printer(id_) for id_, one in file.printers.items()}


def _sound(model: type[Model], source: Source, faults: list[Fault]) -> Model | None:
    file, found = validated(model, source)
    faults.extend(found)
    return file
