"""The list that a super user ticks against their own handheld."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.content.pack_rows import OperationTypeRow
from scansim.content.settings_file import CompanyFile, TabFields
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import BASELINE, Version
from scansim.engine.warehouse.catalogue import BarcodeSettings, OperationType
from scansim.plain.site_checklist import checklist_lines, setting_text
from scansim.words.site_match import CHECKLIST, KEYS
from tests.engine.handheld.house import operation

ROOT = Path(__file__).resolve().parents[2]
OWNERS = {"tab": BarcodeSettings, "type": OperationType, "company": Company, "version": Version}
TYPES = (operation("in"), operation("out"))


def test_every_item_that_only_product_knowledge_backs_has_a_line() -> None:
    page = (ROOT / "docs" / "fidelity.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|[^|]+\| ([^|]+) \|[^|]+\| ([^|]*) \|", page, re.MULTILINE)
    assert len(rows) == 76
    by_knowledge = {int(number) for number, mark, note in rows if "K" in mark.split("/") or "(K)" in note}
    assert len(by_knowledge) >= 11
    assert {number for item in CHECKLIST for number in item.items} == by_knowledge


def test_every_setting_of_the_barcode_tab_has_a_line() -> None:
    named = {item.setting.removeprefix("tab.") for item in CHECKLIST if item.setting.startswith("tab.")}
    assert named == {field.name for field in fields(BarcodeSettings)}


@pytest.mark.parametrize("setting", sorted({item.setting for item in CHECKLIST if item.setting}))
def test_every_setting_is_one(setting: str) -> None:
    owner, _, name = setting.partition(".")
    assert name in {field.name for field in fields(OWNERS[owner])}


def test_a_value_is_told_by_operation_type_where_they_differ() -> None:
    """Reference odoo-barcode 3: a delivery asks for its source, a receipt does not."""
    assert setting_text("tab.source_required", TYPES, Company(), BASELINE) == (
        "Ours: source_required: no: Receipts; yes: Deliveries"
    )
    assert setting_text("tab.all_sent", TYPES, Company(), BASELINE) == "Ours: all_sent = no"
    assert setting_text("company.deliveries_on_menu", TYPES, Company(), BASELINE) == "Ours: deliveries_on_menu = create"


def test_every_line_has_a_box_a_trial_and_a_setting() -> None:
    lines = list(checklist_lines("Pack", TYPES, Company(), BASELINE))
    text = "\n".join(lines)
    assert text.count("[ ]") == text.count("Try:") == text.count("Ours:") == len(CHECKLIST)
    assert all(len(line) <= 100 for line in lines)


def test_every_setting_is_named_as_in_a_pack() -> None:
    """Each name is a column of the list, or a key of the file, and setting it changes just what the line is about."""
    assert set(KEYS) >= {item.setting for item in CHECKLIST if item.setting.split(".")[0] in ("tab", "type", "company")}
    for setting, key in KEYS.items():
        where, _, name = setting.partition(".")
        if where == "company":
            given = {"deliveries_on_menu": "list", "huge_quantity": "7"}.get(key, "yes")
            assert getattr(CompanyFile.model_validate({key: given}).changes(), name) is not None
        elif where == "tab":
            words = {"restrict_scan_source_location": "no"}
            given = words.get(key, "mandatory" if key.startswith("restrict_") and "product" not in key else "True")
            assert getattr(TabFields.model_validate({key: given}).tab(), name) is not None
        else:
            assert key in OperationTypeRow.columns()


def test_it_tells_where_the_pack_says_it() -> None:
    lines = [line.strip() for line in checklist_lines("Pack", TYPES, Company(), BASELINE)]
    for ours, where in (
        ("Ours: all_sent = no", "In the pack: barcode_validation_after_dest_location in operation_types.csv"),
        ("Ours: batches = no", "In the pack: module_stock_picking_batch in pack.yaml, under settings"),
        ("Ours: asks_to_process_all = no", "In the pack: version in pack.yaml, under settings"),
    ):
        assert lines[lines.index(ours) + 1] == where


def test_the_command_prints_it_for_a_pack() -> None:
    done = CliRunner().invoke(main, ["site-checklist", "--pack", "S"])
    assert done.exit_code == 0
    assert "North Hub" in done.output
    assert "(26)" in done.output
    assert "Ours: source_required: no: Receipts, Pack; yes: Delivery Orders" in done.output, "as its list says"
    assert "Ours: packages = yes" in done.output
    missing = CliRunner().invoke(main, ["site-checklist", "--pack", "NOWHERE"])
    assert missing.exit_code == 2
    assert "NOWHERE" in missing.output
