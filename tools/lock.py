"""Writes the lock files: every package the project may install, for every system, with its hashes and no host.

python tools/lock.py [--upgrade]        (make lock)

Versions that stand in the lock files stay unless ``--upgrade`` is given or pyproject.toml asks for others.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["foreign_lines", "main"]

ROOT = Path(__file__).resolve().parent.parent
RUN = "requirements/run.txt"
DEVELOP = "requirements/develop.txt"
HEADER = "# Made by `make lock` from pyproject.toml. Do not edit.\n"

_COMMENT = re.compile(r"\s*#")
_PINNED = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.+!]*( ; [^/@]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def main(arguments: list[str]) -> int:
    """Resolve both sets. The development set contains the run set in the same versions."""
    _compile(RUN, ["--group", "install"], arguments)
    _compile(DEVELOP, ["--group", "install", "--group", "develop", "--constraints", RUN], arguments)
    for file in (RUN, DEVELOP):
        if wrong := foreign_lines((ROOT / file).read_text(encoding="utf-8")):
            print(f"{file} must name packages and hashes only, but says: {wrong[0]}", file=sys.stderr)
            return 1
    return 0


def foreign_lines(text: str) -> list[str]:
    """The lines of a lock file that are neither comment, pinned package nor hash: options, paths, hosts."""
    return [
        line
        for line in text.splitlines()
        if "://" in line or not (_COMMENT.match(line) or _PINNED.fullmatch(line) or _HASH.fullmatch(line))
    ]


def _compile(target: str, selection: list[str], arguments: list[str]) -> None:
    command = [
        *("uv", "pip", "compile", "pyproject.toml", *selection, "--output-file", target, "--quiet"),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header"),
        *arguments,
    ]
    subprocess.run(command, cwd=ROOT, env=_public(os.environ), check=True)
    path = ROOT / target
    path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")


def _public(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables without folders of packages that only this machine has."""
    return {key: value for key, value in variables.items() if key != "UV_FIND_LINKS"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
