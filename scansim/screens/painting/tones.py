"""Answers as they look: symbol, word and colour of each tone."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.handheld.feedback import Feedback, Tone
from scansim.screens.painting.chrome import Answer
from scansim.screens.painting.looks import TONE
from scansim.words.handheld import TONES
from scansim.words.language import spoken
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["CHECK", "OK", "STOP", "Tinted", "answer_to"]


@dataclass(frozen=True, slots=True)
class Tinted:
    """A tone, ready for sentences."""

    tone: Tone

    def saying(self, said: Said) -> Answer:
        """An answer in this tone."""
        symbol, word = TONES[self.tone.value]
        return Answer(symbol, spoken().long(word), TONE[self.tone], said)


OK = Tinted(Tone.OK)
CHECK = Tinted(Tone.ATTENTION)
STOP = Tinted(Tone.ERROR)


def answer_to(feedback: Feedback, speaker: Speaker) -> Answer:
    """The answer to an input of a run."""
    return Tinted(feedback.tone).saying(speaker.feedback(feedback))
