"""Unread decisions and hints clicked through (reference training C12, 3 and 4), each at its boundary."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from scansim.engine.handheld.events import CountsApplied, Event, TransferValidated
from scansim.engine.handheld.feedback import Feedback, Verdict, accepted, refused
from scansim.engine.handheld.screen import HandheldScreen, Instruction, Item, ScreenKind
from scansim.training.answers import Answered
from scansim.training.attention import (
    BLOCKING_FLAGS,
    hints_clicked_through,
    is_unread,
    texts_on,
    unread_before_validating,
    unread_decisions,
)
from scansim.training.inputs import Answer, Finish, Go, Hint, Input, Scan, Set, Tap, Timed
from scansim.training.interrupting import Option, Question
from scansim.training.observation import Observation
from scansim.training.story import Choice
from scansim.training.texts import LocalText
from tests.training.field import lesson

OK = accepted(Answered.HINT)
SAID = LocalText.of({"en": "Lend me your badge."})
ASKED = Question("badge", "colleague", SAID, (Option("A", Choice("lend", SAID)), Option("B", Choice("keep", SAID))))


@dataclass
class Looking:
    """Somebody in front of a list of so many rows, below an instruction."""

    rows: int = 2
    question: Question | None = None
    looked: list[str] = field(default_factory=list)

    @property
    def screen(self) -> HandheldScreen:
        self.looked.append("screen")
        items = tuple(Item(str(number), f"row {number}") for number in range(self.rows))
        return HandheldScreen(ScreenKind.OPERATIONS, Instruction.CHOOSE_OPERATION, items=items)


def seen(
    given: Input, ms: int, number: int = 1, feedback: Feedback = OK, *events: Event, unread: bool = False
) -> Observation:
    return Observation(number, ms, given, feedback, events, unread=unread)


@pytest.mark.parametrize(("ms", "unread"), [(1000, False), (1001, True), (1399, True), (1400, False), (3000, False)])
def test_sooner_than_anybody_reads(ms: int, unread: bool) -> None:
    assert is_unread(Timed(ms, Tap("open:1")), [seen(Go("desk"), 1000)], Looking()) is unread


@pytest.mark.parametrize(("rows", "unread"), [(1, False), (2, True), (5, True)])
def test_three_texts_are_something_to_be_read(rows: int, unread: bool) -> None:
    """The instruction and so many rows."""
    assert texts_on(Looking(rows)) == rows + 1
    assert is_unread(Timed(100, Tap("open:1")), [], Looking(rows)) is unread


def test_a_question_with_two_answers_is_three_texts() -> None:
    asked = Looking(0, ASKED)
    assert texts_on(asked) == 3
    assert is_unread(Timed(100, Answer("A")), [], asked)
    assert not is_unread(Timed(100, Answer("A")), [], Looking(0, Question("told", "", SAID, ASKED.options[:1])))


@pytest.mark.parametrize("given", [Scan("123"), Set("quantity", "5"), Go("desk"), Hint()])
def test_what_decides_nothing_may_be_quick(given: Input) -> None:
    looking = Looking()
    assert not is_unread(Timed(1, given), [], looking)
    assert looking.looked == []


def test_handing_in_decides() -> None:
    assert is_unread(Timed(100, Finish()), [], Looking())


def test_the_same_button_again_is_the_same_decision() -> None:
    more = Tap("add_one:7")
    assert not is_unread(Timed(1100, more), [seen(more, 1000)], Looking())
    assert is_unread(Timed(1100, Tap("add_one:8")), [seen(more, 1000)], Looking())


def test_numbers_are_typed_while_one_reads() -> None:
    """The editor was opened at 1000, the quantity typed at 2000 and confirmed a moment later."""
    before = [seen(Tap("edit:1"), 1000), seen(Set("quantity", "5"), 2000)]
    assert not is_unread(Timed(2050, Tap("confirm")), before, Looking())
    quick = [before[0], seen(Set("quantity", "5"), 1300)]
    assert is_unread(Timed(1399, Tap("confirm")), quick, Looking())
    assert not is_unread(Timed(1400, Tap("confirm")), quick, Looking())


@pytest.mark.parametrize(("ms", "unread"), [(5399, (2,)), (5400, ())])
def test_a_run_remembers_it(ms: int, unread: tuple[int, ...]) -> None:
    """An open receipt shows its number, its instruction and at least one line."""
    run = lesson().run(1)
    run.receive(Timed(5000, Scan(run.situation.transfer)))
    assert texts_on(run) >= 3
    run.receive(Timed(ms, Tap("validate")))
    assert unread_decisions(run.observations) == unread


@pytest.mark.parametrize(("gap", "numbers"), [(999, (2,)), (1000, ())])
def test_a_hint_that_the_next_one_followed_within_a_second(gap: int, numbers: tuple[int, ...]) -> None:
    assert hints_clicked_through([seen(Hint(), 1000, 1), seen(Hint(), 1000 + gap, 2)]) == numbers


def test_only_hints_that_were_given_one_after_the_other() -> None:
    refused_hint = refused(Verdict.NOT_NOW, Answered.NO_COACH)
    assert hints_clicked_through([seen(Hint(), 0, 1), seen(Go("desk"), 10, 2), seen(Hint(), 20, 3)]) == ()
    assert hints_clicked_through([seen(Hint(), 0, 1, refused_hint), seen(Hint(), 10, 2, refused_hint)]) == ()
    assert hints_clicked_through([seen(Hint(), number * 10, number) for number in (1, 2, 3)]) == (2, 3)


VALIDATED = TransferValidated(1, None, ())
COUNTED = CountsApplied(())


@pytest.mark.parametrize("done", [VALIDATED, COUNTED])
def test_unread_decisions_before_the_last_validation(done: Event) -> None:
    def run(flags: int, *, after: int = 0) -> list[Observation]:
        before = [seen(Tap("open"), number, number, unread=True) for number in range(flags)]
        validated = seen(Tap("validate"), 50, 50, OK, done, unread=True)
        return [*before, validated, *[seen(Tap("open"), 60 + n, 60 + n, unread=True) for n in range(after)]]

    assert unread_before_validating(run(2)) == 2  # the validation itself is not before itself
    assert unread_before_validating(run(3, after=5)) == 3
    assert unread_before_validating([*run(2), *run(1)]) == 4  # 2, the first validation, 1
    assert unread_before_validating(run(5)[:5]) == 0


def test_three_of_them_and_a_check_ride_is_no_evidence() -> None:
    assert BLOCKING_FLAGS == 3
