"""The trainer's sheet tells what happens meanwhile; operators get a paper form where a scanner can die, and no hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.training.kit import Kit, kit_of
from scansim.words.kit_meanwhile import meanwhile_of
from tests.printing.printing import labels, texts
from tests.training.field import lesson

pytestmark = pytest.mark.content

NOT_PASSED = "Whoever gets this wrong does not pass."


def kit(exercise: str, seed: int) -> Kit:
    known = lesson(exercise)
    return kit_of(known.exercise, known.pack, known.policy, seed)


def printed(folder: Path, exercise: str, seed: int) -> list[str]:
    out = folder / "kit.pdf"
    assert labels("kit", exercise, "--seed", str(seed), "--out", str(out)).status == 0
    return texts(out)


def test_a_question_with_its_moment_its_letters_and_why_each_is_wrong() -> None:
    """SEC-02, seed 1: tests/play/scripts/right_sec02_declined.txt answers B."""
    assert meanwhile_of(kit("SEC-02", 1)) == (
        (
            'When so many lines are done: 1, a colleague: "My badge does not work today and the truck leaves in ten '
            'minutes. Lend me yours? You get it back at once."'
        ),
        'Right: B, "I can\'t, but I come with you to the shift lead."',
        (
            'Wrong: A, "Not now. Ask somebody else." (You kept your badge, but a colleague in a hurry asks the next '
            "one. Bring the matter to the shift lead.)"
        ),
        (
            'Wrong: C, "Here it is, but bring it right back." (Whatever is done with your badge, you did it. The '
            "record knows nobody else.)"
        ),
        (
            'Wrong: D, "I sign you in on your handheld. The badge stays with me." (Your badge stayed with you and your '
            "name did not. All that the colleague does now stands under it.)"
        ),
        NOT_PASSED,
    )


@pytest.mark.parametrize(("seed", "did"), [(1, "did not do it"), (3, "did it")])
def test_whether_the_record_did_it_when_the_answer_was_lost(seed: int, did: str) -> None:
    """As tests/play/scripts/right_exc03_*.txt find it."""
    first, right, must = meanwhile_of(kit("EXC-03", seed))
    assert first == f"At the first Validate no answer comes. In this seed the record {did}."
    assert right.startswith("Right: open the document again and look")
    assert must == NOT_PASSED


def test_a_dead_scanner_and_whom_to_tell() -> None:
    said = meanwhile_of(kit("EXC-02", 1))
    assert said[0].startswith('When so many lines are done: 1: "The light of your scanner goes out.')
    assert "Right: report system (helpdesk), count on paper" in said[1]


def test_a_closed_place_and_when_it_is_clear() -> None:
    said = meanwhile_of(kit("EXC-05", 1))
    assert said[0].startswith('When a document is opened: "Oil runs out')
    assert said[1].startswith('Right: B, "Nobody works at Dock 1.')
    assert said[-2] == (
        'Dock 1 is closed. Right: work elsewhere until somebody says: "The oil is gone and the floor is dry. You can '
        'go back to Dock 1." (When WH/IN/07525 is validated).'
    )


INTERRUPTED = ("EXC-02", "EXC-03", "EXC-05", "SEC-01", "SEC-02")


@pytest.mark.parametrize("exercise", INTERRUPTED)
def test_every_interruption_of_an_exercise_is_told_and_nothing_where_there_is_none(exercise: str) -> None:
    known = [lesson(exercise).run(seed).situation for seed in range(8)]
    come = next(situation.seed for situation in known if situation.interruptions)
    quiet = next(situation.seed for situation in known if not situation.interruptions)
    assert meanwhile_of(kit(exercise, quiet)) == ()
    assert all(sentence and "{" not in sentence for sentence in meanwhile_of(kit(exercise, come)))
    assert meanwhile_of(kit(exercise, come))


def test_the_sheet_has_it_and_what_operators_get_does_not(tmp_path: Path) -> None:
    *given, trainer = printed(tmp_path, "EXC-02", 1)
    assert "What happens meanwhile When so many lines are done: 1:" in trainer
    assert "A report would be a false alarm" not in trainer
    assert not any("scanner" in page.casefold() or "battery" in page.casefold() for page in given)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_paper_form_comes_with_every_seed_so_that_it_tells_nothing(tmp_path: Path, seed: int) -> None:
    """Seed 0 of EXC-02 has a scanner that works."""
    form = printed(tmp_path, "EXC-02", seed)[2]
    assert "Paper form For work without a device" in form
    assert "Code Article Quantity Place Entered 1 2 3 4 5 6 7 8 9 10 11 12" in form


def test_no_other_exercise_has_a_form(tmp_path: Path) -> None:
    assert not any("Paper form" in page for page in printed(tmp_path, "EXC-03", 1))
