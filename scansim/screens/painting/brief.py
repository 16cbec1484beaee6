"""The brief as rows, and what a job is called."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, airy, choice_of, wrapped
from scansim.screens.session import Job
from scansim.words.interface import INTERFACE, phrase, signs
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence

__all__ = ["brief_sheet", "job_title"]


def job_title(job: Job) -> Said:
    """The neutral name of a job: what kind, which document, from whom."""
    if not job.is_free and not job.situation.tasks:
        return phrase("job_counts")
    if len(job.situation.tasks) > 1 and not job.is_free:
        return phrase("job_several", count=str(len(job.situation.tasks)))
    code = f"job_{job.lesson.exercise.skill}"
    return phrase(code if code in INTERFACE else "job_other", **job.facts)


def brief_sheet(job: Job, width: int, height: int, *, by_cards: bool = False, in_room: bool = False) -> Sheet:
    """The job in the words of its exercise, how to begin, what is needed."""
    if job.is_free or not job.situation.is_receipt:
        return _waiting_sheet(job, width, height)
    text = Sentence(job.lesson.exercise.brief.in_language(spoken().code)).say(job.facts).long
    labels = phrase("brief_room" if in_room else "brief_keys", **signs(by_cards=by_cards))
    needed = ("brief_need_handheld", "brief_need_place", "brief_need_note")
    return airy(
        [
            [Pen().write(f" {line}", STRONG).row() for line in wrapped(text, width - 2)],
            [
                _line("brief_open", width),
                _item(choice_of(phrase("brief_open_how", **job.facts), width - 5), STRONG),
            ],
            [
                _line("brief_need", width),
                *(_item(choice_of(phrase(code, **job.facts), width - 5)) for code in needed),
            ],
            [Pen().write(f" {line}").row() for line in wrapped(choice_of(labels, width - 2), width - 2)],
        ],
        height,
    )


def _waiting_sheet(job: Job, width: int, height: int) -> Sheet:
    """What waits, and where its papers lie."""
    text = Sentence(job.lesson.exercise.brief.in_language(spoken().code)).say(job.facts).long
    has_papers = job.is_free or bool(job.situation.papers)
    papers = choice_of(phrase(_papers_code(job), place=job.place), width - 2) if has_papers else ""
    return airy(
        [
            [Pen().write(f" {line}", STRONG).row() for line in wrapped(text, width - 2)],
            [_line("brief_waiting", width), *(_item(choice_of(said, width - 5)) for said in _waiting(job))],
            [Pen().write(f" {line}").row() for line in wrapped(papers, width - 2)],
        ],
        height,
    )


def _papers_code(job: Job) -> str:
    """Where the papers lie; of free practice also that nobody scores it."""
    if job.is_free:
        return "brief_papers"
    return "brief_papers_docks" if any(task.place for task in job.situation.tasks) else "brief_papers_at"


def _waiting(job: Job) -> Iterator[Said]:
    operations = {kind.id: kind.name for kind in job.lesson.pack.operation_types}
    for task in job.situation.tasks:
        yield phrase("brief_task", operation=operations[task.operation_type], transfer=task.transfer)
    for batch in dict.fromkeys(task.batch for task in job.situation.tasks if task.batch):
        yield phrase("brief_batch", batch=batch)
    names = {place.location: place.name for place in reversed(job.lesson.pack.places)}
    yield from (phrase("brief_count", place=names[location]) for location in job.situation.counted)


def _line(code: str, width: int) -> Row:
    return Pen().write(f" {choice_of(phrase(code), width - 1)}").row()


def _item(text: str, style: str = "") -> Row:
    return Pen().write("   ").write(text, style).row()
