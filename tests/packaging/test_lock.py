"""The lock files: hashed, for every system, naming no host; the development set contains the run set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.lock import foreign_lines

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
HASH = "    --hash=sha256:" + "0" * 64


def pinned(name: str) -> set[str]:
    text = (REQUIREMENTS / name).read_text()
    return {line.split(" ")[0] for line in text.splitlines() if "==" in line}


@pytest.mark.parametrize("name", ["run.txt", "develop.txt"])
def test_a_lock_file_names_packages_and_hashes_only(name: str) -> None:
    assert foreign_lines((REQUIREMENTS / name).read_text()) == []


def test_development_has_the_versions_that_people_run() -> None:
    assert pinned("run.txt") < pinned("develop.txt")


def test_the_program_gets_no_tools_of_development() -> None:
    assert {entry.split("==")[0] for entry in pinned("run.txt")} & {
        "pytest",
        "mypy",
        "ruff",
        "uv",
        "hypothesis",
    } == set()


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links /opt/wheels",
        "click @ file:///tmp/click",
        "-e .",
        "click==8.5.1",
        "click>=8 \\",
        "# see https://packages.example",
    ],
)
def test_options_paths_and_hosts_are_found(line: str) -> None:
    assert foreign_lines(f"click==8.5.1 ; sys_platform == 'win32' \\\n{HASH}\n{line}\n    # via x\n") == [line]
