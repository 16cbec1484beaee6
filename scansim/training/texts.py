"""Text that a trainer wrote in one or more languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LocalText"]


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same text by language code, in the order of codes."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> LocalText:
        """From a map of language codes to texts."""
        return cls(tuple(sorted(texts.items())))

    def in_language(self, language: str) -> str:
        """The text in this language, else in English, else in whatever there is."""
        known = dict(self.texts)
        return known.get(language) or known.get("en") or next(iter(known.values()), "")
