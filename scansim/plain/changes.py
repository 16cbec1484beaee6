"""What an input changed, in words: of the floor what hands moved, of the handheld what was touched and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scansim.actions import Where
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import HandheldScreen, Item, Progress, ScreenKind
from scansim.plain.items import item_line
from scansim.plain.seen import Numbers, changed_groups, floor_lines, paper_lines
from scansim.plain.shown import fact_lines, head_lines, to_do_lines
from scansim.training.answers import Answered
from scansim.training.choices_on import is_work
from scansim.training.floor_view import FloorView
from scansim.training.inputs import Do
from scansim.training.run import Moment
from scansim.training.where_on import where_on
from scansim.words.plain import line
from scansim.words.speaker import Speaker

__all__ = ["Before", "change_lines", "handheld_lines", "work_after"]

_SEEN = (Answered.LOOKED, Answered.WALKED)
_MOVED = (Answered.BOX_OPENED, Answered.SET_ASIDE, Answered.TAKEN, Answered.TAKEN_INTO_TOTE, Answered.PUT_DOWN)
_FIGURES_SAID = frozenset(
    {Code.COUNTED, Code.COUNTED_COMPLETE, Code.COUNTED_OVER, Code.COUNTED_EXTRA, Code.COUNTED_UNPLANNED}
    | {Code.TAKEN_BACK, Code.LINE_ADDED, Code.COUNT_WRITTEN, Code.COUNT_TAKEN_BACK}
)
"""Answers that say how far a line is now."""

_OVER_WORK = (ScreenKind.PACKAGE, ScreenKind.ACTIONS)
"""Pages from which one goes back to the work."""

_MOST = 5
"""So many changed lines are said; a package or a place can bring hundreds."""


@dataclass(frozen=True, slots=True)
class Before:
    """What there was when an input was given; ``work`` is the transfer, batch or count as it was spoken of last."""

    screen: HandheldScreen
    floor: FloorView
    work: HandheldScreen | None


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
        yield from handheld_lines(before.screen, before.work, moment.screen, str(code), speaker)


def handheld_lines(
    was: HandheldScreen, work: HandheldScreen | None, now: HandheldScreen, code: str, speaker: Speaker
) -> Iterator[str]:
    """What is new on the handheld after the answer of that code, then what to do."""
    is_same = (now.kind, now.title) == (was.kind, was.title)
    if is_work(now) and work is not None and (now.kind, now.title) == (work.kind, work.title):
        yield from _touched(work, now, figures_said=code in _FIGURES_SAID)
    elif not is_same:
        yield from head_lines(now, speaker)
    elif now.fields:
        # The answer says the value, and how to go on.
        yield from (said for said in fact_lines(now) if said not in set(fact_lines(was)))
        return
    elif now.items != was.items or now.facts != was.facts:
        yield from head_lines(now, speaker)
    if now.kind is not ScreenKind.DIALOG:
        yield from to_do_lines(now, speaker)


def _paper_just_read(moment: Moment) -> Iterator[str]:
    given = moment.observation.input
    thing = given.thing if isinstance(given, Do) else ""
    for sheet in moment.floor.sheets:
        if thing in (sheet.id, sheet.label):
            yield from paper_lines(sheet)


def _touched(before: HandheldScreen, after: HandheldScreen, *, figures_said: bool) -> Iterator[str]:
    """The lines that an input changed, as far as its answer does not say how they are; of a batch also whose goods
    the line that was come to are."""
    was = {item.key: item for item in before.items}
    changed = [
        index
        for index, item in enumerate(after.items)
        if item is not was.get(item.key) and _differ(was.get(item.key), item, figures_said=figures_said)
    ]
    focus = after.focus
    if focus is not None and focus not in changed and after.items[focus].order:
        there = before.items[before.focus].key if before.focus is not None else ""
        changed += [focus] if after.items[focus].key != there else []
    yield from (item_line(index + 1, after.items[index], after) for index in changed[:_MOST])
    if len(changed) > _MOST:
        yield line("more_changed", count=str(len(changed) - _MOST))


def _differ(old: Item | None, new: Item, *, figures_said: bool) -> bool:
    if old is None:
        return not figures_said
    if new.here and not old.here and new.left:
        return True  # This is what waits where goods are taken from now.
    return _told(old, figures_said=figures_said) != _told(new, figures_said=figures_said)


def _told(item: Item, *, figures_said: bool) -> Item:
    """A line without what nobody has to be told: which is selected, and what the answer said already."""
    item = replace(item, selected=False, here=False, proposed_package="", left="", progress=Progress.UNTOUCHED)
    return replace(item, done="", demand="") if figures_said else item


def work_after(screen: HandheldScreen, work: HandheldScreen | None) -> HandheldScreen | None:
    """The work that was spoken of last, now that this screen is shown: work that was left is introduced anew when it is
    opened again; what stands over it does not leave it."""
    if is_work(screen):
        return screen
    is_left = where_on(screen.kind) in (Where.MENU, Where.LIST) and screen.kind not in _OVER_WORK
    return None if is_left else work
