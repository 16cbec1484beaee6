"""The handheld in words: what it shows, what of it changed, and what can be answered by a number."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.screen import Control, HandheldScreen, Item, Progress, ScreenKind
from scansim.words.plain import INSTRUCTIONS, line
from scansim.words.speaker import Speaker

__all__ = ["choices", "head_lines", "instruction", "line_text", "same_screen", "screen_lines", "touched_lines"]

_LISTS = (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS)
_SAID_BY_THE_ANSWER = frozenset({"counted", "counted_complete", "counted_over", "counted_extra", "taken_back"})
_PROGRESS = {Progress.COMPLETE: "line_complete", Progress.OVER: "line_over"}
_LATER_IN_THE_EDITOR = {"confirm": 0, "fill": 1, "packaging": 2, "plus_one": 3, "minus_one": 4}


def instruction(screen: HandheldScreen, speaker: Speaker) -> str:
    """The one thing to do now."""
    known = INSTRUCTIONS.get(screen.instruction.value)
    return known.say(dict(screen.facts)).long if known else speaker.instruction(screen).long


def same_screen(one: HandheldScreen, other: HandheldScreen) -> bool:
    """Whether both are the same screen, in whatever state."""
    return (one.kind, one.instruction, one.title) == (other.kind, other.instruction, other.title)


def choices(screen: HandheldScreen) -> tuple[Control, ...]:
    """The buttons that have numbers, in their order. The lines of a transfer have numbers of their own."""
    if screen.kind in _LISTS:
        return tuple(control for control in screen.controls if control.action in ("type", "open"))
    if screen.kind is ScreenKind.EDITOR:
        return tuple(sorted(screen.controls, key=lambda control: _LATER_IN_THE_EDITOR.get(control.action, 9)))
    return screen.controls if screen.kind in (ScreenKind.DIALOG, ScreenKind.MENU) else ()


def head_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """What a screen that was just opened is: of a transfer how long it is, of a list or a question all of it."""
    facts = dict(screen.facts)
    match screen.kind:
        case ScreenKind.MENU:
            yield line("menu")
        case ScreenKind.TRANSFER:
            count = len(screen.items)
            lines = line("one_line") if count == 1 else line("lines", count=str(count))
            code = "transfer_from" if facts.get("partner") else "transfer"
            yield line(code, title=screen.title, partner=facts.get("partner", ""), lines=lines)
        case ScreenKind.EDITOR:
            yield line("recorded", name=screen.title, **{name: facts.get(name, "") for name in _RECORDED})
            yield from (line("quantity", quantity=field.value) for field in screen.fields)
        case ScreenKind.OPERATIONS | ScreenKind.TRANSFERS:
            yield speaker.title(screen) + "."
            yield from _rows(screen)
        case ScreenKind.DIALOG:
            yield instruction(screen, speaker)
            yield from (line("item_not_counted", name=item.title, count=item.left) for item in screen.items)
            for number, control in enumerate(choices(screen), 1):
                yield line("row", number=str(number), text=speaker.control(control).long)


def screen_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """The whole of what the handheld shows."""
    yield from head_lines(screen, speaker)
    if screen.kind is ScreenKind.TRANSFER:
        yield from (line_text(number, item) for number, item in enumerate(screen.items, 1))
        if not screen.items:
            yield line("no_lines")
        destination = dict(screen.facts).get("destination")
        if destination:
            yield line("goes_to", place=destination)
    elif screen.kind in (ScreenKind.EDITOR, ScreenKind.MENU):
        for number, control in enumerate(choices(screen), 1):
            yield line("row", number=str(number), text=speaker.control(control).long)
    if screen.kind is not ScreenKind.DIALOG:
        yield instruction(screen, speaker)


def touched_lines(before: HandheldScreen, after: HandheldScreen, code: str) -> Iterator[str]:
    """The lines that an input changed, where its answer does not say how they are now."""
    if code in _SAID_BY_THE_ANSWER:
        return
    was = {item.key: item for item in before.items}
    for number, item in enumerate(after.items, 1):
        old = was.get(item.key)
        if old is not None and (item.done, item.place) != (old.done, old.place):
            yield line_text(number, item)


def line_text(number: int, item: Item) -> str:
    """One line of a transfer."""
    parts = [line("line_done", done=item.done, demand=item.demand, unit=item.unit)]
    if item.place:
        parts.append(line("line_to", place=item.place))
    if item.progress in _PROGRESS:
        parts.append(line(_PROGRESS[item.progress]))
    if item.selected:
        parts.append(line("line_selected"))
    return line("line", number=str(number), name=item.title, code=item.detail, state=", ".join(parts))


_RECORDED = ("done", "demand", "unit")


def _rows(screen: HandheldScreen) -> Iterator[str]:
    for number, item in enumerate(screen.items, 1):
        if screen.kind is ScreenKind.OPERATIONS:
            count = line("open_count", count=item.left)
        else:
            count = line("one_line") if item.left == "1" else line("lines", count=item.left)
        yield line("row", number=str(number), text=", ".join(part for part in (item.title, item.detail, count) if part))
