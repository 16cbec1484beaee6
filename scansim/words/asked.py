"""What the trainer itself asks: its own questions with their two answers, reports and hands, which are forms."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["ASKED"]

ASKED: dict[str, Sentence] = {
    # questions of the trainer itself
    "decide_leave": Sentence("LEAVE THIS RUN?"),
    "decide_leave_why": Sentence("It stays as it is. You go on from here later.", "You go on from here later."),
    "decide_leave_yes": Sentence("Leave", "Leave"),
    "decide_leave_no": Sentence("Stay here", "Stay"),
    "decide_hand_in": Sentence("HAND THE WORK IN?"),
    "decide_hand_in_why": Sentence("What you did not do stays undone.", "The rest stays undone."),
    "decide_hand_in_yes": Sentence("Hand in", "Hand in"),
    "decide_hand_in_no": Sentence("Go on working", "Go on"),
    "decide_leave_free": Sentence("LEAVE FREE PRACTICE?"),
    "decide_leave_free_why": Sentence("You see what you did. Nothing is scored.", "Nothing is scored."),
    "decide_leave_free_yes": Sentence("Leave", "Leave"),
    "decide_leave_free_no": Sentence("Stay here", "Stay"),
    "decide_give_up": Sentence("GIVE THIS RUN UP?"),
    "decide_give_up_why": Sentence("It ends here and stays on record as not passed.", "It counts as not passed."),
    "decide_give_up_yes": Sentence("Give it up", "Give up"),
    "decide_give_up_no": Sentence("Keep it", "Keep"),
    # reports and hands, which are forms
    "form_report": Sentence("Report: {report}", "{report}"),
    "form_here": Sentence("Here: {place}"),
    "form_what_report": Sentence("WHAT DO YOU REPORT?", "REPORT WHAT?"),
    "form_what_hands": Sentence("WHAT DO YOUR HANDS DO?", "DO WHAT?"),
    "form_about": Sentence("{report}: SCAN WHAT IT IS ABOUT", "{report}: SCAN IT"),
    "form_how_many": Sentence("HOW MANY?"),
    "form_who": Sentence("WHO IS TOLD?"),
    "form_open": Sentence("SCAN THE BOX TO OPEN"),
    "form_take": Sentence("SCAN WHAT YOU TAKE"),
    "form_put": Sentence("SCAN WHAT YOU PUT DOWN"),
    "form_set_aside": Sentence("SCAN WHAT YOU SET ASIDE"),
    "form_relabel": Sentence("WHAT GETS A NEW LABEL?", "NEW LABEL?"),
    "form_load": Sentence("SCAN WHAT YOU LOAD"),
    "form_reported": Sentence("Reported to {role}: {what}.", "To {role}: {what}"),
    "form_apart": Sentence("{thing}, {where}"),
    "form_in_hand": Sentence("in hand"),
    "form_aside": Sentence("set aside"),
    "form_choose_first": Sentence("Read {read}: choose one of these first.", "Choose one of these first"),
    "form_unreadable": Sentence("The code could not be read. Scan it again.", "Unreadable: scan it again"),
    "decide_scanned": Sentence("Read {read}: answer the question first.", "Answer first"),
}
