"""``scansim replay`` without screens: as lines, or as JSON (``docs/formats.md``, "Output of replay")."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from scansim.engine.canonical import Json
from scansim.engine.quantity import written
from scansim.plain.data import feedback_data, floor_data, screen_data
from scansim.training.coach.step import CoachStep
from scansim.training.inputs import Timed, stored
from scansim.training.replay import Frame, Replay, Wrong
from scansim.words.replay import REPLAY, clock_time, coach_said, entered_said, position_said, wrong_said
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["REPLAY_VERSION", "replay_as_json", "replay_as_lines"]

REPLAY_VERSION = 1
"""Of the objects that ``--json`` prints."""

Write = Callable[[str], None]


def replay_as_lines(replay: Replay, attempt: str, write: Write) -> None:
    """Each step: what was entered, the answer, what was wrong with it, what the coach would have done."""
    header, speaker = replay.header, Speaker()
    write(_said("run", attempt=attempt, exercise=header.exercise, seed=str(header.seed), mode=header.mode.value).long)
    for frame in _frames(replay):
        for line in _lines(replay, frame, speaker):
            write(line)
    numbers = ", ".join(str(number) for number in dict.fromkeys(each.number for each in replay.wrong))
    write(_said("errors_at" if numbers else "no_errors", numbers=numbers, count=str(replay.length)).long)


def replay_as_json(replay: Replay, attempt: str, write: Write) -> None:
    """The same as one JSON object a step, the summary last."""
    speaker = Speaker()
    for frame in _frames(replay):
        write(_json(_step(replay, frame, speaker)))
    header = replay.header
    write(
        _json(
            {
                "v": REPLAY_VERSION,
                "attempt": attempt,
                "exercise": header.exercise,
                "seed": header.seed,
                "mode": header.mode.value,
                "floor": header.floor.value,
                "person": header.person,
                "rules": header.rules_version,
                "steps": replay.length,
                "errors": list(dict.fromkeys(each.number for each in replay.wrong)),
                "passed": replay.result.passed,
            }
        )
    )


def _frames(replay: Replay) -> Iterator[Frame]:
    replay.go_to(0)
    while replay.step_on():
        yield replay.frame


def _lines(replay: Replay, frame: Frame, speaker: Speaker) -> Iterator[str]:
    assert frame.observation is not None
    feedback = frame.observation.feedback
    position = position_said(frame.position, replay.length).short
    yield f"{position}  {clock_time(frame.ms)}  {entered_said(frame, speaker).long}"
    symbol, word = speaker.tone(feedback)
    yield f"    {symbol} {word}  {speaker.feedback(feedback).long}"
    for wrong in replay.wrong_at(frame.position):
        yield f"    ✖ {wrong_said((wrong,), speaker).long}"
    coach = coach_said(frame, speaker)
    if coach is not None:
        yield f"    {coach.long}"


def _step(replay: Replay, frame: Frame, speaker: Speaker) -> dict[str, Json]:
    assert frame.observation is not None
    feedback = frame.observation.feedback
    return {
        "v": REPLAY_VERSION,
        "step": frame.position,
        "ms": frame.ms,
        "input": stored(replay.inputs[frame.position - 1]),
        "entered": entered_said(frame, speaker).long,
        "accepted": feedback.was_accepted,
        "feedback": feedback_data(feedback, speaker),
        "errors": [_error(wrong, speaker) for wrong in replay.wrong_at(frame.position)],
        "coach": _coach(frame.coach, frame.ms, speaker) if frame.coach else None,
        "screen": screen_data(frame.screen, speaker),
        "floor": floor_data(frame.floor),
    }


def _error(wrong: Wrong, speaker: Speaker) -> dict[str, Json]:
    error = wrong.traced.error
    return {
        "mistake": error.mistake.value,
        "severity": error.severity.value,
        "fate": error.fate.value,
        "code": error.code,
        "about": error.about,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
        "task": error.task,
        "text": wrong_said((wrong,), speaker).long,
    }


def _coach(coach: CoachStep, ms: int, speaker: Speaker) -> dict[str, Json]:
    return {
        "code": coach.advice.value,
        "text": speaker.advice(coach).long,
        "reason": speaker.reason(coach).long,
        "input": stored(Timed(ms, coach.input)) if coach.input else None,
    }


def _said(code: str, **facts: str) -> Said:
    return REPLAY[code].say(facts)


def _json(data: dict[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=False)
