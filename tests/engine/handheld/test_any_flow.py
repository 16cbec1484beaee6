"""Whatever arrives in whatever flow: nothing is raised, a refusal changes nothing, a replay shows the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.barcodes.commands import Command, payload_of
from scansim.engine.barcodes.elements import ReadingRules
from scansim.engine.canonical import canonical
from scansim.engine.handheld.device import Company, MenuScan
from scansim.engine.handheld.feedback import Tone
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.store import written_record
from scansim.engine.warehouse.catalogue import BarcodeSettings, OperationType, ScanStep
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.site import QualityPoint
from tests.engine.handheld.house import PRODUCTS, House, house, operation

CODES = (
    *(product.barcode for product in PRODUCTS),
    *("14006381333938", "LOT-1", "LOT-2", "LOT-OLD", "SN-1", "SN-2", "SN-9", "LOT-NEW", "SN-NEW"),
    *("PACK-FULL", "PACK-EMPTY", "PACK-NEW", "TOTE-1", "PT-BOX", "106141412345678908"),
    *("WH-STOCK", "WH-A-01", "WH-B-02", "WH-C-03", "WH-INPUT", "WH-PACKING", "WH-OUTPUT", "WH"),
    *("WH/IN/00001", "WH/OUT/00001", "WH/PICK/00001", "WH/INT/00001", "WH/PACK/00001", "BATCH/1", "DOC-1"),
    *("WHIN", "WHOUT", "WHINT", "WHPICK", "WH-RECEIPTS"),
    *("0120611628936011300000005010LOT0002", "01206116289360043101000521", "10LOT-9", "00106141412345678908"),
    *("2112345015002", "012061162893601117270200" + "10L", "]C10104006381333931"),
    *(payload_of(command, version.family) for command in Command for version in VERSIONS.values()),
)
FIELDS = (
    "quantity",
    "lot",
    "source",
    "destination",
    "package",
    "result_package",
    "container",
    "owner",
    "product",
    "BOLT",
    "",
)


@dataclass(frozen=True)
class Shown:
    """Press the button of this number among those that are shown."""

    number: int


hostile = st.text(max_size=20)
quantities = st.sampled_from(["0", "1", "2", "0.5", "12", "-1", "100000", "4006381333931", "999999999999", "x"])
inputs = st.one_of(
    st.sampled_from(CODES).map(Scanned),
    st.sampled_from(CODES).map(Scanned),
    st.integers(0, 40).map(Shown),
    st.integers(0, 40).map(Shown),
    st.builds(Entered, st.sampled_from(FIELDS), st.one_of(quantities, st.sampled_from(CODES), hostile)),
    hostile.map(Scanned),
    hostile.map(Pressed),
)
tabs = st.builds(
    BarcodeSettings,
    *(st.booleans() for _ in range(5)),
    *(st.sampled_from(ScanStep) for _ in range(2)),
    *(st.booleans() for _ in range(5)),
)
companies = st.builds(
    Company,
    st.sampled_from([ReadingRules(), ReadingRules(Nomenclature.GS1)]),
    *(st.booleans() for _ in range(6)),
    st.sampled_from(MenuScan),
    st.sampled_from(["", "mia"]),
)


@dataclass(frozen=True)
class Site:
    """How the house is set up."""

    tab: BarcodeSettings | None
    company: Company
    version: str
    checks: bool


sites = st.builds(Site, st.one_of(st.none(), tabs), companies, st.sampled_from(sorted(VERSIONS)), st.booleans())
starts = st.sampled_from(["", "WH/IN/00001", "WH/OUT/00001", "WH/PICK/00001", "WH/INT/00001", "BATCH/1", "counts"])


def _house(site: Site) -> House:
    def type_of(key: str) -> OperationType:
        made = operation(key)
        return made if site.tab is None else replace(made, settings=site.tab)

    keys = ("in", "out", "pick", "int", "pack")
    world = house(*(type_of(key) for key in keys), company=site.company, version=VERSIONS[site.version])
    if site.checks:
        world.warehouse.add([QualityPoint("look", "in", "", "c3")])
    demands = [("bolt", Decimal(12)), ("yoghurt", Decimal(2)), ("drill", Decimal(1))]
    for key in keys:
        world.warehouse.create_transfer(key, demands, origin="DOC-1", partner="nordic")
    batched = [world.warehouse.create_transfer("pick", demands).id for _ in range(2)]
    world.warehouse.create_batch("BATCH/1", batched)
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(2))
    quants = [quant for quant in world.warehouse.stock.quants if quant.product == "nut"]
    world.warehouse.request_counts(quants, "2026-11-20", "mia")
    return world


def _resolved(world: House, step: DeviceInput | Shown) -> DeviceInput:
    if isinstance(step, Shown):
        controls = world.handheld.screen.controls
        return Pressed(controls[step.number % len(controls)].id)
    return step


@settings(deadline=None)
@given(sites, starts, st.lists(inputs, max_size=30))
def test_any_inputs_in_any_flow(site: Site, start: str, sequence: list[DeviceInput | Shown]) -> None:
    world, replayed, blind = _house(site), _house(site), _house(site)
    first: list[DeviceInput | Shown] = [Pressed("counts") if start == "counts" else Scanned(start)] if start else []
    for step in [*first, *sequence]:
        given_input = _resolved(world, step)
        before, shown = world.warehouse.digest(), world.handheld.screen
        expected = given_input in world.handheld.expected
        assert world.warehouse.digest() == before
        turn = world.handheld.receive(given_input)
        assert turn.feedback.was_accepted == expected
        if not expected:
            assert (turn.feedback.tone, turn.events) == (Tone.ERROR, ())
            assert (world.warehouse.digest(), turn.screen) == (before, shown)
            if isinstance(given_input, Scanned):
                assert turn.feedback.fact("read") == given_input.data
        canonical(written_record(turn.screen))
        canonical(dict(turn.feedback.facts))
        assert len({item.key for item in turn.screen.items}) == len(turn.screen.items)
        assert len({control.id for control in turn.screen.controls}) == len(turn.screen.controls)
        again = replayed.handheld.receive(given_input)
        assert again == turn
        assert again.screen == turn.screen
        blind.handheld.receive(given_input)
    # One who never looks at a screen ends where one who looks at each does.
    assert blind.warehouse.digest() == replayed.warehouse.digest() == world.warehouse.digest()
    assert blind.handheld.screen == replayed.handheld.screen == world.handheld.screen
