"""How things look. Each pair of colours has a contrast of at least 7:1, and no colour carries a meaning alone."""

from __future__ import annotations

from scansim.engine.handheld.feedback import Tone

__all__ = ["BUTTON", "CHOSEN", "HERE", "INSTRUCTION", "KEY", "ORDERS", "PRIMARY", "STRONG", "TONE", "TRAINING"]

TRAINING = "bold #000000 on #ffcf40"
INSTRUCTION = "bold #000000 on #ffffff"
KEY = "bold reverse"
CHOSEN = "bold reverse"
BUTTON = "bold"
STRONG = "bold"
HERE = "bold underline"
PRIMARY = "bold #000000 on #7ee787"

ORDERS = ("#000000 on #9ecbff", "#000000 on #ffcf40", "#000000 on #d2b3ff", "#000000 on #7ee787")
"""The orders of a batch; each bears its number too."""

TONE: dict[Tone, str] = {
    Tone.OK: "bold #000000 on #7ee787",
    Tone.ATTENTION: "bold #000000 on #ffcf40",
    Tone.ERROR: "bold #ffffff on #a40e26",
}
