"""What stands on the papers of a kit and on the cover of a room. Whole sentences, in the language spoken."""

from __future__ import annotations

from scansim.training.kit import Bearer, PlantedLabel, StandingGoods
from scansim.words.sentence import Sentence

__all__ = ["on_paper", "said_of_goods", "said_of_planted_label"]

_SENTENCES: dict[str, Sentence] = {
    # the cover of a room
    "room_title": Sentence("Training room {pack}"),
    "room_cover": Sentence("How to hang this room"),
    "room_what": Sentence(
        "These labels hang for good: every exercise of {title} plays with them, whatever it draws. Print them once and "
        "hang them once. This is room {number}: a sheet of another number belongs to other lists and is printed anew."
    ),
    "room_step_print": Sentence("Print at actual size (100 %), on white paper. Measure the line at a page's foot."),
    "room_step_cut": Sentence("Cut along the dashed lines. PLACE and WALK of one place hang side by side."),
    "room_step_hang": Sentence("Hang them as the table below says, at chest height, without folds or gloss."),
    "room_step_apart": Sentence("Leave a hand's breadth between labels of different things: one shot reads one."),
    "room_step_scanner": Sentence("Set up each scanner with the last page, then read one label of every kind."),
    "room_step_check": Sentence("Play RCV-01 once with nothing but the scanner. What cannot be read is printed again."),
    "column_section": Sentence("Labels"),
    "column_count": Sentence("Number"),
    "column_where": Sentence("Where they hang"),
    "hang": Sentence("What hangs where"),
    "only_walk": Sentence("{section}: WALK alone"),
    "badges_title": Sentence("Badges for training"),
    "badge_for_training": Sentence("For training only"),
    "badge_until": Sentence("Until {day}"),
    "mark": Sentence("{number} · {place} of {count}"),
    # the card that starts it
    "start_card": Sentence("Start card"),
    "start_card_title": Sentence("START THIS KIT"),
    "start_card_number": Sentence("kit {number}"),
    "start_card_scan": Sentence("Scan START to sign in as a guest."),
    "start_card_then": Sentence("Scan this card: the device shows what is to be done."),
    # the delivery note
    "kit_title": Sentence("Training kit"),
    "note": Sentence("Delivery note {number}"),
    "note_from": Sentence("From: {supplier}"),
    "note_for": Sentence("For: {place}"),
    "note_scan": Sentence("Scan to open the transfer {transfer}"),
    "column_code": Sentence("Code"),
    "column_article": Sentence("Article"),
    "column_quantity": Sentence("Quantity"),
    "note_remarks": Sentence("Remarks"),
    "task_scan": Sentence("Scan to begin with {transfer}"),
    "paper_form": Sentence("Paper form"),
    "paper_form_use": Sentence("For work without a device: write down what you do, then enter exactly that."),
    "paper_form_who": Sentence("Name: ______________________   Document: ______________________"),
    "column_place": Sentence("Place"),
    "column_entered": Sentence("Entered"),
    # planted labels
    "planted": Sentence("Labels of this kit"),
    "planted_place": Sentence("at {place}"),
    # the trainer's sheet
    "trainer": Sentence("Trainer's sheet"),
    "trainer_only": Sentence("TRAINER ONLY: operators must not see this page"),
    "trainer_what": Sentence(
        "{exercise} {title}, revision {revision}, seed {seed}. Kit {number}, for room {room} of pack {pack}."
    ),
    "trainer_brief": Sentence("Operators read: {brief}"),
    "trainer_watch": Sentence("Watch it first: scansim play {exercise} --seed {seed} --coach"),
    "trainer_start": Sentence("Start it for the operator: scan the start card where exercises are chosen."),
    "before": Sentence("Before"),
    "before_room": Sentence("Room {room} hangs; its number stands on each of its sheets."),
    "before_paper": Sentence("{paper}: at {place}."),
    "before_labels": Sentence("The labels of this kit: where the table below says."),
    "stands": Sentence("What stands at {place}: the screen shows it to whoever looks there"),
    "column_ordered": Sentence("Ordered"),
    "column_there": Sentence("There"),
    "column_missing": Sentence("Missing"),
    "truth": Sentence("What is true, and the right end"),
    "meanwhile": Sentence("What happens meanwhile"),
    "reads": Sentence("What a competent operator reads"),
    "column_label": Sentence("Label"),
    "column_name": Sentence("What it is"),
    "column_times": Sentence("Times"),
    "column_bearer": Sentence("What bears it"),
    "proof_each": Sentence(
        "Lines of up to {limit} units: every box or unit is scanned. Longer lines: one scan, then the counted quantity."
    ),
    "tempts": Sentence("What mistakes lead to here"),
    "reset": Sentence("Afterwards"),
    "reset_lock": Sentence("Scan LOCK, so that the next person begins at the start."),
    "reset_papers": Sentence("Collect every page of kit {number} that you gave out: the delivery note, used or not."),
    "reset_labels": Sentence("Take the labels of this kit down again: {count}."),
    "reset_room": Sentence("The room stays as it hangs: nothing in it is used up or moved."),
    "reset_seed": Sentence("The next seed is another situation; the same seed is always this one."),
}

_BOXES = Sentence("{count} × {size}")
_LOOSE = Sentence("{count} loose")
_NOTHING = Sentence("nothing")
_BEARERS: dict[Bearer, Sentence] = {
    Bearer.UNIT: Sentence("unit"),
    Bearer.BOX: Sentence("box"),
    Bearer.PAPER: Sentence("paper"),
}
_BORNE = Sentence("{count} × {bearer}, at {place}")


def on_paper(code: str, **facts: str) -> str:
    """A sentence of a room's cover or a kit's papers with its facts."""
    return _SENTENCES[code].say(facts).long


def said_of_goods(goods: StandingGoods) -> str:
    """What stands there of a product: boxes by their size, and loose units."""
    parts = [_BOXES.say({"count": str(count), "size": str(size)}).long for size, count in goods.boxes]
    if goods.loose:
        parts.append(_LOOSE.say({"count": str(goods.loose)}).long)
    return f"{goods.units} ({', '.join(parts)})" if parts else _NOTHING.say({}).long


def said_of_planted_label(label: PlantedLabel) -> str:
    """What bears a planted label, how many of it, and where."""
    bearer = _BEARERS[label.bearer].say({}).long
    return _BORNE.say({"count": str(label.count), "bearer": bearer, "place": label.place}).long
