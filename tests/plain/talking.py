"""A person in a conversation, for the tests of plain mode: what is typed, and the lines that come back."""

from __future__ import annotations

from io import StringIO
from typing import Any

from scansim.plain.conversation import Conversation
from scansim.plain.voice import Voice
from scansim.records.memory import MemoryAttempts
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor, Mode
from scansim.training.inputs import Input
from scansim.training.lesson import Lesson
from scansim.training.practice import Practice
from scansim.words.speaker import Speaker
from tests.screens.small import StandingClock, lesson

__all__ = ["Talk", "opened"]


class Talk:
    """A conversation over the small lesson, or another one."""

    def __init__(
        self,
        played: Lesson | None = None,
        *,
        ascii_only: bool = False,
        floor: Floor = Floor.SCREEN,
        mode: Mode = Mode.TRY,
        settings: ScannerSettings | None = None,
    ) -> None:
        self.lesson = played or lesson()
        self.attempts = MemoryAttempts()
        self.clock = StandingClock()
        header = self.lesson.header(1, mode, "guest", floor)
        self.practice = Practice.begin(self.lesson, header, self.attempts, self.clock)
        self.out = StringIO()
        self.conversation = Conversation(self.practice, Voice(self.out, Speaker(), ascii_only=ascii_only), settings)
        self.conversation.begin()
        self.beginning = self.new_lines()

    @property
    def inputs(self) -> list[Input]:
        """Everything the run was given."""
        return [observation.input for observation in self.practice.run.observations]

    @property
    def last(self) -> Any:
        """What the run was given last, an input."""
        return self.inputs[-1]

    def hear(self, *texts: str) -> list[str]:
        """Say lines; what was answered to the last of them."""
        for text in texts:
            self.new_lines()
            self.conversation.hear(f"{text}\n")
        return self.new_lines()

    def new_lines(self) -> list[str]:
        """What was said since it was asked last."""
        lines = self.out.getvalue().splitlines()
        self.out.seek(0)
        self.out.truncate()
        return lines


def opened(**changes: Floor | Mode | ScannerSettings | bool) -> Talk:
    """A conversation with the goods looked at and the transfer open."""
    talk = Talk(**changes)  # type: ignore[arg-type]  # each by its own name
    talk.hear("look", "scan paper")
    return talk
