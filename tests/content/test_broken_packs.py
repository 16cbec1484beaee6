"""A data pack with a mistake: every fault with its list and line (``docs/packs.md``)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.codes import check_digit
from scansim.content.csv_source import read_csv
from tests.content.content_folder import ContentFolder

PACK = "exercises/packs/S"

# The list, what stands there, what is written instead, a text on the line of the fault, and what the fault says.
BROKEN = [
    ("pack.yaml", 'id: "S"', 'id: "T"', 'id: "T"', "Let them be the same"),
    ("pack.yaml", '"2026-03-02T08:00:00"', '"2 March"', "simulated_at", "2026-03-02T08:00:00"),
    ("pack.yaml", '"EUR"', '"euro"', "currency", 'such as "EUR"'),
    ("pack.yaml", '  code: "WH"\n', "", "warehouse:", "for example: code: WH"),
    ("products.csv", "id,name,", "id,title,", "id,title", 'The column "name" is missing'),
    ("products.csv", "default_code", "name", "id,name,name", 'The column "name" stands here twice'),
    ("products.csv", "default_code", "default-code", "default-code", 'Did you mean "default_code"?'),
    ("products.csv", "9521108035110", "9521108035111", "9521108035111", "It would be 0."),
    ("products.csv", "9521108035110", "952110803511", "mug_35_bl,Blue mug 35cl", "It would be"),
    ("products.csv", "9521108035110", "MUG35", "MUG35", "EAN-13"),
    ("products.csv", "9521108035110", "9521108025111", "mug_25_bl,Blue", "belongs to products.csv:2 already"),
    ("products.csv", "mug_25_bl,Blue mug 25cl", "mug_35_bl,Blue mug 25cl", "Blue mug 25", "products.csv:2 already"),
    ("products.csv", "Units,none,4.90", "Units,non,4.90", "Blue mug 35cl", 'Did you mean "none"?'),
    ("products.csv", "Blue mug 35cl", "Blue mug for thirty-five centilitres", "thirty-five", "at most 22"),
    ("products.csv", "Blue mug 35cl", "Blue mug, 35cl", "Blue mug, 35cl", "18 cells, the header has 17"),
    ("products.csv", "4.20,7.90", '"4,20",7.90', '"4,20"', "decimal point"),
    ("products.csv", "4.20,7.90", "-4.20,7.90", "-4.20", "not below zero"),
    ("products.csv", "0.29,False,mug_35_bl", "0.29,False,mug_35_bk", "mug_35_bk", 'Did you mean "mug_35_bl"?'),
    ("products.csv", "1.10,False,,C\n", "1.10,False,plate_27_wh,C\n", "board_oak", "names another look-alike itself"),
    ("products.csv", "730,15,30,60", "730,15,-30,60", "tea_bk_50", "whole number from 0"),
    ("lots.csv", "removal_date", "use_by", "id,product_id", 'The column "use_by" is not known'),
    ("packagings.csv", "19521108035117", "19521108035118", "19521108035118", "It would be 7."),
    ("packagings.csv", "19521108035117", "19521108999990", "19521108999990", "does not carry the code"),
    ("packagings.csv", "mug_35_bl,Box of 6,6,", "mug_35_bl,Box of 6,0,", "Box of 6,0", "whole number from 1"),
    ("packagings.csv", "6,mug_35_gn,Box", "6,mug_35_br,Box", "mug_35_br", "which products.csv lacks"),
    ("locations.csv", "WH/Stock/A-01-1", "WH/A-01-1", "loc_a_01_1", 'It would be "WH/Stock/A-01-1"'),
    ("locations.csv", "loc_wh,internal,NHINPUT", "loc_wh,internal,NHSTOCK", "loc_input", "belongs to locations.csv:3"),
    ("locations.csv", "loc_wh,internal,NHINPUT", "loc_wh,internal,nhstock", "nhstock", "capital letters"),
    ("locations.csv", "loc_wh,internal,NHINPUT", "loc_wh,inner,NHINPUT", "inner", '"inner"'),
    ("places.csv", "dock_1,Dock 1,dock,loc_vendors", "dock_1,Dock 1,dock,loc_input", "loc_input,Input", "2 places"),
    ("places.csv", "dock_1,Dock 1,dock,", "dock_1,Dock 1,pier,", "pier", '"pier"'),
    ("places.csv", "dock_1,Dock 1,dock,loc_vendors", "dock_1,Dock 1,dock,loc_customers", "Dock 1", "supplier location"),
    ("operation_types.csv", "type_in,Receipts,incoming", "type_in,Receipts,inbound", "inbound", '"inbound"'),
    ("operation_types.csv", "loc_vendors,loc_stock,ask", "loc_vendors,loc_stock,asks", "asks", '"ask"'),
    ("partners.csv", "Nordic Table,supplier", "Nordic Table,vendor", "vendor", "supplier, customer"),
    ("lots.csv", "BT5238,2026-02-18", "BT5238,18.2.2026", "18.2.2026", "2026-03-12"),
    ("lots.csv", "lot_tea_bk_50_01,tea_bk_50", "lot_tea_bk_50_01,mug_35_bl", "lot_tea_bk_50_01", "not kept by lot"),
    ("lots.csv", "BT5238", "BT5191", "lot_tea_bk_50_02", "belongs to lots.csv:2"),
    ("stock.csv", "mug_35_bl,loc_a_01_1,48,,", "mug_35_bl,loc_vendors,48,,", "loc_vendors", "Nothing can lie"),
    ("stock.csv", "mug_35_bl,loc_a_01_1,48,,", "mug_35_bl,loc_a_01_1,48,lot_tea_bk_50_01,", "48,lot", "no lot of"),
    ("stock.csv", "mug_35_bl,loc_a_01_1,48,,", "mug_35_bl,loc_a_01_1,48,,pallet_9", "pallet_9", "packages.csv lacks"),
    ("stock.csv", "mug_35_bl,loc_a_01_1,48,,", "mug_35_bl,loc_a_01_1,48,,tote_1", "48,,tote_1", 'at "loc_stock"'),
    ("package_types.csv", "Pallet,1,NHPLT,800", "Pallet,one,NHPLT,800", "Pallet,one", "whole number from 0"),
    ("package_types.csv", "Pallet,1,NHPLT,800", "Pallet,1,NHSTOCK,800", "ptype_pallet", "locations.csv:3 already"),
    ("packages.csv", "ptype_tote,reusable", "ptype_tote,returnable", "TOTE.01", 'Did you mean "reusable"?'),
    ("packages.csv", "ptype_tote,reusable", "ptype_basket,reusable", "TOTE.01", "which package_types.csv lacks"),
    ("packages.csv", "TOTE.02", "TOTE.01", "tote_2", "belongs to packages.csv:11 already"),
    ("packages.csv", "TOTE.02", "tote.02", "tote_2", "capital letters"),
    ("packages.csv", "reusable,loc_stock", "reusable,loc_vendors", "TOTE.01", 'can stand at "loc_vendors"'),
    ("documents.csv", "WH/IN/00162", "WH/IN/162", "doc_in_01", 'such as "WH/IN/00021"'),
    ("documents.csv", "WH/IN/00162", "WH/OUT/00162", "doc_in_01", "Begin with WH/IN/."),
    ("documents.csv", "WH/IN/00162", "WX/IN/00162", "doc_in_01", "Begin with WH/IN/."),
    ("documents.csv", "WH/IN/00162", "WH/IN/00989", "doc_in_02", "belongs to documents.csv:2 already"),
    ("documents.csv", "type_in,DN-318", "type_on,DN-318", "doc_in_01", "which operation_types.csv lacks"),
    ("documents.csv", "DN-318", "DN-628", "doc_in_02", "a document of the same operation type, already"),
    ("documents.csv", "DN-318", "NHSTOCK", "doc_in_01", "belongs to locations.csv:3 already"),
    ("documents.csv", "DN-318", "DN 318", "doc_in_01", "capital letters, digits"),
    # What the site has set.
    ("pack.yaml", '"100000"', '"100000"\n    scrap_location_id: "loc_stock"', "loc_stock", "the usage inventory"),
    ("pack.yaml", '"100000"', '"100000"\n    inventory_location_id: "loc_los"', "loc_los", "loc_scrap"),
    ("operation_types.csv", "False,True,type_in", "False,True,type_on", "type_out", "which operation_types.csv lacks"),
    ("operation_types.csv", "no,False,optional,optional", "yes,False,optional,optional", "type_in", '"yes"'),
    ("operation_types.csv", "restrict_put_in_pack", "restrict_put_in_box", "id,name", '"restrict_put_in_pack"?'),
    ("operation_types.csv", "True,True,False,False,False", "True,maybe,False,False,False", "type_in", '"yes" or "no"'),
    ("pack.yaml", 'version: "18"', 'version: "20"', "version", '"20"'),
    ("pack.yaml", "group_stock_tracking_lot", "group_stock_tracking_lots", "_lots", '_lot"?'),
    ("pack.yaml", 'group_stock_tracking_lot: "yes"', 'group_stock_tracking_lot: "maybe"', "maybe", '"yes" or "no"'),
    ("pack.yaml", 'id: "default"', 'id: "gs2"', "gs2", "gs1"),
    ("products.csv", "like_of,abc_class", "like_of,abc_clas", "like_of,abc_clas", 'Did you mean "abc_class"?'),
    ("products.csv", "0.38,False,,A", "0.38,False,,D", "mug_35_bl", '"abc_class" is "D"'),
    ("products.csv", "Kitchen,,,,,0.38,False,,A", "Kitchens,,,,,0.38,False,,A", "mug_35_bl", "no category of"),
    ("locations.csv", "A.01.1,scat_shelf", "A.01.1,scat_shelve", "loc_a_01_1", "which storage_categories.csv lacks"),
    ("partners.csv", "CUS01,route_16", "CUS01,route_17", "Retail North", "which routes.csv lacks"),
    ("partners.csv", "SUP01,", "SUP01,route_16", "Nordic Table", "is no customer and has a route"),
    ("categories.csv", "All / Food,categ_all", "Food,categ_all", "categ_food", 'It would be "All / …"'),
    ("categories.csv", "categ_all,fefo", "categ_all,fifty", "categ_food", "fefo"),
    ("storage_categories.csv", "120,mixed", "120,mix", "scat_shelf", 'Did you mean "mixed"?'),
    ("storage_capacities.csv", ",,ptype_pallet,1", ",tea_bk_50,ptype_pallet,1", "scap_pallet", "counts one product"),
    ("putaway_rules.csv", "loc_stock,loc_b_01_1", "loc_input,loc_b_01_1", "put_tea_black", "does not lie in"),
    ("putaway_rules.csv", "loc_b_01_1,tea_bk_50", "loc_b_01_1,tea_bk", "put_tea_black", "which products.csv lacks"),
    ("quality_points.csv", "laser_30,loc_quarantine", "laser_30,loc_vendors", "qp_laser", "What fails cannot lie"),
    ("routes.csv", "Northline,door_1", "Northline,dock_1", "route_16", '"dock_1" is no door'),
    ("routes.csv", "15:30", "3:30 pm", "route_16", 'such as "16:30"'),
    # Codes that someone else listens to.
    ("locations.csv", "NHINPUT", "SCNHINT", "loc_input", '"SCNHINT" is that of the control card HINT'),
    ("locations.csv", "NHINPUT", "GOHOBNJFC", "loc_input", '"GOHOBNJFC" is that of a WALK label'),
    ("locations.csv", "NHINPUT", "KITBCDEFGS", "loc_input", '"KITBCDEFGS" is that of a kit\'s start card'),
    ("locations.csv", "NHINPUT", "OBTINPUT", "loc_input", "as a command of the handheld"),
    ("locations.csv", "NHINPUT", "OCDMENU", "loc_input", "as a command of the handheld"),
    ("locations.csv", "NHINPUT", "O-BTN.NEW", "loc_input", "as a command of the handheld"),
    ("operation_types.csv", "WH-RECEIPTS", "SCNSTRT", "type_in", "that of the control card START"),
    ("lots.csv", "BT5238", "SCNSTRT", "lot_tea_bk_50_01", "that of the control card START"),
    ("packages.csv", "TOTE.02", "SCNSTRT", "tote_2", "that of the control card START"),
    ("documents.csv", "DN-318", "SCNSTRT", "doc_in_01", "that of the control card START"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "on_line", "says"), BROKEN)
def test_a_mistake_and_its_fault(
    content: ContentFolder, name: str, old: str, new: str, on_line: str, says: str
) -> None:
    content.write(f"{PACK}/{name}", content.text(f"{PACK}/{name}").replace(old, new, 1))
    library = content.load()
    of_pack = [fault for fault in library.faults if fault.file.startswith(PACK)]
    (found,) = [fault for fault in of_pack if says in f"{fault.what} {fault.right}"]
    lines = content.text(found.file).splitlines()
    assert on_line in lines[found.line - 1]
    assert library.packs == {}


def test_exercises_of_a_broken_pack_say_so_and_the_policy_is_there(content: ContentFolder) -> None:
    content.replace(f"{PACK}/partners.csv", "Nordic Table,supplier", "Nordic Table,vendor")
    library = content.load()
    files = [fault.file.rpartition("/")[2] for fault in library.faults]
    assert files == ["FREE-01.yaml", "partners.csv", "RCV-01.yaml", "RCV-02.yaml"]
    assert library.faults[2].line == content.line_of("exercises/receiving/RCV-01.yaml", "pack: S")
    assert library.exercises == ()
    assert library.policy is not None


def test_a_code_that_only_begins_like_a_kits_start_card_is_free(content: ContentFolder) -> None:
    """The letters BCDEFG sum up to 15, the letter S: with T behind them it is no card."""
    content.write(f"{PACK}/locations.csv", content.text(f"{PACK}/locations.csv").replace("NHINPUT", "KITBCDEFGT", 1))
    assert content.faults() == ()


def test_two_places_with_one_walk_label_are_told(content: ContentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """No two ids that share a hash are known, so the hash is replaced by the id's length."""
    monkeypatch.setattr("scansim.content.pack_codes.walk_label", lambda id_: "GO" * len(id_))
    whats = [fault.what for fault in content.faults() if "WALK label" in fault.what]
    assert whats[0] == 'The WALK label of "dock_2" is that of places.csv:2 as well.'


