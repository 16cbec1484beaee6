"""What the trainer itself says around a run: lock, home, brief, keys, help, trouble.

It loads neither engine nor training, for it is needed before the first frame.
"""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.words.sentence import Said, Sentence

__all__ = ["ACTIONS", "GROUPS", "INTERFACE", "SKILLS", "action_label", "group_name", "phrase", "skill_name"]

INTERFACE: dict[str, Sentence] = {
    # everywhere
    "training": Sentence("TRAINING"),
    "line_of": Sentence("line {number} of {count}", "{number}/{count}"),
    "lines": Sentence("{count} lines"),
    "one_line": Sentence("1 line"),
    "guest": Sentence("Guest"),
    "to_place": Sentence("to {place}"),
    # lock
    "lock_what": Sentence("Practise with the barcode scanner.", "Practise with the scanner."),
    "lock_not_real": Sentence("No stock moves: this warehouse is not real.", "No real stock moves here."),
    "lock_no_name": Sentence("No name is asked."),
    "lock_scanned": Sentence("Read {read}. No badge is needed here: press Enter.", "Read {read}. Press Enter."),
    # home
    "home_next": Sentence("NEXT"),
    "home_unfinished": Sentence("GO ON"),
    "home_minutes": Sentence("about {minutes} min", "{minutes} min"),
    "home_level": Sentence("level {level}"),
    "home_passed": Sentence("passed"),
    "home_all_passed": Sentence("All passed. Practise any of them again.", "All passed."),
    "home_stopped": Sentence("stopped after {count} steps, nothing is lost", "stopped after {count} steps"),
    "home_none": Sentence("There is no exercise here. Ask your trainer.", "No exercise. Ask your trainer."),
    "home_scanned": Sentence("Read {read}: press Enter to start first.", "Press Enter to start first"),
    "home_given_up": Sentence("Given up. It stays on record as not passed.", "Given up."),
    # brief
    "job_receiving": Sentence("Receipt · {origin} {supplier}", "{origin}"),
    "job_other": Sentence("{origin} {supplier}", "{origin}"),
    "mode_try": Sentence("Try"),
    "mode_show": Sentence("Show"),
    "brief_need": Sentence("You will need", "You need"),
    "brief_need_handheld": Sentence("the handheld"),
    "brief_need_place": Sentence("{place}"),
    "brief_need_note": Sentence("the delivery note {origin}", "delivery note {origin}"),
    "brief_open": Sentence("Open it by scanning", "Scan to open"),
    "brief_open_how": Sentence("{transfer} on the delivery note", "{transfer}"),
    "brief_keys": Sentence("No paper at hand? Press Enter: the screen has its labels too.", "No paper? Press Enter."),
    # run
    "you_are_at": Sentence("You are at {place}"),
    "not_looked": Sentence("Look at what stands here", "Look around"),
    "nothing_left": Sentence("Nothing more stands here.", "Nothing more here."),
    "walk_to": Sentence("Walk to"),
    "choose_first": Sentence("Choose an answer with ↓ first.", "Choose with ↓ first."),
    "nothing_chosen": Sentence("Choose a row with ↓ first.", "Choose with ↓ first."),
    "no_label": Sentence("There is no label on it that can be read.", "No label to read."),
    "scan_now": Sentence("Scan a label, or use the keys below.", "Scan a label."),
    "no_line_chosen": Sentence("Choose a line with ↓ first.", "Choose with ↓ first."),
    "demonstration": Sentence("The coach plays. Press Enter for the next step.", "Enter: next step"),
    "demonstration_over": Sentence("That is the whole job. Now you.", "Now you."),
    "quantity": Sentence("Quantity"),
    "recorded": Sentence("recorded {done} of {demand} {unit}", "{done} of {demand} {unit}"),
    "type_digits": Sentence("Type a quantity, or use ↑ and ↓.", "Type it, or ↑ ↓."),
    "open_count": Sentence("{count} open"),
    "lines_count": Sentence("{count} lines"),
    "not_counted": Sentence("{count} not counted", "{count} missing"),
    # debrief
    "passed": Sentence("PASSED"),
    "not_yet": Sentence("NOT YET"),
    "at_work": Sentence("At work"),
    "debrief_next": Sentence("Next"),
    "debrief_same": Sentence("The same again, with other quantities", "The same, other quantities"),
    "debrief_scanned": Sentence("Read {read}: this run is over.", "This run is over."),
    # help
    "help_title": Sentence("KEYS"),
    "help_scanner": Sentence(
        "Scan at any time: a label never presses a key. What you type goes to the handheld like a scan.",
        "Scan at any time. What you type counts as a scan.",
    ),
    "help_scanned": Sentence("Read {read}: close this page first.", "Close this page first"),
    # trouble
    "trouble": Sentence("THIS DID NOT WORK"),
    "trouble_scanned": Sentence("Read {read}: it was not used.", "It was not used"),
    "other_rules": Sentence(
        "This run was begun with another version of the trainer and cannot be gone on with. Press Enter to go back, "
        "then F2 to give it up."
    ),
}

