"""The command line asks who is there, and keeps what it refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scansim.app import SystemClock
from scansim.records import pin_hash
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Hint, Timed
from scansim.training.people.person import BadgeKind, Role, Standing
from scansim.training.people.pins import PinState
from scansim.training.practice import Practice
from tests.people.conftest import PIN, Station
from tests.training.field import lesson

NOT_RIGHT = "scansim: Badge or PIN is not right.\n"
EVERY_COMMAND = [
    ("people", "list"),
    ("people", "refused"),
    ("people", "add", "New"),
    ("people", "change", "Mia", "--shift", "late"),
    ("people", "grant", "Mia", "trainer"),
    ("people", "revoke", "Mia", "operator"),
    ("people", "lock", "Mia"),
    ("people", "unlock", "Mia"),
    ("people", "leave", "Mia"),
    ("people", "return", "Mia"),
    ("people", "erase", "Mia"),
    ("people", "pin", "reset", "Mia"),
    ("people", "pin", "change"),
    ("people", "badge", "issue", "Mia"),
    ("people", "badge", "revoke", "Mia"),
    ("people", "badge", "list", "Mia"),
    ("merge", "OTHER"),
    ("retention", "--set", "practice=1"),
    ("retention", "--apply"),
]


def everything(station: Station) -> list[tuple[object, ...]]:
    with station.open() as records:
        return records._database.execute("SELECT kind, body FROM facts WHERE kind <> 'denied' ORDER BY seq")


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_without_an_answer_nothing_is_done(station: Station, command: tuple[str, ...]) -> None:
    before = everything(station)
    for answers in ((), ("BADGE-Eva",), ("BADGE-Eva", "480694"), ("BADGE-Nobody", PIN), ("", "")):
        said = station.scansim(*command, answers=answers)
        assert (said.status, said.out) == (2, "")
        assert said.err in {NOT_RIGHT, "scansim: There was no answer, so nothing was done.\n"}
        with station.open() as records:
            records._database.execute("UPDATE pins SET failures = 0")
    assert everything(station) == before


@pytest.mark.parametrize("command", [each for each in EVERY_COMMAND if each[0] == "people"], ids=" ".join)
def test_where_nobody_is_set_up_there_are_only_guests(empty: Station, command: tuple[str, ...]) -> None:
    said = empty.scansim(*command, answers=("BADGE-Eva", PIN))
    assert (said.status, said.out) == (2, "")
    assert "scansim setup" in said.err


def test_where_nobody_is_set_up_records_are_looked_after_as_before(empty: Station, tmp_path: Path) -> None:
    Station(tmp_path / "other").open().shut()
    assert empty.scansim("merge", str(tmp_path / "other")).status == 0
    assert empty.scansim("retention", "--set", "practice=3").status == 0
    assert [actor for actor, _ in empty.facts("retention_set")] == ["program"]


def test_who_did_it_is_kept(station: Station) -> None:
    eva, mia = station.people["Eva"], station.people["Mia"]
    assert station.by("Eva", "people", "lock", "Mia Kern").status == 0
    assert station.facts("person_locked") == [(eva, {"person": mia, "why": "supervisor"})]
    assert station.by("Eva", "retention", "--set", "practice=3").status == 0
    assert [actor for actor, _ in station.facts("retention_set")] == [eva]


@pytest.mark.parametrize("command", [each for each in EVERY_COMMAND if each[:2] != ("people", "pin")], ids=" ".join)
def test_an_operator_does_nothing_to_others_and_that_they_tried_is_kept(
    station: Station, command: tuple[str, ...]
) -> None:
    station.join("Jon Hill", Role.OPERATOR, site="Hamburg")
    if command == ("people", "list"):
        assert station.by("Jon", *command).out.splitlines()[-1] == "People: 1."
        return
    before = everything(station)
    said = station.by("Jon", *command)
    wanted = station.by("Jon", *(each if each != "Mia" else "Mia Kern" for each in command))
    assert (said.status, said.out, wanted.status, wanted.out) == (2, "", 2, "")
    assert everything(station) == before
    denied = station.facts("denied")
    assert denied
    assert {(actor, body["channel"], body["why"]) for actor, body in denied} == {
        (station.people["Jon"], "command", "role")
    }


def test_another_site_is_neither_seen_nor_touched(station: Station) -> None:
    station.join("Ben Chef", Role.SUPERVISOR, site="Bremen")
    listed = station.by("Ben", "people", "list").out
    assert "Ben Chef" in listed
    assert "Mia" not in listed
    for wanted in ("Mia Kern", station.people["Mia"]):
        said = station.by("Ben", "people", "lock", wanted)
        assert (said.status, f"Nobody here is called {wanted}" in said.err) == (2, True)
    assert station.person("Mia").standing is Standing.ACTIVE
    assert [(body["act"], body["why"], body["about"]) for _, body in station.facts("denied")] == [
        ("lock", "site", station.people["Mia"])
    ] * 2
    # Nobody is taken on, or moved, beyond one's own site.
    assert station.by("Ben", "people", "add", "New", "--site", "Hamburg").status == 2
    assert station.by("Ben", "people", "add", "New", "--site", "").status == 2
    assert station.by("Ben", "people", "change", "Ben Chef", "--site", "").status == 2
    assert station.by("Ben", "people", "add", "New").status == 0


@pytest.mark.parametrize("prepare", ["revoked", "expired", "left", "locked", "erased", "several"])
def test_a_badge_that_opens_nothing_is_told_apart_in_the_record_alone(station: Station, prepare: str) -> None:
    jon = station.join("Jon Hill", Role.SUPERVISOR, site="Hamburg")
    with station.open() as records:
        match prepare:
            case "revoked":
                records.people.revoke_badge(jon, records.people.holders("BADGE-Jon")[0][0], "program")
            case "expired":
                records.people.revoke_badge(jon, records.people.holders("BADGE-Jon")[0][0], "program")
                records.people.issue_badge(jon, "BADGE-Jon", BadgeKind.TEMPORARY, "2020-01-01", "program")
            case "left":
                records.people.leave(jon, "program")
            case "locked":
                records.people.lock(jon, "supervisor", "program")
            case "erased":
                records.people.erase(jon, "program")
            case _:
                records.people.issue_badge(station.people["Mia"], "BADGE-Jon", BadgeKind.WORK, "", "program")
    said = station.by("Jon", "people", "list")
    assert (said.status, said.out, said.err) == (2, "", NOT_RIGHT)
    # Of somebody erased nothing is kept that a badge could lead to.
    expected = {"erased": "unknown"}.get(prepare, prepare)
    assert [(body["act"], body["why"]) for _, body in station.facts("denied")] == [("sign_in", expected)]


@pytest.mark.parametrize("who", ["Eva", "Jon", "Nobody"])
def test_a_wrong_answer_takes_as_long_whatever_was_wrong(
    station: Station, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.join("Jon Hill", Role.SUPERVISOR, pin=False)
    compared: list[object] = []
    real = pin_hash._hashed

    def hashed(pin: str, person: str, key: bytes, salt: bytes, cost: pin_hash.Cost) -> bytes:
        compared.append(cost)
        return real(pin, person, key, salt, cost)

    monkeypatch.setattr(pin_hash, "_hashed", hashed)
    said = station.scansim("people", "list", answers=(f"BADGE-{who}", "935271"))
    assert (said.err, compared) == (NOT_RIGHT, [pin_hash.Cost(1, 8, 1)])


def test_a_badge_is_read_as_the_scanner_sends_it(station: Station) -> None:
    assert station.scansim("people", "list", answers=("]C0BADGE-Eva", PIN)).status == 0
    assert station.scansim("people", "list", answers=("  badge-eva ", PIN)).status == 0


def test_the_command_line_waits_as_the_screen_does(station: Station) -> None:
    with station.open() as records:
        for _ in range(2):
            records.pins.check(station.people["Eva"], "935271")
    third = station.scansim("people", "list", answers=("BADGE-Eva", "935271"))
    assert third.err == "scansim: Badge or PIN is not right. The next try is in 30 s.\n"
    early = station.by("Eva", "people", "list")
    assert (early.status, "The next try is in " in early.err) == (2, True)
    with station.open() as records:
        assert records.pins.check(station.people["Eva"], PIN).wait_seconds > 0


def test_the_tenth_wrong_pin_locks_and_another_supervisor_unlocks(station: Station) -> None:
    station.join("Ann Boss", Role.SUPERVISOR, site="Hamburg")
    with station.open() as records:
        records._database.execute("UPDATE pins SET failures = 9, tried = '2020-01-01T00:00:00.000Z'")
        records._database.execute("UPDATE pins SET ticks = 0, failures = 0 WHERE person = ?", (station.people["Ann"],))
        records._database.execute("UPDATE pins SET ticks = -1000000 WHERE person = ?", (station.people["Eva"],))
    said = station.scansim("people", "list", answers=("BADGE-Eva", "935271"))
    assert "Another supervisor can let you in again" in said.err
    assert station.by("Eva", "people", "list").err == NOT_RIGHT
    assert station.by("Ann", "people", "unlock", "Eva Boss").status == 0
    assert [actor for actor, _ in station.facts("person_unlocked")] == [station.people["Ann"]]
    assert station.by("Eva", "people", "list").status == 0


def test_whoever_has_a_pin_that_was_given_out_chooses_their_own_first(station: Station) -> None:
    station.join("Ann Boss", Role.SUPERVISOR, site="Hamburg", pin=False)
    said = station.by("Eva", "people", "pin", "reset", "Ann Boss")
    once = said.out.strip()
    assert (said.status, len(once)) == (0, 6)
    assert [actor for actor, _ in station.facts("pin_reset")] == [station.people["Eva"]]
    for answers in ((once, once), (PIN, "480694"), ()):
        refused = station.scansim("people", "list", answers=("BADGE-Ann", once, *answers))
        assert (refused.status, refused.out) == (2, "")
        with station.open() as records:
            assert records.pins.state(station.people["Ann"]) is PinState.MUST_CHANGE
    assert station.scansim("people", "list", answers=("BADGE-Ann", once, PIN, PIN)).status == 0
    assert station.by("Ann", "people", "list").status == 0


def test_ones_own_pin_is_changed_after_the_old_one(station: Station) -> None:
    assert station.by("Mia", "people", "pin", "change", answers=("7294", "7294")).status == 0
    assert station.by("Mia", "people", "list").status == 2
    assert station.scansim("people", "list", answers=("BADGE-Mia", "7294")).status == 0


def test_what_was_refused_is_told_to_supervisors_of_the_site(station: Station) -> None:
    station.join("Ben Chef", Role.SUPERVISOR, site="Bremen")
    station.by("Mia", "people", "lock", "Eva Boss")
    station.by("Nobody", "people", "list")
    told = [line.split("  ")[2:] for line in station.by("Eva", "people", "refused").out.splitlines()[:-1]]
    assert told == [
        ["command", "Mia Kern", "lock somebody", "not in their role", "Eva Boss"],
        ["command", "guest", "sign in", "belongs to nobody", "-"],
    ]
    elsewhere = station.by("Ben", "people", "refused").out.splitlines()
    assert ("Mia" in "".join(elsewhere), elsewhere[-1]) == (False, "Refused in the last 30 days: 1.")
    with station.open() as records:
        records._database.execute("UPDATE facts SET utc = '2020-01-01T00:00:00.000Z' WHERE kind = 'denied'")
        records._database.execute("UPDATE facts SET body = '[]', utc = '2999-01-01' WHERE actor = 'guest'")
    assert station.by("Eva", "people", "refused").out == "Refused in the last 30 days: 0.\n"


HEADER = Header("RCV-01", "1", 4711, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})


def ran(station: Station, person: str, mode: Mode) -> str:
    with station.open() as records:
        attempt = records.open(replace(HEADER, person=person, mode=mode), {})
        records.append(attempt, Timed(0, Hint()))
        records.close(attempt, {"passed": mode is Mode.CHECK, "score": "91.250000"})
    return attempt


@pytest.mark.parametrize("as_json", [False, True])
def test_practice_is_seen_by_its_owner_and_their_trainer_alone(station: Station, as_json: bool) -> None:
    station.join("Tom Train", Role.TRAINER, site="Hamburg")
    practice = ran(station, station.people["Mia"], Mode.TRY)
    command = ("audit", practice, *(["--json"] if as_json else []))
    assert station.by("Mia", *command).status == 0
    for who in ("Eva", "Tom"):
        said = station.by(who, *command)
        assert (said.status, said.out) == (2, "")
        assert "Practice is private" in said.err
    assert station.by("Eva", "people", "change", "Mia Kern", "--trainer", "Tom Train").status == 0
    assert station.by("Tom", *command).status == 0
    assert {body["why"] for _, body in station.facts("denied")} == {"private"}


def test_check_rides_are_seen_by_supervisors_of_the_site(station: Station) -> None:
    station.join("Ben Chef", Role.SUPERVISOR, site="Bremen")
    station.join("Jon Hill", Role.OPERATOR, site="Hamburg")
    ride = ran(station, station.people["Mia"], Mode.CHECK)
    assert [station.by(who, "audit", ride).status for who in ("Mia", "Eva", "Ben", "Jon")] == [0, 0, 2, 2]


def test_a_supervisor_sees_the_trail_of_somebody_without_what_they_practised(station: Station) -> None:
    mia = station.people["Mia"]
    practice, ride = ran(station, mia, Mode.TRY), ran(station, mia, Mode.CHECK)
    said = station.by("Eva", "audit", mia, "--json").out
    shown = [line for line in said.splitlines() if practice in line]
    assert len(shown) == 1
    assert said.count('"private": true') == 2
    assert "RCV-01" not in shown[0]
    assert said.count("91.250000") == 1
    assert said.count(ride) == 2
    plain = station.by("Eva", "audit", mia).out
    assert plain.count("of a practice run, which is private") == 2
    assert station.by("Mia", "audit", mia, "--json").out.count("91.250000") == 2


def test_runs_of_guests_are_nobodys(station: Station) -> None:
    guests = ran(station, "guest", Mode.TRY)
    assert station.by("Mia", "audit", guests).status == 0
    assert station.by("Mia", "audit", "guest").status == 2


@pytest.mark.content
@pytest.mark.parametrize("how", ["--plain", "--json"])
def test_practice_is_watched_again_by_its_owner_alone(station: Station, how: str) -> None:
    mia = station.people["Mia"]
    with station.open() as records:
        practice = Practice.begin(lesson(), lesson().header(1, Mode.TRY, mia), records, SystemClock())
        attempt = practice.attempt
        practice.receive_at(Timed(0, Hint()))
        practice.close()
    refused = station.by("Eva", "replay", attempt, how)
    assert (refused.status, refused.out) == (2, "")
    assert "Practice is private" in refused.err
    assert station.scansim("replay", attempt, how).status == 2
    shown = station.by("Mia", "replay", attempt, how)
    assert (shown.status, attempt in shown.out) == (0, True)


@pytest.mark.content
def test_verify_asks_nobody_and_tells_nobody_how_practice_went(station: Station) -> None:
    mia = station.people["Mia"]
    with station.open() as records:
        for person, mode in ((mia, Mode.TRY), (mia, Mode.CHECK), ("guest", Mode.TRY)):
            practice = Practice.begin(lesson(), lesson().header(1, mode, person), records, SystemClock())
            practice.close()
    said = [json.loads(line) for line in station.scansim("verify", "--json").out.splitlines()[:-1]]
    assert [(run["person"], run["passed"], run["private"]) for run in said] == [
        (None, None, True),
        (mia, False, False),
        ("guest", False, False),
    ]
    lines = station.scansim("verify").out.splitlines()
    assert lines[0].endswith("0 inputs, practice, which is private")
    assert lines[1].endswith("0 inputs, not passed")


def test_a_backup_opens_nothing_elsewhere(station: Station, tmp_path: Path) -> None:
    assert station.scansim("backup", str(tmp_path / "backup.db")).status == 0
    elsewhere = Station(tmp_path / "elsewhere", station.people)
    elsewhere.folder.mkdir()
    (tmp_path / "backup.db").rename(elsewhere.folder / "records.db")
    assert elsewhere.by("Eva", "people", "list").err == NOT_RIGHT
    with elsewhere.open() as records:
        assert records.pins.state(station.people["Eva"]) is PinState.NONE
    # The supervisor comes in there as at any station that got its people by a merge.
    code = elsewhere.scansim("setup").out.strip()
    assert elsewhere.scansim("setup", answers=(code, "BADGE-Eva", PIN, PIN)).status == 0
    assert elsewhere.by("Eva", "people", "list").status == 0
    # Put back where it comes from, with the key that lies there, it opens as before.
    assert station.by("Eva", "people", "list").status == 0
