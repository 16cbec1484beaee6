"""What went right and wrong, and what it costs downstream, each as one plain sentence."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CONSEQUENCES", "FINDINGS"]

FINDINGS: dict[str, Sentence] = {
    "received_not_there": Sentence(
        "{product}: received {recorded}, there were {truth}. Nobody looked.",
        "{product}: {recorded}, there were {truth}",
    ),
    "received_too_many": Sentence(
        "{product}: received {recorded}, there were {truth}.", "{product}: {recorded}, there were {truth}"
    ),
    "received_too_few": Sentence(
        "{product}: received {recorded}, there were {truth}.", "{product}: {recorded}, there were {truth}"
    ),
    "rest_given_up": Sentence("{product}: {truth} still to come were given up.", "{product}: {truth} given up"),
    "rest_kept_open": Sentence(
        "{product}: the note says {truth} will not come, yet they stay on order.", "{product}: {truth} wait in vain"
    ),
    "abandoned": Sentence("You gave this one up before it was finished.", "Given up"),
    "not_validated": Sentence("The receipt was not validated.", "Not validated"),
    "point_document": Sentence("{about} was not opened by a scan ({how}).", "{about}: {how}, not scanned"),
    "point_product": Sentence("{about} was never scanned ({how}).", "{about}: never scanned"),
    "point_quantity": Sentence("{about}: the quantity was not proved by scans ({how}).", "{about}: count {how}"),
    "all_scanned": Sentence("All {count} required scans were made.", "All {count} scans made"),
    "lines_right": Sentence("{right} of {lines} lines are right.", "{right} of {lines} lines right"),
    "caught_create_backorder": Sentence(
        "{product}: {missing} missing, noticed and kept on order.", "{product}: {missing} kept on order"
    ),
    "caught_no_backorder": Sentence(
        "{product}: {missing} missing, noticed and closed as the note says.", "{product}: {missing} closed"
    ),
    "put_right": Sentence("{count} slip noticed and put right.", "{count} put right"),
}

CONSEQUENCES: dict[str, tuple[str, Sentence]] = {
    "promised_not_there": ("Dispatch", Sentence("{difference} are promised that nobody has.")),
    "record_too_high": ("Stock", Sentence("The record is {difference} too high, {value} {currency}.")),
    "paid_not_received": ("Buying", Sentence("The supplier would be paid for {recorded}.")),
    "record_too_low": ("Stock", Sentence("{difference} stand there that nobody can sell, {value} {currency}.")),
    "bill_does_not_match": ("Buying", Sentence("The supplier's bill will not match.")),
    "rest_never_comes": ("Dispatch", Sentence("Customers wait for {truth} that nobody will send.")),
    "reordered_late": ("Buying", Sentence("{truth} must be ordered again, late.")),
    "waited_for_in_vain": ("Dispatch", Sentence("{truth} are promised from an order that is closed.")),
    "order_stays_open": ("Buying", Sentence("The order stays open for {truth} that never come.")),
}
"""Who notices, and what."""
