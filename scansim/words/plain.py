"""What is said line by line where there is no screen: short whole sentences, each of which a screen reader can say.

Command words are the same in every language; what is said of them is not.
"""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.words.plain_door import DOOR
from scansim.words.plain_handheld import HANDHELD
from scansim.words.sentence import Sentence

__all__ = ["COMMANDS", "PLAIN", "USAGES", "WORDS", "line"]

WORDS: dict[str, Sentence] = {
    "ok": Sentence("OK"),
    "attention": Sentence("CHECK"),
    "error": Sentence("NO"),
}
"""The word that begins an answer, by its tone."""

PLAIN: dict[str, Sentence] = {
    **HANDHELD,
    **DOOR,
    # beginning and end
    "training": Sentence("TRAINING. {exercise}, seed {seed}. No real stock moves."),
    "task": Sentence("{operation}: {transfer}."),
    "task_of_batch": Sentence("{operation}: {transfer}, in the batch {batch}."),
    "task_count": Sentence("To be counted: {place}."),
    "papers_lie": Sentence("The papers lie at {place}, those of receipts beside the goods."),
    "document": Sentence("The delivery note bears {transfer}."),
    "help_first": Sentence("Type help to hear the commands."),
    "resumed": Sentence("You go on after step {count}."),
    "left_kept": Sentence("You left this run. Nothing is lost: go on with {command}"),
    "left_lost": Sentence("You left this run. It was not recorded."),
    "coach": Sentence("Coach: {advice}"),
    "finding_good": Sentence("OK. {finding}"),
    "finding_bad": Sentence("NO. {finding}"),
    "gate": Sentence("CHECK. {gate}"),
    "consequence": Sentence("{who}: {sentence}"),
    "for_you": Sentence("For you: {text}"),
    "at_work": Sentence("At work: {text}"),
    "passed": Sentence("PASSED. {title}"),
    "not_yet": Sentence("NOT YET. {title}"),
    "free_over": Sentence("FREE PRACTICE. {title}"),
    # where one is
    "you_are_at": Sentence("You are at {place}."),
    "look_first": Sentence("Type look to see what stands here."),
    "nothing_here": Sentence("Nothing stands here."),
    "group": Sentence("{number}: {name}, {code}. {groups}."),
    "group_of_tote": Sentence("{number}: {name}, {code}, in {tote}. {groups}."),
    "gone": Sentence("No more {name} here."),
    "in_hand": Sentence("In hand:"),
    "aside": Sentence("Set aside here:"),
    "boxes": Sentence("{count} boxes of {holds}"),
    "one_box": Sentence("1 box of {holds}"),
    "boxes_unknown": Sentence("{count} closed boxes"),
    "one_box_unknown": Sentence("1 closed box"),
    "loose": Sentence("{counts} loose"),
    "open_box": Sentence("an open box of {holds}"),
    "of_lot": Sentence("{counts} of lot {lot} ({expires})"),
    "with_label": Sentence("{counts} with the label {label}"),
    "damaged": Sentence("{counts}, damaged"),
    "smudged": Sentence("{counts}, label cannot be read"),
    "place_closed": Sentence("Danger: this place is closed. Nobody works here."),
    "scanner_is_dead": Sentence("The scanner is dead: nothing is read."),
    "keyboard_here": Sentence("A keyboard serves your screens here."),
    "way_closed": Sentence("{place}, closed for a danger"),
    "place_full": Sentence("There is no room for more here."),
    "and": Sentence("{one} and {other}"),
    "paper": Sentence("Paper {number}: {name}."),
    "paper_unread": Sentence("Paper {number}: {name}, not read yet."),
    "paper_bears": Sentence("It bears {label}."),
    "ways": Sentence("You can go to: {places}."),
    "labels_of": Sentence("{number}: {name}. {labels}."),
    "label_box": Sentence("box {label}"),
    "label_loose": Sentence("loose {label}"),
    "label_paper": Sentence("Paper {number}: {label}."),
    "no_labels": Sentence("No label here that can be read."),
    # answers of the trainer itself
    "none_of_it_here": Sentence("Nothing of it is here."),
    "no_label_on_it": Sentence("There is no label on it that can be read."),
    "no_picking": Sentence("Scan the label in the room with the scanner."),
    "no_place": Sentence("Go where? You can go to: {places}."),
    "which_thing": Sentence("Which one? Say its number, such as: {verb} 1"),
    "what_code": Sentence("Which code? Write it behind the word."),
    "no_paper": Sentence("There is no paper here."),
    "not_the_card": Sentence("{card} does nothing here."),
    "hint": Sentence("A hint: {advice}"),
    "hint_not_now": Sentence("Hints belong to practice."),
    "report_what": Sentence("What is wrong? Say one of: {codes}. Back leaves."),
    "report_unknown": Sentence("{read}: that cannot be reported. Say one of: {codes}. Back leaves."),
    "roles": Sentence("You can tell: {roles}."),
    "leave_free": Sentence("Leave free practice? You hear what you did; nothing is scored. Yes or no."),
    "badge_here": Sentence("That is a badge. To hand over, type lock first."),
    "give_up": Sentence("Give this run up? It ends here and counts as not passed. Yes or no."),
    "finish": Sentence("Hand the work in? What you did not do stays undone. Yes or no."),
    "kept_going": Sentence("You go on."),
    "answer_with_letter": Sentence("Answer first: say its letter."),
    "lettered_answer": Sentence("{letter}: {text}"),
    "decide_first": Sentence("Say yes or no first."),
    # choosing what to practise
    "welcome": Sentence("TRAINING. Practise with the barcode scanner. No real stock moves."),
    "no_screens": Sentence("This terminal draws no screens, so everything is said line by line."),
    "exercise": Sentence("{number}: {exercise}, {skill}, level {level}, about {minutes} minutes."),
    "exercise_check": Sentence("{number}: {exercise}, {skill}, check-ride, about {minutes} minutes."),
    "exercise_free": Sentence("{number}: {exercise}, {skill}, about {minutes} minutes."),
    "exercise_passed": Sentence("{number}: {exercise}, {skill}, level {level}, about {minutes} minutes, passed."),
    "unfinished": Sentence("0: go on with {exercise}, stopped after step {count}."),
    "drill_because": Sentence("To practise now: {exercise}, {reason}."),
    "next_because": Sentence("Next: {exercise}, {reason}."),
    "which_exercise": Sentence("Say a number, or list. Enter alone takes {number}. Quit leaves."),
    "no_exercises": Sentence("There is no exercise here. Ask your trainer."),
    "no_such_exercise": Sentence("{read}: there is no such number. Say one of the list, or quit."),
    "other_rules": Sentence("That run was begun with another version of the trainer and cannot be gone on with."),
    "goodbye": Sentence("Goodbye."),
}

