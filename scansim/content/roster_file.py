"""A list of people as a site's other systems export it: CSV, validated before anything is done with it.

No fault ever shows the number of a badge, and a list that has a column for PINs is refused whole: a PIN that stands in
a list is known to whoever can read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from scansim.content.csv_source import LARGEST_CSV, Row, read_csv
from scansim.content.faults import Fault, meant, shown
from scansim.scanner.inert import inert
from scansim.training.people.badge import LONGEST_NUMBER, badge_number, is_badge_number
from scansim.training.people.person import Role
from scansim.training.people.roster_plan import RosterRow
from scansim.training.people.written import LONGEST_WORDS, is_language, is_words, unguarded

__all__ = ["COLUMNS", "roster_rows"]

COLUMNS = ("name", "employee_ref", "site", "shift", "work", "roles", "language", "badge")
"""Of a roster, in any order; only ``name`` is needed."""

_OPTIONAL = frozenset(COLUMNS) - {"name"}
_FIELDS = ("site", "shift", "work", "language")
_NOTHING = "null"
_SECRETS = re.compile(
    r"\b(pins?|pin ?(code|number|nr|no)|code ?pin|pass ?(word|code|phrase|wort)|passwd|pwd|secret|kennwort|geheimzahl"
    r"|mot de passe|contrase(n|ñ)a)\b",
    re.IGNORECASE,
)


def roster_rows(
    path: Path, work_roles: Callable[[], Collection[str]] = tuple
) -> tuple[tuple[RosterRow, ...], tuple[Fault, ...]]:
    """The rows of a file, and everything that is wrong in it, in the order of its lines. Never raises.

    ``work_roles`` gives the ids of the work roles that there are; it is asked only when a row names one.
    """
    file = inert(path.name)
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_CSV + 1)
    except OSError as error:
        return (), (Fault(file, 0, f"It cannot be read ({error.strerror or error}).", "Name a CSV file."),)
    if len(raw) > LARGEST_CSV:
        return (), (Fault(file, 0, "It is larger than 8 MB.", "Split it into several lists."),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return (), (Fault(file, line, "This is not UTF-8.", 'Save the list as "CSV UTF-8".'),)
    return _rows(text, file, work_roles)


def _rows(
    text: str, file: str, work_roles: Callable[[], Collection[str]]
) -> tuple[tuple[RosterRow, ...], tuple[Fault, ...]]:
    header = next((line for line in text.splitlines() if line.strip()), "")
    secret = _SECRETS.search(re.sub(r"[_\-.]+", " ", header))
    if secret is not None:
        what = f"This list has a column for PINs or passwords ({shown(secret[0])}), so nothing of it is read."
        return (), (Fault(file, 1, what, "Remove the column, and have those PINs changed: they stand in a list."),)
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows, faults = read_csv(_with_small_header(text, header), file, COLUMNS, _OPTIONAL, delimiter)
    work = work_roles() if any(_work(row.cells.get("work", "")) for row in rows) else ()
    found: list[RosterRow] = []
    wrong = list(faults)
    for row in rows:
        cells = {column: unguarded(cell) for column, cell in row.cells.items()}
        checked = Row(row.line, cells, file)
        row_faults = [*_row_faults(checked), *_work_faults(checked, work)]
        wrong += row_faults
        if not row_faults:
            found.append(_roster_row(row.line, cells))
    wrong += _twice(found, file)
    return tuple(found), tuple(sorted(wrong, key=lambda fault: fault.line))


def _with_small_header(text: str, header: str) -> str:
    """Columns are known whatever the case of their names."""
    return text.replace(header, header.lower(), 1)


def _row_faults(row: Row) -> Iterator[Fault]:
    line = row.line
    for column in ("name", "employee_ref", "site", "shift"):
        cell = row.cells.get(column, "")
        if not cell and column == "name":
            yield Fault(row.file, line, "There is no name.", "Write what the person is called.")
        elif cell and not is_words(cell):
            what = f"The {column} {shown(cell)} is not one line of printable text."
            yield Fault(row.file, line, what, f"Write at most {LONGEST_WORDS} letters.")
    language = row.cells.get("language", "")
    if language not in ("", _NOTHING) and not is_language(language):
        yield Fault(row.file, line, f"{shown(language)} is no language.", "Write its code, such as de or pt-BR.")
    for word in _words(row.cells.get("roles", "")):
        if word not in set(Role):
            yield Fault(row.file, line, f"{shown(word)} is no role.", meant(word, [role.value for role in Role]))
    badge = row.cells.get("badge", "")
    if badge and not is_badge_number(badge):
        what = "The badge is not one line of printable text."
        yield Fault(row.file, line, what, f"Write its number as it is scanned, at most {LONGEST_NUMBER} characters.")


def _work_faults(row: Row, work: Collection[str]) -> Iterator[Fault]:
    """A role that nobody defined would count somebody nowhere, or for ever as missing."""
    for word in _work(row.cells.get("work", "")):
        if not work:
            what = "There is no programme here, so that no work has a name."
            yield Fault(row.file, row.line, what, "Leave the cell empty, or define roles in scoring/programmes.yaml.")
        elif word not in work:
            what = f"There is no work role {shown(word)} in scoring/programmes.yaml."
            yield Fault(row.file, row.line, what, meant(word, sorted(work)))


def _work(cell: str) -> list[str]:
    return [] if cell == _NOTHING else list(dict.fromkeys(_words(cell)))


def _roster_row(line: int, cells: dict[str, str]) -> RosterRow:
    fields = {name: cells[name] for name in _FIELDS if cells.get(name)}
    if _work(cells.get("work", "")):
        fields["work"] = " ".join(_work(cells["work"]))
    words = _words(cells.get("roles", ""))
    return RosterRow(
        line,
        cells["name"],
        cells.get("employee_ref", ""),
        {name: None if cell == _NOTHING else cell for name, cell in fields.items()},
        tuple(role for role in Role if role.value in words),
        badge_number(cells.get("badge", "")),
    )


def _words(cell: str) -> list[str]:
    return [word.casefold() for word in re.split(r"[,;/|\s]+", cell) if word]


def _twice(rows: list[RosterRow], file: str) -> Iterator[Fault]:
    """Two rows that would be one person, or have one badge."""
    refs: dict[str, int] = {}
    badges: dict[str, int] = {}
    names: dict[tuple[str, str | None], int] = {}
    for row in rows:
        key = (row.name.casefold(), row.fields.get("site"))
        if row.ref and refs.setdefault(row.ref.casefold(), row.line) != row.line:
            what = f"The employee_ref {shown(row.ref)} stands in line {refs[row.ref.casefold()]} already."
            yield Fault(file, row.line, what, "Give each person a reference of their own.")
        elif not row.ref and names.setdefault(key, row.line) != row.line:
            what = f"{shown(row.name)} stands in line {names[key]} already."
            yield Fault(file, row.line, what, "Tell them apart by employee_ref, or remove one of the rows.")
        if row.badge and badges.setdefault(row.badge, row.line) != row.line:
            what = f"The badge is that of line {badges[row.badge]} too."
            yield Fault(file, row.line, what, "A badge belongs to one person.")
