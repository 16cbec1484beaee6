"""The hardware check as a person sees and works it, with bursts as badly set scanners send them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from scansim.actions import CONTROL_CODES
from scansim.scanner.checkup import CheckUp, Outcome, Step
from scansim.scanner.diagnosis import Change
from scansim.scanner.layouts import KeyboardLayout, arrives
from scansim.scanner.probes import ProbeKind
from scansim.scanner.reading import ScannerSettings
from scansim.screens.desk import Desk
from scansim.screens.hardware import HardwarePage
from scansim.screens.painting.hardware import change_rows, hardware_sheet
from scansim.screens.run import RunPage
from scansim.training.header import Floor
from scansim.training.ports import StorageRefused
from scansim.training.station import HardwareCheck, StationInMemory, StationSettings, StationState
from scansim.words.hardware import CHANGES
from scansim.words.language import STRETCHED, speaking
from tests.scanner.scanning import GS, captured, probe_text
from tests.screens.golden import differences
from tests.screens.small import desk
from tests.screens.station import Station, at_station

L = KeyboardLayout
K = ProbeKind
CARDS = {code.value: code.payload for code in CONTROL_CODES}
SLOW = 0.120


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for a suffix, unless it is about that."""
    monkeypatch.setattr(HardwarePage, "PAUSE", 3600.0)


class Refusing(StationInMemory):
    """Storage that fails when a test says so."""

    is_full = False

    def station(self) -> StationState | None:
        self._check()
        return super().station()

    def keep_station(self, settings: StationSettings, check: HardwareCheck | None, actor: str) -> None:
        self._check()
        super().keep_station(settings, check, actor)

    def _check(self) -> None:
        if self.is_full:
            raise StorageRefused("The disk of this station is full. Make room, then press Enter.")


def kept_by(stations: StationInMemory) -> Callable[[], Desk]:
    return lambda: replace(desk(), stations=stations)


def check_of(station: Station) -> CheckUp:
    page = station.app.screen
    assert isinstance(page, HardwarePage)
    return page.check


def task(station: Station) -> str:
    return station.rows[1].strip()


def to_change(station: Station) -> str:
    text = " ".join(row.strip() for row in station.rows)
    return text.split("to change: ")[1] if "to change: " in text else text.split("Change: ")[1]


async def send(station: Station, text: str, gap: float = 0.008, suffix: str = "\r") -> None:
    station._at += 1.0
    station.characters(f"{text}{suffix}", gap)
    await station.settle()


async def scan_all(station: Station, layout: L = L.US, separator: str = GS, around: tuple[str, str] = ("", "")) -> None:
    await send(station, arrives(f"{around[0]}WH/IN/00012{around[1]}", layout))
    for kind in (K.LAYOUT, K.SEPARATOR, K.SEPARATOR_2D):
        await send(station, probe_text(kind, layout, separator=separator, around=around))


