"""What the handheld, the floor and the run answer. A refusal says what was read and what was wanted."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["FEEDBACK", "REFUSALS", "REPORTS", "ROLES"]

FEEDBACK: dict[str, Sentence] = {
    # the handheld took it
    "welcome": Sentence("Ready."),
    "transfer_opened": Sentence("{transfer} is open.", "{transfer} open"),
    "transfer_created": Sentence("{transfer}: a new, empty transfer.", "New: {transfer}"),
    "finished_opened": Sentence("{transfer} is done: only to look at, print or return.", "{transfer}: done"),
    "batch_opened": Sentence("{transfer} is open. Transfers in it: {count}.", "{transfer} open"),
    "package_opened": Sentence("This lies in {package}.", "In {package}"),
    "list_filtered": Sentence("Only transfers with {thing}.", "With {thing}"),
    "counted": Sentence("{product} +{change}. {done} of {demand}.", "{product} +{change}  {done}/{demand}"),
    "counted_complete": Sentence("{product} +{change}. All {demand} counted.", "{product} +{change}  {done}/{demand}"),
    "counted_over": Sentence(
        "{product} +{change}: {done}, but only {demand} were ordered. Count again.",
        "Over: {product} {done}/{demand}",
    ),
    "counted_extra": Sentence("{product} +{change}: {done}. It is not on the order.", "{product}: not ordered"),
    "counted_unplanned": Sentence("{product} +{change}: {done}.", "{product} +{change}: {done}"),
    "product_selected": Sentence("{product}: now its lot or serial number.", "{product}: its number"),
    "serial_taken_elsewhere": Sentence(
        "{serial} is at {place} in the system: it is taken from there. Check the place.", "{serial}: elsewhere"
    ),
    "taken_back": Sentence("{product} -{change}. {done} of {demand}.", "{product} -{change}  {done}/{demand}"),
    "line_removed": Sentence("{product} is taken off the transfer.", "{product} taken off"),
    "line_selected": Sentence("{product} is selected.", "{product}"),
    "line_changed": Sentence("{product}: changed.", "{product}: changed"),
    "serials_generated": Sentence("{product}: {count} numbers, {serial} to {last}.", "{count} numbers"),
    "line_added": Sentence("{product}: {done} added by hand.", "{product} added: {done}"),
    "source_set": Sentence("You take from {place}. Lines here: {count}.", "From {place}"),
    "source_without_lines": Sentence(
        "You take from {place}, but nothing is planned from there. Check the place.", "Nothing planned there"
    ),
    "destination_set": Sentence("Goes to {place}.", "To {place}"),
    "contained": Sentence("{packages}: now in {package}.", "{count} in {package}"),
    "packed": Sentence("Packed into {package}. Lines in it: {count}.", "In {package}"),
    "package_counted": Sentence("{package}: all of it. Kinds of goods: {count}.", "{package}: all of it"),
    "quantity_entered": Sentence("Quantity {quantity}. Confirm to keep it.", "Quantity {quantity}"),
    "field_entered": Sentence("{value}. Confirm to keep it.", "{value}"),
    "scrapped": Sentence("{quantity} {product} scrapped.", "Scrapped {quantity}"),
    "return_created": Sentence("{returns} takes back what {transfer} brought.", "Return {returns}"),
    "quality_passed": Sentence("{product} passed the check.", "Passed: {product}"),
    "quality_failed": Sentence("{product} failed the check. Tell quality.", "Failed: {product}"),
    "changes_discarded": Sentence("Nothing changed.", "No change"),
    "validated": Sentence("{transfer} is validated.", "{transfer} validated"),
    "validated_with_backorder": Sentence(
        "{transfer} is validated. The rest waits in {backorder}.", "Validated, rest in {backorder}"
    ),
    "validated_rest_cancelled": Sentence(
        "{transfer} is validated. {cancelled} were given up.", "Validated, {cancelled} given up"
    ),
    "batch_validated": Sentence("{transfer} is done. Transfers: {count}.", "{transfer}: {count} done"),
    "transfer_cancelled": Sentence("{transfer} is cancelled.", "{transfer} cancelled"),
    "printed": Sentence("Sent to the printer: {transfer}.", "Printing {transfer}"),
    "went_back": Sentence("Back.", "Back"),
    # counting
    "count_opened": Sentence("Inventory adjustment. Counts asked of you: {count}.", "{count} to count"),
    "counting_at": Sentence("You count at {place}.", "At {place}"),
    "count_written": Sentence("{product}: {counted} {unit} counted.", "{product}: {counted}"),
    "count_taken_back": Sentence("{product}: not counted any more.", "{product}: not counted"),
    "counts_applied": Sentence("Counts applied: {count}.", "{count} applied"),
    # the handheld asks
    "backorder_asked": Sentence(
        "{missing} not counted: {products}. What about the rest?", "{missing} missing. The rest?"
    ),
    "extra_product_asked": Sentence("{product} is not on {transfer}. Add it?", "Not ordered: {product}"),
    "extra_package_asked": Sentence("{package} is not on {transfer}. Add all of it?", "Not on it: {package}"),
    "batch_receipts_asked": Sentence(
        "{product} is not on {transfer}, but on another receipt of this vendor.", "On another receipt"
    ),
    "serial_elsewhere_asked": Sentence(
        "{serial} of {product} is in the system already: {places}. Is that right?", "Known: {serial}"
    ),
    "expired_asked": Sentence("Expired: {lots}. Move them all the same?", "Expired: {lots}"),
    "process_all_asked": Sentence("Nothing was scanned on {transfer}. Take all of it as done?", "Take all as done?"),
    "quality_asked": Sentence("{product} has to be checked first.", "Check {product}"),
    "huge_asked": Sentence("{quantity}: is that a quantity, or a barcode?", "Is it {quantity}?"),
    "scrap_short_asked": Sentence(
        "Only {on_hand} {product} are there, not {quantity}. Scrap them all the same?", "Only {on_hand} there"
    ),
    "conflict_asked": Sentence("Stock has changed since you counted: {products}.", "Stock changed"),
    "untracked_asked": Sentence("Counted without a lot: {products}. Apply it all the same?", "Without a lot"),
    "package_type_asked": Sentence("{count} lines go into a package. Of which type?", "Which package type?"),
    "cancel_asked": Sentence("Cancel the whole transfer?", "Cancel it all?"),
    # the handheld refused
    "unknown_barcode": Sentence("Read {read}: nothing here has this code. Scan a label.", "Unknown: {read}"),
    "unknown_command": Sentence("Read {read}: there is no such command.", "No command {read}"),
    "ambiguous_barcode": Sentence(
        "Read {read}: that is several things ({things}). Scan something else on it.", "Several: {read}"
    ),
    "lot_unknown": Sentence(
        "Read {read}: no lot of {product} is called so, and none can be made here.", "No lot {read}"
    ),
    "owner_unknown": Sentence("{read}: nobody is called so. Enter the owner's name.", "Nobody: {read}"),
    "unit_does_not_fit": Sentence("Read {read}: {product} is not kept in {unit}.", "Not in {unit}"),
    "answer_first": Sentence("Read {thing}: answer the question first.", "Answer first"),
    "finish_editing_first": Sentence(
        "Read {thing}: confirm or discard the quantity first.", "Confirm or discard first"
    ),
    "leave_transfer_first": Sentence("Read {thing}: leave this transfer first.", "Leave this transfer first"),
    "leave_count_first": Sentence("Read {thing}: leave this count first.", "Leave this count first"),
    "scan_the_product": Sentence("{product}: scan it first, buttons come after.", "Scan {product} first"),
    "scan_source_first": Sentence("Read {thing}: scan the place you take from first.", "Scan the source first"),
    "scan_destination_first": Sentence("Read {thing}: scan where the goods go first.", "Scan the destination first"),
    "scan_location_first": Sentence("Read {thing}: scan the place you count at first.", "Scan the place first"),
    "pack_first": Sentence("Read {thing}: put the goods in a package first.", "Put in a package first"),
    "all_must_be_packed": Sentence("{transfer}: all goods must be in packages first.", "Not all is packed"),
    "all_must_be_sent": Sentence("{transfer}: scan where all goods go first.", "Scan all destinations"),
    "scan_product_first": Sentence("Read {thing}: scan a product first.", "Scan a product first"),
    "wrong_location": Sentence("Read {place}: it is not inside {wanted}. Scan a place there.", "Not there: {place}"),
    "product_not_expected": Sentence("Read {product}: it is not on this transfer.", "{product}: not on it"),
    "package_not_expected": Sentence("Read {package}: it is not on this transfer.", "{package}: not on it"),
    "package_elsewhere": Sentence("Read {package}: it is at {place}, not where you take from.", "Elsewhere: {package}"),
    "package_twice": Sentence("Read {package}: it was scanned already.", "Already: {package}"),
    "package_taken": Sentence("Read {package}: goods of another order are in it.", "Another order: {package}"),
    "package_of_several": Sentence("These goods belong to several orders: pack each for itself.", "Several orders"),
    "package_in_itself": Sentence("{package}: a package cannot stand in itself.", "In itself: {package}"),
    "package_is_empty": Sentence("Read {package}: nothing is in it.", "Empty: {package}"),
    "packages_not_used": Sentence("Read {read}: no packages are used here.", "No packages here"),
    "lots_not_used": Sentence("Read {read}: no lots are used here.", "No lots here"),
    "batches_not_used": Sentence("Read {thing}: no batches are used here.", "No batches here"),
    "serial_number_taken": Sentence(
        "{serial} of {product} exists already. Begin with another number.", "Exists: {serial}"
    ),
    "serial_twice": Sentence("Read {serial}: it was scanned already.", "Already: {serial}"),
    "nothing_to_pack": Sentence("Nothing is to be packed. Scan goods first.", "Nothing to pack"),
    "no_transfer_with_it": Sentence("Read {thing}: no open transfer has it.", "{thing}: on no transfer"),
    "transfer_finished": Sentence("Read {transfer}: it is already finished.", "{transfer}: finished"),
    "only_to_look_at": Sentence("Read {thing}: this transfer is done.", "This transfer is done"),
    "operation_not_available": Sentence("{operation}: not in this lesson.", "{operation}: not now"),
    "command_not_available": Sentence("Read {read}: not possible here.", "{read}: not here"),
    "no_such_control": Sentence("{control}: no such button here now.", "No button {control}"),
    "no_such_field": Sentence("{field}: nothing to enter here now.", "Nothing to enter"),
    "not_a_quantity": Sentence("{read} is not a quantity. Enter a whole number.", "No number: {read}"),
    "nothing_to_validate": Sentence("{transfer} has no quantity yet. Scan something first.", "Nothing counted yet"),
    "nothing_to_return": Sentence("{transfer}: enter what comes back first.", "Nothing to return"),
    "nothing_counted": Sentence("Nothing is counted yet. Scan something first.", "Nothing counted yet"),
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
    "relabelled": Sentence("{thing}: a new label is on it.", "New label on it"),
    "loaded": Sentence("{thing}: {count} loaded at {place}.", "{count} loaded, {place}"),
    "label_smudged": Sentence(
        "{thing}: the scanner cannot read this label. Try once more, then report it.", "Label cannot be read"
    ),
    "label_is_readable": Sentence("{read}: its label can be read. It needs no other.", "Label is readable"),
    "report_it_first": Sentence("{read}: report that the label cannot be read, then relabel.", "Report it first"),
    "no_door_here": Sentence("{place} is no door: nothing is loaded here.", "No door here"),
    "place_is_full": Sentence("{place}: there is no room for more.", "{place} is full"),
    "reported_to": Sentence("Reported to {role}: {report}, {about}.", "{role}: {report}"),
    "reported": Sentence("Reported: {report}, {about}.", "Reported: {report}"),
    "hint": Sentence("A hint:", "A hint"),
    "paused": Sentence("Paused.", "Paused"),
    "resumed": Sentence("Go on.", "Go on"),
    "handed_in": Sentence("Handed in."),
    "abandoned": Sentence("You gave this one up.", "Given up"),
    "run_over": Sentence("This run is over.", "Run over"),
    "run_paused": Sentence("The run is paused. Resume first.", "Paused: resume first"),
    "free_left": Sentence("You left free practice.", "Left"),
    "nothing_to_hand_in": Sentence("Free practice is not handed in: leave it.", "Free practice: just leave"),
    "no_hint_in_check": Sentence("A check-ride gives no hints.", "No hints here"),
    "no_coach": Sentence("Free practice has no coach: try what you like.", "No coach here: just try"),
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
    "count_needs_approval": Sentence(
        "{product}: {difference}. That is beyond your limit: report it to {role}.", "Too large: tell {role}"
    ),
    "count_approved": Sentence("Counted again, {product}: {quantity}. Approved: {role}.", "Approved: {role}"),
    "second_count_differs": Sentence("{product}: the second count says otherwise. Count again.", "Count again"),
    "no_connection": Sentence("No connection: no answer came. The handheld starts again.", "No connection"),
    "scanner_dead": Sentence("The scanner is dead: {read} was not read.", "Scanner dead: not read"),
    "handheld_dark": Sentence("The handheld has no power. A keyboard stands at: {place}.", "Type at {place}"),
    "answered": Sentence("You answered {letter}."),
    "no_such_answer": Sentence("{read} is none of the answers.", "{read}: no answer"),
    "question_waits": Sentence("Somebody waits: answer first.", "Answer first."),
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
    "relabel_what": Sentence("A new label for what? ENTER means {thing}.", "New label for what?"),
    "load_what": Sentence("Load what? Scan its label. ENTER means {thing}.", "Load what? Scan its label"),
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
    "package_in_itself": "it would be in itself",
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
