"""Values as JSON data: what ``--json`` prints (``docs/formats.md``, "Output of play")."""

from __future__ import annotations

from scansim.engine.canonical import Json
from scansim.engine.handheld.feedback import Feedback
from scansim.engine.handheld.screen import HandheldScreen, Item
from scansim.engine.store import written_record
from scansim.training.floor_view import FloorView
from scansim.training.hints import Hinted, Rung
from scansim.training.interrupting import Question
from scansim.words.questions import said_of_question
from scansim.words.speaker import Speaker

__all__ = ["feedback_data", "floor_data", "hint_data", "question_data", "screen_data"]


def feedback_data(feedback: Feedback, speaker: Speaker) -> dict[str, Json]:
    """The answer to an input: code, tone, facts and both lengths of its sentence."""
    said = speaker.feedback(feedback)
    return {
        "code": str(feedback.code),
        "tone": feedback.tone.value,
        "text": said.long,
        "short": said.short,
        "facts": dict(feedback.facts),
    }


def hint_data(hinted: Hinted, speaker: Speaker) -> dict[str, Json]:
    """What the coach says when asked: how much that is, and only as much of it."""
    is_answer = hinted.rung is Rung.ANSWER
    return {
        "rung": hinted.rung.value,
        "code": hinted.step.advice.value if is_answer else hinted.nudge.value,
        "text": speaker.hint(hinted).long,
        "reason": speaker.hint_reason(hinted).long,
    }


def question_data(question: Question | None) -> Json:
    """Who interrupts, and the answers by their letters; null when nobody waits for one."""
    if question is None:
        return None
    said = said_of_question(question)
    answers: dict[str, Json] = dict(said.answers)
    return {"name": question.name, "who": question.who, "says": said.text, "answers": answers}


def screen_data(screen: HandheldScreen, speaker: Speaker) -> dict[str, Json]:
    """What the handheld shows."""
    return {
        "kind": screen.kind.value,
        "title": speaker.title(screen),
        "instruction": {"code": screen.instruction.value, "text": speaker.instruction(screen).long},
        "facts": dict(screen.facts),
        "items": [_item(item) for item in screen.items],
        "controls": [
            {"id": control.id, "text": speaker.control(control).long, "primary": control.primary}
            for control in screen.controls
        ],
        "fields": {field.id: field.value for field in screen.fields},
    }


def floor_data(floor: FloorView) -> Json:
    """What is seen from where the operator stands."""
    return written_record(floor)


def _item(item: Item) -> Json:
    return written_record(item)
