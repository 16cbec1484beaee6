"""What went right and wrong, and what it costs downstream, each as one plain sentence."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CONSEQUENCES", "DEPARTMENTS", "FINDINGS", "GATES", "MARKS", "PAPER", "WAYS"]

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
    "place_overfilled": Sentence(
        "{product}: left where nothing more fits. It lies in the way.", "{product}: no room there"
    ),
    "mixed_lots": Sentence(
        "{product}: two lots lie in one place. Nobody can tell them apart.", "{product}: lots mixed"
    ),
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
    "untold_missing": Sentence(
        "{product}: {quantity} missing at {place}, {amount} {currency}, and nobody was told.",
        "{product}: {quantity} missing",
    ),
    "untold_extra": Sentence(
        "{product}: {quantity} too many at {place}, {amount} {currency}, and nobody was told.",
        "{product}: {quantity} extra",
    ),
    "put_right": Sentence("Counted wrongly, noticed and put right: {count}.", "Put right: {count}"),
}

DEPARTMENTS: dict[str, str] = {
    "dispatch": "Dispatch",
    "stock": "Stock",
    "billing": "Billing",
    "buying": "Buying",
}
"""Who notices."""

CONSEQUENCES: dict[str, Sentence] = {
    # what the customer gets
    "gets_wrong": Sentence("{customer} gets what nobody ordered: {quantity} {product}."),
    "gets_unfit": Sentence("{customer} gets goods that nobody may use: {quantity}."),
    "gets_too_few": Sentence("{customer} gets {quantity}, and the paper says {recorded}."),
    "gets_too_many": Sentence("{customer} gets {quantity} more than the paper says."),
    "wrong_truck": Sentence("On another truck, while {customer} waits: {quantity}."),
    "wrong_on_the_way": Sentence("Made ready for {customer}, who never asked for it: {quantity} {product}."),
    "held_stands_ready": Sentence("Made ready for {customer}, and nobody released it: {quantity}."),
    "never_gets": Sentence("{customer} never gets the rest: {quantity}."),
    "waits_needlessly": Sentence("{customer} waits for goods that could be had: {quantity}."),
    # what the next one finds
    "promised": Sentence("Promised to {customer}, and nobody has them: {quantity}."),
    "task_waits": Sentence("{task} waits for goods that are not there: {quantity}."),
    "may_be_promised": Sentence("The next order can be promised what nobody has: {quantity}."),
    "finds_too_few": Sentence("Whoever comes to {place} next finds {quantity} too few."),
    "unfit_in_reach": Sentence("The next order can get what nobody may use: {quantity}, {place}."),
    # how wrong the record is
    "two_products": Sentence("Two are wrong: {high} {too_high} too high, {low} {too_low} too low."),
    "too_high": Sentence("The record is {quantity} too high, {amount} {currency}."),
    "too_low": Sentence("There, but nobody can sell them: {quantity}, {amount} {currency}."),
    "recall_fails": Sentence("A recall of lot {lot} finds another lot: {quantity}."),
    "two_places": Sentence("At {elsewhere}, not at {place}: {quantity}. The value is the same, so no book shows it."),
    "left_standing": Sentence("Left at {place}, and no record knows it: {quantity}, {amount} {currency}."),
    "unknown_goods": Sentence("Left where it came, and no record knows it: {quantity}, {amount} {currency}."),
    # what is paid
    "credit_note": Sentence("A credit note of {amount} {currency}; a wrong delivery costs {cost} more (site figure)."),
    "never_billed": Sentence("Nobody bills {amount} {currency}; a wrong delivery costs {cost} more (site figure)."),
    "site_cost": Sentence("A wrong delivery costs {cost} {currency} (site figure)."),
    "not_released": Sentence("Goods for {amount} {currency} went to {customer}, and nobody released them."),
    "sales_lost": Sentence("Sales are lost: {amount} {currency}."),
    "billed_late": Sentence("Billed later than it could be: {amount} {currency}."),
    "paid": Sentence("{supplier} is paid for goods that did not come: {quantity}, {amount} {currency}."),
    "paid_unfit": Sentence("{supplier} is paid for goods that nobody may use: {quantity}, {amount} {currency}."),
    "beyond_order": Sentence("{supplier} bills goods that nobody ordered: {quantity}, {amount} {currency}."),
    "bill_higher": Sentence("{supplier} bills {quantity} more than was received, {amount} {currency}."),
    "credited": Sentence("{supplier} is credited for goods that did not come back: {quantity}, {amount} {currency}."),
    "credited_unfit": Sentence(
        "{supplier} is credited for goods that nobody may use: {quantity}, {amount} {currency}."
    ),
    "beyond_return": Sentence("{supplier} is credited for goods nobody announced: {quantity}, {amount} {currency}."),
    "credit_lower": Sentence("{supplier} sent back {quantity} more than is credited, {amount} {currency}."),
    "order_again": Sentence("To be ordered again, and late: {quantity}, {amount} {currency}."),
    "waits_in_vain": Sentence("The order waits for what {supplier} will not send: {quantity}."),
    "bill_unknown": Sentence("{supplier} bills goods that were never received, {amount} {currency}."),
    "not_approved": Sentence("Stock was changed by {amount} {currency}, and nobody approved it."),
}
"""What they notice; one sentence for each code of :mod:`scansim.training.consequences.said`."""

GATES: dict[str, Sentence] = {
    "finished": Sentence("Work done: {count} of {limit}.", "Done: {count} of {limit}"),
    "no_critical": Sentence("Critical errors: {count}, and none is allowed.", "Critical errors: {count}"),
    "no_escaped_major": Sentence("Errors that escaped: {count}, at most {limit}.", "Escaped: {count}, at most {limit}"),
    "exceptions_contained": Sentence("Exceptions missed: {count}, and none is allowed.", "Exceptions missed: {count}"),
    "exceptions_detected": Sentence(
        "Exceptions not noticed: {count}, and none is allowed.", "Exceptions not noticed: {count}"
    ),
    "scan_compliance": Sentence("Required scans made: {count}, at least {limit}.", "Scans: {count} (at least {limit})"),
    "score": Sentence("Score: {count}, at least {limit}.", "Score: {count}, at least {limit}"),
    "decisions_read": Sentence("Decisions quicker than anybody reads: {count}.", "Not read: {count}"),
    "no_hints": Sentence("Hints taken: {count}, and none is allowed.", "Hints: {count}"),
    "enough_lines": Sentence("Lines: {count}, at least {limit}."),
    "no_long_pause": Sentence("Pauses that were too long: {count}, and none may be.", "Pauses too long: {count}"),
    "evidence_allowed": Sentence("Entries that prove nothing here: {count}.", "Proving nothing: {count}"),
    "points_proved": Sentence(
        "Required scans left out: {count}, at most {limit}.", "Scans left out: {count} (at most {limit})"
    ),
}
"""What is needed to pass, with its figures."""

MARKS: dict[str, Sentence] = {
    "begun": Sentence("Begun at step {number}, {task}: {finding}", "Begun at step {number}: {finding}"),
    "unsettled": Sentence(
        "Open: {quantity} {product}, {report}, {place}. Owner: {role}.", "Open: {quantity} {product}"
    ),
    "more": Sentence("{what} (and {count} more)", "{what} (+{count})"),
    "somebody": Sentence("the customer"),
    "supplier": Sentence("The supplier"),
}
"""What stands beside the findings."""

PAPER: dict[str, Sentence] = {
    "title": Sentence("Debrief"),
    "run": Sentence("{exercise}, seed {seed}: in the simulator, lines: {lines}. Printed {printed}."),
    "needed": Sentence("What it takes to pass"),
    "met": Sentence("met"),
    "not_met": Sentence("not met"),
    "went_well": Sentence("What went well"),
    "went_wrong": Sentence("What went wrong"),
    "led_to": Sentence("What it led to"),
    "open": Sentence("Known and open"),
    "others": Sentence("and {count} more"),
}
"""What the printed debrief says besides."""

WAYS: dict[str, str] = {
    "scanned": "scanned",
    "keyed": "typed",
    "entered": "entered",
    "tapped": "tapped",
    "omitted": "left out",
}
"""How a point came about that had to be scanned."""
