"""python -m tests.oracle FILE…   plays recorded cases: a line for each that differs, last ``N passed, N failed``.

Ends with status 0 when all agree, 1 when some do not, 2 when a file holds no cases.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.oracle.schemas import NotCases, outcomes, read

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    passed = failed = 0
    try:
        documents = [read(Path(argument)) for argument in arguments]
    except NotCases as error:
        print(error, file=sys.stderr)
        return 2
    for document in documents:
        for outcome in outcomes(document):
            if outcome.passed:
                passed += 1
            else:
                failed += 1
                print(f"{outcome.id}: expected {outcome.expected!r}, got {outcome.got!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
