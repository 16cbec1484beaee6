"""Says what importing each module named on standard input loads, in a process that loaded nothing before.

Run by test_imports.py in an interpreter of its own, in one of two ways:

``alone`` imports each module in a fork of this process, so that none profits from what another one imported.
``together`` imports all of them here, one after the other, and notes who imports whom; what a module loads alone is
what can be reached from it. That takes a second instead of a minute. It stands on no ring of imports, which it says,
and on imports being statements: what a module loads by ``importlib`` is not seen.
"""

import builtins
import importlib
import importlib.util
import json
import os
import sys
import traceback

__all__: list[str] = []

_Result = dict[str, list[str] | str]


def _loaded_by(module: str) -> _Result:
    before = set(sys.modules)
    try:
        importlib.import_module(module)
    except BaseException:  # noqa: BLE001 - whatever stops an import is what the test wants to show.
        return {"failed": traceback.format_exc()}
    return {"loaded": sorted(set(sys.modules) - before)}


def _in_a_copy(module: str) -> _Result:
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


def _together(names: list[str]) -> dict[str, _Result]:
    before = set(sys.modules)
    imports = _noted_imports()
    results = {name: _loaded_by(name) for name in names}
    for name in names:
        if "failed" in results[name]:
            continue
        ring = _ring(name, imports)
        if ring:
            results[name] = {"failed": "a ring of imports: " + " -> ".join(ring)}
        else:
            results[name] = {"loaded": sorted(_reached(name, imports) - before)}
    return results


def _noted_imports() -> dict[str, set[str]]:
    """Who imports whom, from now on."""
    imports: dict[str, set[str]] = {}
    real = builtins.__import__

    def noted(name, globals=None, locals=None, fromlist=(), level=0):  # type: ignore[no-untyped-def]  # noqa: A002
        module = real(name, globals, locals, fromlist, level)
        importer = (globals or {}).get("__name__", "")
        package = (globals or {}).get("__package__") or importer
        full = importlib.util.resolve_name("." * level + name, package) if level else name
        parts = {full, *(f"{full}.{part}" for part in fromlist or ())}
        imports.setdefault(importer, set()).update(part for part in parts if part in sys.modules)
        return module

    builtins.__import__ = noted
    return imports


def _reached(name: str, imports: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    due = [name]
    while due:
        module = due.pop()
        if module not in found:
            found.add(module)
            due += [*imports.get(module, ()), *filter(None, [module.rpartition(".")[0]])]
    return found


def _ring(name: str, imports: dict[str, set[str]]) -> list[str]:
    """Modules of scansim from ``name`` back to it, or nothing: what is first of them cannot be imported alone."""
    ways = [[name]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in sorted(imports.get(way[-1], ())):
            if other == name:
                return [*way, name]
            if other.startswith("scansim.") and other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []


asked = sys.stdin.read().split()
answer = _together(asked) if sys.argv[1:] == ["together"] else {module: _in_a_copy(module) for module in asked}
json.dump(answer, sys.stdout)
