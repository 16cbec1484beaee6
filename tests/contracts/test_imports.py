"""Each module, imported alone, loads only what its layer may (DESIGN section 2).

Who imports whom is noted in one process. A soak imports each module in a process of its own, and a few always are, so
that the quick way is known to say the same.
"""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

import scansim

ROOT = Path(scansim.__file__).parent.parent
PROBE = Path(__file__).with_name("probe.py")

SOAK = bool(os.environ.get("SCANSIM_SOAK"))

CORE = ("engine", "scanner", "actions", "training", "words")
FREE = (
    "screens",
    "app",
    "shipped_lessons",
    "console",
    "record_commands",
    "people_commands",
    "board_commands",
    "signing_commands",
    "seeing",
    "identified",
    "record_access",
    "printing",
    "plain",
    "records",
    "labels",
    "content",
    "cli",
    "__main__",
)
SLOW_TO_LOAD = {"yaml", "pydantic", "pydantic_core", "sqlite_utils", "reportlab", "PIL", "barcode", "argon2"}
FORBIDDEN: Mapping[str, set[str]] = {
    "plain": {"textual", "rich"},
    "records": {"textual", "rich", "pydantic", "yaml"},
    "labels": {"textual", "rich", "sqlite_utils"},
    "content": {"textual", "rich", "sqlite_utils"},
    "screens": SLOW_TO_LOAD,  # Nothing slow is loaded before the first frame (DESIGN section 9).
    "app": SLOW_TO_LOAD,
    "shipped_lessons": {"textual", "rich"} | SLOW_TO_LOAD,
    "printing": {"textual", "rich", "sqlite_utils"},
    "console": {"textual", "rich"} | SLOW_TO_LOAD,
    "cli": {"textual", "rich"} | SLOW_TO_LOAD,  # Each command imports what it needs inside.
    **{
        name: {"textual", "rich"} | SLOW_TO_LOAD
        for name in (
            "board_commands",
            "signing_commands",
            "record_commands",
            "people_commands",
            "seeing",
            "identified",
            "record_access",
        )
    },
    "__main__": {"textual", "rich"} | SLOW_TO_LOAD,
}
_NO_PACKAGES = ("_sysconfig", "scansim", "_cython", "cython_runtime")
OWN_LAYERS: Mapping[str, set[str]] = {
    "engine": {"engine"},
    "scanner": {"scanner", "engine"},
    "actions": {"actions", "engine"},
    "training": {"training", "actions", "scanner", "engine"},
    "words": {"words", "training", "actions", "scanner", "engine"},
}


def modules() -> list[str]:
    return ["scansim", *(found.name for found in pkgutil.walk_packages(scansim.__path__, "scansim."))]


def layer(module: str) -> str:
    """The second name of ``module``; empty for scansim itself."""
    return module.split(".")[1] if "." in module else ""


def probe(names: Sequence[str], way: str = "alone", root: Path = ROOT) -> dict[str, dict[str, list[str]]]:
    environment = {**os.environ, "PYTHONPATH": str(root)}
    answer = subprocess.run(
        [sys.executable, str(PROBE), way],
        input="\n".join(names),
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    loaded: dict[str, dict[str, list[str]]] = json.loads(answer.stdout)
    return loaded


@cache
def noted() -> dict[str, dict[str, list[str]]]:
    """What each module loads, by who imports whom."""
    return probe(modules(), "together")


def foreign(loaded: Sequence[str]) -> set[str]:
    """The packages among ``loaded`` that belong neither to the standard library nor to scansim."""
    tops = {name.split(".")[0] for name in loaded}
    return {top for top in tops if top not in sys.stdlib_module_names and not top.startswith(_NO_PACKAGES)}


def test_every_module_has_a_layer_with_rules() -> None:
    assert {layer(module) for module in modules()} - {""} <= {*CORE, *FREE}


@pytest.mark.parametrize("name", [*CORE, *FREE])
def test_modules_load_only_what_their_layer_may(name: str) -> None:
    of_layer = [module for module in modules() if layer(module) == name]
    results = probe(of_layer) if SOAK else noted()
    for module, result in ((module, results[module]) for module in of_layer):
        assert "failed" not in result, f"{module} cannot be imported alone:\n{result['failed']}"
        loaded = result["loaded"]
        if name in CORE:
            assert foreign(loaded) == set(), f"{module} is of the core and loads more than the standard library"
            layers = {layer(other) for other in loaded if other.startswith("scansim.")}
            assert layers <= OWN_LAYERS[name], f"{module} reaches into an outer layer"
        else:
            assert foreign(loaded) & FORBIDDEN[name] == set(), f"{module} loads what {name} may not"


@pytest.mark.parametrize("name", [*CORE, *FREE])
def test_what_was_noted_is_what_a_module_loads_alone(name: str) -> None:
    module = max((module for module in modules() if layer(module) == name), key=lambda each: (len(each), each))
    alone, by_notes = probe([module])[module]["loaded"], noted()[module]["loaded"]
    assert foreign(alone) == foreign(by_notes)
    ours = [[each for each in loaded if each.startswith("scansim.")] for loaded in (alone, by_notes)]
    assert ours[0] == ours[1]


def test_a_module_that_cannot_be_imported_first_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "scansim"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "above.py").write_text("from scansim.below import name\n")
    (folder / "below.py").write_text("import scansim.above\nname = 1\n")
    (folder / "fine.py").write_text("import click\n")
    names = ["scansim.above", "scansim.below", "scansim.fine"]
    alone, results = probe(names, root=tmp_path), probe(names, "together", tmp_path)
    assert "loaded" in alone["scansim.above"]
    assert "ImportError" in alone["scansim.below"]["failed"]
    assert "ring" in results["scansim.above"]["failed"]
    assert "ring" in results["scansim.below"]["failed"]
    assert foreign(results["scansim.fine"]["loaded"]) == {"click"}


def test_the_place_of_the_content_is_found_without_loading_anything() -> None:
    result = probe(["scansim.content.places"])["scansim.content.places"]
    assert foreign(result["loaded"]) == set()


def test_the_probe_sees_what_a_module_loads() -> None:
    results = probe(["click", "json.tool", "scansim.nowhere"])
    assert "click" in foreign(results["click"]["loaded"])
    assert foreign(results["json.tool"]["loaded"]) == set()
    assert "ModuleNotFoundError" in results["scansim.nowhere"]["failed"]
