"""Hands with nothing but a scanner: the verb, then which thing, then how many where there can be several.

ENTER means the first thing that is there for this verb, then the digits that were entered, or one. What can be handled
is what one sees (:class:`~scansim.training.floor_view.FloorView`): before a look there is nothing to take or open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.handheld.feedback import Feedback, Verdict, accepted, refused
from scansim.engine.quantity import ONE
from scansim.training.asking import Asked, Naming, Prompted, Reply, counted, not_asked, refused_digits
from scansim.training.floor_view import FloorView, Group, Thing
from scansim.training.inputs import Do

__all__ = ["VERBS", "Candidate", "Handwork", "look_here", "verbs_at"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a verb can be done to.

    ``thing`` is how inputs name it: a box's id or label, or a product's id. ``product`` is what it claims to be,
    ``labels`` are on it, ``things`` are the ids under which it can be picked, ``several`` says that there can be more.
    """

    thing: str
    name: str
    product: str
    labels: tuple[str, ...]
    things: tuple[str, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Handwork:
    """A verb that waits for its thing, or for how many of it."""

    act: str
    candidates: tuple[Candidate, ...]
    naming: Naming
    chosen: Candidate | None = None
    digits: str = ""

    @classmethod
    def begin(cls, act: str, view: FloorView, naming: Naming) -> Reply:
        """The verb (one of :data:`VERBS`), over what is seen. Refused when there is nothing that it could be done to.

        Raises :class:`KeyError` for a verb that needs no thing, or that there is not.
        """
        candidates = tuple(_CANDIDATES[act](view))
        if not candidates:
            return Reply(None, refused(Verdict.NOT_NOW, Prompted.NOTHING_FOR_HANDS, place=view.name))
        form = cls(act, candidates, naming)
        return Reply(form, form.question)

    @property
    def asked(self) -> Asked:
        """What is asked now."""
        return Asked.THING if self.chosen is None else Asked.QUANTITY

    @property
    def question(self) -> Feedback:
        """The question, with what is known so far as its facts."""
        if self.chosen is None:
            return accepted(_QUESTIONS[self.act], thing=self.candidates[0].name)
        return accepted(Prompted.HANDS_QUANTITY, thing=self.chosen.name, digits=self.digits)

    def scan(self, data: str, thing: str = "") -> Reply:
        """The label of the thing that is meant, or the very thing as it was picked."""
        if self.asked is not Asked.THING:
            return not_asked(self, data)
        if thing:
            picked = next((each for each in self.candidates if thing in each.things), None)
            return Reply(None, given=Do(self.act, thing)) if picked else self._not_for_hands(data)
        found = self._labelled(data)
        return self._choose(found) if found else self._not_for_hands(data)

    def digit(self, digit: str) -> Reply:
        """One digit of the quantity, or several as they were typed."""
        if self.asked is not Asked.QUANTITY:
            return not_asked(self, digit)
        fault = refused_digits(self.digits, digit)
        return Reply(self, fault) if fault else self._on(replace(self, digits=self.digits + digit))

    def role(self, role: str) -> Reply:
        """Nobody is told anything: refused."""
        return not_asked(self, role)

    def enter(self) -> Reply:
        """The first candidate; the digits that were entered, or one."""
        if self.chosen is None:
            return self._choose(self.candidates[0])
        quantity: Decimal | Feedback = counted(self.digits) if self.digits else ONE
        if isinstance(quantity, Feedback):
            return Reply(self, quantity)
        return Reply(None, given=Do(self.act, self.chosen.thing, quantity))

    def back(self) -> Reply:
        """One step back: digits first, then the thing; at the first question hands do nothing."""
        if self.chosen is None:
            return Reply(None, accepted(Prompted.HANDS_LEFT))
        if self.digits:
            return self._on(replace(self, digits=""))
        return self._on(replace(self, chosen=None))

    def other(self, read: str) -> Reply:
        """Anything else was read: refused."""
        return not_asked(self, read)

    def _choose(self, candidate: Candidate) -> Reply:
        if candidate.several:
            return self._on(replace(self, chosen=candidate))
        return Reply(None, given=Do(self.act, candidate.thing))

    def _labelled(self, data: str) -> Candidate | None:
        """What bears this label; else what claims to be what the label is about."""
        written = spellings(data)
        bearing = (each for each in self.candidates if any(label in written for label in each.labels))
        about = self.naming(data, "")
        claiming = (each for each in self.candidates if about is not None and each.product == about.id)
        return next(bearing, None) or next(claiming, None)

    def _not_for_hands(self, data: str) -> Reply:
        about = self.naming(data, "")
        if about is None:
            return Reply(self, refused(Verdict.UNREADABLE, Prompted.THING_UNKNOWN, read=data))
        return Reply(self, refused(Verdict.NOT_NOW, Prompted.THING_NOT_FOR_HANDS, read=data, thing=about.name))

    def _on(self, form: Handwork) -> Reply:
        return Reply(form, form.question)


def look_here(view: FloorView) -> Do:
    """What a look means now: at the place, then at each paper there that was not read yet, then at the place again."""
    unread = (sheet.id for sheet in view.sheets if not sheet.text)
    return Do("look", (next(unread, None) if view.looked else None) or view.place)


def _to_open(view: FloorView) -> Iterator[Candidate]:
    for group in (*view.in_hand, *view.groups):
        for box in group.boxes:
            yield Candidate(
                box.id, f"{box.name}, {group.name}", group.product, _labels((box,)), (box.id,), several=False
            )


def _to_take(view: FloorView) -> Iterator[Candidate]:
    yield from _goods((*view.groups, *view.aside))


def _to_put(view: FloorView) -> Iterator[Candidate]:
    yield from _goods((*view.in_hand, *view.aside))


def _to_set_aside(view: FloorView) -> Iterator[Candidate]:
    yield from _goods((*view.groups, *view.in_hand))


def _to_relabel(view: FloorView) -> Iterator[Candidate]:
    for group in (*view.in_hand, *view.groups, *view.aside):
        ids = tuple(thing.id for thing in group.loose if thing.is_smudged)
        if ids:
            yield Candidate(ids[0], group.name, group.product, (), ids, several=False)


def _to_load(view: FloorView) -> Iterator[Candidate]:
    if view.is_door:
        yield from _goods((*view.in_hand, *view.aside))


def _goods(groups: tuple[Group, ...]) -> Iterator[Candidate]:
    """Units by their product, boxes by their label. A product of which only closed boxes are there counts as one of
    whose units there are several: whoever takes one opens a box."""
    for group in groups:
        if group.loose or group.boxes:
            several = len(group.loose) > 1 or bool(group.boxes)
            ids = tuple(thing.id for thing in group.loose)
            yield Candidate(group.product, group.name, group.product, _labels(group.loose), ids, several)
        for label in dict.fromkeys(box.label for box in group.boxes):
            boxes = tuple(box for box in group.boxes if box.label == label)
            name = f"{boxes[0].name}, {group.name}"
            ids = tuple(box.id for box in boxes)
            yield Candidate(label or ids[0], name, "", _labels(boxes), ids, bool(label) and len(boxes) > 1)


def _labels(things: tuple[Thing, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing.label for thing in things if thing.label))


_CANDIDATES: dict[str, Callable[[FloorView], Iterator[Candidate]]] = {
    "open": _to_open,
    "take": _to_take,
    "put": _to_put,
    "set_aside": _to_set_aside,
    "relabel": _to_relabel,
    "load": _to_load,
}

_QUESTIONS = {
    "open": Prompted.OPEN_WHAT,
    "take": Prompted.TAKE_WHAT,
    "put": Prompted.PUT_WHAT,
    "set_aside": Prompted.SET_ASIDE_WHAT,
    "relabel": Prompted.RELABEL_WHAT,
    "load": Prompted.LOAD_WHAT,
}

VERBS = tuple(_CANDIDATES)
"""The verbs that ask for a thing."""

_SELDOM = ("relabel", "load")


def verbs_at(view: FloorView) -> tuple[str, ...]:
    """The verbs that are offered: those for seldom needs only where there is something that they could be done to."""
    return tuple(verb for verb in VERBS if verb not in _SELDOM or any(_CANDIDATES[verb](view)))
