"""Instructions, buttons and signs of the handheld, in our own words."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CONTROLS", "EXPLANATIONS", "FIELDS", "INSTRUCTIONS", "SCREENS", "SETTINGS", "TONES", "VALUES"]

INSTRUCTIONS: dict[str, Sentence] = {
    "scan_to_open": Sentence("SCAN A TRANSFER", "SCAN A TRANSFER"),
    "choose_operation": Sentence("CHOOSE AN OPERATION", "CHOOSE AN OPERATION"),
    "choose_transfer": Sentence("SCAN OR CHOOSE A TRANSFER", "CHOOSE A TRANSFER"),
    "scan_product": Sentence("SCAN A PRODUCT", "SCAN A PRODUCT"),
    "scan_product_or_place": Sentence("SCAN A PRODUCT OR A PLACE", "SCAN A PRODUCT"),
    "press_validate": Sentence("PRESS VALIDATE", "PRESS VALIDATE"),
    "choose_batch": Sentence("SCAN OR CHOOSE A BATCH", "CHOOSE A BATCH"),
    "choose_action": Sentence("CHOOSE WHAT TO DO", "CHOOSE"),
    "look_at_package": Sentence("IN THIS PACKAGE"),
    "look_at_settings": Sentence("SETTINGS OF THE COMPANY", "SETTINGS"),
    "scan_source": Sentence("SCAN THE SOURCE PLACE", "SCAN THE SOURCE"),
    "scan_next_source": Sentence("SCAN THE NEXT SOURCE PLACE", "SCAN THE NEXT SOURCE"),
    "scan_lot": Sentence("SCAN THE LOT  {product}", "SCAN LOT  {product}"),
    "scan_serial": Sentence("SCAN THE SERIAL NUMBER  {product}", "SCAN SERIAL  {product}"),
    "put_in_pack": Sentence("PUT IN A PACKAGE"),
    "scan_destination": Sentence("SCAN THE DESTINATION"),
    "transfer_is_done": Sentence("THIS TRANSFER IS DONE", "TRANSFER DONE"),
    "scan_location": Sentence("SCAN THE PLACE TO COUNT", "SCAN A PLACE"),
    "count_products": Sentence("SCAN EACH PRODUCT HERE", "SCAN EACH PRODUCT"),
    "choose_product": Sentence("SCAN THE PRODUCT TO ADD", "SCAN A PRODUCT"),
    "scrap_what": Sentence("SCRAP WHAT?  {product}", "SCRAP?  {product}"),
    "return_what": Sentence("WHAT COMES BACK?"),
    "move_expired": Sentence("EXPIRED GOODS: MOVE THEM?", "MOVE EXPIRED?"),
    "process_all": Sentence("TAKE ALL AS DONE?"),
    "add_extra_package": Sentence("ADD THIS PACKAGE?  {package}", "ADD?  {package}"),
    "batch_receipts": Sentence("BATCH RECEIPTS FROM {partner}?", "BATCH WITH {other}?"),
    "serial_elsewhere": Sentence("SERIAL {serial} IS KNOWN: GO ON?", "{serial} IS KNOWN"),
    "check_quality": Sentence("QUALITY CHECK  {product}", "CHECK  {product}"),
    "huge_quantity": Sentence("IS {quantity} A QUANTITY?", "{quantity}?"),
    "scrap_short": Sentence("ONLY {on_hand} THERE: SCRAP?", "ONLY {on_hand}: SCRAP?"),
    "stock_changed": Sentence("STOCK CHANGED SINCE THE COUNT", "STOCK CHANGED"),
    "apply_without_lot": Sentence("APPLY WITHOUT A LOT?"),
    "enter_quantity": Sentence("ENTER THE QUANTITY", "ENTER QUANTITY"),
    "create_backorder": Sentence("CREATE BACKORDER?  {missing} missing", "BACKORDER?  {missing}"),
    "add_extra_product": Sentence("ADD EXTRA PRODUCT?  {product}", "ADD EXTRA?  {product}"),
    "choose_package_type": Sentence("CHOOSE OR SCAN A PACKAGE TYPE", "WHICH PACKAGE TYPE?"),
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
    "counts": Sentence("Inventory adjustments  {count}", "Counts  {count}"),
    "batches": Sentence("Batch transfers", "Batches"),
    "settings": Sentence("Settings"),
    "put_in_pack": Sentence("Put in pack", "Pack"),
    "new_line": Sentence("Add product", "Add"),
    "actions": Sentence("More", "More"),
    "content": Sentence("Content"),
    "generate": Sentence("{count} numbers from {serial}", "{count} numbers"),
    "take_from": Sentence("{place} has {quantity}", "{place}"),
    "print_operation": Sentence("Print the operation", "Print operation"),
    "print_slip": Sentence("Print the delivery slip", "Print slip"),
    "scrap": Sentence("Scrap"),
    "return": Sentence("Return"),
    "minus": Sentence("-1"),
    "all_but_expired": Sentence("All but the expired ones", "All but expired"),
    "batch_receipts": Sentence("Receive both together", "Both together"),
    "pass": Sentence("It passed", "Pass"),
    "fail": Sentence("It failed", "Fail"),
    "apply": Sentence("Apply"),
    "fold": Sentence("Fold the {count} lots", "Fold lots"),
    "unfold": Sentence("Show {count} lots", "{count} lots"),
    "package_type": Sentence("{type}"),
    "no_type": Sentence("A package of no type", "No type"),
    "toggle": Sentence("Counted or not", "Counted?"),
    "keep_counted": Sentence("Keep what was counted", "Keep counted"),
    "keep_difference": Sentence("Keep the difference", "Keep difference"),
}

SCREENS: dict[str, Sentence] = {
    "menu": Sentence("Barcode scanning", "Barcode"),
    "operations": Sentence("Operations"),
    "transfers": Sentence("Transfers"),
    "transfer": Sentence("Transfer"),
    "settings": Sentence("Settings"),
    "batches": Sentence("Batches"),
    "batch": Sentence("Batch"),
    "count": Sentence("Inventory adjustment", "Count"),
    "form": Sentence("Form"),
    "package": Sentence("Package"),
    "actions": Sentence("More"),
    "editor": Sentence("Edit line"),
    "dialog": Sentence("Question"),
}

EXPLANATIONS: dict[str, Sentence] = {
    "create_backorder": Sentence(
        "{missing} were not counted. Will the rest still come? Then keep it open.", "{missing} not counted. To come?"
    ),
    "move_expired": Sentence("These lots are past their date.", "Past their date."),
    "process_all": Sentence("Nothing was scanned. Confirm moves all that was planned.", "Nothing was scanned."),
    "add_extra_product": Sentence("It is not on this transfer.", "Not on this transfer."),
    "add_extra_package": Sentence("Nobody planned to move it here. This lies in it:", "Unplanned. In it:"),
    "batch_receipts": Sentence("{product} stands on {other}, of the same supplier.", "{product}: on {other}"),
    "serial_elsewhere": Sentence("{product}: the system has it at {places}.", "It is at {places}."),
    "check_quality": Sentence("Look at the goods. How many failed? Without a number: all.", "How many failed?"),
    "huge_quantity": Sentence("It looks like a barcode in the quantity field.", "Is it a barcode?"),
    "scrap_short": Sentence("The system has only {on_hand} there. Count before you scrap.", "Count before you scrap."),
    "choose_package_type": Sentence(
        "What was scanned goes into a new package. Or scan the package that it goes into.", "Or scan a package."
    ),
    "cancel_transfer": Sentence("Nothing of it will be moved, and it cannot be opened again.", "Nothing is moved."),
    "stock_changed": Sentence("Goods moved after you counted them. What is right?", "What is right now?"),
    "apply_without_lot": Sentence("These goods need a lot or serial number.", "Their lot is missing."),
}
"""What a question means, in a plain sentence below the field's own term."""

