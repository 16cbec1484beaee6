"""The room: every label that hangs on walls and shelves, once for a data pack and good for every seed.

What a seed chooses comes from the pack, so nothing has to be printed for it (DESIGN section 5). The values here say
what is to be printed and why; the words on a label are in :mod:`scansim.words.labels`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scansim.actions import CONTROL_CODES, ControlCode, ControlKind
from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.canonical import canonical
from scansim.engine.floor.things import Place
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.catalogue import Location, OperationType, Tracking
from scansim.scanner.probes import PROBES
from scansim.training.letters import letters_of
from scansim.training.pack import NamedPackage, Pack
from scansim.training.texts import LocalText
from scansim.training.walk_labels import walk_label

__all__ = ["COMMANDS", "LabelKind", "Room", "RoomLabel", "Section", "room_of"]


class Section(StrEnum):
    """What is printed together and hangs together; the names are those of ``--only``."""

    PLACES = "places"
    PRODUCTS = "products"
    PACKAGINGS = "packagings"
    PACKAGES = "packages"
    TOTES = "totes"
    LOTS = "lots"
    DOCUMENTS = "documents"
    OPERATION_TYPES = "operation_types"
    COMMANDS = "commands"
    CONTROLS = "controls"
    REPORTS = "reports"
    ROLES = "roles"
    SCANNER = "scanner"


class LabelKind(StrEnum):
    """What a label names; the words on it follow from this."""

    LOCATION = "location"
    WALK = "walk"
    PRODUCT = "product"
    PACKAGING = "packaging"
    PACKAGE = "package"
    TOTE = "tote"
    LOT = "lot"
    SERIAL = "serial"
    DOCUMENT = "document"
    OPERATION_TYPE = "operation_type"
    COMMAND = "command"
    CONTROL = "control"
    PROBE = "probe"


COMMANDS: tuple[Command, ...] = (
    Command.VALIDATE,
    Command.MAIN_MENU,
    Command.CANCEL,
    Command.PRINT_OPERATION,
    Command.PRINT_SLIP,
)
"""The commands that the handheld carries out; it refuses the others, so they are not printed."""

_OF_REPORTS = {ControlKind.REPORT: Section.REPORTS, ControlKind.ROLE: Section.ROLES}
_NUMBER_LETTERS = 4


@dataclass(frozen=True, slots=True)
class RoomLabel:
    """One label. ``value`` is the id of what it names (a place, a product, a control code's value, ...).

    ``facts`` fill in its words. ``symbology`` is empty where the payload itself says what it is printed as.
    """

    section: Section
    kind: LabelKind
    payload: str
    value: str
    facts: tuple[tuple[str, str], ...] = ()
    symbology: str = ""

    def fact(self, name: str) -> str:
        """The fact of this name, empty without one."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class Room:
    """The labels of a pack in the order in which they are printed.

    ``number`` stands on every page: two rooms of one number hold the same labels.
    """

    pack: str
    number: str
    title: LocalText
    labels: tuple[RoomLabel, ...]

    def section(self, section: Section) -> tuple[RoomLabel, ...]:
        """The labels of a section."""
        return tuple(label for label in self.labels if label.section is section)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that have labels."""
        return tuple(section for section in Section if any(label.section is section for label in self.labels))

    @property
    def payloads(self) -> frozenset[str]:
        """Everything that can be read in this room."""
        return frozenset(label.payload for label in self.labels)


def room_of(pack: Pack) -> Room:
    """The room of a pack, with the commands and operation types that its version of the app knows."""
    family = VERSIONS[pack.version].family
    labels = tuple(label for make in _MAKERS for label in make(pack, family))
    content = canonical([[label.kind.value, label.value, label.payload] for label in labels])
    return Room(pack.id, f"{pack.id}-{letters_of(f'room:{content}', _NUMBER_LETTERS)}", pack.title, labels)


def _label(section: Section, kind: LabelKind, payload: str, value: str, **facts: str) -> RoomLabel:
    return RoomLabel(section, kind, payload, value, tuple(facts.items()))


def _places(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    """A card for each place: what the handheld knows it by, if anything, and the WALK label."""
    locations = {location.id: location for location in pack.locations}
    for place in pack.places:
        location = locations.get(place.location)
        if location is not None and location.barcode:
            yield _location(location, place.name)
        yield _walk(place)
    placed = {place.location for place in pack.places}
    yield from (_location(location, location.name) for location in pack.locations if _hangs_alone(location, placed))


def _location(location: Location, name: str) -> RoomLabel:
    facts = {"name": name, "location": location.complete_name}
    return _label(Section.PLACES, LabelKind.LOCATION, location.barcode, location.id, **facts)


def _hangs_alone(location: Location, placed: set[str]) -> bool:
    return bool(location.barcode) and location.id not in placed


def _walk(place: Place) -> RoomLabel:
    return _label(Section.PLACES, LabelKind.WALK, walk_label(place.id), place.id, name=place.name)


def _products(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    for product in pack.products:
        facts = {"name": product.name, "code": product.code, "tracking": product.tracking.value}
        yield _label(Section.PRODUCTS, LabelKind.PRODUCT, product.barcode, product.id, **facts)


def _packagings(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    for packaging in pack.packagings:
        product = pack.product(packaging.product)
        facts = {"name": product.name, "code": product.code, "packaging": packaging.name}
        facts["quantity"] = str(packaging.quantity)
        yield _label(Section.PACKAGINGS, LabelKind.PACKAGING, packaging.barcode, packaging.id, **facts)


def _packages(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    yield from (
        _package(pack, each, Section.PACKAGES, LabelKind.PACKAGE) for each in pack.packages if not each.reusable
    )


def _totes(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    yield from (_package(pack, each, Section.TOTES, LabelKind.TOTE) for each in pack.packages if each.reusable)


def _package(pack: Pack, package: NamedPackage, section: Section, kind: LabelKind) -> RoomLabel:
    types = {each.id: each.name for each in pack.package_types}
    places = {place.location: place.name for place in pack.places}
    facts = {"name": package.name, "type": types[package.type], "place": places.get(package.location, "")}
    return _label(section, kind, package.name, package.id, **facts)


def _lots(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    for lot in pack.lots:
        product = pack.product(lot.product)
        kind = LabelKind.SERIAL if product.tracking is Tracking.SERIAL else LabelKind.LOT
        yield _label(Section.LOTS, kind, lot.name, lot.id, name=lot.name, product=product.name, code=product.code)


def _documents(pack: Pack, _: Family) -> Iterator[RoomLabel]:
    operations = {operation.id: operation.name for operation in pack.operation_types}
    for document in pack.documents:
        facts = {
            "transfer": document.transfer,
            "origin": document.origin,
            "operation": operations[document.operation_type],
        }
        yield _label(Section.DOCUMENTS, LabelKind.DOCUMENT, document.transfer, document.id, **facts)


def _operation_types(pack: Pack, family: Family) -> Iterator[RoomLabel]:
    for operation in pack.operation_types:
        barcode = _barcode_of(operation, family)
        if barcode:
            yield _label(Section.OPERATION_TYPES, LabelKind.OPERATION_TYPE, barcode, operation.id, name=operation.name)


def _barcode_of(operation: OperationType, family: Family) -> str:
    return operation.barcode if family is Family.CURRENT else operation.legacy_barcode


def _commands(_: Pack, family: Family) -> Iterator[RoomLabel]:
    for command in COMMANDS:
        yield _label(Section.COMMANDS, LabelKind.COMMAND, payload_of(command, family), command.value)


def _controls(_: Pack, __: Family) -> Iterator[RoomLabel]:
    yield from _control_cards(code for code in CONTROL_CODES if code.kind not in _OF_REPORTS)


def _reports(_: Pack, __: Family) -> Iterator[RoomLabel]:
    yield from _control_cards(code for code in CONTROL_CODES if code.kind is ControlKind.REPORT)


def _roles(_: Pack, __: Family) -> Iterator[RoomLabel]:
    yield from _control_cards(code for code in CONTROL_CODES if code.kind is ControlKind.ROLE)


def _control_cards(codes: Iterable[ControlCode]) -> Iterator[RoomLabel]:
    for code in codes:
        section = _OF_REPORTS.get(code.kind, Section.CONTROLS)
        yield _label(section, LabelKind.CONTROL, code.payload, code.value, group=code.kind.value, letter=code.value)


def _scanner(_: Pack, __: Family) -> Iterator[RoomLabel]:
    for probe in PROBES:
        facts = (("number", str(probe.number)), ("count", str(len(PROBES))), ("text", probe.text))
        yield RoomLabel(Section.SCANNER, LabelKind.PROBE, probe.payload, probe.kind.value, facts, probe.symbology.value)


_MAKERS: tuple[Callable[[Pack, Family], Iterator[RoomLabel]], ...] = (
    _places,
    _products,
    _packagings,
    _packages,
    _totes,
    _lots,
    _documents,
    _operation_types,
    _commands,
    _controls,
    _reports,
    _roles,
    _scanner,
)
"""In the order of :class:`Section`."""
