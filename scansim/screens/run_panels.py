"""The handheld beside the floor, or one of them where room is short: how a run is drawn, whoever does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.page import Page
from scansim.screens.painting.floor import Hand, floor_sheet
from scansim.screens.painting.handheld import handheld_sheet, panel_title
from scansim.screens.painting.pane import Framed, Pane, SideBySide
from scansim.screens.painting.row import Row
from scansim.training.floor_view import FloorView
from scansim.words.interface import phrase
from scansim.words.speaker import Speaker

__all__ = ["WIDE", "Panel", "RunPanels"]

WIDE = 80
"""From so many columns both panels have room."""

_HIGH = 20
"""From so many rows the instruction has air."""

_WIDEST_HANDHELD = 60
"""The handheld keeps its own size; what is left is the floor's."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the floor: its title, what paints it, and whether the keys work there."""

    title: str
    painter: Callable[[int, int], Sequence[Row]]
    has_the_keys: bool = True


class RunPanels(Page):
    """Draws a handheld and a floor. ``choice`` is the highlighted row or button of the handheld, ``hand`` what hands
    point at.

    ``digits`` are those of a quantity that were read off cards so far. ``floor`` is first the floor to begin with, then
    whatever a page says that it is.
    """

    digits = ""

    def __init__(self, speaker: Speaker, floor: FloorView, choice: int | None = None) -> None:
        super().__init__()
        self.speaker = speaker
        self.choice = choice
        self.hand = Hand()
        self.is_on_floor = False
        self._floor_seen = floor
        self._floor_drawn: tuple[tuple[FloorView, int, int, int], list[Row]] | None = None
        self.floor_pane = Pane()
        self._panels = SideBySide()

    @property
    def screen_shown(self) -> HandheldScreen:
        """What the handheld shows."""
        raise NotImplementedError

    @property
    def floor(self) -> FloorView:
        """What is seen from where the operator stands."""
        raise NotImplementedError

    @property
    def hand_shown(self) -> Hand | None:
        """What the hands point at, when they are on the floor."""
        return self.hand if self.is_on_floor else None

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """Two panels side by side, or the one where the hands are."""
        if width < WIDE:
            if self.is_on_floor:
                self.see_floor()
                return self._floor_rows(width, height, self.hand_shown)
            return self._handheld_rows(width, height)
        title = panel_title(self.screen_shown, self.speaker)
        panel = Panel(title, self._handheld_rows, not self.is_on_floor)
        return self.beside_floor(self._panels, panel, width, height)

    def beside_floor(self, panels: SideBySide, panel: Panel, width: int, height: int) -> Sequence[Row]:
        """A panel at the left, of the handheld's size, and the floor at the right."""
        left = min(width // 2, _WIDEST_HANDHELD)
        right = width - left
        if not panel.has_the_keys:
            self.see_floor()
        place = phrase("you_are_at", place=self._floor_seen.name).long
        return panels.rows(
            Framed(panel.title, left, panel.has_the_keys),
            panel.painter(left - 2, height - 2),
            Framed(place, right, not panel.has_the_keys),
            self._floor_rows(right - 2, height - 2, None if panel.has_the_keys else self.hand_shown),
        )

    def see_floor(self) -> None:
        """Draw the floor as it is now from now on."""
        self._floor_seen = self.floor

    def pane_at(self, x: int) -> Pane:
        """The handheld or the floor."""
        width = self.size.width
        on_floor = self.is_on_floor if width < WIDE else x >= min(width // 2, _WIDEST_HANDHELD)
        return self.floor_pane if on_floor else self.pane

    def follow(self) -> None:
        """Bring the selected line and the hand back into view."""
        super().follow()
        self.floor_pane.follow()

    def _handheld_rows(self, width: int, height: int) -> list[Row]:
        screen, speaker, choice = self.screen_shown, self.speaker, self.choice
        roomy = self.size.width >= WIDE and self.size.height >= _HIGH
        manner, digits = self.manner, self.digits
        return self.pane.rows(
            lambda room: handheld_sheet(screen, choice, speaker, room, manner, roomy=roomy, digits=digits),
            width,
            height,
        )

    def _floor_rows(self, width: int, height: int, hand: Hand | None) -> list[Row]:
        """The floor; while no hand is on it and nothing on it changes, it is drawn once for many scans."""
        view, wide = self._floor_seen, self.size.width >= WIDE
        asked = (view, width, height, self.floor_pane.top)
        if hand is None and self._floor_drawn is not None and self._floor_drawn[0] == asked:
            return self._floor_drawn[1]
        rows = self.floor_pane.rows(
            lambda room: floor_sheet(view, hand, room, height, with_place=not wide), width, height
        )
        self._floor_drawn = (asked, rows) if hand is None else None
        return rows
