"""Plays the schema of ``warehouse-cases.json`` and ``random-cases.json``: setups, operations, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.oracle.case import Document, Outcome
from tests.oracle.warehouse_player import REASONS, Happened, Player
from tests.oracle.warehouse_reading import comparable

__all__ = ["outcomes"]

Told = dict[str, Any]

_LASTING = ("pickings", "quants", "outside_quants", "batches", "orders")
"""What a trace tells only when it changed."""

_AT_ONCE = ("result", "names", "proposed", "scrap_state", "scrap_source_location", "conflicting")


def outcomes(document: Document) -> Iterator[Outcome]:
    """All cases of the document. A case shows its first difference."""
    for case in document["cases"]:
        expected, got = _difference(case)
        yield Outcome(case["id"], expected, got)


def _difference(case: Mapping[str, Any]) -> tuple[object, object]:
    expected: Told = {
        "pickings": {},
        "quants": case["initial_quants"],
        "outside_quants": [],
        "batches": {},
        "orders": {},
    }
    try:
        player = Player(case["setup"])
        for step, (op, entry) in enumerate(zip(case["ops"], case["trace"], strict=True), 1):
            _expect(expected, entry)
            happened = player.play(op)
            for name, wanted, got in _compared(expected, entry, player, happened):
                if comparable(wanted) != comparable(got):
                    where = f"operation {step} ({op['op']}), {name}"
                    return (where, *_narrowed(comparable(wanted), comparable(got), 0)), (
                        where,
                        *_narrowed(comparable(wanted), comparable(got), 1),
                    )
    except Exception as error:  # noqa: BLE001 - a case that breaks the engine is a failed case; the others still run.
        return "no exception", repr(error)
    return "agreement", "agreement"


def _narrowed(wanted: Any, got: Any, side: int) -> list[object]:
    """The parts that differ, with the way to them."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in sorted(wanted.keys() | got.keys()):
            if wanted.get(key) != got.get(key):
                return [key, *_narrowed(wanted.get(key), got.get(key), side)]
    if isinstance(wanted, list) and isinstance(got, list):
        rows = [[row for row in one if row not in other] for one, other in ((wanted, got), (got, wanted))]
        if len(wanted) == len(got) and rows[0] and len(rows[0]) == len(rows[1]) == 1:
            return _narrowed(rows[0][0], rows[1][0], side) + [_plain((rows[0][0], rows[1][0])[side])]
        return [_plain(rows[side] or (wanted, got)[side])]
    return [_plain((wanted, got)[side])]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | str) else float(value)


def _expect(expected: Told, entry: Mapping[str, Any]) -> None:
    """What the recorder does not mention stays as it was."""
    for name, told in entry.get("pickings", {}).items():
        if told.get("deleted"):
            expected["pickings"].pop(name, None)
        else:
            expected["pickings"] = expected["pickings"] | {name: told}
    for name in _LASTING[1:]:
        if name in entry:
            expected[name] = entry[name]


def _compared(
    expected: Told, entry: Mapping[str, Any], player: Player, happened: Happened
) -> Iterator[tuple[str, object, object]]:
    meaning = entry["error"]["meaning"].partition(":")[0] if entry["outcome"] == "error" else None
    if not (meaning and happened.reason in REASONS.get(meaning, ())):
        yield "refusal", meaning, happened.reason.value if happened.reason else None
    yield "questions", entry.get("questions", []), happened.questions
    for name in _AT_ONCE:
        if name in entry:
            yield name, entry[name], happened.told.get(name)
    reader = player.reader
    yield "pickings", expected["pickings"], reader.pickings()
    yield "quants", _rows(expected["quants"]), _rows(reader.quants())
    yield "outside_quants", _rows(expected["outside_quants"]), _rows(reader.outside_quants())
    yield "batches", _batches(expected["batches"]), _batches(reader.batches())
    yield "orders", expected["orders"], reader.orders()


def _rows(rows: list[Told]) -> list[Any]:
    return sorted((comparable(row) for row in rows), key=lambda row: sorted(map(str, row.items())))


def _batches(batches: Told) -> Told:
    return {name: {**told, "pickings": sorted(told["pickings"])} for name, told in batches.items()}
