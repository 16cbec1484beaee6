"""YAML as a tree of texts with their lines (DESIGN section 2).

Every scalar stays the text that was written: no booleans, dates or octal numbers (reference training F2). What a
plain story never needs is refused: anchors, tags, keys given twice, several documents, deep nesting. The tree keeps
the place of everything, so that an overlay can merge trees before anything is validated (``yaml_overlay.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from scansim.content.faults import Fault, KeyPath, shown

__all__ = ["LARGEST_YAML", "Entries", "Items", "Mark", "Node", "Plain", "Source", "Text", "read_yaml"]

LARGEST_YAML = 256 * 1024
"""Bytes."""

_DEEPEST = 16
_NULLS = frozenset({"null", "Null", "NULL", "~"})

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A node without its lines, as validation takes it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a file."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was written. ``is_null``: it is the word ``null`` without quotes, which removes in an overlay."""

    value: str
    mark: Mark
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Entries:
    """A group of keys, in the order in which they were written, with the place of each key.

    ``removed`` says where an overlay took keys away.
    """

    entries: Mapping[str, Node]
    key_marks: Mapping[str, Mark]
    mark: Mark
    removed: Mapping[str, Mark] = field(default_factory=dict)


Node: TypeAlias = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its tree (None when nothing could be made of it) and the faults of its form."""

    file: str
    root: Node | None
    faults: tuple[Fault, ...] = ()

    def plain(self) -> Plain:
        """The tree without lines."""
        return "" if self.root is None else _plain(self.root)

    def line_of(self, path: KeyPath) -> int:
        """The line of what ``path`` leads to, or of the last step of it that exists."""
        return self.place_of(path).line

    def place_of(self, path: KeyPath) -> Mark:
        """Where what ``path`` leads to stands, or where an overlay removed it, or the last step of it that exists."""
        mark, node = Mark(self.file, 1), self.root
        for step in path:
            match node:
                case Entries() if isinstance(step, str) and step in node.entries:
                    mark, node = node.key_marks[step], node.entries[step]
                case Entries() if isinstance(step, str) and step in node.removed:
                    return node.removed[step]
                case Items() if isinstance(step, int) and step < len(node.items):
                    node = node.items[step]
                    mark = node.mark
                case _:
                    break
        return mark

    def fault(self, path: KeyPath, what: str, right: str) -> Fault:
        """A fault of what ``path`` leads to."""
        mark = self.place_of(path)
        return Fault(mark.file, mark.line, what, right)


def read_yaml(text: str, file: str) -> Source:
    """The tree of one YAML document, called ``file`` in its faults. Never raises."""
    reader = _Reader(text, file)
    try:
        root = reader.document()
    except _NoTree:
        root = None
    except yaml.MarkedYAMLError as error:
        reader.faults.append(_syntax_fault(error, text, file))
        root = None
    except yaml.YAMLError:
        reader.faults.append(Fault(file, 0, "This is not YAML.", "Write lines such as: level: 2"))
        root = None
    return Source(file, root, tuple(reader.faults))


class _NoTree(Exception):
    """The rest of the file cannot be read; the fault is already kept."""


@dataclass
class _Reader:
    text: str
    file: str
    faults: list[Fault] = field(default_factory=list)

    def document(self) -> Node | None:
        events = iter(yaml.parse(self.text, Loader=yaml.CBaseLoader))
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault(event, "A second document begins here.", "Delete the line with three dashes.")
                    raise _NoTree
            elif isinstance(event, NodeEvent):
                root = self._node(event, events, 1)
        if root is None:
            self.faults.append(Fault(self.file, 1, "This file is empty.", "Write its keys, one a line."))
        return root

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        self._refuse_what_is_not_plain(event)
        if depth > _DEEPEST:
            self._fault(event, f"More than {_DEEPEST} levels stand inside each other.", "Write it flatter.")
            raise _NoTree
        match event:
            case SequenceStartEvent():
                items = tuple(self._node(item, events, depth + 1) for item in _until(SequenceEndEvent, events))
                return Items(items, self._mark(event))
            case MappingStartEvent():
                return self._entries(event, events, depth)
            case ScalarEvent():
                is_null = event.style in (None, "") and event.value in _NULLS
                return Text(event.value, self._mark(event), is_null)
            case _:
                return Text("", self._mark(event))

    def _entries(self, start: Event, events: Iterator[Event], depth: int) -> Entries:
        entries: dict[str, Node] = {}
        marks: dict[str, Mark] = {}
        for event in _until(MappingEndEvent, events):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Text):
                self._fault(event, "A list or a group stands where a key should be.", "Put a text in braces in quotes.")
            elif key.value in entries:
                first = f"The key {shown(key.value)} stands on line {marks[key.value].line} already."
                self._fault(event, first, "Keep one of the two.")
            else:
                entries[key.value] = value
                marks[key.value] = key.mark
        return Entries(entries, marks, self._mark(start))

    def _mark(self, event: Event) -> Mark:
        return Mark(self.file, _line(event))

    def _refuse_what_is_not_plain(self, event: Event) -> None:
        if not isinstance(event, NodeEvent):
            return
        if isinstance(event, AliasEvent) or event.anchor:
            name = shown(event.anchor or "")
            self._fault(
                event, f"The name {name} with & or * is a reference.", "Write the text out, in quotes if it is one."
            )
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            self._fault(event, f"{shown(event.tag)} is a YAML tag.", "Delete it: everything here is plain text.")

    def _fault(self, event: Event, what: str, right: str) -> None:
        self.faults.append(Fault(self.file, _line(event), what, right))


def _until(end: type[Event], events: Iterator[Event]) -> Iterator[Event]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(node: Node) -> Plain:
    match node:
        case Text():
            return node.value
        case Items():
            return [_plain(item) for item in node.items]
        case Entries():
            return {key: _plain(value) for key, value in node.entries.items()}


_QUOTES = 'Put the whole text in quotes: key: "text".'
_COLUMNS = "Let keys of one level begin in one column, and put a text that begins with {, [, \" or ' in quotes."
_SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "A colon stands where no key can be.", f"Check the indent. {_QUOTES}"),
    ("did not find expected key", "This is no key with a value.", _COLUMNS),
    ("could not find expected ':'", "This is no key with a value.", "Write: key: value"),
    ("found unexpected end of stream", "A quote that opens here is never closed.", "Close it."),
    ("did not find expected ','", "A bracket or brace that opens here is never closed.", "Close it."),
    ("unknown escape character", "A backslash in double quotes begins no known escape.", "Use single quotes."),
    (
        "block sequence entries are not allowed",
        "A dash stands where no list can begin.",
        "Put it on a line of its own.",
    ),
    ("'-' indicator", "A line of this list does not begin with a dash.", "Begin it with a dash, or indent it less."),
    ("found a tab", "A tab indents this line.", "Indent with blanks."),
)
_FROM_THE_OPENING = ("quoted scalar", "flow sequence", "flow mapping")


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    opened = error.context_mark and any(kind in (error.context or "") for kind in _FROM_THE_OPENING)
    mark = error.context_mark if opened else error.problem_mark
    lines = text.splitlines() or [""]
    line = min(mark.line + 1, len(lines)) if mark else 1
    problem = error.problem or ""
    if "cannot start any token" in problem and mark:
        return _start_fault(lines[line - 1][mark.column : mark.column + 1], file, line)
    for fragment, what, right in _SYNTAX:
        if fragment in problem:
            return Fault(file, line, what, right)
    return Fault(file, line, f"YAML cannot read this line: {shown(problem)}.", "Write lines such as: level: 2")


def _start_fault(letter: str, file: str, line: int) -> Fault:
    if letter == "\t":
        return Fault(file, line, "A tab indents this line.", "Indent with blanks.")
    return Fault(file, line, f"A text cannot begin with {shown(letter)}.", _QUOTES)
