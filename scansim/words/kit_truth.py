"""What a trainer reads of what is wrong in a seed: what it is, which cue tells, what is right, what is reported."""

from __future__ import annotations

from scansim.engine.quantity import written
from scansim.training.kit import Kit
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder, TrapKind
from scansim.words.feedback import REPORTS, ROLES
from scansim.words.language import spoken
from scansim.words.sentence import Sentence

__all__ = ["truth_of"]

_MISSED = Sentence("{missing} of {product} did not come: {ordered} were ordered, {there} are there.")
_NOTE_SAYS = Sentence('The note says: "{remark}".')
_RIGHT_OF_REST: dict[RestOfOrder, Sentence] = {
    RestOfOrder.CREATE_BACKORDER: Sentence("Right: receive {there} and create a backorder, for the rest will follow."),
    RestOfOrder.NO_BACKORDER: Sentence("Right: receive {there} and answer No backorder, for the rest will not come."),
}
_MUST_CATCH = Sentence("Whoever misses this does not pass.")
_NO_TRAP = Sentence("Nothing is wrong in this seed: all that was ordered is there.")
_NO_TRAP_RIGHT = Sentence("Right: receive everything and validate. A report would be a false alarm.")
_NOTHING_WRONG = Sentence("Nothing is wrong in this seed: things are as the record and the papers say.")
_NOTHING_RIGHT = Sentence("Right: do what is asked for. A report would be a false alarm.")
_REPORT = Sentence("Report: {reports}.")
_REPORT_TO = Sentence("Report: {reports}, to {role}.")

_WRONG: dict[TrapKind, Sentence] = {
    TrapKind.MISSING: Sentence("{quantity} of {product} are not at {place}, where the record has them."),
    TrapKind.EXTRA: Sentence("{quantity} of {product} more came than were ordered."),
    TrapKind.DAMAGED: Sentence("{quantity} of {product} at {place} are damaged."),
    TrapKind.WRONG_ITEM: Sentence("A box labelled {product} holds {quantity} of {instead}. Only opening it tells."),
    TrapKind.TWIN: Sentence("{quantity} of {instead} lie beside {product} at {place}, and belong there."),
    TrapKind.OPENED_BOX: Sentence("A box of {product} stands open: {quantity} are out of it."),
    TrapKind.UNREADABLE: Sentence("{quantity} of {product} at {place} bear a label that no scanner reads."),
    TrapKind.UNKNOWN_LABEL: Sentence("{quantity} of {product} at {place} bear a code that nobody has recorded."),
    TrapKind.OTHER_LOT: Sentence("{quantity} of {product} at {place} are of lot {instead}, not of lot {lot}."),
    TrapKind.EXPIRED: Sentence("{quantity} of {product} at {place} are of lot {instead}, which has expired."),
    TrapKind.TWO_LABELS: Sentence("{product} bears a plain code, and a GS1 code that holds lot {lot} too."),
    TrapKind.FULL_PLACE: Sentence("{place}, where {product} is sent to, is full."),
    TrapKind.NEIGHBOUR_PLACE: Sentence("{place} is easily taken for {instead}, where {product} is or should go."),
    TrapKind.ON_HOLD: Sentence("{task} is on hold; its paper says so."),
    TrapKind.SWAPPED_TOTES: Sentence("The papers name the totes of the batch the wrong way round."),
    TrapKind.DIFFERENCE: Sentence("{product} at {place}: {quantity} compared with the record."),
}

_RIGHT: dict[TrapKind, Sentence] = {
    TrapKind.MISSING: Sentence("Right: record what is there, and keep the rest open unless a paper says otherwise."),
    TrapKind.EXTRA: Sentence("Right: receive what was ordered, and set the rest aside."),
    TrapKind.DAMAGED: Sentence("Right: set them aside; they are not counted as good."),
    TrapKind.WRONG_ITEM: Sentence("Right: set the box aside; it is not received as what it claims."),
    TrapKind.TWIN: Sentence("Right: only {product} moves."),
    TrapKind.OPENED_BOX: Sentence("Right: count what is in it."),
    TrapKind.UNREADABLE: Sentence("Right: try twice at most, report it, then type the code or put a new label on."),
    TrapKind.UNKNOWN_LABEL: Sentence("Right: do not guess; set them aside."),
    TrapKind.OTHER_LOT: Sentence("Right: lot {lot} moves, as far as it goes; the others stay."),
    TrapKind.EXPIRED: Sentence("Right: set them aside; lot {lot} moves, as far as it goes."),
    TrapKind.TWO_LABELS: Sentence("Right: scan the code with the lot, and never type a lot."),
    TrapKind.FULL_PLACE: Sentence("Right: another place with room, recorded as it is."),
    TrapKind.NEIGHBOUR_PLACE: Sentence("Right: read the label of the place; the record says where things truly lie."),
    TrapKind.ON_HOLD: Sentence("Right: leave it alone."),
    TrapKind.SWAPPED_TOTES: Sentence("Right: each unit goes into the tote that the record says."),
    TrapKind.DIFFERENCE: Sentence("Right: count what is there, and again where the difference is large."),
}


def truth_of(kit: Kit) -> tuple[str, ...]:
    """What is planted in this seed and what the right end is, as whole sentences."""
    situation = kit.situation
    if not situation.planted:
        is_receipt = not situation.is_work and situation.first.note is not None
        said: tuple[Sentence, ...] = (_NO_TRAP, _NO_TRAP_RIGHT) if is_receipt else (_NOTHING_WRONG, _NOTHING_RIGHT)
        if situation.interruptions:
            said = said[:1]
        return tuple(sentence.say({}).long for sentence in said)
    notes = {task.transfer: task.note for task in situation.tasks if task.note is not None}
    remarks = {task: iter(note.remarks) for task, note in notes.items()}
    found: list[str] = []
    for planted in situation.planted:
        if planted.kind is TrapKind.MISSING and planted.task in notes:
            remark = next(remarks[planted.task], None)
            found += _missed(kit, planted, remark.in_language(spoken().code) if remark is not None else "")
        else:
            found += _said(kit, planted)
    return tuple(found)


def _missed(kit: Kit, planted: Planted, remark: str) -> tuple[str, ...]:
    """What did not come, as the delivery note tells it."""
    goods = kit.goods_of(planted.task, planted.product)
    facts = {
        "missing": str(planted.quantity),
        "product": goods.name,
        "ordered": str(goods.ordered),
        "there": str(goods.units),
        "remark": remark,
    }
    rest = (_NOTE_SAYS, _RIGHT_OF_REST[planted.rest]) if planted.rest and remark else ()
    said = (_MISSED, *rest, *((_MUST_CATCH,) if planted.must_catch else ()))
    return tuple(sentence.say(facts).long for sentence in said)


def _said(kit: Kit, planted: Planted) -> tuple[str, ...]:
    facts = {
        "quantity": written(planted.quantity),
        "product": kit.names.get(planted.product, planted.product),
        "place": kit.names.get(planted.place, planted.place),
        "instead": kit.names.get(planted.instead, planted.instead),
        "lot": kit.names.get(planted.lot, planted.lot),
        "task": planted.task,
        "reports": ", ".join(REPORTS[code] for code in planted.reports),
        "role": ROLES.get(planted.escalate_to, planted.escalate_to),
    }
    report = (_REPORT_TO if planted.escalate_to else _REPORT,) if planted.reports else ()
    must = (_MUST_CATCH,) if planted.must_catch else ()
    said = (_WRONG[planted.kind], _RIGHT[planted.kind], *report, *must)
    return tuple(sentence.say(facts).long for sentence in said)
