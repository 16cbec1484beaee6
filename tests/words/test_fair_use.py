"""What is recorded, said at the first sign-in: who sees it and for how long stand in it (reference training D5)."""

from __future__ import annotations

from scansim.training.people.fair_use import FAIR_USE_VERSION
from scansim.training.retention import RecordClass
from scansim.words.fair_use import FAIR_USE, fair_use_text

MONTHS = {RecordClass.PRACTICE: 11, RecordClass.CHECKS: 37, RecordClass.PEOPLE: 23}


def test_the_months_of_this_station_stand_in_it() -> None:
    text = " ".join(said.long for said in fair_use_text(MONTHS))
    assert "practice is removed after 11 months, in check-rides after 37" in text
    assert "23 months after you leave" in text
    assert "{" not in text
    assert len(fair_use_text(MONTHS)) == len(FAIR_USE)


def test_every_paragraph_fits_a_small_screen() -> None:
    assert [said.short for said in fair_use_text(MONTHS) if len(said.short) > 48 or not said.short] == []


def test_what_it_promises_is_of_version_1() -> None:
    # Whoever changes who sees what, or for how long, raises the version, so that it is shown again.
    assert FAIR_USE_VERSION == 1
    assert [*FAIR_USE] == ["recorded", "practice", "results", "months", "accommodations"]
    assert fair_use_text(MONTHS)[1].long == (
        "Practice is yours: you see it, and the trainer assigned to you. Nobody else does."
    )