ACTIONS: dict[str, Sentence] = {
    "enter_as_guest": Sentence("Try it as a guest", "Try as guest"),
    "start": Sentence("Start"),
    "resume": Sentence("Go on"),
    "begin": Sentence("Begin"),
    "next_step": Sentence("Next step", "Step"),
    "next_exercise": Sentence("Next"),
    "try_again": Sentence("Try again", "Again"),
    "open_operations": Sentence("Operations"),
    "open_chosen": Sentence("Open"),
    "press_primary": Sentence("Validate", "OK"),
    "press_chosen": Sentence("Press"),
    "answer_chosen": Sentence("Answer"),
    "use_hands": Sentence("Do it"),
    "use_hands_look": Sentence("Look"),
    "use_hands_box": Sentence("Scan the box", "Scan box"),
    "use_hands_unit": Sentence("Scan one"),
    "use_hands_read": Sentence("Read it", "Read"),
    "use_hands_paper": Sentence("Scan its barcode", "Scan it"),
    "use_hands_walk": Sentence("Walk there", "Walk"),
    "help": Sentence("Help", "?"),
    "give_up": Sentence("Give it up", "Give up"),
    "watch": Sentence("Watch it done", "Watch"),
    "same_again": Sentence("Try it again", "Again"),
    "validate": Sentence("Validate", "OK"),
    "confirm": Sentence("Confirm", "OK"),
    "floor": Sentence("Floor"),
    "floor_look": Sentence("Look"),
    "floor_back": Sentence("Handheld", "Back"),
    "edit": Sentence("Edit"),
    "choose_up": Sentence("Choose"),
    "choose_down": Sentence("Choose"),
    "row_up": Sentence("Choose"),
    "row_down": Sentence("Choose"),
    "answer_up": Sentence("Choose"),
    "answer_down": Sentence("Choose"),
    "one_more": Sentence("+1"),
    "one_less": Sentence("-1"),
    "button_before": Sentence("Button before"),
    "button_after": Sentence("Button"),
    "fill": Sentence("Fill"),
    "fill_plus": Sentence("+1"),
    "hand_up": Sentence("Choose"),
    "hand_down": Sentence("Choose"),
    "hand_left": Sentence("Choose"),
    "hand_right": Sentence("Choose"),
    "scroll_up": Sentence("Scroll"),
    "scroll_down": Sentence("Scroll"),
    "new_transfer": Sentence("New transfer", "New"),
    "cancel_transfer": Sentence("Cancel the transfer", "Cancel"),
    "discard": Sentence("Discard", "Back"),
    "back": Sentence("Back"),
    "leave": Sentence("Back"),
    "lock": Sentence("Lock"),
    "quit": Sentence("Leave the trainer", "Leave"),
}
"""What stands beside a key. The ones with a longer id say what the action does in one situation."""

GROUPS: dict[str, Sentence] = {
    "exercise": Sentence("Exercise"),
    "handheld": Sentence("Handheld"),
    "floor": Sentence("Floor"),
    "program": Sentence("Trainer"),
}

SKILLS: dict[str, Sentence] = {
    "receiving": Sentence("Receiving"),
    "putaway": Sentence("Putaway"),
    "picking": Sentence("Picking"),
    "packing": Sentence("Packing"),
    "counting": Sentence("Counting"),
    "exceptions": Sentence("Exceptions"),
}

_LONGEST_READING = 24


def phrase(code: str, **facts: str) -> Said:
    """A sentence of the interface. Facts are made inert; what was read (``read``) is shortened too."""
    shown = {name: inert(value) for name, value in facts.items()}
    if len(shown.get("read", "")) > _LONGEST_READING:
        shown["read"] = shown["read"][: _LONGEST_READING - 1] + "…"
    return INTERFACE[code].say(shown)


def action_label(id_: str) -> Said:
    """What an action is called beside its key."""
    return ACTIONS[id_].say({})


def group_name(id_: str) -> str:
    """The heading of a group of actions."""
    return GROUPS[id_].say({}).long


def skill_name(id_: str) -> str:
    """A skill by its name; one that has no name here by its id."""
    known = SKILLS.get(id_)
    return known.long if known else inert(id_.replace("_", " ").capitalize())
