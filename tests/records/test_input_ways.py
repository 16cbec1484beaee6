"""Which inputs of an attempt count after it was run on in two copies of a file."""

from __future__ import annotations

from itertools import permutations

import pytest

from scansim.records.input_ways import ways_of
from scansim.records.links import InputRecord

#          ┌ b2 ─ b3
#  (0) ─ a1┤
#          └ c2          d1 follows another opening.
A1 = InputRecord(1, "", "(0)", "a1")
B2 = InputRecord(2, "", "a1", "b2")
B3 = InputRecord(3, "", "b2", "b3")
C2 = InputRecord(2, "", "a1", "c2")
C3 = InputRecord(3, "", "c2", "c3")
D1 = InputRecord(1, "", "(9)", "d1")
D2, D3, D4 = (InputRecord(n, "", f"d{n - 1}", f"d{n}") for n in (2, 3, 4))


@pytest.mark.parametrize(
    ("records", "head", "main", "beside"),
    [
        ([], None, [], []),
        ([A1], None, [A1], []),
        ([A1, B2, C2], None, [A1, B2], [C2]),
        ([A1, B2, C2, C3], None, [A1, C2, C3], [B2]),
        ([A1, B2, B3, C2, C3], None, [A1, B2, B3], [C2, C3]),
        ([A1, B2, B3, C2], "c2", [A1, C2], [B2, B3]),
        ([A1, B2, B3], "a1", [A1], [B2, B3]),
        ([A1, B2], "(0)", [], [A1, B2]),
        ([A1, B2, D1, D2, D3, D4], None, [A1, B2], [D1, D2, D3, D4]),
    ],
)
def test_the_way_that_counts(
    records: list[InputRecord], head: str | None, main: list[InputRecord], beside: list[InputRecord]
) -> None:
    for order in permutations(records):
        assert ways_of("(0)", order, head) == (main, beside)
