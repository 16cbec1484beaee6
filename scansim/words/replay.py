"""What is said while a recorded run is watched: where one is, what was entered, what was wrong, what the coach says."""

from __future__ import annotations

from scansim.engine.quantity import written
from scansim.scanner.inert import inert
from scansim.training.inputs import (
    Abandon,
    Answer,
    Do,
    Finish,
    Go,
    Hint,
    Key,
    Pause,
    Report,
    Resume,
    Scan,
    Set,
    Tap,
)
from scansim.training.replay import Frame, Wrong
from scansim.training.standing_still import CLOCK_SET_BACK
from scansim.words.feedback import REPORTS, ROLES
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence
from scansim.words.speaker import Speaker

__all__ = ["ENTERED", "REPLAY", "clock_time", "coach_said", "entered_said", "position_said", "wrong_said"]

REPLAY: dict[str, Sentence] = {
    "position": Sentence("step {number} of {count}", "{number}/{count}"),
    "run": Sentence("Run {attempt}: {exercise} seed {seed}, {mode}."),
    "errors_at": Sentence("{count} steps. What went wrong came in at: {numbers}."),
    "no_errors": Sentence("{count} steps, nothing went wrong."),
    "beginning": Sentence("Before the first step."),
    "coach": Sentence("coach: {advice}"),
    "more_wrong": Sentence("{what} (and {count} more here)", "{what} (+{count})"),
}

ENTERED: dict[str, Sentence] = {
    "scan": Sentence("scanned {data}"),
    "scan_thing": Sentence("scanned {data}, {thing}", "scanned {data}"),
    "key": Sentence("typed {data}"),
    "key_thing": Sentence("typed {data}, {thing}", "typed {data}"),
    "tap": Sentence("pressed {button}"),
    "set": Sentence("entered {value}"),
    "go": Sentence("walked to {place}"),
    "look": Sentence("looked at {thing}"),
    "open": Sentence("opened {thing}"),
    "take": Sentence("took {quantity} {thing}"),
    "put": Sentence("put down {quantity} {thing}"),
    "put_at": Sentence("put down {quantity} {thing} at {place}", "put down {quantity} {thing}"),
    "set_aside": Sentence("set aside {quantity} {thing}"),
    "relabel": Sentence("put a new label on {thing}"),
    "load": Sentence("loaded {thing}"),
    "other_act": Sentence("{act} {thing}"),
    "report": Sentence("reported {report}: {thing} {quantity}"),
    "report_to": Sentence("reported {report}: {thing} {quantity}, to {role}"),
    "answer": Sentence("answered {choice}"),
    "hint": Sentence("asked for a hint"),
    "hint_unread": Sentence("asked for a hint, too soon to have read the one before", "next hint, unread"),
    "pause": Sentence("the clock was stopped"),
    "resume": Sentence("went on, nobody knows after how long", "went on"),
    "resume_after": Sentence("went on after {count} seconds", "went on after {count} s"),
    "resume_set_back": Sentence("went on; the clock of the station had been set back", "went on, clock set back"),
    "abandon": Sentence("gave up"),
    "finish": Sentence("handed the work in"),
}
"""What was entered, by the kind of the input or the act of hands."""

_ACTS = frozenset({"look", "open", "take", "put", "set_aside", "relabel", "load"})
_LONGEST_DATA = 40
_A_SECOND, _A_MINUTE = 1000, 60


def clock_time(ms: int) -> str:
    """Active time as minutes and seconds (``1:03``)."""
    seconds = ms // _A_SECOND
    return f"{seconds // _A_MINUTE}:{seconds % _A_MINUTE:02d}"


def position_said(position: int, length: int) -> Said:
    """Where in the run one is."""
    return REPLAY["position"].say({"number": str(position), "count": str(length)})


def entered_said(frame: Frame, speaker: Speaker) -> Said:
    """What was entered; at the start that nothing was."""
    if frame.observation is None:
        return REPLAY["beginning"].say({})
    code, facts = _entered(frame, speaker)
    said = ENTERED[code].say({name: _shown(value) for name, value in facts.items()})
    # Where there is no quantity and no place, nothing stands in their stead.
    return Said(" ".join(said.long.split()), " ".join(said.short.split()))


def wrong_said(wrong: tuple[Wrong, ...], speaker: Speaker) -> Said:
    """What was wrong with an input: the first error whole, how many more."""
    first, *others = (speaker.finding(each.finding) for each in wrong)
    return _both("more_wrong", "what", first, count=str(len(others))) if others else first


def coach_said(frame: Frame, speaker: Speaker) -> Said | None:
    """What the coach would have done in the place of the input; None where there is no coach, or nothing was done."""
    if frame.coach is None:
        return None
    return _both("coach", "advice", speaker.advice(frame.coach))


def _both(code: str, name: str, said: Said, **facts: str) -> Said:
    """A sentence around another one, in both lengths."""
    sentence = REPLAY[code]
    return Said(sentence.say({**facts, name: said.long}).long, sentence.say({**facts, name: said.short}).short)


def _entered(frame: Frame, speaker: Speaker) -> tuple[str, dict[str, str]]:
    assert frame.observation is not None
    match frame.observation.input:
        case Scan(data=data):
            return "scan_thing" if frame.about else "scan", {"data": data, "thing": frame.about}
        case Key(data=data):
            return "key_thing" if frame.about else "key", {"data": data, "thing": frame.about}
        case Tap(control=control):
            return "tap", {"button": speaker.control(frame.button).long if frame.button else control}
        case Set(value=value):
            return "set", {"value": value}
        case Go():
            return "go", {"place": frame.place}
        case Do(act=act, quantity=quantity):
            count = "" if quantity is None else written(quantity)
            code = "put_at" if act == "put" and frame.place else act if act in _ACTS else "other_act"
            return code, {"act": act, "thing": frame.about, "place": frame.place, "quantity": count}
        case Report() as report:
            return _reported(frame, report)
        case Answer(choice=choice):
            return "answer", {"choice": choice}
        case Hint() if frame.clicked_through:
            return "hint_unread", {}
        case Resume(note=note) if note == CLOCK_SET_BACK:
            return "resume_set_back", {}
        case Resume(seconds=int(seconds)):
            return "resume_after", {"count": str(seconds)}
        case Hint() | Pause() | Resume() | Abandon() | Finish() as other:
            return type(other).__name__.lower(), {}


def _reported(frame: Frame, report: Report) -> tuple[str, dict[str, str]]:
    facts = {
        "report": spoken().long(REPORTS[report.code]) if report.code in REPORTS else report.code,
        "role": spoken().long(ROLES[report.to]) if report.to in ROLES else report.to,
        "thing": frame.about,
        "quantity": "" if report.quantity is None else written(report.quantity),
    }
    return "report_to" if report.to else "report", facts


def _shown(text: str) -> str:
    visible = inert(text)
    return visible if len(visible) <= _LONGEST_DATA else f"{visible[: _LONGEST_DATA - 1]}…"
