"""A kit as a document: the papers and labels that operators get, then the trainer's sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scansim.engine.floor.things import Paper as FloorPaper
from scansim.labels.document import (
    Block,
    Column,
    Document,
    Heading,
    Label,
    LabelSheet,
    Paragraph,
    ScanRow,
    Sheet,
    Table,
    TextSheet,
    Ticks,
)
from scansim.printing.stickers import Stickers
from scansim.training.interrupting import SCANNER_DEAD
from scansim.training.kit import Kit
from scansim.training.pack import Pack
from scansim.training.room import room_of
from scansim.training.starting_point import GivenTask
from scansim.training.stationery import Layout, Paper
from scansim.training.story import Flow
from scansim.words.kit import on_paper, said_of_goods, said_of_planted_label
from scansim.words.kit_meanwhile import meanwhile_of
from scansim.words.kit_truth import truth_of
from scansim.words.labels import card_words
from scansim.words.language import spoken

__all__ = ["KIT_LAYOUTS", "kit_document", "planted_on_stickers"]

_PAPER_LABEL = "document"
_PLANTED = "product"
_ROWS_OF_A_FORM = 12
KIT_LAYOUTS = (_PAPER_LABEL, _PLANTED)
"""The layouts of ``labels/layouts.yaml`` that kits are printed in."""


def kit_document(kit: Kit, pack: Pack, layouts: Mapping[str, Layout], paper: Paper) -> Document:
    """The document of a kit. Its last sheet is the trainer's, and says so."""
    paper_label = layouts[_PAPER_LABEL]
    sheets: list[Sheet] = [_start_card(kit, paper_label), *_papers(kit, pack, paper_label), *_paper_form(kit)]
    if kit.planted:
        sheets.append(LabelSheet(on_paper("planted"), _planted_labels(kit), layouts[_PLANTED]))
    sheets.append(_trainers_sheet(kit, pack))
    return Document(on_paper("kit_title"), kit.number, paper, tuple(sheets))


def planted_on_stickers(kit: Kit, layouts: Mapping[str, Layout], paper: Paper, stickers: Stickers) -> Document:
    """The labels that a kit plants, and nothing else of it, on sheets of stickers."""
    plain = layouts[_PLANTED]
    sheet = stickers.sheet(on_paper("planted"), _planted_labels(kit), plain, layouts, paper)
    return Document(on_paper("kit_title"), kit.number, paper, (sheet,))


# for operators


def _start_card(kit: Kit, layout: Layout) -> TextSheet:
    """What starts this kit on a device, and says nothing of what it holds."""
    label = Label(kit.start_card, on_paper("start_card_title"), (on_paper("start_card_number", number=kit.number),))
    blocks: tuple[Block, ...] = (
        Ticks((on_paper("start_card_scan"), on_paper("start_card_then"))),
        ScanRow(label, layout),
    )
    return TextSheet(on_paper("start_card"), blocks)


def _papers(kit: Kit, pack: Pack, layout: Layout) -> Iterator[TextSheet]:
    """The document of every task and batch: delivery notes as their suppliers write them, all others as they lie."""
    notes = {task.paper: task for task in kit.situation.tasks if task.note is not None}
    for paper in kit.situation.papers:
        task = notes.get(paper.id)
        yield _delivery_note(kit, task, pack, layout) if task else _task_paper(kit, paper, layout)


def _task_paper(kit: Kit, paper: FloorPaper, layout: Layout) -> TextSheet:
    """The paper of a task with its label; a list that opens nothing bears none."""
    lines = tuple(Paragraph(text) for text in paper.text)
    if not paper.label:
        return TextSheet(paper.name, (Heading(paper.name), *lines))
    label = Label(paper.label, paper.label, (on_paper("task_scan", transfer=paper.label),), mark=kit.number)
    return TextSheet(paper.name, (Heading(paper.name), ScanRow(label, layout), *lines))


def _delivery_note(kit: Kit, task: GivenTask, pack: Pack, layout: Layout) -> TextSheet:
    """What the driver handed over: the supplier's number, what was ordered, what is said about the rest."""
    note = task.note or kit.situation.delivery_note
    heading = on_paper("note", number=note.number)
    label = Label(task.transfer, task.transfer, (on_paper("note_scan", transfer=task.transfer),), mark=kit.number)
    rows = tuple(
        (pack.product(line.product).code, pack.product(line.product).name, str(line.ordered)) for line in note.lines
    )
    columns = (
        Column(on_paper("column_code"), 2),
        Column(on_paper("column_article"), 4),
        Column(on_paper("column_quantity")),
    )
    remarks: list[Block] = [Paragraph(remark.in_language(spoken().code)) for remark in note.remarks]
    if remarks:
        remarks.insert(0, Heading(on_paper("note_remarks")))
    blocks: tuple[Block, ...] = (
        Heading(heading),
        Paragraph(on_paper("note_from", supplier=note.supplier.name)),
        Paragraph(on_paper("note_for", place=kit.names[task.place])),
        ScanRow(label, layout),
        Table(columns, rows, numbered=True),
        *remarks,
    )
    return TextSheet(heading, blocks)


