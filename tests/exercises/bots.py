"""Players without competence. They use only what everybody sees: the screen, the labels, what stands where they are.

- the *tapper* never scans: it opens, fills and validates by buttons;
- the *screen-believer* never looks: it reads each product once and takes the rest from the screen, the quantity too;
- the *believer* scans each unit properly and never looks: what the screen asks for must be there;
- the *paper-believer* does the same, but goes where a paper says, whatever the screen asks for;
- the *reacher* takes what lies on top and looks like it, and adds what the handheld asks about;
- the *cautious* looks, reports and escalates everything, and leaves one of each out;
- the *title-reader* believes too, but plays the answer of another day: the same exception, the same quantity;
- the *reciter* knows the whole way of another day by heart, step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from scansim.engine.handheld.screen import HandheldScreen, ScreenKind
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Product
from scansim.training.inputs import Answer, Do, Finish, Go, Input, Report, Scan, Tap, Timed
from scansim.training.reports import SHIFT_LEAD, ReportCode
from scansim.training.run import Run
from scansim.training.starting_point import Planted

__all__ = ["BOTS", "FIRST_LETTER", "Bot", "played", "reciter", "title_reader"]

_MOST_STEPS = 600
FIRST_LETTER = "A"
"""What they say to everybody who interrupts."""

_ANSWERS = ("create_backorder", "confirm", "apply", "yes", "all", "keep_counted", "pass")

Bot = Callable[[Run], Iterator[Input]]


def played(bot: Bot, run: Run) -> Run:
    """The run as a bot plays it, to its end or to where it knows no more; then it hands in."""
    for number, given in enumerate(bot(run)):
        if run.finished or number > _MOST_STEPS:
            break
        if run.question is not None:
            run.receive(Timed(1000 * (number + 1), Answer(FIRST_LETTER)))
        run.receive(Timed(1000 * (number + 1), given))
    if not run.finished:
        run.receive(Timed(1000 * (_MOST_STEPS + 1), Finish()))
    return run


def tapper(run: Run) -> Iterator[Input]:
    """By buttons alone."""
    yield from _through(run, _fill)


def screen_believer(run: Run) -> Iterator[Input]:
    """By the screen: one scan says what it is, and the screen says how many, of which lot and from where."""
    yield from _through(run, _scan_once_and_fill)


def believer(run: Run) -> Iterator[Input]:
    """By scans, and never a look."""
    yield from _through(run, _scan_what_is_asked)


def paper_believer(run: Run) -> Iterator[Input]:
    """By scans, and to the place that somebody wrote on a paper."""
    barcodes = {location.id: location.barcode for location in run.pack.locations}
    names = {place.name: barcodes.get(place.location, "") for place in run.pack.places}
    for sheet in run.floor.sheets:
        yield Do("look", sheet.id)
    written = [text for sheet in run.floor.sheets for text in sheet.text]
    said = [barcode for name, barcode in names.items() for text in written if name in text and barcode]

    yield from _through(run, lambda run, screen: _scan(run, screen, {}, said[-1:]))


def reacher(run: Run) -> Iterator[Input]:
    """Whatever lies on top and looks like it: what was put there last."""
    yield from _through(run, _take_what_lies_on_top)


def cautious(run: Run) -> Iterator[Input]:
    """Everything is reported and escalated, and one of each is left out."""
    for place in run.situation.places:
        yield Go(place)
        yield Do("look", place)
        for group in run.floor.groups:
            for code in (ReportCode.MISSING, ReportCode.DAMAGED, ReportCode.WRONG_ITEM):
                yield Report(code.value, group.product, Decimal(1), SHIFT_LEAD)
    yield from _through(run, _scan_all_but_one)


def title_reader(other: Planted | None) -> Bot:
    """Plays the answer of another day: so many less of that product, reported as there."""

    def play(run: Run) -> Iterator[Input]:
        if other is not None:
            for code in other.reports:
                yield Report(code.value, other.product or other.place, other.quantity or None, other.escalate_to)
        less = {other.product: other.quantity} if other is not None else {}
        yield from _through(run, lambda run, screen: _scan(run, screen, less))

    return play


def reciter(way: Sequence[Input]) -> Bot:
    """Does what was right on another day."""
    return lambda run: iter(way)


BOTS: dict[str, Bot] = {
    "tapper": tapper,
    "screen-believer": screen_believer,
    "believer": believer,
    "paper-believer": paper_believer,
    "reacher": reacher,
    "cautious": cautious,
}

_Work = Callable[[Run, HandheldScreen], Iterator[Input]]


def _through(run: Run, work: _Work) -> Iterator[Input]:
    """Every document and every count that the menu leads to."""
    for document in run.situation.documents:
        yield from _answered(run)
        yield from _opened(run, document, by_scan=work is not _fill)
        yield from work(run, run.screen)
        yield Tap("validate")
        yield from _answered(run)
        yield from _back_to_menu(run)
    if run.situation.counted:
        yield from _back_to_menu(run)
        yield Tap("counts")
        yield from _counted(run)
        yield Tap("apply")
        yield from _answered(run)


def _opened(run: Run, document: str, *, by_scan: bool) -> Iterator[Input]:
    if by_scan:
        yield Scan(document)
        return
    yield Tap("operations")
    types = [control.id for control in run.screen.controls if control.id.startswith("type:")]
    for kind in types:
        yield Tap(kind)
        if run.screen.control(f"open:{document}"):
            yield Tap(f"open:{document}")
            return
        yield Tap("back")


def _answered(run: Run) -> Iterator[Input]:
    """Whatever the handheld asks is answered with the first button that goes on."""
    for _ in range(5):
        if run.screen.kind is not ScreenKind.DIALOG:
            return
        ids = [control.id for control in run.screen.controls]
        yield Tap(next((id_ for id_ in _ANSWERS if id_ in ids), ids[0]))


def _back_to_menu(run: Run) -> Iterator[Input]:
    for _ in range(6):
        if run.finished or run.screen.kind is ScreenKind.MENU:
            return
        ids = [control.id for control in run.screen.controls]
        yield Tap("back" if "back" in ids else "discard")


def _fill(run: Run, screen: HandheldScreen) -> Iterator[Input]:
    yield from (Tap(control.id) for control in screen.controls if control.id.startswith("fill:"))
    if "put_in_pack" in {control.id for control in run.screen.controls} and run.situation.tasks[0].flow == "pack":
        yield Tap("put_in_pack")


def _scan_once_and_fill(run: Run, screen: HandheldScreen) -> Iterator[Input]:
    codes = {product.code: product for product in run.pack.products}
    for item in screen.items:
        product = codes.get(item.key.partition(":")[0]) or codes.get(item.key)
        if product is not None and item.demand:
            yield Scan(product.barcode)
            yield from (Tap(control.id) for control in run.screen.controls if control.id == f"fill:{item.key}")
    yield from _fill(run, run.screen)


def _scan_what_is_asked(run: Run, screen: HandheldScreen) -> Iterator[Input]:
    yield from _scan(run, screen, {})


def _scan_all_but_one(run: Run, screen: HandheldScreen) -> Iterator[Input]:
    yield from _scan(run, screen, {product.id: Decimal(1) for product in run.pack.products})


def _take_what_lies_on_top(run: Run, screen: HandheldScreen) -> Iterator[Input]:
    codes = {product.code: product for product in run.pack.products}
    labels = {location.name: location.barcode for location in run.pack.locations}
    labels |= {location.complete_name: location.barcode for location in run.pack.locations}
    for item in screen.items:
        product = codes[item.key]
        family = {each.id for each in run.pack.products if _kin(each) == _kin(product)}
        yield Scan(labels[item.source])
        yield Do("look", run.floor.place)
        for _ in range(int(item.demand)):
            alike = [group for group in run.floor.groups if group.product in family and group.loose]
            yield Scan(alike[-1].loose[-1].label)
            if run.screen.kind is ScreenKind.DIALOG:
                yield Tap("add_product")


def _kin(product: Product) -> str:
    return product.look_alike_of or product.id


def _scan(run: Run, screen: HandheldScreen, less: dict[str, Decimal], goes_to: Sequence[str] = ()) -> Iterator[Input]:
    """Each line: the label of its place, of its product as often as asked, of where it goes."""
    codes = {product.code: product for product in run.pack.products}
    labels = {location.complete_name: location.barcode for location in run.pack.locations}
    labels |= {location.name: location.barcode for location in run.pack.locations}
    for item in screen.items:
        product = codes.get(item.key.partition(":")[0]) or codes.get(item.key)
        if product is None or not item.demand:
            continue
        if labels.get(item.source):
            yield Scan(labels[item.source])
        wanted = Decimal(item.demand) - less.get(product.id, ZERO)
        for _ in range(int(max(wanted, ZERO))):
            yield Scan(item.lot or product.barcode)
    if goes_to:
        yield from (Scan(barcode) for barcode in goes_to)
        return
    if labels.get(run.screen.items[0].place if run.screen.items else ""):
        yield Scan(labels[run.screen.items[0].place])
    for task in run.situation.tasks:
        barcode = next((each.barcode for each in run.pack.locations if each.id == task.destination), "")
        if barcode:
            yield Scan(barcode)


def _counted(run: Run) -> Iterator[Input]:
    """Each line of a count gets what the screen says, or nothing else than one."""
    yield from (Tap(control.id) for control in run.screen.controls if control.id.startswith("fill:"))
    yield from (Tap(f"plus:{item.key}") for item in run.screen.items if not item.done)
