"""Somebody who knows the format and computes every hash anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from scansim.engine.canonical import canonical, chained
from scansim.records.fact import COLUMNS, Fact, row_of, sealed
from scansim.records.ledger import readable_facts
from scansim.records.refolding import refold
from scansim.records.sqlite.reader import Reader

__all__ = ["same_fact", "same_input", "sealed_anew"]


def sealed_anew(file: Path, change: Callable[[Fact], Fact], inputs: Callable[[str, int, str], str]) -> None:
    """Rewrite all facts and inputs, each sealed again, and derive anew, as somebody who knows the format would."""
    with closing(sqlite3.connect(file, isolation_level=None)) as forger:
        rows = forger.execute(f"SELECT {', '.join(COLUMNS)} FROM facts ORDER BY seq").fetchall()
        heads: dict[str, tuple[int, str]] = {}
        prev = "0" * 64
        for row in rows:
            fact = change(Fact(**dict(zip(COLUMNS, row, strict=True))))
            body = json.loads(fact.body)
            if fact.kind == "attempt_closed":
                count, head = heads[body["attempt"]]
                fact = replace(fact, body=canonical(body | {"inputs": count, "head": head}))
            fact = sealed(replace(fact, prev=prev))
            prev = fact.hash
            columns = ", ".join(f"{name} = ?" for name in COLUMNS)
            forger.execute(f"UPDATE facts SET {columns} WHERE id = ?", (*row_of(fact), row[0]))
            if fact.kind == "attempt_opened":
                heads[fact.id] = _inputs_sealed_anew(forger, fact, inputs)
        tables = Reader(forger, file)
        refold(tables, list(readable_facts(tables)))


def _inputs_sealed_anew(
    forger: sqlite3.Connection, opening: Fact, change: Callable[[str, int, str], str]
) -> tuple[int, str]:
    head, count = opening.hash, 0
    query = "SELECT seq, body FROM inputs WHERE attempt = ? ORDER BY seq"
    for seq, body in forger.execute(query, (opening.id,)).fetchall():
        text = change(opening.id, seq, body)
        fresh = chained(head, text)
        forger.execute(
            "UPDATE inputs SET body = ?, prev = ?, hash = ? WHERE attempt = ? AND seq = ?",
            (text, head, fresh, opening.id, seq),
        )
        head, count = fresh, seq
    return count, head


def same_fact(fact: Fact) -> Fact:
    return fact


def same_input(_: str, __: int, body: str) -> str:
    return body
