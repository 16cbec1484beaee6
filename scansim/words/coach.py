"""What the coach says: one step, one verb, one target, and why."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["ADVICE", "REASONS"]

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
    "set_quantity": Sentence("Enter {quantity} for {product}.", "Enter {quantity}."),
    "count_again": Sentence("Take {product} back to {quantity} and scan the others.", "{product}: back to {quantity}."),
    "open_editor": Sentence("Edit {product}: {quantity} belong there.", "Edit {product} to {quantity}."),
    "confirm_quantity": Sentence("Confirm {quantity}."),
    "discard": Sentence("Press Discard."),
    "leave": Sentence("Leave this transfer: it is not the one.", "Leave this transfer."),
    "validate": Sentence("All is counted. Validate {transfer}.", "Validate."),
    "keep_rest_open": Sentence("Create the backorder: the rest is still to come.", "Create the backorder."),
    "give_rest_up": Sentence("No backorder: the note says the rest will not come.", "No backorder."),
    "go_on": Sentence("Go on when you are ready.", "Go on."),
    "finished": Sentence("Done."),
    "stop": Sentence("Stop. Call your shift lead, then start again.", "Stop. Call your shift lead."),
}

REASONS: dict[str, Sentence] = {
    "go_to": Sentence("The goods are there."),
    "scan_walk_label": Sentence("The goods are there."),
    "look_at_goods": Sentence("Count what stands there, not what the screen says.", "Count what is there."),
    "read_paper": Sentence("It says what the supplier sent.", "It says what was sent."),
    "take_back": Sentence("It belongs to this delivery.", "It belongs to the delivery."),
    "put_back": Sentence("It is counted where the delivery stands.", "It is counted there."),
    "scan_document": Sentence("So the right order opens.", "It opens the order."),
    "scan_box": Sentence("The box label counts the whole box.", "It counts the box."),
    "scan_unit": Sentence("Each scan counts one.", "Each scan counts one."),
    "set_quantity": Sentence("The record must say what is there.", "Record what is there."),
    "count_again": Sentence("A number nobody scanned proves nothing.", "Unscanned proves nothing."),
    "open_editor": Sentence("The record must say what is there.", "Record what is there."),
    "validate": Sentence("The record agrees with the pallet.", "Record equals pallet."),
    "keep_rest_open": Sentence("Nothing is ordered twice, nothing forgotten.", "Nothing is forgotten."),
    "give_rest_up": Sentence("Nobody waits for goods that never come.", "Nobody waits in vain."),
}
