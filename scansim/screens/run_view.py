"""The run as it is drawn: the handheld beside the floor, or one of them where room is short. No input is taken here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.page import Page
from scansim.screens.painting.brief import job_title
from scansim.screens.painting.floor import Hand, floor_sheet
from scansim.screens.painting.handheld import handheld_sheet, panel_title, target_text
from scansim.screens.painting.row import choice_of
from scansim.screens.painting.run import coach_lines, progress_text
from scansim.screens.rows import Rows
from scansim.screens.safe import Text, literal
from scansim.screens.session import Job, Session
from scansim.screens.steering import first_choice
from scansim.training.floor_view import FloorView
from scansim.training.practice import Practice
from scansim.training.run import Moment
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["RunView"]


class RunView(Page):
    """Draws a practice. ``choice`` is the highlighted row or button of the handheld, ``hand`` what hands point at."""

    CSS_PATH: ClassVar[str] = "run.tcss"
    WIDGETS: ClassVar[tuple[str, ...]] = (
        *("header", "instruction", "target", "lines", "place", "things"),
        *("coach", "answer", "entry", "keys"),
    )

    def __init__(self, session: Session, job: Job, practice: Practice) -> None:
        super().__init__()
        self.session = session
        self.job = job
        self.practice = practice
        self.choice = first_choice(practice.run.screen)
        self.hand = Hand()
        self.is_on_floor = False
        self.moment: Moment | None = None
        self._coach_is_due = False

    @property
    def screen_shown(self) -> HandheldScreen:
        """What the handheld shows."""
        return self.practice.run.screen

    @property
    def floor(self) -> FloorView:
        """What is seen from where the operator stands."""
        return self.moment.floor if self.moment is not None else self.practice.run.floor

    @property
    def heading(self) -> Said:
        """The neutral name of the job."""
        return job_title(self.job)

    @property
    def corner(self) -> Sequence[str]:
        """Who does it, and how far it is."""
        lines = len(self.job.situation.ordered)
        return (phrase("guest").long, progress_text(self.screen_shown, lines, self.size.width))

    @property
    def hand_shown(self) -> Hand | None:
        """What the hands point at, when they are on the floor."""
        return self.hand if self.is_on_floor else None

    def body(self) -> ComposeResult:
        """Two panels, and the coach below."""
        with Horizontal(id="both"):
            with Vertical(id="handheld"):
                yield Text(id="instruction")
                yield Text(id="target")
                yield Rows(id="lines")
            with Vertical(id="floor"):
                yield Text(id="place")
                yield Rows(id="things")
        yield Text(id="coach")

    def paint_body(self) -> None:
        """Draw both panels; the coach comes after, so that the answer to a scan never waits for it."""
        self.set_class(self.is_on_floor, "-floor")
        self._paint_handheld()
        self._paint_floor()
        if not self._coach_is_due:
            self._coach_is_due = self.call_after_refresh(self._paint_coach)

    def _paint_handheld(self) -> None:
        screen, speaker = self.screen_shown, self.session.desk.speaker
        panel = self.query_one("#handheld", Vertical)
        lines = self.query_one("#lines", Rows)
        width = lines.size.width or self.size.width
        title = f" {panel_title(screen, speaker)} "
        if panel.border_title is None or self._handheld_title != title:
            panel.border_title = literal(title)
            self._handheld_title = title
        self.query_one("#instruction", Text).show(literal(f" {choice_of(speaker.instruction(screen), width - 1)}"))
        self.query_one("#target", Text).show(literal(f" {target_text(screen, width - 1)}"))
        choice = self.choice
        lines.show(lambda room: handheld_sheet(screen, choice, speaker, room))

    def _paint_floor(self) -> None:
        view = self.floor
        hand = self.hand_shown
        place = choice_of(phrase("you_are_at", place=view.name), max(10, self.size.width - 2))
        panel = self.query_one("#floor", Vertical)
        if panel.border_title is None or self._floor_title != place:
            panel.border_title = literal(f" {place} ")
            self._floor_title = place
        self.query_one("#place", Text).show(literal(f" {place}"))
        things = self.query_one("#things", Rows)
        things.show(lambda room: floor_sheet(view, hand, room, things.size.height))

    def _paint_coach(self) -> None:
        self._coach_is_due = False
        if not self.is_whole:
            return
        coach = self.query_one("#coach", Text)
        speaker, advice = self.session.desk.speaker, self.practice.advice
        said, why = speaker.advice(advice), speaker.reason(advice)
        coach.show(coach_lines(said, why, self.size.width, coach.size.height))

    _handheld_title = ""
    _floor_title = ""
