"""What the coach says: one step, one verb, one target, and why."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["ADVICE", "HINT_PLACES", "NUDGES", "REASONS", "STILL"]

ADVICE: dict[str, Sentence] = {
    "go_to": Sentence("Walk to {place}."),
    "scan_walk_label": Sentence("Go to {place} and scan its WALK label.", "Scan WALK of {place}."),
    "look_at_goods": Sentence("Look at the goods at {place}.", "Look at the goods."),
    "read_paper": Sentence("Read {paper}."),
    "take_back": Sentence("Take {product} with you again: {quantity}.", "Take again: {quantity} {product}."),
    "put_back": Sentence("Put {product} down at {place} again: {quantity}.", "Put back: {quantity} {product}."),
    "scan_document": Sentence("Scan {transfer} on {paper}.", "Scan {transfer}."),
    "scan_box": Sentence("Scan the {box} of {product}.", "Scan: {box}, {product}."),
    "scan_unit": Sentence("Scan one {product} ({code}).", "Scan one {product}."),
    "scan_source": Sentence("Scan the label of {place}.", "Scan {place}."),
    "scan_destination": Sentence("Scan the label of {place}.", "Scan {place}."),
    "scan_package": Sentence("Scan {package}."),
    "scan_lot": Sentence("Scan lot {lot} of {product}.", "Scan lot {lot}."),
    "put_in_pack": Sentence("Press Put in Pack."),
    "open_box": Sentence("Open the {box} of {product}.", "Open: {box}."),
    "open_count": Sentence("Open Inventory Adjustments.", "Open the counts."),
    "count_none": Sentence("Count none of {product}: none lies there.", "Count none of {product}."),
    "keep_counted": Sentence("Keep what you counted.", "Keep the count."),
    "apply": Sentence("All is counted. Apply.", "Apply."),
    "see_stock": Sentence("Edit {product}: it says where else there is some.", "Edit {product}."),
    "report": Sentence("Report {report}: {about} {quantity}. Tell: {role}.", "Report {report}."),
    "set_aside": Sentence("Set {product} aside at {place}: {quantity}.", "Set aside: {product}."),
    "load": Sentence("Load {product} at {place}: {quantity}.", "Load {product}: {quantity}."),
    "relabel": Sentence("Put a new label on {product}.", "New label on {product}."),
    "type_code": Sentence("Type {code} at the keyboard.", "Type {code}."),
    "enter_counted": Sentence("Edit {product}: you counted {quantity}.", "Edit {product}: {quantity}."),
    "set_quantity": Sentence("Enter {quantity} for {product}.", "Enter {quantity}."),
    "count_again": Sentence(
        "Set {product} back to {quantity}, then scan what is there.", "{product}: back to {quantity}."
    ),
    "open_editor": Sentence("Edit {product}: {quantity} belong there.", "Edit {product} to {quantity}."),
    "confirm_quantity": Sentence("Confirm {quantity}."),
    "discard": Sentence("Press Discard."),
    "leave": Sentence("Leave this screen: it is not the one.", "Leave this screen."),
    "validate": Sentence("All is counted. Validate {transfer}.", "Validate."),
    "keep_rest_open": Sentence("Create the backorder: the rest is still to come.", "Create the backorder."),
    "give_rest_up": Sentence("No backorder: the note says the rest will not come.", "No backorder."),
    "answer": Sentence("Answer {letter}."),
    "go_on": Sentence("Go on when you are ready.", "Go on."),
    "hand_in": Sentence("Hand the work in.", "Hand it in."),
    "finished": Sentence("Done."),
    "stop": Sentence("Stop. Call your shift lead, then start again.", "Stop. Call your shift lead."),
}

REASONS: dict[str, Sentence] = {
    "go_to": Sentence("The next step is done there.", "It is done there."),
    "scan_walk_label": Sentence("The next step is done there.", "It is done there."),
    "look_at_goods": Sentence("Count what stands there, not what the screen says.", "Count what is there."),
    "read_paper": Sentence("It says what should be there."),
    "take_back": Sentence("It belongs to this delivery.", "It belongs to the delivery."),
    "put_back": Sentence("It is counted where the delivery stands.", "It is counted there."),
    "scan_document": Sentence("So the right order opens.", "It opens the order."),
    "scan_box": Sentence("The box label counts the whole box.", "It counts the box."),
    "scan_unit": Sentence("Each scan counts one.", "Each scan counts one."),
    "scan_source": Sentence("So the record knows where it happens.", "The record knows where."),
    "scan_destination": Sentence("So the record knows where the goods lie now.", "The record knows where."),
    "scan_package": Sentence("What was scanned lies in it.", "The goods lie in it."),
    "scan_lot": Sentence("Each lot is counted on its own.", "Each lot for itself."),
    "put_in_pack": Sentence("What was scanned lies in one package now.", "The goods lie in one package."),
    "open_box": Sentence("Nobody can count a closed box.", "Count what is in it."),
    "open_count": Sentence("Somebody asked for this count.", "It was asked for."),
    "count_none": Sentence("Nothing seen is a count too.", "None is a count too."),
    "keep_counted": Sentence("You counted what lies there now.", "It lies there now."),
    "apply": Sentence("The record agrees with the shelf.", "Record equals shelf."),
    "see_stock": Sentence("Good units may lie in another place.", "There may be more elsewhere."),
    "report": Sentence("Whoever owns the matter has to know.", "The owner has to know."),
    "set_aside": Sentence("There nobody takes it for good.", "Nobody uses it there."),
    "load": Sentence("The door plan says where the truck of this route stands.", "The door plan says so."),
    "relabel": Sentence("The next one can read it again.", "Others can read it again."),
    "type_code": Sentence("The scanner is dead, and you said so.", "The scanner is dead."),
    "enter_counted": Sentence("The record must say what you wrote down.", "As you wrote it down."),
    "set_quantity": Sentence("The record must say what is there.", "Record what is there."),
    "count_again": Sentence("A number nobody scanned proves nothing.", "Unscanned proves nothing."),
    "open_editor": Sentence("The record must say what is there.", "Record what is there."),
    "validate": Sentence("The record agrees with the pallet.", "Record equals pallet."),
    "keep_rest_open": Sentence("Nothing is ordered twice, nothing forgotten.", "Nothing is forgotten."),
    "answer": Sentence("It keeps you and others out of trouble.", "It is the safe answer."),
    "hand_in": Sentence("All that may be done is done.", "All is done that may be."),
    "give_rest_up": Sentence("Nobody waits for goods that never come.", "Nobody waits in vain."),
}

NUDGES: dict[str, Sentence] = {
    "look": Sentence("There is something to look at."),
    "walk": Sentence("Your work goes on in another place.", "It goes on elsewhere."),
    "scan": Sentence("There is something to scan."),
    "hands": Sentence("There is something to do with your hands.", "It takes your hands."),
    "say": Sentence("Somebody has to be told."),
    "handheld": Sentence("There is something to do on the handheld.", "Look at the handheld."),
    "nothing": Sentence("There is nothing left to do."),
}
"""What kind of step comes next: the first rung of a hint."""

HINT_PLACES: dict[str, Sentence] = {
    "there": Sentence("The next step is at {place}.", "Next: {place}."),
    "handheld": Sentence("The next step is on the handheld.", "Next: the handheld."),
}
"""Where it is done: the second rung."""

STILL: dict[str, Sentence] = {
    "goods_come_back": Sentence("{product} must come back to the document it belongs to.", "Goods must come back."),
    "record_is_put_right": Sentence(
        "What stands on {transfer} must be put right in the record.", "Put {transfer} right."
    ),
    "goods_are_found": Sentence("Goods for {transfer} must be found first.", "Find the goods first."),
    "place_is_known": Sentence("Somebody must say where {place} is.", "Where is {place}?"),
    "refusal_is_understood": Sentence("It must be clear why the handheld refused this.", "Why was it refused?"),
    "run_is_repeated": Sentence("It did not come out right: the debrief says why.", "The debrief says why."),
}
"""What must still become true where the coach says stop."""
