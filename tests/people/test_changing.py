"""What a supervisor changes about somebody on the command line, and what somebody changes about themselves."""

from __future__ import annotations

import pytest

from scansim.training.people.person import Role, Standing
from tests.people.conftest import Station


def test_somebody_is_taken_on(station: Station) -> None:
    said = station.by(
        "Eva", "people", "add", "Ann Lee", "--role", "operator", "--role", "trainer", "--shift", "late", "--ref", "9"
    )
    assert (said.status, said.out.startswith("Ann Lee is in: ")) == (0, True)
    with station.open() as records:
        ann = records.people.everyone()[-1]
        assert (ann.roles, ann.fields) == ((Role.OPERATOR, Role.TRAINER), {"site": "Hamburg", "shift": "late"})
        assert records.people.text(ann.texts["employee_ref"]) == "9"
    assert station.by("Eva", "people", "lock", "9").out.startswith("Ann Lee is locked")


def test_work_is_assigned_at_once_or_later(station: Station) -> None:
    assert station.by("Eva", "people", "add", "Ann", "--work", "counter", "--work", "returns").status == 0
    with station.open() as records:
        assert records.people.everyone()[-1].fields["work"] == "counter returns"
    assert station.by("Eva", "people", "assign", "Mia Kern", "returns").status == 0
    assert station.person("Mia").fields["work"] == "returns"
    assert station.by("Eva", "people", "assign", "Mia Kern").status == 0
    assert "work" not in station.person("Mia").fields


@pytest.mark.parametrize(
    "arguments",
    [
        ("Ann", "--work", "picker"),
        (" ",),
        ("A\x1b[2J",),
        ("A" * 81,),
        ("Ann", "--shift", "x\ny"),
        ("Ann", "--ref", "y" * 81),
        ("Ann", "--language", "German"),
    ],
)
def test_what_cannot_be_written_takes_nobody_on(station: Station, arguments: tuple[str, ...]) -> None:
    said = station.by("Eva", "people", "add", *arguments)
    assert (said.status, said.out, "\x1b" in said.err) == (2, "", False)
    assert len(station.facts("person_joined")) == 2


def test_what_is_not_named_stays(station: Station) -> None:
    change = ("people", "change", "Mia Kern")
    assert station.by("Eva", *change, "--shift", "late", "--extra-time", "--no-sound").status == 0
    assert station.person("Mia").fields == {"site": "Hamburg", "shift": "late", "extra_time": True, "no_sound": True}
    assert station.by("Eva", *change, "--shift", "", "--sound", "--language", "de").status == 0
    assert station.person("Mia").fields == {"site": "Hamburg", "language": "de", "extra_time": True}
    said = station.by("Eva", *change, "--name", "Mia Lang", "--ref", "4711")
    assert said.out == "Mia Lang is changed.\n"
    assert station.by("Eva", "people", "change", "4711", "--no-extra-time").status == 0
    assert station.person("Mia").fields == {"site": "Hamburg", "language": "de"}
    assert station.by("Eva", "people", "change", "4711").status == 2
    for wrong in (("--name", ""), ("--name", "x" * 81), ("--language", "x"), ("--site", "x\ny")):
        assert station.by("Eva", "people", "change", "4711", *wrong).status == 2


def test_comfort_is_ones_own_and_no_more(station: Station) -> None:
    change = ("people", "change", "Mia Kern")
    assert station.by("Mia", *change, "--larger-text", "--no-sound", "--language", "de").status == 0
    assert station.person("Mia").fields["larger_text"] is True
    for refused in (
        ("--extra-time",),
        ("--site", "Bremen"),
        ("--name", "M"),
        ("--ref", "1"),
        ("--trainer", "Mia Kern"),
    ):
        assert station.by("Mia", *change, *refused, "--language", "fr").status == 2
    assert station.person("Mia").fields["language"] == "de"
    assert station.by("Mia", "people", "change", "Eva Boss", "--language", "fr").status == 2


def test_roles_locks_leaving_and_erasing(station: Station) -> None:
    def does(*arguments: str, answers: tuple[str, ...] = ()) -> str:
        said = station.by("Eva", "people", *arguments, answers=answers)
        assert said.status == 0, said.err
        return said.out

    does("grant", "Mia Kern", "trainer")
    assert station.person("Mia").roles == (Role.OPERATOR, Role.TRAINER)
    does("revoke", "Mia Kern", "operator")
    assert station.person("Mia").roles == (Role.TRAINER,)
    does("lock", "Mia Kern")
    assert station.person("Mia").standing is Standing.LOCKED
    does("unlock", "Mia Kern")
    assert station.person("Mia").standing is Standing.ACTIVE
    does("leave", "Mia Kern")
    assert station.person("Mia").standing is Standing.LEFT
    does("return", "Mia Kern")
    assert station.person("Mia").standing is Standing.ACTIVE
    not_erased = station.by("Eva", "people", "erase", "Mia Kern", answers=("mia kern",))
    assert (not_erased.status, station.person("Mia").standing) == (2, Standing.ACTIVE)
    does("erase", "Mia Kern", answers=("Mia Kern",))
    assert station.person("Mia").standing is Standing.ERASED
    assert "Mia" not in does("list")
    assert station.by("Eva", "people", "lock", "Mia Kern").status == 2
    assert station.by("Eva", "people", "lock", station.people["Mia"]).status == 2


def test_what_nobody_does_for_themselves(station: Station) -> None:
    for arguments in (
        ("grant", "Eva Boss", "trainer"),
        ("revoke", "Eva Boss", "supervisor"),
        ("lock", "Eva Boss"),
        ("leave", "Eva Boss"),
        ("erase", "Eva Boss"),
        ("pin", "reset", "Eva Boss"),
    ):
        said = station.by("Eva", "people", *arguments, answers=("Eva Boss",))
        assert (said.status, said.out) == (2, "")
        assert "Somebody else has to do this for you." in said.err
    assert {body["why"] for _, body in station.facts("denied")} == {"self"}
    assert station.person("Eva").standing is Standing.ACTIVE


def test_somebody_is_named_by_name_reference_or_id(station: Station) -> None:
    mia = station.people["Mia"]
    for wanted in ("Mia Kern", "mia kern", mia, mia.upper(), mia[:-1]):
        assert station.by("Eva", "people", "badge", "list", wanted).status == 0, wanted
    station.join("Mia Kern", Role.OPERATOR, site="Hamburg")
    several = station.by("Eva", "people", "lock", "Mia Kern")
    assert (several.status, "2 people here are meant" in several.err) == (2, True)
    for wanted in ("", "%", "01", "Mia", "\x1b[2J"):
        said = station.by("Eva", "people", "lock", wanted)
        assert (said.status, "Nobody here is called" in said.err, "\x1b" in said.err) == (2, True, False)


def test_a_list_shows_no_badge_and_nothing_that_acts_on_a_terminal(station: Station) -> None:
    with station.open() as records:
        records.people.join("E\x1b[2Jvil\n\u202eeno", [Role.OPERATOR], {"site": "Hamburg"}, "program")
    said = station.by("Eva", "people", "list")
    assert len(said.out.splitlines()) == 4
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert "BADGE" not in said.out
    assert f"{station.people['Mia']}  Mia Kern  operator  Hamburg  -  active  badges 1  PIN set" in said.out
