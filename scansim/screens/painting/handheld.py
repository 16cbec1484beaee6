"""The handheld's screens as rows: the instruction above, which is the largest thing, and what it is about below."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from rich.cells import cell_len

from scansim.engine.handheld.screen import HandheldScreen, ScreenKind
from scansim.screens.painting.handheld_forms import editor_sheet, question_sheet, return_sheet
from scansim.screens.painting.handheld_lines import lines_sheet
from scansim.screens.painting.handheld_lists import content_sheet, list_sheet, settings_sheet
from scansim.screens.painting.handheld_strip import button_of, foot_rows, strip
from scansim.screens.painting.looks import INSTRUCTION
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, shortened, wrapped
from scansim.training.choices_on import is_work, own_buttons, row_controls
from scansim.words.handheld import SCREENS
from scansim.words.interface import phrase
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["handheld_sheet", "panel_title", "target_text"]

_BY_KEYS = Manner()
_ROOM_FOR_BUTTONS = 30


def target_text(screen: HandheldScreen, width: int) -> str:
    """Where goods come from and go to, or what the list, line or question is about."""
    facts = dict(screen.facts)
    match screen.kind:
        case ScreenKind.TRANSFER | ScreenKind.BATCH if "destination" in facts:
            return _way(facts, width)
        case ScreenKind.COUNT if "place" in facts:
            return choice_of(phrase("at_place", place=facts["place"]), width)
        case ScreenKind.EDITOR:
            return shortened(f"{screen.title}  {facts.get('code', '')}", width)
        case ScreenKind.TRANSFERS | ScreenKind.BATCHES:
            only = facts.get("product", "")
            return choice_of(phrase("only_with", thing=only), width) if only else shortened(screen.title, width)
        case ScreenKind.PACKAGE:
            return shortened(screen.title, width)
        case _:
            return ""


def panel_title(screen: HandheldScreen, speaker: Speaker) -> str:
    """What the handheld is at; a line's product stands below it already."""
    return SCREENS["editor"].long if screen.kind is ScreenKind.EDITOR else speaker.title(screen)


def handheld_sheet(
    screen: HandheldScreen,
    choice: int | None,
    speaker: Speaker,
    width: int,
    manner: Manner = _BY_KEYS,
    *,
    roomy: bool = False,
    digits: str = "",
) -> Sheet:
    """The instruction, which never scrolls away, and all below it.

    ``choice`` is the highlighted row, button or field, ``digits`` are those of a quantity that were read off cards.
    """
    below = _below(screen, choice, speaker, width, manner, digits)
    above = _above(screen, speaker, width, roomy=roomy)
    return replace(below, pinned=above, foot=_foot(screen, choice, speaker, width, roomy=roomy))


def _above(screen: HandheldScreen, speaker: Speaker, width: int, *, roomy: bool) -> tuple[Row, ...]:
    target = target_text(screen, width - 1)
    return _banner(speaker.instruction(screen), target, width, roomy=roomy, always=bool(target) or is_work(screen))


@lru_cache(maxsize=32)
def _banner(said: Said, target: str, width: int, *, roomy: bool, always: bool) -> tuple[Row, ...]:
    """It is the same after most scans."""
    tall = cell_len(said.short) > width - 2
    lines = wrapped(said.short, width - 2) if tall else [choice_of(said, width - 2)]
    air = [Pen().column("", width, INSTRUCTION).row()] if roomy else []
    banner = [Pen().column(f" {line}", width, INSTRUCTION).row() for line in lines]
    about = [Pen().write(f" {target}").row()] if always or roomy else []
    return (*air, *banner, *air, *about)


def _foot(screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, *, roomy: bool) -> tuple[Row, ...]:
    """The buttons of a transfer or count; on the smallest screen only while one of them is being chosen."""
    if not is_work(screen):
        return ()
    if width < _ROOM_FOR_BUTTONS and choice is None:
        return ()
    buttons = [button_of(control, speaker) for control in own_buttons(screen)]
    return tuple(foot_rows(buttons, choice, width, 2 if roomy else 1)) if buttons else ()


def _below(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    match screen.kind:
        case ScreenKind.TRANSFER | ScreenKind.BATCH | ScreenKind.COUNT:
            return lines_sheet(screen, width)
        case ScreenKind.OPERATIONS | ScreenKind.TRANSFERS | ScreenKind.BATCHES:
            return list_sheet(screen, choice, speaker, width, manner)
        case ScreenKind.SETTINGS:
            return settings_sheet(screen, width)
        case ScreenKind.PACKAGE:
            return content_sheet(screen, width)
        case ScreenKind.FORM if screen.items:
            return return_sheet(screen, choice, speaker, width, manner, digits)
        case ScreenKind.EDITOR | ScreenKind.FORM:
            return editor_sheet(screen, choice, speaker, width, manner, digits)
        case ScreenKind.DIALOG:
            return question_sheet(screen, choice, speaker, width, manner, digits)
        case ScreenKind.MENU | ScreenKind.ACTIONS:
            buttons = [button_of(control, speaker) for control in row_controls(screen)]
            return sheet([Row(), *strip(buttons, choice, width, manner)])


def _way(facts: dict[str, str], width: int) -> str:
    source, destination = facts.get("source", ""), facts["destination"]
    if not source:
        return choice_of(phrase("to_place", place=destination), width)
    last = [place.rpartition("/")[2] for place in (source, destination)]
    both = phrase("from_to", source=source, destination=destination).long
    fitting = Said(both, phrase("from_to", source=last[0], destination=last[1]).long)
    return choice_of(fitting, width)
