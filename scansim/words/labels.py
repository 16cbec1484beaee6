"""What stands on the labels of a room: for each what a person needs to know without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.room import LabelKind, RoomLabel, Section
from scansim.words.sentence import Sentence

__all__ = ["CardWords", "card_words", "section_about", "section_name"]


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of one card: a short word in large letters, a name, further lines, one or two signs as an icon."""

    verb: str
    title: str
    lines: tuple[str, ...]
    sign: str = ""


_NOTHING = Sentence("")


@dataclass(frozen=True, slots=True)
class _Card:
    """How the words of a card are made of a label's facts; a line whose facts are all empty is left out."""

    title: Sentence
    lines: tuple[Sentence, ...] = ()
    verb: Sentence = _NOTHING
    sign: str = ""


_LOCATION = _Card(Sentence("{name}"), (Sentence("tells the handheld: {location}", "{location}"),), Sentence("PLACE"))
_WALK = _Card(
    Sentence("{name}"),
    (Sentence("Go there and look. The handheld is told nothing.", "Go there and look."),),
    Sentence("WALK"),
    "→",
)
_PACKAGE = _Card(Sentence("{name}"), (Sentence("{type}"), Sentence("at first: {place}", "{place}")))
_LOT_LINES = (Sentence("{product}"), Sentence("{code}"))

_CARDS: dict[LabelKind, _Card] = {
    LabelKind.LOCATION: _LOCATION,
    LabelKind.WALK: _WALK,
    LabelKind.PRODUCT: _Card(Sentence("{name}"), (Sentence("{code}"),)),
    LabelKind.PACKAGING: _Card(Sentence("{name}"), (Sentence("{packaging}"), Sentence("{code}")), sign="{quantity}"),
    LabelKind.PACKAGE: _PACKAGE,
    LabelKind.TOTE: _PACKAGE,
    LabelKind.LOT: _Card(Sentence("Lot {name}"), _LOT_LINES),
    LabelKind.SERIAL: _Card(Sentence("Serial {name}"), _LOT_LINES),
    LabelKind.DOCUMENT: _Card(Sentence("{transfer}"), (Sentence("{operation}"), Sentence("paper {origin}"))),
    LabelKind.OPERATION_TYPE: _Card(Sentence("{name}"), (Sentence("begins a new one on the handheld"),)),
}

_TRACKED = {"lot": Sentence("kept by lot number"), "serial": Sentence("kept by serial number")}


def _said(verb: str, title: str, short: str = "", sign: str = "") -> _Card:
    return _Card(Sentence(title, short), (), Sentence(verb), sign)


_COMMANDS: dict[str, _Card] = {
    "validate": _said("VALIDATE", "All is counted: finish this transfer", "finish"),
    "main_menu": _said("MAIN MENU", "Leave this transfer, keep what was counted", "leave"),
    "cancel": _said("CANCEL", "Cancel the whole transfer. The handheld asks first", "cancel all"),
    "print_operation": _said("PRINT LIST", "Print the list of this transfer", "print list"),
    "print_slip": _said("PRINT SLIP", "Print the delivery slip", "print slip"),
}

_CONTROLS: dict[tuple[str, str], _Card] = {
    ("command", "start"): _said("START", "Sign in, begin, or go on where you stopped", "begin"),
    ("command", "next"): _said("NEXT", "The next row, the next page, the next step", "next row"),
    ("command", "back"): _said("BACK", "One step back; what was asked is not done", "step back"),
    ("command", "yes"): _said("YES", "Yes to what is asked", "yes"),
    ("command", "no"): _said("NO", "No to what is asked", "no"),
    ("command", "enter"): _said("ENTER", "Done: take the row or the digits", "take it"),
    ("command", "floor"): _said("FLOOR", "Show what lies here, and the handheld again", "what lies here"),
    ("command", "look"): _said("LOOK", "Look at what stands here, then at its papers", "look here"),
    ("command", "open"): _said("OPEN", "Open a box, then scan which", "open a box"),
    ("command", "take"): _said("TAKE", "Take something in hand, then scan it", "take in hand"),
    ("command", "put"): _said("PUT", "Put down what is in hand", "put down"),
    ("command", "aside"): _said("ASIDE", "Set something aside so that it stays behind, then scan it", "set aside"),
    ("command", "relabel"): _said("LABEL", "A new label for what cannot be read, once that is reported", "new label"),
    ("command", "load"): _said("LOAD", "Put what is in hand onto the truck at this door", "load the truck"),
    ("command", "hint"): _said("HINT", "What to do now, and why", "what now?", "?"),
    ("command", "help"): _said("HELP", "What can be scanned here", "what to scan?", "?"),
    ("command", "lock"): _said("LOCK", "Done for now: the next person may come", "sign off"),
    ("command", "finish"): _said("DONE", "Hand the work in: nothing more is to be done", "hand in"),
}
_CHOICE = _Card(Sentence("Answer {letter}"), (), Sentence("{letter}"))
_DIGIT = _Card(Sentence("Digits one by one, then ENTER", "digit {letter}"), (), Sentence("{letter}"))

