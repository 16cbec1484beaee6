"""What the trainer itself says around a run: lock, home, brief, keys, help, trouble.

It loads neither engine nor training, for it is needed before the first frame.
"""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.words.asked import ASKED
from scansim.words.board_actions import BOARD_ACTIONS
from scansim.words.sentence import Said, Sentence
from scansim.words.sign_in import SIGN_IN, SIGN_IN_ACTIONS
from scansim.words.signing import SIGNING, SIGNING_ACTIONS

__all__ = [
    "ACTIONS",
    "CARDS",
    "GROUPS",
    "INTERFACE",
    "SKILLS",
    "action_label",
    "card_name",
    "group_name",
    "phrase",
    "signs",
    "skill_name",
]

INTERFACE: dict[str, Sentence] = {
    # everywhere
    "training": Sentence("TRAINING"),
    "line_of": Sentence("line {number} of {count}", "{number}/{count}"),
    "lines": Sentence("{count} lines"),
    "one_line": Sentence("1 line"),
    "guest": Sentence("Guest"),
    "to_place": Sentence("to {place}"),
    "from_to": Sentence("{source} → {destination}"),
    "at_place": Sentence("at {place}"),
    "only_with": Sentence("only with {thing}", "with {thing}"),
    "lot_of": Sentence("Lot/SN {lot}", "{lot}"),
    "in_package": Sentence("in {package}"),
    "in_container": Sentence("in {package}"),
    "lot_open": Sentence("lot?"),
    "package_holds": Sentence("{count} kinds of goods in it", "{count} in it"),
    "package_holds_one": Sentence("one kind of goods in it", "1 in it"),
    "propose_package": Sentence("→ {package}?", "→{package}?"),
    "list_is_empty": Sentence("Nothing is open here.", "Nothing open."),
    "package_is_empty": Sentence("Nothing lies in it.", "It is empty."),
    # home
    "home_next": Sentence("NEXT"),
    "home_unfinished": Sentence("GO ON"),
    "home_minutes": Sentence("about {minutes} min", "{minutes} min"),
    "home_check": Sentence("check-ride"),
    "home_level": Sentence("level {level}"),
    "home_passed": Sentence("passed"),
    "home_stopped": Sentence("stopped after step {count}, nothing is lost", "stopped after step {count}"),
    "home_none": Sentence("There is no exercise here. Ask your trainer.", "No exercise. Ask your trainer."),
    "home_scanned": Sentence("Read {read}: {press_enter} to start first.", "First {press_enter}"),
    "home_free_left": Sentence("You left free practice.", "Left."),
    "home_given_up": Sentence("Given up. It stays on record as not passed.", "Given up."),
    "home_no_row": Sentence("There is no row {row}."),
    # brief
    "job_receiving": Sentence("Receipt · {origin} {supplier}", "{origin}"),
    "job_several": Sentence("{count} documents"),
    "job_counts": Sentence("Inventory adjustment", "Count"),
    "job_other": Sentence("{origin} {supplier}", "{origin}"),
    "job_free": Sentence("Free practice"),
    "mode_try": Sentence("Try"),
    "mode_free": Sentence("Free"),
    "mode_check": Sentence("Check"),
    "mode_show": Sentence("Show"),
    "brief_need": Sentence("You will need", "You need"),
    "brief_need_handheld": Sentence("the handheld"),
    "brief_need_place": Sentence("{place}"),
    "brief_need_note": Sentence("the delivery note {origin}", "delivery note {origin}"),
    "brief_open": Sentence("Open it by scanning", "Scan to open"),
    "brief_open_how": Sentence("{transfer} on the delivery note", "{transfer}"),
    "brief_keys": Sentence(
        "No paper at hand? Then {press_enter}: the screen has its labels too.", "No paper? Then {press_enter}."
    ),
    "brief_waiting": Sentence("What waits for you", "Waiting"),
    "brief_task": Sentence("{operation} {transfer}", "{transfer}"),
    "brief_batch": Sentence("Batch {batch}"),
    "brief_count": Sentence("Count {place}"),
    "brief_papers_at": Sentence("The papers lie at the {place}.", "Papers: {place}"),
    "brief_papers_docks": Sentence(
        "Papers of receipts lie beside the goods, all others at the {place}.", "Papers: {place}, docks"
    ),
    "brief_papers": Sentence(
        "Papers of receipts lie beside the goods, all others at the {place}. Nothing is scored.",
        "Papers: {place}, docks",
    ),
    "brief_room": Sentence(
        "Scan the labels in the room; what lies there stands on the screen.", "Scan labels in the room."
    ),
    # run
    "you_are_at": Sentence("You are at {place}"),
    "not_looked": Sentence("Look at what stands here", "Look around"),
    "nothing_left": Sentence("No goods stand here.", "No goods here."),
    "place_closed": Sentence("▲ Danger: closed. Nobody works here.", "▲ Danger: closed."),
    "scanner_is_dead": Sentence("✖ Scanner dead: nothing is read.", "✖ Scanner dead"),
    "keyboard_here": Sentence("A keyboard serves your screens here.", "Keyboard here"),
    "place_full": Sentence("There is no room for more here.", "No room here."),
    "sign_open": Sentence("◫ an open box", "◫ open"),
    "sign_damaged": Sentence("▩ damaged"),
    "sign_smudged": Sentence("▢ label cannot be read", "▢ no label"),
    "walk_to": Sentence("Walk to"),
    "in_hand": Sentence("In hand"),
    "aside": Sentence("Set aside"),
    "labels_in_room": Sentence("Labels hang in the room: scan them there.", "Scan the labels in the room."),
    "choose_first": Sentence("Choose an answer with {next} first.", "Choose with {next} first."),
    "nothing_chosen": Sentence("Choose a row with {next} first.", "Choose with {next} first."),
    "no_label": Sentence("There is no label on it that can be read.", "No label to read."),
    "scan_now": Sentence("Scan a label, or use what stands below.", "Scan a label."),
    "no_line_chosen": Sentence("Choose a line with {next} first.", "Choose with {next} first."),
    "demonstration": Sentence("The coach plays: {press_enter} for the next step.", "{enter}: next step"),
    "demonstration_over": Sentence("That is the whole job. Now you.", "Now you."),
    "quantity": Sentence("Quantity"),
    "recorded": Sentence("recorded {done} of {demand} {unit}", "{done} of {demand} {unit}"),
    "type_digits": Sentence("Type a quantity, or use ↑ and ↓.", "Type it, or ↑ ↓."),
    "type_number": Sentence("Type a number."),
    "scan_digits": Sentence("Scan its digits, then ENTER.", "Digits, ENTER."),
    "too_many_digits": Sentence("{digits}: no more digits than that.", "No more digits"),
    "hint": Sentence("A hint: {advice}", "{advice}"),
    "hint_not_now": Sentence("Hints belong to practice.", "No hints here."),
    "all_is_shown": Sentence("That is all of it.", "That is all."),
    "open_count": Sentence("{count} open"),
    "lines_count": Sentence("{count} lines"),
    "recorded_blind": Sentence("counted so far: {done} {unit}", "so far: {done} {unit}"),
    "recorded_nothing": Sentence("not counted yet", "not counted"),
    "failed": Sentence("Failed"),
    "counted_now": Sentence("counted {done}, system {demand}", "{done}, now {demand}"),
    "transfers_count": Sentence("{count} transfers", "{count}"),
    "not_counted": Sentence("{count} not counted", "{count} missing"),
    # debrief
    "passed": Sentence("PASSED"),
    "not_yet": Sentence("NOT YET"),
    "free_over": Sentence("FREE PRACTICE"),
    "at_work": Sentence("At work"),
    "debrief_next": Sentence("Next"),
    "debrief_same": Sentence("The same again, with other quantities", "The same, other quantities"),
    "debrief_scanned": Sentence("Read {read}: this run is over.", "This run is over."),
    "for_you": Sentence("For you"),
    "debrief_printed": Sentence("Printed into {file}", "Printed: {file}"),
    "debrief_not_printed": Sentence("Nothing prints here.", "Nothing prints here."),
    # replay
    "replay_of": Sentence("Replay · {exercise} {title}", "Replay {exercise}"),
    "replay_plays": Sentence("plays {speed}x", "{speed}x"),
    "replay_stands": Sentence("stands still · {speed}x", "{speed}x"),
    "replay_begins": Sentence("Step by step, or {press_enter} to let it play.", "Step, or {press_enter}."),
    "replay_end": Sentence("That was the last step.", "Last step."),
    "replay_start": Sentence("This is the start.", "The start."),
    "replay_no_more": Sentence("No more errors that way.", "No more errors."),
    "replay_scanned": Sentence("A replay: nothing can be entered.", "Replay: only watched."),
    # help
    "help_title": Sentence("KEYS"),
    "help_cards": Sentence("Cards"),
    "help_scanner": Sentence(
        "Scan at any time: a label never presses a key. What you type goes to the handheld like a scan.",
        "Scan at any time. What you type counts as a scan.",
    ),
    "help_own_cards": Sentence("VALIDATE, CANCEL and MAIN MENU are cards of the handheld itself."),
    "help_reports": Sentence("Report what it says"),
    "help_roles": Sentence("Tell this person"),
    "help_scanned": Sentence("Read {read}: close this page first.", "Close this page first"),
    # trouble
    "trouble": Sentence("THIS DID NOT WORK"),
    "trouble_scanned": Sentence("Read {read}: it was not used.", "It was not used"),
    "other_rules": Sentence(
        "This run was begun with another version of the trainer and cannot be gone on with. Give it up.",
        "Begun with another version: give it up.",
    ),
    # cards
    "code_nothing_here": Sentence("{card} does nothing here.", "{card}: not here"),
    "code_no_such": Sentence("{card}: there is no such one here.", "{card}: not here"),
    "answer_the_question": Sentence("Answer the question on the handheld first.", "Answer first"),
    "confirm_the_quantity": Sentence("Confirm or discard the quantity first.", "Confirm or discard first"),
    **ASKED,
    **SIGN_IN,
    **SIGNING,
}

