"""A site's own folder over what ships: what is merged, what is told of it, and whose file a fault names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.csv_overlay import Columns, List, overlaid_list
from scansim.content.csv_source import read_csv
from scansim.content.faults import Fault
from scansim.content.index import catalogue
from scansim.content.label_file import read_stationery
from scansim.content.layers import Layers
from scansim.content.library import Library
from scansim.content.resolved_text import text_of
from scansim.content.yaml_overlay import overlaid
from scansim.content.yaml_source import Plain, Source, read_yaml
from scansim.engine.canonical import sha256
from tests.content.content_folder import ContentFolder

S = "exercises/packs/S"


@pytest.fixture
def site(tmp_path: Path) -> ContentFolder:
    folder = tmp_path / "site"
    folder.mkdir()
    return ContentFolder(folder)


def load(site: ContentFolder, root: Path) -> Library:
    return Library.load(root, site.root)


def told(library: Library, site: ContentFolder) -> list[str]:
    """The changes, with the site's folder left out."""
    return [str(change).removeprefix(f"{site.root.as_posix()}/") for change in library.changes]


def of_site(faults: tuple[Fault, ...], site: ContentFolder) -> list[tuple[str, int, str]]:
    """The faults that name files of the site: file, line, sentence."""
    start = f"{site.root.as_posix()}/"
    return [(one.file.removeprefix(start), one.line, one.what) for one in faults if one.file.startswith(start)]


# trees


def merged(base: str, over: str) -> tuple[Plain, list[str], Source]:
    source, changes = overlaid(read_yaml(base, "base"), read_yaml(over, "over"), "X")
    return source.plain(), [str(change) for change in changes], source


def test_groups_merge_by_key_in_the_order_that_ships() -> None:
    plain, changes, _ = merged("a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n", "z: 9\nb:\n  c: 5\n")
    assert plain == {"a": "1", "b": {"c": "5", "d": "3"}, "e": "4", "z": "9"}
    assert isinstance(plain, dict)
    assert list(plain) == ["a", "b", "e", "z"]
    assert changes == ['over:1: adds X z: "9"', 'over:3: changes X b.c: "2" becomes "5"']


def test_lists_of_things_merge_by_id_and_null_removes_one() -> None:
    base = "t:\n  - {id: a, n: 1, m: 2}\n  - {id: b, n: 3}\n"
    plain, changes, _ = merged(base, "t:\n  - id: a\n    n: 7\n  - b: null\n  - {id: c, n: 4}\n")
    assert plain == {"t": [{"id": "a", "n": "7", "m": "2"}, {"id": "c", "n": "4"}]}
    assert changes == [
        'over:3: changes X t.a.n: "1" becomes "7"',
        'over:4: removes X t.b: "{id: b, n: 3}"',
        'over:5: adds X t.c: "{id: c, n: 4}"',
    ]


@pytest.mark.parametrize("over", ["[z]", "[{id: a}, z]", "z", "{a: z}"])
def test_other_lists_are_replaced(over: str) -> None:
    plain, changes, _ = merged("t: [x, y]\n", f"t: {over}\n")
    assert plain == read_yaml(f"t: {over}\n", "f").plain()
    assert [change.partition(":1: changes X t: ")[0] for change in changes] == ["over"]


def test_null_removes_a_key_and_says_where() -> None:
    plain, changes, source = merged("a: 1\nb: 2\n", "\nb: null\n")
    assert plain == {"a": "1"}
    assert changes == ['over:2: removes X b: "2"']
    assert (source.place_of(("b",)).file, source.place_of(("b",)).line) == ("over", 2)


@pytest.mark.parametrize("word", ["'null'", '"~"', "nul", "''"])
def test_only_the_bare_word_null_removes(word: str) -> None:
    assert merged("a: 1\n", f"a: {word}\n")[0] == {"a": word.strip("'\"")}


@pytest.mark.parametrize(
    ("base", "over", "line"),
    [("a: 1\n", "b: null\n", 1), ("a: 1\n", "b:\n  c: null\n", 2), ("a: [{id: x}]\n", "a:\n  - y: null\n", 2)],
)
def test_removing_what_is_not_there_is_a_fault(base: str, over: str, line: int) -> None:
    _, _, source = merged(base, over)
    assert [(fault.file, fault.line, "to remove" in fault.what) for fault in source.faults] == [("over", line, True)]


