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
    "abandoned": Sentence("You gave this one up before it was finished.", "Given up"),
    "not_validated": Sentence("{transfer} was not validated.", "Not validated"),
    "cancelled": Sentence("You cancelled {transfer}: nothing of it was received.", "{transfer} was cancelled"),
    "refusal_unheeded": Sentence("{read} was refused, and read again at once.", "Read twice: {read}"),
    "proxy_scan": Sentence("{about}: a label was read that was not in front of you.", "{about}: read elsewhere"),
    "false_alarms": Sentence("Reports of something that was not so: {count}.", "Reports not true: {count}"),
    "point_document": Sentence("{about} was not opened by a scan ({how}).", "{about}: {how}, not scanned"),
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
    "free_validated": Sentence("{transfer} validated ({operation}).", "{transfer} validated"),
    "free_line": Sentence("{quantity} x {product}, from {source} to {destination}.", "{quantity} x {product}"),
    "free_counted": Sentence(
        "{product} counted at {location}: {counted} (difference {difference}).", "{product}: {counted} ({difference})"
    ),
    "free_nothing": Sentence("Nothing was validated and no count applied.", "Nothing was validated."),
    "free_never_scored": Sentence("Free practice is never scored."),
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