ACTIONS: dict[str, Sentence] = {
    **SIGN_IN_ACTIONS,
    **SIGNING_ACTIONS,
    **BOARD_ACTIONS,
    "start": Sentence("Start"),
    "resume": Sentence("Go on"),
    "begin": Sentence("Begin"),
    "next_step": Sentence("Next step", "Step"),
    "next_exercise": Sentence("Next"),
    "play": Sentence("Play"),
    "play_stop": Sentence("Stop"),
    "faster": Sentence("Faster"),
    "step_back": Sentence("Step back", "Back"),
    "step_on": Sentence("Step"),
    "error_before": Sentence("Error before", "Error"),
    "error_after": Sentence("Next error", "Error"),
    "replay": Sentence("Replay"),
    "leave_replay": Sentence("Leave"),
    "next_check": Sentence("Skip this step", "Skip"),
    "next_check_keep": Sentence("Keep for this station", "Keep"),
    "next_check_leave": Sentence("Done"),
    "check_scanner": Sentence("Check the scanner", "Test"),
    "keep_check": Sentence("Keep", "Keep"),
    "other_floor": Sentence("Other floor", "Floor"),
    "other_floor_room": Sentence("Room floor", "Room"),
    "other_floor_screen": Sentence("Screen floor", "Screen"),
    "check_again": Sentence("From the start", "Anew"),
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
    "watch": Sentence("Watch it", "Watch"),
    "same_again": Sentence("Again"),
    "print_debrief": Sentence("Print"),
    "validate": Sentence("Validate", "OK"),
    "confirm": Sentence("Confirm", "OK"),
    "floor": Sentence("Floor"),
    "floor_look": Sentence("Look"),
    "floor_back": Sentence("Handheld", "Back"),
    "edit": Sentence("Edit"),
    "choose_up": Sentence("Choose"),
    "choose_down": Sentence("Choose"),
    "page_up": Sentence("Ten rows up"),
    "page_down": Sentence("Ten rows down"),
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
    "choose_button": Sentence("Buttons"),
    "choose_four": Sentence("Next four"),
    "apply_count": Sentence("Apply"),
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
    "hand_in": Sentence("Hand the work in", "Hand in"),
    "leave_run": Sentence("Leave the run", "Leave"),
    "go_on": Sentence("Go on"),
    "report": Sentence("Report"),
    "hands": Sentence("Hands"),
    "hint": Sentence("Hint"),
    "send": Sentence("Send the report", "Send"),
    "answer_yes": Sentence("Yes"),
    "answer_no": Sentence("No"),
    "choose_next": Sentence("Choose"),
    "choose_nth": Sentence("Choose"),
    "scroll_on": Sentence("Scroll"),
    "enter_digit": Sentence("Quantity"),
    "enter_digits": Sentence("Enter {digits}"),
    "digit_back": Sentence("One digit back", "Digit back"),
    "look": Sentence("Look around", "Look"),
    "open_thing": Sentence("Open a box", "Open"),
    "take_thing": Sentence("Take in hand", "Take"),
    "put_thing": Sentence("Put down", "Put"),
    "set_aside": Sentence("Set aside", "Aside"),
    "relabel": Sentence("New label", "Label"),
    "load": Sentence("Load the truck", "Load"),
    "name_role": Sentence("To whom"),
    "lock": Sentence("Lock"),
    "quit": Sentence("Leave the trainer", "Quit"),
}
"""What stands beside a key. The ones with a longer id say what the action does in one situation."""

