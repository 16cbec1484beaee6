"""The handheld in words: what it shows, what can be chosen by a number, which buttons it has."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, ScreenKind
from scansim.plain.items import item_line, item_text
from scansim.training.choices_on import choices, field_entered, is_work
from scansim.words.handheld import EXPLANATIONS, FIELDS, SCREENS
from scansim.words.plain import line
from scansim.words.plain_handheld import INSTRUCTIONS
from scansim.words.speaker import Speaker

__all__ = [
    "buttons",
    "buttons_line",
    "choice_text",
    "fact_lines",
    "head_lines",
    "instruction",
    "screen_lines",
    "to_do_lines",
]

_EMPTY = {ScreenKind.PACKAGE: "package_is_empty"}
_GOING = (Instruction.SCAN_SOURCE, Instruction.SCAN_NEXT_SOURCE)
_WAY = (("source", "comes_from"), ("place", "counted_at"), ("destination", "goes_to"))


def instruction(screen: HandheldScreen, speaker: Speaker) -> str:
    """The one thing to do now."""
    known = INSTRUCTIONS.get(screen.instruction.value)
    return known.say(dict(screen.facts)).long if known else speaker.instruction(screen).long


def to_do_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """The one thing to do now; where a place is to be gone to, before it the line for which."""
    if screen.instruction in _GOING:
        following = next((index for index, item in enumerate(screen.items) if item.left and item.source), None)
        if following is not None:
            yield item_line(following + 1, screen.items[following], screen)
    yield instruction(screen, speaker)


def head_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """What a screen that was just opened is: where there is work or a value to enter only that, else all of it."""
    if screen.kind is ScreenKind.MENU:
        yield line("menu")
    elif is_work(screen):
        yield _work(screen)
    elif screen.kind is ScreenKind.EDITOR:
        yield from _recorded(screen)
    elif screen.kind is ScreenKind.DIALOG:
        yield from _question(screen, speaker)
    else:
        yield line("heading", title=screen.title or SCREENS[screen.kind.value].say({}).long)
        yield from fact_lines(screen)
        yield from _rows(screen, speaker)


def screen_lines(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """The whole of what the handheld shows."""
    yield from head_lines(screen, speaker)
    if is_work(screen):
        yield from (item_line(number, item, screen) for number, item in enumerate(screen.items, 1))
        if not screen.items:
            yield line("no_lines")
        yield from fact_lines(screen)
        yield buttons_line(screen, speaker)
    elif screen.kind in (ScreenKind.MENU, ScreenKind.EDITOR):
        yield from _rows(screen, speaker)
    if screen.kind is not ScreenKind.DIALOG:
        yield instruction(screen, speaker)


def fact_lines(screen: HandheldScreen) -> Iterator[str]:
    """Where goods come from and go to, what a list is narrowed to, what a form is about."""
    facts = {name: value for name, value in screen.facts if value}
    if is_work(screen):
        yield from (line(code, place=facts[name]) for name, code in _WAY if name in facts)
    elif screen.kind is ScreenKind.FORM:
        yield from (line("fact", name=_field_name(name), value=value) for name, value in facts.items())
    elif "product" in facts:
        yield line("only_with", thing=facts["product"])


def choice_text(screen: HandheldScreen, index: int, speaker: Speaker) -> str:
    """What stands on a row, button or field that can be chosen."""
    chosen = choices(screen)[index]
    if _rows_are_choices(screen) and index < len(screen.items):
        return item_text(screen.items[index], screen)
    if isinstance(chosen, Field):
        code = "fact" if chosen.value else "fact_empty"
        return line(code, name=_field_name(chosen.id), value=chosen.value).removesuffix(".")
    return _words(chosen, speaker)


def buttons(screen: HandheldScreen) -> tuple[Control, ...]:
    """The buttons of the screen itself, and the way back."""
    there = tuple(each for each in choices(screen) if isinstance(each, Control) and not _is_row(each, screen))
    back = screen.control("back")
    return there if back is None or back in there else (*there, back)


def buttons_line(screen: HandheldScreen, speaker: Speaker) -> str:
    """Which buttons there are, each by its name."""
    return line("buttons", buttons=", ".join(_words(control, speaker) for control in buttons(screen)))


def _words(control: Control, speaker: Speaker) -> str:
    return " ".join(speaker.control(control).long.split())


def _is_row(control: Control, screen: HandheldScreen) -> bool:
    return _rows_are_choices(screen) and control in choices(screen)[: len(screen.items)]


def _rows_are_choices(screen: HandheldScreen) -> bool:
    """Whether rows are what is chosen among; a question's are only what it is about."""
    return not is_work(screen) and screen.kind is not ScreenKind.DIALOG and bool(choices(screen))


def _work(screen: HandheldScreen) -> str:
    count, facts = len(screen.items), dict(screen.facts)
    lines = line("one_line") if count == 1 else line("lines", count=str(count))
    code = "untitled" if not screen.title else "transfer_from" if facts.get("partner") else "transfer"
    kind = SCREENS[screen.kind.value].say({}).long
    return line(code, kind=kind, title=screen.title, partner=facts.get("partner", ""), lines=lines)


def _recorded(screen: HandheldScreen) -> Iterator[str]:
    """What the record has of the line whose quantity is open, and the quantity."""
    facts = {name: value for name, value in screen.facts if name in ("done", "demand", "unit")}
    if screen.title:
        blind = "recorded_blind" if facts.get("done") else "recorded_nothing"
        yield line("recorded" if facts.get("done") and facts.get("demand") else blind, name=screen.title, **facts)
    yield from (line("quantity", quantity=field.value) for field in screen.fields if field.id == "quantity")


def _question(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """What is asked, what that means, what it is about, and the answers."""
    yield instruction(screen, speaker)
    explained = EXPLANATIONS.get(screen.instruction.value)
    if explained is not None:
        yield explained.say(dict(screen.facts)).long
    yield from _rows(screen, speaker)


def _rows(screen: HandheldScreen, speaker: Speaker) -> Iterator[str]:
    """What is listed, then what can be chosen; with numbers what can be."""
    if _rows_are_choices(screen):
        yield from (item_line(number, item, screen) for number, item in enumerate(screen.items, 1))
        first = len(screen.items)
    else:
        yield from (line("item", text=item_text(item, screen)) for item in screen.items)
        first = 0
    if not screen.items and screen.kind in _LISTS:
        yield line(_EMPTY.get(screen.kind, "list_is_empty"))
    # Where a number alone is the value, it chooses nothing.
    row = "row_beside_value" if screen.fields and field_entered(screen, None) else "row"
    for index in range(first, len(choices(screen))):
        yield line(row, number=str(index + 1), text=choice_text(screen, index, speaker))


_LISTS = (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS, ScreenKind.BATCHES, ScreenKind.PACKAGE)


def _field_name(id_: str) -> str:
    return FIELDS[id_].say({}).long if id_ in FIELDS else id_
