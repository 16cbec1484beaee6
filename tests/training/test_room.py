"""The room of pack S: everything that any seed of any exercise needs to be read hangs in it, once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from scansim.actions import CONTROL_CODES
from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.handheld.feedback import Tone
from scansim.engine.warehouse.catalogue import Location, Tracking, Usage
from scansim.training.coach.coach import Coach
from scansim.training.header import Floor
from scansim.training.inputs import Go, Scan
from scansim.training.room import COMMANDS, LabelKind, Room, Section, room_of
from scansim.training.walk_labels import place_walked_to
from scansim.words.labels import card_words, section_about, section_name
from scansim.words.language import STRETCHED, speaking
from tests.training.field import after, lesson

FRESH_SEEDS = range(4711, 4731)


@pytest.fixture(scope="module")
def room() -> Room:
    return room_of(lesson().pack)


@pytest.mark.content
@pytest.mark.parametrize("exercise", ["RCV-01", "RCV-02"])
def test_the_room_alone_plays_every_exercise_on_twenty_fresh_seeds(exercise: str, room: Room) -> None:
    """What the coach reads hangs in the room, and where it walks a WALK label hangs."""
    told = lesson(exercise)
    for seed in FRESH_SEEDS:
        inputs = [step.input for step in Coach().play(told.run(seed, Floor.ROOM))]
        read = [given.data for given in inputs if isinstance(given, Scan)]
        assert len(read) >= 3
        assert set(read) <= room.payloads, seed
        assert not any(isinstance(given, Go) for given in inputs), "in a room one walks by a WALK label"


def test_every_label_on_the_floor_of_those_seeds_hangs_in_the_room(room: Room) -> None:
    for exercise in ("RCV-01", "RCV-02"):
        for seed in FRESH_SEEDS:
            situation = lesson(exercise).run(seed).situation
            labels = {unit.label for unit in situation.units} | {box.label for box in situation.boxes}
            assert labels | {paper.label for paper in situation.papers} <= room.payloads


def test_how_many_labels_each_section_has(room: Room) -> None:
    """Counted in the lists: 36 places with a code of Odoo's and 41 in all; 60 documents; 5 commands of 8."""
    assert Counter(label.section.value for label in room.labels) == {
        "places": 36 + 41,
        "products": 40,
        "packagings": 24,
        "packages": 9,
        "totes": 8,
        "lots": 7 * 12 + 3 * 20,
        "documents": 5 * 12,
        "operation_types": 5,
        "commands": 5,
        "controls": 18 + 4 + 10,
        "reports": 8,
        "roles": 8,
        "scanner": 5,
    }
    assert room.sections == tuple(Section)


def test_no_two_labels_of_the_room_read_the_same_whatever_their_case(room: Room) -> None:
    assert len({payload.casefold() for payload in room.payloads}) == len(room.labels)


def test_every_place_has_a_walk_label_beside_what_the_handheld_knows_it_by(room: Room) -> None:
    pack = lesson().pack
    labels = room.section(Section.PLACES)
    walks = [label for label in labels if label.kind is LabelKind.WALK]
    assert [label.value for label in walks] == [place.id for place in pack.places]
    assert [place_walked_to(label.payload, pack.places) for label in walks] == list(pack.places)
    barcodes = {location.id: location.barcode for location in pack.locations}
    for place in pack.places:
        at = next(number for number, label in enumerate(labels) if label.value == place.id)
        if barcodes.get(place.location):
            assert (labels[at - 1].payload, labels[at - 1].fact("name")) == (barcodes[place.location], place.name)


def test_a_location_where_nobody_can_stand_has_its_label_too() -> None:
    pack = lesson().pack
    view = Location("loc_aisle", "Aisle A", "WH/Stock/Aisle A", "loc_stock", Usage.VIEW, "NHBISLE")
    room = room_of(replace(pack, locations=(*pack.locations, view)))
    assert room.section(Section.PLACES)[-1].payload == "NHBISLE"


