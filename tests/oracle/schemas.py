"""Which schema a file of cases has, and what plays it. A new schema is a module with a function, and a row here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tests.oracle import barcodes, warehouse
from tests.oracle.case import Checks, Document, Outcome

__all__ = ["NotCases", "outcomes", "read"]

SCHEMAS: dict[str, Checks] = {"gs1_elements": barcodes.outcomes, "cases": warehouse.outcomes}
"""The key that only files of a schema have, and what plays them."""


class NotCases(ValueError):
    """The file cannot be read, is no JSON, or has no schema that is known here."""


def read(path: Path) -> Document:
    """The document in a file.

    Raises:
        NotCases: when there is none.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise NotCases(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise NotCases(f"{path} is no JSON: {error}.") from error
    if not isinstance(document, dict) or SCHEMAS.keys().isdisjoint(document):
        raise NotCases(f"{path} holds no cases of a known schema ({', '.join(SCHEMAS)}).")
    return document


def outcomes(document: Document) -> Iterator[Outcome]:
    """All cases of a document, played."""
    for key, checks in SCHEMAS.items():
        if key in document:
            yield from checks(document)
