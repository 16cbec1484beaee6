"""How the tests play: through the real command, in this process or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from scansim.cli import main

__all__ = ["ROOT", "SCRIPTS", "Played", "command", "play", "play_in_a_process"]

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(__file__).with_name("scripts")


@dataclass(frozen=True)
class Played:
    """What the command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[Any]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def steps(self) -> list[Any]:
        """The objects of the steps."""
        return self.objects[:-1]

    @property
    def scorecard(self) -> Any:
        """The scorecard in the last object."""
        return self.objects[-1]["scorecard"]


def play(*arguments: str, text: str | bytes | None = None) -> Played:
    """``scansim play`` in this process. An exception that the command lets through is raised."""
    environment = {"SCANSIM_DATA": ""}
    done = CliRunner().invoke(main, ["play", *arguments], input=text, env=environment, catch_exceptions=False)
    return Played(done.exit_code, done.stdout, done.stderr)


def command(*arguments: str) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "scansim", *arguments]


def play_in_a_process(
    arguments: Sequence[str], text: bytes = b"", environment: Mapping[str, str] | None = None
) -> Played:
    """``scansim play`` in a process of its own, run from another directory."""
    variables = {name: value for name, value in os.environ.items() if name != "SCANSIM_DATA"}
    variables |= {"PYTHONPATH": str(ROOT), **(environment or {})}
    done = subprocess.run(
        command("play", *arguments), input=text, capture_output=True, env=variables, check=False, cwd=SCRIPTS
    )
    return Played(done.returncode, done.stdout.decode(), done.stderr.decode())
