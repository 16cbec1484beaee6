"""Badges: given out, printed, read back, revoked at once, over after their last day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from scansim.scanner.layouts import KeyboardLayout, arrives
from scansim.training.letters import SAFE_LETTERS
from scansim.training.people.badge import (
    LONGEST_NUMBER,
    badge_number,
    is_badge_number,
    kind_of_number,
    training_number,
)
from scansim.training.people.person import BadgeKind, Role
from tests.people.conftest import PIN, Station
from tests.printing.printing import pictures, read, texts


def today() -> date:
    return datetime.now().astimezone().date()


def test_a_number_for_training_is_drawn_letter_by_letter() -> None:
    drawn = iter("BCDEFGHIJKLN")
    assert training_number(lambda letters: next(drawn)) == "TRNBCDEFGHIJKLN"
    assert training_number(lambda letters: letters) == "TRN" + SAFE_LETTERS * 12


# Dvorak moves nearly every letter; a station that has it says so (docs/scanners.md).
@pytest.mark.parametrize("layout", [each for each in KeyboardLayout if each is not KeyboardLayout.DVORAK])
def test_every_letter_of_it_arrives_as_it_was_printed(layout: KeyboardLayout) -> None:
    assert arrives("TRN" + SAFE_LETTERS, layout) == "TRN" + SAFE_LETTERS


@pytest.mark.parametrize("read_as", ["041a", " 041A", "041A\t"])
def test_numbers_are_compared_in_one_form(read_as: str) -> None:
    assert badge_number(read_as) == "041A"


def test_what_can_be_a_number() -> None:
    assert [text for text in ("1", "x" * LONGEST_NUMBER, "A B", "ß") if not is_badge_number(text)] == []
    assert [text for text in ("", "x" * (LONGEST_NUMBER + 1), "a\nb", "\x1d", "\udc80") if is_badge_number(text)] == []
    assert kind_of_number("trnBCD") is BadgeKind.TRAINING
    assert kind_of_number("041TRN") is BadgeKind.WORK


def printed(station: Station, out: Path, *arguments: str, by: str = "BADGE-Eva") -> tuple[list[str], str]:
    """What is read off the printed badges, and the text of the pages."""
    said = station.scansim("labels", "badges", *arguments, "--out", str(out), answers=(by, PIN))
    assert said.status == 0, said.err
    numbers = [payload for page in pictures(out, 300) for payload in read(page)]
    assert not [number for number in numbers if number in said.out + said.err]
    return numbers, " ".join(texts(out))


@pytest.mark.content
def test_a_printed_badge_opens_the_door(station: Station, tmp_path: Path) -> None:
    numbers, text = printed(station, tmp_path / "badges.pdf", "Mia Kern", "Eva Boss")
    assert len(set(numbers)) == 2
    assert [number for number in numbers if not (number.startswith("TRN") and len(number) == 15)] == []
    assert "Mia Kern" in text
    assert "TRAINING" in text
    assert "For training only" in text
    by_name = {
        name: next(number for number in numbers if holder(station, number) == station.people[name])
        for name in ("Mia", "Eva")
    }
    assert station.scansim("people", "list", answers=(by_name["Eva"], PIN)).status == 0
    kinds = [badge.kind for badge in station.person("Mia").badges_in_force]
    assert kinds == [BadgeKind.WORK, BadgeKind.TRAINING]
    # Revoking takes effect at once.
    badge = station.person("Eva").badges_in_force[-1].id
    assert station.by("Eva", "people", "badge", "revoke", "Eva Boss", badge).status == 0
    assert station.scansim("people", "list", answers=(by_name["Eva"], PIN)).status == 2
    assert station.by("Eva", "people", "list").status == 0
    for path in station.folder.rglob("*"):
        assert not path.is_file() or by_name["Mia"].encode() not in path.read_bytes()


def holder(station: Station, number: str) -> str:
    with station.open() as records:
        ((_, person),) = records.people.holders(number)
    return person


@pytest.mark.content
def test_badges_for_all_who_have_none(station: Station, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    refused = station.by("Eva", "labels", "badges", "--missing", "--out", str(out))
    assert (refused.status, "Nobody here is without one" in refused.err) == (2, True)
    with station.open() as records:
        for number in ("BADGE-Mia", "BADGE-Eva"):
            ((badge, person),) = records.people.holders(number)
            if number == "BADGE-Mia":
                records.people.revoke_badge(person, badge, "program")
        records.people.join("Ann Lee", [Role.OPERATOR], {"site": "Bremen"}, "program")
    with station.open() as records:
        records.people.issue_badge(station.people["Eva"], "041", BadgeKind.TEMPORARY, today().isoformat(), "program")
        records.people.revoke_badge(station.people["Eva"], records.people.holders("BADGE-Eva")[0][0], "program")
    last = (today() + timedelta(days=30)).isoformat()
    numbers, text = printed(station, out, "--missing", "--until", last, by="041")
    assert [holder(station, number) for number in numbers] == [station.people["Mia"]]
    assert f"Until {last}" in text
    ((kind, until),) = [(badge.kind, badge.until) for badge in station.person("Mia").badges_in_force]
    assert (kind, until) == (BadgeKind.TEMPORARY, last)


def test_what_cannot_be_printed_is_not_given_out(station: Station, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    out.touch()
    before = station.facts("badge_issued")
    for arguments in (("Mia Kern", "--out", str(out)), ("Mia Kern", "--out", str(tmp_path / "badges.doc"))):
        assert station.by("Eva", "labels", "badges", *arguments).status == 2
    assert station.by("Mia", "labels", "badges", "Mia Kern", "--out", str(tmp_path / "mine.pdf")).status == 2
    assert station.facts("badge_issued") == before
    assert not (tmp_path / "mine.pdf").exists()


def test_a_badge_of_work_is_given_out_by_scanning_it(station: Station) -> None:
    said = station.by("Eva", "people", "badge", "issue", "Mia Kern", answers=("]C0041777",))
    assert (said.status, "041777" in said.out + said.err) == (0, False)
    assert holder(station, "041777") == station.people["Mia"]
    assert station.person("Mia").badges_in_force[-1].kind == BadgeKind.WORK
    assert (
        "belongs to somebody already"
        in station.by("Eva", "people", "badge", "issue", "Eva Boss", answers=("041777",)).err
    )
    for nothing in ("", "x" * 65, "a\x1bb"):
        assert station.by("Eva", "people", "badge", "issue", "Mia Kern", answers=(nothing,)).status == 2


@pytest.mark.parametrize(("days", "opens"), [(-1, False), (0, True), (1, True)])
def test_a_temporary_badge_opens_until_its_last_day(station: Station, days: int, opens: bool) -> None:
    last = (today() + timedelta(days=days)).isoformat()
    issue = ("people", "badge", "issue", "Eva Boss", "--until", last)
    assert station.by("Eva", *issue, answers=("041778",)).status == 0
    assert station.person("Eva").badges_in_force[-1].kind == BadgeKind.TEMPORARY
    assert (station.scansim("people", "list", answers=("041778", PIN)).status == 0) is opens


def test_ones_own_badges_are_revoked_by_oneself(station: Station) -> None:
    assert "no badge xyz" in station.by("Mia", "people", "badge", "revoke", "Mia Kern", "xyz").err
    assert station.by("Mia", "people", "badge", "list", "Mia Kern").out.split()[1] == "work"
    assert station.by("Mia", "people", "badge", "revoke", "Mia Kern").status == 0
    assert station.person("Mia").badges_in_force == ()
    assert station.by("Mia", "people", "list").status == 2