USAGES: tuple[tuple[str, str], ...] = (
    ("scan", "scan 2, scan box 2, scan paper 1"),
    ("code", "code TEXT"),
    ("look", "look"),
    ("floor", "floor"),
    ("read", "read, read 2"),
    ("go", "go PLACE"),
    ("open", "open 2"),
    ("take", "take 2 3"),
    ("put", "put 2 3"),
    ("relabel", "relabel 2"),
    ("load", "load 2 3"),
    ("aside", "aside 2 3"),
    ("report", "report, report missing 2 3"),
    ("where", "where"),
    ("lines", "lines"),
    ("labels", "labels"),
    ("job", "job"),
    ("hint", "hint"),
    ("validate", "validate"),
    ("edit", "edit 2"),
    ("fill", "fill 2"),
    ("select", "select 2"),
    ("quantity", "quantity 12"),
    ("set", "set lot LOT-1"),
    ("confirm", "confirm"),
    ("discard", "discard"),
    ("yes", "yes, no"),
    ("choose", "choose 1"),
    ("enter", "enter"),
    ("tap", "tap BUTTON"),
    ("buttons", "buttons"),
    ("back", "back"),
    ("finish", "finish"),
    ("give", "give up"),
    ("quit", "quit"),
    ("lock", "lock"),
)
"""Commands by their first word, and how they are typed: the same in every language."""

COMMANDS: dict[str, Sentence] = {
    "scan": Sentence("reads the label on what look has numbered"),
    "code": Sentence("takes the text as a code, whatever it is"),
    "look": Sentence("looks at what stands here, then at the papers"),
    "floor": Sentence("says again what you have seen here"),
    "read": Sentence("reads a paper"),
    "go": Sentence("walks there"),
    "open": Sentence("opens the next closed box of it"),
    "take": Sentence("takes 3 of it in hand"),
    "put": Sentence("puts 3 of it down here"),
    "relabel": Sentence("puts a new label on it, once you reported that its own cannot be read"),
    "load": Sentence("puts 3 of it onto the truck at this door"),
    "aside": Sentence("sets 3 of it aside"),
    "report": Sentence("reports what is wrong; asks for the rest"),
    "where": Sentence("says where you are and what is wanted now"),
    "lines": Sentence("reads the whole screen: transfer, list, page"),
    "labels": Sentence("reads the codes on what stands here"),
    "job": Sentence("says the job again"),
    "hint": Sentence("asks the coach"),
    "validate": Sentence("finishes the transfer"),
    "edit": Sentence("opens the quantity of line 2"),
    "fill": Sentence("counts all that is left of line 2"),
    "select": Sentence("selects line 2"),
    "quantity": Sentence("types the quantity; a number alone does it too"),
    "set": Sentence("gives a field of the line its value"),
    "confirm": Sentence("keeps the quantity"),
    "discard": Sentence("leaves quantity or question as it was"),
    "yes": Sentence("answer a question"),
    "choose": Sentence("takes a numbered row or answer; the number alone does it too"),
    "enter": Sentence("does what is waiting to be done"),
    "tap": Sentence("presses any button of the handheld; most names work alone"),
    "buttons": Sentence("says which buttons there are"),
    "back": Sentence("goes one step back"),
    "finish": Sentence("hands the work in as it is"),
    "give": Sentence("ends the run as not passed"),
    "quit": Sentence("leaves; a recorded run can be gone on with"),
    "lock": Sentence("hands over: the next one comes in, and only you go on with this run"),
}
"""What the commands do, by their first word."""

_LONGEST = 200


def line(code: str, /, **facts: str) -> str:
    """A sentence with its facts in place, which are made inert and shortened: they come from outside."""
    return PLAIN[code].say({name: _shown(value) for name, value in facts.items()}).long


def _shown(text: str) -> str:
    visible = inert(text)
    return visible if len(visible) <= _LONGEST else visible[: _LONGEST - 1] + "…"