_REPORTS: dict[str, _Card] = {
    "missing": _said("MISSING", "Less is here than there should be", "less is here"),
    "extra": _said("EXTRA", "More is here than there should be", "more is here"),
    "wrong_item": _said("WRONG ITEM", "It is not what the label or the order says", "not what it should be"),
    "damaged": _said("DAMAGED", "Broken, wet, crushed, open", "broken"),
    "unreadable": _said("CANNOT READ", "The label is torn, missing or unknown", "label"),
    "place_problem": _said("PLACE PROBLEM", "Full, blocked, or not the right place", "place"),
    "system": _said("SYSTEM", "The handheld or the scanner goes wrong", "system"),
    "stop_safety": _said("STOP", "Danger for people: stop first, then scan", "danger", "!"),
}

_ROLES: dict[str, _Card] = {
    "shift_lead": _said("SHIFT LEAD", "Always the right one to ask", "always right"),
    "inventory_controller": _said("INVENTORY", "Stock that does not agree", "stock"),
    "quality": _said("QUALITY", "Damaged or doubtful goods", "damaged goods"),
    "buyer": _said("BUYER", "What suppliers sent wrong or did not send", "suppliers"),
    "dispatch_coordinator": _said("DISPATCH", "Trucks, doors, carriers", "trucks"),
    "customer_service": _said("CUSTOMER SERVICE", "What a customer has to be told", "customers"),
    "helpdesk": _said("HELPDESK", "Devices and programs", "devices"),
    "maintenance": _said("MAINTENANCE", "Racks, doors, trucks and the building", "building"),
}

_PROBES: dict[str, Sentence] = {
    "layout": Sentence("Keyboard layout", "layout"),
    "capitals": Sentence("Capital letters", "capitals"),
    "separator": Sentence("Separator in bars", "separator"),
    "separator_2d": Sentence("Separator in a square code", "separator 2D"),
    "plain_2d": Sentence("Square code", "2D"),
}
_PROBE_STEP = Sentence("Scanner set-up {number} of {count}", "{number} of {count}")

_SECTIONS: dict[Section, tuple[Sentence, Sentence]] = {
    Section.PLACES: (
        Sentence("Places"),
        Sentence("Each at its place. PLACE tells the handheld where goods go; WALK only brings you there."),
    ),
    Section.PRODUCTS: (
        Sentence("Products"),
        Sentence("All together on one wall, or each where the product is stored."),
    ),
    Section.PACKAGINGS: (Sentence("Boxes and cases"), Sentence("Beside the product: one scan counts the whole box.")),
    Section.PACKAGES: (Sentence("Pallets and cartons"), Sentence("Each on a real pallet or carton, or all together.")),
    Section.TOTES: (Sentence("Totes"), Sentence("Each on a real tote, or all together.")),
    Section.LOTS: (Sentence("Lots and serial numbers"), Sentence("Beside the product they belong to.")),
    Section.DOCUMENTS: (
        Sentence("Documents"),
        Sentence("By operation: receipts at the docks, deliveries at the doors, all others at the desk."),
    ),
    Section.OPERATION_TYPES: (Sentence("Operation types"), Sentence("At the desk.")),
    Section.COMMANDS: (Sentence("Commands of the handheld"), Sentence("Beside the screen.")),
    Section.CONTROLS: (Sentence("Control cards of the trainer"), Sentence("Beside the screen, within reach.")),
    Section.REPORTS: (
        Sentence("Reports"),
        Sentence("Beside the screen: what is wrong; then one scans the thing and whom to tell."),
    ),
    Section.ROLES: (Sentence("Who is told"), Sentence("Beside the reports.")),
    Section.SCANNER: (
        Sentence("Scanner set-up"),
        Sentence("For the trainer: scan them in this order on the page for the hardware check."),
    ),
}


def section_name(section: Section) -> str:
    """The heading of a section."""
    return _SECTIONS[section][0].say({}).long


def section_about(section: Section) -> str:
    """Where its labels hang and what they are for."""
    return _SECTIONS[section][1].say({}).long


def card_words(label: RoomLabel, *, short: bool = False) -> CardWords:
    """The words of a card; ``short`` for stickers."""
    facts = dict(label.facts)

    def say(sentence: Sentence) -> str:
        said = sentence.say(facts)
        return said.short if short else said.long

    card = _card(label)
    lines = tuple(say(line) for line in card.lines if _has_facts(line, facts))
    return CardWords(say(card.verb), say(card.title), lines, card.sign.format_map(facts))


def _card(label: RoomLabel) -> _Card:
    match label.kind:
        case LabelKind.COMMAND:
            return _COMMANDS[label.value]
        case LabelKind.CONTROL:
            return _control(label)
        case LabelKind.PROBE:
            return _Card(_PROBES[label.value], (_PROBE_STEP,), sign="{number}")
        case LabelKind.PRODUCT if label.fact("tracking") in _TRACKED:
            plain = _CARDS[label.kind]
            return _Card(plain.title, (*plain.lines, _TRACKED[label.fact("tracking")]))
        case _:
            return _CARDS[label.kind]


def _control(label: RoomLabel) -> _Card:
    match label.fact("group"):
        case "choice":
            return _CHOICE
        case "digit":
            return _DIGIT
        case "report":
            return _REPORTS[label.value]
        case "role":
            return _ROLES[label.value]
        case group:
            return _CONTROLS[group, label.value]


def _has_facts(line: Sentence, facts: dict[str, str]) -> bool:
    """Whether a line says anything: one that only frames a fact which is empty says nothing."""
    named = [name for name in facts if f"{{{name}}}" in line.long]
    return not named or any(facts[name] for name in named)
