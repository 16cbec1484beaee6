"""What can be chosen where a form asks: reports, verbs, things in sight, roles. Each stands for what a scan would say.

Pure: a page shows them, or they are said, and the chosen one is taken. So someone with a keyboard, or with no label at
hand, gives the same answers as someone who scans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scansim.actions import Where
from scansim.training.asking import Asked, Form, Named, Reply
from scansim.training.floor_view import FloorView, Sheet, Thing
from scansim.training.handwork import Candidate, Handwork, verbs_at
from scansim.training.naming import naming_in
from scansim.training.reporting import Reporting
from scansim.training.reports import ROLES, ReportCode
from scansim.training.run import Run
from scansim.words.interface import action_label, card_name, phrase
from scansim.words.sentence import Said

__all__ = ["Choice", "begun", "choices_of", "openings", "paper_said"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what it is called, and the step it leads to."""

    said: Said
    take: Callable[[], Reply]


def begun(run: Run, where: Where, first: str) -> Reply:
    """The form of a report code or of a verb of the hands, over what is seen now."""
    naming = naming_in(run.world)
    if where is Where.REPORT:
        form = Reporting.begin(first, _here(run), naming)
        return Reply(form, form.question)
    return Handwork.begin(first, run.floor, naming)


def openings(run: Run, where: Where) -> tuple[Choice, ...]:
    """What there is to report, or what hands can do, before one of them is chosen."""
    if where is Where.REPORT:
        return tuple(_opening(run, where, code.value, _same(card_name(code.value))) for code in ReportCode)
    return tuple(_opening(run, where, verb, action_label(_VERBS[verb])) for verb in verbs_at(run.floor))


def choices_of(form: Form, run: Run) -> tuple[Choice, ...]:
    """The answers to what a form asks; none where it asks for a number. The first is what ENTER alone means."""
    match form.asked:
        case Asked.QUANTITY:
            return ()
        case Asked.ROLE:
            return tuple(Choice(_same(card_name(role)), _telling(form, role)) for role in ROLES)
        case Asked.THING if isinstance(form, Handwork):
            apart = _apart(run.floor)
            proposed, *others = ((each, _named(each, apart)) for each in form.candidates)
            return (
                Choice(proposed[1], form.enter),
                *(
                    Choice(said, _scanning(form, each.labels if each.several else (), each.things))
                    for each, said in others
                ),
            )
        case Asked.THING:
            here = phrase("form_here", place=_here(run).name)
            return (Choice(here, form.enter), *(_thing(form, *each) for each in _in_sight(run)))


_VERBS = {
    "open": "open_thing",
    "take": "take_thing",
    "put": "put_thing",
    "set_aside": "set_aside",
    "relabel": "relabel",
    "load": "load",
}


def paper_said(paper: Sheet) -> Said:
    """What a paper is called; where room is short by what it bears, for that tells it from the others."""
    is_named_by_it = paper.label and paper.name.endswith(f" {paper.label}")
    return Said(paper.name, paper.label if is_named_by_it else paper.name)


def _opening(run: Run, where: Where, first: str, said: Said) -> Choice:
    return Choice(said, lambda: begun(run, where, first))


def _apart(view: FloorView) -> dict[str, str]:
    """Where the things are that do not just lie here, by their ids."""
    groups = (*((group, "form_in_hand") for group in view.in_hand), *((group, "form_aside") for group in view.aside))
    return {thing.id: where for group, where in groups for thing in (*group.boxes, *group.loose)}


def _named(candidate: Candidate, apart: Mapping[str, str]) -> Said:
    """What a candidate is called; two of one name lie in different places."""
    return _placed(candidate.name, next((apart[thing] for thing in candidate.things if thing in apart), ""))


def _placed(name: str, where: str) -> Said:
    return phrase("form_apart", thing=name, where=phrase(where).long) if where else _same(name)


def _here(run: Run) -> Named:
    place = run.world.floor.stands_at
    return Named(place.id, place.name)


def _same(text: str) -> Said:
    return Said(text, text)


def _telling(form: Form, role: str) -> Callable[[], Reply]:
    return lambda: form.role(role)


def _scanning(form: Form, labels: tuple[str, ...], things: tuple[str, ...]) -> Callable[[], Reply]:
    if labels:
        return lambda: form.scan(labels[0])
    return lambda: form.scan("", things[0])


def _thing(form: Form, name: Said, label: str, thing: str) -> Choice:
    return Choice(name, _scanning(form, (label,) if label else (), (thing,)))


def _in_sight(run: Run) -> Iterator[tuple[Said, str, str]]:
    """Name, label and id of what lies here, then what is on order and is not here: it may be missing."""
    view = run.floor
    seen: set[str] = set()
    apart = _apart(view)
    for group in (*view.groups, *view.in_hand, *view.aside):
        seen.add(group.product)
        for thing in _one_of_each((*group.loose, *group.boxes)):
            name = f"{group.name} {thing.lot}".rstrip() if thing in group.loose else f"{thing.name}, {group.name}"
            yield _placed(name, apart.get(thing.id, "")), thing.label, thing.id
    for sheet in view.sheets:
        yield paper_said(sheet), sheet.label, sheet.id
    for line in (line for task in run.situation.tasks for line in task.ordered):
        if line.product not in seen:
            seen.add(line.product)
            product = run.pack.product(line.product)
            yield _same(product.name), product.barcode, ""


def _one_of_each(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple({(thing.name, thing.label): thing for thing in reversed(things)}.values())[::-1]
