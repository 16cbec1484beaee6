"""``scansim site-checklist``: each behaviour that a site should compare with its own handheld, as lines to tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from textwrap import wrap

from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import Version
from scansim.engine.warehouse.catalogue import OperationType
from scansim.words.site_match import CHECKLIST, FRAME, KEYS, SiteItem

__all__ = ["checklist_lines", "setting_text"]

_WIDTH = 100
_INDENT = "    "


def checklist_lines(
    title: str,
    types: Sequence[OperationType],
    company: Company,
    version: Version,
    items: Iterable[SiteItem] = CHECKLIST,
) -> Iterator[str]:
    """The list for a pack: what ours does, how to try it, our setting, and a box."""
    yield _said("title", title=title, version=version.name)
    yield from wrap(_said("how"), _WIDTH)
    for item in items:
        yield ""
        number = f"  ({', '.join(map(str, item.items))})" if item.items else ""
        yield from wrap(f"[ ] {item.what.say({}).long}{number}", _WIDTH, subsequent_indent=_INDENT)
        ours = setting_text(item.setting, types, company, version)
        for text in (_said("try", how=item.how.say({}).long), ours, *_where_to_set(item.setting)):
            yield from wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=f"{_INDENT}  ")
    yield ""
    yield _said("who")


def setting_text(setting: str, types: Sequence[OperationType], company: Company, version: Version) -> str:
    """Name and value of a setting; of an operation type's, which types have which value."""
    if not setting:
        return _said("always")
    where, _, name = setting.partition(".")
    if where in ("company", "version"):
        return _said("ours", setting=name, value=_written(getattr(company if where == "company" else version, name)))
    by_value: dict[str, list[str]] = {}
    for kind in types:
        by_value.setdefault(_written(getattr(kind.tab if where == "tab" else kind, name)), []).append(kind.name)
    if len(by_value) == 1:
        return _said("ours", setting=name, value=next(iter(by_value)))
    parts = "; ".join(f"{value}: {', '.join(names)}" for value, names in by_value.items())
    return _said("ours_by_type", setting=name, value=parts)


def _where_to_set(setting: str) -> Iterator[str]:
    """Where a pack says it, and by which name."""
    where = setting.partition(".")[0]
    if where in ("tab", "type"):
        yield _said("in_list", key=KEYS[setting])
    elif where:
        yield _said("in_file", key=KEYS.get(setting, "version"))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)


def _said(code: str, **facts: str) -> str:
    return FRAME[code].say(facts).long
