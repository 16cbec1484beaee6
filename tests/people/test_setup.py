"""The first supervisor comes in once, by a code that was shown once."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from scansim.records.device_key import KEY_FILE
from scansim.records.private_file import put_once
from scansim.records.setup_code import SETUP_FILE
from scansim.training.letters import SAFE_LETTERS
from scansim.training.people.person import BadgeKind, Role, Standing
from scansim.training.people.pins import PinState
from tests.people.conftest import PIN, Station


def code_of(station: Station) -> str:
    said = station.scansim("setup")
    assert said.status == 0
    return said.out.strip()


def test_the_code_is_shown_once_and_kept_as_its_hash(empty: Station) -> None:
    code = code_of(empty)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= set(SAFE_LETTERS + "-")
    kept = empty.folder / SETUP_FILE
    assert code.replace("-", "").encode() not in kept.read_bytes().replace(b"-", b"")
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = empty.scansim("setup", answers=("",))
    assert (again.status, code in again.out) == (2, False)
    assert "That is not the code" in again.err


@pytest.mark.parametrize("between", ["-", " ", ""])
def test_with_the_code_the_first_supervisor_comes_in(empty: Station, between: str) -> None:
    code = code_of(empty)
    said = empty.scansim(
        "setup", answers=(code.lower().replace("-", between), "041777", "Eva Boss", "Hamburg", PIN, PIN)
    )
    assert (said.status, said.out) == (0, "Eva Boss is supervisor at this station.\n")
    with empty.open() as records:
        (eva,) = records.people.everyone()
        assert (eva.roles, eva.fields, eva.standing) == ((Role.SUPERVISOR,), {"site": "Hamburg"}, Standing.ACTIVE)
        assert [each.kind for each in eva.badges_in_force] == [BadgeKind.WORK]
        assert records.people.holders("041777")[0][1] == eva.id
        assert records.pins.state(eva.id) is PinState.SET
    assert empty.facts("set_up") == [("program", {"person": eva.id})]
    assert not (empty.folder / SETUP_FILE).exists()
    assert PIN not in said.out + said.err
    assert "041777" not in said.out + said.err


def test_there_is_one_first_supervisor(empty: Station) -> None:
    code = code_of(empty)
    empty.scansim("setup", answers=(code, "041777", "Eva", "", PIN, PIN))
    for answers in ((), (code, "041778", "Mallory", "", PIN, PIN)):
        said = empty.scansim("setup", answers=answers)
        assert (said.status, said.out) == (2, "")
        assert "set up here already" in said.err
    assert not (empty.folder / SETUP_FILE).exists()
    with empty.open() as records:
        assert len(records.people.everyone()) == 1


def test_two_pins_that_differ_are_asked_for_again_and_nothing_else(empty: Station) -> None:
    said = empty.scansim("setup", answers=(code_of(empty), "041777", "Eva", "", PIN, "480694", PIN, PIN))
    assert said.status == 0
    assert said.err.count("not the same") == 1
    with empty.open() as records:
        assert len(records.people.everyone()) == 1


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (("BBBB-BBBB-BBBB-BBBB", "041777", "Eva", "", PIN, PIN), "not the code"),
        (("", "041777", "Eva", "", PIN, PIN), "not the code"),
        (("CODE", "", "Eva", "", PIN, PIN), "no badge"),
        (("CODE", "0" * 65, "Eva", "", PIN, PIN), "no badge"),
        (("CODE", "041777", "  ", "", PIN, PIN), "no name"),
        (("CODE", "041777", "E\x1b[2Jva", "", PIN, PIN), "no name"),
        (("CODE", "041777", "E" * 81, "", PIN, PIN), "no name"),
        (("CODE", "041777", "Eva", "S" * 81, PIN, PIN), "no name"),
        (("CODE", "041777", "Eva", "", PIN, "480694"), "not the same"),
        (("CODE", "041777", "Eva", "", "4806", "4806"), "too short"),
        (("CODE", "041777", "Eva", "", "123456", "123456"), "in a row"),
        (("CODE", "48069377", "Eva", "", PIN, PIN), "on your badge"),
        (("CODE", "041777", "Eva", "", PIN), "no answer"),
        (("CODE",), "no answer"),
    ],
)
def test_what_is_not_right_leaves_nobody_behind(empty: Station, answers: tuple[str, ...], why: str) -> None:
    code = code_of(empty)
    said = empty.scansim("setup", answers=tuple(code if answer == "CODE" else answer for answer in answers))
    assert (said.status, said.out) == (2, "")
    assert why in said.err
    assert "\x1b" not in said.err
    with empty.open() as records:
        assert records.people.everyone() == []
    # The code still serves.
    assert empty.scansim("setup", answers=(code, "041777", "Eva", "", PIN, PIN)).status == 0


def test_a_station_that_lost_its_key_is_set_up_again_by_the_same_supervisor(station: Station) -> None:
    assert station.scansim("setup").status == 2
    (station.folder / KEY_FILE).unlink()
    with station.open() as records:
        records.people.lock(station.people["Eva"], "pin", "program")
    code = code_of(station)
    said = station.scansim("setup", answers=(code, "badge-eva", PIN, PIN))
    assert (said.status, said.out) == (0, "Eva Boss is supervisor at this station.\n")
    assert station.person("Eva").standing is Standing.ACTIVE
    assert station.by("Eva", "people", "list").status == 0


def test_a_locked_supervisor_opens_the_setup_to_nobody(station: Station) -> None:
    with station.open() as records:
        records.people.lock(station.people["Eva"], "pin", "program")
    assert station.scansim("setup").status == 2
    assert not (station.folder / SETUP_FILE).exists()


def test_nobody_takes_the_badge_of_somebody_else(station: Station) -> None:
    (station.folder / KEY_FILE).unlink()
    code = code_of(station)
    said = station.scansim("setup", answers=(code, "BADGE-Mia", "Mallory", "", PIN, PIN))
    assert (said.status, "belongs to somebody already" in said.err) == (2, True)
    assert station.person("Mia").roles == (Role.OPERATOR,)


def test_of_two_who_have_the_code_the_quicker_one_comes_in(empty: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(empty)

    def overtaken() -> str:
        empty.join("Ann Quick", Role.SUPERVISOR)
        return PIN

    monkeypatch.setattr(sys.modules["scansim.people_commands.setup"], "asked_new_pin", overtaken)
    said = empty.scansim("setup", answers=(code, "041777", "Eva", ""))
    assert (said.status, "set up here already" in said.err) == (2, True)
    with empty.open() as records:
        assert [records.people.name(each.id) for each in records.people.everyone()] == ["Ann Quick"]


def test_a_code_that_does_not_serve_is_shown_to_nobody(empty: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    real = put_once

    def overtaken(path: Path, content: bytes) -> None:
        real(path, b"0" * 64)
        real(path, content)

    monkeypatch.setattr("scansim.records.setup_code.put_once", overtaken)
    said = empty.scansim("setup", answers=("",))
    assert (said.status, said.out) == (2, "")
