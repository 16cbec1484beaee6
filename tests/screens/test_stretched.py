"""Every situation in a language that is 40 % longer than English, on the smallest screen of a handheld."""

from __future__ import annotations

import pytest

from scansim.actions import Where
from scansim.words.interface import ACTIONS, card_name
from scansim.words.language import STRETCHED, speaking
from tests.screens.situations import WAYS_IN, go_to, house_for
from tests.screens.station import at_station

_LEFT_BY_THE_LOCK = (Where.HOME, Where.UNFINISHED, Where.FAIR_USE, Where.WELCOME)


@pytest.mark.parametrize("where", list(WAYS_IN))
async def test_a_longer_language_fits_and_says_what_to_do(where: Where) -> None:
    with speaking(STRETCHED):
        async with at_station(house_for(where), size=(40, 15)) as station:
            await go_to(station, where)
            assert station.rings == 0
            assert all(len(row) <= 40 for row in station.rows)
            assert station.rows[-2].startswith(">")
            if where is not Where.LOCK:
                # What works now, and a way out, stand there whole; for the rest there is the help page.
                first = card_name("next" if where is Where.HELP else "validate" if where is Where.TRANSFER else "enter")
                assert first in station.rows[-1]
                assert card_name("lock" if where in _LEFT_BY_THE_LOCK else "back") in station.rows[-1]


async def test_the_answer_to_a_scan_is_never_cut_for_a_longer_word() -> None:
    with speaking(STRETCHED):
        async with at_station(size=(40, 15)) as station:
            await go_to(station, Where.QUESTION)
            answer = " ".join(station.rows[-4:-2])
            assert answer.rstrip().endswith("›")
            assert "…" not in answer


async def test_skills_have_names_in_the_language_spoken() -> None:
    with speaking(STRETCHED):
        async with at_station(size=(40, 15)) as station:
            await go_to(station, Where.HOME)
            assert "‹Récéîvîng~~› · RCV-02" in station.text


def test_what_stands_on_the_key_line_is_a_word_or_two() -> None:
    for action, sentence in ACTIONS.items():
        assert len(sentence.short or sentence.long) <= 14, action
