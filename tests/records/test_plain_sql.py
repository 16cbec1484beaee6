"""Outside ``records/sqlite/`` only SQL that PostgreSQL has too (DESIGN section 6)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scansim.records

FOLDER = Path(scansim.records.__file__).parent
MODULES = sorted(path for path in FOLDER.glob("*.py"))

SQLITE_ONLY = re.compile(
    r"\b(PRAGMA|ATTACH|VACUUM|GLOB|ROWID|AUTOINCREMENT|INSERT OR|REPLACE INTO|UPDATE OR|sqlite_master|sqlite_schema"
    r"|IFNULL|json_extract|json_each|typeof|julianday|strftime|group_concat|total_changes|instr|last_insert_rowid|WITHOUT"
    r"|INDEXED BY)\b"
)
QUOTED = re.compile(r"\"\"\"(.*?)\"\"\"|\"([^\"\n]*)\"", re.DOTALL)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_statement_is_sqlite_s_own(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    statements = [one or other for one, other in QUOTED.findall(text)]
    sql = [each for each in statements if re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|ORDER BY)\b", each)]
    assert [each for each in sql if SQLITE_ONLY.search(each)] == []
    assert "import sqlite3" not in text


def test_the_rule_would_notice() -> None:
    assert SQLITE_ONLY.search("INSERT OR REPLACE INTO facts")
    assert SQLITE_ONLY.search("SELECT name FROM sqlite_master")
    assert not SQLITE_ONLY.search("INSERT INTO facts (id) VALUES (?) ON CONFLICT (id) DO NOTHING")
    assert any("SELECT" in module.read_text(encoding="utf-8") for module in MODULES)
