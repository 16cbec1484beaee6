"""What the handheld says in all its flows: the tests of its fidelity are the tour.

Each answer brings the facts of its sentence, each screen those of its instruction and buttons, and every sentence is
used by some flow.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import signature
from string import Formatter

import pytest

from scansim.engine.handheld.feedback import Code, Feedback
from scansim.engine.handheld.handheld import Handheld, Turn
from scansim.engine.handheld.inputs import DeviceInput
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.words.feedback import FEEDBACK
from scansim.words.handheld import CONTROLS, INSTRUCTIONS
from scansim.words.speaker import Speaker
from tests.engine.handheld.test_flows_matrix import FLOWS, MATRIX, begun

MODULES = (
    "menu_and_lists",
    "screens",
    "receiving",
    "finishing",
    "lots",
    "picking",
    "packs_and_batches",
    "packages",
    "counts",
    "codes",
    "record",
    "series",
    "containers",
)
# Answers that no flow gives yet, and answers before anything was asked.
NOT_REACHED = {Code.LINE_REMOVED}


@cache
def tour() -> tuple[tuple[Feedback, HandheldScreen], ...]:
    """Every answer and screen that the tests of fidelity lead to, and a walk through the buttons of each screen."""
    told: list[tuple[Feedback, HandheldScreen]] = []
    receive = Handheld.receive

    def recording(handheld: Handheld, given: DeviceInput) -> Turn:
        turn = receive(handheld, given)
        told.append((turn.feedback, turn.screen))
        return turn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Handheld, "receive", recording)
        for name in MODULES:
            module = import_module(f"tests.engine.handheld.fidelity.test_{name}")
            for test in list(vars(module).values()):
                if getattr(test, "__name__", "").startswith("test_"):
                    for arguments in _arguments(test):
                        test(*arguments)
        for codes in MATRIX:
            for flow in FLOWS:
                begun(flow).scan(*codes)
    return tuple(told)


def _arguments(test: object) -> Iterator[tuple[object, ...]]:
    """The arguments of a test, from its one mark of parameters."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    if not marks:
        yield ()
        return
    names = marks[0].args[0]
    single = isinstance(names, str) and "," not in names
    assert list(signature(test).parameters)  # type: ignore[arg-type]
    for values in marks[0].args[1]:
        yield (values,) if single else tuple(values)


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_answer_brings_the_facts_of_its_sentence() -> None:
    for feedback, _ in tour():
        sentence = FEEDBACK[str(feedback.code)]
        facts = {name for name, _ in feedback.facts}
        assert places_in(sentence.long) | places_in(sentence.short) <= facts, feedback


def test_every_screen_brings_the_facts_of_its_instruction_and_buttons() -> None:
    for _, screen in tour():
        sentence = INSTRUCTIONS[screen.instruction.value]
        assert places_in(sentence.long) | places_in(sentence.short) <= {name for name, _ in screen.facts}, screen
        for control in screen.controls:
            assert places_in(CONTROLS[control.action].long) <= {name for name, _ in control.facts}


def test_the_flows_lead_to_every_answer_instruction_screen_and_button() -> None:
    assert set(Code) - {feedback.code for feedback, _ in tour()} == NOT_REACHED
    assert set(Instruction) == {screen.instruction for _, screen in tour()}
    assert set(ScreenKind) == {screen.kind for _, screen in tour()}
    assert set(CONTROLS) == {control.action for _, screen in tour() for control in screen.controls}


def test_every_screen_can_be_said() -> None:
    speaker = Speaker()
    for feedback, screen in tour():
        assert speaker.feedback(feedback).long
        assert speaker.instruction(screen).long.isprintable()
        assert speaker.title(screen)
