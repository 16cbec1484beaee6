"""What the hardware check says: what to scan, what arrived, the one thing to change at the scanner."""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.words.sentence import Said, Sentence

__all__ = ["CHANGES", "HARDWARE", "LAYOUTS", "SEPARATORS", "SUFFIXES", "TASKS", "change", "hardware"]

TASKS: dict[str, Sentence] = {
    "anything": Sentence("SCAN ANY LABEL", "SCAN ANY LABEL"),
    "layout": Sentence("SCAN LABEL 1 OF THE SET-UP SHEET:  -/#", "SCAN LABEL 1:  -/#"),
    "capitals": Sentence("SCAN LABEL 2 OF THE SET-UP SHEET:  AaZz", "SCAN LABEL 2:  AaZz"),
    "separator": Sentence("SCAN LABEL {number} OF THE SET-UP SHEET:  SEPARATOR", "SCAN LABEL {number}:  SEPARATOR"),
    "two_d": Sentence("SCAN LABEL 4 OF THE SET-UP SHEET:  A SQUARE ONE", "SCAN LABEL 4:  SQUARE"),
    "done": Sentence("THE CHECK PASSED"),
    "not_all": Sentence("NOT ALL OF IT WAS CHECKED"),
}
"""The one thing to do now, by the step of the check."""

CHANGES: dict[str, Sentence] = {
    "no_suffix": Sentence(
        "Nothing ended the scan: set the scanner's suffix to Enter (CR).", "Set the suffix to Enter (CR)."
    ),
    "presses_keys": Sentence(
        "Turn the scanner's preamble off: it presses {keys} here, which is a key of the trainer.",
        "Preamble off: it presses {keys}.",
    ),
    "not_utf8": Sentence(
        "Set the scanner to send plain ASCII or UTF-8: a character arrived that cannot be read.",
        "Let it send ASCII or UTF-8.",
    ),
    "unknown_layout": Sentence(
        "Set the scanner's country keyboard to that of this device, or to US: label 1 arrived as {arrived}.",
        "Country keyboard US: got {arrived}.",
    ),
    "separator_lost": Sentence(
        "Let the scanner send control characters: the separator of GS1 codes was lost.",
        "Let it send control characters.",
    ),
    "separator_unusable": Sentence(
        "Let the scanner send the separator as a control character or as #: {separator} may stand in a code.",
        "Separator as control or #.",
    ),
    "too_slow": Sentence(
        "Set the delay between characters to 0: gaps of {mean} ms read as typed, up to {limit} as scanned.",
        "Delay between characters: 0.",
    ),
    "edited": Sentence("That line was typed: scan a label.", "Typed: scan a label."),
    "adds_behind": Sentence(
        "Turn off what the scanner adds behind each label: {behind}", "Add nothing behind: {behind}"
    ),
    "preamble": Sentence(
        "Turn the scanner's preamble off: {preamble}. Or keep it: this station then knows it.",
        "Preamble {preamble} off, or keep it.",
    ),
    "caps_lock": Sentence("Caps Lock is on: press it once, then scan label 2.", "Caps Lock is on: press it."),
    "dead_keys": Sentence(
        "the scanner's country keyboard, better {layout} as here: {characters} do not arrive.",
        "country keyboard {layout}.",
    ),
    "nothing": Sentence("nothing."),
    "not_known": Sentence("it stands here after the first scan.", "after the first scan."),
}
"""The one thing to change, by its code."""

LAYOUTS: dict[str, Sentence] = {
    "us": Sentence("US"),
    "uk": Sentence("UK"),
    "fr": Sentence("French"),
    "be": Sentence("Belgian"),
    "de": Sentence("German"),
    "ch": Sentence("Swiss"),
    "es": Sentence("Spanish"),
    "it": Sentence("Italian"),
    "pt": Sentence("Portuguese"),
    "se": Sentence("Swedish"),
    "dvorak": Sentence("Dvorak"),
}
"""Keyboard layouts by their id."""

SUFFIXES: dict[str, Sentence] = {
    "none": Sentence("none"),
    "enter": Sentence("Enter"),
    "line_feed": Sentence("line feed"),
    "enter_and_line_feed": Sentence("Enter and line feed", "Enter, LF"),
    "tab": Sentence("Tab"),
    "twice": Sentence("more than one key", "several keys"),
}
"""What ended a line, by its code."""

