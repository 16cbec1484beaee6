"""The program runs from a wheel, from a wheel of its sdist, and from an editable install; each from another folder."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import scansim

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("exercises", "labels", "scoring")
ASK = """
import pathlib, scansim
from scansim.content.places import content_root
print(pathlib.Path(scansim.__file__).parent)
print(content_root())
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The output of ``command``, run without the paths that make this checkout importable."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(target: Path, *options: str) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, *options, ROOT)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A wheel made from the checkout, an sdist, and a wheel made from that sdist."""
    direct, through_sdist = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("sdist")
    build(direct, "--wheel")
    build(through_sdist)
    return next(direct.glob("*.whl")), next(through_sdist.glob("*.tar.gz")), next(through_sdist.glob("*.whl"))


def installed(folder: Path, *what: str | Path) -> Path:
    """The programs of a new environment with ``what`` installed; what it depends on comes from this environment."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    (packages / "dependencies.pth").write_text("\n".join({sysconfig.get_path(kind) for kind in ("purelib", "platlib")}))
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--no-build-isolation", "--force-reinstall", *what)
    return folder / "bin"


def where(programs: Path, elsewhere: Path) -> tuple[Path, Path]:
    """The folders that the installed program takes itself and its content from; it runs in ``elsewhere``."""
    version = run(programs / "scansim", "--version", cwd=elsewhere)
    assert scansim.__version__ in version
    package, content = run(programs / "python", "-c", ASK, cwd=elsewhere).splitlines()
    assert any((Path(content) / "exercises").rglob("*.csv"))
    return Path(package), Path(content)


@pytest.mark.parametrize("origin", ["checkout", "sdist"])
def test_a_wheel_runs_from_another_folder(built: tuple[Path, Path, Path], tmp_path: Path, origin: str) -> None:
    wheel = {"checkout": built[0], "sdist": built[2]}[origin]
    package, content = where(installed(tmp_path / "env", wheel), tmp_path)
    assert package.is_relative_to(tmp_path / "env")
    assert content == package / "_content"


def test_an_editable_install_runs_on_the_folders_of_the_checkout(tmp_path: Path) -> None:
    programs = installed(tmp_path / "env", "--editable", ROOT)
    assert where(programs, tmp_path) == (ROOT / "scansim", ROOT)
    assert list((tmp_path / "env").rglob("_content")) == []


def shipped(folder: str) -> set[str]:
    """The files of ``folder`` in this checkout, by path, without caches."""
    files = (ROOT / folder).rglob("*")
    return {file.relative_to(ROOT).as_posix() for file in files if file.is_file() and "__pycache__" not in file.parts}


def test_a_wheel_holds_the_program_and_its_content_and_nothing_else(built: tuple[Path, Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    content = {"scansim/_content/" + name for folder in CONTENT for name in shipped(folder)}
    assert names == shipped("scansim") | content


def test_a_wheel_names_its_licence_its_needs_and_its_command(built: tuple[Path, Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        of_package = {name.split(".dist-info/")[1]: name for name in wheel.namelist() if ".dist-info/" in name}
        licence = wheel.read(of_package["licenses/LICENSE"]).decode()
        metadata = email.message_from_bytes(wheel.read(of_package["METADATA"]))
        commands = wheel.read(of_package["entry_points.txt"]).decode()
    assert licence.startswith("MIT License")
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Version"] == scansim.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert "textual<8.3,>=8.2" in metadata.get_all("Requires-Dist", [])
    assert "scansim = scansim.cli:main" in commands


def test_an_sdist_holds_the_content_at_its_root_and_makes_the_same_wheel(built: tuple[Path, Path, Path]) -> None:
    direct, sdist, through_sdist = built
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {name for folder in CONTENT for name in shipped(folder)} <= names
    assert {"LICENSE", "pyproject.toml", "Makefile", "tools/set_up.py", "requirements/run.txt"} <= names
    with zipfile.ZipFile(direct) as one, zipfile.ZipFile(through_sdist) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
