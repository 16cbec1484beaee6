"""The products of a pack with their boxes: groups of four that look alike, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scansim.content.codes import check_digit
from scansim.training.draw import whole_between
from tools.pack_making.nouns import NOUNS, SERIES, Noun
from tools.pack_making.plan import Plan

__all__ = ["Goods", "Table", "category_id", "goods_of", "money", "packagings", "products"]

Table = list[dict[str, str]]

_VARIANTS = 4
_TURNS = 10


@dataclass(frozen=True)
class Goods:
    """A product on its way to a row. ``number`` counts from 0 through the pack; ``first`` is the id of its group."""

    number: int
    noun: Noun
    series: str
    variant: str
    step: int
    id: str
    first: str
    barcode: str
    abc: str

    @property
    def grams(self) -> int:
        """What one unit weighs: a larger variant more."""
        return self.noun.grams + self.noun.grams * self.step // 4

    @property
    def cost(self) -> int:
        """What one unit costs, in cents."""
        line = SERIES.index(self.series)
        return self.noun.cost + self.noun.cost * self.step * 3 // 20 + self.noun.cost * line // 25

    @property
    def boxed(self) -> bool:
        """Whether it comes in boxes: what has a number for use inside a company never does, as GS1 forbids it."""
        return self.noun.box > 0 and len(self.barcode) == 13


def goods_of(plan: Plan) -> tuple[Goods, ...]:
    """All products of a pack, in the order of the shelves."""
    nouns = NOUNS[:: plan.every_noun]
    groups, more = divmod(plan.products // _VARIANTS, len(nouns))
    found: list[Goods] = []
    for place, noun in enumerate(nouns):
        for series in SERIES[: groups + (place < more)]:
            found.extend(_group(plan, noun, series, len(found)))
    return tuple(found)


def _group(plan: Plan, noun: Noun, series: str, start: int) -> Iterator[Goods]:
    ids = [_id(noun, series, variant) for variant in noun.variants]
    for step, variant in enumerate(noun.variants):
        letter = whole_between(plan.seed, f"class/{ids[step]}", 1, 100)
        abc = "A" if letter <= 20 else "B" if letter <= 50 else "C"
        code = _barcode(plan, start // _VARIANTS, step, boxed=noun.box > 0)
        yield Goods(start + step, noun, series, variant, step, ids[step], ids[0], code, abc)


def _id(noun: Noun, series: str, variant: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", f"{noun.name} {series} {variant}".casefold())


def _barcode(plan: Plan, group: int, step: int, *, boxed: bool) -> str:
    """Of one group the codes differ in their last digit but one, and so in the check digit: two digits in all."""
    digit = 2 * step + 1
    if not boxed and group % _TURNS == 3:
        body = f"{plan.gtin_8}{group // _TURNS:02d}{digit}"
    elif not boxed and group % _TURNS == 7:
        body = f"{plan.gtin_12}{group:04d}{digit}"
    else:
        body = f"{plan.gtin_13}{group:04d}{digit}"
    return body + check_digit(body)


def products(goods: tuple[Goods, ...]) -> Table:
    """The rows of ``products.csv``."""
    return [
        {
            "id": each.id,
            "name": f"{each.noun.name} {each.series} {each.variant}",
            "default_code": f"{each.noun.code}-{each.series}-{each.variant}".upper(),
            "barcode": each.barcode,
            "uom_id": "Units",
            "tracking": each.noun.tracking,
            "standard_price": money(each.cost),
            "list_price": money(each.cost * 19 // 10),
            "categ_id": f"All / {each.noun.category}",
            **_times(each.noun),
            "weight": f"{each.grams // 1000}.{each.grams % 1000:03d}",
            "use_expiration_date": str(each.noun.days > 0),
            "look_alike_of": "" if each.first == each.id else each.first,
            "abc_class": each.abc,
        }
        for each in goods
    ]


def _times(noun: Noun) -> dict[str, str]:
    """Days that a lot lasts, and before that: best before, to be removed, to be warned of."""
    before = noun.removal_days
    days = (noun.days, before // 2, before, before * 2) if noun.days else ("", "", "", "")
    return dict(zip(("expiration_time", "use_time", "removal_time", "alert_time"), map(str, days), strict=True))


def packagings(goods: tuple[Goods, ...]) -> Table:
    """The rows of ``packagings.csv``: a box, and a case of several boxes for what moves most."""
    rows: Table = []
    for each in goods:
        if each.boxed:
            rows.append(_packaging(each, "Box", each.noun.box, "1"))
            if each.abc == "A" and each.noun.box <= 12:
                rows.append(_packaging(each, "Case", each.noun.box * 4, "2"))
    return rows


def _packaging(each: Goods, name: str, size: int, indicator: str) -> dict[str, str]:
    body = indicator + each.barcode[:12]
    return {
        "id": f"{name.casefold()}_{each.id}",
        "product_id": each.id,
        "name": f"{name} of {size}",
        "qty": str(size),
        "barcode": body + check_digit(body),
    }


def category_id(category: str) -> str:
    """The id of a category in ``categories.csv``."""
    return f"categ_{category.casefold()}"


def money(cents: int) -> str:
    """An amount as lists hold it."""
    return f"{cents // 100}.{cents % 100:02d}"