# how it looks


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_check_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    found: list[str] = []
    async with at_station(size=size) as station:

        def look(name: str) -> None:
            assert {len(row) <= size[0] for row in station.rows} == {True}
            found.append(differences(f"hardware_{name}", station.rows, size))

        await station.press("f8")
        look("start")
        await send(station, "]C1010952123454321310L1")
        look("anything")
        await send(station, probe_text(K.LAYOUT, L.GERMAN))
        look("german")
        await send(station, probe_text(K.SEPARATOR, L.GERMAN, separator=""))
        look("separator_lost")
        await send(station, probe_text(K.SEPARATOR, L.GERMAN, separator="#"))
        await send(station, probe_text(K.SEPARATOR_2D, L.GERMAN, separator="#", around=("]d2", "")))
        look("passed")
        await station.press("f1")
        look("help")
        await station.press("escape", "f4")
        await send(station, "9521108035110", SLOW, "\t")
        look("slow_tab")
        await send(station, "9521108035110")
        await send(station, "6>3")
        look("unknown_layout")
        await station.scan(CARDS["look"])
        look("by_cards")
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("code", list(Change))
def test_the_one_thing_to_change_is_never_cut(code: Change, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from scansim.scanner.diagnosis import Finding

    longest = {"keys": "f13 f14", "arrived": "6>3", "separator": "Alt029", "mean": "120", "limit": "40"}
    facts = tuple({**longest, "behind": "%%%", "preamble": "~~~~", "layout": "pt", "characters": "]}\\|"}.items())
    monkeypatch.setattr(CheckUp, "change", Finding(code, facts))
    rows = change_rows(CheckUp().after(captured("9521")), width)
    text = " ".join(row.text.strip() for row in rows)
    assert len(rows) <= 2
    assert all(cell_len(row.text) <= width for row in rows)
    named = {**dict(facts), "layout": "Portuguese"}
    said = CHANGES[code.value].say(named)
    assert text in {f"One thing to change: {said.long}", f"Change: {said.short}"}


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_language_that_is_longer_is_not_cut(size: tuple[int, int]) -> None:
    """What was read may be shortened, in its row and in the answer; nothing else."""
    with speaking(STRETCHED):
        async with at_station(size=size) as station:

            def is_whole() -> bool:
                return "…" not in "\n".join([*station.rows[:2], *station.rows[3:-3], station.rows[-1]])

            await station.press("f8")
            assert is_whole()
            for layout, separator, gap, suffix in (
                (L.US, GS, 0.008, "\r\n"),
                (L.ITALIAN, "", SLOW, "\t"),
                (L.UK, "-", 0.008, "\r\r"),
            ):
                await send(station, "9521-8", gap, suffix)
                for kind in (K.LAYOUT, K.SEPARATOR, K.PLAIN_2D):
                    await send(station, probe_text(kind, layout, separator=separator), gap, suffix)
                    assert is_whole(), station.text
                await station.press("f2")
                assert is_whole(), station.text
                await station.press("f4")


async def test_a_check_that_is_begun_before_the_desk_was_opened_knows_what_is_kept() -> None:
    kept = StationSettings(ScannerSettings(layout=L.GERMAN), Floor.ROOM)
    stations = StationInMemory(kept)
    async with at_station(kept_by(stations)) as station:
        station.app._desk = None
        station.app.use_scanner(ScannerSettings())
        await station.press("f8", "f2")
        assert "German, as kept here" in station.text
        assert stations.state is not None
        assert stations.state.settings == kept


@pytest.mark.parametrize("width", [1, 8, 16, 20, 26, 39, 61, 200])
def test_no_width_is_too_small_to_paint(width: int) -> None:
    check = CheckUp()
    for line in (captured("A" * 512, ""), captured(probe_text(K.LAYOUT, L.PORTUGUESE), "\t", SLOW)):
        check = check.after(line)
        found = hardware_sheet(check, Floor.ROOM, width)
        rows = [*(found.paint(index) for index in range(found.count)), *change_rows(check, width)]
        assert all(row.text.isprintable() for row in rows)


# what it shows


async def test_every_key_stands_there_with_its_gap() -> None:
    async with at_station() as station:
        await station.press("f8")
        station._at += 1.0
        station.characters("AB", 0.008)
        station.characters("C", 0.021)
        station.characters("\r", 0.004)
        await station.settle()
        keys = next(index for index, row in enumerate(station.rows) if row.split() == ["A", "B", "C", "↵"])
        assert station.rows[keys + 1].split() == ["8", "21", "4"]
        assert "mean 11 ms, longest 21 ms, reads as a scanner" in station.text


@pytest.mark.parametrize(
    ("suffix", "name"), [("\r", "Enter"), ("\t", "Tab"), ("\r\n", "Enter and line feed"), ("\r\r", "more than one key")]
)
async def test_every_suffix_is_named_and_will_do(suffix: str, name: str) -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521108035110", suffix=suffix)
        assert any(row.split() == ["Suffix", "✔", "OK", *name.split()] for row in station.rows)
        assert to_change(station).startswith("nothing.")
        assert task(station).startswith("SCAN LABEL 1")
        assert station.rings == 0


async def test_the_line_feed_of_a_short_label_is_not_taken_for_the_label_that_is_asked_for_next() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521", suffix="\r\n")
        assert check_of(station).outcome(Step.LAYOUT) is Outcome.OPEN
        assert "Enter and line feed" in station.text
        assert "✔ OK  Read 9521" in station.text


async def test_a_slow_scanner_is_told_to_hurry() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521108035110", SLOW)
        assert to_change(station).startswith("Set the delay between characters to 0: gaps of 120 ms read as typed")
        assert task(station) == "SCAN ANY LABEL"
        assert station.rings == 1


async def test_a_scanner_without_suffix_is_found_by_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_station() as station:
        await station.press("f8")
        monkeypatch.setattr(HardwarePage, "PAUSE", 0.02)
        await send(station, "9521108035110", suffix="")
        until = time.monotonic() + 10
        while check_of(station).last is None and time.monotonic() < until:
            await station.pilot.pause()
        await station.settle()
        assert to_change(station).startswith("Nothing ended the scan: set the scanner's suffix to Enter (CR).")
        assert any(row.split() == ["Suffix", "✖", "STOP", "none"] for row in station.rows)
        assert station.app.screen.line_shown == ""  # type: ignore[attr-defined]
        monkeypatch.setattr(HardwarePage, "PAUSE", 3600.0)
        await send(station, "9521108035110")
        assert check_of(station).outcome(Step.ANYTHING) is Outcome.PASSED
        assert [stroke.char for stroke in check_of(station).last.strokes] == list("9521108035110")  # type: ignore[union-attr]


@pytest.mark.parametrize("layout", [L.US, L.FRENCH, L.GERMAN])
@pytest.mark.parametrize("around", [("", ""), ("]C1", "")])
async def test_the_layout_is_found_said_and_kept(layout: L, around: tuple[str, str]) -> None:
    stations = StationInMemory()
    names = {L.US: "US", L.FRENCH: "French", L.GERMAN: "German"}
    async with at_station(kept_by(stations)) as station:
        await station.press("f8")
        await scan_all(station, layout, around=around)
        assert task(station) == "THE CHECK PASSED"
        assert f"{names[layout]}  (-/# arrived as" in station.text
        assert "Kept for this station." in station.text
        assert station.app.scanner == ScannerSettings(layout=layout)
        assert station.rings == 0
    assert stations.state is not None
    assert stations.state.settings == StationSettings(ScannerSettings(layout=layout))
    (result,) = stations.checks
    assert result == HardwareCheck(
        is_passed=True,
        outcomes=dict.fromkeys(("anything", "layout", "capitals", "separator", "two_d"), "passed"),
    )


async def test_a_separator_as_a_sign_is_kept_and_one_that_was_lost_is_told() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521108035110")
        await send(station, probe_text(K.LAYOUT))
        await send(station, probe_text(K.SEPARATOR, separator=""))
        assert to_change(station).startswith("Let the scanner send control characters")
        assert task(station).startswith("SCAN LABEL 3")
        assert station.rings == 1
        await send(station, probe_text(K.SEPARATOR, separator="#"))
        await send(station, probe_text(K.SEPARATOR_2D, separator="#"))
        assert station.app.scanner.separators == ("#",)


async def test_an_aim_identifier_is_named_with_its_symbology() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "]d2010952123454321310L1")
        assert "]d2  GS1 DataMatrix" in station.text


