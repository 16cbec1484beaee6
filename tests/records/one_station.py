"""A process of its own that records, and says on its standard output what was acknowledged.

one_station.py FOLDER endless            appends to one attempt until it is killed
one_station.py FOLDER resume             takes up the unfinished attempt and goes on as above
one_station.py FOLDER attempts COUNT     opens, fills and closes COUNT attempts
one_station.py FOLDER hold               opens an attempt and waits until its standard input ends
one_station.py FOLDER limited BYTES      as endless, in files that may not grow beyond BYTES
one_station.py FOLDER as-nobody          opens the records as a user without rights
one_station.py FOLDER die COUNT          opens, fills and closes an attempt, and kills itself after COUNT statements
one_station.py FOLDER die-at COUNT WHAT  the same while it does WHAT: merge OTHER, people, retain, rebuild
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.records.sqlite.database import Database, Row, Value
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Scan, Timed
from scansim.training.people.person import BadgeKind, Role
from scansim.training.ports import StorageRefused

NOBODY = 65534


class WallClock:
    def utc(self) -> str:
        return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def monotonic(self) -> float:
        return time.monotonic()


def header(person: str) -> Header:
    return Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, person, "2026-11-23T08:00:00", {})


def said(text: object) -> None:
    os.write(1, f"{text}\n".encode())


def endless(records: Records, attempt: str, done: int) -> None:
    said(attempt)
    for number in count(done):
        records.append(attempt, Timed(number, Scan(f"scan {number}")))
        said(number)


def killed_after(statements: int) -> None:
    """From now on this process kills itself when the database has run so many statements."""
    execute = Database.execute
    left = count(statements - 1, -1)

    def counted(database: Database, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        rows = execute(database, statement, values)
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return rows

    Database.execute = counted  # type: ignore[assignment,method-assign]  # a test double for the worst moment


def upkeep(records: Records, what: str, *values: str) -> None:
    if what == "merge":
        records.merge(Path(values[0]))
    elif what == "people":
        mia = records.people.join("Mia", [Role.OPERATOR], {}, "boss")
        records.people.issue_badge(mia, "041", BadgeKind.WORK, "", "boss")
        records.people.erase(mia, "boss")
    elif what == "retain":
        records.retention.apply("boss")
    else:
        records.rebuild()


def main(folder: Path, what: str, *values: str) -> None:
    if what == "as-nobody":
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if what == "limited":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(values[0]), resource.RLIM_INFINITY))
    if what in ("die", "die-at"):
        killed_after(int(values[0]))
    records = open_records(folder, clock=WallClock(), station=f"station-{os.getpid()}", patience=60)
    if what in ("endless", "limited"):
        endless(records, records.open(header("guest"), {}), 0)
    elif what == "resume":
        found = records.unfinished("guest")
        assert found is not None
        endless(records, found.attempt, len(found.inputs))
    elif what == "attempts":
        for _ in range(int(values[0])):
            attempt = records.open(header(f"person-{os.getpid()}"), {})
            for number in range(3):
                records.append(attempt, Timed(number, Scan(f"{os.getpid()} {number}")))
            records.close(attempt, {"passed": True})
            said(attempt)
    elif what == "die":
        attempt = records.open(header("guest"), {})
        said(attempt)
        for number in range(3):
            records.append(attempt, Timed(number, Scan(f"scan {number}")))
            said(number)
        records.close(attempt, {"passed": True})
        said("closed")
    elif what == "die-at":
        upkeep(records, *values[1:])
        said("done")
    elif what == "hold":
        said(records.open(header("guest"), {}))
        sys.stdin.read()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *sys.argv[2:])
    except StorageRefused as refused:
        said(refused)
        sys.exit(3)
