"""Lists of people: what is refused with its line, what a list changes, what leaves in one (training A8 177)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.roster_file import roster_rows
from scansim.training.boards.members import Member
from scansim.training.people.person import BadgeKind, Person, PersonFact, PersonKind, Role, Standing, folded
from scansim.training.people.pins import PinState
from scansim.training.people.rights import Act, Refused, Why
from scansim.training.people.roster_check import Odd, Oddity, oddities
from scansim.training.people.roster_plan import Clash, Clashed, Known, RosterRow, planned
from scansim.training.people.written import guarded, is_language, is_words, unguarded
from tests.people.conftest import PIN, Station

SECRET = "041987654321"
WORK_ROLES = ("operator_inbound", "counter")


def listed(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "roster.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def faults(tmp_path: Path, text: str | bytes) -> list[str]:
    found = roster_rows(listed(tmp_path, text))[1]
    return [str(fault) for fault in found]


def rows(tmp_path: Path, text: str | bytes) -> tuple[RosterRow, ...]:
    found, wrong = roster_rows(listed(tmp_path, text), lambda: WORK_ROLES)
    assert wrong == ()
    return found


def test_a_list_of_every_column(tmp_path: Path) -> None:
    text = (
        "employee_ref,name,site,shift,roles,language,badge,work\n"
        '4711,Mia Kern,Hamburg,early,"Operator; trainer",de, 041a ,"Counter; operator_inbound;counter"\n'
        "4712,Tom,,null,,,,null\n"
    )
    mia, tom = rows(tmp_path, text)
    fields = {"site": "Hamburg", "shift": "early", "work": "counter operator_inbound", "language": "de"}
    assert mia == RosterRow(2, "Mia Kern", "4711", fields, (Role.OPERATOR, Role.TRAINER), "041A")
    assert tom == RosterRow(3, "Tom", "4712", {"shift": None, "work": None})
    assert "041A" not in repr(mia)


def test_work_has_a_name_of_the_programme(tmp_path: Path) -> None:
    file = listed(tmp_path, "name,work\nMia,counter\nTom,counter cuonter\nAnn,\n")
    found, (wrong,) = roster_rows(file, lambda: WORK_ROLES)
    assert [row.name for row in found] == ["Mia", "Ann"]
    assert str(wrong).startswith('roster.csv:3: There is no work role "cuonter" in scoring/programmes.yaml.')
    assert 'Did you mean "counter"?' in str(wrong)
    assert ["no programme" in fault.what for fault in roster_rows(file)[1]] == [True, True, True]


def test_nobody_looks_for_a_programme_that_no_row_needs(tmp_path: Path) -> None:
    def never() -> tuple[str, ...]:
        raise AssertionError

    assert roster_rows(listed(tmp_path, "name,work\nMia,null\nTom,\n"), never)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfname,site\r\nMia,Kiel\r\n",
        b"name;site\nMia;Kiel\n",
        b"\xef\xbb\xbfName;SITE\r\n\r\nMia;Kiel",
        b'"name","site"\n"Mia","Kiel"\n',
        b"\n\nsite,name\nKiel,Mia\n",
    ],
    ids=range(5),
)
def test_however_a_spreadsheet_writes_it(tmp_path: Path, text: bytes) -> None:
    ((name, fields),) = [(row.name, row.fields) for row in rows(tmp_path, text)]
    assert (name, fields) == ("Mia", {"site": "Kiel"})


@pytest.mark.parametrize(
    "column",
    ["pin", "PIN", "Pin", "PIN code", "pin_code", "PIN-Code", "pincode", "password", "Passwort", "passcode", "my.pin"]
    + ["badge pin", "secret", "Kennwort", "code PIN", "PINs"],
)
@pytest.mark.parametrize("form", ["name,{}\nMia,480693\n", '"{}";"name"\n480693;Mia\n'])
def test_a_column_for_pins_is_refused_by_name(tmp_path: Path, column: str, form: str) -> None:
    (fault,) = faults(tmp_path, form.format(column))
    assert fault.startswith("roster.csv:1: This list has a column for PINs or passwords")
    assert "480693" not in fault


def test_a_column_that_only_has_the_letters_in_its_name_is_just_not_known(tmp_path: Path) -> None:
    assert faults(tmp_path, "name,pinneberg\nMia,x\n")[0].startswith(
        'roster.csv:1: The column "pinneberg" is not known'
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ["roster.csv:1: This list is empty."]),
        ("\n \n", ["roster.csv:1: This list is empty."]),
        ("nme\nMia\n", ['roster.csv:1: The column "nme" is not known here.', 'roster.csv:1: The column "name" is']),
        ("name,name\nMia,Mia\n", ['roster.csv:1: The column "name" stands here twice.']),
        ("site\nKiel\n", ['roster.csv:1: The column "name" is missing.']),
        ("name,site\nMia\n", ["roster.csv:2: This row has 1 cells, the header has 2."]),
        ('name,site\n"Mia,Kiel\n', ["roster.csv:2: This line is not CSV"]),
        ("name,site\nMia,Kiel\n,Kiel\n", ["roster.csv:3: There is no name."]),
        ("name\nE\x1b[2Jva\n", ["roster.csv:2: The name "]),
        ("name\n" + "E" * 81 + "\n", ["roster.csv:2: The name "]),
        ("name,site\nMia,Ki\u202eel\n", ["roster.csv:2: The site "]),
        ("name,roles\nMia,chief\n", ['roster.csv:2: "chief" is no role.']),
        ("name,roles\nMia,supervisr\n", ['roster.csv:2: "supervisr" is no role. Did you mean "supervisor"?']),
        ("name,language\nMia,German\n", ['roster.csv:2: "German" is no language.']),
        ("name,badge\nMia," + "0" * 65 + "\n", ["roster.csv:2: The badge is not one line"]),
        ("name,employee_ref\nMia,1\nTom,1\n", ['roster.csv:3: The employee_ref "1" stands in line 2 already.']),
        ("name\nMia\nmia\n", ['roster.csv:3: "mia" stands in line 2 already.']),
        (f"name,badge\nMia,{SECRET}a\nTom,{SECRET}A\n", ["roster.csv:3: The badge is that of line 2 too."]),
        (b"name\nMi\xe4\n", ["roster.csv:2: This is not UTF-8."]),
        (b"\xff\xfen\0a\0m\0e\0", ["roster.csv:1: This is not UTF-8."]),
        (b"name\nMi\0a\n", ["roster.csv:2: "]),
        (b"name\n" + b"x" * 8 * 1024 * 1024, ["roster.csv: It is larger than 8 MB."]),
        (b'name\n"' + b"x" * 200_000 + b'"\n', ["roster.csv:2: This line is not CSV"]),
    ],
    ids=range(23),
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str | bytes, wrong: list[str]) -> None:
    found = faults(tmp_path, text)
    assert len(found) == len(wrong)
    assert [fault for fault, begins in zip(found, wrong, strict=True) if not fault.startswith(begins)] == []
    assert not [fault for fault in found if "\x1b" in fault or "\u202e" in fault or SECRET in fault]


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    for place in (tmp_path / "none.csv", tmp_path):
        found = roster_rows(place)[1]
        assert "cannot be read" in str(found[0])


@given(st.binary(max_size=200))
def test_whatever_a_file_holds_is_told_and_never_raised(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    roster_rows(listed(tmp_path_factory.mktemp("any"), b"name,site\n" + raw))


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-", "@x", "\tx", "\rx", "'=1", "''+x"])
def test_what_a_spreadsheet_would_compute_stands_behind_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Mia", "O'Hara", "'t Hooft", "1-2", "a=b"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


def test_words_and_languages() -> None:
    assert [text for text in ("Mia", "é" * 80, "x") if not is_words(text)] == []
    assert [text for text in ("", " ", " Mia", "Mia ", "a\nb", "é" * 81, "\udc80") if is_words(text)] == []
    assert [text for text in ("de", "pt-BR", "fil") if not is_language(text)] == []
    assert [text for text in ("", "DE", "d", "german", "de-", "de\n", "de_DE") if is_language(text)] == []


# What a list changes.


def person(id: str, *roles: Role, site: str = "Hamburg", shift: str = "early", left: bool = False) -> Person:
    fields = {name: value for name, value in (("site", site), ("shift", shift)) if value}
    told = [PersonFact(id, PersonKind.JOINED, "2026-11-23", {"fields": fields, "roles": [*map(str, roles)]})]
    return folded(id, [*told, *([PersonFact("x", PersonKind.LEFT, "2026-11-24", {})] if left else [])])


EVA = person("eva", Role.SUPERVISOR)
CHIEF = person("chief", Role.SUPERVISOR, site="")
MIA = Known(person("mia", Role.OPERATOR, Role.TRAINER), "Mia Kern", "4711")
TOM = Known(person("tom", Role.OPERATOR), "Tom Hill")
BEN = Known(person("ben", Role.OPERATOR, site="Bremen"), "Ben", "4712")
KNOWN = [MIA, TOM, BEN, Known(EVA, "Eva")]


def plan(row: RosterRow, who: Person = EVA, known: list[Known] = KNOWN, holder: str | None = None) -> object:
    plans, clashes = planned([row], known, who, lambda number: holder if number == "041" else None)
    assert len(plans) + len(clashes) == 1
    return plans[0] if plans else clashes[0].why


def test_somebody_is_known_again_by_their_reference() -> None:
    same = plan(RosterRow(2, "Mia Kern", "4711"))
    assert (getattr(same, "person", None), getattr(same, "changes", None)) == (MIA.person, False)
    changed = planned(
        [RosterRow(2, "Mia Lang", "4711", {"shift": "late", "site": "Hamburg"}, (Role.OPERATOR,), "041")],
        KNOWN,
        EVA,
        lambda _: None,
    )[0][0]
    assert (changed.renames, changed.fields, changed.grants, changed.revokes, changed.has_new_badge) == (
        True,
        {"shift": "late"},
        (),
        (Role.TRAINER,),
        True,
    )


def test_somebody_without_a_reference_by_name_and_site() -> None:
    assert getattr(plan(RosterRow(2, "tom hill")), "person", None) == TOM.person
    assert getattr(plan(RosterRow(2, "Tom Hill", fields={"site": "Bremen"}), CHIEF), "person", "") is None
    # Whoever has a reference is not taken for somebody without one.
    assert getattr(plan(RosterRow(2, "Mia Kern")), "person", "") is None
    twins = [TOM, Known(person("tom2"), "Tom Hill")]
    assert plan(RosterRow(2, "Tom Hill"), known=twins) is Clash.SEVERAL
    assert plan(RosterRow(2, "Mia", "4711"), known=[MIA, Known(person("m"), "M", "4711")]) is Clash.SEVERAL


def test_who_joins_operates_at_the_site_of_who_took_them_on() -> None:
    (new,), _ = planned([RosterRow(2, "New", "9", {"shift": "late"})], KNOWN, EVA, lambda _: None)
    assert (new.person, new.fields, new.grants) == (None, {"site": "Hamburg", "shift": "late"}, (Role.OPERATOR,))
    (new,), _ = planned([RosterRow(2, "New", "9", {"site": None})], KNOWN, CHIEF, lambda _: None)
    assert new.fields == {}


def test_a_badge_stays_with_whom_it_belongs_to() -> None:
    assert getattr(plan(RosterRow(2, "Mia Kern", "4711", badge="041"), holder="mia"), "changes", None) is False
    assert plan(RosterRow(2, "Mia Kern", "4711", badge="041"), holder="tom") is Clash.BADGE_TAKEN
    assert plan(RosterRow(2, "New", "9", badge="041"), holder="tom") is Clash.BADGE_TAKEN


def test_who_left_and_stands_in_the_list_is_back() -> None:
    gone = Known(person("mia", Role.OPERATOR, left=True), "Mia", "4711")
    assert getattr(plan(RosterRow(2, "Mia", "4711"), known=[gone]), "returns", None) is True


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (RosterRow(2, "Ben", "4712"), Refused(Act.SEE_PEOPLE, Why.SITE)),
        (RosterRow(2, "New", "9", {"site": "Bremen"}), Refused(Act.ADD_PERSON, Why.SITE)),
        (RosterRow(2, "New", "9", {"site": None}), Refused(Act.ADD_PERSON, Why.SITE)),
        (RosterRow(2, "Mia Kern", "4711", {"site": "Bremen"}), Refused(Act.SEE_PEOPLE, Why.SITE)),
        (RosterRow(2, "Mia Kern", "4711", {"site": None}), Refused(Act.SEE_PEOPLE, Why.SITE)),
        (RosterRow(2, "Eva", "", {}, (Role.SUPERVISOR, Role.TRAINER)), Refused(Act.GRANT_ROLE, Why.SELF)),
        (RosterRow(2, "Eva", "", {}, (Role.OPERATOR,)), Refused(Act.GRANT_ROLE, Why.SELF)),
    ],
    ids=range(7),
)
def test_a_list_does_nothing_that_its_reader_may_not(row: RosterRow, refused: Refused) -> None:
    assert plan(row) == refused
    assert planned([row], KNOWN, EVA, lambda _: None)[1] == (Clashed(2, refused),)


# What is odd.


def holding(of: Person, *badges: tuple[str, str]) -> Person:
    joined = PersonFact(of.id, PersonKind.JOINED, "2026-11-23", {"fields": of.fields, "roles": [*map(str, of.roles)]})
    issued = [
        PersonFact(id, PersonKind.BADGE_ISSUED, "", {"badge_kind": "work", "until": until, "texts": {"number": id}})
        for id, until in badges
    ]
    return folded(of.id, [joined, *issued])


def odd(*known: Known, pin: PinState = PinState.SET) -> list[tuple[Oddity, str, int]]:
    found = oddities(known, {each.person.id: pin for each in known}, "2026-11-23")
    return [(each.what, each.person, each.count) for each in found]


def test_nothing_is_odd_about_somebody_with_badge_pin_and_role() -> None:
    mia = Known(holding(person("mia", Role.OPERATOR), ("b", "2026-11-23")), "Mia")
    assert odd(mia) == []
    assert odd(mia, pin=PinState.NONE) == [(Oddity.NO_PIN, "mia", 1)]
    assert odd(mia, pin=PinState.MUST_CHANGE) == [(Oddity.PIN_NOT_CHOSEN, "mia", 1)]
    assert oddities([mia], {}, "2026-11-23") == (Odd(Oddity.NO_PIN, "mia"),)


def test_badges_that_are_over_or_missing() -> None:
    bare = Known(person("mia", Role.OPERATOR), "Mia")
    assert odd(bare, pin=PinState.NONE) == [(Oddity.NO_BADGE, "mia", 1)]
    over = Known(holding(person("mia", Role.OPERATOR), ("b", "2026-11-22")), "Mia")
    assert odd(over) == [(Oddity.NO_BADGE, "mia", 1), (Oddity.BADGE_OVER, "mia", 1)]
    both = Known(holding(person("mia", Role.OPERATOR), ("b", "2026-11-22"), ("c", "")), "Mia")
    assert odd(both) == [(Oddity.BADGE_OVER, "mia", 1)]


def test_two_who_look_like_one() -> None:
    mia = Known(holding(person("m1", Role.OPERATOR), ("b", "")), "Mia", "1")
    same = Known(holding(person("m2", Role.OPERATOR), ("c", "")), "MIA", "2")
    other = Known(holding(person("m3", Role.OPERATOR, site="Kiel"), ("d", "")), "Mia", "2")
    assert odd(mia, same, other) == [
        (Oddity.SAME_NAME, "m1", 2),
        (Oddity.SAME_NAME, "m2", 2),
        (Oddity.SAME_REF, "m2", 2),
        (Oddity.SAME_REF, "m3", 2),
    ]


def test_who_left_with_a_badge_and_who_cannot_come_in() -> None:
    gone = holding(person("mia", Role.OPERATOR), ("b", ""))
    told = [
        PersonFact("mia", PersonKind.JOINED, "2026-11-23", {"roles": ["operator"]}),
        PersonFact("b", PersonKind.BADGE_ISSUED, "", {"badge_kind": "work", "until": None, "texts": {"number": "b"}}),
    ]
    gone = folded("mia", [*told, PersonFact("x", PersonKind.LEFT, "2026-11-24", {})])
    assert odd(Known(gone, "Mia")) == [(Oddity.LEFT_WITH_BADGE, "mia", 1)]
    locked = folded("mia", [*told, PersonFact("x", PersonKind.LOCKED, "2026-11-24", {"why": "pin"})])
    assert odd(Known(locked, "Mia")) == [(Oddity.LOCKED, "mia", 1)]
    nothing = Known(holding(person("mia"), ("b", "")), "Mia")
    assert odd(nothing) == [(Oddity.NO_ROLE, "mia", 1)]


# The commands.


def test_a_list_is_taken_in_changed_and_written_again(station: Station, tmp_path: Path) -> None:
    text = f"name;employee_ref;shift;roles;badge\nAnn Lee;4713;early;operator;{SECRET}\n=cmd|'/c calc'!A1;4714;;;\n"
    file = listed(tmp_path, text)
    dry = station.by("Eva", "people", "import", str(file), "--dry-run")
    assert dry.status == 0
    assert "line 2: Ann Lee joins: site=Hamburg, shift=early, +operator, +badge" in dry.out
    assert "It would take on 2, change 0, and leave 0 as they are." in dry.out
    with station.open() as records:
        assert len(records.people.everyone()) == 2
    said = station.by("Eva", "people", "import", str(file))
    assert said.status == 0
    assert "Taken on: 2. Changed: 0. As before: 0." in said.out
    assert "People here that the list does not name: 2." in said.out
    assert SECRET not in said.out + said.err
    for path in station.folder.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()
    with station.open() as records:
        ((badge, ann),) = records.people.holders(SECRET)
        found = records.people.person(ann)
        assert found is not None
        assert [(each.id, each.kind) for each in found.badges_in_force] == [(badge, BadgeKind.WORK)]
    again = station.by("Eva", "people", "import", str(file))
    assert "Taken on: 0. Changed: 0. As before: 2." in again.out
    out = tmp_path / "out.csv"
    assert station.by("Eva", "people", "export", str(out)).status == 0
    exported = out.read_bytes()
    assert exported.startswith(b"\xef\xbb\xbfname,employee_ref,site,shift,work,roles,language\r\n")
    table = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"))))
    assert ["'=cmd|'/c calc'!A1", "4714", "Hamburg", "", "", "operator", ""] in table
    assert SECRET not in exported.decode("utf-8-sig")
    assert station.by("Eva", "people", "export", str(out)).status == 2
    assert station.by("Eva", "people", "export", str(out), "--replace").status == 0
    back = station.by("Eva", "people", "import", str(out))
    assert "Taken on: 0. Changed: 0. As before: 4." in back.out
    changed = listed(tmp_path, "name,employee_ref,shift\nAnn Lang,4713,null\n")
    said = station.by("Eva", "people", "import", str(changed))
    assert "line 2: Ann Lang changes: name, shift=null" in said.out


def test_work_comes_in_and_goes_out_with_the_list(station: Station, tmp_path: Path) -> None:
    """Boards read it as ``boards.members`` says; the roles are those of the programme that ships."""
    file = listed(tmp_path, "name,employee_ref,work\nAnn,1,counter; operator_inbound\n")
    assert "work=counter operator_inbound" in station.by("Eva", "people", "import", str(file)).out
    with station.open() as records:
        ann = records.people.everyone()[-1]
    assert Member(ann).work == ("counter", "operator_inbound")
    exported = station.by("Eva", "people", "export", "-").out
    assert "Ann,1,Hamburg,,counter operator_inbound,operator," in exported
    wrong = listed(tmp_path, "name,employee_ref,work\nAnn,1,picker\n")
    said = station.by("Eva", "people", "import", str(wrong))
    assert (said.status, "roster.csv:2: There is no work role" in said.err) == (2, True)
    taken = listed(tmp_path, "name,employee_ref,work\nAnn,1,null\n")
    assert "work=null" in station.by("Eva", "people", "import", str(taken)).out


def test_a_list_comes_in_whole_or_not_at_all(station: Station, tmp_path: Path) -> None:
    file = listed(tmp_path, "name,employee_ref,site\nAnn,1,Hamburg\nBen,2,Bremen\n")
    said = station.by("Eva", "people", "import", str(file))
    assert (said.status, said.out) == (2, "")
    assert "roster.csv:3: This belongs to another site than yours." in said.err
    assert [(body["act"], body["why"]) for _, body in station.facts("denied")] == [("add_person", "site")]
    wrong = listed(tmp_path, "name,pin\nAnn,480693\n")
    said = station.by("Eva", "people", "import", str(wrong))
    assert (said.status, "480693" in said.err) == (2, False)
    assert len(station.facts("person_joined")) == 2
    assert station.by("Mia", "people", "import", str(file)).status == 2


def test_a_power_cut_in_a_list_leaves_nothing_of_it(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scansim.records.people import People

    real = People.note

    def cut(self: People, person: str, what: str, text: str, actor: str) -> str:
        if text == "2":
            raise KeyboardInterrupt
        return real(self, person, what, text, actor)

    monkeypatch.setattr(People, "note", cut)
    file = listed(tmp_path, "name,employee_ref\nAnn,1\nBen,2\n")
    with pytest.raises(BaseException):  # noqa: B017, PT011 - whatever Click makes of it
        assert station.by("Eva", "people", "import", str(file)).status == 0
    assert len(station.facts("person_joined")) == 2


def test_a_list_shows_its_reader_s_site_alone(station: Station) -> None:
    station.join("Ben Chef", Role.SUPERVISOR, site="Bremen")
    said = station.by("Ben", "people", "export", "-")
    assert [row.split(",")[0] for row in said.out.splitlines()] == ["name", "Ben Chef"]
    assert station.by("Mia", "people", "export", "-").out == ""


def test_what_is_odd_here(station: Station) -> None:
    assert (station.by("Eva", "people", "check").status) == 0
    station.join("Jon Hill", Role.OPERATOR, site="Hamburg", pin=False)
    said = station.by("Eva", "people", "check")
    assert said.status == 1
    assert said.out == (
        "Jon Hill: a badge and no PIN at this station. Give one out: scansim people pin reset  "
        f"{station.people['Jon']}\n"
    )
    station.join("Ben Chef", Role.SUPERVISOR, site="Bremen")
    assert station.by("Ben", "people", "check").status == 0
    assert station.person("Jon").standing is Standing.ACTIVE
    assert PIN not in said.out