def _paper_form(kit: Kit) -> Iterator[TextSheet]:
    """What is written on while no device works; with every seed of an exercise in which a scanner can die, so that it
    tells nothing."""
    if not any(each.then == SCANNER_DEAD for each in kit.exercise.story.interruptions):
        return
    columns = (
        Column(on_paper("column_code"), 3),
        Column(on_paper("column_article"), 5),
        Column(on_paper("column_quantity"), 2),
        Column(on_paper("column_place"), 3),
        Column(on_paper("column_entered"), 2),
    )
    blocks: tuple[Block, ...] = (
        Heading(on_paper("paper_form")),
        Paragraph(on_paper("paper_form_use")),
        Paragraph(on_paper("paper_form_who")),
        Table(columns, (("", "", "", "", ""),) * _ROWS_OF_A_FORM, numbered=True),
    )
    yield TextSheet(on_paper("paper_form"), blocks)


def _planted_labels(kit: Kit) -> tuple[Label, ...]:
    """As many of each label as there are things that bear it."""
    labels = [
        Label(planted.payload, planted.name, (on_paper("planted_place", place=planted.place),))
        for planted in kit.planted
        for _ in range(planted.count)
    ]
    return tuple(
        Label(
            label.payload,
            label.title,
            label.lines,
            mark=on_paper("mark", number=kit.number, place=str(place), count=str(len(labels))),
        )
        for place, label in enumerate(labels, 1)
    )


# for the trainer


def _trainers_sheet(kit: Kit, pack: Pack) -> TextSheet:
    blocks = (*_what(kit), *_before(kit), *_stands(kit), *_truth(kit), *_reads(kit, pack), *_afterwards(kit))
    return TextSheet(on_paper("trainer"), blocks)


def _what(kit: Kit) -> Iterator[Block]:
    language, exercise = spoken().code, kit.exercise
    yield Heading(on_paper("trainer_only"))
    brief = exercise.brief.in_language(language).format(
        supplier=kit.situation.supplier.name, place=kit.place, origin=kit.situation.origin
    )
    yield Paragraph(
        on_paper(
            "trainer_what",
            exercise=exercise.id,
            title=exercise.title.in_language(language),
            revision=exercise.revision,
            seed=str(kit.situation.seed),
            number=kit.number,
            room=kit.room,
            pack=exercise.pack,
        )
    )
    yield Paragraph(on_paper("trainer_brief", brief=brief))
    for way in ("trainer_watch", "trainer_start"):
        yield Paragraph(on_paper(way, exercise=exercise.id, seed=str(kit.situation.seed)))


def _before(kit: Kit) -> Iterator[Block]:
    yield Heading(on_paper("before"))
    papers = [
        on_paper("before_paper", paper=paper.name, place=kit.names[paper.place]) for paper in kit.situation.papers
    ]
    labels = [on_paper("before_labels")] if kit.planted else []
    yield Ticks((on_paper("before_room", room=kit.room), *papers, *labels))
    if kit.planted:
        columns = (Column(on_paper("column_name"), 3), Column(on_paper("column_bearer"), 3))
        rows = tuple((planted.name, said_of_planted_label(planted)) for planted in kit.planted)
        yield Table(columns, rows, ticked=True)


def _stands(kit: Kit) -> Iterator[Block]:
    if not kit.goods:
        return
    yield Heading(on_paper("stands", place=kit.place))
    columns = (
        Column(on_paper("column_code"), 3),
        Column(on_paper("column_article"), 4),
        Column(on_paper("column_ordered"), 2),
        Column(on_paper("column_there"), 4),
        Column(on_paper("column_missing"), 2),
    )
    rows = tuple(
        (
            goods.code,
            goods.name,
            str(goods.ordered),
            said_of_goods(goods),
            str(goods.ordered - goods.units) if goods.ordered > goods.units else "",
        )
        for goods in kit.goods
    )
    yield Table(columns, rows)


def _truth(kit: Kit) -> Iterator[Block]:
    yield Heading(on_paper("truth"))
    yield from (Paragraph(sentence) for sentence in truth_of(kit))
    if any(task.flow is Flow.RECEIVE for task in kit.situation.tasks):
        yield Paragraph(on_paper("proof_each", limit=str(kit.policy.receive.each_up_to)))
    meanwhile = meanwhile_of(kit)
    if meanwhile:
        yield Heading(on_paper("meanwhile"))
        yield from (Paragraph(sentence) for sentence in meanwhile)
    if kit.exercise.mistakes:
        yield Heading(on_paper("tempts"))
        yield from (Paragraph(mistake.says.in_language(spoken().code)) for mistake in kit.exercise.mistakes)


def _reads(kit: Kit, pack: Pack) -> Iterator[Block]:
    """The labels by name: as they hang in the room, or as this kit prints them."""
    names = {planted.payload: planted.name for planted in kit.planted}
    for label in room_of(pack).labels:
        words = card_words(label)
        names.setdefault(label.payload, ", ".join(text for text in (words.title, *words.lines[:1]) if text))
    yield Heading(on_paper("reads"))
    columns = (
        Column(on_paper("column_name"), 5),
        Column(on_paper("column_label"), 3),
        Column(on_paper("column_times")),
    )
    yield Table(columns, tuple((names[each.payload], each.payload, str(each.times)) for each in kit.needed))


def _afterwards(kit: Kit) -> Iterator[Block]:
    yield Heading(on_paper("reset"))
    labels = [on_paper("reset_labels", count=str(sum(each.count for each in kit.planted)))] if kit.planted else []
    yield Ticks((on_paper("reset_lock"), on_paper("reset_papers", number=kit.number), *labels))
    yield Paragraph(on_paper("reset_room"))
    yield Paragraph(on_paper("reset_seed"))
