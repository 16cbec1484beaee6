"""The kit on paper: what operators get, and what only the trainer may read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scansim.content.label_file import read_stationery
from scansim.content.library import Library
from scansim.printing.kit_document import kit_document
from scansim.training.kit import kit_of
from scansim.training.kit_card import kit_card
from scansim.training.room import Room, room_of
from scansim.training.stationery import Paper
from scansim.training.story import TrapKind
from scansim.words.kit_truth import truth_of
from tests.printing.printing import ROOT, labels, pictures, read, texts
from tests.training.field import lesson

pytestmark = pytest.mark.content


def kit_of_seed(folder: Path, seed: int, exercise: str = "RCV-02") -> list[str]:
    out = folder / "kit.pdf"
    said = labels("kit", exercise, "--seed", str(seed), "--out", str(out))
    assert said.status == 0, said.err
    return texts(out)


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_note_reads_as_the_transfer_and_nothing_else(tmp_path: Path, dpi: int) -> None:
    out = tmp_path / "kit.pdf"
    assert labels("kit", "RCV-02", "--seed", "1", "--dpi", str(dpi), "--out", str(out)).status == 0
    assert [read(page) for page in pictures(out, dpi)] == [[kit_card("RCV-02", 1)], ["WH/IN/07525"], []]


def test_what_operators_get_gives_nothing_away(tmp_path: Path) -> None:
    """Neither exercise nor seed, nor what is missing beside what the supplier's own remark says."""
    card, note, trainer = kit_of_seed(tmp_path, 1)
    for text in ("Delivery note DN-966", "From: Nordic Table", "MUG-25-BL", "26", "3 to follow", "TRAINING"):
        assert text in note
    for text in ("RCV-02", "Short delivery", "seed", "backorder", "23"):
        assert text not in card
        assert text not in note
        assert text in trainer


def test_the_trainers_sheet_says_that_it_is_the_trainers(tmp_path: Path) -> None:
    assert "TRAINER ONLY: operators must not see this page" in kit_of_seed(tmp_path, 1)[-1]


def test_the_truth_of_a_seed_whose_rest_follows(tmp_path: Path) -> None:
    """Seed 1: 26 ordered, 3 boxes of 6 and 5 loose; the note says that 3 follow."""
    sheet = kit_of_seed(tmp_path, 1)[-1]
    for sentence in (
        "RCV-02 Short delivery, revision 1, seed 1.",
        "Operators read: A pallet from Nordic Table stands at Dock 1. Receive it.",
        "Delivery note DN-966: at Dock 1.",
        "MUG-25-BL Blue mug 25cl 26 23 (3 × 6, 5 loose) 3",
        "MUG-35-BL Blue mug 35cl 8 8 (8 loose)",
        "BRD-OAK Chopping board oak 6 6 (1 × 4, 2 loose)",
        "3 of Blue mug 25cl did not come: 26 were ordered, 23 are there.",
        'The note says: "3 to follow".',
        "Right: receive 23 and create a backorder, for the rest will follow.",
        "Whoever misses this does not pass.",
        "Lines of up to 12 units: every box or unit is scanned.",
        "Filling the line to what was ordered receives goods that never came",
        "Blue mug 25cl, Box of 6 19521108025118 3",
        "Blue mug 25cl, MUG-25-BL 9521108025111 5",
        "WH/IN/07525, Receipts WH/IN/07525 1",
        "Scan LOCK, so that the next person begins at the start.",
        "scansim play RCV-02 --seed 1 --coach",
    ):
        assert sentence in sheet, sentence


def test_the_truth_of_a_seed_whose_rest_was_cancelled(tmp_path: Path) -> None:
    """Seed 6: 14 green mugs ordered, a box of 6 and 5 there; the balance is cancelled."""
    sheet = kit_of_seed(tmp_path, 6)[-1]
    assert "3 of Green mug 35cl did not come: 14 were ordered, 11 are there." in sheet
    assert 'The note says: "Balance cancelled".' in sheet
    assert "Right: receive 11 and answer No backorder, for the rest will not come." in sheet


def test_the_truth_of_a_seed_without_a_trap(tmp_path: Path) -> None:
    """Seed 3: 25, 4 and 11, all there."""
    sheet = kit_of_seed(tmp_path, 3)[-1]
    assert "Nothing is wrong in this seed: all that was ordered is there." in sheet
    assert "A report would be a false alarm." in sheet
    assert "did not come" not in sheet


