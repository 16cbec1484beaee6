"""The first two rows of DESIGN section 9: a scan in the terminal, and the first frame, each beside the bare app."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bare_app import MEMORY
from benchmarks.figures import Figure, percentile
from benchmarks.large_lesson import barcode, item_name
from benchmarks.pty_program import PtyProgram

SCANS = 300
STARTS = 11
_WARM_UP = 20
_LIMIT = 1.5


def figures() -> Iterator[Figure]:
    """Both rows, programs side by side."""
    yield from _scans()
    yield _first_frame()


def commit_time() -> float:
    """The median of one durable append on this disk, in seconds: reported apart, it is no part of the ratio."""
    import time

    from benchmarks.bare_app import RECORD_SIZE, opened

    with tempfile.TemporaryDirectory(prefix="commit-", dir=Path.cwd()) as folder:
        connection = opened(Path(folder))
        times: list[float] = []
        for _ in range(SCANS):
            begun = time.perf_counter()
            connection.execute("INSERT INTO scan (body) VALUES (?)", ("x" * RECORD_SIZE,))
            times.append(time.perf_counter() - begun)
        connection.close()
    return statistics.median(times)


def _scans() -> Iterator[Figure]:
    with _memory() as ours_data, _memory() as bare_data:
        ours_command = [sys.executable, "-m", "benchmarks.large_app", "--data", ours_data]
        bare_command = [sys.executable, "-m", "benchmarks.bare_app", "--data", bare_data]
        with PtyProgram(ours_command) as ours, PtyProgram(bare_command) as bare:
            bare.wait_for(b"ready")
            _open_transfer(ours)
            mine: list[float] = []
            peer: list[float] = []
            for number in range(SCANS + _WARM_UP):
                code = f"{barcode(number)}\r".encode()
                ours.settle()
                mine.append(ours.answer_time(code, item_name(number).encode() + b" +1"))
                bare.settle()
                peer.append(bare.answer_time(code, f"{number + 1} {barcode(number)}".encode()))
    mine, peer = mine[_WARM_UP:], peer[_WARM_UP:]
    yield Figure("scan to repaint, 1,000 lines, p50", percentile(mine, 50), percentile(peer, 50), _LIMIT)
    yield Figure("scan to repaint, 1,000 lines, p99", percentile(mine, 99), percentile(peer, 99), _LIMIT)


def _open_transfer(program: PtyProgram) -> None:
    program.wait_for(b"guest")
    program.settle()
    program.answer_time(b"\r", b"LARGE")
    program.settle()
    program.answer_time(b"\r", b"Supplier")
    program.settle()
    program.answer_time(b"\r", b"SCAN A TRANSFER")
    program.settle()
    program.answer_time(_transfer() + b"\r", b"SCAN A PRODUCT")


def _first_frame() -> Figure:
    mine: list[float] = []
    peer: list[float] = []
    for _ in range(STARTS):
        with _memory() as data, PtyProgram([sys.executable, "-m", "scansim", "--data", data]) as ours:
            mine.append(ours.first_frame(b"TRAINING"))
        with _memory() as data, PtyProgram([sys.executable, "-m", "benchmarks.bare_app", "--data", data]) as bare:
            peer.append(bare.first_frame(b"ready"))
    return Figure("start to first frame, median", statistics.median(mine), statistics.median(peer), _LIMIT)


def _memory() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="scansim-", dir=MEMORY if MEMORY.is_dir() else None)


def _transfer() -> bytes:
    from benchmarks.large_lesson import large_lesson

    return large_lesson(1000).run(1).situation.transfer.encode()