def test_a_language_joins_a_text_that_has_none() -> None:
    assert merged("t: Hello\n", "t:\n  de: Hallo\n")[0] == {"t": {"en": "Hello", "de": "Hallo"}}
    assert merged("t: Hello\n", "t:\n  en: Hi\n")[0] == {"t": {"en": "Hi"}}
    assert merged("t: Hello\n", "t:\n  words: Hi\n")[0] == {"t": {"words": "Hi"}}


keys = st.sampled_from("abcdef")
leaves = st.sampled_from(["1", "two", "3 to 4"])
trees = st.recursive(leaves, lambda inner: st.dictionaries(keys, inner, max_size=4), max_leaves=12)


def yaml_of(tree: object, indent: int = 0) -> str:
    if not isinstance(tree, dict):
        return f" {tree}\n"
    if not tree:
        return " {}\n"
    return "\n" + "".join(f"{' ' * indent}{key}:{yaml_of(value, indent + 1)}" for key, value in tree.items())


def expected(base: object, over: object) -> object:
    """The rule once more, on plain values."""
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    return {**base, **{key: expected(base[key], value) if key in base else value for key, value in over.items()}}


@given(st.dictionaries(keys, trees, max_size=4), st.dictionaries(keys, trees, max_size=4))
def test_any_two_trees_merge_by_key(base: object, over: object) -> None:
    plain, changes, source = merged(yaml_of(base), yaml_of(over))
    assert source.faults == ()
    assert plain == expected(base, over)
    assert bool(changes) == (plain != base)


@given(st.dictionaries(keys, trees, max_size=4))
def test_what_ships_over_itself_changes_nothing(base: object) -> None:
    plain, changes, _ = merged(yaml_of(base), yaml_of(base))
    assert (plain, changes) == (base, [])


# lists

COLUMNS = Columns(("id", "name", "note"), frozenset({"note"}))


def merged_list(text: str) -> List:
    base = read_csv("id,name,note\na,Ash,x\nb,Birch,\n", "base.csv", COLUMNS.known)
    return overlaid_list(List(*base), text, "over.csv", COLUMNS, "trees")


def test_a_cell_replaces_an_empty_one_leaves_and_null_empties() -> None:
    found = merged_list("id,note,name\na,null,\nb,y,Beech\n")
    assert [dict(row.cells) for row in found.rows] == [
        {"id": "a", "name": "Ash", "note": ""},
        {"id": "b", "name": "Beech", "note": "y"},
    ]
    assert [str(change) for change in found.changes] == [
        'over.csv:2: changes trees a note: "x" becomes ""',
        'over.csv:3: changes trees b note: "" becomes "y"',
        'over.csv:3: changes trees b name: "Birch" becomes "Beech"',
    ]
    assert [row.place_of("name") for row in found.rows] == [("base.csv", 2), ("over.csv", 3)]


def test_a_row_of_nulls_removes_and_a_new_id_adds() -> None:
    found = merged_list("id,name\na,null\nc,Cedar\n")
    assert [row.cells["id"] for row in found.rows] == ["b", "c"]
    assert found.removed == {"a": ("over.csv", 2)}
    assert [str(change) for change in found.changes] == ["over.csv:2: removes trees a", "over.csv:3: adds trees c"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name\nAsh\n", 1, '"id" is missing'),
        ("id,nam\na,Ash\n", 1, '"nam" is not known'),
        ("id,note\nc,x\n", 2, "has no column name"),
        ("id,name\nc,null\n", 2, 'no "c" to remove'),
        ("id,name\na,Elm\na,Oak\n", 3, "stands on line 2 already"),
        ("", 1, "empty"),
    ],
)
def test_a_mistake_in_a_list_of_the_site(text: str, line: int, says: str) -> None:
    found = merged_list(text)
    assert [(fault.file, fault.line) for fault in found.faults] == [("over.csv", line)]
    assert says in found.faults[0].what
    assert len(found.rows) == 2


# the whole content


