"""The sealed form of facts and inputs, against hashes computed with other tools."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from scansim.engine.canonical import GENESIS, chained
from scansim.records.fact import Fact, FactNotReadable, fact_hash, from_row, row_of, sealed
from scansim.records.identity import new_id
from scansim.records.journal import Records
from scansim.records.links import next_input
from scansim.training.header import Header
from scansim.training.inputs import Hint, Scan, Timed

CHAIN = "0190d0a0-0000-7000-8000-000000000001"
ATTEMPT = "0190d0a0-0000-7000-8000-000000000003"

# docs/formats.md; each hash by `printf '%s\n%s' PREV JSON | sha256sum`.
OPENED_CHAIN = Fact(
    id="0190d0a0-0000-7000-8000-000000000002",
    chain=CHAIN,
    seq=1,
    lamport=1,
    utc="2026-11-22T04:30:00.000Z",
    station="station-1",
    actor="program",
    kind="chain_opened",
    version=1,
    body='{"parent":null,"program":"0.1.0"}',
    prev=GENESIS,
    hash="27dc1e67508e420d37163c8d97bef5ab895d0d6132c4621537a10eccabb17248",
)
OPENED = Fact(
    id=ATTEMPT,
    chain=CHAIN,
    seq=2,
    lamport=2,
    utc="2026-11-22T04:30:01.000Z",
    station="station-1",
    actor="guest",
    kind="attempt_opened",
    version=1,
    body=(
        '{"header":{"contents":{},"exercise":"RCV-01","floor":"screen","mode":"try","person":"guest","revision":"1",'
        '"rules_version":1,"seed":4711,"simulated_at":"2026-11-23T08:00:00","v":1}}'
    ),
    prev=OPENED_CHAIN.hash,
    hash="90cab70592a1431bf63b7ca123befe5ccff3587a4332bf36ac7af7bf6ea1fa69",
)
INPUT = '{"data":"4006381333931","grade":"prefix","kind":"scan","ms":1000,"v":1}'
INPUT_HASH = "c5d8acf133be2a94640a60c40ae50e035ee71a642c8385b0bb93a9d3846d1550"
CLOSED = Fact(
    id="0190d0a0-0000-7000-8000-000000000004",
    chain=CHAIN,
    seq=3,
    lamport=3,
    utc="2026-11-22T04:30:02.000Z",
    station="station-1",
    actor="guest",
    kind="attempt_closed",
    version=1,
    body=f'{{"attempt":"{ATTEMPT}","head":"{INPUT_HASH}","inputs":1,"result":{{"passed":true}}}}',
    prev=OPENED.hash,
    hash="e74709a05bf7c101fd4bc9da3e16b81af93f0f32dd5e08ad5fd81da94ad90a1a",
)


def test_the_chain_of_the_reference() -> None:
    # Reference training D3.
    first = (
        '{"exercise":"PCK-03","operator":"OP-0007","result":"pass","rev":2,"score":"91.25","seed":4711,"seq":1,'
        '"type":"attempt_closed"}'
    )
    second = (
        '{"meaning":"proficiency_approved","operator":"OP-0007","seq":2,"signer":"SUP-0002","skill":"picking",'
        '"type":"signoff","valid_to":"2027-05-21"}'
    )
    head = chained(GENESIS, first)
    assert head == "f4215c7530bd7cf21f919ebba0878356ba8a6896491d2c429e0c1d575c08fa9e"
    assert chained(head, second) == "1ec69125665ede4afaf67483a355309af566f3389243110938c968a85006e9f8"
    forged = chained(GENESIS, first.replace("91.25", "91.26"))
    assert forged == "aa2a0693f71ed58248cc93e819d3ca8000e297a9fd80e4dc276fe9e3b5815d6e"


@pytest.mark.parametrize("fact", [OPENED_CHAIN, OPENED, CLOSED], ids=lambda fact: fact.kind)
def test_a_fact_is_sealed_over_all_its_fields(fact: Fact) -> None:
    assert sealed(replace(fact, hash="")) == fact
    assert from_row(row_of(fact)) == fact
    for field in fields(Fact):
        value = getattr(fact, field.name)
        changed: Any = value + 1 if isinstance(value, int) else f'{{"forged":{json.dumps(value)}}}'
        assert (fact_hash(replace(fact, **{field.name: changed})) == fact.hash) == (field.name == "hash")


def test_an_input_is_sealed_to_its_attempt() -> None:
    assert next_input(0, OPENED.hash, INPUT).hash == INPUT_HASH


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", '{"a": 1}', '{"b":1,"a":1}', '{"a":1.5}', '{"a":NaN}', '{"a":1,"a":1}', "[" * 100_000],
)
def test_a_body_that_is_not_canonical_is_not_read(body: str) -> None:
    with pytest.raises(FactNotReadable, match="canonical"):
        fact_hash(replace(CLOSED, body=body))


def test_a_column_of_the_wrong_type_is_not_read() -> None:
    with pytest.raises(FactNotReadable, match="seq"):
        from_row([*row_of(CLOSED)[:2], "3", *row_of(CLOSED)[3:]])
    with pytest.raises(FactNotReadable, match="id"):
        from_row([b"\xff", *row_of(CLOSED)[1:]])


def test_ids_are_of_version_7_ordered_by_time_and_never_twice() -> None:
    moments = [f"2026-11-22T04:30:00.{ms:03d}Z" for ms in range(100)]
    ids = [new_id(moment) for moment in moments]
    assert ids == sorted(ids)
    for id_, moment in zip(ids, moments, strict=True):
        assert UUID(id_).version == 7
        assert UUID(id_).variant == "specified in RFC 4122"
        # 2026-11-22T04:30:00Z is 1795321800 seconds after 1970 (date -u -d ... +%s).
        assert int(id_.replace("-", "")[:12], 16) == 1_795_321_800_000 + int(moment[-4:-1])
    assert len({new_id(moments[0]) for _ in range(1000)}) == 1000


def test_what_the_journal_writes_has_the_shape_of_the_formats(records: Records, folder: Path, header: Header) -> None:
    attempt = records.open(header, {})
    records.append(attempt, Timed(1000, Scan("4006381333931")))
    records.append(attempt, Timed(2000, Hint()))
    records.close(attempt, {"passed": True})
    with sqlite3.connect(folder / "records.db") as database:
        facts = [from_row(row) for row in database.execute("SELECT * FROM facts ORDER BY seq")]
        inputs = database.execute("SELECT attempt, seq, body, prev, hash FROM inputs ORDER BY seq").fetchall()
    database.close()
    begun, opening, closing = facts
    assert [fact.kind for fact in facts] == ["chain_opened", "attempt_opened", "attempt_closed"]
    assert [fact.seq for fact in facts] == [fact.lamport for fact in facts] == [1, 2, 3]
    assert {fact.station for fact in facts} == {"station-1"}
    assert [fact.actor for fact in facts] == ["program", "guest", "guest"]
    assert begun.prev == GENESIS
    assert json.loads(begun.body)["parent"] is None
    assert all(later.prev == earlier.hash for earlier, later in pairwise(facts))
    assert opening.id == attempt
    assert json.loads(opening.body) == {"header": header.stored()}
    assert [row[:2] for row in inputs] == [(attempt, 1), (attempt, 2)]
    assert inputs[0][3] == opening.hash
    assert inputs[1][3] == inputs[0][4]
    assert json.loads(closing.body) == {
        "attempt": attempt,
        "inputs": 2,
        "head": inputs[1][4],
        "result": {"passed": True},
    }
