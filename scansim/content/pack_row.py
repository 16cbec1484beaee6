"""A row of a list of a data pack, as far as all lists are alike (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from pydantic import model_validator

from scansim.content.validation import FileModel

__all__ = ["RowModel"]


class RowModel(FileModel):
    """A row of a list; its fields are the columns. ``references`` names the list that a column points into.

    A column whose field has a default may be missing, and its cells may be empty: then that holds.
    """

    references: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """All columns that the list may have."""
        return tuple(cls.model_fields)

    @classmethod
    @cache
    def optional_columns(cls) -> frozenset[str]:
        """The columns that a list may lack."""
        return frozenset(name for name, field in cls.model_fields.items() if not field.is_required())

    @model_validator(mode="before")
    @classmethod
    def _without_empty_cells(cls, cells: Mapping[str, str]) -> Mapping[str, str]:
        optional = cls.optional_columns()
        return {column: cell for column, cell in cells.items() if cell or column not in optional}
