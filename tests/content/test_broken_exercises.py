"""An exercise file with a mistake: file, line, what is wrong, what would be right (DESIGN section 8, first row)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.exercise_file import ExerciseFile
from scansim.content.exercise_rules import broken_rules
from scansim.content.library import Library
from scansim.content.validation import in_file, validated
from scansim.content.yaml_source import read_yaml
from tests.content.content_folder import ContentFolder

FILE = "exercises/receiving/RCV-02.yaml"

# What stands in the file, what is written instead, a text on the line of the fault, and what the fault says.
BROKEN = [
    ("level: 2", "lvel: 2", "lvel: 2", 'Did you mean "level"?'),
    ("level: 2", "level: 6", "level: 6", "whole number from 1 to 5"),
    ("level: 2", "level: two", "level: two", '"level" is "two".'),
    ("level: 2", "level:", "level:", '"level" is empty.'),
    ("level: 2", "level: [2]", "level: [2]", '"level" is a list.'),
    ("skill: receiving", "skill: recieving", "skill:", 'Did you mean "receiving"?'),
    ("skill: receiving\n", "", "# Short delivery", 'for example: skill: receiving'),
    ("schema: 1", "schema: 2", "schema: 2", "This program reads 1."),
    ("minutes: 4", "minutes: 400", "minutes", "whole number from 1 to 30"),
    ("id: RCV-02", "id: RCV-03", "id: RCV-03", "Call the file RCV-03.yaml"),
    ("id: RCV-02", "id: short", "id: short", "capital letters, a hyphen and digits"),
    ("pack: S", "pack: M", "pack: M", 'There is no pack "M".'),
    ("    group_stock", "    scrap_location_id: loc_scrap\n    group_stock", "scrap_location_id", "is not known here"),
    ("settings:", "settings:\n  version: 15", "version: 15", '"15"'),
    ("settings:", "settings:\n  operation_types: {type_on: {}}", "type_on", "is no operation type of pack S"),
    ("settings:", "settings:\n  operation_types: {type_in: {create_backorder: mabye}}", "mabye", '"mabye"'),
    ("settings:", "settings:\n  operation_types: {type_in: {restrict_put_in_pack: yes}}", "type_in", '"yes"'),
    ("settings:", "settings:\n  operation_types: {type_in: {name: In}}", "type_in", 'The key "name" is not known'),
    ("settings:", "settings:\n  nomenclature: gs1", "nomenclature", 'The key "nomenclature" is not known'),
    ("roles: [operator, inventory_controller]", "roles: [operator, boss]", "roles", '"boss"'),
    ("roles: [operator, inventory_controller]", "roles: operator", "roles", "the text \"operator\""),
    ("at {place}. Receive it.", "at {plaice}. Receive it.", "{plaice}", "only {supplier}, {place}, {origin}"),
    ("at {place}. Receive it.", "at {place. Receive it.", "{place.", "brace without its counterpart"),
    ("at {place}. Receive it.", "at {place.__class__}. Receive it.", "__class__", "In braces only"),
    ("at {place}. Receive it.", "at {place!r}. Receive it.", "{place!r}", "In braces only"),
    ('says: "{missing} to follow"', 'says: "{ordered} to follow"', "{ordered}", "only {missing}, {product}"),
    ('says: "{missing} to follow"', "says: {missing} to follow", "says: {missing}", "in quotes"),
    ("then: no_backorder", "then: no_back_order", "then: no_back", 'Did you mean "no_backorder"?'),
    ("then: no_backorder", "", "cancelled:", 'for example: then: create_backorder'),
    ("units: 1 to 5", "units: 1-5", "units", '"2 to 4"'),
    ("units: 1 to 5", "units: 5 to 1", "units", 'Write "1 to 5".'),
    ("units: 1 to 5", "units: 0 to 5", "units", "Begin at 1"),
    ("units: 1 to 5", "units: 1 to 13", "units", "some seeds order only 12"),
    ("seeds: 4 in 5", "seeds: 80%", "seeds", '"4 in 5"'),
    ("seeds: 4 in 5", "seeds: 6 in 5", "seeds", "no less than the first"),
    ("seeds: 4 in 5", "seeds: 9 in 10", "seeds: 9", "without the trap"),
    ("    line: main", "    line: mian", "line: mian", 'Did you mean "main"?'),
    ("looks_like: main", "looks_like: other", "looks_like", "no line above this one"),
    ("looks_like: main", "looks_like: neighbour", "looks_like", "no line above this one"),
    ("board_oak]", "board_oka]", "board_oka", 'Did you mean "board_oak"?'),
    ("board_oak]", "pan_24]", "pan_24", "comes in no box"),
    ("board_oak]", "drill_12]", "drill_12", "kept by serial"),
    ("board_oak]", "bowl_16_wh]", "bowl_18_wh", "twice"),
    ("place: dock_1", "place: dock_3", "place: dock_3", 'Did you mean "dock_'),
    ("place: dock_1", "place: desk", "place: desk", "is no dock"),
    ("supplier: partner_nordic_table", "supplier: partner_linden_cafe", "supplier: partner", "is no supplier"),
    ("boxes: 2 to 4", "boxes: 200 to 400", "main:", "More than 500 units"),
    ("loose: 4 to 8", "loose: 0 to 8", "neighbour:", "nothing is ordered"),
    ("loose: 4 to 8", "loose: 12345", "loose: 12345", "whole number or a range"),
    ("costs: received_not_there", "costs: recieved_not_there", "costs: recieved", 'Did you mean "received_not_there"?'),
    ("  rest_kept_open:\n", "  Rest kept open:\n", "Rest kept open", "small letters"),
    ("title: Short delivery", "title: Short delivery\ntitle: Another", "title: Another", "on line 6 already"),
    ("title: Short delivery", "title: {en: Short, english: Short}", "title", '"english"'),
    ("title: Short delivery", "title: {}", "title", "is empty"),
    ("title: Short delivery", "title: " + "x" * 41, "title", "at most 40"),
    ("title: Short delivery", 'title: "a\\e[31mb"', "title", "U+001B"),
    ("title: Short delivery", 'title: "a\\u202eb"', "title", "U+202E"),
    ("  document: SOP-WH-011\n", "", "sop:", 'for example: document: SOP-WH-014'),
    ("brief: A pallet", "  brief: A pallet", "brief: A pallet", "indent it less"),
    ("level: 2", "  level: 2", "  level: 2", "Check the indent."),
    ("receipt:\n  place", "receipt: soon\nreceipts:\n  place", "receipt: soon", 'the text "soon"'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "on_line", "says"), BROKEN)
def test_a_mistake_and_its_fault(content: ContentFolder, old: str, new: str, on_line: str, says: str) -> None:
    content.replace(FILE, old, new)
    library = content.load()
    lines = [number for number, text in enumerate(content.text(FILE).splitlines(), 1) if on_line in text]
    found = [fault for fault in library.faults if says in f"{fault.what} {fault.right}"]
    assert found, "\n".join(map(str, library.faults))
    assert found[0].file == FILE
    if "is missing" not in found[0].what:
        assert found[0].line in lines, str(found[0])
    assert library.find("RCV-02") is None
    assert library.find("RCV-01") is not None


def test_a_key_that_is_missing_is_told_at_the_group_it_belongs_to(content: ContentFolder) -> None:
    content.replace(FILE, "        then: no_backorder\n", "")
    (fault,) = content.faults()
    assert (fault.line, fault.what) == (content.line_of(FILE, "cancelled:"), '"then" is missing.')


def test_a_mistake_gives_one_fault_and_not_a_flood(content: ContentFolder) -> None:
    for old, new in [("units: 1 to 5", "units: 1-5"), ("line: main", "line: mian")]:
        text = content.text(FILE)
        content.replace(FILE, old, new)
        assert len(content.faults()) == 1
        content.write(FILE, text)


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_lines(content: ContentFolder) -> None:
    content.replace(FILE, "level: 2", "level: 9")
    content.replace(FILE, "units: 1 to 5", "units: some")
    content.replace(FILE, "then: no_backorder", "then: perhaps")
    content.replace(FILE, "skill: receiving", "skil: receiving")
    lines = [fault.line for fault in content.faults()]
    assert lines == sorted(lines)
    fragments = ["level", "units:", "perhaps", "skil:"]
    assert {content.line_of(FILE, text) for text in fragments} <= set(lines)


def test_a_story_without_a_cue_is_refused(content: ContentFolder) -> None:
    text = content.text(FILE)
    begin, end = text.index("    note:\n"), text.index("\nmistakes:")
    content.write(FILE, text[:begin] + text[end:])
    (fault,) = content.faults()
    assert fault.line == content.line_of(FILE, "  short:")
    assert "Nothing on the delivery note" in fault.what


def test_two_traps_on_one_line_are_refused(content: ContentFolder) -> None:
    text = content.text(FILE).replace("seeds: 4 in 5", "seeds: 1 in 5")
    begin, end = text.index("  short:\n"), text.index("\nmistakes:")
    content.write(FILE, text[:end] + text[begin:end].replace("short:", "again:") + text[end:])
    (fault,) = content.faults()
    assert '"main" misses units in "short" already' in fault.what


def test_traps_that_together_leave_no_seed_alone_are_refused(content: ContentFolder) -> None:
    """3 in 4 and 3 in 5 in their own groups would leave about one seed in ten without a trap."""
    text = content.text(FILE).replace("seeds: 4 in 5", "seeds: 3 in 4")
    begin, end = text.index("  short:\n"), text.index("\nmistakes:")
    other = text[begin:end].replace("short:", "again:").replace("main", "other").replace("3 in 4", "3 in 5")
    content.write(FILE, text[:end] + other + text[end:])
    (fault,) = content.faults()
    assert "Together these traps" in fault.what
    assert fault.line == content.line_of(FILE, "traps:")


def test_traps_in_the_same_share_have_seeds_of_their_own(content: ContentFolder) -> None:
    """Twice 4 in 5 leaves about one seed in 25 without a trap, twice 1 in 5 about 16 in 25."""
    text = content.text(FILE)
    begin, end = text.index("  short:\n"), text.index("\nmistakes:")
    both = text[:end] + text[begin:end].replace("short:", "again:").replace("main", "other") + text[end:]
    content.write(FILE, both)
    assert [fault.right for fault in content.faults()] == ["Plant them in fewer seeds."]
    content.write(FILE, both.replace("seeds: 4 in 5", "seeds: 1 in 5"))
    assert content.faults() == ()


def test_lines_that_take_each_other_the_products_are_found_out(content: ContentFolder) -> None:
    content.replace(FILE, "[bowl_16_wh, bowl_18_wh, board_oak]", "[mug_35_bl]")
    content.replace(FILE, "[mug_35_bl, mug_25_bl, mug_35_gn, plate_24_wh, glass_40, glass_45]", "[mug_35_bl]")
    (fault,) = content.faults()
    assert fault.line == content.line_of(FILE, "receipt:")
    assert "no product for the line 'other'" in fault.what


def test_an_order_has_a_bounded_number_of_lines(content: ContentFolder) -> None:
    more = "".join(f"    more_{number}:\n      loose: 1\n" for number in range(28))
    content.replace(FILE, "    other:\n", f"{more}    other:\n")
    assert "The order has 31 lines." in {fault.what for fault in content.faults()}


def test_a_pack_without_suppliers_delivers_nothing(content: ContentFolder) -> None:
    content.replace(FILE, "  supplier: partner_nordic_table\n", "")
    (content.root / "exercises/receiving/RCV-01.yaml").unlink()
    (content.root / "exercises/free/FREE-01.yaml").unlink()
    partners = content.text("exercises/packs/S/partners.csv").splitlines(keepends=True)
    kept = "".join(line for line in partners if ",supplier," not in line)
    content.write("exercises/packs/S/partners.csv", kept)
    (fault,) = content.faults()
    assert (fault.line, fault.what) == (content.line_of(FILE, "pack: S"), "Pack S has no supplier.")


def test_a_file_that_cannot_be_opened_as_text(content: ContentFolder) -> None:
    (content.root / FILE).write_bytes(content.text(FILE).replace("Short", "Sh\xf8rt", 1).encode("latin-1"))
    (fault,) = content.faults()
    assert (fault.file, fault.line) == (FILE, 1)
    assert "UTF-8" in fault.what


def test_a_fault_quotes_hostile_text_inertly(content: ContentFolder) -> None:
    content.replace(FILE, "skill: receiving", 'skill: "\\e]0;owned\\a[red]' + "x" * 300 + '"')
    (fault,) = content.faults()
    assert fault.what.isprintable()
    assert len(fault.what) < 100


def test_text_that_looks_like_markup_stays_as_it_is(content: ContentFolder) -> None:
    content.replace(FILE, "title: Short delivery", "title: '[bold]Short[/] & <b>'")
    exercise = content.load().find("RCV-02")
    assert exercise is not None
    assert exercise.title.in_language("en") == "[bold]Short[/] & <b>"


def test_the_languages_of_a_text(content: ContentFolder) -> None:
    content.replace(FILE, "title: Short delivery", "title: {no: Mangler varer, en: Short delivery, pt-BR: Faltam}")
    exercise = content.load().find("RCV-02")
    assert exercise is not None
    assert exercise.title.texts == (("en", "Short delivery"), ("no", "Mangler varer"), ("pt-BR", "Faltam"))


@given(st.data())
def test_any_text_in_place_of_any_value_gives_faults_and_never_an_exception(
    shipped: Library, data: st.DataObject
) -> None:
    """Somewhere in a sound file a line is cut, doubled or gets another value."""
    lines = SOUND.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    key = lines[number].partition(":")[0]
    other = data.draw(
        st.text(max_size=20).map(lambda text: f"{key}: {text}")
        | st.just(lines[number] + "\n" + lines[number])
        | st.just("")
        | st.sampled_from(lines)
    )
    source = read_yaml("\n".join([*lines[:number], other, *lines[number + 1 :]]), "f.yaml")
    file, faults = validated(ExerciseFile, source)
    assert (file is None) == bool(faults)
    if file is not None:
        faults = in_file(broken_rules(file, shipped.packs["S"]), source)
    assert all(str(fault).isprintable() for fault in faults)


SOUND = """\
schema: 1
id: RCV-02
revision: 1
title: {en: Short}
skill: receiving
level: 2
minutes: 4
roles:
  - operator
owner: me
sop:
  document: a
  revision: b
brief: "{supplier}"
at_work: b
pack: S
receipt:
  place: dock_1
  lines:
    main:
      product: [mug_35_bl, mug_25_bl]
      boxes: 2 to 4
      loose: 3
traps:
  short:
    kind: missing
    line: main
    units: 1
    seeds: 4 in 5
    note:
      a:
        says: "{missing}"
        then: no_backorder
mistakes:
  filled:
    costs: miscounted
    says: x
"""


def test_the_sound_file_is_sound(shipped: Library) -> None:
    file, faults = validated(ExerciseFile, read_yaml(SOUND, "f"))
    assert file is not None
    assert (faults, broken_rules(file, shipped.packs["S"])) == ((), ())