def test_all_control_codes_are_printed_in_their_sections(room: Room) -> None:
    sections = (Section.CONTROLS, Section.REPORTS, Section.ROLES)
    printed = {label.payload for section in sections for label in room.section(section)}
    assert printed == {code.payload for code in CONTROL_CODES}


@pytest.mark.parametrize("command", Command)
def test_the_commands_of_the_room_are_those_that_the_handheld_carries_out(command: Command) -> None:
    run = after(lesson().run(1), "do look dock_1", "do look note-DN-966", "scan WH/IN/07525")
    run = after(run, "scan 9521108025111", f"scan {payload_of(command, Family.CURRENT)}")
    is_carried_out = run.observations[-1].feedback.tone is not Tone.ERROR
    assert is_carried_out is (command in COMMANDS)


def test_the_other_family_has_its_own_commands_and_operation_types() -> None:
    room = room_of(replace(lesson().pack, version="17"))
    assert {label.payload for label in room.section(Section.OPERATION_TYPES)} == {
        *("WH-RECEIPTS", "WH-DELIVERY", "WH-INTERNAL", "WH-PICK", "WH-PACK")
    }
    assert room.section(Section.COMMANDS)[0].payload == "O-BTN.validate"


def test_lots_and_serials_are_told_apart(room: Room) -> None:
    tracking = {product.id: product.tracking for product in lesson().pack.products}
    lots = {lot.id: lot for lot in lesson().pack.lots}
    for label in room.section(Section.LOTS):
        is_serial = tracking[lots[label.value].product] is Tracking.SERIAL
        assert label.kind is (LabelKind.SERIAL if is_serial else LabelKind.LOT)


def test_the_number_changes_with_any_label_and_with_nothing_else(room: Room) -> None:
    pack = lesson().pack
    assert room.number.startswith("S-")
    assert room_of(replace(pack, stock=(), title=room.title)).number == room.number
    assert room_of(replace(pack, places=pack.places[1:])).number != room.number
    assert room_of(replace(pack, documents=pack.documents[1:])).number != room.number


def test_every_label_has_words_in_both_lengths_and_no_gap_in_them(room: Room) -> None:
    for label in room.labels:
        for short in (False, True):
            words = card_words(label, short=short)
            said = [words.verb, words.title, *words.lines, words.sign]
            assert words.title or words.verb
            assert not any("{" in text or text != text.strip() for text in said), label
            assert all(words.lines), label
            assert len(words.sign) <= 2


def test_words_of_single_cards(room: Room) -> None:
    words = {(label.kind.value, label.value): card_words(label) for label in room.labels}
    assert words["product", "mug_35_bl"].title == "Blue mug 35cl"
    assert words["product", "mug_35_bl"].lines == ("MUG-35-BL",)
    assert words["product", "drill_12"].lines == ("DRL-12", "kept by serial number")
    assert words["packaging", "packaging_mug_35_bl_24"].sign == "24"
    assert words["document", "doc_in_10"].lines == ("Receipts", "paper DN-966")
    assert words["document", "doc_int_01"].lines == ("Internal Transfers",), "an internal transfer belongs to no paper"
    assert words["package", "pallet_1"].lines == ("Pallet", "at first: Shelf B-03-1")
    assert words["control", "start"].verb == "START"
    assert words["control", "B"].verb == "B"
    assert words["control", "7"].verb == "7"
    assert words["command", "validate"].verb == "VALIDATE"
    assert words["walk", "dock_1"].verb == "WALK"
    assert words["location", "loc_a_01_1"].title == words["walk", "shelf_a_01_1"].title == "Shelf A-01-1"


def test_each_section_says_where_it_hangs_also_in_another_language(room: Room) -> None:
    assert all(section_name(section) and section_about(section) for section in Section)
    with speaking(STRETCHED):
        assert section_name(Section.PLACES) != "Places"
        assert card_words(room.section(Section.PRODUCTS)[0]).title.endswith("›")
