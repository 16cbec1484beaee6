"""What the keys of boards are called. It loads nothing, for home shows one of them."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["BOARD_ACTIONS"]

BOARD_ACTIONS: dict[str, Sentence] = {
    "open_boards": Sentence("Team"),
    "open_person": Sentence("Open"),
    "open_ride": Sentence("Watch the ride", "Watch"),
    "open_waiting": Sentence("Look and sign", "Sign"),
    "open_queue": Sentence("To sign", "Sign"),
    "open_readiness": Sentence("Readiness", "Ready"),
    "open_errors": Sentence("Errors"),
    "sign_person": Sentence("Sign"),
    "other_shift": Sentence("Shift"),
    "other_site": Sentence("Site"),
    "other_role": Sentence("Work"),
}
