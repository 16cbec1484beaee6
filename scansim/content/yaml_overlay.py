"""A tree that ships, and what a site states otherwise, as one tree (DESIGN section 2).

Groups merge by key; lists of things with an ``id`` merge by it; other lists are replaced; ``null`` removes. A text
without a language counts as English where the site adds languages to it. Every node keeps the file and the line that
it stands in, so that a fault names whichever of the two files states it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from scansim.content.changes import Change
from scansim.content.faults import Fault, meant, shown
from scansim.content.yaml_source import Entries, Items, Mark, Node, Source, Text

__all__ = ["additions", "overlaid"]

_ID = "id"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_ENGLISH = "en"
_REMOVES_NOTHING = "Take the line away: null removes what ships."


def overlaid(base: Source, site: Source, thing: str) -> tuple[Source, tuple[Change, ...]]:
    """Both as one source, called like the one that ships, and what the site changes in ``thing``.

    When nothing could be made of one of them, that one's faults are all there is.
    """
    if site.root is None or base.root is None:
        return Source(base.file, None, (*base.faults, *site.faults)), ()
    overlay = _Overlay(thing)
    root = overlay.node(base.root, site.root, ())
    return Source(base.file, root, (*base.faults, *site.faults, *overlay.faults)), tuple(overlay.changes)


def additions(site: Source, thing: str) -> tuple[Source, tuple[Change, ...]]:
    """A file of the site that overlays nothing: one change, and a fault for each ``null`` in it."""
    overlay = _Overlay(thing)
    if site.root is not None:
        overlay.refuse_nulls(site.root)
    change = Change(site.file, 0, thing, "", None, "")
    return Source(site.file, site.root, (*site.faults, *overlay.faults)), (change,)


@dataclass
class _Overlay:
    thing: str
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def node(self, base: Node, site: Node, path: tuple[str, ...]) -> Node:
        match base, site:
            case Entries(), Entries():
                return self._entries(base, site, path)
            case Text(), Entries() if _says_languages(site):
                english = Entries({_ENGLISH: base}, {_ENGLISH: base.mark}, base.mark)
                return self._entries(english, site, path)
            case Items(), Items() if _by_id(base) is not None and _has_ids(site):
                return self._things(base, site, path)
        self.refuse_nulls(site)
        before, after = _written(base), _written(site)
        if before != after:
            self._change(site.mark, path, before, after)
        return site

    def refuse_nulls(self, node: Node) -> None:
        """In what is new nothing stands yet that could be removed."""
        match node:
            case Text() if node.is_null:
                self._fault(node.mark, "There is nothing here to remove.", _REMOVES_NOTHING)
            case Items():
                for item in node.items:
                    self.refuse_nulls(item)
            case Entries():
                for entry in node.entries.values():
                    self.refuse_nulls(entry)

    def _entries(self, base: Entries, site: Entries, path: tuple[str, ...]) -> Entries:
        entries, marks, removed = dict(base.entries), dict(base.key_marks), dict(base.removed)
        for key, value in site.entries.items():
            mark, inside = site.key_marks[key], (*path, key)
            if isinstance(value, Text) and value.is_null:
                if key in entries:
                    self._change(mark, inside, _written(entries.pop(key)), None)
                    del marks[key]
                    removed[key] = mark
                else:
                    what = f"There is no {shown(key)} to remove."
                    self._fault(mark, what, meant(key, entries))
            elif key in entries:
                entries[key] = self.node(entries[key], value, inside)
                marks[key] = mark
            else:
                self.refuse_nulls(value)
                self._change(mark, inside, None, _written(value))
                entries[key], marks[key] = value, mark
        return Entries(entries, marks, base.mark, removed)

    def _things(self, base: Items, site: Items, path: tuple[str, ...]) -> Items:
        things = dict(_by_id(base) or {})
        for item in site.items:
            removed, id_ = _removed(item), _id_of(item)
            if removed and removed in things:
                self._change(item.mark, (*path, removed), _written(things.pop(removed)), None)
            elif removed:
                self._fault(item.mark, f"There is no {shown(removed)} to remove.", meant(removed, things))
            elif id_ in things:
                things[id_] = self.node(things[id_], item, (*path, id_))
            else:
                self.refuse_nulls(item)
                self._change(item.mark, (*path, id_), None, _written(item))
                things[id_] = item
        return Items(tuple(things.values()), base.mark)

    def _change(self, mark: Mark, path: tuple[str, ...], before: str | None, after: str | None) -> None:
        self.changes.append(Change(mark.file, mark.line, self.thing, ".".join(path), before, after))

    def _fault(self, mark: Mark, what: str, right: str) -> None:
        self.faults.append(Fault(mark.file, mark.line, what, right))


def _says_languages(group: Entries) -> bool:
    return bool(group.entries) and all(_LANGUAGE.fullmatch(key) for key in group.entries)


def _by_id(items: Items) -> Mapping[str, Node] | None:
    """The things of a list by their ids; None when one of them has none, or two have one."""
    found = {_id_of(item): item for item in items.items}
    return None if "" in found or len(found) < len(items.items) else found


def _has_ids(items: Items) -> bool:
    return all(_id_of(item) or _removed(item) for item in items.items)


def _id_of(item: Node) -> str:
    id_ = item.entries.get(_ID) if isinstance(item, Entries) else None
    return id_.value.strip() if isinstance(id_, Text) else ""


def _removed(item: Node) -> str:
    """The id that ``- ID: null`` removes."""
    if not isinstance(item, Entries) or len(item.entries) != 1:
        return ""
    ((key, value),) = item.entries.items()
    return key if isinstance(value, Text) and value.is_null else ""


def _written(node: Node) -> str:
    """A node on one line, for people."""
    match node:
        case Text():
            return " ".join(node.value.split())
        case Items():
            return f"[{', '.join(map(_written, node.items))}]"
        case Entries():
            return f"{{{', '.join(f'{key}: {_written(value)}' for key, value in node.entries.items())}}}"
