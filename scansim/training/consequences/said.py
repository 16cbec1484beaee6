"""What one error led to, as three short lines at most: dispatch, stock, billing or buying.

A line is said only where record and truth show what it says. Every figure comes from the two worlds, money from the
pack, and the cost of a wrong delivery from the site.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.training.consequences.consequences import Consequences
from scansim.training.consequences.dealings import leaves
from scansim.training.consequences.in_reach import is_sold_from, is_within_reach
from scansim.training.consequences.stock import location_of, place_name
from scansim.training.consequences.subject import Department, Subject, Told
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError
from scansim.training.story import Flow, Hold

__all__ = ["told_of"]

_MOST = 3
"""Lines that are read in thirty seconds."""


def told_of(run: Run, consequences: Consequences, error: RunError, tasks: Collection[str] = ()) -> tuple[Told, ...]:
    """What an error led to: one line of each department that has something to notice, in their order.

    ``tasks`` are those that it went through; empty for its own alone.
    """
    subject = Subject(run, consequences, error, frozenset(tasks) or frozenset({error.task}))
    first = (next(rule(subject), None) for rule in _RULES)
    return tuple(told for told in first if told is not None)[:_MOST]


# dispatch: what the customer gets, and what the next order finds


def _dispatch(subject: Subject) -> Iterator[Told]:
    yield from _on_the_truck(subject)
    yield from _on_the_way(subject)
    yield from _never_gets(subject)
    yield from _in_reach(subject)
    yield from _nobody_has(subject)
    yield from _finds_empty(subject)


def _on_the_truck(subject: Subject) -> Iterator[Told]:
    for line in subject.sent:
        facts = {"customer": line.customer, "product": subject.name(line.product)}
        if line.never_ordered:
            yield subject.say(Department.DISPATCH, "gets_wrong", quantity=line.never_ordered, **facts)
        elif line.unfit:
            yield subject.say(Department.DISPATCH, "gets_unfit", quantity=line.unfit, **facts)
        elif line.never_sent:
            yield subject.say(Department.DISPATCH, "gets_too_few", quantity=line.truth, recorded=line.recorded, **facts)
        elif line.astray:
            yield subject.say(Department.DISPATCH, "wrong_truck", quantity=line.astray, **facts)
        elif line.never_invoiced:
            yield subject.say(Department.DISPATCH, "gets_too_many", quantity=line.never_invoiced, **facts)


def _on_the_way(subject: Subject) -> Iterator[Told]:
    """What stands ready for a customer who did not ask for it, or whom nobody released."""
    done = subject.done
    if done is None or done.task.flow is not Flow.PICK or leaves(subject.run, done):
        return
    customer = done.task.partner.name
    for product in dict.fromkeys((subject.error.about, *(gone.unit.product for gone in done.gone))):
        went = sum(1 for gone in done.gone if gone.unit.product == product)
        if went and product not in done.demand:
            name = subject.name(product)
            yield subject.say(
                Department.DISPATCH, "wrong_on_the_way", quantity=Decimal(went), product=name, customer=customer
            )
    if subject.error.mistake is Mistake.HOLD_IGNORED and done.recorded:
        quantity = total(done.recorded.values())
        yield subject.say(Department.DISPATCH, "held_stands_ready", quantity=quantity, customer=customer)


def _never_gets(subject: Subject) -> Iterator[Told]:
    error, given_up = subject.error, subject.given_up
    if not subject.is_for_a_customer:
        return
    if error.mistake is Mistake.LEFT_SHORT:
        code = "never_gets" if given_up else "waits_needlessly"
        quantity = error.truth - error.recorded
        yield subject.say(Department.DISPATCH, code, quantity=quantity, customer=subject.customer)
    elif error.mistake is Mistake.REST_GIVEN_UP and given_up:
        yield subject.say(Department.DISPATCH, "never_gets", quantity=given_up, customer=subject.customer)


def _in_reach(subject: Subject) -> Iterator[Told]:
    """What nobody may use, and anybody takes."""
    for each in subject.all.unfit:
        if each.product == subject.error.about:
            place = subject.floor_place(each.place)
            yield subject.say(Department.DISPATCH, "unfit_in_reach", quantity=each.quantity, place=place)
    done = subject.done
    if done is None or done.task.flow is not Flow.QUALITY or subject.error.mistake is not Mistake.WRONG_PLACE:
        return
    astray = [gone for gone in done.gone if gone.unit.product == subject.error.about]
    for place in dict.fromkeys(gone.place for gone in astray):
        if is_within_reach(subject.run, location_of(subject.run, place)):
            quantity = Decimal(sum(1 for gone in astray if gone.place == place))
            where = subject.floor_place(place)
            yield subject.say(Department.DISPATCH, "unfit_in_reach", quantity=quantity, place=where)


def _nobody_has(subject: Subject) -> Iterator[Told]:
    for each in subject.all.promised:
        if each.product == subject.error.about:
            code = "promised" if each.customer else "task_waits"
            yield subject.say(Department.DISPATCH, code, quantity=each.quantity, customer=each.customer, task=each.task)
    offered = total(line.quantity for line in subject.stock if is_sold_from(subject.run, line.key.at))
    if min(offered, subject.net) > ZERO:
        yield subject.say(Department.DISPATCH, "may_be_promised", quantity=min(offered, subject.net))


def _finds_empty(subject: Subject) -> Iterator[Told]:
    for at, quantity in subject.by_place.items():
        if quantity > ZERO:
            place = place_name(subject.run, at)
            yield subject.say(Department.DISPATCH, "finds_too_few", quantity=quantity, place=place)


# stock: how wrong the record is


def _stock(subject: Subject) -> Iterator[Told]:
    yield from _two_products(subject)
    yield from _wrong_total(subject)
    yield from _wrong_lots(subject)
    yield from _wrong_places(subject)
    yield from _left_standing(subject)


def _left_standing(subject: Subject) -> Iterator[Told]:
    for each in subject.all.left_standing:
        if each.product == subject.error.about:
            amount = each.quantity * subject.run.pack.product(each.product).standard_price
            place = subject.floor_place(each.place)
            yield subject.say(Department.STOCK, "left_standing", quantity=each.quantity, place=place, amount=amount)


def _two_products(subject: Subject) -> Iterator[Told]:
    if subject.swapped is not None:
        high, low = sorted(subject.swapped, key=lambda line: line.quantity, reverse=True)
        yield subject.say(
            Department.STOCK,
            "two_products",
            high=subject.name(high.key.product),
            too_high=high.quantity,
            low=subject.name(low.key.product),
            too_low=-low.quantity,
        )


def _wrong_total(subject: Subject) -> Iterator[Told]:
    if subject.net:
        amount = abs(total(line.value for line in subject.stock))
        code = "too_high" if subject.net > ZERO else "too_low"
        yield subject.say(Department.STOCK, code, quantity=abs(subject.net), amount=amount)


def _wrong_lots(subject: Subject) -> Iterator[Told]:
    by_lot: dict[str, Decimal] = {}
    for line in subject.stock:
        by_lot[line.key.lot] = by_lot.get(line.key.lot, ZERO) + line.quantity
    wrong = {lot: quantity for lot, quantity in by_lot.items() if quantity}
    lot = next((lot for lot, quantity in wrong.items() if lot and quantity > ZERO), "")
    if lot:
        yield subject.say(Department.STOCK, "recall_fails", quantity=wrong[lot], lot=lot)


def _wrong_places(subject: Subject) -> Iterator[Told]:
    too_high = [at for at, quantity in subject.by_place.items() if quantity > ZERO]
    too_low = [at for at, quantity in subject.by_place.items() if quantity < ZERO]
    if too_high and too_low:
        place, elsewhere = place_name(subject.run, too_high[0]), place_name(subject.run, too_low[0])
        quantity = min(subject.by_place[too_high[0]], -subject.by_place[too_low[0]])
        yield subject.say(Department.STOCK, "two_places", quantity=quantity, place=place, elsewhere=elsewhere)


# billing and buying: what is paid


def _billing(subject: Subject) -> Iterator[Told]:
    yield from _invoice(subject)
    yield from _sales(subject)
    yield from _written_off(subject)


def _buying(subject: Subject) -> Iterator[Told]:
    yield from _bill(subject)
    yield from _purchase(subject)


def _invoice(subject: Subject) -> Iterator[Told]:
    wrong = [line for line in subject.sent if line.is_wrong]
    credit = total(line.to_credit for line in wrong)
    unpaid = total(line.price * line.never_invoiced for line in wrong)
    customer = next((line.customer for line in wrong), "")
    cost = subject.all.mispick
    if credit:
        yield subject.say(Department.BILLING, "credit_note", amount=credit, customer=customer, cost=cost)
    elif unpaid:
        yield subject.say(Department.BILLING, "never_billed", amount=unpaid, customer=customer, cost=cost)
    elif wrong:
        yield subject.say(Department.BILLING, "site_cost", customer=customer, cost=cost)


def _sales(subject: Subject) -> Iterator[Told]:
    """Sales that are lost, late, or that nobody released."""
    error = subject.error
    if error.mistake is Mistake.HOLD_IGNORED:
        lines = [line for line in subject.all.sent if line.task == error.task]
        held = next((task.held for task in subject.run.situation.tasks if task.transfer == error.task), "")
        if lines and held == Hold.CREDIT:
            amount = total(line.invoiced for line in lines)
            yield subject.say(Department.BILLING, "not_released", amount=amount, customer=lines[0].customer)
    elif error.mistake in (Mistake.LEFT_SHORT, Mistake.REST_GIVEN_UP) and subject.is_for_a_customer:
        given_up = subject.given_up
        quantity = given_up or (error.truth - error.recorded if error.mistake is Mistake.LEFT_SHORT else ZERO)
        product = subject.run.pack.product(error.about)
        if quantity:
            amount = quantity * (product.list_price or product.standard_price)
            yield subject.say(Department.BILLING, "sales_lost" if given_up else "billed_late", amount=amount)


def _bill(subject: Subject) -> Iterator[Told]:
    """What a supplier is paid, or a customer credited for a return."""
    line = subject.received
    if line is None:
        return
    codes = _RETURNED if line.is_return else _BOUGHT
    department = Department.BILLING if line.is_return else Department.BUYING
    for code, quantity in zip(codes, (line.never_came, line.beyond_order, line.unrecorded), strict=True):
        if quantity:
            is_unfit = code == codes[0] and line.unfit >= quantity
            yield subject.say(
                department,
                f"{code}_unfit" if is_unfit else code,
                quantity=quantity,
                amount=quantity * line.price,
                supplier=line.supplier,
            )


_BOUGHT = ("paid", "beyond_order", "bill_higher")
_RETURNED = ("credited", "beyond_return", "credit_lower")
"""Codes of what is paid too much, of what was not asked for, and of what is paid too little."""


def _purchase(subject: Subject) -> Iterator[Told]:
    """What becomes of the rest of a purchase."""
    line = subject.received
    if line is None:
        return
    if subject.error.mistake is Mistake.REST_GIVEN_UP and line.given_up:
        amount = line.given_up * line.price
        yield subject.say(Department.BUYING, "order_again", quantity=line.given_up, amount=amount)
    elif subject.error.mistake is Mistake.REST_KEPT_OPEN and line.still_open:
        yield subject.say(Department.BUYING, "waits_in_vain", quantity=line.still_open, supplier=line.supplier)


def _written_off(subject: Subject) -> Iterator[Told]:
    error = subject.error
    if error.mistake is Mistake.UNAPPROVED_ADJUSTMENT:
        amount = abs(error.recorded) * subject.run.pack.product(error.about).standard_price
        yield subject.say(Department.BILLING, "not_approved", quantity=abs(error.recorded), amount=amount)


_RULES: tuple[Callable[[Subject], Iterator[Told]], ...] = (_dispatch, _stock, _billing, _buying)
