"""What supervisors sign, at the command line: with badge and PIN, and only what they may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from scansim.app import ShippedLessons, SystemClock
from scansim.cli import main
from scansim.records.opening import open_records
from scansim.training.header import Floor, Header, Mode
from scansim.training.people.person import BadgeKind, Role
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.statement import StatementKind, Waiver

JON, SUE, PIN = "TRNJONAS41", "TRNSUSAN42", "738194"


class House:
    """Jonas, who has a waiver and a ride that he left, and Susan, who supervises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with open_records(folder, clock=SystemClock(), station="north") as records:
            people = records.people
            self.susan = people.join("Susan Ortiz", [Role.OPERATOR, Role.SUPERVISOR], {}, "program")
            people.mark_set_up(self.susan)
            self.jonas = people.join("Jonas Petersen", [Role.OPERATOR], {}, self.susan)
            for person, number in ((self.susan, SUE), (self.jonas, JON)):
                people.issue_badge(person, number, BadgeKind.TRAINING, "", self.susan)
                assert records.pins.choose(person, PIN, person) is None
            until = records.signoffs.today().replace(year=2099)
            by = Signature(self.susan, "I waive it.", "b")
            waived = records.signoffs.waive(self.jonas, "putaway", Waiver.EQUIVALENT, until, by=by, remark="Lyon")
            self.certificate = waived.id
            head = Header("CHK-02", "2", 1, Mode.CHECK, Floor.SCREEN, self.jonas, "2026-11-22T08:00:00", {})
            self.ride = records.open(head, {})

    def run(self, *arguments: str, badge: str = SUE, pins: int = 1, then: str = "") -> tuple[int, str]:
        answers = "".join(f"{answer}\n" for answer in (badge, *[PIN] * pins, *filter(None, [then])))
        done = CliRunner().invoke(main, [*arguments, "--data", str(self.folder)], input=answers, catch_exceptions=False)
        return done.exit_code, done.output

    def kinds(self) -> list[StatementKind]:
        with open_records(self.folder, clock=SystemClock(), station="north") as records:
            return [each.kind for each in records.signoffs.statements(self.jonas)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


def test_statements_are_listed_to_a_supervisor_and_to_oneself(house: House) -> None:
    for badge in (SUE, JON):
        status, said = house.run("statements", "Jonas Petersen", badge=badge)
        assert status == 0, said
        assert "Putaway: waived, not proved" in said
        assert f"waived (holds an equivalent certificate), by Susan Ortiz  {house.certificate}" in said
    status, said = house.run("statements", "Susan Ortiz", badge=JON)
    assert status == 2


def test_a_certificate_is_printed_by_how_its_id_begins(house: House, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    status, said = house.run("certificate", house.certificate[:35], "--out", str(out))
    assert (status, said.splitlines()[-1]) == (0, str(out))
    document = pypdfium2.PdfDocument(out)
    assert "Putaway: waived, not proved" in document[0].get_textpage().get_text_bounded()
    document.close()
    status, said = house.run("certificate", house.certificate, "--out", str(out))
    assert status == 2
    status, said = house.run("certificate", "01a20000-none", "--out", str(tmp_path / "other.pdf"))
    assert status == 2
    assert "There is no certificate" in said
    assert not (tmp_path / "other.pdf").exists()


def test_the_certificate_of_somebody_else_is_for_supervisors(house: House, tmp_path: Path) -> None:
    with open_records(house.folder, clock=SystemClock(), station="north") as records:
        other = records.people.join("Ana Vega", [Role.OPERATOR], {}, house.susan)
        records.people.issue_badge(other, "TRNANAVE43", BadgeKind.TRAINING, "", house.susan)
        assert records.pins.choose(other, PIN, other) is None
    out = tmp_path / "paper.pdf"
    assert house.run("certificate", house.certificate, "--out", str(out), badge="TRNANAVE43")[0] == 2
    assert not out.exists()
    assert house.run("certificate", house.certificate, "--out", str(out), badge=JON)[0] == 0


def test_a_release_takes_a_supervisor_and_a_reason(house: House) -> None:
    release = ("release", "Jonas Petersen", "--skill", "putaway", "--remark")
    assert house.run(*release, "Night shift", badge=JON)[0] == 2
    assert house.run(*release, " ")[0] == 2
    assert StatementKind.RELEASED not in house.kinds()
    status, said = house.run(*release, "Night shift", "--hours", "10")
    assert (status, "Released: Jonas Petersen, putaway, 10 hours." in said) == (0, True), said
    assert house.kinds()[-1] is StatementKind.RELEASED
    assert house.run("release", "Susan Ortiz", "--skill", "putaway", "--remark", "Me")[0] == 2
    assert house.run("release", "Jonas Petersen", "--skill", "flying", "--remark", "Me")[0] == 2


def test_a_ride_is_voided_once_by_somebody_who_may(house: House) -> None:
    void = ("void", house.ride, "--why", "equipment", "--remark")
    assert house.run(*void, "Scanner broke", badge=JON)[0] == 2
    status, said = house.run(*void, "Scanner broke")
    assert (status, f"Voided: {house.ride}" in said) == (0, True), said
    assert house.run(*void, "Scanner broke")[0] == 2
    assert house.run("void", house.ride, "--why", "mood", "--remark", "x")[0] == 2


def ride(house: House, lines: int, seed: int) -> None:
    """A check-ride of the content that ships, by rules that nobody plays by any more."""
    programme = ShippedLessons(house.folder / "cache").programme()
    assert programme is not None
    skill = programme.skill("putaway")
    assert skill is not None
    revision = skill.rides["CHK-02"]
    with open_records(house.folder, clock=SystemClock(), station="north") as records:
        head = Header("CHK-02", revision, seed, Mode.CHECK, Floor.SCREEN, house.jonas, "2026-11-22T08:00:00", {})
        attempt = records.open(replace(head, rules_version=1), {})
        records.close(attempt, {"passed": True, "lines_done": lines, "score": "91.250000"})


def test_it_is_signed_line_by_line_and_seen_by_the_person(tmp_path: Path) -> None:
    house = House(tmp_path)
    sign = ("sign", "Jonas Petersen", "--skill", "putaway", "--seen", "123456", "--rating", "4")
    status, said = house.run(*sign, pins=2)
    assert status == 2
    ride(house, 148, 2)
    assert house.run("void", house.ride, "--why", "interrupted", "--remark", "Went home")[0] == 0
    with open_records(house.folder, clock=SystemClock(), station="north") as records:
        records.people.grant(house.susan, Role.TRAINER, "program")
    status, said = house.run("sign", "Jonas Petersen", "--skill", "putaway", pins=2)
    assert (status, "1 more lines without an error would" in said) == (2, True), said
    ride(house, 1, 3)
    assert house.run(*sign, pins=1)[0] == 2  # no PIN under the statement
    assert house.run(*sign, then="111111")[0] == 2
    assert house.run(*sign[:-1], "0", pins=2)[0] == 2
    assert StatementKind.GRANTED not in house.kinds()
    status, said = house.run(*sign, pins=2)
    assert status == 0, said
    assert "in the simulator: 149 lines in 2 runs, 0 escaped errors, at least 98 % right" in said
    assert "[x] 6 Lifts, stacks and drives as instructed" in said
    assert house.kinds()[-2:] == [StatementKind.OBSERVED, StatementKind.GRANTED]
    assert house.run("sign", "Susan Ortiz", "--skill", "putaway", pins=2)[0] == 2

    status, said = house.run("acknowledge", "--remark", "Thank you", badge=JON)
    assert status == 0, said
    assert "certified, by Susan Ortiz" in said
    assert house.kinds()[-2:] == [StatementKind.ACKNOWLEDGED] * 2
    assert "certified, by" not in house.run("acknowledge", badge=JON)[1]
