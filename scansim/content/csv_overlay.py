"""A list that ships, and what a site states otherwise, as one list (DESIGN section 2).

Lists merge by their column ``id``. The site's list has that column and whichever others it is about: a cell replaces
the one that ships, an empty cell leaves it as it is, ``null`` empties it, and a row whose other cells are all ``null``
removes the row. A list without ``id`` is replaced whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from scansim.content.changes import Change
from scansim.content.csv_source import Row, read_csv
from scansim.content.faults import Fault, meant, shown

__all__ = ["Columns", "List", "overlaid_list"]

ID = "id"
NULL = "null"


@dataclass(frozen=True, slots=True)
class List:
    """The rows of a list, its faults, what a site changes in it, and where a site removed rows, by id."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()
    removed: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column that a list may have, and those that it may lack."""

    known: Sequence[str]
    optional: AbstractSet[str] = frozenset()


def overlaid_list(base: List, text: str, file: str, columns: Columns, thing: str) -> List:
    """The list with what the site's list ``file`` states about it."""
    if ID not in columns.known:
        rows, faults = read_csv(text, file, columns.known, columns.optional)
        change = Change(file, 1, thing, "", f"{len(base.rows)} rows", f"{len(rows)} rows")
        return List(tuple(replace(row, site=file) for row in rows), faults, (change,))
    site_rows, faults = read_csv(text, file, columns.known, frozenset(columns.known) - {ID})
    merge = _Merge(file, thing, columns, _by_id(base.rows))
    for row in site_rows:
        merge.take(row)
    found = (*base.faults, *faults, *merge.faults)
    return List(tuple(merge.rows.values()), found, tuple(merge.changes), merge.removed)


def _by_id(rows: tuple[Row, ...]) -> dict[str, Row]:
    """The rows by their ids. One whose id an earlier row has stays in the list, for its fault to be told."""
    found: dict[str, Row] = {}
    for row in rows:
        id_ = row.cells[ID]
        found[id_ if id_ not in found else f"{id_}, line {row.line}"] = row
    return found


@dataclass
class _Merge:
    file: str
    thing: str
    columns: Columns
    rows: dict[str, Row]
    seen: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    removed: dict[str, tuple[str, int]] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        id_ = row.cells[ID]
        others = [cell for column, cell in row.cells.items() if column != ID]
        if id_ in self.seen:
            what = f"The id {shown(id_)} stands on line {self.seen[id_]} already."
            self._fault(row, what, "Keep one of the two.")
        elif others and all(cell == NULL for cell in others):
            self._remove(id_, row)
        elif id_ in self.rows:
            self._change(self.rows[id_], row)
        else:
            self._add(id_, row)
        self.seen.setdefault(id_, row.line)

    def _remove(self, id_: str, row: Row) -> None:
        if id_ not in self.rows:
            self._fault(row, f"There is no {shown(id_)} to remove.", meant(id_, self.rows))
            return
        del self.rows[id_]
        self.removed[id_] = (self.file, row.line)
        self.changes.append(Change(self.file, row.line, self.thing, id_, "", None))

    def _add(self, id_: str, row: Row) -> None:
        needed = [column for column in self.columns.known if column not in self.columns.optional]
        lacking = [column for column in needed if column not in row.cells]
        if lacking:
            what = f"{shown(id_)} is new here, and this list has no column {', '.join(lacking)}."
            self._fault(row, what, meant(id_, self.rows) if id_ else "Write its id.")
            return
        cells = {column: _emptied(cell) for column, cell in row.cells.items()}
        self.rows[id_] = replace(row, cells=cells, site=self.file)
        self.changes.append(Change(self.file, row.line, self.thing, id_, None, ""))

    def _change(self, base: Row, row: Row) -> None:
        stated = {column: _emptied(cell) for column, cell in row.cells.items() if cell and column != ID}
        for column, cell in stated.items():
            before = base.cells.get(column, "")
            if before != cell:
                what = f"{base.cells[ID]} {column}"
                self.changes.append(Change(self.file, row.line, self.thing, what, before, cell))
        cells, lines = {**base.cells, **stated}, dict.fromkeys(stated, row.line)
        self.rows[base.cells[ID]] = replace(base, cells=cells, site=self.file, from_site=lines)

    def _fault(self, row: Row, what: str, right: str) -> None:
        self.faults.append(Fault(self.file, row.line, what, right))


def _emptied(cell: str) -> str:
    return "" if cell == NULL else cell
