"""What is right for each kind by the site's procedure (``docs/authoring.md``, "What can be wrong").

A trap may say otherwise with ``report``. To whom a report goes at which threshold is the escalation matrix of
``scoring/``; what stands here is who owns the matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scansim.training.reports import ReportCode
from scansim.training.story import Flow, Trap, TrapKind

__all__ = ["Right", "right_of"]

NO_REPORT = "none"


@dataclass(frozen=True, slots=True)
class Right:
    """The codes that say what is wrong, who must be told, and the mistakes of the policy that it tempts to."""

    reports: tuple[ReportCode, ...] = ()
    escalate_to: str = ""
    mistakes: tuple[str, ...] = ()


_RIGHT: Mapping[TrapKind, Right] = {
    TrapKind.MISSING: Right((ReportCode.MISSING,), "inventory_controller", ("recorded_not_there", "rest_given_up")),
    TrapKind.EXTRA: Right((ReportCode.EXTRA,), "buyer", ("received_over_order",)),
    TrapKind.DAMAGED: Right((ReportCode.DAMAGED,), "quality", ("received_damaged", "picked_unfit", "sent_unfit")),
    TrapKind.WRONG_ITEM: Right((ReportCode.WRONG_ITEM,), "quality", ("received_wrong_item", "picked_wrong_item")),
    TrapKind.TWIN: Right((), "", ("picked_wrong_item", "sent_wrong_item")),
    TrapKind.OPENED_BOX: Right((), "", ("received_too_many", "recorded_not_there")),
    TrapKind.UNREADABLE: Right((ReportCode.UNREADABLE,), ""),
    TrapKind.UNKNOWN_LABEL: Right((ReportCode.UNREADABLE,), "inventory_controller", ("received_wrong_item",)),
    TrapKind.OTHER_LOT: Right((), "", ("wrong_lot", "mixed_lots")),
    TrapKind.EXPIRED: Right((ReportCode.WRONG_ITEM,), "quality", ("wrong_lot", "picked_unfit", "sent_unfit")),
    TrapKind.TWO_LABELS: Right((), "", ("wrong_lot",)),
    TrapKind.FULL_PLACE: Right((ReportCode.PLACE_PROBLEM,), "", ("place_overfilled", "wrong_place")),
    TrapKind.NEIGHBOUR_PLACE: Right((), "", ("wrong_place",)),
    TrapKind.ON_HOLD: Right((), "", ("hold_ignored",)),
    TrapKind.SWAPPED_TOTES: Right((), "", ("wrong_package",)),
    TrapKind.DIFFERENCE: Right((), "", ("count_wrong", "count_copied", "unapproved_adjustment")),
}

_MISSING_IN_DELIVERY = Right((), "", ("received_not_there", "received_too_many", "rest_given_up", "rest_kept_open"))
"""The supplier's own note tells what did not come: nobody has to be told."""


def right_of(trap: Trap, flow: Flow | None) -> Right:
    """What is right for a trap in a task of this flow."""
    usual = _RIGHT[trap.kind]
    if trap.kind is TrapKind.MISSING and flow in (Flow.RECEIVE, Flow.RETURN):
        usual = _MISSING_IN_DELIVERY
    if not trap.report:
        return usual
    codes = () if trap.report == NO_REPORT else (ReportCode(trap.report),)
    return Right(codes, usual.escalate_to if codes else "", usual.mistakes)
