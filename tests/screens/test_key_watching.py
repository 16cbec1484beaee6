"""A screen that watches keys gets each of them before anything is made of it; entries and bindings stay as they are."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.screen import Screen

from scansim.scanner.layouts import KeyboardLayout
from scansim.scanner.reading import ScannerSettings
from scansim.scanner.strokes import Stroke
from scansim.screens.keyboard import Entered, KeyArrived, TakesScans


class Watching(Screen[None]):
    """Writes down what reaches it, and in which order."""

    watches_keys = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "note('f2')"), Binding("enter", "note('enter')")]

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.strokes: list[Stroke] = []

    def action_note(self, what: str) -> None:
        self.heard.append(f"bound {what}")

    def on_key_arrived(self, message: KeyArrived) -> None:
        self.strokes.append(message.stroke)
        self.heard.append(message.stroke.char or message.stroke.name)

    def on_entered(self, message: Entered) -> None:
        self.heard.append(f"entered {message.entry.data}")


class Sleeping(Screen[None]):
    """Watches nothing."""

    def on_key_arrived(self, message: KeyArrived) -> None:
        raise AssertionError(message.stroke)


class Bench(TakesScans[None]):
    def __init__(self, first: Screen[None], scanner: ScannerSettings | None = None) -> None:
        super().__init__(scanner)
        self.first = first

    def on_mount(self) -> None:
        self.push_screen(self.first)


async def send(app: Bench, pilot: Pilot[None], *keys: tuple[str, str | None]) -> None:
    for index, (name, char) in enumerate(keys):
        event = events.Key(name, char)
        event.time = 100.0 + index * 0.008
        event.set_sender(app)
        app.post_message(event)
    await pilot.pause()


async def test_keys_come_before_what_is_made_of_them() -> None:
    screen = Watching()
    app = Bench(screen)
    async with app.run_test() as pilot:
        keys: list[tuple[str, str | None]] = [("f13", None), ("A", "A"), ("left_shift", None)]
        keys += [("ctrl+right_square_bracket", None), ("B", "B"), ("enter", "\r"), ("ctrl+j", "\n"), ("f2", None)]
        await send(app, pilot, *keys, ("escape", "\x1b"), ("replacement_character", "\ufffd"))
        assert screen.heard == [
            *("f13", "A", "\x1d", "B", "\r", "entered A\x1dB"),
            *("\n", "f2", "bound f2", "escape", "\ufffd"),
        ]
        assert [round(stroke.at - 100, 3) for stroke in screen.strokes][:4] == [0, 0.008, 0.024, 0.032]


async def test_enter_on_an_empty_line_is_watched_and_pressed() -> None:
    screen = Watching()
    app = Bench(screen)
    async with app.run_test() as pilot:
        await send(app, pilot, ("enter", "\r"))
        assert screen.heard == ["\r", "bound enter"]


async def test_other_screens_are_not_troubled() -> None:
    app = Bench(Sleeping())
    async with app.run_test() as pilot:
        await send(app, pilot, ("A", "A"), ("enter", "\r"))


async def test_a_line_that_no_suffix_will_end_can_be_forgotten() -> None:
    screen = Watching()
    app = Bench(screen)
    async with app.run_test() as pilot:
        await send(app, pilot, ("A", "A"), ("B", "B"))
        app.forget_line()
        await send(app, pilot, ("C", "C"), ("enter", "\r"))
        assert screen.heard[-1] == "entered C"


async def test_other_settings_hold_at_once() -> None:
    screen = Watching()
    app = Bench(screen)
    async with app.run_test() as pilot:
        app.use_scanner(ScannerSettings(layout=KeyboardLayout.GERMAN))
        assert app.scanner.layout is KeyboardLayout.GERMAN
        await send(app, pilot, *((char, char) for char in "AßBy"), ("enter", "\r"))
        assert screen.heard[-1] == "entered A-Bz"