def test_an_exercise_states_only_what_differs(site: ContentFolder, root: Path, shipped: Library) -> None:
    site.write("exercises/our own/RCV-01.yaml", "minutes: 4\nreceipt:\n  lines:\n    pens:\n      loose: 5\n")
    library = load(site, root)
    found, before = library.find("RCV-01"), shipped.find("RCV-01")
    assert library.faults == ()
    assert found is not None
    assert before is not None
    assert (found.minutes, found.title) == (4, before.title)
    assert {line.name: line.ordered.loose.low for line in found.story.tasks[0].lines}["pens"] == 5
    assert library.files["RCV-01"] == site.root / "exercises/our own/RCV-01.yaml"
    assert told(library, site) == [
        'exercises/our own/RCV-01.yaml:1: changes RCV-01 minutes: "3" becomes "4"',
        'exercises/our own/RCV-01.yaml:5: changes RCV-01 receipt.lines.pens.loose: "2 to 5" becomes "5"',
    ]


def test_a_site_adds_and_removes_exercises(site: ContentFolder, root: Path, shipped: Library) -> None:
    text = ContentFolder(root).text("exercises/receiving/RCV-01.yaml")
    site.write("exercises/RCV-77.yaml", text.replace("RCV-01", "RCV-77"))
    site.write("exercises/RCV-02.yaml", "null\n")
    library = load(site, root)
    assert library.faults == ()
    known = {exercise.id for exercise in Library.load(root).exercises}
    assert {exercise.id for exercise in library.exercises} == known - {"RCV-02"} | {"RCV-77"}
    assert sorted(line.partition(": ")[2].partition(":")[0] for line in told(library, site)) == [
        "adds RCV-77",
        "changes RCV-02",
    ]


# The file, what the site writes, and the line and the sentence of the fault that this makes.
BROKEN = [
    ("exercises/RCV-01.yaml", "level: 9\n", 1, '"level" is "9"'),
    ("exercises/RCV-01.yaml", "\nbrief: null\n", 2, '"brief" is missing'),
    ("exercises/RCV-01.yaml", "levl: 1\n", 1, '"levl" is not known'),
    ("exercises/RCV-01.yaml", "a: [\n", 1, "YAML cannot read"),
    ("exercises/RCV-01.yaml", "id: RCV-03\n", 1, 'The id is "RCV-03"'),
    ("exercises/RCV-01.yaml", "receipt:\n  place: dock_9\n", 2, '"dock_9" is no place'),
    ("exercises/RCV-01.yaml", "receipt:\n  lines:\n    pens: null\n    no: null\n", 4, 'no "no" to remove'),
    (f"{S}/pack.yaml", "currency: euro\n", 1, '"currency" is "euro"'),
    (f"{S}/products.csv", "id,barcode\nmug_35_bl,9521108025111\n", 2, "belongs to products.csv:3 already"),
    (f"{S}/products.csv", "id,barcode\nmug_35_bl,123\n", 2, '"barcode" is "123"'),
    (f"{S}/locations.csv", "id,barcode\nloc_input,NHSTOCK\n", 2, "belongs to locations.csv:3 already"),
    (f"{S}/partners.csv", "id,name,role,ref\nmine,Mine,vendor,SUP77\n", 2, '"role" is "vendor"'),
    (f"{S}/lots.csv", "id,name\nlot_tea_bk_50_03,null\n", 2, "is removed, but stock.csv:"),
    (f"{S}/stock.csv", "product_id,location_id,quantity,lot_id,package_id\nnone_such,loc_a_01_1,4,,\n", 2, "lacks"),
    (f"{S}/product.csv", "id,name\n", 0, 'is called "product.csv"'),
    ("scoring/policy.yaml", "gates: null\n", 1, '"gates" is missing'),
    ("scoring/polici.yaml", "gates: null\n", 0, 'is called "polici.yaml"'),
]


@pytest.mark.parametrize(("file", "text", "line", "says"), BROKEN)
def test_a_fault_of_the_site_names_its_own_file_and_line(
    site: ContentFolder, root: Path, file: str, text: str, line: int, says: str
) -> None:
    site.write(file, text)
    found = of_site(load(site, root).faults, site)
    assert [(one[0], one[1]) for one in found if says in one[2]] == [(file, line)], found


def test_a_pack_of_the_site_itself(site: ContentFolder, root: Path) -> None:
    shipped = ContentFolder(root)
    for path in sorted((root / S).iterdir()):
        site.write(f"exercises/packs/MINE/{path.name}", shipped.text(f"{S}/{path.name}"))
    site.replace("exercises/packs/MINE/pack.yaml", 'id: "S"', 'id: "MINE"')
    library = load(site, root)
    assert library.faults == ()
    assert library.packs["MINE"].products == library.packs["S"].products
    site.replace("exercises/packs/MINE/partners.csv", "Nordic Table,supplier", "Nordic Table,vendor")
    assert [(file, line) for file, line, _ in of_site(load(site, root).faults, site)] == [
        ("exercises/packs/MINE/partners.csv", 2)
    ]


