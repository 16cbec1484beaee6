"""A lesson of many lines, made in memory: what the figures for large transfers are measured on."""

from __future__ import annotations

from decimal import Decimal

from scansim.content.resolved_text import text_of
from scansim.engine.floor.things import Place, PlaceKind
from scansim.engine.warehouse.catalogue import Location, OperationKind, OperationType, Partner, Product, Usage
from scansim.training.exercise import Exercise
from scansim.training.lesson import Lesson
from scansim.training.pack import DocumentNumbers, Pack
from scansim.training.policy import FlowPolicy, Gates, Policy, Proof, Severities, Severity
from scansim.training.story import Amount, Between, Line, ProductChoice, Story, Task
from scansim.training.texts import LocalText

__all__ = ["barcode", "item_name", "large_lesson"]


def item_name(number: int) -> str:
    """The name of a product, unlike any other text on the screen."""
    return f"Item-{number:05d}-x"


def barcode(number: int) -> str:
    """The code of a product, 30 characters as in DESIGN section 9."""
    return f"LARGE.{number:024d}"


def large_lesson(lines: int) -> Lesson:
    """A receipt of so many lines of one unit each, in a warehouse of as many products."""
    pack = Pack(
        id="LARGE",
        title=LocalText.of({"en": "Large"}),
        now="2026-03-02T08:00:00",
        currency="EUR",
        products=tuple(
            Product(f"p{n:05d}", item_name(n), f"C{n:05d}", barcode(n), standard_price=Decimal(1)) for n in range(lines)
        ),
        packagings=(),
        locations=(
            Location("vendors", "Vendors", "Vendors", "", Usage.SUPPLIER, ""),
            Location("stock", "Stock", "WH/Stock", "", Usage.INTERNAL, "STOCK"),
        ),
        places=(Place("dock_1", "Dock 1", PlaceKind.DOCK, "vendors"), Place("desk", "Desk", PlaceKind.DESK)),
        operation_types=(
            OperationType(
                "in", "Receipts", OperationKind.INCOMING, "WH/IN/", "WHIN", "WH-RECEIPTS", "vendors", "stock"
            ),
        ),
        suppliers=(Partner("supplier", "Supplier"),),
        customers=(),
        documents=(DocumentNumbers("doc_1", "in", "WH/IN/00001", "DN-1"),),
    )
    one = Amount(Between(0, 0), Between(1, 1))
    asked = tuple(Line(f"l{n}", ProductChoice(product=f"p{n:05d}"), one) for n in range(lines))
    exercise = Exercise(
        id="LARGE",
        revision="1",
        title=LocalText.of({"en": "Large"}),
        skill="receiving",
        level=2,
        minutes=60,
        pack="LARGE",
        brief=LocalText.of({"en": "A large delivery."}),
        at_work=LocalText.of({"en": "Count."}),
        story=Story((Task("receipt", "", asked, "supplier", "dock_1"),)),
    )
    policy = Policy(
        "1",
        FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12)),
        Severities(*([Severity.MAJOR] * 7)),
        Gates(0, 1),
    )
    texts = {"exercise": text_of(exercise), "pack": text_of(pack), "policy": text_of(policy)}
    return Lesson(exercise, pack, policy, texts)
