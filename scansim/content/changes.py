"""What a site's own folder changes in what ships, each with its file and line (DESIGN section 2, ``docs/sites.md``)."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.content.faults import shown

__all__ = ["Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an overlay states otherwise than what ships.

    ``what`` is the thing within its file (``receipt.lines.main.boxes``, ``mug_35_bl barcode``), empty for the whole
    file. ``before`` is None for what is added, ``after`` None for what is removed.
    """

    file: str
    line: int
    thing: str
    what: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        name = " ".join(part for part in (self.thing, self.what) if part)
        where = f"{self.file}:{self.line}" if self.line else self.file
        if self.before is None:
            return f"{where}: adds {name}{_value(self.after)}"
        if self.after is None:
            return f"{where}: removes {name}{_value(self.before)}"
        return f"{where}: changes {name}: {shown(self.before)} becomes {shown(self.after)}"


def _value(text: str | None) -> str:
    return f": {shown(text)}" if text else ""
