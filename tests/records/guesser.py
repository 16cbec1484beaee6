"""A process that guesses a PIN beside others.

guesser.py FOLDER PERSON PIN TIMES      says "ready", waits for a line, guesses; then one line of JSON: the answers
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

from scansim.app import SystemClock
from scansim.records.opening import open_records


def main(folder: Path, person: str, pin: str, times: int) -> None:
    with open_records(folder, clock=SystemClock(), station="guesser") as records:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        answers = [dataclasses.asdict(records.pins.check(person, pin)) for _ in range(times)]
    sys.stdout.write(json.dumps(answers) + "\n")


main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