def test_pick_pack_and_delivery_of_one_order_share_its_number(content: ContentFolder) -> None:
    rows = [line.split(",") for line in content.text(f"{PACK}/documents.csv").splitlines()]
    assert [row[2] for row in rows if row[3] == "S01709"] == ["type_out", "type_pick", "type_pack"]
    assert content.faults() == ()


def test_every_list_is_needed(content: ContentFolder) -> None:
    (content.root / PACK / "lots.csv").unlink()
    faults = [fault for fault in content.faults() if fault.file == f"{PACK}/lots.csv"]
    assert [fault.what for fault in faults] == ["There is no such file."]


@pytest.mark.parametrize("name", ["routes", "putaway_rules", "quality_points"])
def test_lists_that_steer_goods_may_be_missing(content: ContentFolder, name: str) -> None:
    (content.root / PACK / f"{name}.csv").unlink()
    if name == "routes":
        partners = content.text(f"{PACK}/partners.csv")
        content.write(f"{PACK}/partners.csv", partners.replace("route_16", "").replace("route_61", ""))
    library = content.load()
    assert library.faults == ()
    assert getattr(library.packs["S"], name) == ()


def test_places_that_lie_in_each_other_are_told(content: ContentFolder) -> None:
    content.replace(f"{PACK}/locations.csv", "loc_stock,Stock,WH/Stock,loc_wh", "loc_stock,Stock,WH/Stock,loc_b_01_1")
    assert any(fault.file == f"{PACK}/locations.csv" for fault in content.faults())


