"""Whether a room and a kit have every label that an exercise needs (reference training F2 "Linter rules").

What hangs in the room is the pack's, what a seed adds is in its kit. The coach plays in the room; what it reads must
hang there or be printed, and no two things of a kit may bear one code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.codes import answers_to
from scansim.content.faults import Fault, shown
from scansim.training.exercise import Exercise
from scansim.training.kit import Kit, kit_of
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.starting_point import CannotBePlayed

__all__ = ["label_faults", "labels_of_kit"]


def label_faults(exercise: Exercise, pack: Pack, policy: Policy, file: str, seeds: Iterable[int]) -> Iterator[Fault]:
    """What is wrong with the labels of these seeds, each thing once."""
    found: dict[tuple[str, str], Fault] = {}
    for seed in seeds:
        try:
            kit = kit_of(exercise, pack, policy, seed)
        except CannotBePlayed:
            continue
        for what, right in labels_of_kit(kit):
            found.setdefault((what, right), Fault(file, 0, f"Seed {seed}: {what}", right))
    yield from found.values()


def labels_of_kit(kit: Kit) -> Iterator[tuple[str, str]]:
    """What is wrong with the labels of one seed, and what would be right."""
    printed = {label.payload for label in kit.planted}
    for needed in kit.needed:
        if not needed.payload:
            yield "a label has to be read that bears no code.", "Give the place or the product a barcode in the pack."
        elif not needed.in_room and needed.payload not in printed:
            what = f"{shown(needed.payload)} has to be read, and nothing in the room or in the kit bears it."
            yield what, "Give what it stands for this code in the pack."
    bearers: dict[str, str] = {}
    for label in kit.planted:
        first = bearers.setdefault(answers_to(label.payload), label.name)
        if first != label.name:
            what = f"{shown(label.payload)} stands for two things: {first} and {label.name}."
            yield what, "Give one of the two another code in the pack."
