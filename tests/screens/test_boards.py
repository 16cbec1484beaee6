"""Boards on the screen: how they look, where they lead, and who may look at all."""

from __future__ import annotations

import pytest

from scansim.training.header import Mode
from scansim.training.people.person import Role
from scansim.training.programme.readiness import TypedIn
from scansim.words.language import STRETCHED, speaking
from tests.screens.board_house import BOSS, BOSS_BADGE, Boards, small_crew
from tests.screens.golden import differences
from tests.screens.people import BADGES, MIA
from tests.screens.station import SIZES, Station, at_station
from tests.training.boards.crew import Crew, member, of, seven_skills
from tests.training.people.made import person
from tests.training.programme.files import ride
from tests.training.signals.runs import closed, mistake, point

HOSTILE = ["[b]x[/b]", "[@click=app.quit]x[/]", "\x1b[31mred\x07", "a\u202eb", "N" * 300, "名字名字名字", "=1+1"]


def errors() -> Crew:
    crew = small_crew()
    wrong = (mistake("wrong_lot"), mistake("wrong_lot", about="plate"), mistake("received_too_many"))
    missed = (point("source", ok=False), point("product"))
    crew.closed = [
        closed(
            "CHK-01", ended=f"2026-03-0{number}T08:00:00.000Z", person=who, mode=Mode.CHECK, errors=wrong, points=missed
        )
        for number, who in ((1, "mia"), (2, "jon"))
    ]
    return crew


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_boards_look_as_they_were_approved(size: tuple[int, int]) -> None:
    boards, found = Boards(errors()), list[str]()
    async with at_station(boards.desk, size=size) as station:

        async def look(name: str, *keys: str) -> None:
            await station.press(*keys)
            assert {len(row) <= size[0] for row in station.rows} == {True}
            found.append(differences(f"boards_{name}", station.rows, size))

        await station.scan(BOSS_BADGE)
        await look("team", "f4")
        await look("team_below", "down", "down")
        await look("person", "enter")
        await look("queue", "escape", "f2")
        await look("readiness", "escape", "f3")
        await look("errors", "escape", "f4")
        await look("team_late", "escape", "f5", "f5")
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_seven_skills_have_room(size: tuple[int, int]) -> None:
    async with at_station(Boards(programme=seven_skills()).desk, size=size) as station:
        await opened(station)
        await station.press("down", "down")
        assert differences("boards_seven", station.rows, size) == ""


async def test_one_key_after_the_badge_leads_to_the_team() -> None:
    async with at_station(Boards().desk) as station:
        await station.scan(BOSS_BADGE)
        assert "F4 Team" in station.text
        await station.press("f4")
        assert station.page == "TeamPage"
        await station.press("escape")
        assert station.page == "Home"


async def test_who_is_no_supervisor_is_offered_no_boards_and_refused() -> None:
    boards = Boards()
    async with at_station(boards.desk) as station:
        await station.scan(BADGES[MIA.id])
        assert "Team" not in station.text
        await station.press("f4")
        assert station.page == "Home"
        assert "For supervisors" in station.text or "for supervisors" in station.text
        assert [(act, why, who) for act, why, who in boards.house.roster.denied] == [("see_team", "role", MIA.id)]


async def test_a_right_that_was_taken_away_meanwhile_is_refused() -> None:
    boards = Boards()
    async with at_station(boards.desk) as station:
        await station.scan(BOSS_BADGE)
        boards.house.roster.people[BOSS.id] = person(BOSS.id, roles=(Role.OPERATOR,))
        boards.house.roster.people["05"] = person("05", roles=(Role.SUPERVISOR,))
        await station.press("f4")
        assert station.page == "Home"


async def test_touching_a_person_twice_opens_them_and_a_ride_is_watched() -> None:
    boards = Boards()
    async with at_station(boards.desk) as station:
        await opened(station)
        await station.touch("Jon P.")
        await station.touch("Jon P.")
        assert station.page == "PersonPage"
        assert "Jon Petersen" in station.text
        await station.touch("of 49 lines")
        assert boards.asked == ["ride-of-49"]
        assert "This run is not on this station." in station.text