def test_kit_number_and_room_stand_on_the_pages(tmp_path: Path) -> None:
    told = lesson()
    number = kit_of(told.exercise, told.pack, told.policy, 1).number
    _, note, trainer = kit_of_seed(tmp_path, 1)
    assert number in note
    assert number in trainer
    assert f"Room {room_of(told.pack).number} hangs" in trainer


def test_what_the_room_lacks_is_printed_once_for_each_thing_that_bears_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a label for the chopping board in the room: 4 boards in a box and 2 loose ones."""

    def poorer(pack: object) -> Room:
        room = room_of(lesson().pack)
        return Room(
            room.pack,
            room.number,
            room.title,
            tuple(label for label in room.labels if label.payload != "9521108410313"),
        )

    monkeypatch.setattr("scansim.training.kit.room_of", poorer)
    out = tmp_path / "kit.pdf"
    assert labels("kit", "RCV-02", "--seed", "1", "--out", str(out)).status == 0
    _, note, planted, trainer = pictures(out, 300)
    assert read(note) == ["WH/IN/07525"]
    assert read(planted) == ["9521108410313"] * 6
    assert read(trainer) == []
    sheet = texts(out)[-1]
    assert "Chopping board oak 6 × unit, at Dock 1" in sheet
    assert "Take the labels of this kit down again: 6." in sheet


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    out = tmp_path / "kit.pdf"
    said = labels("kit", "RCV-02", "--seed", "1", "--out", str(out))
    assert said.out == f"3 pages with 2 labels, each read back. Print at actual size.\n{out}\n"


def test_the_same_seed_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for out in (one, other):
        assert labels("kit", "rcv-01", "--seed", "7", "--out", str(out)).status == 0
    assert one.read_bytes() == other.read_bytes()


def test_every_exercise_that_ships_has_a_kit_for_its_first_seeds() -> None:
    library = Library.in_use(ROOT)
    assert library.policy is not None
    layouts = read_stationery(ROOT)[0].layouts
    for exercise in (each for each in library.exercises if not each.is_free):
        for seed in range(3):
            kit = kit_of(exercise, library.pack_of(exercise), library.policy, seed)
            document = kit_document(kit, library.pack_of(exercise), layouts, Paper.A4)
            assert document.sheets[-1].heading == "Trainer's sheet"


def test_a_kit_of_work_prints_its_papers_and_tells_its_trainer_what_is_wrong() -> None:
    """PCK-03, seed 1: the shelf is short; the order's paper is printed, and nothing of it tells operators."""
    library = Library.load(ROOT)
    exercise = library.find("PCK-03")
    assert exercise is not None
    assert library.policy is not None
    pack = library.pack_of(exercise)
    kit = kit_of(exercise, pack, library.policy, 1)
    (planted,) = kit.situation.planted
    said = truth_of(kit)
    assert said[0] == f"{planted.quantity} of Fry pan 28cm are not at Shelf A-04-2, where the record has them."
    assert "Report: missing, to inventory controller." in said
    layouts = read_stationery(ROOT)[0].layouts
    titles = [getattr(sheet, "heading", "") for sheet in kit_document(kit, pack, layouts, Paper.A4).sheets]
    assert f"Pick {kit.situation.tasks[0].transfer}" in titles


@pytest.mark.parametrize("kind", list(TrapKind))
def test_every_kind_of_trap_is_told(kind: TrapKind) -> None:
    library = Library.load(ROOT)
    exercise = library.find("RCV-04")
    assert exercise is not None
    assert library.policy is not None
    kit = kit_of(exercise, library.pack_of(exercise), library.policy, 1)
    (planted,) = kit.situation.planted
    told = truth_of(replace(kit, situation=replace(kit.situation, planted=(replace(planted, kind=kind),))))
    assert len(told) >= 2
    assert not any("{" in sentence for sentence in told)


def test_the_door_plan_is_a_page_without_a_label(tmp_path: Path) -> None:
    """DSP-01, seed 1: start card, two papers, the plan, and the trainer's sheet behind them."""
    pages = kit_of_seed(tmp_path, 1, "DSP-01")
    assert len(pages) == 5
    for text in ("Door plan", "Door 1  Route 16 Harbour", "Door 2  Route 61 Hillside"):
        assert "".join(text.split()) in "".join(pages[3].split())
    assert read(pictures(tmp_path / "kit.pdf", 203)[3]) == []
