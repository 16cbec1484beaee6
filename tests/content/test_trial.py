"""What `scansim check` finds by playing: labels that nothing bears, what never comes or takes too long. And notes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.content.label_trial import labels_of_kit
from scansim.content.library import Library
from scansim.content.trial import trial
from scansim.content.untranslated import untranslated
from scansim.training.check_ride import CheckRide, RidePart
from scansim.training.exercise import CHECK, Exercise
from scansim.training.kit import Kit, NeededLabel, kit_of
from scansim.training.story import Between, Choice, Interruption, Story, When
from scansim.training.texts import LocalText
from tests.content.content_folder import ROOT
from tests.screens.small import text


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.only([ROOT / "exercises" / "receiving" / "RCV-02.yaml"], ROOT)


@pytest.fixture(scope="module")
def kit(library: Library) -> Kit:
    exercise = library.exercises[0]
    assert library.policy is not None
    return kit_of(exercise, library.pack_of(exercise), library.policy, 1)


def told(library: Library, exercise: Exercise) -> list[str]:
    return [f"{fault.what} {fault.right}" for fault in trial(library, exercise, (1, 2))]


# labels


def test_a_kit_that_ships_lacks_nothing(kit: Kit) -> None:
    assert list(labels_of_kit(kit)) == []


def test_what_is_read_and_hangs_nowhere_is_found(kit: Kit) -> None:
    lacking = replace(kit, needed=(*kit.needed, NeededLabel("A.99.9", 1, in_room=False)))
    assert [what for what, _ in labels_of_kit(lacking)] == [
        '"A.99.9" has to be read, and nothing in the room or in the kit bears it.'
    ]


def test_a_label_without_a_code_is_found(kit: Kit) -> None:
    blank = replace(kit, needed=(*kit.needed, NeededLabel("", 2, in_room=False)))
    assert [what for what, _ in labels_of_kit(blank)] == ["a label has to be read that bears no code."]


def test_what_the_kit_prints_or_the_room_has_is_there(library: Library) -> None:
    """RCV-06 prints GS1 codes that no room has."""
    known = Library.only([ROOT / "exercises" / "receiving" / "RCV-06.yaml"], ROOT)
    exercise = known.exercises[0]
    assert known.policy is not None
    made = kit_of(exercise, known.pack_of(exercise), known.policy, 1)
    assert made.planted
    assert list(labels_of_kit(made)) == []
    first = made.planted[0]
    without = replace(made, planted=(), needed=(NeededLabel(first.payload, 1, in_room=False),))
    assert len(list(labels_of_kit(without))) == 1


def test_a_code_that_two_things_bear_is_found_and_of_one_thing_at_two_places_is_not() -> None:
    known = Library.only([ROOT / "exercises" / "receiving" / "RCV-06.yaml"], ROOT)
    exercise = known.exercises[0]
    assert known.policy is not None
    made = kit_of(exercise, known.pack_of(exercise), known.policy, 1)
    first = made.planted[0]
    elsewhere, other = replace(first, place="Dock 9"), replace(first, name="Something else")
    assert list(labels_of_kit(replace(made, planted=(first, elsewhere)))) == list(
        labels_of_kit(replace(made, planted=(first,)))
    )
    said = [what for what, _ in labels_of_kit(replace(made, planted=(first, other)))]
    assert f"stands for two things: {first.name} and Something else." in said[-1]


# what never comes, what takes too long


def test_what_is_sound_has_no_fault(library: Library) -> None:
    assert told(library, library.exercises[0]) == []


def test_an_interruption_that_never_comes_is_found(library: Library) -> None:
    exercise = library.exercises[0]
    right = Choice("no", text("No."), right=True)
    late = Interruption("late", When.OPENED, text("Psst."), (right, replace(right, name="o", right=False)), task="x")
    story = replace(exercise.story, interruptions=(late,))
    faults = told(library, replace(exercise, story=story))
    assert faults == [
        '"late" never comes: the work is done before. Let it come earlier, on progress that everybody makes.'
    ]


@pytest.mark.parametrize(("seconds", "is_said"), [(400, False), (601, True)])
def test_what_takes_longer_than_ten_minutes_at_standard_is_found(
    library: Library, seconds: int, *, is_said: bool
) -> None:
    """One paper is read; all the rest of RCV-02 takes less than three minutes."""
    assert library.policy is not None
    assert library.policy.standard_times is not None
    slow = replace(library.policy.standard_times, document=Decimal(seconds))
    found = told(replace(library, policy=replace(library.policy, standard_times=slow)), library.exercises[0])
    assert [("minutes at standard times, more than 10." in fault) for fault in found] == [True] * is_said


@pytest.mark.parametrize(("short", "is_said"), [(True, True), (False, False)])
def test_a_check_ride_may_take_twenty_minutes_and_a_short_one_ten(
    library: Library, *, short: bool, is_said: bool
) -> None:
    """Eleven minutes for the papers of one delivery."""
    assert library.policy is not None
    assert library.policy.standard_times is not None
    slow = replace(library.policy.standard_times, document=Decimal(601))
    told_of = library.exercises[0]
    ride = CheckRide((RidePart(told_of.id, told_of.story),), Between(1, 3), Between(0, 0), ("dock_1",), short=short)
    checked = replace(told_of, mode=CHECK, ride=ride, story=Story())
    found = told(replace(library, policy=replace(library.policy, standard_times=slow)), checked)
    assert any("minutes at standard times" in fault for fault in found) is is_said


# notes


def test_a_language_that_is_not_everywhere_is_noted(library: Library) -> None:
    exercise = library.exercises[0]
    assert untranslated(exercise) == {}
    both = LocalText.of({"en": "Short delivery", "de": "Zu wenig"})
    found = untranslated(replace(exercise, title=both))
    assert list(found) == ["de"]
    assert found["de"][:2] == ("brief", "at_work")
    assert {"debrief.operator", "mistakes.filled.says", "traps.short.note.to_follow.says"} <= set(found["de"])
    assert "title" not in found["de"]
