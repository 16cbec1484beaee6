"""Reads ``labels/``: stocks, layouts, printer profiles (``docs/labels.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from scansim.content.csv_source import LARGEST_CSV, read_csv
from scansim.content.faults import Fault, file_name, shown
from scansim.content.label_rows import LayoutsFile, PrintersFile, StockRow, broken_layouts, broken_stock
from scansim.content.reading import text_of_file
from scansim.content.validation import FileModel, broken_in, in_file, validated
from scansim.content.yaml_source import LARGEST_YAML, Source, read_yaml
from scansim.training.stationery import Layout, Printer, Stationery, Stock

__all__ = ["LABELS", "read_stationery"]

LABELS = "labels"
_STOCKS = "stocks.csv"
_LAYOUTS = "layouts.yaml"
_PRINTERS = "printers.yaml"

Model = TypeVar("Model", bound=FileModel)


def read_stationery(root: Path) -> tuple[Stationery, tuple[Fault, ...]]:
    """What the folder ``labels`` of a content folder holds, and every fault in it. What is sound is there."""
    faults: list[Fault] = []
    folder = root / LABELS
    stocks = _stocks(folder / _STOCKS, root, faults)
    layouts = _layouts(folder / _LAYOUTS, root, faults)
    printers = _printers(folder / _PRINTERS, root, faults)
    return Stationery(stocks, layouts, printers), tuple(faults)


def _stocks(path: Path, root: Path, faults: list[Fault]) -> dict[str, Stock]:
    name = file_name(path, root)
    text = text_of_file(path, name, LARGEST_CSV)
    if isinstance(text, Fault):
        faults.append(text)
        return {}
    rows, found = read_csv(text, name, tuple(StockRow.model_fields))
    faults.extend(found)
    stocks: dict[str, Stock] = {}
    for row in rows:
        try:
            stock = StockRow.model_validate(row.cells)
        except ValidationError as error:
            faults.extend(Fault(name, row.line, one.what, one.right) for one in broken_in(error, StockRow))
            continue
        broken = list(_stock_faults(stock, stocks, name, row.line))
        faults.extend(broken)
        if not broken:
            stocks[stock.id] = stock.stock()
    return stocks


def _stock_faults(row: StockRow, known: dict[str, Stock], file: str, line: int) -> Iterator[Fault]:
    if row.id in known:
        yield Fault(file, line, f"The id {shown(row.id)} stands further up already.", "Choose another.")
    for one in broken_stock(row):
        yield Fault(file, line, one.what, one.right)


def _layouts(path: Path, root: Path, faults: list[Fault]) -> dict[str, Layout]:
    source = _source(path, root)
    file = _sound(LayoutsFile, source, faults)
    if file is None:
        return {}
    broken = tuple(broken_layouts(file))
    faults.extend(in_file(broken, source))
    wrong = {one.path[1] for one in broken}
    return {id_: one.layout(id_) for id_, one in file.layouts.items() if id_ not in wrong}


def _printers(path: Path, root: Path, faults: list[Fault]) -> dict[str, Printer]:
    file = _sound(PrintersFile, _source(path, root), faults)
    return {} if file is None else {id_: one.printer(id_) for id_, one in file.printers.items()}


def _sound(model: type[Model], source: Source, faults: list[Fault]) -> Model | None:
    file, found = validated(model, source)
    faults.extend(found)
    return file


def _source(path: Path, root: Path) -> Source:
    name = file_name(path, root)
    text = text_of_file(path, name, LARGEST_YAML)
    return Source(name, None, (text,)) if isinstance(text, Fault) else read_yaml(text, name)
