"""tools/set_up.py: what it refuses, what it trusts, and what a set-up that failed half-way leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import set_up

ROOT = Path(__file__).resolve().parents[2]
DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"
FEDORA = "ID=fedora\n"


class Steps:
    """Stands for the commands of a set-up: makes the folder venv would make; the step ``fails`` ends with status 1."""

    def __init__(self, fails: str = "") -> None:
        self.fails = fails
        self.ran: list[str] = []

    def __call__(self, command: list[str], *, cwd: str, env: dict[str, str]) -> int:
        assert "PYTHONPATH" not in env
        name = "venv" if "venv" in command else Path(command[command.index("-r") + 1]).name if "-r" in command else "-e"
        self.ran.append(name)
        if name == "venv":
            programs = Path(command[-1]) / "bin"
            programs.mkdir(parents=True)
            (programs / "python").touch()
        return int(name == self.fails)


@pytest.fixture
def environment(tmp_path: Path) -> set_up.Environment:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements" / "run.txt").write_text("click==8\n")
    (tmp_path / "requirements" / "develop.txt").write_text("click==8\nmypy==2\n")
    return set_up.Environment(tmp_path, "3.11.7")


def steps_of(environment: set_up.Environment, purpose: str = "run") -> list[str]:
    """What a set-up runs now."""
    steps = Steps()
    set_up.prepare(environment, purpose, steps)
    return steps.ran


def test_a_finished_environment_is_used_again(environment: set_up.Environment) -> None:
    assert steps_of(environment) == ["venv", "run.txt", "-e"]
    assert steps_of(environment) == []


def test_each_interpreter_version_has_its_own_environment(environment: set_up.Environment) -> None:
    steps_of(environment)
    other = set_up.Environment(environment.root, "3.12.1")
    assert other.path != environment.path
    assert steps_of(other) == ["venv", "run.txt", "-e"]
    assert steps_of(environment) == []


@pytest.mark.parametrize("step", ["venv", "run.txt", "-e"])
def test_what_a_failed_step_leaves_is_never_trusted(environment: set_up.Environment, step: str) -> None:
    with pytest.raises(set_up.SetUpFailed, match="run make again"):
        set_up.prepare(environment, "run", Steps(fails=step))
    assert environment.path.is_dir()
    assert not environment.trusted("run")
    leftover = environment.path / "leftover"
    leftover.touch()
    assert steps_of(environment) == ["venv", "run.txt", "-e"]
    assert not leftover.exists()


def test_a_set_up_killed_before_its_stamp_is_never_trusted(environment: set_up.Environment) -> None:
    def killed(command: list[str], *, cwd: str, env: dict[str, str]) -> int:
        if "-e" in command:
            raise KeyboardInterrupt
        return Steps()(command, cwd=cwd, env=env)

    with pytest.raises(KeyboardInterrupt):
        set_up.prepare(environment, "run", killed)
    assert not environment.trusted("run")
    assert steps_of(environment) == ["venv", "run.txt", "-e"]


def _other_lock(environment: set_up.Environment) -> None:
    environment.lock("run").write_text("click==9\n")


def _other_project(environment: set_up.Environment) -> None:
    (environment.root / "pyproject.toml").write_text("[project]\nname = 'x'\n")


def _no_interpreter(environment: set_up.Environment) -> None:
    environment.python.unlink()


def _half_a_stamp(environment: set_up.Environment) -> None:
    environment.stamp.write_text(environment.stamp.read_text()[:20])


def _stamp_of_no_object(environment: set_up.Environment) -> None:
    environment.stamp.write_text("[]")


def _other_python(environment: set_up.Environment) -> None:
    environment.version = "3.11.8"


@pytest.mark.parametrize(
    "change", [_other_lock, _other_project, _no_interpreter, _half_a_stamp, _stamp_of_no_object, _other_python]
)
def test_an_environment_of_something_else_is_made_again(
    environment: set_up.Environment, change: Callable[[set_up.Environment], None]
) -> None:
    steps_of(environment)
    change(environment)
    assert steps_of(environment) == ["venv", "run.txt", "-e"]


def test_a_moved_project_makes_its_environment_again(environment: set_up.Environment, tmp_path: Path) -> None:
    steps_of(environment)
    moved = tmp_path.with_name(tmp_path.name + "-moved")
    shutil.copytree(tmp_path, moved)
    assert steps_of(set_up.Environment(moved, "3.11.7")) == ["venv", "run.txt", "-e"]


def test_an_environment_for_development_also_runs_the_program(environment: set_up.Environment) -> None:
    steps_of(environment, "run")
    assert steps_of(environment, "develop") == ["venv", "develop.txt", "-e"]
    assert steps_of(environment, "run") == []
    stamp = json.loads(environment.stamp.read_text())
    assert stamp["python"] == "3.11.7"


@pytest.mark.parametrize(
    ("system", "command"),
    [
        (DEBIAN, "sudo apt-get install python3.11-venv"),
        (UBUNTU, "sudo apt-get install python3.11-venv"),
        (FEDORA, "sudo dnf install python3.11"),
        ("", "make run PYTHON=/path/to/python3.11"),
    ],
)
def test_the_command_that_installs_venv_fits_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, command: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    described = tmp_path / "os-release"
    described.write_text(system)
    assert set_up.install_command((3, 11, 7), str(described)).startswith(command)


def test_the_administrator_needs_no_sudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    described = tmp_path / "os-release"
    described.write_text(DEBIAN)
    assert set_up.install_command((3, 12, 1), str(described)) == "apt-get install python3.12-venv"


def test_an_old_interpreter_is_refused_in_one_sentence() -> None:
    with pytest.raises(set_up.SetUpFailed, match=r"needs Python 3\.11 or newer, and this is Python 3\.10\.13"):
        set_up.require_interpreter((3, 10, 13))


def made_with(interpreter: Path, target: str) -> subprocess.CompletedProcess[str]:
    """``make TARGET`` in a copy of the project's set-up."""
    project = interpreter.parent / "project"
    (project / "tools").mkdir(parents=True)
    for name in ("Makefile", "tools/set_up.py"):
        shutil.copy(ROOT / name, project / name)
    return subprocess.run(
        ["make", "-C", str(project), target, f"PYTHON={interpreter}"], capture_output=True, text=True, check=False
    )


