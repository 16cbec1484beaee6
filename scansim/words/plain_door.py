"""What is said line by line to somebody who comes in, and to whoever hands over."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["DOOR"]

DOOR: dict[str, Sentence] = {
    "door_badge": Sentence("Scan your badge. It is not shown."),
    "door_else": Sentence("Or say: {words}."),
    "door_name": Sentence("{number}: {name}"),
    "door_which": Sentence("Which number are you? Back goes back."),
    "door_no_number": Sentence("There is no such number."),
    "door_pin": Sentence("Type your PIN. It is not shown. Back goes back."),
    "door_new_pin": Sentence("Choose a PIN of your own: four to six digits, six if you sign for others."),
    "door_again": Sentence("Type it once more."),
    "door_agree": Sentence("Say yes when you have heard it. Lock goes back."),
    "door_hello": Sentence("You are {name}. Not you? Say lock."),
    "door_guest": Sentence("You are a guest. Nothing is kept."),
    "door_locked": Sentence("Locked. Nothing is lost."),
    "left_sealed": Sentence("You left this run. Only you go on with it."),
}
