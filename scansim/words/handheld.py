"""Instructions, buttons and signs of the handheld, in our own words."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CONTROLS", "INSTRUCTIONS", "SCREENS", "TONES"]

INSTRUCTIONS: dict[str, Sentence] = {
    "scan_to_open": Sentence("SCAN A TRANSFER", "SCAN A TRANSFER"),
    "choose_operation": Sentence("CHOOSE AN OPERATION", "CHOOSE AN OPERATION"),
    "choose_transfer": Sentence("SCAN OR CHOOSE A TRANSFER", "CHOOSE A TRANSFER"),
    "scan_product": Sentence("SCAN A PRODUCT", "SCAN A PRODUCT"),
    "scan_product_or_place": Sentence("SCAN A PRODUCT OR A PLACE", "SCAN A PRODUCT"),
    "press_validate": Sentence("PRESS VALIDATE", "PRESS VALIDATE"),
    "enter_quantity": Sentence("ENTER THE QUANTITY", "ENTER QUANTITY"),
    "create_backorder": Sentence("CREATE BACKORDER?  {missing} not counted.", "BACKORDER?  {missing} missing"),
    "add_extra_product": Sentence("ADD EXTRA PRODUCT?  {product}", "ADD EXTRA?  {product}"),
    "cancel_transfer": Sentence("CANCEL THE TRANSFER?", "CANCEL IT?"),
}

CONTROLS: dict[str, Sentence] = {
    "operations": Sentence("Operations"),
    "type": Sentence("Open"),
    "open": Sentence("Open"),
    "new": Sentence("New transfer", "New"),
    "back": Sentence("Back"),
    "validate": Sentence("Validate"),
    "cancel": Sentence("Cancel transfer", "Cancel"),
    "fill": Sentence("+{left}"),
    "plus": Sentence("+1"),
    "edit": Sentence("Edit"),
    "select": Sentence("Select"),
    "plus_one": Sentence("+1"),
    "minus_one": Sentence("-1"),
    "packaging": Sentence("{packaging} +{quantity}", "+{quantity}"),
    "confirm": Sentence("Confirm"),
    "discard": Sentence("Discard"),
    "create_backorder": Sentence("Create backorder: keep the rest open", "Backorder: keep open"),
    "no_backorder": Sentence("No backorder: give the rest up", "No backorder: give up"),
    "add_product": Sentence("Add it", "Add it"),
}

SCREENS: dict[str, Sentence] = {
    "menu": Sentence("Barcode scanning", "Barcode"),
    "operations": Sentence("Operations"),
    "transfers": Sentence("Transfers"),
    "transfer": Sentence("Transfer"),
    "editor": Sentence("Edit line"),
    "dialog": Sentence("Question"),
}

TONES: dict[str, tuple[str, str]] = {
    "ok": ("✔", "OK"),
    "attention": ("!", "CHECK"),
    "error": ("✖", "STOP"),
}
"""Symbol and word of each tone: never colour alone."""