async def test_a_preamble_is_told_and_may_be_kept() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "~9521108035110")
        await send(station, probe_text(K.LAYOUT, around=("~", "")))
        assert to_change(station).startswith("Turn the scanner's preamble off: ~. Or keep it")
        await send(station, probe_text(K.SEPARATOR, around=("~", "")))
        await send(station, probe_text(K.SEPARATOR_2D, around=("~", "")))
        assert station.app.scanner.prefix == "~"
        assert to_change(station).startswith("nothing.")


async def test_caps_lock_is_told() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521108035110")
        await send(station, probe_text(K.LAYOUT))
        await send(station, "010952987654321910line\x1d21end")
        assert task(station).startswith("SCAN LABEL 2")
        assert to_change(station).startswith("Caps Lock is on")
        await send(station, "AaZz")
        assert task(station).startswith("SCAN LABEL 4")


async def test_a_preamble_that_is_a_function_key_is_named() -> None:
    async with at_station() as station:
        await station.press("f8")
        from textual import events

        station.post(events.Key("f13", None), 1.0)
        station.characters("9521\r")
        await station.settle()
        assert to_change(station).startswith("Turn the scanner's preamble off: it presses F13 here")


async def test_another_label_than_the_one_asked_for_is_told() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, "9521108035110")
        await send(station, "9521108035110")
        assert "Read 9521108035110: that is not label 1." in station.text
        assert task(station).startswith("SCAN LABEL 1")
        assert station.rings == 1


