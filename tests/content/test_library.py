"""The whole content folder: what is found, by which id, and that one bad file stops nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scansim.content.library import Library
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.situation import situation_of
from scansim.training.starting_point import CannotBePlayed, Situation
from tests.content.content_folder import ROOT, ContentFolder

OTHER = ROOT / "tests" / "exercises" / "RCV-90.yaml"


@pytest.mark.content
def test_what_ships_has_no_faults(shipped: Library) -> None:
    assert [str(fault) for fault in shipped.faults] == []
    assert {"RCV-01", "RCV-02"} <= {exercise.id for exercise in shipped.exercises}


@pytest.mark.parametrize("id_", ["RCV-02", "rcv-02", "Rcv-02"])
def test_an_exercise_is_found_by_its_id(shipped: Library, id_: str) -> None:
    exercise = shipped.find(id_)
    assert exercise is not None
    assert exercise.id == "RCV-02"
    assert shipped.pack_of(exercise).id == "S"


def test_an_unknown_id_finds_nothing(shipped: Library) -> None:
    assert shipped.find("RCV-2") is None


def test_the_order_is_that_of_ids(content: ContentFolder) -> None:
    text = content.text("exercises/receiving/RCV-01.yaml")
    content.write("exercises/a/RCV-30.yaml", text.replace("RCV-01", "RCV-30"))
    content.write("exercises/z/RCV-00.yaml", text.replace("RCV-01", "RCV-00"))
    assert [exercise.id for exercise in content.load().exercises] == ["RCV-00", "RCV-01", "RCV-02", "RCV-30", "FREE-01"]


def test_an_id_belongs_to_one_file(content: ContentFolder) -> None:
    content.write("exercises/receiving/more/RCV-01.yaml", content.text("exercises/receiving/RCV-01.yaml"))
    library = content.load()
    (fault,) = library.faults
    assert fault.file == "exercises/receiving/more/RCV-01.yaml"
    assert "belongs to exercises/receiving/RCV-01.yaml already" in fault.what
    assert library.find("RCV-01") is not None


@pytest.mark.parametrize("name", ["rcv-03.yaml", "RCV-03.yml", "RCV-3.yaml"])
def test_the_file_is_called_like_the_exercise(content: ContentFolder, name: str) -> None:
    text = content.text("exercises/receiving/RCV-01.yaml").replace("RCV-01", "RCV-03")
    content.write(f"exercises/receiving/{name}", text)
    (fault,) = content.faults()
    assert fault.right == "Call the file RCV-03.yaml, or change the id."


def test_what_is_hidden_or_no_yaml_is_left_alone(content: ContentFolder) -> None:
    for name in (".RCV-03.yaml.swp", ".draft.yaml", "RCV-03.yaml~", "notes.txt", ".git/config.yaml"):
        content.write(f"exercises/receiving/{name}", "nonsense: [")
    assert content.faults() == ()


def test_who_looks_for_faults_has_more_seeds_tried_than_the_start_waits_for(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sold_out_one_day(exercise: Exercise, pack: Pack, seed: int) -> Situation:
        if exercise.id == "RCV-01" and seed == 50:
            raise CannotBePlayed("nothing is left of the mugs")
        return situation_of(exercise, pack, seed)

    monkeypatch.setattr("scansim.content.exercise_rules.situation_of", sold_out_one_day)
    content.replace("exercises/receiving/RCV-01.yaml", "title: ", "title: Any day, ")
    (fault,) = Library.load(content.root).faults
    assert "Seed 50 cannot be played: nothing is left of the mugs." in str(fault)
    assert Library.in_use(content.root).faults == ()


def test_an_empty_folder_has_faults_but_loads(tmp_path: Path) -> None:
    library = Library.load(tmp_path)
    assert (library.exercises, library.packs, library.policy) == ((), {}, None)
    assert [fault.file for fault in library.faults] == ["scoring/policy.yaml"]


def test_a_folder_in_place_of_a_file_and_a_pipe_are_faults(content: ContentFolder) -> None:
    (content.root / "exercises" / "receiving" / "RCV-03.yaml").mkdir()
    files = {"exercises/receiving/RCV-03.yaml"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(content.root / "exercises" / "receiving" / "RCV-04.yaml")
        files.add("exercises/receiving/RCV-04.yaml")
    assert {fault.file for fault in content.faults()} == files


def test_one_more_file_plays_in_the_same_packs(shipped: Library) -> None:
    library = shipped.including(OTHER)
    assert library.faults == ()
    assert len(library.exercises) == len(shipped.exercises) + 1
    assert library.files["RCV-90"] == OTHER
    assert shipped.find("RCV-90") is None


def test_a_folder_that_is_there_already_adds_nothing(shipped: Library) -> None:
    again = shipped.including(ROOT / "exercises").including(ROOT / "scoring" / "policy.yaml")
    assert (again.exercises, again.faults) == (shipped.exercises, shipped.faults)


def test_a_broken_file_that_is_named_again_is_told_once(content: ContentFolder) -> None:
    content.replace("exercises/receiving/RCV-01.yaml", "level: 1", "level: 0")
    library = content.load()
    assert library.including(content.root / "exercises" / "receiving" / "RCV-01.yaml").faults == library.faults
    assert len(library.faults) == 1


@pytest.mark.content
def test_a_product_of_a_pack_has_its_cost_its_price_and_whether_it_expires(shipped: Library) -> None:
    pack = shipped.pack_of(shipped.exercises[0])
    mug, tea = pack.product("mug_35_bl"), pack.product("tea_bk_50")
    assert (str(mug.standard_price), str(mug.list_price)) == ("4.90", "8.90")
    assert (mug.expires, tea.expires) == (False, True)


@pytest.mark.content
def test_a_lot_of_a_pack_has_its_dates(shipped: Library) -> None:
    lots = {lot.id: lot for lot in shipped.pack_of(shipped.exercises[0]).lots}
    first = lots["lot_tea_bk_50_01"]
    assert (first.name, first.expires, first.removal) == ("BT5238", "2026-02-18", "2026-01-19")


@pytest.mark.content
def test_an_operation_type_of_a_pack_says_which_lots_it_takes(shipped: Library) -> None:
    types = {each.id: each for each in shipped.pack_of(shipped.exercises[0]).operation_types}
    assert (types["type_in"].use_create_lots, types["type_in"].use_existing_lots) == (True, False)
    assert (types["type_out"].use_create_lots, types["type_out"].use_existing_lots) == (False, True)
