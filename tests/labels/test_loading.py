"""Nothing that is slow to load is loaded before a page is made."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys

import scansim.labels
from tests.labels.press import ROOT

SLOW = {"reportlab", "PIL", "barcode", "zxingcpp", "pydantic", "yaml", "textual"}


def test_values_and_doors_of_the_package_load_the_standard_library_only() -> None:
    names = [found.name for found in pkgutil.walk_packages(scansim.labels.__path__, "scansim.labels.")]
    program = f"import sys, {', '.join(names)}; print(*sorted(name.split('.')[0] for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    loaded = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "scansim" in loaded
    assert SLOW.isdisjoint(loaded)
