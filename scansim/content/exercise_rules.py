"""What must hold between an exercise and its pack, beyond the form of the file (reference training F2 "Linter rules").

Each rule tells where in the file it is broken. The rules come in two groups: single statements first, and only when
those hold, whether the story as a whole can be played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.exercise_file import ExerciseFile, LineFile, MissingFile
from scansim.content.faults import Broken, meant, shown
from scansim.content.settings_rules import broken_settings
from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import Product, Tracking
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.situation import situation_of, trap_strikes
from scansim.training.starting_point import CannotBePlayed

__all__ = ["SEEDS_TRIED", "broken_rules"]

SEEDS_TRIED = 100
"""How many first seeds must make a situation."""

_MOST_LINES = 30
_MOST_UNITS = 500
_SEEDS_COUNTED = 400


def broken_rules(file: ExerciseFile, pack: Pack) -> tuple[Broken, ...]:
    """Every rule that the exercise breaks."""
    statements = (
        *broken_settings(file.settings, pack),
        *_place(file, pack),
        *_lines(file, pack),
        *_missing(file, pack),
        *_without_trap(file),
    )
    return statements or tuple(_not_playable(file.exercise(), pack))


# where and who


def _place(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    story = file.receipt
    docks = [place.id for place in pack.places if place.kind is PlaceKind.DOCK]
    if story.place not in docks:
        known = story.place in {place.id for place in pack.places}
        what = "is no dock" if known else f"is no place of pack {pack.id}"
        yield Broken(("receipt", "place"), f"{shown(story.place)} {what}.", meant(story.place, docks))
    suppliers = [supplier.id for supplier in pack.suppliers]
    if not suppliers:
        yield Broken(("pack",), f"Pack {pack.id} has no supplier.", "Add one to its partners.csv.")
    if story.supplier and story.supplier not in suppliers:
        what = f"{shown(story.supplier)} is no supplier of pack {pack.id}."
        yield Broken(("receipt", "supplier"), what, meant(story.supplier, suppliers))


# what was ordered


def _lines(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    lines = file.receipt.lines
    if not 0 < len(lines) <= _MOST_LINES:
        yield Broken(("receipt", "lines"), f"The order has {len(lines)} lines.", f"Write 1 to {_MOST_LINES}.")
    earlier: list[str] = []
    for name, line in lines.items():
        yield from _product(name, line, earlier, pack)
        yield from _ordered(name, line, file, pack)
        earlier.append(name)


def _product(name: str, line: LineFile, earlier: list[str], pack: Pack) -> Iterator[Broken]:
    by_id = {product.id: product for product in pack.products}
    for id_ in line.product or ():
        product = by_id.get(id_)
        if product is None:
            yield _about(name, "product", f"{shown(id_)} is no product of pack {pack.id}.", meant(id_, by_id))
        elif product.tracking is not Tracking.NONE:
            kept = f"{shown(id_)} is kept by {product.tracking}, which exercises cannot play yet."
            yield _about(name, "product", kept, "Choose a product that is not.")
        elif line.boxes.high > 0 and not pack.packagings_of(id_):
            boxless = f"{shown(id_)} comes in no box."
            yield _about(name, "product", boxless, "Choose one that stands in packagings.csv, or order loose units.")
    if line.looks_like and line.looks_like not in earlier:
        what = f"{shown(line.looks_like)} is no line above this one."
        yield _about(name, "looks_like", what, meant(line.looks_like, earlier))


def _ordered(name: str, line: LineFile, file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    at = ("receipt", "lines", name)
    if _least(line, file, pack) < 1:
        yield Broken(at, f"In some seeds nothing is ordered of {shown(name)}.", "Let boxes or loose begin at 1.")
    if _most(line, file, pack) > _MOST_UNITS:
        yield Broken(at, f"More than {_MOST_UNITS} units of {shown(name)} may be ordered.", "Order fewer.")


def _least(line: LineFile, file: ExerciseFile, pack: Pack) -> int:
    """What every seed orders at least, whichever product it chooses."""
    sizes = [_box_size(product, pack) for product in _candidates(line, file, pack)]
    return line.boxes.low * min(sizes, default=_MOST_UNITS) + line.loose.low


def _most(line: LineFile, file: ExerciseFile, pack: Pack) -> int:
    sizes = [_box_size(product, pack) for product in _candidates(line, file, pack)]
    return line.boxes.high * max(sizes, default=1) + line.loose.high


def _box_size(product: Product, pack: Pack) -> int:
    packagings = pack.packagings_of(product.id)
    return int(packagings[0].quantity) if packagings else 1


def _candidates(line: LineFile, file: ExerciseFile, pack: Pack) -> list[Product]:
    boxed = line.boxed or line.boxes.high > 0
    found = [
        product
        for product in pack.products
        if (not line.product or product.id in line.product)
        and product.tracking is Tracking.NONE
        and (not boxed or pack.packagings_of(product.id))
    ]
    model = file.receipt.lines.get(line.looks_like)
    if model is None or model is line or model.looks_like:
        return found
    families = {product.look_alike_of or product.id for product in _candidates(model, file, pack)}
    return [product for product in found if (product.look_alike_of or product.id) in families]


# what did not come


def _missing(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    taken: dict[str, str] = {}
    for name, trap in file.receipt.missing.items():
        line = file.receipt.lines.get(trap.line)
        if line is None:
            what = f"{shown(trap.line)} is no line of the order."
            yield _planted(name, "line", what, meant(trap.line, file.receipt.lines))
        elif trap.line in taken:
            what = f"{shown(trap.line)} misses units in {shown(taken[trap.line])} already."
            yield _planted(name, "line", what, "Let only one of them be about this line.")
        else:
            yield from _units(name, trap, _least(line, file, pack))
        taken.setdefault(trap.line, name)
        yield from _cues(name, trap)


def _units(name: str, trap: MissingFile, ordered: int) -> Iterator[Broken]:
    if trap.units.low < 1:
        yield _planted(name, "units", "A seed may let nothing be missing here.", "Begin at 1; seeds states the share.")
    if trap.units.high > ordered:
        what = f"Up to {trap.units.high} units are missing, but some seeds order only {ordered}."
        yield _planted(name, "units", what, f"Let at most {ordered} be missing, or order more.")


def _cues(name: str, trap: MissingFile) -> Iterator[Broken]:
    if not trap.note:
        what = "Nothing on the delivery note says what is right for the missing units."
        right = "Add note, with a sentence under says and the answer under then."
        yield Broken(("receipt", "missing", name), what, right)
    if trap.seeds.part * 5 > trap.seeds.whole * 4:
        what = "Fewer than one seed in five is without the trap."
        yield _planted(name, "seeds", what, 'Write "4 in 5" at most.')


def _without_trap(file: ExerciseFile) -> Iterator[Broken]:
    """Several traps together must leave one seed in five alone, too (DESIGN section 5, "Titles")."""
    traps = file.receipt.story().missing
    if len(traps) < 2:
        return
    free = sum(
        not any(trap_strikes(file.id, trap.name, trap.seeds, seed) for trap in traps) for seed in range(_SEEDS_COUNTED)
    )
    if free * 5 < _SEEDS_COUNTED:
        what = "Together these traps leave fewer than one seed in five without any."
        yield Broken(("receipt", "missing"), what, "Plant them in fewer seeds.")


def _not_playable(exercise: Exercise, pack: Pack) -> Iterable[Broken]:
    for seed in range(SEEDS_TRIED):
        try:
            situation_of(exercise, pack, seed)
        except CannotBePlayed as reason:
            right = "Let its lines leave each other enough products of the pack."
            return [Broken(("receipt",), f"Seed {seed} cannot be played: {reason}.", right)]
    return []


def _about(line: str, key: str, what: str, right: str) -> Broken:
    return Broken(("receipt", "lines", line, key), what, right)


def _planted(name: str, key: str, what: str, right: str) -> Broken:
    return Broken(("receipt", "missing", name, key), what, right)
