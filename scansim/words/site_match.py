"""What a super user compares with their own handheld: the behaviours that only product knowledge backs (K).

One table for ``scansim site-checklist``, docs/site-match.md and the test that no such item of docs/fidelity.md is
forgotten. Each is a setting where the app is known to differ; where it names none, tell us what yours does.
"""

from __future__ import annotations

from dataclasses import dataclass

from scansim.words.sentence import Sentence

__all__ = ["CHECKLIST", "FRAME", "KEYS", "SiteItem"]

KEYS: dict[str, str] = {
    "tab.allow_extra_products": "barcode_allow_extra_product",
    "tab.allow_full_validation": "barcode_validation_full",
    "tab.source_required": "restrict_scan_source_location",
    "tab.product_required": "restrict_scan_product",
    "tab.lot_required": "restrict_scan_tracking_number",
    "tab.put_in_pack": "restrict_put_in_pack",
    "tab.destination": "restrict_scan_dest_location",
    "tab.all_packed": "barcode_validation_all_product_packed",
    "tab.all_sent": "barcode_validation_after_dest_location",
    "tab.show_reserved_lots": "show_reserved_sns",
    "tab.whole_packages": "show_entire_packs",
    "tab.asks_package_type": "set_package_type",
    "type.use_create_lots": "use_create_lots",
    "type.use_existing_lots": "use_existing_lots",
    "company.packages": "group_stock_tracking_lot",
    "company.batches": "module_stock_picking_batch",
    "company.owners": "group_stock_tracking_owner",
    "company.storage_locations": "group_stock_multi_locations",
    "company.deliveries_on_menu": "deliveries_on_menu",
    "company.huge_quantity": "huge_quantity",
}
"""What a setting is called in a pack: of an operation type a column, of the company a key (docs/packs.md)."""


@dataclass(frozen=True, slots=True)
class SiteItem:
    """One line: what our handheld does, how to try it on a real one, and the setting that decides it.

    ``setting`` begins with where it stands: ``tab.`` an operation type's Barcode tab, ``type.`` the operation type,
    ``company.`` the app's settings, ``version.`` what a version does; empty when it is always so here.
    ``items`` are the numbers in docs/fidelity.md, none for settings that no item of the list is about.
    """

    what: Sentence
    how: Sentence
    setting: str = ""
    items: tuple[int, ...] = ()


def _item(what: str, how: str, setting: str = "", *items: int) -> SiteItem:
    return SiteItem(Sentence(what), Sentence(how), setting, items)


