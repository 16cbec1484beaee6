"""A debrief on one page: the verdict and its figures, what went well and wrong, what that led to, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scansim.labels.document import Block, Column, Document, Heading, Paragraph, Table, TextSheet
from scansim.training.debrief import Debrief, Finding
from scansim.training.stationery import Paper
from scansim.words.debrief import PAPER
from scansim.words.interface import phrase
from scansim.words.language import spoken
from scansim.words.printed import printed
from scansim.words.speaker import Speaker

__all__ = ["DebriefOnPaper", "debrief_document"]

_MOST = 3
"""So many rows of one kind have room beside all others; the rest is counted."""


@dataclass(frozen=True, slots=True)
class DebriefOnPaper:
    """A debrief, and what says whose run it was. ``printed`` is the moment of printing as it is read."""

    debrief: Debrief
    exercise: str
    seed: int
    lines: int
    printed: str


def debrief_document(given: DebriefOnPaper, speaker: Speaker, paper: Paper) -> Document:
    """The document, one page of it. Whatever its texts hold, they stand on it as text."""
    sheet = TextSheet(_said("title"), tuple(_blocks(given, speaker)))
    return Document(printed("training"), f"{given.exercise}-{given.seed}", paper, (sheet,))


def _blocks(given: DebriefOnPaper, speaker: Speaker) -> Iterator[Block]:
    debrief, language = given.debrief, spoken().code
    verdict = "free_over" if debrief.passed is None else "passed" if debrief.passed else "not_yet"
    yield Heading(f"{phrase(verdict).long} · {debrief.title.in_language(language)}")
    facts = {"seed": str(given.seed), "lines": str(given.lines), "printed": given.printed}
    yield Paragraph(_said("run", exercise=given.exercise, **facts))
    yield from _gates(debrief, speaker)
    yield from _listed("went_well", [speaker.finding(each).long for each in debrief.right])
    if debrief.wrong:
        yield from _worst(debrief.wrong[0], speaker)
        yield from _listed("", [speaker.finding(each).long for each in debrief.wrong[1:]])
    yield from _listed("open", [speaker.unsettled(each).long for each in debrief.unsettled])
    if debrief.meant is not None:
        yield Heading(phrase("for_you").long)
        yield Paragraph(debrief.meant.in_language(language))
    yield Heading(phrase("at_work").long)
    yield Paragraph(debrief.at_work.in_language(language))


def _gates(debrief: Debrief, speaker: Speaker) -> Iterator[Block]:
    if debrief.gates:
        columns = (Column(_said("needed"), 4), Column(""))
        rows = ((speaker.gate(gate).long, _said("met" if gate.met else "not_met")) for gate in debrief.gates)
        yield Table(columns, tuple(rows))


def _worst(finding: Finding, speaker: Speaker) -> Iterator[Block]:
    yield Heading(_said("went_wrong"))
    yield Paragraph(speaker.finding(finding).long)
    if finding.begun is not None:
        yield Paragraph(speaker.begun(finding).long)
    told = speaker.consequences(finding)
    if told:
        yield Table((Column("", 1), Column(_said("led_to"), 5)), told)


def _listed(heading: str, texts: Sequence[str]) -> Iterator[Block]:
    if texts and heading:
        yield Heading(_said(heading))
    yield from (Paragraph(text) for text in texts[:_MOST])
    if len(texts) > _MOST:
        yield Paragraph(_said("others", count=str(len(texts) - _MOST)))


def _said(code: str, **facts: str) -> str:
    return PAPER[code].say(facts).long
