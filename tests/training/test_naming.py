"""What a label is about: a stable id, and what a person calls it."""

from __future__ import annotations

import pytest

from scansim.training.asking import Named
from scansim.training.inputs import Report, Timed
from scansim.training.naming import naming_in
from scansim.training.reporting import Reporting
from scansim.training.walk_labels import walk_label
from scansim.words.speaker import Speaker
from tests.training.field import after, card_of, lesson

pytestmark = pytest.mark.content

ABOUT = {
    "a product": ("9521108025111", "mug_25_bl", "Blue mug 25cl"),
    "a product, a zero in front": ("09521108025111", "mug_25_bl", "Blue mug 25cl"),
    "a packaging": ("19521108025118", "mug_25_bl", "Blue mug 25cl"),
    "a place": ("A.02.3", "shelf_a_02_3", "Shelf A-02-3"),
    "a WALK label": (walk_label("dock_1"), "dock_1", "Dock 1"),
    "the document": ("WH/IN/07525", "WH/IN/07525", "WH/IN/07525"),
    "its paper": ("DN-966", "WH/IN/07525", "WH/IN/07525"),
    "a lot": ("BT5238", "lot_tea_bk_50_01", "BT5238"),
    "a package": ("PACK9000001", "PACK9000001", "PACK9000001"),
}


@pytest.mark.parametrize("case", ABOUT)
def test_what_a_label_is_about(case: str) -> None:
    data, id_, name = ABOUT[case]
    world = lesson().run(1).world
    assert naming_in(world)(data, "") == Named(id_, name)


@pytest.mark.parametrize(
    "data", ["", "4006381333931", "OBTVALI", "OBTNOPE", "WHIN", "nonsense", walk_label("moon"), "SCNNEXT"]
)
def test_what_is_no_thing(data: str) -> None:
    assert naming_in(lesson().run(1).world)(data, "") is None


@pytest.mark.parametrize(
    ("thing", "named"),
    [
        ("unit:19", Named("unit:19", "Blue mug 25cl")),
        ("box:4", Named("box:4", "Box of 4, Chopping board oak")),
        ("note-DN-966", Named("note-DN-966", "Delivery note DN-966")),
        ("unit:999", None),
        ("box:0", None),
        ("unit:" + "9" * 5000, None),
        ("nonsense", None),
    ],
)
def test_a_picked_thing_is_itself(thing: str, named: Named | None) -> None:
    assert naming_in(lesson().run(1).world)("9521108025111", thing) == named


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("report missing mug_25_bl 3 buyer", "Reported to buyer: missing, Blue mug 25cl."),
        ("report place_problem quarantine", "Reported: place problem, Quarantine."),
        ("report damaged unit:19 1 quality", "Reported to quality: damaged, Blue mug 25cl."),
        ("report system WH/IN/07525", "Reported: system, WH/IN/07525."),
        ("report extra [bold]x", "Reported: too many, [bold]x."),
        ("report extra mug_25_bl 1 \x1b[2J", "Reported to ␛[2J: too many, Blue mug 25cl."),
        ("report extra mug_25_bl 1 nobody", "Reported to nobody: too many, Blue mug 25cl."),
    ],
)
def test_a_report_is_answered_with_names(line: str, said: str) -> None:
    feedback = after(lesson().run(1), line).observations[-1].feedback
    assert Speaker().feedback(feedback).long == said


def test_asking_changes_nothing() -> None:
    run = lesson().run(1)
    before = run.digest()
    for data, _, _ in ABOUT.values():
        naming_in(run.world)(data, "")
    assert run.digest() == before


def test_a_report_by_scans_excuses_the_point_of_its_product() -> None:
    """As "report unreadable MUG-35-BL" does in a script: the label is read off the wall, the code is typed after it."""
    goods = [
        *["scan 19521108025118"] * 3,
        *["scan 9521108025111"] * 5,
        "scan 19521108410310",
        *["scan 9521108410313"] * 2,
    ]
    run = after(lesson().run(1), "do look dock_1", "do look note-DN-966", "scan WH/IN/07525", *goods)
    form = Reporting.begin("unreadable", Named("dock_1", "Dock 1"), naming_in(run.world)).scan("9521108035110").form
    assert form is not None
    report = form.enter().given
    assert report == Report("unreadable", "mug_35_bl", None, "shift_lead")
    run.receive(Timed(50_000, report))
    card = card_of(after(run, *["key 9521108035110"] * 8, "tap validate", "tap create_backorder"))
    assert [point.about for point in card.points if point.excused] == ["mug_35_bl", "mug_35_bl"]
    assert card.passed
