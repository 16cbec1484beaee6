"""What cannot be printed: one sentence, status 2, no file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scansim.content.faults import Fault
from scansim.content.label_file import read_stationery
from scansim.labels.proof import Misreading, Proof
from scansim.training.room import Room, RoomLabel, Section, room_of
from scansim.training.stationery import Stationery
from tests.content.content_folder import shipped_ids
from tests.printing.printing import ROOT, labels
from tests.training.field import lesson

pytestmark = pytest.mark.content

ORDERS = "scansim.printing.orders"
ROLES = ("room", "--only", "roles", "--dpi", "203")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["room", "--pack", "T"], "There is no pack T. Known here: L, M, S."),
        (["room", "--pack", "\x1b[2J"], "There is no pack"),
        (["room", "--printer", "laser"], "There is no printer laser. Known here: office"),
        (["room", "--only", "walls"], "There is no section walls. Sections: places, products"),
        (["room", "--dpi", "72"], "--dpi"),
        (["room", "--paper", "a5"], "--paper"),
        (["kit", "RCV-99", "--seed", "1"], f"There is no exercise RCV-99. Known here: {', '.join(shipped_ids())}."),
        (["kit", "RCV-01"], "--seed"),
        (["kit", "RCV-01", "--seed", "-1"], "--seed"),
        (["kit", "--seed", "1"], "EXERCISE"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(tmp_path: Path, arguments: list[str], says: str) -> None:
    said = labels(*arguments, "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert says in said.err
    assert "\x1b" not in said.err
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_without_a_file_nothing_is_printed() -> None:
    assert "--out" in labels("room").err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("room.doc", "let its name end in .pdf or .png"),
        ("room", "let its name end in .pdf or .png"),
        ("no/such/room.pdf", "There is no folder"),
        ("folder.pdf", "is a folder"),
        ("there.pdf", "is there already: choose another FILE, or let it be replaced with --replace."),
    ],
)
def test_a_file_that_cannot_be(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "there.pdf").write_bytes(b"mine")
    said = labels(*ROLES, "--out", str(tmp_path / name))
    assert said.status == 2
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.pdf", "there.pdf"]


def test_a_file_is_replaced_when_that_is_said(tmp_path: Path) -> None:
    out = tmp_path / "there.pdf"
    out.write_bytes(b"mine")
    assert labels(*ROLES, "--replace", "--out", str(out)).status == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_one_page_that_is_there_already_keeps_all_of_them_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "cards-3.png").write_bytes(b"mine")
    said = labels("room", "--only", "controls", "--dpi", "203", "--out", str(tmp_path / "cards.png"))
    assert said.status == 2
    assert "cards-3.png is there already" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["cards-3.png"]


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("scansim.printing.files.os.fsync", full)
    said = labels("room", "--only", "controls", "--dpi", "203", "--out", str(tmp_path / "cards.png"))
    assert said.status == 2
    assert "cannot be written: No space left on device." in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def with_label(label: RoomLabel, monkeypatch: pytest.MonkeyPatch) -> None:
    room = room_of(lesson().pack)

    def richer(pack: object) -> Room:
        return replace(room, labels=(*room.labels, label))

    monkeypatch.setattr(f"{ORDERS}.room_of", richer)


@pytest.mark.parametrize(
    ("payload", "says"),
    [("Ümlaut", "cannot be printed as Code 128"), ("X" * 120, "has no room on this label"), (" SPACE", "blank")],
)
def test_a_payload_that_cannot_be_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str, says: str
) -> None:
    product = room_of(lesson().pack).section(Section.ROLES)[0]
    with_label(replace(product, payload=payload), monkeypatch)
    said = labels(*ROLES, "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert says in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("misreading", "dpi", "says"),
    [
        (Misreading(3, "NHSTOCK", ""), "203", "on page 3 NHSTOCK cannot be read back. Try --dpi 300."),
        (Misreading(1, "NHSTOCK", "NHST"), "600", "NHSTOCK cannot be read back. Shorten its code"),
        (Misreading(2, "", "GHOST"), "300", "on page 2 GHOST is read where no label stands. Try --dpi 600."),
    ],
)
def test_what_cannot_be_read_back_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, misreading: Misreading, dpi: str, says: str
) -> None:
    monkeypatch.setattr(f"{ORDERS}.proof", lambda pages: Proof(1, (misreading,)))
    said = labels("room", "--only", "roles", "--dpi", dpi, "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert f"Nothing was written: {says}" in said.err or says in said.err
    assert list(tmp_path.iterdir()) == []


def test_broken_stationery_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = read_stationery(ROOT)
    fault = Fault("labels/layouts.yaml", 5, "What.", "Right.")
    monkeypatch.setattr("scansim.printing.stationery.read_stationery", lambda root: (sound, (fault,)))
    said = labels(*ROLES, "--out", str(tmp_path / "x.pdf"))
    assert (said.status, said.err.strip()) == (2, "scansim: labels/layouts.yaml:5: What. Right.")


def test_a_layout_that_a_site_took_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = read_stationery(ROOT)
    layouts = {id_: layout for id_, layout in sound.layouts.items() if id_ != "card"}
    poorer: Stationery = replace(sound, layouts=layouts)
    monkeypatch.setattr("scansim.printing.stationery.read_stationery", lambda root: (poorer, ()))
    said = labels(*ROLES, "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    missing = 'labels/layouts.yaml: The layout "card" is missing. Put it back: labels are printed in it.'
    assert said.err == f"scansim: {missing}\n"


@pytest.mark.parametrize("printer", ["thermal_203", "office"])
def test_a_printer_of_the_profiles(tmp_path: Path, printer: str) -> None:
    assert labels("room", "--only", "roles", "--printer", printer, "--out", str(tmp_path / "x.pdf")).status == 0


def test_a_pack_with_a_fault_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("exercises/packs/S/products.csv", 7, "What.", "Right.")
    monkeypatch.setattr("scansim.printing.orders.read_pack", lambda id_, layers: (None, (fault,)))
    said = labels(*ROLES, "--out", str(tmp_path / "x.pdf"))
    assert "The pack S cannot be printed: exercises/packs/S/products.csv:7: What. Right." in said.err
