"""What a label is about, by what is known in the world of a run: a product, a thing at hand, a place, a document."""

from __future__ import annotations

from scansim.engine.barcodes.commands import Family
from scansim.engine.barcodes.meaning import Meaning, meaning_of
from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import number_in
from scansim.engine.warehouse.catalogue import Location, Lot, Packaging, Product
from scansim.engine.warehouse.records import Transfer
from scansim.training.asking import Named, Naming
from scansim.training.walk_labels import place_walked_to
from scansim.training.world import World

__all__ = ["called", "naming_in"]


def naming_in(world: World) -> Naming:
    """The function that says what a label is about in this world. It looks when it is asked and changes nothing."""

    def named(data: str, thing: str = "") -> Named | None:
        return _thing(world, thing) if thing else _label(world, data)

    return named


def called(world: World, about: str) -> str:
    """What a person calls what a report is about, by its id; itself where it has no name."""
    product, place = world.warehouse.stock.products.find(about), world.floor.places.find(about)
    named = product or place or _thing(world, about)
    return named.name if named else about


def _thing(world: World, thing: str) -> Named | None:
    """A very thing on the floor, as it was picked: ``unit:14``, ``box:3``, or a paper's id. It is called what it says
    that it is."""
    floor, products = world.floor, world.warehouse.stock.products
    paper = floor.papers.find(thing)
    if paper is not None:
        return Named(paper.id, paper.name)
    if unit := floor.units.find(number_in(thing, "unit")):
        return Named(thing, products.get(unit.claims).name)
    if box := floor.boxes.find(number_in(thing, "box")):
        return Named(thing, f"{box.name}, {products.get(box.claims).name}")
    return None


def _label(world: World, data: str) -> Named | None:
    """A label of paper stands for what it names, wherever it hangs: the product, never one of its units."""
    place = place_walked_to(data, world.floor.places)
    if place is not None:
        return Named(place.id, place.name)
    meaning = meaning_of(data, world.warehouse, Family.CURRENT)
    return _record(world, meaning) or _paper(world.floor, data) or _package(world, data)


def _record(world: World, meaning: Meaning) -> Named | None:
    match meaning:
        case Product():
            return Named(meaning.id, meaning.name)
        case Packaging():
            return Named(meaning.product, world.warehouse.stock.products.get(meaning.product).name)
        case Location():
            places = world.floor.places.where("location", meaning.id)
            return Named(places[0].id, places[0].name) if places else Named(meaning.id, meaning.complete_name)
        case Transfer():
            return Named(meaning.name, meaning.name)
        case Lot():
            return Named(meaning.id, meaning.name)
        case _:
            return None


def _paper(floor: Floor, data: str) -> Named | None:
    papers = (paper for paper in floor.papers if data and paper.label == data)
    return next((Named(paper.id, paper.name) for paper in papers), None)


def _package(world: World, data: str) -> Named | None:
    package = world.warehouse.stock.packages.find(data)
    return Named(package.id, package.id) if package else None
