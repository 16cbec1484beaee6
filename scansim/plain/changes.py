"""What an input changed, in words: of the floor what hands moved, of the handheld what was touched and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scansim.engine.handheld.screen import HandheldScreen, ScreenKind
from scansim.plain.seen import Numbers, changed_groups, floor_lines, paper_lines
from scansim.plain.shown import head_lines, instruction, touched_lines
from scansim.training.answers import Answered
from scansim.training.floor_view import FloorView
from scansim.training.inputs import Do
from scansim.training.run import Moment
from scansim.words.speaker import Speaker

__all__ = ["Before", "change_lines"]

_SEEN = (Answered.LOOKED, Answered.WALKED)
_MOVED = (Answered.BOX_OPENED, Answered.SET_ASIDE, Answered.TAKEN, Answered.TAKEN_INTO_TOTE, Answered.PUT_DOWN)


@dataclass(frozen=True, slots=True)
class Before:
    """What there was when an input was given; ``transfer`` is the transfer's screen as it was spoken of last."""

    screen: HandheldScreen
    floor: FloorView
    transfer: HandheldScreen | None


def change_lines(moment: Moment, before: Before, numbers: Numbers, speaker: Speaker) -> Iterator[str]:
    """What is to be said after the answer itself."""
    code = moment.feedback.code
    if code == Answered.PAPER_READ:
        yield from _paper_just_read(moment)
        return
    if code in _SEEN:
        yield from floor_lines(moment.floor, numbers)
    elif code in _MOVED:
        yield from changed_groups(before.floor, moment.floor, numbers)
    if not moment.finished:
        yield from _handheld(moment, before, speaker)


def _paper_just_read(moment: Moment) -> Iterator[str]:
    given = moment.observation.input
    thing = given.thing if isinstance(given, Do) else ""
    for sheet in moment.floor.sheets:
        if thing in (sheet.id, sheet.label):
            yield from paper_lines(sheet)


def _handheld(moment: Moment, before: Before, speaker: Speaker) -> Iterator[str]:
    was, now = before.screen, moment.screen
    known = before.transfer
    if now.kind is ScreenKind.TRANSFER and known is not None and known.title == now.title:
        yield from touched_lines(known, now, str(moment.feedback.code))
    elif (now.kind, now.title) != (was.kind, was.title):
        yield from head_lines(now, speaker)
    # A question is said whole; in the editor the answer says how to go on.
    if now.kind is not ScreenKind.DIALOG and not was.kind is now.kind is ScreenKind.EDITOR:
        yield instruction(now, speaker)
