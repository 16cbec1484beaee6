"""What the handheld, the floor and the run answer. A refusal says what was read and what was wanted."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["FEEDBACK", "REFUSALS", "REPORTS", "ROLES"]

FEEDBACK: dict[str, Sentence] = {
    # the handheld took it
    "welcome": Sentence("Ready."),
    "transfer_opened": Sentence("{transfer} is open.", "{transfer} open"),
    "transfer_created": Sentence("{transfer}: a new, empty transfer.", "New: {transfer}"),
    "list_filtered": Sentence("Only transfers with {thing}.", "With {thing}"),
    "counted": Sentence("{product} +{change}. {done} of {demand}.", "{product} +{change}  {done}/{demand}"),
    "counted_complete": Sentence("{product} +{change}. All {demand} counted.", "{product} +{change}  {done}/{demand}"),
    "counted_over": Sentence(
        "{product} +{change}: {done}, but only {demand} were ordered. Count again.",
        "Over: {product} {done}/{demand}",
    ),
    "counted_extra": Sentence("{product} +{change}: {done}. It is not on the order.", "{product}: not ordered"),
    "taken_back": Sentence("{product} -{change}. {done} of {demand}.", "{product} -{change}  {done}/{demand}"),
    "line_removed": Sentence("{product} is taken off the transfer.", "{product} taken off"),
    "line_selected": Sentence("{product} is selected.", "{product}"),
    "destination_set": Sentence("Goes to {place}.", "To {place}"),
    "quantity_entered": Sentence("Quantity {quantity}. Confirm to keep it.", "Quantity {quantity}"),
    "changes_discarded": Sentence("Nothing changed.", "No change"),
    "validated": Sentence("{transfer} is validated.", "{transfer} validated"),
    "validated_with_backorder": Sentence(
        "{transfer} is validated. The rest waits in {backorder}.", "Validated, rest in {backorder}"
    ),
    "validated_rest_cancelled": Sentence(
        "{transfer} is validated. {cancelled} were given up.", "Validated, {cancelled} given up"
    ),
    "transfer_cancelled": Sentence("{transfer} is cancelled.", "{transfer} cancelled"),
    "printed": Sentence("Sent to the printer: {transfer}.", "Printing {transfer}"),
    "went_back": Sentence("Back.", "Back"),
    # the handheld asks
    "backorder_asked": Sentence(
        "{missing} not counted: {products}. What about the rest?", "{missing} missing. The rest?"
    ),
    "extra_product_asked": Sentence("{product} is not on {transfer}. Add it?", "Not ordered: {product}"),
    "cancel_asked": Sentence("Cancel the whole transfer?", "Cancel it all?"),
    # the handheld refused
    "unknown_barcode": Sentence("Read {read}: nothing here has this code. Scan a label.", "Unknown: {read}"),
    "unknown_command": Sentence("Read {read}: there is no such command.", "No command {read}"),
    "ambiguous_barcode": Sentence(
        "Read {read}: that is several things ({things}). Scan something else on it.", "Several: {read}"
    ),
    "answer_first": Sentence("Read {thing}: answer the question first.", "Answer first"),
    "finish_editing_first": Sentence(
        "Read {thing}: confirm or discard the quantity first.", "Confirm or discard first"
    ),
    "leave_transfer_first": Sentence("Read {thing}: leave this transfer first.", "Leave this transfer first"),
    "scan_product_first": Sentence("Read {thing}: scan a product first.", "Scan a product first"),
    "wrong_location": Sentence("Read {place}: it is not inside {wanted}. Scan a place there.", "Not there: {place}"),
    "product_not_expected": Sentence("Read {product}: it is not on this transfer.", "{product}: not on it"),
    "tracked_not_available": Sentence(
        "Read {product}: goods with lots or serials come in a later lesson.", "{product}: a later lesson"
    ),
    "no_transfer_with_it": Sentence("Read {thing}: no open transfer has it.", "{thing}: on no transfer"),
    "transfer_finished": Sentence("Read {transfer}: it is already finished.", "{transfer}: finished"),
    "operation_not_available": Sentence("{operation}: not in this lesson.", "{operation}: not now"),
    "command_not_available": Sentence("Read {read}: not possible here.", "{read}: not here"),
    "no_such_control": Sentence("{control}: no such button here now.", "No button {control}"),
    "no_such_field": Sentence("{field}: nothing to enter here now.", "Nothing to enter"),
    "not_a_quantity": Sentence("{read} is not a quantity. Enter a whole number.", "No number: {read}"),
    "nothing_to_validate": Sentence("{transfer} has no quantity yet. Scan something first.", "Nothing counted yet"),
    "scan_something_first": Sentence("Scan something first, then validate.", "Scan something first"),
    "record_refuses": Sentence("The system refuses: {reason}.", "Refused: {reason}"),
    # floor and run
    "walked": Sentence("You are at {place}.", "At {place}"),
    "looked": Sentence("This is what stands at {place}.", "Seen: {place}"),
    "paper_read": Sentence("{paper}: read.", "{paper} read"),
    "box_opened": Sentence("{box} is open.", "{box} open"),
    "set_aside": Sentence("{thing}: {count} set aside.", "{count} aside"),
    "taken": Sentence("{thing}: {count} taken in hand.", "In hand: {count}"),
    "taken_into_tote": Sentence("{thing}: {count} in {tote}.", "{count} in {tote}"),
    "put_down": Sentence("{thing}: {count} put down at {place}.", "{count} down, {place}"),
    "reported_to": Sentence("Reported to {role}: {report}, {about}.", "{role}: {report}"),
    "reported": Sentence("Reported: {report}, {about}.", "Reported: {report}"),
    "hint": Sentence("A hint:", "A hint"),
    "paused": Sentence("Paused.", "Paused"),
    "resumed": Sentence("Go on.", "Go on"),
    "abandoned": Sentence("You gave this one up.", "Given up"),
    "run_over": Sentence("This run is over.", "Run over"),
    "run_paused": Sentence("The run is paused. Resume first.", "Paused: resume first"),
    "not_paused": Sentence("The run is not paused.", "Not paused"),
    "no_such_place": Sentence("{read}: there is no such place here.", "No place {read}"),
    "not_here": Sentence("{read} is not at {place}.", "Not at {place}"),
    "not_in_hand": Sentence("{read} is neither in hand nor set aside here.", "No {read} in hand"),
    "no_such_tote": Sentence("{read}: there is no such tote.", "No tote {read}"),
    "only_one": Sentence("{read}: {thing} is one thing.", "It is one thing"),
    "walk_label_not_scanned": Sentence("Go there and scan the WALK label.", "Scan the WALK label there"),
    "nothing_to_pick": Sentence(
        "In a room, scan the label on the wall. Nothing is picked on the screen.", "Scan the label on the wall"
    ),
    "no_such_act": Sentence("{read}: hands cannot do that.", "Cannot {read}"),
    "not_a_count": Sentence("{read}: nobody can take so many. Use a whole number from 1.", "No count: {read}"),
    "unknown_report": Sentence("{read}: no such report.", "No report {read}"),
    "no_question": Sentence("Nobody asked anything.", "No question"),
    "not_utf8": Sentence(
        "The code could not be read: the scanner sent a character of another code page. Tell your trainer.",
        "Unreadable: scanner code page",
    ),
    "control_character": Sentence(
        "The code holds a control character and was not used. Check the scanner's settings.",
        "Unreadable: control character",
    ),
    "too_long": Sentence("The code is too long for any label here. Scan one label only.", "Too long: scan one label"),
    # what a report and what hands ask
    "report_about": Sentence("{report}: scan what it is about. ENTER means {place}.", "{report}: scan the thing"),
    "report_quantity": Sentence(
        "{report}, {about}: how many? Scan or type digits, then ENTER. {digits}", "How many? Then ENTER. {digits}"
    ),
    "report_role": Sentence(
        "{report}, {about}: who is told? Scan a role. ENTER means the shift lead.", "Who? ENTER means shift lead"
    ),
    "report_left": Sentence("Nothing was reported.", "Nothing reported"),
    "open_what": Sentence("Open what? Scan its label. ENTER means {thing}.", "Open what? Scan its label"),
    "take_what": Sentence("Take what? Scan its label. ENTER means {thing}.", "Take what? Scan its label"),
    "put_what": Sentence("Put down what? Scan its label. ENTER means {thing}.", "Put down what? Scan it"),
    "set_aside_what": Sentence("Set aside what? Scan its label. ENTER means {thing}.", "Set aside what? Scan it"),
    "hands_quantity": Sentence(
        "{thing}: how many? Scan or type digits, then ENTER. ENTER alone means one. {digits}",
        "How many? Then ENTER. {digits}",
    ),
    "hands_left": Sentence("Hands did nothing.", "Nothing done"),
    "thing_wanted": Sentence("Read {read}: scan the label of the thing first, or BACK.", "Thing? Not {read}"),
    "thing_unknown": Sentence("Read {read}: nobody knows this label. Scan another one.", "Unknown: {read}"),
    "thing_not_for_hands": Sentence("Read {thing}: there is none here for that.", "No {thing} here"),
    "nothing_for_hands": Sentence("Nothing in sight at {place} for that. Look first.", "Nothing in sight for that"),
    "quantity_wanted": Sentence("Read {read}: how many? Scan or type digits first, or BACK.", "Digits, not {read}"),
    "digits_wanted": Sentence("How many? Scan or type the digits first.", "How many? Digits first"),
    "too_many_digits": Sentence("{read}: too many digits. BACK begins the number again.", "Too many digits"),
    "role_wanted": Sentence("Read {read}: who is told? Scan a role, or ENTER.", "Role, not {read}"),
    "role_unknown": Sentence("Read {read}: there is no such role.", "No role {read}"),
}

REFUSALS: dict[str, str] = {
    "nothing_to_move": "nothing is left to move",
    "no_quantity": "nothing has a quantity",
    "already_finished": "it is finished",
    "negative_quantity": "less than nothing",
    "not_a_multiple": "the unit is not divided",
    "too_large": "the number is too large",
    "view_location": "nothing can lie there",
    "lot_required": "a lot is missing",
    "barcode_taken": "the barcode is taken",
    "unit_mismatch": "the units do not match",
    "lot_taken": "the lot exists already",
    "serial_twice": "the serial is there",
    "package_split": "the package is split",
    "nothing_to_pack": "nothing is to be packed",
    "nothing_to_reserve": "nothing waits for stock",
    "nothing_to_split": "nothing is to be split",
    "not_positive": "nothing, or less",
    "not_done": "it is not done yet",
    "nothing_to_return": "nothing is to return",
    "mixed_batch": "the kinds do not match",
    "below_received": "more has come already",
    "not_countable": "nothing lies there",
    "serial_counted": "the serial is counted",
    "approval_needed": "it needs approval",
    "own_count": "it is your own count",
    "on_hold": "it is on hold",
    "frozen": "it is frozen",
    "no_such_notice": "no such notice",
    "check_needed": "a check is to be done",
    "no_such_check": "no such check here",
    "already_checked": "it is checked already",
    "more_than_there": "more than there is",
    "empty_batch": "nothing is in it",
    "in_another_batch": "it is in another batch",
    "tote_taken": "the tote is another's",
    "not_in_batch": "it is in no batch",
    "nothing_to_invoice": "nothing to invoice",
}
"""Why the record does not take something."""

REPORTS: dict[str, str] = {
    "missing": "missing",
    "extra": "too many",
    "wrong_item": "wrong item",
    "damaged": "damaged",
    "unreadable": "cannot be read",
    "place_problem": "place problem",
    "system": "system",
    "stop_safety": "STOP, safety",
}
"""The eight things that can be reported."""

ROLES: dict[str, str] = {
    "shift_lead": "shift lead",
    "inventory_controller": "inventory controller",
    "quality": "quality",
    "buyer": "buyer",
    "dispatch_coordinator": "dispatch coordinator",
    "customer_service": "customer service",
    "helpdesk": "helpdesk",
    "maintenance": "maintenance",
}
"""Who can be told."""