GROUPS: dict[str, Sentence] = {
    "exercise": Sentence("Exercise"),
    "handheld": Sentence("Handheld"),
    "floor": Sentence("Floor"),
    "program": Sentence("Trainer"),
    "boards": Sentence("Supervisor"),
}

SKILLS: dict[str, Sentence] = {
    "receiving": Sentence("Receiving"),
    "putaway": Sentence("Putaway"),
    "picking": Sentence("Picking"),
    "packing": Sentence("Packing"),
    "counting": Sentence("Counting"),
    "exceptions": Sentence("Exceptions"),
    "free": Sentence("Free practice"),
}

CARDS: dict[str, Sentence] = {
    # the handheld's own
    "validate": Sentence("VALIDATE"),
    # commands
    "start": Sentence("START"),
    "next": Sentence("NEXT"),
    "back": Sentence("BACK"),
    "yes": Sentence("YES"),
    "no": Sentence("NO"),
    "enter": Sentence("ENTER"),
    "floor": Sentence("FLOOR"),
    "look": Sentence("LOOK"),
    "open": Sentence("OPEN"),
    "take": Sentence("TAKE"),
    "put": Sentence("PUT"),
    "aside": Sentence("ASIDE"),
    "relabel": Sentence("LABEL"),
    "load": Sentence("LOAD"),
    "hint": Sentence("HINT"),
    "help": Sentence("HELP"),
    "lock": Sentence("LOCK"),
    "finish": Sentence("DONE"),
    # reports
    "missing": Sentence("MISSING"),
    "extra": Sentence("EXTRA"),
    "wrong_item": Sentence("WRONG ITEM"),
    "damaged": Sentence("DAMAGED"),
    "unreadable": Sentence("CANNOT READ"),
    "place_problem": Sentence("PLACE PROBLEM"),
    "system": Sentence("SYSTEM"),
    "stop_safety": Sentence("STOP"),
    # roles
    "shift_lead": Sentence("SHIFT LEAD"),
    "inventory_controller": Sentence("INVENTORY"),
    "quality": Sentence("QUALITY"),
    "buyer": Sentence("BUYER"),
    "dispatch_coordinator": Sentence("DISPATCH"),
    "customer_service": Sentence("CUSTOMER SERVICE"),
    "helpdesk": Sentence("HELPDESK"),
    "maintenance": Sentence("MAINTENANCE"),
}
"""What stands large on the cards that hang in a room; choices and digits are called what they are."""

