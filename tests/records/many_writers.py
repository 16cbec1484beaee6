"""A process that writes runs into a file that others write into too, and says how long each record took.

many_writers.py FOLDER RUNS INPUTS      says "ready", waits for a line, then records; at the end one line of JSON: the
                                        runs, and how many milliseconds each record took
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from scansim.app import SystemClock
from scansim.records.opening import open_records
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Scan, Timed
from scansim.training.ports import StorageRefused


def main(folder: Path, runs: int, inputs: int) -> None:
    person = f"person-{os.getpid()}"
    header = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, person, "2026-11-23T08:00:00", {})
    waits: list[float] = []
    attempts: list[str] = []

    def timed(since: float) -> None:
        waits.append(round((time.perf_counter() - since) * 1000, 2))

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with open_records(folder, clock=SystemClock(), station=person) as records:
        for _ in range(runs):
            start = time.perf_counter()
            attempt = records.open(header, {})
            timed(start)
            attempts.append(attempt)
            for number in range(inputs):
                start = time.perf_counter()
                records.append(attempt, Timed(number, Scan(f"{person} {number}")))
                timed(start)
            start = time.perf_counter()
            records.close(attempt, {"passed": True})
            timed(start)
    sys.stdout.write(json.dumps({"person": person, "attempts": attempts, "waits": waits}) + "\n")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    except StorageRefused as refused:
        sys.stdout.write(f"{refused}\n")
        sys.exit(3)