def fake_interpreter(folder: Path, startup: str) -> Path:
    """An interpreter that is this one, but runs ``startup`` first."""
    (folder / "sitecustomize.py").write_text(startup)
    interpreter = folder / "python"
    interpreter.write_text(f'#!/bin/sh\nPYTHONPATH={folder} exec {sys.executable} "$@"\n')
    interpreter.chmod(0o755)
    return interpreter


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_make_stops_with_the_command_where_venv_is_missing(tmp_path: Path, lacking: str) -> None:
    startup = f"""
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name == {lacking!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Without())
"""
    done = made_with(fake_interpreter(tmp_path, startup), "run")
    assert done.returncode == 2
    assert set_up.install_command(tuple(sys.version_info[:3])) in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "project").glob(".venv*")) == []


def test_make_stops_where_python_is_too_old(tmp_path: Path) -> None:
    done = made_with(fake_interpreter(tmp_path, "import sys\nsys.version_info = (3, 9, 18, 'final', 0)\n"), "run")
    assert done.returncode == 2
    assert "needs Python 3.11 or newer, and this is Python 3.9.18" in done.stderr
    assert "Traceback" not in done.stderr


def test_make_stops_where_there_is_no_such_interpreter(tmp_path: Path) -> None:
    done = made_with(tmp_path / "nowhere", "run")
    assert done.returncode == 2
    assert "Install Python 3.11 or newer" in done.stderr
