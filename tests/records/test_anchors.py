"""``scansim verify --anchor``: what a chain alone cannot show. And forks, which are always shown."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scansim.app import SystemClock
from scansim.engine.canonical import canonical
from scansim.records.fact import Fact
from scansim.records.opening import open_records
from scansim.training.header import Floor, Header, Mode
from tests.records.kept_runs import Kept, played
from tests.records.sealing import same_input, sealed_anew

pytestmark = pytest.mark.content


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.delenv("SCANSIM_DATA", raising=False)
    return played(tmp_path / "data")


def newest(kept: Kept) -> str:
    summary = json.loads(kept.verify("--json")[1][-1])
    (fact,) = summary["newest"]
    return str(fact["hash"])


def test_an_anchor_that_is_there(kept: Kept) -> None:
    anchor = newest(kept)
    for given in (anchor, anchor[:16], anchor[:20].upper()):
        status, lines = kept.verify("--anchor", given)
        assert status == 0
        assert any(line.startswith(f"anchored     {given}: number 6 of chain ") for line in lines)
    assert json.loads(kept.verify("--json", "--anchor", anchor)[1][-1])["anchors"][anchor]["seq"] == 6


def test_an_anchor_stays_there_while_records_are_added(kept: Kept) -> None:
    anchor = newest(kept)
    header = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})
    with open_records(kept.folder, clock=SystemClock(), station="station-1") as records:
        records.open(header, {})
    assert newest(kept) != anchor
    assert kept.verify("--anchor", anchor)[0] == 0


def test_the_newest_facts_cut_off_are_found_with_the_anchor_alone(kept: Kept) -> None:
    anchor = newest(kept)
    kept.forge("DELETE FROM facts WHERE seq = 6", "UPDATE attempts SET state = 'open', closed = NULL, passed = NULL")
    kept.forge("DELETE FROM attempts", "DELETE FROM removals")
    with open_records(kept.folder, clock=SystemClock(), station="station-1") as records:
        records.rebuild()
    assert kept.verify()[0] == 0
    status, lines = kept.verify("--anchor", anchor)
    assert status == 1
    assert f"MISSING      anchor {anchor}: no fact has this hash; facts were removed or written anew" in lines
    assert json.loads(kept.verify("--json", "--anchor", anchor)[1][-1])["anchors"] == {anchor: None}


def test_a_wholesale_rewrite_is_found_with_the_anchor_alone(kept: Kept) -> None:
    anchor = newest(kept)

    def other_station(fact: Fact) -> Fact:
        return replace(fact, station="elsewhere")

    sealed_anew(kept.file, other_station, same_input)
    assert kept.verify()[0] == 0
    assert kept.verify("--anchor", anchor)[0] == 1


def test_every_character_of_an_anchor_counts(kept: Kept) -> None:
    anchor = newest(kept)
    other = anchor[:-1] + ("0" if anchor[-1] != "0" else "1")
    assert kept.verify("--anchor", other)[0] == 1
    assert kept.verify("--anchor", anchor[:16] + "0" * 48)[0] == 1


def test_one_missing_of_several_anchors_is_enough(kept: Kept) -> None:
    anchor = newest(kept)
    assert kept.verify("--anchor", anchor, "--anchor", "0" * 64)[0] == 1


@pytest.mark.parametrize("anchor", ["", "abc", "f" * 15, "f" * 65, "g" * 64, "\x1b[2J" * 8])
def test_what_is_no_anchor(kept: Kept, anchor: str) -> None:
    status, lines = kept.verify("--anchor", anchor)
    assert status == 2
    assert len(lines) == 1
    assert "is no anchor" in lines[0]
    assert lines[0].isprintable()


# forks


def test_a_fork_is_told_each_time(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.folder, tmp_path / "lost")
    header = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})
    with open_records(kept.folder, clock=SystemClock(), station="station-1") as records:
        records.open(header, {})
    # The same file with other bytes: nothing shows that it is a copy.
    before = kept.file.read_bytes()
    (tmp_path / "other.db").write_bytes(before)
    kept.file.write_bytes((tmp_path / "lost" / "records.db").read_bytes())
    with open_records(kept.folder, clock=SystemClock(), station="station-1") as records:
        records.open(header, {})
        (fork,) = records.merge(tmp_path / "other.db").forks
    status, lines = kept.verify()
    assert status == 1
    (told,) = (line for line in lines if line.startswith("FORK"))
    assert f"chain {fork.chain} has 2 facts number 7: " in told
    assert all(fact.id in told for fact in fork.facts)
    (said,) = json.loads(kept.verify("--json")[1][-1])["forks"]
    assert {each["hash"] for each in said["facts"]} == {fact.hash for fact in fork.facts}
    assert not [line for line in lines if line.startswith("ALTERED")]
    # Both ways are newest, and either may serve as an anchor.
    ends = [each["hash"] for each in json.loads(kept.verify("--json")[1][-1])["newest"]]
    assert sorted(ends) == sorted(fact.hash for fact in fork.facts)


@pytest.mark.parametrize(
    ("forgery", "found"),
    [
        ("INSERT INTO forks SELECT * FROM facts WHERE seq = 3", "it is kept twice"),
        ("INSERT INTO forks SELECT * FROM facts WHERE seq = 6; DELETE FROM facts WHERE seq = 6", "its place is free"),
        ("UPDATE facts SET kind = 'chain_opened' WHERE seq = 3", "a chain begins with chain_opened, once"),
    ],
)
def test_facts_that_were_moved_between_the_tables_are_found(kept: Kept, forgery: str, found: str) -> None:
    kept.forge(*forgery.split("; "))
    status, lines = kept.verify()
    assert status == 1
    assert found in " ".join(lines)


def test_a_chain_whose_parent_was_cut_short_is_found(kept: Kept, tmp_path: Path) -> None:
    copy = replace(kept, folder=tmp_path / "copy")
    shutil.copytree(kept.folder, copy.folder)
    with open_records(copy.folder, clock=SystemClock(), station="station-2") as records:
        assert records.verify() == []
    copy.forge("DELETE FROM facts WHERE seq = 6", "UPDATE attempts SET state = 'open', closing = NULL, closed = NULL")
    status, lines = copy.verify()
    assert status == 1
    assert "the fact that its chain goes on from is missing" in " ".join(lines)


def test_a_body_that_says_nothing_in_its_form_is_named(kept: Kept) -> None:
    def without(fact: Fact) -> Fact:
        if fact.kind != "attempt_closed":
            return fact
        return replace(fact, kind="person_changed", body=canonical({"person": "p", "fields": []}))

    with closing(sqlite3.connect(kept.file)) as database:
        ids = [id for (id,) in database.execute("SELECT id FROM facts WHERE kind = 'attempt_closed'")]
    sealed_anew(kept.file, without, same_input)
    lines = kept.verify()[1]
    for id in ids:
        assert f"ALTERED      fact {id}: fields must be a map" in lines