def test_a_folder_of_lists_without_its_file_is_a_fault(content: ContentFolder) -> None:
    content.write("exercises/packs/T/products.csv", "id\n")
    assert "exercises/packs/T/pack.yaml" in {fault.file for fault in content.faults()}


def test_semicolons_are_recognised(content: ContentFolder) -> None:
    content.write(f"{PACK}/partners.csv", content.text(f"{PACK}/partners.csv").replace(",", ";"))
    (fault,) = (fault for fault in content.faults() if fault.file.endswith("partners.csv"))
    assert fault.right == "Save the list with commas."


def test_a_quote_that_is_never_closed_is_told_at_the_row_where_it_opens() -> None:
    rows, (fault,) = read_csv('a,b\n1,2\n3,"4\n5,6\n', "f", ("a", "b"))
    assert (fault.line, [row.line for row in rows]) == (3, [])


def test_rows_keep_their_lines_across_blank_lines_and_broken_cells() -> None:
    rows, faults = read_csv('b,a\n\n1, 2 \n"x\ny",3\n4,5\n', "f", ("a", "b"))
    assert faults == ()
    assert [(row.line, dict(row.cells)) for row in rows] == [
        (3, {"b": "1", "a": "2"}),
        (4, {"b": "x\ny", "a": "3"}),
        (6, {"b": "4", "a": "5"}),
    ]


@given(st.text() | st.text(alphabet='ab,;"\n\r '))
def test_any_text_gives_rows_or_faults(text: str) -> None:
    rows, faults = read_csv(text, "f", ("a", "b"))
    assert all(set(row.cells) == {"a", "b"} for row in rows)
    assert all(fault.line >= 1 for fault in faults)


@pytest.mark.parametrize("code", ["4006381333931", "614141000012", "9521234543213", "95050003", "09521234543213"])
def test_check_digits_of_published_codes(code: str) -> None:
    """Codes of GS1's own documents and of reference labels.md."""
    assert check_digit(code[:-1]) == code[-1]
