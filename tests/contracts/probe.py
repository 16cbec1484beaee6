"""Imports each module named on standard input in a fresh copy of this process and prints what that loaded.

Run by test_imports.py in an interpreter of its own, which has loaded nothing beyond the standard library; each
copy is a fork of it, so that no module profits from what another one imported.
"""

import importlib
import json
import os
import sys
import traceback

__all__: list[str] = []


def _loaded_by(module: str) -> dict[str, list[str] | str]:
    before = set(sys.modules)
    try:
        importlib.import_module(module)
    except BaseException:  # noqa: BLE001 - whatever stops an import is what the test wants to show.
        return {"failed": traceback.format_exc()}
    return {"loaded": sorted(set(sys.modules) - before)}


def _in_a_copy(module: str) -> dict[str, list[str] | str]:
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as answer:
            json.dump(_loaded_by(module), answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(copy, 0)
    return json.loads(text) if text else {"failed": "the process ended"}


json.dump({module: _in_a_copy(module) for module in sys.stdin.read().split()}, sys.stdout)
