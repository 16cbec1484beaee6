"""What a site sets in its pack and an exercise sets otherwise, from the files to the handheld of a run."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from decimal import Decimal
from io import StringIO

import pytest

from scansim.content.library import Library
from scansim.content.pack_rows import OperationTypeRow
from scansim.content.resolved import restored, text_of
from scansim.content.settings_file import TabFields
from scansim.content.trial import trial
from scansim.engine.barcodes.app_rules import Conversion, Nomenclature
from scansim.engine.handheld.device import Company, MenuScan
from scansim.engine.handheld.feedback import Code
from scansim.engine.warehouse.catalogue import BackorderPolicy, BarcodeSettings, OperationKind, OperationType, ScanStep
from scansim.scanner.entry import Grade
from scansim.training.changes import CompanyChanges, OperationTypeChanges, TabChanges
from scansim.training.coach.coach import Coach
from scansim.training.coach.step import Advice
from scansim.training.exercise import Exercise
from scansim.training.inputs import Scan, Timed
from scansim.training.pack import Pack
from scansim.training.run import Run
from scansim.training.settings import company_of, in_force, version_of
from tests.content.content_folder import ContentFolder

PACK = "exercises/packs/S"
FREE = "exercises/free/FREE-01.yaml"
RECEIPT = "exercises/receiving/RCV-02.yaml"
TAB = tuple(TabFields.model_fields)


def with_settings(content: ContentFolder, file: str, settings: str) -> Library:
    """The library after an exercise has these lines as its settings."""
    text = content.text(file)
    known = "settings:\n  company:\n    group_stock_tracking_lot: no\n"
    content.write(file, text.replace(known, "").replace("pack: S\n", f"pack: S\nsettings:\n{settings}\n"))
    library = content.load()
    assert library.faults == ()
    return library


def found(library: Library, id_: str) -> tuple[Exercise, Pack]:
    exercise = library.find(id_)
    assert exercise is not None
    return exercise, library.pack_of(exercise)


def run(exercise: Exercise, pack: Pack, library: Library) -> Run:
    assert library.policy is not None
    return Run(exercise, pack, library.policy, 1)


def scanned(played: Run, *codes: str) -> str:
    """The code of the last answer."""
    moments = [played.receive(Timed(0, Scan(code, Grade.INJECTED))) for code in codes]
    return moments[-1].feedback.code


def type_of(pack: Pack, id_: str) -> OperationType:
    return next(kind for kind in pack.operation_types if kind.id == id_)


# the pack that ships


@pytest.mark.parametrize("id_", ["type_in", "type_out", "type_int", "type_pick", "type_pack"])
def test_the_types_of_pack_s_are_as_documented(shipped: Library, id_: str) -> None:
    """Reference odoo-barcode 3, column Default; only goods at the packing zone need no source."""
    kind = type_of(shipped.packs["S"], id_)
    assert kind.settings is not None
    assert kind.settings == BarcodeSettings.documented(kind.kind, packs=id_ == "type_pack")
    assert kind.settings.source_required == (id_ in ("type_out", "type_int", "type_pick"))


@pytest.mark.parametrize("id_", ["M", "L"])
def test_the_large_packs_pack_without_a_source_and_take_returns_back(shipped: Library, id_: str) -> None:
    pack = shipped.packs[id_]
    for kind in pack.operation_types:
        assert kind.settings == BarcodeSettings.documented(kind.kind, packs=kind.id == "type_pack")
    assert pack.company == Company(packages=True, batches=True)
    assert type_of(pack, "type_out").return_type == "type_ret"


def test_the_company_of_pack_s_has_packages_and_batches(shipped: Library) -> None:
    assert shipped.packs["S"].company == Company(packages=True, batches=True)
    assert shipped.packs["S"].version == "18"


# files


def test_columns_that_are_missing_or_empty_are_as_documented(content: ContentFolder) -> None:
    rows = list(csv.DictReader(StringIO(content.text(f"{PACK}/operation_types.csv"))))
    kept = [name for name in rows[0] if name not in TAB]
    lines = [",".join(kept + ["show_reserved_sns"]), *(",".join([*(row[name] for name in kept), ""]) for row in rows)]
    content.write(f"{PACK}/operation_types.csv", "\n".join(lines) + "\n")
    library = content.load()
    assert library.faults == ()
    for kind in library.packs["S"].operation_types:
        assert kind.settings == BarcodeSettings.documented(kind.kind)


def test_every_word_of_a_row_is_its_setting() -> None:
    """Reference odoo-barcode 3: technical names and values. Everything is the opposite of what a receipt has."""
    row = OperationTypeRow.model_validate(
        {
            "id": "x", "name": "X", "code": "incoming", "sequence_code": "X", "barcode": "WHX", "barcode_legacy": "",
            "default_location_src_id": "a", "default_location_dest_id": "b", "create_backorder": "never",
            "use_create_lots": "False", "use_existing_lots": "True", "return_picking_type_id": "y",
            "reservation_method": "by_date", "reservation_days_before": "3", "reservation_days_before_priority": "7",
            "restrict_scan_source_location": "mandatory", "restrict_scan_product": "True",
            "restrict_scan_tracking_number": "mandatory", "restrict_put_in_pack": "mandatory",
            "restrict_scan_dest_location": "no", "barcode_allow_extra_product": "False",
            "barcode_validation_full": "False", "barcode_validation_all_product_packed": "True",
            "barcode_validation_after_dest_location": "True", "show_reserved_sns": "True",
        }
    )  # fmt: skip
    expected = BarcodeSettings(
        allow_extra_products=False,
        allow_full_validation=False,
        source_required=True,
        product_required=True,
        lot_required=True,
        put_in_pack=ScanStep.EACH,
        destination=ScanStep.NO,
        all_packed=True,
        all_sent=True,
        show_reserved_lots=True,
    )
    made = row.record("WH")
    assert made.settings == expected
    assert (made.return_type, made.reserves_at_confirmation) == ("y", False)
    assert (made.reserve_days_before, made.reserve_days_before_urgent) == (3, 7)
    manual = row.model_copy(update={"reservation_method": "manual"}).record("WH")
    assert (manual.reserves_at_confirmation, manual.reserve_days_before) == (False, None)


def test_every_word_of_the_company_is_its_setting(content: ContentFolder) -> None:
    text = content.text(f"{PACK}/pack.yaml")
    block = text[text.index("settings:") : text.index("# Codes that belong")]
    words = {
        "barcode_nomenclature_id": "gs1",
        "upc_ean_conv": "none",
        "group_stock_multi_locations": "no",
        "group_stock_tracking_lot": "no",
        "module_stock_picking_batch": "no",
        "group_stock_tracking_owner": "yes",
        "group_barcode_count_entire_location": "yes",
        "group_barcode_show_quantity_count": "no",
        "deliveries_on_menu": "list",
        "huge_quantity": "500",
        "inventory_location_id": "loc_scrap",
        "scrap_location_id": "loc_adjustment",
    }
    lines = "".join(f'    {name}: "{word}"\n' for name, word in words.items())
    content.write(f"{PACK}/pack.yaml", text.replace(block, f'settings:\n  version: "17"\n  company:\n{lines}'))
    library = content.load()
    assert [fault for fault in library.faults if "/packs/" in fault.file] == []
    pack = library.packs["S"]
    company = pack.company
    assert company is not None
    assert (company.reading.nomenclature, company.reading.conversion) == (Nomenclature.GS1, Conversion.NEVER)
    assert replace(company, reading=Company().reading) == Company(
        owners=True,
        storage_locations=False,
        count_entire_locations=True,
        show_quantity_to_count=False,
        deliveries_on_menu=MenuScan.LIST,
        huge_quantity=Decimal(500),
        inventory_location="loc_scrap",
        scrap_location="loc_adjustment",
    )
    assert pack.version == "17"


def test_what_was_delivered_comes_back_as_a_receipt(shipped: Library) -> None:
    """Reference odoo-barcode 4.9: the type of returns; without one it would go from customer to customer."""
    assert type_of(shipped.packs["S"], "type_out").return_type == "type_in"
    assert type_of(shipped.packs["S"], "type_in").return_type == "type_out"
    assert all(kind.reserves_at_confirmation for kind in shipped.packs["S"].operation_types)


def test_a_pack_without_settings_has_the_documented_ones(content: ContentFolder) -> None:
    text = content.text(f"{PACK}/pack.yaml")
    block = text[text.index("settings:") : text.index("# Codes that belong")]
    content.write(f"{PACK}/pack.yaml", text.replace(block, ""))
    pack = content.load().packs["S"]
    assert (pack.version, pack.company) == ("18", Company())


def test_nothing_that_can_be_set_is_forgotten_in_the_changes() -> None:
    def names(kind: type) -> set[str]:
        return {field.name for field in fields(kind)}

    assert names(TabChanges) == names(BarcodeSettings)
    of_the_run = {"user", "inventory_location", "scrap_location", "reading"}
    assert names(CompanyChanges) - {"nomenclature", "conversion"} == names(Company) - of_the_run
    assert names(OperationTypeChanges) - {"operation_type", "tab"} <= names(OperationType)


# what is pinned


def test_resolved_content_holds_every_setting(shipped: Library, content: ContentFolder) -> None:
    before = shipped.packs["S"]
    content.replace(
        f"{PACK}/pack.yaml", 'group_barcode_show_quantity_count: "yes"', 'group_barcode_show_quantity_count: "no"'
    )
    blind = content.load().packs["S"]
    assert text_of(blind) != text_of(before)
    again = restored(Pack, text_of(blind))
    assert again == blind
    assert again.company is not None
    assert not again.company.show_quantity_to_count


def test_the_settings_of_an_exercise_are_in_its_text(content: ContentFolder) -> None:
    library = with_settings(
        content, FREE, "  version: 17\n  operation_types:\n    type_in:\n      create_backorder: never"
    )
    exercise, pack = found(library, "FREE-01")
    again = restored(Exercise, text_of(exercise))
    assert again == exercise
    held = in_force(again, pack)
    assert held.version == "17"
    assert type_of(held, "type_in").backorder is BackorderPolicy.NEVER
    assert type_of(held, "type_out").backorder is BackorderPolicy.ASK


def test_a_pack_kept_before_sites_could_say_so_is_played_as_it_was(shipped: Library) -> None:
    """Then a receipt had no packages, and a working day packages and batches."""
    for id_, had in (("RCV-01", Company()), ("FREE-01", Company(packages=True, batches=True))):
        exercise, pack = found(shipped, id_)
        old = replace(pack, company=None)
        assert company_of(replace(exercise, settings=type(exercise.settings)()), old) == had


# what a run makes of them


def test_the_coach_does_what_a_setting_insists_on(content: ContentFolder) -> None:
    """A receipt whose every product must be brought to its shelf before the next one is counted."""
    settings = "  operation_types:\n    type_in:\n      restrict_scan_dest_location: mandatory"
    library = with_settings(content, RECEIPT, settings)
    exercise, pack = found(library, "RCV-02")
    played = run(exercise, pack, library)
    steps = list(Coach().play(played))
    assert (steps[-1].advice, played.finished) == (Advice.FINISHED, True)
    assert Advice.SCAN_DESTINATION in [each.advice for each in steps]
    assert list(trial(library, exercise, [1])) == []


def test_an_exercise_wins_over_its_pack_and_touches_nothing_else(content: ContentFolder) -> None:
    settings = "  company:\n    barcode_nomenclature_id: gs1\n    huge_quantity: 50"
    exercise, pack = found(with_settings(content, FREE, settings), "FREE-01")
    company = company_of(exercise, pack)
    assert (company.reading.nomenclature, company.reading.conversion) == (Nomenclature.GS1, Conversion.ALWAYS)
    assert replace(company, reading=Company().reading) == Company(
        packages=True, batches=True, huge_quantity=Decimal(50)
    )
    assert in_force(exercise, pack).operation_types == pack.operation_types


def test_a_version_reads_its_own_commands(content: ContentFolder) -> None:
    library = with_settings(content, FREE, "  version: 17")
    exercise, pack = found(library, "FREE-01")
    assert version_of(exercise, pack).name == "17"
    assert scanned(run(exercise, pack, library), "WHIN") == Code.UNKNOWN_BARCODE
    assert scanned(run(exercise, pack, library), "WH-RECEIPTS") == Code.TRANSFER_CREATED


@pytest.mark.parametrize(("version", "reserves"), [("16", True), ("17", False)])
def test_a_version_reserves_as_it_does(content: ContentFolder, version: str, reserves: bool) -> None:
    """Reference odoo-barcode 0 "Version map", reservation of expired lots. The black tea at B-01-1 has one."""
    library = with_settings(content, FREE, f"  version: {version}")
    warehouse = run(*found(library, "FREE-01"), library).world.warehouse
    made = warehouse.create_transfer("type_out", [("tea_bk_50", Decimal(500))])
    expired = [line for line in warehouse.lines_of(made.id) if line.lot == "lot_tea_bk_50_01"]
    assert bool(expired) == reserves


def test_the_pack_type_of_pack_s_asks_for_no_source(shipped: Library) -> None:
    """And a pick does: its product counts only at its shelf."""
    exercise, pack = found(shipped, "FREE-01")
    played = run(exercise, pack, shipped)
    tasks = {task.operation_type: task for task in played.situation.tasks}
    codes = {product.id: product.barcode for product in pack.products}
    first = {kind: (task.transfer, codes[task.ordered[0].product]) for kind, task in tasks.items()}
    assert scanned(played, *first["type_pack"]) == Code.COUNTED
    assert scanned(run(exercise, pack, shipped), *first["type_pick"]) == Code.SCAN_SOURCE_FIRST


def test_an_exercise_may_free_a_type_of_its_source(content: ContentFolder) -> None:
    settings = "  operation_types:\n    type_pick:\n      restrict_scan_source_location: no"
    library = with_settings(content, FREE, settings)
    exercise, pack = found(library, "FREE-01")
    played = run(exercise, pack, library)
    task = next(task for task in played.situation.tasks if task.operation_type == "type_pick")
    code = next(product.barcode for product in pack.products if product.id == task.ordered[0].product)
    assert scanned(played, task.transfer, code) == Code.COUNTED


def test_packages_in_a_receipt_are_the_sites_word(content: ContentFolder) -> None:
    """RCV-02 turns them off, for beginners; without that the site's packages are there, but never its batches."""
    off = content.load()
    assert not company_of(*found(off, "RCV-02")).packages
    library = with_settings(content, RECEIPT, "  version: 18")
    exercise, pack = found(library, "RCV-02")
    played = run(exercise, pack, library)
    scanned(played, played.situation.transfer)
    assert "put_in_pack" in [control.id for control in played.screen.controls]
    assert (company_of(exercise, pack).packages, company_of(exercise, pack).batches) == (True, False)
    assert {kind.kind for kind in played.pack.operation_types} > {OperationKind.INCOMING}
