"""Bursts into an app: nothing lost, merged or reordered, whatever screen is on top (reference terminal-ui B1, B6)."""

from __future__ import annotations

import time
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, OptionList, Static  # noqa: TID251 - stock widgets are what is tested with

from scansim.scanner.entry import Entry, Fault, Grade, Origin
from scansim.screens.driver import driver_class
from scansim.screens.keyboard import Blank, Entered, LineChanged, TakesScans, character_of

SCANNER = 0.008
FINGERS = 0.150
NAMES = {"\r": "enter", "\n": "ctrl+j", "\t": "tab", "]": "right_square_bracket", "-": "minus", "/": "slash"}


def key(char: str) -> events.Key:
    return events.Key(NAMES.get(char, char), char)


class Station:
    """Sends events as a driver does, with the moments that its reader thread would have stamped."""

    def __init__(self, app: Bench, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.at = 1000.0

    def post(self, event: events.Event, gap: float = SCANNER) -> None:
        self.at += gap
        event.time = self.at
        event.set_sender(self.app)
        self.app.post_message(event)

    def post_text(self, text: str, gap: float = SCANNER) -> None:
        for char in text:
            self.post(key(char), gap)

    def press(self, *names: str) -> None:
        for name in names:
            self.post(events.Key(name, None), 1.0)

    async def settle(self) -> None:
        await self.pilot.pause()

    async def line_shown(self) -> None:
        """The line is shown a moment later, once for what came together."""
        await self.settle()
        until = time.monotonic() + 10
        while self.app._will_show_line and time.monotonic() < until:
            await self.pilot.pause()
        await self.pilot.pause()


class Recording(Screen[None]):
    """Writes down what reaches it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,r,minus,ctrl+q", "note('a key that is data')"),
        Binding("f2", "note('f2')"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.shown: list[str] = []

    @property
    def bench(self) -> Bench:
        app = self.app
        assert isinstance(app, Bench)
        return app

    def compose(self) -> ComposeResult:
        yield Static(self.title or "", markup=False, id="title")

    def note(self, what: str) -> None:
        self.bench.heard.append((str(self.query_one("#title", Static).content), what))

    def action_note(self, what: str) -> None:
        self.note(what)

    def on_entered(self, message: Entered) -> None:
        self.note(message.entry.data)
        self.bench.entries.append(message.entry)
        self.react(message.entry.data)

    def on_blank(self, message: Blank) -> None:
        self.note("blank")

    def on_line_changed(self, message: LineChanged) -> None:
        self.shown.append(message.text)

    def react(self, data: str) -> None:
        if data.startswith("OPEN-"):
            self.app.push_screen(Recording(data.removeprefix("OPEN-")))
        elif data == "CLOSE":
            self.dismiss()
        elif data == "ASK":
            self.app.push_screen(Question(), self.answered)

    def answered(self, answer: bool | None) -> None:
        self.note(f"answered {answer}")


class Question(ModalScreen[bool]):
    """Takes YES and NO and refuses the rest."""

    def on_entered(self, message: Entered) -> None:
        app = self.app
        assert isinstance(app, Bench)
        if message.entry.data in ("YES", "NO"):
            self.dismiss(message.entry.data == "YES")
        else:
            app.heard.append(("question", f"refused {message.entry.data}"))


class Choosing(Recording):
    """A list and a button, as a person without a scanner uses them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "note('escape')")]

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield OptionList("first", "second", "third")
        yield Button("Go")

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        self.note(f"selected {message.option_index}")
        self.app.push_screen(Recording("chosen"))

    def on_button_pressed(self, message: Button.Pressed) -> None:
        self.note("pressed")


class Writing(Recording):
    """A screen with a text field of its own."""

    takes_typing = True

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Input()


class Mounting(Screen[None]):
    """Its handler waits for widgets and screens to come and go, as handlers may."""

    async def on_entered(self, message: Entered) -> None:
        app = self.app
        assert isinstance(app, Bench)
        child = Static(message.entry.data, markup=False)
        await self.mount(child)
        app.heard.append(("mounting", str(child.content)))
        await child.remove()
        await app.push_screen(Question())
        await app.pop_screen()