async def test_what_is_pasted_is_no_scan() -> None:
    from textual import events

    async with at_station() as station:
        await station.press("f8")
        station.post(events.Paste("9521108035110\r"))
        await station.settle()
        assert "That was pasted" in station.text
        assert check_of(station).last is None


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "[/]", "]C1[red]", "\ufffd[b]x", "A\x1b[2JB\x02"])
async def test_hostile_labels_are_shown_and_harm_nothing(text: str) -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, f"{text}-/#{text}"[:16])
        await send(station, text)
        assert station.page == "HardwarePage"
        assert all(row.isprintable() for row in station.rows)
        visible = text.replace("]C1", "").replace("\x1b", "␛").replace("\x02", "␂")
        assert visible.split("[")[-1] in station.text.replace(" ", "")


# how it is worked


async def test_a_label_of_the_sheet_at_the_lock_begins_the_check_with_all_it_showed() -> None:
    async with at_station() as station:
        await send(station, probe_text(K.LAYOUT, L.FRENCH), SLOW, "\t")
        assert station.page == "HardwarePage"
        check = check_of(station)
        assert check.found_layout is L.FRENCH
        assert check.reading is not None
        assert round(check.reading.line.mean_gap) == 120
        assert any(row.split() == ["Suffix", "✔", "OK", "Tab"] for row in station.rows)
        await station.press("escape")
        assert station.page == "Lock"


@pytest.mark.parametrize("kind", list(K))
async def test_every_label_of_the_sheet_is_known_at_the_lock_under_every_layout(kind: K) -> None:
    async with at_station() as station:
        for layout in L:
            await send(station, probe_text(kind, layout), suffix="\r\n")
            assert station.page == "HardwarePage", layout
            assert check_of(station).last is not None, layout
            assert any("Enter and line feed" in row for row in station.rows), layout
            await station.press("escape")


async def test_other_labels_at_the_lock_are_refused_as_before() -> None:
    async with at_station() as station:
        await station.scan("9521108035110")
        assert station.page == "Lock"
        assert station.rings == 1


async def test_steps_are_left_out_and_what_was_found_is_kept_by_enter() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations)) as station:
        await station.press("f8")
        await station.press("enter")
        assert "Scan any label first." in station.text
        await send(station, "9521108035110")
        await send(station, probe_text(K.LAYOUT, L.ITALIAN))
        await station.press("enter", "enter")
        assert task(station) == "NOT ALL OF IT WAS CHECKED"
        assert stations.checks == []
        await station.press("enter")
        assert "the check did not pass" in station.text
        await station.press("enter")
        assert station.page == "Lock"
    assert stations.state is not None
    assert stations.state.settings.scanner == ScannerSettings(layout=L.ITALIAN)
    (result,) = stations.checks
    assert result is not None
    assert not result.is_passed
    assert result.outcomes["separator"] == "skipped"


async def test_a_scanner_for_bars_passes_without_2d() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations)) as station:
        await station.press("f8")
        await send(station, "9521108035110")
        await send(station, probe_text(K.LAYOUT))
        await send(station, probe_text(K.SEPARATOR))
        await station.press("enter")
        assert task(station) == "THE CHECK PASSED"
        await station.press("enter")
        assert "Kept for this station." in station.text
    assert [check and check.is_passed for check in stations.checks] == [True]


