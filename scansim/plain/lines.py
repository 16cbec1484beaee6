"""A run as lines of text: what was done, what was answered, what to do now. Never a total of what lies there."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.screen import HandheldScreen, Item, Progress, ScreenKind
from scansim.training.choices_on import is_work
from scansim.training.debrief import Debrief
from scansim.training.floor_view import FloorView, Group, Stop, Thing
from scansim.training.run import Moment, Run
from scansim.words.language import spoken
from scansim.words.plain import line
from scansim.words.speaker import Speaker

__all__ = ["brief_lines", "debrief_lines", "floor_lines", "job_text", "moment_lines", "screen_lines"]

_PROGRESS = {Progress.COMPLETE: "complete", Progress.OVER: "too many", Progress.PARTIAL: "begun"}
_OF_THE_FLOOR = frozenset({"walked", "looked", "paper_read", "box_opened", "set_aside"})


def brief_lines(run: Run) -> Iterator[str]:
    """The job, as the shift lead would give it."""
    yield f"TRAINING  {run.exercise.id}  seed {run.situation.seed}"
    yield from job_text(run)


def job_text(run: Run) -> Iterator[str]:
    """What is to be done, and what opens it."""
    situation = run.situation
    place = run.world.floor.places.get(situation.place).name
    facts = {"supplier": situation.supplier.name, "place": place, "origin": situation.origin}
    yield run.exercise.brief.in_language(spoken().code).format_map(facts)
    if situation.is_work or situation.tasks[0].note is None:
        yield from _waiting(run, place)
    else:
        yield line("document", transfer=situation.transfer)


def _waiting(run: Run, place: str) -> Iterator[str]:
    """What waits on a working day."""
    stock = run.world.warehouse.stock
    for task in run.situation.tasks:
        operation = stock.operation_types.get(task.operation_type).name
        code = "task_of_batch" if task.batch else "task"
        yield line(code, operation=operation, transfer=task.transfer, batch=task.batch)
    for location in run.situation.counted:
        yield line("task_count", place=stock.locations.get(location).complete_name)
    if run.situation.papers:
        yield line("papers_lie", place=place)


def moment_lines(moment: Moment, speaker: Speaker) -> Iterator[str]:
    """The answer to an input, then what changed: the floor after looking, else the handheld's instruction."""
    symbol, word = speaker.tone(moment.feedback)
    yield f"{symbol} {word}  {speaker.feedback(moment.feedback).long}"
    if str(moment.feedback.code) in _OF_THE_FLOOR:
        yield from floor_lines(moment.floor)
    elif not moment.finished:
        yield from screen_lines(moment.screen, speaker)


def screen_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """The handheld: instruction, rows, and in questions the buttons."""
    yield f"  {speaker.instruction(screen).long}"
    for item in screen.items:
        yield f"    {_row(item, screen)}"
    for field in screen.fields:
        yield f"    {field.id}: {field.value}"
    if screen.fields or screen.kind in (ScreenKind.DIALOG, ScreenKind.ACTIONS):
        for control in screen.controls:
            yield f"    tap {control.id}: {speaker.control(control).long}"


def floor_lines(floor: FloorView) -> Iterator[str]:
    """The floor where one stands, in groups, never a total."""
    yield f"  You are at {floor.name}."
    if floor.closed:
        yield "    ▲ Danger: closed. Nobody works here."
    if floor.scanner_is_dead:
        yield "    ✖ Scanner dead: nothing is read." + (" A keyboard serves your screens." if floor.at_keyboard else "")
    for group in floor.groups:
        yield f"    {group.name} ({group.code}): {_groups(group)}"
    if floor.full:
        yield "    There is no room for more here."
    for sheet in floor.sheets:
        yield f"    {sheet.name}, bears {sheet.label}"
        yield from (f"      {text}" for text in sheet.text)
    if floor.ways:
        yield f"    Ways: {', '.join(f'{way.name} (go {way.id}{_closed(way)})' for way in floor.ways)}"


def _closed(way: Stop) -> str:
    return ", ▲ closed" if way.closed else ""


def debrief_lines(debrief: Debrief, speaker: Speaker) -> Iterator[str]:
    """The verdict and what keeps from it, then one fact a line, then what is open and what it means at work."""
    verdict = "FREE PRACTICE" if debrief.passed is None else "PASSED" if debrief.passed else "NOT YET"
    yield f"{verdict}  {debrief.title.in_language('en')}"
    yield from (f"! {speaker.gate(gate).long}" for gate in debrief.unmet)
    for finding in debrief.shown:
        yield f"{'✔' if finding.good else '✖'} {speaker.finding(finding).long}"
        if finding.begun is not None:
            yield f"  {speaker.begun(finding).long}"
        for who, sentence in speaker.consequences(finding):
            yield f"    {who}: {sentence}"
    yield from (f"! {speaker.unsettled(each).long}" for each in debrief.unsettled)
    if debrief.meant is not None:
        yield f"For you: {debrief.meant.in_language('en')}"
    yield f"At work: {debrief.at_work.in_language('en')}"


def _row(item: Item, screen: HandheldScreen) -> str:
    if not is_work(screen):
        return " ".join(part for part in (item.title, item.detail, item.left) if part)
    of_demand = f" of {item.demand}" if item.demand else ""
    words = [f"{item.title} ({item.key})", f"{item.done or '-'}{of_demand} {item.unit}"]
    if item.progress in _PROGRESS:
        words.append(_PROGRESS[item.progress])
    if item.place:
        words.append(f"to {item.place}")
    if item.selected:
        words.append("selected")
    return ", ".join(words)


def _groups(group: Group) -> str:
    boxes = [f"{box.name}, label {box.label}" for box in group.boxes]
    kinds = [f"{boxes.count(box)} x {box}" if boxes.count(box) > 1 else box for box in dict.fromkeys(boxes)]
    opened = [f"open {box.name}, label {box.label}" for box in group.opened]
    return "; ".join((*kinds, *opened, *(_look(things) for things in group.looks)))


def _look(things: tuple[Thing, ...]) -> str:
    """Single units that look the same, in fives, with what tells them from others."""
    first = things[0]
    fives = " ".join("|" * min(5, len(things) - start) for start in range(0, len(things), 5))
    label = f"label {first.label}" if first.label else "label cannot be read"
    lot = f"lot {first.lot}" if first.lot else ""
    words = ("loose", label, lot, first.expires, "damaged" if first.damaged else "")
    return f"{fives} ({', '.join(word for word in words if word)})"
