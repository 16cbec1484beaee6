"""Stock that was asked to be counted: walk there, scan the place, count what is truly there, apply.

What nobody sees lie there is counted as none; what is in a closed box is counted once the box is open.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.engine.quantity import ZERO, quantity, written
from scansim.training.answers import Answered
from scansim.training.coach.piece import CountRow, Piece
from scansim.training.coach.settling import leave_page
from scansim.training.coach.sight import Sight
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.coach.ways import label_read, look_at, walk_to
from scansim.training.inputs import Do, Report, Set, Tap
from scansim.training.reports import ReportCode

__all__ = ["next_step"]


def next_step(sight: Sight) -> CoachStep | None:
    """What to do now for the counts that were asked for; None when all of them are stock."""
    left = tuple(location for location in sight.counted if not sight.is_counted(location))
    if not left:
        return None
    return _look_first(sight, left) or _ask_for_approval(sight, left) or _settle(sight, left) or _count(sight, left)


def _look_first(sight: Sight, left: tuple[str, ...]) -> CoachStep | None:
    """At the place that is counted now: what lies there, boxes open."""
    here = next((location for location in left if sight.here in sight.places_of(location)), None)
    if here is None:
        return None
    return look_at(sight, sight.here.id) or _open_boxes(sight)


def _ask_for_approval(sight: Sight, left: tuple[str, ...]) -> CoachStep | None:
    """A difference that was refused because it is too large is reported to the role that the refusal named."""
    refusal = sight.refusal
    if refusal is None or refusal.code != Answered.APPROVAL_NEEDED:
        return None
    name, difference = refusal.fact("product"), quantity(refusal.fact("difference"))
    rows = (row for row in sight.count_rows if row.location in left and sight.product(row.product).name == name)
    row = next(rows, None)
    if row is None:
        return None
    code = ReportCode.MISSING if difference < ZERO else ReportCode.EXTRA
    given = Report(code.value, row.product, abs(difference), refusal.fact("role"))
    return step(Advice.REPORT, given, report=code.value, about=name, quantity=written(abs(difference)), role=given.to)


def _open_boxes(sight: Sight) -> CoachStep | None:
    closed = next((piece for piece in sight.pieces_at(sight.here.id) if piece.is_box), None)
    if closed is None:
        return None
    return step(Advice.OPEN_BOX, Do("open", closed.id), box=closed.name, product=sight.product(closed.product).name)


def _settle(sight: Sight, left: tuple[str, ...]) -> CoachStep | None:
    screen = sight.screen
    if screen.kind is ScreenKind.DIALOG:
        return _answer(sight, left)
    if screen.kind is ScreenKind.EDITOR and sight.counts_at is not None:
        return _edit(sight, screen)
    if screen.kind is ScreenKind.EDITOR:
        return step(Advice.DISCARD, Tap("discard"))
    if screen.kind is ScreenKind.COUNT:
        return None
    if screen.kind is ScreenKind.MENU:
        return step(Advice.OPEN_COUNT, Tap("counts"))
    return leave_page(screen)


def _answer(sight: Sight, left: tuple[str, ...]) -> CoachStep:
    """What was counted holds when it is what lies there; every other question is left."""
    is_right = all(_count_at(sight, location) is None for location in left)
    if sight.screen.instruction is Instruction.STOCK_CHANGED and is_right:
        return step(Advice.KEEP_COUNTED, Tap("keep_counted"))
    return step(Advice.DISCARD, Tap("discard"))


def _edit(sight: Sight, screen: HandheldScreen) -> CoachStep:
    row = next((row for row in sight.count_rows if row.key == sight.memory.editing), None)
    if row is None or not sight.has_looked_at(row.location) or sight.product(row.product).name != screen.title:
        return step(Advice.DISCARD, Tap("discard"))
    value = written(_truth(sight, row))
    if screen.fields[0].value == value:
        return step(Advice.CONFIRM_QUANTITY, Tap("confirm"), quantity=value)
    return step(Advice.SET_QUANTITY, Set("quantity", value), quantity=value, product=screen.title)


def _count(sight: Sight, left: tuple[str, ...]) -> CoachStep:
    at = sight.counts_at
    for location in sorted(left, key=lambda each: (each != at, left.index(each))):
        due = _count_at(sight, location)
        if due is not None:
            return due
    return step(Advice.APPLY, Tap("apply"))


def _count_at(sight: Sight, location: str) -> CoachStep | None:
    """The next step at one place; None when its count says what lies there."""
    place = sight.place_of(location)
    if place is None:
        return stop(Must.PLACE_IS_KNOWN, place=sight.location(location).name)
    if not sight.has_looked(place.id):
        return walk_to(sight, place.id) or look_at(sight, place.id)
    due = _next_thing(sight, location, place.id) or _next_row(sight, location)
    return None if due is None else walk_to(sight, place.id) or _scan_place(sight, location) or due


def _scan_place(sight: Sight, location: str) -> CoachStep | None:
    barcode = sight.location(location).barcode
    if sight.counts_at == location or not barcode:
        return None
    return step(Advice.SCAN_SOURCE, label_read(sight, barcode, sight.label_of(sight.here.id)), place=sight.here.name)


def _next_thing(sight: Sight, location: str, place: str) -> CoachStep | None:
    """Something that lies there and is counted too low."""
    for key, pieces in _lying(sight, place).items():
        row = next((row for row in sight.count_rows if (row.location, *row.goods) == (location, *key)), None)
        counted = row.counted if row is not None and row.counted is not None else ZERO
        if counted >= len(pieces) or sight.is_applied(key[0], location):
            continue
        if row is not None and (row.package or (counted and len(pieces) > sight.policy.receive.each_up_to)):
            return _edit_row(sight, row, len(pieces))
        return _scan(sight, pieces[min(int(counted), len(pieces) - 1)])
    return None


def _next_row(sight: Sight, location: str) -> CoachStep | None:
    """A row that says more than lies there, or that nobody counted although nothing lies there."""
    for row in sight.count_rows:
        if row.location != location or sight.is_applied(row.product, location):
            continue
        truth = _truth(sight, row)
        if row.counted is None:
            return step(Advice.COUNT_NONE, Tap(f"toggle:{row.key}"), product=sight.product(row.product).name)
        if row.counted > truth:
            return _edit_row(sight, row, int(truth))
    return None


def _edit_row(sight: Sight, row: CountRow, count: int) -> CoachStep:
    name = sight.product(row.product).name
    return step(Advice.OPEN_EDITOR, Tap(f"edit:{row.key}"), product=name, quantity=str(count))


def _scan(sight: Sight, piece: Piece) -> CoachStep:
    product = sight.product(piece.product)
    if piece.inside and sight.is_package(piece.inside):
        label = label_read(sight, piece.inside, piece.box)
        return step(Advice.SCAN_BOX, label, product=product.name, box=piece.inside)
    if piece.lot and sight.awaits(piece.product):
        return step(Advice.SCAN_LOT, label_read(sight, piece.lot, piece.id), product=product.name, lot=piece.lot)
    return step(
        Advice.SCAN_UNIT,
        label_read(sight, sight.label_to_read(piece), piece.id),
        product=product.name,
        code=product.code,
    )


def _lying(sight: Sight, place: str) -> dict[tuple[str, str, str], list[Piece]]:
    """What lies at a place by product, lot and package, each single thing."""
    found: dict[tuple[str, str, str], list[Piece]] = {}
    for piece in sight.pieces_at(place):
        package = piece.inside if sight.is_package(piece.inside) else ""
        found.setdefault((piece.product, piece.lot, package), []).append(piece)
    return found


def _truth(sight: Sight, row: CountRow) -> Decimal:
    place = sight.place_of(row.location)
    return Decimal(len(_lying(sight, place.id).get(row.goods, ()))) if place else ZERO