async def test_the_whole_check_by_cards_and_labels_alone() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations), size=(40, 15)) as station:
        await send(station, probe_text(K.LAYOUT, L.FRENCH))
        await station.scan(CARDS["help"])
        assert station.page == "Help"
        await station.scan(CARDS["back"], CARDS["look"], CARDS["next"], CARDS["enter"])
        assert task(station) == "NOT ALL OF IT WAS CHECKED"
        await station.scan(CARDS["no"])
        assert task(station) == "SCAN ANY LABEL"
        await send(station, probe_text(K.LAYOUT, L.FRENCH))
        await send(station, probe_text(K.SEPARATOR, L.FRENCH))
        await station.scan(CARDS["floor"])
        assert "in the room" in station.text
        await send(station, probe_text(K.SEPARATOR_2D, L.FRENCH))
        assert "Kept for this station." in station.text
        await station.scan(CARDS["enter"])
        assert station.page == "Lock"
        assert station.rings == 0
    assert stations.state is not None
    assert stations.state.settings == StationSettings(ScannerSettings(layout=L.FRENCH), Floor.ROOM)
    assert len(stations.checks) == 1


async def test_a_card_is_no_label_of_the_check() -> None:
    async with at_station() as station:
        await station.press("f8")
        await send(station, CARDS["hint"], suffix="\r\n")
        assert "HINT does nothing here." in station.text
        assert check_of(station).last is None
        assert station.rings == 1


async def test_cards_work_while_dvorak_is_not_kept_yet() -> None:
    async with at_station() as station:
        await send(station, probe_text(K.LAYOUT, L.DVORAK))
        await send(station, arrives(CARDS["back"], L.DVORAK))
        assert station.page == "Lock"


async def test_yes_keeps_at_any_time() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations)) as station:
        await send(station, probe_text(K.LAYOUT, L.SPANISH))
        await station.scan(CARDS["yes"])
        assert station.page == "HardwarePage"
    assert stations.state is not None
    assert stations.state.settings.scanner.layout is L.SPANISH


# what comes of it


async def test_the_floor_alone_is_kept_and_holds_at_once() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations)) as station:
        await station.press("enter", "f8")
        assert station.page == "HardwarePage"
        await station.press("f3")
        assert "Room floor" in station.text
        await station.press("f2", "escape")
        assert station.page == "Home"
        await station.press("enter", "enter")
        page = station.app.screen
        assert isinstance(page, RunPage)
        assert page.practice.header.floor is Floor.ROOM
    assert stations.state is not None
    assert stations.state.settings == StationSettings(floor=Floor.ROOM)
    assert stations.checks == [None]


async def test_scans_of_an_azerty_station_are_understood_after_the_check_and_on_the_next_start() -> None:
    stations = StationInMemory()
    async with at_station(kept_by(stations)) as station:
        await station.press("f8")
        await scan_all(station, L.FRENCH)
    async with at_station(kept_by(stations)) as station:
        assert station.app.scanner.layout is L.FRENCH
        await station.press("enter", "enter", "enter")
        page = station.app.screen
        assert isinstance(page, RunPage)
        transfer = page.practice.run.situation.transfer
        await station.scan(arrives(transfer, L.FRENCH))
        assert f"{transfer} is open" in station.text
        assert station.rings == 0


async def test_storage_that_refuses_is_told_and_the_check_can_be_kept_later() -> None:
    stations = Refusing()
    async with at_station(kept_by(stations)) as station:
        await station.press("f8")
        await send(station, "9521108035110")
        stations.is_full = True
        for kind in (K.LAYOUT, K.SEPARATOR, K.SEPARATOR_2D):
            await send(station, probe_text(kind))
        assert station.page == "Trouble"
        assert "The disk of this station is full." in station.text
        stations.is_full = False
        await station.press("enter")
        assert station.page == "HardwarePage"
        assert stations.state is None
        await station.press("enter")
        assert "Kept for this station." in station.text
    assert stations.state is not None


async def test_settings_that_cannot_be_read_keep_nobody_from_practising() -> None:
    stations = Refusing(StationSettings(ScannerSettings(layout=L.FRENCH)))
    stations.is_full = True
    async with at_station(kept_by(stations)) as station:
        assert station.page == "Lock"
        assert station.app.scanner == ScannerSettings()
        await station.press("enter")
        assert station.page == "Home"


async def test_from_home_the_lock_is_at_hand_and_at_the_lock_it_is_not_offered() -> None:
    async with at_station() as station:
        await station.press("f8")
        assert "F9" not in station.text
        await station.press("escape", "enter", "f8")
        assert "F9" in station.text
        await station.press("f9")
        assert station.page == "Lock"
