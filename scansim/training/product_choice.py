"""Which products of a pack fit what a story says of a line."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.engine.warehouse.catalogue import Product, Tracking
from scansim.training.pack import Pack
from scansim.training.story import ProductChoice

__all__ = ["fits"]


def fits(
    choice: ProductChoice, product: Product, pack: Pack, found: Mapping[str, Product], *, boxed: bool, model: bool
) -> bool:
    """Whether a product may be chosen. ``found`` are those of the lines above, by their names.

    ``boxed``: it is asked for in boxes; ``model``: a later line looks like this one. A product that the story names
    itself always fits, unless nothing looks like it; one that is kept by lot only where the story names it.
    """
    if model and not look_alikes(product, pack):
        return False
    if choice.product:
        return True
    if choice.one_of and product.id not in choice.one_of and not _is_like_one(choice, product, pack):
        return False
    if product.tracking is not Tracking.NONE and not choice.one_of:
        return False
    if (choice.boxed or boxed) and not pack.packagings_of(product.id):
        return False
    return not choice.look_alike_of or product in look_alikes(found[choice.look_alike_of], pack)


def _is_like_one(choice: ProductChoice, product: Product, pack: Pack) -> bool:
    named = (pack.product(id_) for id_ in choice.one_of) if choice.or_like else ()
    return any((each.category, each.tracking) == (product.category, product.tracking) for each in named)


def look_alikes(product: Product, pack: Pack) -> tuple[Product, ...]:
    """The untracked products that are easily taken for this one."""
    family = pack.family_of(product)
    return tuple(other for other in family if other.id != product.id and other.tracking is Tracking.NONE)