def test_labels_are_overlaid_too(site: ContentFolder, root: Path) -> None:
    site.write("labels/printers.yaml", "printers:\n  ours:\n    name: Our laser\n    dpi: 600\n")
    site.write("labels/layouts.yaml", "layouts:\n  shelf:\n    title: Our shelves\n")
    site.write("labels/stocks.csv", "id,name\navery_l7160,Ours\n")
    layers = Layers(root, site.root)
    found, faults = read_stationery(layers)
    before, _ = read_stationery(root)
    assert faults == ()
    assert set(found.printers) == {*before.printers, "ours"}
    assert (found.layouts["shelf"].title, found.layouts["shelf"].rows) == ("Our shelves", before.layouts["shelf"].rows)
    assert (found.stocks["avery_l7160"].name, found.stocks["avery_l7160"].rows) == (
        "Ours",
        before.stocks["avery_l7160"].rows,
    )
    assert [change.thing for change in layers.changes] == ["stocks.csv", "layouts.yaml", "printers.yaml"]
    site.write("labels/stocks.csv", "id,label_width\n\navery_l7160,wide\n")
    assert of_site(read_stationery(Layers(root, site.root))[1], site)[0][:2] == ("labels/stocks.csv", 3)


def test_the_hash_pins_what_was_merged(site: ContentFolder, root: Path, tmp_path: Path) -> None:
    site.write("scoring/policy.yaml", "severities:\n  miscounted: minor\n")
    site.write(f"{S}/products.csv", "id,name\nmug_35_bl,Our mug\n")
    cache = tmp_path / "cache"
    plain = catalogue(root, cache).find("RCV-01")
    ours = catalogue(root, cache, site.root).find("RCV-01")
    assert plain is not None
    assert ours is not None
    library = load(site, root)
    assert library.policy is not None
    assert ours.pieces["policy"] == sha256(text_of(library.policy)) != plain.pieces["policy"]
    assert ours.pieces["pack"] == sha256(text_of(library.packs["S"])) != plain.pieces["pack"]
    assert ours.pieces["exercise"] == plain.pieces["exercise"]


def test_a_change_of_the_site_is_noticed_at_the_next_start(site: ContentFolder, root: Path, tmp_path: Path) -> None:
    for minutes in ("4", "5"):
        site.write("exercises/RCV-01.yaml", f"minutes: {minutes}\n")
        for _ in range(2):
            entry = catalogue(root, tmp_path / "cache", site.root).find("RCV-01")
            assert entry is not None
            assert entry.minutes == int(minutes)


def test_one_file_of_the_site_is_checked_as_it_is_merged(site: ContentFolder, root: Path) -> None:
    site.write("exercises/RCV-01.yaml", "minutes: 4\n")
    site.write("exercises/RCV-02.yaml", "level: 9\n")
    library = Library.only([site.root / "exercises/RCV-01.yaml"], root, site.root)
    assert ([exercise.id for exercise in library.exercises], library.faults) == (["RCV-01"], ())
    assert library.exercises[0].minutes == 4
    of_shipped = Library.only([root / "exercises/receiving/RCV-01.yaml"], root, site.root)
    assert of_shipped.exercises == library.exercises


def test_of_all_packs_only_those_that_are_played_in_are_read(site: ContentFolder, root: Path) -> None:
    site.write("exercises/packs/UNUSED/pack.yaml", "broken: [\n")
    file = root / "exercises/receiving/RCV-01.yaml"
    for library in (Library.in_use(root, site.root), Library.only([file], root, site.root)):
        assert (set(library.packs), library.faults) == ({"S"}, ())
    assert load(site, root).faults != ()


def test_a_file_beside_another_of_its_name_is_a_fault_also_alone(content: ContentFolder) -> None:
    content.write("exercises/more/RCV-01.yaml", content.text("exercises/receiving/RCV-01.yaml"))
    (fault,) = Library.only([content.root / "exercises/more/RCV-01.yaml"], content.root).faults
    assert "belongs to exercises/receiving/RCV-01.yaml already" in fault.what
