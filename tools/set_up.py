"""Makes the environment that the Makefile works in, and runs one command inside it.

    python3 tools/set_up.py (run|develop) [COMMAND ARGUMENT...]

An environment is trusted only when its stamp, written last, agrees with everything it was made from. Otherwise it
is removed and made again. Standard library only, in the syntax of Python 3.6, so that an old interpreter can say
that it is too old.
"""

import contextlib
import hashlib
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Environment", "SetUpFailed", "install_command", "main", "prepare", "require_interpreter"]

OLDEST = (3, 11)
PURPOSES = ("run", "develop")
WRONG_USE = 2


class SetUpFailed(Exception):
    """The environment cannot be made; the message says why and what to do."""


class Environment:
    """The environment of one interpreter in the project at ``root``."""

    def __init__(self, root: Path, version: "str | None" = None) -> None:
        self.root = root
        self.version = version or platform.python_version()
        self.path = root / (".venv-" + ".".join(self.version.split(".")[:2]))
        self.programs = self.path / "bin"
        self.python = self.programs / "python"
        self.stamp = self.path / "scansim-stamp.json"

    def lock(self, purpose: str) -> Path:
        """The lock file an environment for ``purpose`` is installed from."""
        return self.root / "requirements" / (purpose + ".txt")

    def wanted(self, purpose: str) -> "dict[str, str]":
        """What the stamp of a sound environment says: what it was made from, and where (it cannot be moved)."""
        made_from = hashlib.sha256()
        for file in (self.root / "pyproject.toml", self.lock(purpose)):
            made_from.update(hashlib.sha256(file.read_bytes()).digest())
        return {"python": self.version, "path": str(self.path), purpose: made_from.hexdigest()}

    def trusted(self, purpose: str) -> bool:
        """Whether a set-up for ``purpose`` was finished here, from what lies here now."""
        try:
            found = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        if not isinstance(found, dict) or not self.python.exists():
            return False
        return all(found.get(key) == value for key, value in self.wanted(purpose).items())


def require_interpreter(version: "tuple[int, ...]", os_release: str = "/etc/os-release") -> None:
    """Raise :class:`SetUpFailed` when this interpreter is too old or cannot make environments."""
    if version[:2] < OLDEST:
        raise SetUpFailed(
            "scansim needs Python 3.11 or newer, and this is Python {}. Name another one: "
            "make run PYTHON=/path/to/python3.11".format(".".join(map(str, version[:3])))
        )
    try:
        # Debian splits the two: there venv is always present, and ensurepip, which it needs, is not.
        importlib.import_module("venv")
        importlib.import_module("ensurepip")
    except ImportError:
        raise SetUpFailed(
            "This Python cannot make environments: its venv module is not installed. Install it, then run make "
            "again:\n\n    {}\n".format(install_command(version, os_release))
        )


def install_command(version: "tuple[int, ...]", os_release: str = "/etc/os-release") -> str:
    """The one command that installs venv for the interpreter ``version`` on the system described by ``os_release``."""
    try:
        described = Path(os_release).read_text(encoding="utf-8")
    except OSError:
        described = ""
    system = dict(line.split("=", 1) for line in described.splitlines() if "=" in line)
    family = " ".join(system.get(key, "").strip("\"'") for key in ("ID", "ID_LIKE")).split()
    short = "{}.{}".format(*version)
    become = "" if os.geteuid() == 0 else "sudo "
    if "debian" in family or "ubuntu" in family:
        return become + "apt-get install python" + short + "-venv"
    if "fedora" in family or "rhel" in family:
        return become + "dnf install python" + short
    return "make run PYTHON=/path/to/python" + short + "  (one from python.org has it)"


