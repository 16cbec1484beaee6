"""People in a file: kept as facts, their texts apart, and erased without a trace and without breaking the chain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scansim.records.journal import Records
from scansim.records.texts import KeptText, new_number, new_text
from scansim.training.people.fair_use import FAIR_USE_VERSION
from scansim.training.people.person import BadgeKind, Role, Standing
from scansim.training.ports import StorageRefused
from tests.records.conftest import Opener
from tests.records.several_files import findings_of, state_of, whole

NAME = "Miranda Kernbach"
NUMBER = "041987654321"


@pytest.fixture
def mia(records: Records) -> str:
    return records.people.join(NAME, [Role.OPERATOR], {"site": "Hamburg", "language": "de"}, "boss")


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def forge(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as forger:
        forger.execute(statement)


def test_the_digest_of_the_formats_page() -> None:
    # printf '%s\n%s' 000…0 'Mia Kern' | sha256sum
    digest = "370d8384540a7e1e3d28fa5046250dbc9c76848d243b836ed3d9867740a90eae"
    assert KeptText(digest, "p", "0" * 64, "Mia Kern").is_right
    assert not KeptText(digest, "p", "0" * 64, "Mia Kerr").is_right
    assert not KeptText(digest, "p", "0" * 63 + "1", "Mia Kern").is_right


def test_each_text_has_a_salt_of_its_own() -> None:
    texts = [new_text("p", "Mia"), new_text("p", "Mia"), new_number("p", "041"), new_number("p", "041")]
    assert len({text.salt for text in texts}) == len({text.digest for text in texts}) == 4
    assert {len(text.salt) for text in texts} == {64}
    assert all(text.is_right for text in texts)


def test_who_joined_is_known(records: Records, mia: str) -> None:
    found = records.people.person(mia)
    assert found is not None
    assert (found.roles, found.standing) == ((Role.OPERATOR,), Standing.ACTIVE)
    assert found.fields == {"site": "Hamburg", "language": "de"}
    assert records.people.name(mia) == NAME
    assert records.people.person("nobody") is None
    tom = records.people.join("Tom", [], {}, "boss")
    assert [each.id for each in records.people.everyone()] == [mia, tom]


def test_the_chain_names_nobody(records: Records, mia: str, folder: Path) -> None:
    records.people.issue_badge(mia, NUMBER, BadgeKind.WORK, "", "boss")
    facts = state_of(folder / "records.db")["facts"]
    assert len(facts) == 2
    assert NAME not in str(facts)
    assert NUMBER not in str(facts)
    # The number of a badge is nowhere at all.
    assert NUMBER.encode() not in everything_in(folder)
    assert NAME.encode() in everything_in(folder)


def test_a_badge_is_found_by_its_number_until_it_is_revoked(records: Records, mia: str) -> None:
    badge = records.people.issue_badge(mia, NUMBER, BadgeKind.TEMPORARY, "2026-12-31", "boss")
    assert records.people.holders(NUMBER) == [(badge, mia)]
    assert records.people.holders(NUMBER[:-1]) == []
    found = records.people.person(mia)
    assert found is not None
    assert [(each.kind, each.until) for each in found.badges_in_force] == [("temporary", "2026-12-31")]
    second = records.people.issue_badge(mia, NUMBER, BadgeKind.TRAINING, "", "boss")
    records.people.revoke_badge(mia, badge, "boss")
    assert records.people.holders(NUMBER) == [(second, mia)]


def test_many_badges_are_looked_up_at_once(records: Records, mia: str) -> None:
    tom = records.people.join("Tom", [], {}, "boss")
    for person, number in ((mia, "041a"), (tom, "042"), (mia, "043"), (tom, "044"), (tom, "041A")):
        records.people.issue_badge(person, number, BadgeKind.WORK, "", "boss")
    records.people.revoke_badge(tom, records.people.holders("044")[0][0], "boss")
    assert records.people.holders_of(["041A", "042", "044", "045"]) == {"041A": mia, "042": tom}
    assert records.people.holders_of([]) == {}


def test_erasing_leaves_nothing_of_a_person_and_breaks_nothing(records: Records, mia: str, folder: Path) -> None:
    records.people.rename(mia, NAME + " Lang", "boss")
    records.people.note(mia, "remark", NAME + " asks for larger text", "boss")
    records.people.issue_badge(mia, NUMBER, BadgeKind.WORK, "", "boss")
    with closing(sqlite3.connect(folder / "records.db")) as database:
        secrets = [value for row in database.execute("SELECT salt, text FROM texts") for value in row]
    assert len(secrets) == 8
    records.people.erase(mia, "boss")
    left = everything_in(folder)
    assert not [value for value in secrets if value.encode() in left]
    assert records.people.name(mia) is None
    assert records.people.holders(NUMBER) == []
    found = records.people.person(mia)
    assert found is not None
    assert (found.standing, found.roles, found.badges_in_force) == (Standing.ERASED, (), ())
    whole(folder / "records.db")
    with pytest.raises(StorageRefused, match="was erased"):
        records.people.rename(mia, "Again", "boss")


def test_nobody_else_is_erased_with_them(records: Records, mia: str, folder: Path) -> None:
    tom = records.people.join("Tom", [], {}, "boss")
    records.people.erase(mia, "boss")
    assert records.people.name(tom) == "Tom"
    whole(folder / "records.db")


def test_of_somebody_who_never_joined_nothing_is_known(records: Records, folder: Path) -> None:
    with records._database.writing():
        records._ledger.add("person_changed", "boss", {"person": "ghost", "fields": {"site": "Kiel"}})
    assert records.people.person("ghost") is None
    assert records.people.everyone() == []
    whole(folder / "records.db")


def test_nobody_can_change_who_is_not_there(records: Records, folder: Path) -> None:
    before = state_of(folder / "records.db")
    changes: list[Callable[[], object]] = [
        lambda: records.people.rename("nobody", "X", "boss"),
        lambda: records.people.grant("nobody", Role.TRAINER, "boss"),
        lambda: records.people.issue_badge("nobody", "1", BadgeKind.WORK, "", "boss"),
        lambda: records.people.erase("nobody\x1b[2J", "boss"),
    ]
    for change in changes:
        with pytest.raises(StorageRefused, match="There is nobody with the id nobody") as refused:
            change()
        assert "\x1b" not in str(refused.value)
    assert state_of(folder / "records.db") == before


@pytest.mark.parametrize(
    ("forgery", "found"),
    [
        (f"UPDATE texts SET text = 'Other' WHERE text = '{NAME}'", "its text name was altered"),
        ("UPDATE texts SET salt = substr(salt, 1, 63) || 'x'", "was altered"),
        ("UPDATE texts SET person = 'tom'", "was altered"),
        ("DELETE FROM texts", "its text name is missing"),
        ("INSERT INTO texts VALUES ('d', 'p', 's', 't')", "text d: no fact speaks of it"),
    ],
)
def test_texts_that_somebody_edited_are_found(
    records: Records, mia: str, folder: Path, forgery: str, found: str
) -> None:
    records.people.issue_badge(mia, NUMBER, BadgeKind.WORK, "", "boss")
    forge(folder, forgery)
    assert found in " ".join(findings_of(folder / "records.db"))


def test_a_text_that_was_put_back_after_it_was_erased_is_found(records: Records, mia: str, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "records.db")) as database:
        ((digest, person, salt, text),) = database.execute("SELECT * FROM texts").fetchall()
    records.people.erase(mia, "boss")
    forge(folder, f"INSERT INTO texts VALUES ('{digest}', '{person}', '{salt}', '{text}')")
    (found,) = findings_of(folder / "records.db")
    assert found.startswith(f"fact {mia}: its text name was erased, and is there (")


def test_what_is_derived_of_people_is_compared_and_rebuilt(opened: Opener, folder: Path) -> None:
    records = opened()
    mia = records.people.join(NAME, [Role.SUPERVISOR], {"site": "Hamburg", "shift": "early"}, "boss")
    records.people.issue_badge(mia, NUMBER, BadgeKind.WORK, "", "boss")
    records.people.lock(mia, "pin", "program")
    live = state_of(folder / "records.db")
    ((person, standing, _, site, shift, language, roles, _, told),) = live["people"]
    assert (person, standing, site, shift, language) == (mia, "locked", "Hamburg", "early", None)
    assert json.loads(str(roles)) == ["supervisor"]
    assert [kind for _, kind, _, _ in json.loads(str(told))] == ["person_joined", "badge_issued", "person_locked"]
    forge(folder, "UPDATE people SET standing = 'active', roles = '[\"trainer\"]'")
    forge(folder, "DELETE FROM badges")
    with pytest.raises(AssertionError):
        whole(folder / "records.db")
    records.rebuild()
    assert state_of(folder / "records.db") == live
    whole(folder / "records.db")


def test_every_badge_with_a_number_is_told_with_its_bearer(records: Records, mia: str) -> None:
    first = records.people.issue_badge(mia, NUMBER, BadgeKind.WORK, "", "boss")
    records.people.revoke_badge(mia, first, "boss")
    tom = records.people.join("Tom", [], {}, "boss")
    second = records.people.issue_badge(tom, NUMBER, BadgeKind.TEMPORARY, "2026-12-31", "boss")
    records.people.issue_badge(tom, NUMBER + "0", BadgeKind.WORK, "", "boss")
    told = [(each.person.id, each.badge.id, each.badge.is_revoked) for each in records.people.bearers(NUMBER)]
    assert told == [(mia, first, True), (tom, second, False)]
    records.people.erase(mia, "boss")
    assert [each.person.id for each in records.people.bearers(NUMBER)] == [tom]


def test_a_supervisor_is_there_once_one_joined_and_until_they_left(records: Records, mia: str) -> None:
    assert not records.people.has_supervisor()
    eva = records.people.join("Eva", [Role.SUPERVISOR], {}, "program")
    assert records.people.has_supervisor()
    # A lock opens the station to nobody.
    records.people.lock(eva, "pin", "program")
    assert records.people.has_supervisor()
    records.people.leave(eva, "program")
    assert not records.people.has_supervisor()


def test_that_somebody_saw_what_is_recorded_is_kept(records: Records, mia: str, folder: Path) -> None:
    assert not records.people.has_seen_fair_use(mia)
    records.people.see_fair_use(mia)
    assert records.people.has_seen_fair_use(mia)
    found = records.people.person(mia)
    assert found is not None
    assert found.fair_use == FAIR_USE_VERSION
    whole(folder / "records.db")


def test_what_was_refused_is_kept(records: Records, mia: str, folder: Path) -> None:
    records.people.deny("unlock", "role", mia, "tom", "command")
    records.people.deny("see_people", "nobody", "")
    facts = records._database.execute("SELECT actor, body FROM facts WHERE kind = 'denied' ORDER BY seq")
    assert [(actor, json.loads(str(body))) for actor, body in facts] == [
        (mia, {"act": "unlock", "why": "role", "about": "tom", "channel": "command"}),
        ("guest", {"act": "see_people", "why": "nobody", "about": None, "channel": "screen"}),
    ]
    whole(folder / "records.db")