FIELDS: dict[str, Sentence] = {
    "product": Sentence("Product"),
    "lot": Sentence("Lot/SN"),
    "source": Sentence("From"),
    "destination": Sentence("To"),
    "place": Sentence("At"),
    "package": Sentence("Package"),
    "result_package": Sentence("Into package", "Into"),
    "owner": Sentence("Owner"),
    "container": Sentence("Into container", "Container"),
}

SETTINGS: dict[str, Sentence] = {
    "version": Sentence("Version of the app", "Version"),
    "nomenclature": Sentence("Barcode nomenclature", "Nomenclature"),
    "conversion": Sentence("UPC/EAN conversion", "UPC/EAN"),
    "packages": Sentence("Packages"),
    "batches": Sentence("Batch transfers", "Batches"),
    "owners": Sentence("Consignment"),
    "storage_locations": Sentence("Storage locations", "Locations"),
    "count_entire_locations": Sentence("Count whole places", "Whole places"),
    "show_quantity_to_count": Sentence("Show what to count", "Show quantity"),
}

VALUES: dict[str, Sentence] = {
    "yes": Sentence("yes"),
    "no": Sentence("no"),
    "default": Sentence("default"),
    "gs1": Sentence("GS1"),
    "always": Sentence("always"),
    "none": Sentence("never"),
    "ean2upc": Sentence("EAN to UPC"),
    "upc2ean": Sentence("UPC to EAN"),
}

TONES: dict[str, tuple[str, str]] = {
    "ok": ("✔", "OK"),
    "attention": ("!", "CHECK"),
    "error": ("✖", "STOP"),
}
"""Symbol and word of each tone: never colour alone."""
