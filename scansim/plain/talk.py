"""Runs spoken from their first line to their last: by a person, by the coach, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from scansim.engine.handheld.feedback import Tone
from scansim.plain.attended import Lines
from scansim.plain.conversation import Conversation
from scansim.plain.voice import Voice
from scansim.training.debrief import Debrief, debrief_of
from scansim.training.inputs import Timed
from scansim.training.practice import Practice
from scansim.training.result import Result
from scansim.words.language import spoken
from scansim.words.plain import line
from scansim.words.speaker import Speaker

__all__ = ["converse", "debrief_lines", "demonstrate", "next_line"]

_A_SECOND = 1000
_MOST_STEPS = 10_000


def converse(
    conversation: Conversation, voice: Voice, source: Lines, is_badge: Callable[[str], bool] = lambda _: False
) -> None:
    """Take line after line until the run is over. The end of the lines, and Ctrl-C, leave it as it is. A line for which
    ``is_badge`` holds is refused, and is never an input.

    Raises :class:`~scansim.training.ports.StorageRefused` when an input cannot be kept.
    """
    conversation.begin()
    while not conversation.is_over:
        try:
            voice.prompt()
            text = next_line(source)
            if text and is_badge(text):
                voice.answer(Tone.ERROR, line("badge_here"))
                continue
            if text:
                conversation.hear(text)
                continue
        except KeyboardInterrupt:
            pass  # Ctrl-C while an answer is being written leaves the run as it does at the prompt.
        voice.end_prompt()
        conversation.leave()


def next_line(source: Lines) -> str:
    """The next line with its ending; empty at the end of the lines, when the terminal is gone, and at Ctrl-C."""
    try:
        return source.readline()
    except (KeyboardInterrupt, OSError):
        return ""


def demonstrate(practice: Practice, conversation: Conversation, voice: Voice) -> None:
    """Let the coach do the whole run, a second a step; before each step it says what and why."""
    conversation.begin()
    for number in range(1, _MOST_STEPS):
        step = practice.advice
        if step.input is None:
            return
        said = f"{voice.speaker.advice(step).long} {voice.speaker.reason(step).long}".rstrip()
        voice.say(line("coach", advice=said))
        conversation.tell(Timed(number * _A_SECOND, step.input))


def debrief_lines(practice: Practice, result: Result, speaker: Speaker, roles: Sequence[str] = ()) -> Iterator[str]:
    """The verdict and what keeps from it, then one fact a line, then what is open and what it means at work."""
    debrief: Debrief = debrief_of(practice.run, result, roles)
    language = spoken().code
    verdict = "free_over" if result.passed is None else "passed" if result.passed else "not_yet"
    yield line(verdict, title=debrief.title.in_language(language))
    for gate in debrief.unmet:
        yield line("gate", gate=speaker.gate(gate).long)
    for finding in debrief.shown:
        yield line("finding_good" if finding.good else "finding_bad", finding=speaker.finding(finding).long)
        if finding.begun is not None:
            yield speaker.begun(finding).long
        for who, sentence in speaker.consequences(finding):
            yield line("consequence", who=who, sentence=sentence)
    for each in debrief.unsettled:
        yield line("gate", gate=speaker.unsettled(each).long)
    if debrief.meant is not None:
        yield line("for_you", text=debrief.meant.in_language(language))
    yield line("at_work", text=debrief.at_work.in_language(language))
