"""The debrief as rows: verdict first, then what went wrong and what it costs, then what was right."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from scansim.engine.handheld.feedback import Tone
from scansim.screens.painting.looks import STRONG, TONE
from scansim.screens.painting.row import Pen, Row, Sheet, airy, choice_of, shortened, wrapped
from scansim.training.debrief import Debrief, Finding
from scansim.words.interface import phrase, skill_name
from scansim.words.language import spoken
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["NextUp", "debrief_sheet"]

_WHO = 10
_WIDE = 60


@dataclass(frozen=True, slots=True)
class NextUp:
    """What to practise after this, and why."""

    exercise: str
    skill: str
    minutes: int
    same: bool
    why: Said | None = None


def debrief_sheet(debrief: Debrief, following: NextUp | None, speaker: Speaker, width: int, height: int) -> Sheet:
    """In the order of importance, so that a small screen shows the most important part."""
    title = debrief.title.in_language(spoken().code)
    pen = _verdict(debrief)
    head = pen.write("  ").write(shortened(title, max(0, width - pen.at - 1)), STRONG).row()
    return airy(
        [
            [head, *(row for gate in debrief.unmet for row in _marked("!", speaker.gate(gate), width))],
            [row for finding in debrief.shown for row in _finding(finding, speaker, width)],
            [row for each in debrief.unsettled for row in _marked("!", speaker.unsettled(each), width)],
            _labelled(phrase("for_you").long, debrief.meant.in_language(spoken().code), width) if debrief.meant else [],
            _labelled(phrase("at_work").long, debrief.at_work.in_language(spoken().code), width),
            _following(following, width) if following else [],
        ],
        height,
    )


def _verdict(debrief: Debrief) -> Pen:
    """Passed or not; free practice is neither."""
    if debrief.passed is None:
        return Pen().write(f" {phrase('free_over').long} ", STRONG)
    verdict = phrase("passed" if debrief.passed else "not_yet").long
    tone = TONE[Tone.OK if debrief.passed else Tone.ERROR]
    return Pen().write(f" {'✔' if debrief.passed else '✖'} {verdict} ", tone)


def _finding(finding: Finding, speaker: Speaker, width: int) -> list[Row]:
    rows = _marked("✔" if finding.good else "✖", speaker.finding(finding), width, "" if finding.good else STRONG)
    begun = speaker.begun(finding)
    rows += _marked(" ", begun, width) if begun.long else []
    for who, sentence in speaker.consequences(finding):
        rows += _consequence(who, sentence, width)
    return rows


def _marked(mark: str, said: Said, width: int, style: str = "") -> list[Row]:
    """A sentence behind its mark; where a line is short and the sentence does not fit, its short form."""
    text = said.long if cell_len(said.long) <= width - 4 or width >= _WIDE else said.short
    return [
        Pen().write(f" {mark if index == 0 else ' '} ", STRONG).write(line, style).row()
        for index, line in enumerate(wrapped(text, width - 4))
    ]


def _consequence(who: str, sentence: str, width: int) -> list[Row]:
    if width < _WIDE:
        lines = wrapped(f"{who}: {sentence}", width - 6)
        return [Pen().to(4 if index == 0 else 6).write(line).row() for index, line in enumerate(lines)]
    lines = wrapped(sentence, width - 7 - _WHO)
    return [
        Pen().to(5).column(who if index == 0 else "", _WHO).write(" ").write(line).row()
        for index, line in enumerate(lines)
    ]


def _labelled(label: str, text: str, width: int) -> list[Row]:
    lines = wrapped(f"{label}: {text}", width - 2)
    first = Pen().write(" ").write(f"{label}:", STRONG).write(lines[0].removeprefix(f"{label}:")).row()
    return [first, *(Pen().write(f" {line}").row() for line in lines[1:])]


def _following(following: NextUp, width: int) -> list[Row]:
    rows = _labelled(phrase("debrief_next").long, _next_text(following), width)
    return [*rows, Pen().write(f" {choice_of(following.why, width - 2)}").row()] if following.why else rows


def _next_text(following: NextUp) -> str:
    minutes = phrase("home_minutes", minutes=str(following.minutes)).long
    if following.same:
        return f"{phrase('debrief_same').long} · {minutes}"
    return f"{skill_name(following.skill)} · {following.exercise} · {minutes}"