SEPARATORS: dict[str, Sentence] = {
    "not_seen": Sentence("none seen yet", "none seen"),
    "control": Sentence("arrives as it should (GS)", "arrives (GS)"),
    "text": Sentence("arrives as {separator}", "as {separator}"),
    "unusable": Sentence("arrives as {separator}", "as {separator}"),
    "lost": Sentence("did not arrive", "lost"),
}
"""What became of the separator, by its state."""

HARDWARE: dict[str, Sentence] = {
    "title": Sentence("Scanner check", "Scanner"),
    "received": Sentence("Received", "Read"),
    "gaps": Sentence("Gaps"),
    "gaps_are": Sentence("mean {mean} ms, longest {longest} ms", "{mean}, max {longest} ms"),
    "as_scanner": Sentence("reads as a scanner"),
    "as_typed": Sentence("reads as typed", "as typed"),
    "prefix": Sentence("Prefix"),
    "suffix": Sentence("Suffix"),
    "separator": Sentence("Separator", "GS"),
    "layout": Sentence("Layout"),
    "layout_is": Sentence("{layout}  (-/# arrived as {arrived})", "{layout}"),
    "layout_kept": Sentence("{layout}, as kept here", "{layout}, kept"),
    "layout_unknown": Sentence("not known  (-/# arrived as {arrived})", "unknown  {arrived}"),
    "mapped": Sentence("put right here"),
    "dead": Sentence("never arrive: {characters}"),
    "capitals": Sentence("Capitals", "Caps"),
    "capitals_right": Sentence("as printed"),
    "capitals_locked": Sentence("turned round: Caps Lock", "Caps Lock"),
    "two_d": Sentence("2D"),
    "two_d_read": Sentence("is read"),
    "two_d_skipped": Sentence("left out: reads bars only", "left out"),
    "open": Sentence("–"),
    "skipped": Sentence("left out"),
    "none": Sentence("none"),
    "floor": Sentence("Floor"),
    "floor_screen": Sentence("drawn on this screen", "on screen"),
    "floor_room": Sentence("labels in the room", "in the room"),
    "every_key": Sentence("Every key, and the ms before it"),
    "sheet": Sentence(
        "The set-up sheet is the page “Scanner set-up” of the room's labels: scansim labels room --only scanner",
        "Set-up sheet: page “Scanner set-up”.",
    ),
    "to_change": Sentence("One thing to change:", "Change:"),
    # answers
    "read": Sentence("Read {read}"),
    "read_probe": Sentence("Label {number} was read."),
    "unknown_probe": Sentence("Label {number} arrived as {read}."),
    "other_label": Sentence("Read {read}: that is not label {number}.", "That is not label {number}."),
    "pasted": Sentence("That was pasted: scan a label.", "Pasted: scan a label."),
    "scan_first": Sentence("Scan any label first.", "Scan a label first."),
    "left_out": Sentence("Left out."),
    "again": Sentence("From the start."),
    "kept": Sentence("Kept for this station."),
    "not_yours": Sentence("A trainer or supervisor signs in, then keeps this.", "For a trainer to keep."),
    "kept_unchecked": Sentence("Kept for this station; the check did not pass.", "Kept; the check did not pass."),
    "room_chosen": Sentence("Room floor: runs use the labels in the room. Keep it.", "Room floor. Keep it."),
    "screen_chosen": Sentence("Screen floor: runs draw the floor. Keep it.", "Screen floor. Keep it."),
}
"""The rows of the check, and its answers."""

_LONGEST_FACT = 24


def hardware(code: str, **facts: str) -> Said:
    """A sentence of the check. Facts are made inert and shortened."""
    return _said(HARDWARE[code], facts)


def change(code: str, **facts: str) -> Said:
    """What is to be changed. Facts are made inert and shortened."""
    return _said(CHANGES[code], facts)


def _said(sentence: Sentence, facts: dict[str, str]) -> Said:
    return sentence.say({name: _shown(value) for name, value in facts.items()})


def _shown(value: str) -> str:
    visible = inert(value)
    return visible if len(visible) <= _LONGEST_FACT else visible[: _LONGEST_FACT - 1] + "…"