_BY_KEYS: dict[str, Sentence] = {
    "enter": Sentence("Enter"),
    "next": Sentence("↓"),
    "press_enter": Sentence("press Enter"),
    "lock": Sentence("press F9"),
    "check_scanner": Sentence("press F8"),
}
_BY_CARDS: dict[str, Sentence] = {
    "enter": Sentence("ENTER"),
    "next": Sentence("NEXT"),
    "press_enter": Sentence("scan ENTER"),
    "lock": Sentence("scan LOCK"),
    "check_scanner": Sentence("scan a label of its set-up sheet"),
}
_LONGEST_READING = 24


def phrase(code: str, **facts: str) -> Said:
    """A sentence of the interface. Facts are made inert; what was read (``read``) is shortened too."""
    shown = {name: inert(value) for name, value in facts.items()}
    if len(shown.get("read", "")) > _LONGEST_READING:
        shown["read"] = shown["read"][: _LONGEST_READING - 1] + "…"
    return INTERFACE[code].say(shown)


def signs(*, by_cards: bool) -> dict[str, str]:
    """The facts of sentences that name a key, or the card that takes its place for someone who has only a scanner."""
    return {name: sentence.say({}).long for name, sentence in (_BY_CARDS if by_cards else _BY_KEYS).items()}


def card_name(value: str) -> str:
    """What stands on the card of a control code, by the code's value."""
    return CARDS[value].say({}).long if value in CARDS else inert(value)


def action_label(id_: str, **facts: str) -> Said:
    """What an action is called beside its key."""
    return ACTIONS[id_].say({name: inert(value) for name, value in facts.items()})


def group_name(id_: str) -> str:
    """The heading of a group of actions."""
    return GROUPS[id_].say({}).long


def skill_name(id_: str) -> str:
    """A skill by its name; one that has no name here by its id."""
    known = SKILLS.get(id_)
    return known.say({}).long if known else inert(id_.replace("_", " ").capitalize())