async def test_a_name_that_is_typed_is_gone_to() -> None:
    async with at_station(Boards().desk) as station:
        await opened(station)
        await station.type("petersen")
        assert "▸ Jon P." in station.text
        await station.type("nobody")
        assert (station.rings, "▸ Jon P." in station.text) == (1, True)


async def test_shifts_go_round_and_name_whom_they_show() -> None:
    async with at_station(Boards().desk) as station:
        await opened(station)
        for heading, names in (
            ("early shift", "Ada O. Mia K."),
            ("late shift", "Bo L. Jon P."),
            ("all shifts", "Mia K."),
        ):
            await station.press("f5")
            assert heading in station.rows[0]
            assert all(name in station.text for name in names.split(". "))


async def test_what_was_recorded_meanwhile_shows_when_one_comes_back() -> None:
    boards = Boards()
    async with at_station(boards.desk) as station:
        await opened(station)
        assert "To sign 1" in station.text
        await station.press("f3")
        boards.crew = Crew([member("mia")], of("mia", ride(0)), typed={"North": TypedIn(0, reconciled=True)})
        await station.press("escape")
        assert "To sign 1" in station.text
        await station.press("f3")
        boards.head = "2"
        await station.press("escape")
        assert ("To sign 0" in station.text, "1 person" in station.text) == (True, True)


async def test_signing_begins_with_the_chosen_one_and_goes_on_with_those_below(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    boards = Boards()
    boards.crew.said = []
    async with at_station(boards.desk) as station:
        monkeypatch.setattr(station.app, "go_sign", lambda *given: asked.append(given))
        await opened(station)
        await station.press("f2", "enter", "down", "enter")
        # Both rode at the same hours, so that their ids decide: Jon, then Mia.
        assert asked == [
            ("jon", "receiving", [("mia", "receiving")]),
            ("mia", "receiving", []),
        ]
        asked.clear()
        await station.press("escape")
        await station.type("kern")
        await station.press("enter", "f2")
        assert asked == [("mia", "receiving")]


async def test_an_empty_team_says_what_to_do() -> None:
    async with at_station(Boards(Crew()).desk) as station:
        await opened(station)
        assert "Nobody is on this board." in station.text
        await station.press("enter", "down", "up")
        assert station.page == "TeamPage"
        await station.press("f2")
        assert "Nobody waits for a signature." in station.text
        await station.press("enter", "escape", "f3")
        assert "NOT READY" in station.text


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("hostile", HOSTILE)
async def test_names_on_boards_are_inert(hostile: str, size: tuple[int, int]) -> None:
    boards = Boards(small_crew(hostile, hostile, hostile, hostile))
    async with at_station(boards.desk, size=size) as station:
        await opened(station)
        for keys in ((), ("enter",), ("escape", "f2"), ("escape", "f3"), ("escape", "f4")):
            await station.press(*keys)
            assert not set(station.text) & set("\x1b\x07\t\u202e")
            assert station.app.is_running
        assert station.page == "ErrorsPage"


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_longer_language_fits_and_says_what_to_do(size: tuple[int, int]) -> None:
    with speaking(STRETCHED):
        async with at_station(Boards(errors()).desk, size=size) as station:
            await opened(station)
            for keys in ((), ("enter",), ("escape", "f2"), ("escape", "f3"), ("escape", "f4")):
                await station.press(*keys)
                assert all(len(row) <= size[0] for row in station.rows)
                assert "F9" in station.rows[-1]
                assert station.rings == 0


async def test_the_lock_leaves_nothing_of_the_team() -> None:
    async with at_station(Boards().desk) as station:
        await opened(station)
        await station.press("enter", "f9")
        assert station.page == "Lock"
        assert "Mia" not in station.text


async def opened(station: Station) -> None:
    await station.scan(BOSS_BADGE)
    await station.press("f4")
    assert station.page == "TeamPage"
