"""What was signed about somebody is told to them when they come in next (reference training D2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scansim.training.programme.rules import Level, Trigger
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.statement import Statement, StatementKind
from scansim.words.language import STRETCHED, speaking
from tests.screens.golden import differences
from tests.screens.signing_desk import JONS, MIAS, PIN, PROGRAMME, SKILL, Office, office
from tests.screens.situations import cards
from tests.screens.station import at_station


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    with made.records:
        signoffs = made.records.signoffs
        digest = signoffs.evidence(made.mia, SKILL, Level.CERTIFIED, PROGRAMME, signoffs.today()).digest
        by = Signature(made.sue, "I have looked.", "b", 1, SignerStanding.TRAINER)
        signoffs.grant(made.mia, SKILL, Level.CERTIFIED, PROGRAMME, digest=digest, by=by)
        signoffs.trigger(made.mia, "receiving", Trigger.INCIDENT, PROGRAMME, by=by)
        yield made


def seen(desk: Office) -> list[Statement]:
    told = desk.records.signoffs.statements(desk.mia)
    return [each for each in told if each.kind is StatementKind.ACKNOWLEDGED]


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=["40x15", "80x24"])
async def test_it_looks_as_it_was_approved(desk: Office, size: tuple[int, int]) -> None:
    async with at_station(desk.desk, size) as station:
        await station.scan(MIAS)
        assert differences("seen", station.rows, size) == ""


async def test_it_is_told_and_kept_as_seen_with_the_own_pin(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.scan(MIAS)
        assert station.page == "SeenPage"
        assert "certified, Receiving: by Sue O." in station.text
        assert "suspended, Receiving: by Sue O." in station.text
        await station.type("I was not there")
        assert "Your remark: I was not there" in station.text
        await station.press("enter")
        assert station.page == "PinPage"
        await station.type("111111")
        assert seen(desk) == []
        await station.type(PIN)
        assert station.page == "Home"
        told = desk.records.signoffs.statements(desk.mia)
        assert [each.about for each in seen(desk)] == [each.id for each in told[:2]]
        assert {each.actor for each in seen(desk)} == {desk.mia}
        fact = desk.records.signoffs.fact(seen(desk)[0].id)
        assert fact is not None
        assert "I was not there" not in fact.body
        await station.press("f9")
        await station.scan(MIAS)
        assert station.page == "Home"


async def test_a_label_is_no_remark(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.scan(MIAS)
        await station.scan("9521108035110")
        assert "Your remark" not in station.text
        assert station.rings == 1


async def test_who_puts_it_off_is_told_again(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.scan(MIAS)
        await station.press("escape")
        assert station.page == "Home"
        await station.press("f9")
        await cards(station, MIAS)
        assert station.page == "SeenPage"
        await cards(station, "lock")
        assert station.page == "Lock"
    assert seen(desk) == []


async def test_who_gave_the_pin_at_the_lock_gives_it_once(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.press("enter")
        await station.touch("Mia")
        await station.type(PIN)
        assert station.page == "SeenPage"
        await station.press("enter")
        assert station.page == "Home"
    assert len(seen(desk)) == 2


async def test_nobody_else_is_told(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.scan(JONS)
        assert station.page == "Home"


async def test_without_a_pin_nothing_is_kept_and_nobody_is_kept_out(desk: Office) -> None:
    del desk.pins.pins[desk.mia]
    async with at_station(desk.desk) as station:
        await station.scan(MIAS)
        await station.press("enter")
        assert "It takes your PIN" in station.text
        await station.press("escape")
        assert station.page == "Home"
    assert seen(desk) == []


async def test_a_longer_language_fits(desk: Office) -> None:
    with speaking(STRETCHED):
        async with at_station(desk.desk, (40, 15)) as station:
            await station.scan(MIAS)
            assert all(len(row) <= 40 for row in station.rows)
            assert "ENTER" in station.rows[-1] or "Enter" in station.rows[-1]
