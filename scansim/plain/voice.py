"""Lines of text, one after the other: the only thing that plain mode does to a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO

from scansim.engine.handheld.feedback import Feedback, Tone
from scansim.scanner.inert import inert
from scansim.words.ascii import ascii_text
from scansim.words.plain import WORDS
from scansim.words.speaker import Speaker

__all__ = ["Voice"]

_PROMPT = "> "


@dataclass(frozen=True, slots=True)
class Voice:
    """Says lines on ``out``. No line holds a control character; with ``ascii_only`` none above 127 either.

    A person at a terminal is shown a prompt; a program that feeds lines is not.
    """

    out: TextIO
    speaker: Speaker
    ascii_only: bool = False
    prompts: bool = False

    def say(self, *lines: str) -> None:
        """Say lines, each whole."""
        for line in lines:
            visible = inert(line)
            self.out.write(f"{ascii_text(visible) if self.ascii_only else visible}\n")
        self.out.flush()

    def answer(self, tone: Tone, sentence: str) -> None:
        """Say an answer: its word, then its sentence."""
        self.say(f"{WORDS[tone.value].say({}).long}. {sentence}")

    def feedback(self, feedback: Feedback) -> None:
        """Say what became of an input."""
        self.answer(feedback.tone, self.speaker.feedback(feedback).long)

    def prompt(self) -> None:
        """Show that a line is awaited."""
        if self.prompts:
            self.out.write(_PROMPT)
            self.out.flush()

    def end_prompt(self) -> None:
        """Begin a new line where no line was typed behind the prompt."""
        if self.prompts:
            self.say("")
