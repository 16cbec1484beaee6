"""What is stored stands in docs/formats.md."""

from __future__ import annotations

import re
from pathlib import Path

from scansim.records import fact
from scansim.records.signoffs import Meaning
from scansim.records.sqlite.schema import VERSION
from scansim.records.sqlite.scratch import scratch
from scansim.training.people.person import FIELDS, BadgeKind, PersonKind, Role, Standing
from scansim.training.programme.rules import Level, Trigger
from scansim.training.retention import DEFAULT_MONTHS
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.statement import StatementKind, Waiver

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_kind_of_fact_stands_there() -> None:
    kinds = [value for name, value in vars(fact).items() if name.isupper() and isinstance(value, str)]
    assert len(kinds) >= 6
    text = section("Facts") + section("Retention")
    assert [kind for kind in kinds if f"`{kind}`" not in text] == []
    signoff = section("Sign-off")
    words = [*StatementKind, *Waiver, *Meaning, *SignerStanding, *Level, *(each for each in Trigger if each.is_stated)]
    assert [word for word in words if f"`{word}`" not in signoff] == []
    people = section("People")
    words = [*PersonKind, *Role, *BadgeKind, *FIELDS]
    assert [word for word in words if f"`{word}`" not in people] == []


def test_every_table_and_column_stands_there() -> None:
    database = section("Database")
    assert f"Version {VERSION} (`user_version`;" in database
    assert all(f"`{standing}`" in database for standing in Standing)
    with scratch() as tables:
        names = [str(name) for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert [name for name in names if f"| `{name}` |" not in database] == []
        for name in sorted({*names} - {"facts", "forks", "inputs", "input_forks"}):
            (row,) = re.findall(rf"^\| `{name}` \|.*$", database, re.MULTILINE)
            columns = [str(column) for _, column, *_ in tables.execute(f"PRAGMA table_info({name})")]
            assert [column for column in columns if f"`{column}`" not in row] == []


def test_months_stand_there() -> None:
    text = section("Retention")
    for each, months in DEFAULT_MONTHS.items():
        (row,) = re.findall(rf"^\| `{each}` \|.*$", text, re.MULTILINE)
        assert row.endswith(f"| {months} |")
