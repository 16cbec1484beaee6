"""The lists of a data pack: CSV with a header row, each row with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from scansim.content.faults import Fault, meant, shown

__all__ = ["LARGEST_CSV", "Row", "read_csv"]

LARGEST_CSV = 8 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, without blanks around them.

    ``from_site`` are the lines of the site's list (``site``) from which single cells come; a row of its own has them
    all from there.
    """

    line: int
    cells: Mapping[str, str]
    file: str = ""
    site: str = ""
    from_site: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_of_site(self) -> bool:
        """Whether the site states any of it."""
        return bool(self.site)

    def place_of(self, column: str) -> tuple[str, int]:
        """The file and the line in which a cell stands."""
        line = self.from_site.get(column)
        return (self.file, self.line) if line is None else (self.site, line)

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line of the row: the site's where it states any of it."""
        return next(((self.site, line) for line in self.from_site.values()), (self.file, self.line))


def read_csv(
    text: str, file: str, columns: Sequence[str], optional: AbstractSet[str] = frozenset(), delimiter: str = ","
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of a list that has these columns, in any order; only the optional ones may be missing. Never raises."""
    numbered = _numbered(text, delimiter)
    try:
        first = next(numbered, None)
        if first is None:
            needed = ",".join(column for column in columns if column not in optional)
            return (), (Fault(file, 1, "This list is empty.", f"Begin with the row: {needed}"),)
        header = [cell.strip() for cell in first[1]]
        faults = tuple(_header_faults(header, file, columns, optional))
        return ((), faults) if faults else _rows(numbered, header, file)
    except _Unreadable as error:
        return (), (error.fault(file),)


class _Unreadable(Exception):
    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line

    def fault(self, file: str) -> Fault:
        what = f"This line is not CSV: {self}."
        return Fault(file, self.line, what, "Look for a quote that is not closed, or for text behind a closing quote.")


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Unreadable(line, str(error)) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _header_faults(header: list[str], file: str, columns: Sequence[str], optional: AbstractSet[str]) -> Iterator[Fault]:
    if len(header) == 1 and ";" in header[0]:
        yield Fault(file, 1, "The columns are separated by semicolons.", "Save the list with commas.")
        return
    for name in dict.fromkeys(header):
        if name not in columns:
            yield Fault(file, 1, f"The column {shown(name)} is not known here.", meant(name, columns))
        elif header.count(name) > 1:
            yield Fault(file, 1, f"The column {shown(name)} stands here twice.", "Keep one of the two.")
    for name in columns:
        if name not in header and name not in optional:
            yield Fault(file, 1, f"The column {shown(name)} is missing.", "Add it; its cells may be empty.")


def _rows(
    numbered: Iterator[tuple[int, list[str]]], header: list[str], file: str
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    for line, cells in numbered:
        if len(cells) == len(header):
            rows.append(Row(line, dict(zip(header, map(str.strip, cells), strict=True)), file))
        else:
            what = f"This row has {len(cells)} cells, the header has {len(header)}."
            faults.append(
                Fault(file, line, what, "Put a text with a comma in quotes, and write a comma for an empty cell.")
            )
    return tuple(rows), tuple(faults)
