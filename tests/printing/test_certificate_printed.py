"""The printed certificate: what it claims, what it does not, and a code that anchors the records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from scansim.cli import main
from scansim.printing.certificates import certificate_found, certificate_given, certificate_pdf, print_certificate
from scansim.printing.trouble import CannotPrint
from scansim.records.opening import FILE_NAME
from scansim.training.programme.rules import Level, Trigger
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.signature import Seen, Signature
from scansim.training.signoff.statement import Waiver
from scansim.training.stationery import Paper
from scansim.words.language import STRETCHED, speaking
from tests.screens.signing_desk import PROGRAMME, SKILL, Office, office

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    with made.records:
        yield made


def granted(
    desk: Office, *, seen: bool = True, grounds: SignerStanding = SignerStanding.TRAINER, series: int = 1
) -> str:
    digest = desk.records.signoffs.evidence(
        desk.mia, SKILL, Level.CERTIFIED, PROGRAMME, desk.records.signoffs.today()
    ).digest
    by = Signature(desk.sue, "I have looked.", "b", series, grounds, Seen((True,) * 6, 4) if seen else None)
    return desk.records.signoffs.grant(desk.mia, SKILL, Level.CERTIFIED, PROGRAMME, digest=digest, by=by).id


def paper(desk: Office, certificate: str, compared: str = "") -> bytes:
    said = certificate_found(desk.records, certificate)
    return certificate_pdf(certificate_given(desk.records, PROGRAMME, said, compared, NOON))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def code_on(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [each.text for page in document for each in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    finally:
        document.close()
    (text,) = found
    return str(text)


def verified(folder: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "--data", str(folder), *more], catch_exceptions=False)
    return done.exit_code, done.output


# what it says


def test_it_says_no_more_than_the_evidence_carries(desk: Office) -> None:
    text = text_of(paper(desk, granted(desk)))
    for said in (
        "TRAINING",
        "Mia Kowalska",
        "Receiving: certified, observed on the floor",
        "In the simulator: 150 lines in 3 runs, 0 escaped errors, at least 98 % right with 95 % confidence.",
        "Observed on the floor on 2026-11-22: all 6 things seen, rated 4 of 5.",
        "Site match not confirmed",
        "CHK-01 (3) 2026-11-22 09:14 passed 50, 0",
        "Signed by Sue Ortiz, trainer, on 2026-11-22 09:14 UTC",
        "Meaning: proficiency approved.",
        "What was signed: I have looked.",
        "Signed with badge and PIN.",
        "until 2027-05-21",
    ):
        assert said in text, said


def test_what_nobody_saw_on_the_floor_is_not_called_certified(desk: Office) -> None:
    text = text_of(paper(desk, granted(desk, seen=False)))
    assert "Receiving: passed in simulator, not observed" in text
    assert "Not observed on the floor" in text
    assert "certified, observed" not in text


def test_a_founding_assessor_and_a_series_are_printed(desk: Office) -> None:
    text = text_of(paper(desk, granted(desk, grounds=SignerStanding.FOUNDING, series=3)))
    assert "FOUNDING ASSESSOR: the signer had no certificate of their own" in text
    assert "as number 3 of a series" in text
    assert "Signed with badge and PIN." not in text


def test_a_waiver_is_called_one(desk: Office) -> None:
    until = datetime(2027, 3, 1, tzinfo=UTC).date()
    by = Signature(desk.sue, "I waive it.", "b")
    fact = desk.records.signoffs.waive(desk.mia, "receiving", Waiver.EQUIVALENT, until, by=by, remark="Came from Lyon")
    text = text_of(paper(desk, fact.id))
    assert "Receiving: waived, not proved" in text
    assert "Nothing was proved here. The certificate was waived: holds an equivalent certificate." in text
    assert "Remark: Came from Lyon" in text
    assert "In the simulator" not in text


def test_what_came_after_stands_on_it(desk: Office) -> None:
    certificate = granted(desk)
    by = Signature(desk.sue, "It does not hold.", "b")
    desk.records.signoffs.trigger(desk.mia, "receiving", Trigger.INCIDENT, PROGRAMME, by=by)
    text = text_of(paper(desk, certificate))
    assert "suspended. This certificate does not hold." in text
    assert "2026-11-22: suspended (there was an incident), Sue Ortiz" in text
    desk.records.signoffs.revoke(desk.mia, "receiving", "bypass", by=by, remark="Seen twice")
    assert "It was replaced or revoked." in text_of(paper(desk, certificate))


def test_the_day_of_comparison_is_printed_when_the_site_stated_it(desk: Office) -> None:
    text = text_of(paper(desk, granted(desk), "2026-11-20"))
    assert "The site compared the simulated handheld with its own on 2026-11-20" in text
    assert "not confirmed" not in text


def test_erased_names_leave_the_certificate(desk: Office) -> None:
    certificate = granted(desk)
    desk.records.people.erase(desk.mia, desk.sue)
    text = text_of(paper(desk, certificate))
    assert "(name erased)" in text
    assert "Mia" not in text


@pytest.mark.parametrize("size", list(Paper))
def test_it_is_one_page_also_in_a_longer_language(desk: Office, size: Paper) -> None:
    for _ in range(12):
        desk.ride(desk.mia, 24)
    given = certificate_given(desk.records, PROGRAMME, certificate_found(desk.records, granted(desk)), "", NOON)
    with speaking(STRETCHED):
        assert len(pypdfium2.PdfDocument(certificate_pdf(given, size))) <= 2
    assert len(pypdfium2.PdfDocument(certificate_pdf(given, size))) == 1


# its code


def test_the_code_anchors_the_records_and_names_a_change(desk: Office, tmp_path: Path) -> None:
    code = code_on(paper(desk, granted(desk)))
    assert len(code) == 64
    desk.records.shut()
    status, said = verified(tmp_path, "--anchor", code)
    assert status == 0
    assert f"{code}: number" in said
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as forger:
        forger.execute("DELETE FROM facts WHERE kind = 'certificate_granted'")
    status, said = verified(tmp_path, "--anchor", code)
    assert status == 1
    assert "no fact has this hash" in said


def test_the_anchor_is_the_newest_fact_of_the_moment_of_printing(desk: Office, tmp_path: Path) -> None:
    certificate = granted(desk)
    desk.ride(desk.mia, 24)
    code = code_on(paper(desk, certificate))
    desk.records.shut()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
        [(newest,)] = database.execute("SELECT hash FROM facts ORDER BY seq DESC LIMIT 1").fetchall()
    assert code == newest


def test_its_hashes_are_those_of_the_records(desk: Office) -> None:
    certificate = granted(desk)
    fact = desk.records.signoffs.fact(certificate)
    assert fact is not None
    text = text_of(paper(desk, certificate))
    assert fact.hash in text.replace(" ", "")
    assert json.loads(fact.body)["digest"] in text.replace(" ", "")


# what is refused


def test_it_is_printed_into_a_new_pdf_only(desk: Office, tmp_path: Path) -> None:
    given = certificate_given(desk.records, PROGRAMME, certificate_found(desk.records, granted(desk)), "", NOON)
    out = tmp_path / "paper.pdf"
    assert print_certificate(given, out) == out
    with pytest.raises(CannotPrint):
        print_certificate(given, out)
    with pytest.raises(CannotPrint, match=r"\.pdf"):
        print_certificate(given, tmp_path / "paper.txt")


def test_another_id_is_refused_in_a_sentence(desk: Office) -> None:
    certificate = granted(desk)
    assert certificate_found(desk.records, certificate[:30]).id == certificate
    with pytest.raises(CannotPrint, match="There is no certificate"):
        certificate_found(desk.records, "01")
    with pytest.raises(CannotPrint, match="There is no certificate"):
        certificate_found(desk.records, desk.mia)