CHECKLIST: tuple[SiteItem, ...] = (
    # finding work
    _item(
        "A location scanned on the main menu starts an internal transfer from it.",
        "On the main menu scan a shelf label: does a new internal transfer open with that shelf as its source?",
        "company.storage_locations",
        10,
    ),
    _item(
        "An unknown code on the main menu is refused, and the menu stays.",
        "On the main menu scan any barcode from a food packet.",
        "",
        13,
    ),
    _item(
        "The barcode of Delivery Orders makes a new delivery (create), or shows the open ones (list).",
        "On the main menu scan the barcode of Delivery Orders.",
        "company.deliveries_on_menu",
    ),
    # counting goods
    _item(
        "A tracked product asks for its lot or serial number and counts only with it.",
        "In a receipt scan a product tracked by lots: does it still say 0 until a lot is scanned?",
        "type.use_create_lots",
        16,
    ),
    _item(
        "Tracked goods may be taken by a number that exists already.",
        "In a delivery scan a lot that is in stock but not reserved.",
        "type.use_existing_lots",
    ),
    _item(
        "A destination goes to all lines scanned since the last destination.",
        "In a receipt scan two products, then a shelf: do both lines show that shelf?",
        "tab.destination",
        18,
    ),
    _item(
        "What is left of a line when its destination is scanned becomes a line of its own, going where it went.",
        "In a receipt of ten scan four, a shelf, two more, another shelf: are there three lines, of 4, 2 and 4?",
        "",
        18,
    ),
    _item(
        "A product that is not on the transfer is asked about, not refused.",
        "In a receipt scan a product that is not on it.",
        "tab.allow_extra_products",
        21,
    ),
    _item(
        "A product scanned before its source location is refused.",
        "Open a delivery with products on shelves and scan a product first.",
        "tab.source_required",
        26,
    ),
    _item(
        "Buttons and fields do not replace the scan of a product.",
        "Open a receipt and press the button at the end of a line that nobody has scanned.",
        "tab.product_required",
    ),
    _item(
        "Fields do not replace the scan of a lot.",
        "Open the pencil of a line tracked by lots: can its lot be typed?",
        "tab.lot_required",
    ),
    _item(
        "A series of serial numbers is made from the first one, with a button of the pencil.",
        "In a receipt of serial numbers open the pencil of a line and type a first number: is there a button for all?",
    ),
    _item(
        "The lots that are reserved stand on the lines before anything is scanned.",
        "Open a delivery of goods tracked by lots.",
        "tab.show_reserved_lots",
    ),
    _item(
        "Lines of one product with several lots stand under one parent line, folded until one of them is worked on.",
        "Open a delivery of goods of which two lots lie on one shelf: is there one line with the total?",
        "",
    ),
    _item(
        "A package that moves whole is opened by scanning single goods out of it: they arrive without it.",
        "Open a transfer that moves a whole package and scan one product of it.",
        "",
    ),
    _item(
        "More than demanded is counted, the line is marked, and all of it is moved.",
        "In a receipt scan one more than ordered and validate.",
        "",
        31,
    ),
    _item(
        "With Consignment on, the pencil has a field for the owner of the goods.",
        "Open the pencil of a line in a receipt: is there a field Owner?",
        "company.owners",
    ),
    # packages and batches
    _item(
        "Put in pack with nothing scanned does nothing.",
        "Open a packing transfer, scan nothing, and press Put in pack.",
        "company.packages",
        42,
    ),
    _item(
        "Goods must be put in a package after each product, after a group of products, or never.",
        "In a packing transfer scan two different products without packing in between.",
        "tab.put_in_pack",
    ),
    _item(
        "Put in pack asks for a package type; a package that is scanned answers, too.",
        "Switch on Set Package Type, scan a product and press Put in pack: what can be chosen, what scanned?",
        "tab.asks_package_type",
    ),
    _item(
        "A package that moves whole is one line, done by one scan; its content has a page of its own.",
        "Switch on Move Entire Packages and open a transfer that moves a whole package.",
        "tab.whole_packages",
    ),
    _item("All goods must be in packages before Validate.", "Validate a packing transfer unpacked.", "tab.all_packed"),
    _item(
        "All goods must have had their destination scanned before Validate.",
        "Validate an internal transfer with no destination scanned.",
        "tab.all_sent",
    ),
    _item(
        "The pencil puts the package that goods go into on or in another package.",
        "In a packing transfer open the pencil of a packed line: is there a field for the destination container?",
        "version.nests_packages",
    ),
    _item(
        "Put in pack with all goods packed puts the packages into a new one.",
        "From version 19 on: pack goods into two packages, then press Put in pack once more.",
        "version.nests_packages",
    ),
    _item(
        "In a batch, a package that holds another order's goods is refused.",
        "Pick two orders as a batch; put goods of the second into the tote of the first.",
        "company.batches",
        45,
    ),
    _item(
        "While counting, an empty or unknown package takes in what was counted here since the last package.",
        "Count two products on a shelf, then scan a new package label: do both lines show that package?",
        "",
    ),
    # finishing
    _item(
        "Validate with nothing scanned moves all that is reserved.",
        "Open a delivery that is fully reserved and validate at once.",
        "tab.allow_full_validation",
    ),
    _item(
        "Validate with nothing scanned asks first.",
        "As before: is there a question before it is done?",
        "version.asks_to_process_all",
    ),
    _item(
        "Expired goods are asked about, with three answers: confirm, all but the expired ones, discard.",
        "Scan an expired lot in a delivery and validate.",
        "",
        38,
    ),
    _item(
        "Expired lots are reserved like all others.",
        "Let a delivery ask for goods of which the oldest lot has expired: is that lot reserved?",
        "version.reserves_expired",
        39,
    ),
    _item(
        "The return form begins with everything that can come back; else with nothing.",
        "Open a finished delivery and press Return: what quantities stand there?",
        "version.return_proposes_all",
        76,
    ),
    _item(
        "A quantity as large as this is asked about before it is taken.",
        "Open a pencil and type a barcode as the quantity, then discard.",
        "company.huge_quantity",
    ),
)

FRAME: dict[str, Sentence] = {
    "title": Sentence("Site checklist: {title}, version {version} of the app"),
    "how": Sentence(
        "Try each line on your own handheld, in a test database. Tick what is the same. What differs is a setting "
        "here: give it your value, so that operators meet at work what they practised. The numbers in brackets are "
        "those of docs/fidelity.md."
    ),
    "try": Sentence("Try: {how}"),
    "ours": Sentence("Ours: {setting} = {value}"),
    "ours_by_type": Sentence("Ours: {setting}: {value}"),
    "in_list": Sentence("In the pack: {key} in operation_types.csv"),
    "in_file": Sentence("In the pack: {key} in pack.yaml, under settings"),
    "always": Sentence("Ours: always so, no setting. If yours differs, tell us."),
    "who": Sentence("Handheld and version: ____________________   Tried by: ____________________   On: __________"),
}
"""What stands around the items."""