class Bench(TakesScans[None]):
    """The smallest app with screens that take scans."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "quit"), Binding("ctrl+b", "quit", priority=True)]

    def __init__(self, first: Screen[None]) -> None:
        super().__init__()
        self.first = first
        self.heard: list[tuple[str, str]] = []
        self.entries: list[Entry] = []

    def on_mount(self) -> None:
        self.push_screen(self.first)


async def test_200_scans_at_once_come_out_as_they_were() -> None:
    scans = [f"{index:03d}-quarantine-barcode-{index:07d}" for index in range(200)]
    assert {len(scan) for scan in scans} == {30}
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("".join(f"{scan}\r" for scan in scans), 0.0)
        await station.settle()
        assert app.heard == [("main", scan) for scan in scans]
        assert {(entry.origin, entry.grade) for entry in app.entries} == {(Origin.SCAN, Grade.TIMING)}


async def test_each_scan_goes_to_the_screen_that_the_one_before_it_opened() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("ONE\rOPEN-second\rTWO\rOPEN-third\rTHREE\rCLOSE\rFOUR\rCLOSE\rFIVE\r", 0.0)
        await station.settle()
        assert app.heard == [
            ("main", "ONE"),
            ("main", "OPEN-second"),
            ("second", "TWO"),
            ("second", "OPEN-third"),
            ("third", "THREE"),
            ("third", "CLOSE"),
            ("second", "FOUR"),
            ("second", "CLOSE"),
            ("main", "FIVE"),
        ]


async def test_a_dialog_decides_and_its_answer_is_worked_before_the_next_scan() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("ASK\rSTOCK-1\rSTOCK-2\rYES\rSTOCK-3\rASK\rNO\rSTOCK-4\r", 0.0)
        await station.settle()
        assert app.heard == [
            ("main", "ASK"),
            ("question", "refused STOCK-1"),
            ("question", "refused STOCK-2"),
            ("main", "answered True"),
            ("main", "STOCK-3"),
            ("main", "ASK"),
            ("main", "answered False"),
            ("main", "STOCK-4"),
        ]


async def test_a_function_key_keeps_its_place_between_scans() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("ONE\r")
        station.press("f2")
        station.post_text("TWO\r")
        station.press("f2", "f2")
        await station.settle()
        assert [what for _, what in app.heard] == ["ONE", "f2", "TWO", "f2", "f2"]


async def test_arrow_and_enter_typed_ahead_select_the_row_and_the_next_scan_finds_the_new_screen() -> None:
    app = Bench(Choosing("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        rows = app.screen.query_one(OptionList)
        rows.focus()
        rows.highlighted = 0
        station.press("down", "enter")
        station.post_text("STOCK-1\r")
        await station.settle()
        assert app.heard == [("main", "selected 1"), ("chosen", "STOCK-1")]


async def test_the_suffix_of_a_scan_presses_no_control_and_enter_alone_does() -> None:
    app = Bench(Choosing("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        app.screen.query_one(Button).focus()
        station.post_text("STOCK-1\r\nSTOCK-2\r\rSTOCK-3\t")
        await station.settle()
        assert app.heard == [("main", "STOCK-1"), ("main", "STOCK-2"), ("main", "STOCK-3")]
        assert app.focused is app.screen.query_one(Button)
        station.press("enter")
        await station.settle()
        assert app.heard[3:] == [("main", "pressed")]


async def test_enter_and_tab_on_an_empty_line_confirm_and_move() -> None:
    app = Bench(Choosing("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        app.screen.set_focus(None)
        station.press("ctrl+j", "enter")
        await station.settle()
        assert app.heard == [("main", "blank"), ("main", "blank")]
        station.press("tab")
        await station.settle()
        assert app.focused is app.screen.query_one(OptionList)


async def test_printable_and_control_characters_are_data_and_no_binding_fires() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("quarter\r")
        for name in ("ctrl+b", "ctrl+q", "ctrl+p", "ctrl+c"):
            station.post(events.Key(name, None))
        station.post_text("a\r")
        await station.settle()
        assert app.is_running
        assert app.heard == [("main", "quarter"), ("main", "␂␑␐␃a")]
        assert app.entries[1].fault is Fault.CONTROL_CHARACTER


@pytest.mark.parametrize("suffix", ["\r", "\n", "\t", "\r\n"])
@pytest.mark.parametrize(
    ("gap", "origin", "grade"),
    [
        (SCANNER, Origin.SCAN, Grade.TIMING),
        (FINGERS, Origin.KEY, Grade.TYPED),
    ],
)
async def test_who_wrote_a_line_is_told_by_the_readers_stamps(
    suffix: str, gap: float, origin: Origin, grade: Grade
) -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text(f"WH/IN/00012{suffix}", gap)
        await station.settle()
        assert app.entries == [Entry("WH/IN/00012", origin, grade)]
        assert app.heard == [("main", "WH/IN/00012")]


@pytest.mark.parametrize("character", ["\x1d", None])
async def test_a_group_separator_arrives_under_both_keyboard_protocols(character: str | None) -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("]C110LOT7")
        station.post(events.Key("ctrl+right_square_bracket", character))
        station.post_text("17261231\r")
        await station.settle()
        assert app.entries == [Entry("10LOT7\x1d17261231", Origin.SCAN, Grade.PREFIX, "]C1")]


async def test_modifier_keys_and_a_lost_escape_leave_a_scan_whole() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post(events.Key("left_shift", None))
        station.post(events.Key("alt+shift+a", "A"))
        station.post(events.Key("caps_lock", None))
        station.post_text("BC-1\r")
        await station.settle()
        assert app.entries == [Entry("ABC-1", Origin.SCAN, Grade.TIMING)]


async def test_a_paste_of_several_lines_keeps_its_order_among_scans() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("SCAN-1\r")
        station.post(events.Paste("PASTE-1\r\nOPEN-second\nPASTE-2\rREST"), 1.0)
        await station.line_shown()
        assert app.entry_line == "REST"
        station.post_text("\rSCAN-2\r")
        await station.settle()
        assert [what for _, what in app.heard] == ["SCAN-1", "PASTE-1", "OPEN-second", "PASTE-2", "REST", "SCAN-2"]
        assert app.heard[3:] == [("second", "PASTE-2"), ("second", "REST"), ("second", "SCAN-2")]
        assert [entry.grade for entry in app.entries] == [Grade.TIMING, *[Grade.PASTED] * 4, Grade.TIMING]


async def test_the_line_is_shown_live_backspace_edits_and_escape_clears_before_it_is_a_key() -> None:
    main = Choosing("main")
    app = Bench(main)
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("WH/X", FINGERS)
        await station.settle()
        await station.line_shown()
        station.press("backspace")
        await station.settle()
        await station.line_shown()
        station.press("escape")
        await station.settle()
        await station.line_shown()
        assert main.shown[-3:] == ["WH/X", "WH/", ""]
        assert app.heard == []
        station.press("escape", "backspace")
        await station.settle()
        await station.line_shown()
        assert app.heard == [("main", "escape")]


async def test_a_burst_is_not_shown_character_by_character() -> None:
    main = Recording("main")
    app = Bench(main)
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("".join(f"{index:030d}\r" for index in range(50)) + "REST", 0.0)
        await station.line_shown()
        assert main.shown[-1] == "REST"
        assert len(main.shown) < 50


async def test_the_line_is_told_to_the_screen_on_top_and_asked_for_by_one_that_comes_back() -> None:
    main, question = Recording("main"), Question()
    app = Bench(main)
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        app.push_screen(question)
        station.post_text("AB", FINGERS)
        await station.line_shown()
        assert main.shown == []
        assert app.entry_line == "AB"
        app.pop_screen()
        station.post_text("C", FINGERS)
        await station.line_shown()
        assert main.shown[-1] == "ABC"


async def test_a_screen_with_text_fields_gets_the_keys_itself() -> None:
    app = Bench(Writing("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        app.screen.query_one(Input).focus()
        station.post_text("Mia K", FINGERS)
        await station.settle()
        assert app.screen.query_one(Input).value == "Mia K"
        assert app.heard == []
        assert app.entry_line == ""


async def test_handlers_that_wait_for_widgets_hold_nothing_up() -> None:
    app = Bench(Mounting())
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("ONE\rTWO\rTHREE\r", 0.0)
        await station.settle()
        assert app.heard == [("mounting", "ONE"), ("mounting", "TWO"), ("mounting", "THREE")]


async def test_an_unreadable_byte_is_reported_not_swallowed() -> None:
    app = Bench(Recording("main"))
    async with app.run_test() as pilot:
        station = Station(app, pilot)
        station.post_text("AB")
        station.post(events.Key("replacement_character", "\ufffd"))
        station.post_text("CD\r")
        await station.settle()
        assert app.entries == [Entry("AB\ufffdCD", Origin.SCAN, Grade.TIMING, fault=Fault.NOT_UTF8)]


async def test_an_error_in_a_handler_ends_the_app_with_a_status() -> None:
    class Broken(Recording):
        def react(self, data: str) -> None:
            raise ZeroDivisionError(data)

    app = Bench(Broken("main"))

    async def scan_twice() -> None:
        async with app.run_test() as pilot:
            station = Station(app, pilot)
            station.post_text("ONE\rTWO\r", 0.0)
            await station.settle()

    with pytest.raises(ZeroDivisionError, match="ONE"):
        await scan_twice()
    assert app.return_code == 1


@pytest.mark.parametrize("name", ["up", "f1", "f12", "pageup", "delete", "escape", "backspace", "shift+tab"])
def test_keys_that_enter_nothing_have_no_character(name: str) -> None:
    assert character_of(events.Key(name, {"escape": "\x1b", "backspace": "\x7f"}.get(name))) is None


@pytest.mark.parametrize(
    ("name", "character", "expected"),
    [
        ("right_square_bracket", "]", "]"),
        ("ctrl+backslash", None, "\x1c"),
        ("ctrl+circumflex_accent", None, "\x1e"),
        ("ctrl+underscore", None, "\x1f"),
        ("ctrl+d", None, "\x04"),
        ("ctrl+q", "\x11", "\x11"),
        ("ctrl+j", "\n", "\n"),
        ("space", " ", " "),
        ("ß", "ß", "ß"),
    ],
)
def test_keys_that_enter_something_have_their_character(name: str, character: str | None, expected: str) -> None:
    assert character_of(events.Key(name, character)) == expected


def test_only_textuals_linux_driver_is_replaced() -> None:
    assert driver_class(HeadlessDriver) is HeadlessDriver
