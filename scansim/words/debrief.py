"""What went right and wrong, and what it costs downstream, each as one plain sentence."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CONSEQUENCES", "FINDINGS", "WAYS"]

FINDINGS: dict[str, Sentence] = {
    "received_not_there": Sentence(
        "{product}: received {recorded}, there were {truth}. Nobody looked.",
        "{product}: {recorded}, truly {truth}",
    ),
    "received_too_many": Sentence(
        "{product}: received {recorded}, there were {truth}.", "{product}: {recorded}, truly {truth}"
    ),
    "received_too_few": Sentence(
        "{product}: received {recorded}, there were {truth}.", "{product}: {recorded}, truly {truth}"
    ),
    "rest_given_up": Sentence("{product}: still to come, and given up: {truth}.", "{product}: given up {truth}"),
    "rest_kept_open": Sentence(
        "{product}: the note says that {truth} will not come, yet they stay on order.",
        "{product}: {truth} never come",
    ),
    "received_wrong_item": Sentence(
        "{product}: received {recorded}, {truth} of them are this product. Others lay in the box.",
        "{product}: {recorded}, truly {truth}",
    ),
    "received_damaged": Sentence(
        "{product}: received {recorded}, {truth} of them are good.", "{product}: {recorded}, good {truth}"
    ),
    "received_over_order": Sentence(
        "{product}: {recorded} went to stock, {truth} were ordered. Nobody was asked.",
        "{product}: {recorded} of {truth}",
    ),
    "wrong_lot": Sentence(
        "{product}: of {recorded}, {truth} are of the lot that the record says.", "{product}: wrong lot"
    ),
    "wrong_place": Sentence("{product}: of {recorded}, {truth} lie where they should.", "{product}: wrong place"),
    "wrong_package": Sentence("{product}: of {recorded}, {truth} lie in the right carton.", "{product}: wrong carton"),
    "picked_wrong_item": Sentence(
        "{product}: picked {recorded}, {truth} of them are right.", "{product}: {recorded}, right {truth}"
    ),
    "picked_unfit": Sentence(
        "{product}: picked {recorded}, {truth} of them are good.", "{product}: {recorded}, good {truth}"
    ),
    "sent_wrong_item": Sentence(
        "{product}: sent {recorded}, {truth} of them are right.", "{product}: {recorded}, right {truth}"
    ),
    "sent_unfit": Sentence(
        "{product}: sent {recorded}, {truth} of them are good.", "{product}: {recorded}, good {truth}"
    ),
    "recorded_not_there": Sentence(
        "{product}: recorded {recorded}, moved {truth}.", "{product}: {recorded}, moved {truth}"
    ),
    "recorded_too_many": Sentence(
        "{product}: moved {recorded}, asked for were {truth}.", "{product}: {recorded}, asked {truth}"
    ),
    "recorded_too_few": Sentence(
        "{product}: recorded {recorded}, moved {truth}.", "{product}: {recorded}, moved {truth}"
    ),
    "left_short": Sentence("{product}: {recorded} taken, {truth} could be had.", "{product}: {recorded} of {truth}"),
    "hold_ignored": Sentence("{about} was on hold, and you finished it.", "{about}: was on hold"),
    "count_wrong": Sentence(
        "{product}: the record says {recorded}, there are {truth}.", "{product}: {recorded}, truly {truth}"
    ),
    "count_copied": Sentence(
        "{product}: you confirmed {recorded} without going there. There are {truth}.",
        "{product}: {recorded}, truly {truth}",
    ),
    "unapproved_adjustment": Sentence(
        "{product}: a difference beyond the limit was applied, and nobody approved it.", "{product}: not approved"
    ),
    "own_approval": Sentence("You approved what you had counted yourself.", "Own count approved"),
    "credentials_shared": Sentence("Work was done under a badge of somebody else.", "Badge of another"),
    "scrapped_without_authority": Sentence("{product} was scrapped, and you may not.", "{product}: scrapped"),
    "hazard_ignored": Sentence("There was a danger, and you went on working.", "Danger not heeded"),
    "wrong_answer": Sentence("Your answer was wrong: {about}.", "Wrong answer"),
    "looked_up": Sentence("No answer came, and you looked before doing it again.", "Looked before repeating"),
    "declared": Sentence("You said that the scanner was dead, and went on on paper.", "Dead scanner reported"),
    "not_declared": Sentence("The scanner was dead, and nobody was told.", "Dead scanner not reported"),
    "entered_from_paper": Sentence("{about}: counted on paper, then entered.", "{about}: from paper"),
    "answered_right": Sentence("You answered rightly.", "Answered rightly"),
    "abandoned": Sentence("You gave this one up before it was finished.", "Given up"),
    "not_validated": Sentence("{transfer} was not validated.", "Not validated"),
    "not_counted": Sentence("{about} was not counted to the end.", "{about}: not counted"),
    "cancelled_work": Sentence("You cancelled {transfer}: nothing of it was done.", "{transfer} was cancelled"),
    "cancelled": Sentence("You cancelled {transfer}: nothing of it was received.", "{transfer} was cancelled"),
    "refusal_unheeded": Sentence("{read} was refused, and read again at once.", "Read twice: {read}"),
    "proxy_scan": Sentence("{about}: a label was read that was not in front of you.", "{about}: read elsewhere"),
    "false_alarms": Sentence("Reports of something that was not so: {count}.", "Reports not true: {count}"),
    "point_document": Sentence("{about} was not opened by a scan ({how}).", "{about}: {how}, not scanned"),
    "point_source": Sentence(
        "{about}: the place was not scanned before goods were taken ({how}).", "{about}: place {how}"
    ),
    "point_destination": Sentence("{about}: where it went was not scanned ({how}).", "{about}: place {how}"),
    "point_lot": Sentence("{about}: the lot was not scanned ({how}).", "{about}: lot {how}"),
    "point_package": Sentence("{about}: the carton was not scanned ({how}).", "{about}: box {how}"),
    "point_product": Sentence("{about} was never scanned ({how}).", "{about}: never scanned"),
    "point_quantity": Sentence("{about}: the quantity was not proved by scans ({how}).", "{about}: count {how}"),
    "point_excused": Sentence("{about}: reported as unreadable, then typed.", "{about}: unreadable"),
    "all_scanned": Sentence("All {count} required scans were made.", "All {count} scans made"),
    "lines_right": Sentence("{right} of {lines} lines are right.", "{right} of {lines} lines right"),
    "caught_create_backorder": Sentence(
        "{product}: {missing} missing, noticed and kept on order.", "{product}: {missing} kept open"
    ),
    "caught_no_backorder": Sentence(
        "{product}: {missing} missing, noticed and closed as the note says.", "{product}: {missing} closed"
    ),
    "caught": Sentence("{about}: noticed, and nothing came of it.", "{about}: noticed"),
    "free_validated": Sentence("{transfer} validated ({operation}).", "{transfer} validated"),
    "free_line": Sentence("{quantity} x {product}, from {source} to {destination}.", "{quantity} x {product}"),
    "free_counted": Sentence(
        "{product} counted at {location}: {counted} (difference {difference}).", "{product}: {counted} ({difference})"
    ),
    "free_nothing": Sentence("Nothing was validated and no count applied.", "Nothing was validated."),
    "free_never_scored": Sentence("Free practice is never scored."),
    "miscounted": Sentence(
        "{product}: counted {recorded}, there were {truth}.", "{product}: {recorded}, truly {truth}"
    ),
    "put_right": Sentence("Counted wrongly, noticed and put right: {count}.", "Put right: {count}"),
}

CONSEQUENCES: dict[str, tuple[str, Sentence]] = {
    "promised_not_there": ("Dispatch", Sentence("Promised, though nobody has them: {difference}.")),
    "record_too_high": ("Stock", Sentence("The record is {difference} too high, {value} {currency}.")),
    "paid_not_received": ("Buying", Sentence("The supplier would be paid for {recorded}.")),
    "record_too_low": ("Stock", Sentence("There, but nobody can sell them: {difference}, {value} {currency}.")),
    "bill_does_not_match": ("Buying", Sentence("The supplier's bill will not match.")),
    "rest_never_comes": ("Dispatch", Sentence("Customers wait for {truth} that nobody will send.")),
    "reordered_late": ("Buying", Sentence("To be ordered again, late: {truth}.")),
    "waited_for_in_vain": ("Dispatch", Sentence("Promised from an order that is closed: {truth}.")),
    "order_stays_open": ("Buying", Sentence("The order stays open for {truth} that never come.")),
    "never_in_front": ("Stock", Sentence("The record says that somebody saw the goods, and nobody did.")),
    "wrong_goods_arrive": ("Dispatch", Sentence("The customer gets wrong goods, and sends them back.")),
    "two_products_wrong": ("Stock", Sentence("Two products are wrong in the record: one too high, one too low.")),
    "billed_not_sent": ("Billing", Sentence("The invoice is right for goods that were not sent: a credit note.")),
    "unfit_in_stock": ("Stock", Sentence("Goods that nobody may use lie among the good ones.")),
    "unfit_arrives": ("Dispatch", Sentence("The customer gets goods that nobody may use.")),
    "more_than_ordered": ("Buying", Sentence("The bill is for more than was ordered, and nobody agreed.")),
    "trace_broken": ("Stock", Sentence("A recall of this lot finds the wrong goods.")),
    "bin_empty": ("Dispatch", Sentence("The next picker finds the place empty.")),
    "two_places_wrong": ("Stock", Sentence("Two places are wrong in the record.")),
    "wrong_truck": ("Dispatch", Sentence("It leaves with another truck, and the customer waits.")),
    "wrong_carton_arrives": ("Dispatch", Sentence("Another customer's goods are in the carton.")),
    "customer_waits": ("Dispatch", Sentence("The customer waits for goods that lie on the shelf.")),
    "not_released": ("Billing", Sentence("Goods went to somebody who has not paid for the last ones.")),
    "difference_stays": (
        "Stock",
        Sentence("The difference stays: {difference} units, {value} {currency}."),
    ),
    "write_off_unapproved": ("Billing", Sentence("Stock was written off, and nobody answers for it.")),
    "nobody_answers": ("Stock", Sentence("Nobody can say any more who did what.")),
    "unknown_goods": ("Stock", Sentence("The whole delivery stands there, and no record knows of it.")),
    "order_gone": ("Buying", Sentence("{supplier} sends a bill for goods that were never received.")),
}
"""Who notices, and what."""

WAYS: dict[str, str] = {
    "scanned": "scanned",
    "keyed": "typed",
    "entered": "entered",
    "tapped": "tapped",
    "omitted": "left out",
}
"""How a point came about that had to be scanned."""