def prepare(environment: Environment, purpose: str, call: "Callable[..., int]" = subprocess.call) -> None:
    """Make the environment for ``purpose`` unless a trusted one is there. ``call`` runs a command, as in subprocess.

    Raises:
        SetUpFailed: when a step fails. What was made until then bears no stamp, and the next call removes it.
    """
    if environment.trusted(purpose):
        return
    with _alone(environment):
        if environment.trusted(purpose):
            return
        _say(
            "Setting up {} for {} (Python {}), this once ...".format(
                environment.path.name, purpose, environment.version
            )
        )
        _remove(environment)
        _make(environment, purpose, call)
        _say("Ready.")


def _make(environment: Environment, purpose: str, call: "Callable[..., int]") -> None:
    python = str(environment.python)
    install = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    lock = environment.lock(purpose)
    stamp = environment.wanted(purpose)
    if purpose == "develop":
        stamp.update(environment.wanted("run"))
    making = [sys.executable, "-m", "venv", str(environment.path)]
    if not _done(making, environment, call):
        raise SetUpFailed(
            "{} could not be made (the lines above say why). Where venv is what is missing, this installs it; then "
            "run make again:\n\n    {}\n".format(environment.path.name, install_command(sys.version_info[:2]))
        )
    for what, command in (
        ("requirements/" + lock.name, [*install, "--require-hashes", "-r", str(lock)]),
        ("scansim itself", [*install, "--no-deps", "--no-build-isolation", "-e", str(environment.root)]),
    ):
        if not _done(command, environment, call):
            raise SetUpFailed(
                "Installing {} failed (the lines above say why). Packages come from the network: check the "
                "connection, then run make again. Nothing half made will be used.".format(what)
            )
    unfinished = environment.stamp.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(stamp, indent=1, sort_keys=True), encoding="utf-8")
    os.replace(str(unfinished), str(environment.stamp))


def _done(command: "list[str]", environment: Environment, call: "Callable[..., int]") -> bool:
    return call(command, cwd=str(environment.root), env=_clean(os.environ)) == 0


def _clean(variables: "Mapping[str, str]") -> "dict[str, str]":
    """The variables without those that would let packages from elsewhere pass as installed."""
    return {key: value for key, value in variables.items() if key not in ("PYTHONPATH", "PYTHONHOME")}


def _remove(environment: Environment) -> None:
    if not os.path.lexists(str(environment.path)):
        return
    try:
        # The stamp goes first: a removal that stops half-way leaves nothing to trust.
        with contextlib.suppress(FileNotFoundError):
            environment.stamp.unlink()
        shutil.rmtree(str(environment.path))
    except OSError as error:
        raise SetUpFailed(
            "{} cannot be removed ({}). Remove it by hand, then run make again.".format(environment.path, error)
        ) from error


@contextlib.contextmanager
def _alone(environment: Environment) -> "Iterator[None]":
    """Let two makes at once wait for each other, where the system has file locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with open(str(environment.path) + ".lock", "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    sys.stderr.write("scansim: " + sentence + "\n")
    sys.stderr.flush()


def _run(environment: Environment, command: "list[str]") -> None:
    program = environment.programs / command[0]
    variables = dict(os.environ, VIRTUAL_ENV=str(environment.path))
    variables["PATH"] = str(environment.programs) + os.pathsep + variables.get("PATH", os.defpath)
    sys.stderr.flush()
    os.execve(str(program), [str(program)] + command[1:], variables)


def main(arguments: "list[str]") -> int:
    """Prepare the environment named first and become the command that follows, if one does."""
    if not arguments or arguments[0] not in PURPOSES:
        _say("tools/set_up.py needs to know what for: run or develop.")
        return WRONG_USE
    try:
        require_interpreter(tuple(sys.version_info[:3]))
        environment = Environment(Path(__file__).resolve().parent.parent)
        prepare(environment, arguments[0])
    except SetUpFailed as error:
        _say(str(error))
        return WRONG_USE
    except OSError as error:
        _say("Set-up failed: {}. Nothing half made will be used.".format(error))
        return WRONG_USE
    except KeyboardInterrupt:
        _say("Set-up was stopped. The next make starts it anew.")
        return WRONG_USE
    if len(arguments) > 1:
        _run(environment, arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
