"""The room as a document: a cover that says how to hang it, then a sheet of labels for each section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from scansim.labels.document import (
    Column,
    Document,
    Heading,
    Label,
    LabelSheet,
    Paragraph,
    Sheet,
    Steps,
    Table,
    TextSheet,
)
from scansim.labels.symbology import Symbology
from scansim.printing.stickers import Stickers
from scansim.training.room import LabelKind, Room, RoomLabel, Section
from scansim.training.stationery import Layout, Paper
from scansim.words.kit import on_paper
from scansim.words.labels import card_words, section_about, section_name
from scansim.words.language import spoken

__all__ = ["ROOM_LAYOUTS", "printed_label", "room_document", "section_on_stickers"]

ROOM_LAYOUTS: dict[Section, str] = {
    Section.PLACES: "shelf",
    Section.PRODUCTS: "product",
    Section.PACKAGINGS: "product",
    Section.PACKAGES: "product",
    Section.TOTES: "product",
    Section.LOTS: "product",
    Section.DOCUMENTS: "product",
    Section.OPERATION_TYPES: "card",
    Section.COMMANDS: "card",
    Section.CONTROLS: "card",
    Section.REPORTS: "card",
    Section.ROLES: "card",
    Section.SCANNER: "poster",
}
"""Which layout of ``labels/layouts.yaml`` a section is printed in."""

_STEPS = ("print", "cut", "hang", "apart", "scanner", "check")


def room_document(room: Room, layouts: Mapping[str, Layout], paper: Paper, only: Section | None = None) -> Document:
    """The document of a room; ``only`` one section of it, without the cover, to print a part again."""
    title = _title(room)
    if only is not None:
        return Document(title, room.number, paper, tuple(_sheets(room, only, layouts)))
    sheets = (sheet for section in room.sections for sheet in _sheets(room, section, layouts))
    return Document(title, room.number, paper, (_cover(room), *sheets))


def section_on_stickers(
    room: Room, section: Section, layouts: Mapping[str, Layout], paper: Paper, stickers: Stickers
) -> Document:
    """One section of a room on sheets of stickers, one label behind the other."""
    labels = room.section(section)
    plain = layouts[ROOM_LAYOUTS[section]]
    sheet = stickers.sheet(section_name(section), _marked(room, labels), plain, layouts, paper)
    return Document(_title(room), room.number, paper, (sheet,))


def printed_label(label: RoomLabel, mark: str = "") -> Label:
    """A label of the room with its words."""
    words = card_words(label)
    symbology = Symbology(label.symbology) if label.symbology else None
    return Label(label.payload, words.title, words.lines, words.verb, words.sign, mark, symbology)


def _title(room: Room) -> str:
    return on_paper("room_title", pack=room.pack)


def _cover(room: Room) -> TextSheet:
    rows = tuple(
        (section_name(section), str(len(room.section(section))), section_about(section)) for section in room.sections
    )
    columns = (
        Column(on_paper("column_section"), 3),
        Column(on_paper("column_count")),
        Column(on_paper("column_where"), 6),
    )
    blocks = (
        Paragraph(on_paper("room_what", title=room.title.in_language(spoken().code), number=room.number)),
        Steps(tuple(on_paper(f"room_step_{step}") for step in _STEPS)),
        Heading(on_paper("hang")),
        Table(columns, rows, ticked=True),
    )
    return TextSheet(on_paper("room_cover"), blocks)


def _sheets(room: Room, section: Section, layouts: Mapping[str, Layout]) -> Iterator[Sheet]:
    layout, heading = layouts[ROOM_LAYOUTS[section]], section_name(section)
    labels = room.section(section)
    cards = _cards(labels)
    alone = tuple(label for label in labels if label not in set(cards))
    marked = _marked(room, (*cards, *alone))
    if cards:
        yield LabelSheet(heading, marked[: len(cards)], layout)
    if alone:
        yield LabelSheet(on_paper("only_walk", section=heading) if cards else heading, marked[len(cards) :], layout)


def _marked(room: Room, labels: tuple[RoomLabel, ...]) -> tuple[Label, ...]:
    """The labels as printed, numbered in the order in which they come out of the printer."""
    count = str(len(labels))
    return tuple(
        printed_label(label, on_paper("mark", number=room.number, place=str(place), count=count))
        for place, label in enumerate(labels, 1)
    )


def _cards(labels: tuple[RoomLabel, ...]) -> tuple[RoomLabel, ...]:
    """Labels of which two make a card: what the handheld knows a place by, and the WALK label behind it.

    They fill whole rows of two, so that the two of one place hang side by side.
    """
    return tuple(
        label
        for first, second in pairwise(labels)
        if (first.kind, second.kind) == (LabelKind.LOCATION, LabelKind.WALK)
        and first.fact("name") == second.fact("name")
        for label in (first, second)
    )
