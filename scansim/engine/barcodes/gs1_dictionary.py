"""The table of Application Identifiers, read from the lines of the GS1 Barcode Syntax Dictionary.

What a line says stands at the head of ``gs1_syntax_dictionary.txt``. The text is handed in: nothing here reads files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["CodeLists", "Component", "Dictionary", "DictionaryNotReadable", "Entry", "Need", "code_lists"]

CodeLists = Mapping[str, frozenset[str]]
"""The lists that checks refer to (countries, currencies, …), by name."""

_COMPONENT = re.compile(r"(\[?)([NXYZ])(?:(\d+)|\.\.(\d+))(\]?)((?:,[a-z0-9]+)*)")
_RANGE = re.compile(r"(\d{2,4})(?:-(\d{2,4}))?")
_PATTERN = re.compile(r"\d{2,4}|\d+n+")
_FLAGS = frozenset("*?")
_LIST_NAME = re.compile(r"\[([a-z0-9]+)\]")


class DictionaryNotReadable(ValueError):
    """A line that is no line of a syntax dictionary."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"Line {line} is no entry of a syntax dictionary: {text}")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a field: its kind of characters (N, X, Y, Z), how many of them, and the names of its checks."""

    characters: str
    minimum: int
    maximum: int
    optional: bool
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What has to stand on the same label: one of the alternatives, of each of whose groups one AI is there.

    ``text`` is how the dictionary words it: ``01+21,02``.
    """

    text: str
    alternatives: tuple[tuple[frozenset[str], ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What an Application Identifier holds.

    ``separated``: a separator has to stand behind it unless it comes last. ``requires``: all must be met.
    ``excludes``: AIs it must not stand beside. Both are spelt out: no patterns, never the AI itself.
    """

    ai: str
    title: str
    separated: bool
    components: tuple[Component, ...]
    requires: tuple[Need, ...]
    excludes: frozenset[str]
    link_key: bool


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All entries, and how long the AIs are that begin with two given digits."""

    entries: Mapping[str, Entry]
    lengths: Mapping[str, int]

    @classmethod
    def read(cls, text: str) -> Dictionary:
        """The table that the lines of ``text`` describe.

        Raises:
            DictionaryNotReadable: for a line of another form, an AI said twice, or AIs of different lengths with equal
                first digits.
        """
        lines = list(_lines(text))
        patterns = _Patterns(tuple(ai for line in lines for ai in line.ais))
        entries: dict[str, Entry] = {}
        lengths: dict[str, int] = {}
        for line in lines:
            for ai in line.ais:
                if ai in entries or lengths.setdefault(ai[:2], len(ai)) != len(ai):
                    raise DictionaryNotReadable(line.number, line.text)
                entries[ai] = line.entry(ai, patterns)
        return cls(entries, lengths)

    def entry_at(self, text: str, position: int) -> Entry | None:
        """The entry whose AI stands there, or None."""
        length = self.lengths.get(text[position : position + 2])
        return None if length is None else self.entries.get(text[position : position + length])


def code_lists(text: str) -> CodeLists:
    """The lists of ``gs1_code_lists.txt``: each a name in brackets and, below it, its codes.

    Raises:
        DictionaryNotReadable: for codes before the first name.
    """
    found: dict[str, set[str]] = {}
    codes: set[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        content = line.partition("#")[0].strip()
        if name := _LIST_NAME.fullmatch(content):
            codes = found.setdefault(name[1], set())
        elif content and codes is None:
            raise DictionaryNotReadable(number, line)
        elif codes is not None:
            codes.update(content.split())
    return {name: frozenset(codes) for name, codes in found.items()}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, taken apart but with its patterns as they stand."""

    number: int
    text: str
    ais: tuple[str, ...]
    flags: str
    components: tuple[Component, ...]
    attributes: tuple[tuple[str, str], ...]
    title: str

    def entry(self, ai: str, patterns: _Patterns) -> Entry:
        def others(pattern: str) -> frozenset[str]:
            if not _PATTERN.fullmatch(pattern):
                raise DictionaryNotReadable(self.number, self.text)
            return patterns.fitting(pattern) - {ai}

        return Entry(
            ai=ai,
            title=self.title,
            separated="*" not in self.flags,
            components=self.components,
            requires=tuple(
                Need(value, tuple(tuple(map(others, alternative.split("+"))) for alternative in value.split(",")))
                for value in self._values("req")
            ),
            excludes=frozenset().union(*(others(one) for value in self._values("ex") for one in value.split(","))),
            link_key=any(name == "dlpkey" for name, _ in self.attributes),
        )

    def _values(self, attribute: str) -> Iterator[str]:
        return (value for name, value in self.attributes if name == attribute)


class _Patterns:
    """Spells out patterns: which of the AIs that exist begin with the digits of ``31nn``."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known
        self._spelt_out: dict[str, frozenset[str]] = {}

    def fitting(self, pattern: str) -> frozenset[str]:
        found = self._spelt_out.get(pattern)
        if found is None:
            digits = pattern.rstrip("n")
            found = frozenset(ai for ai in self._known if len(ai) == len(pattern) and ai.startswith(digits))
            self._spelt_out[pattern] = found
        return found


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), 1):
        # Titles hold "#" too ("PROCESSOR # 0"): only the first begins one.
        content, _, title = line.partition("#")
        words = content.split()
        if not words:
            continue
        span = _RANGE.fullmatch(words[0])
        if span is None:
            raise DictionaryNotReadable(number, line)
        rest = words[1:]
        flags = rest.pop(0) if rest and set(rest[0]) <= _FLAGS else ""
        components = tuple(_component(match) for word in rest if (match := _COMPONENT.fullmatch(word)))
        attributes = tuple(_attribute(word) for word in rest[len(components) :])
        if not components or any(name not in {"req", "ex", "dlpkey"} for name, _ in attributes):
            raise DictionaryNotReadable(number, line)
        yield _Line(number, line, _ais(span), flags, components, attributes, title.strip())


def _ais(span: re.Match[str]) -> tuple[str, ...]:
    first, last = span[1], span[2] or span[1]
    return tuple(str(ai).rjust(len(first), "0") for ai in range(int(first), int(last) + 1))


def _component(match: re.Match[str]) -> Component:
    opened, characters, exact, most, closed, checks = match.groups()
    return Component(
        characters=characters,
        minimum=int(exact) if exact else 1,
        maximum=int(exact or most),
        optional=bool(opened and closed),
        checks=tuple(checks.split(",")[1:]),
    )


def _attribute(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value
