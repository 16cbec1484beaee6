"""The brief as rows, and what a job is called."""

from __future__ import annotations

from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, wrapped
from scansim.screens.session import Job
from scansim.words.interface import INTERFACE, phrase
from scansim.words.sentence import Said, Sentence

__all__ = ["brief_sheet", "job_title"]

_LANGUAGE = "en"


def job_title(job: Job) -> Said:
    """The neutral name of a job: what kind, which document, from whom."""
    code = f"job_{job.lesson.exercise.skill}"
    return phrase(code if code in INTERFACE else "job_other", **job.facts)


def brief_sheet(job: Job, width: int) -> Sheet:
    """The job in the words of its exercise, what is needed, how to begin."""
    text = Sentence(job.lesson.exercise.brief.in_language(_LANGUAGE)).say(job.facts).long
    blank = Pen().row()
    rows = [blank, *(Pen().write(f" {line}", STRONG).row() for line in wrapped(text, width - 2)), blank]
    rows.append(Pen().write(f" {phrase('brief_need').long}").row())
    needed = ("brief_need_handheld", "brief_need_place", "brief_need_note")
    rows += [_item(choice_of(phrase(code, **job.facts), width - 5)) for code in needed]
    rows += [blank, Pen().write(f" {phrase('brief_open').long}").row()]
    rows.append(_item(choice_of(phrase("brief_open_how", **job.facts), width - 5), STRONG))
    rows += [blank, Pen().write(f" {choice_of(phrase('brief_keys'), width - 2)}").row()]
    return sheet(rows)


def _item(text: str, style: str = "") -> Row:
    return Pen().write("   ").write(text, style).row()
