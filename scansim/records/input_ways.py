"""Which inputs of an attempt count, when it was run on in two copies of a file and the two were merged.

The way that the counted closing fact names; before the attempt has ended the longest way, and of equally long ones that
whose last hash sorts first. So the same inputs count whatever was merged into what.
"""

from __future__ import annotations

from collections.abc import Collection

from scansim.records.links import InputRecord

__all__ = ["ways_of"]


def ways_of(
    beginning: str, records: Collection[InputRecord], head: str | None
) -> tuple[list[InputRecord], list[InputRecord]]:
    """The inputs that count, in their order, and those beside them.

    ``beginning`` is the hash of the opening fact, ``head`` what the counted closing fact says is the last hash, None
    before there is one.
    """
    by_hash = {record.hash: record for record in records}
    main: list[InputRecord] = []
    at = head if head is not None else _longest(beginning, by_hash)
    while at != beginning and (record := by_hash.pop(at, None)) is not None:
        main.append(record)
        at = record.prev
    main.reverse()
    return main, sorted(by_hash.values(), key=lambda record: (record.seq, record.hash))


def _longest(beginning: str, by_hash: dict[str, InputRecord]) -> str:
    reached = {beginning}
    best = (0, beginning)
    for record in sorted(by_hash.values(), key=lambda record: (record.seq, record.hash)):
        if record.prev in reached:
            reached.add(record.hash)
            if record.seq > best[0]:
                best = (record.seq, record.hash)
    return best[1]
