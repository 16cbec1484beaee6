"""Badges for training as a document: a card each, to be cut out or stuck on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scansim.labels.document import Document, Label, LabelSheet
from scansim.labels.symbology import Symbology
from scansim.printing.stickers import Stickers
from scansim.training.stationery import Layout, Paper
from scansim.words.kit import on_paper

__all__ = ["BADGE_LAYOUT", "Badge", "badge_document"]

BADGE_LAYOUT = "card"
"""The layout of ``labels/layouts.yaml`` that badges are printed in."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge to print: its number, whom it is for, their site, and its last day (ISO 8601), empty for none."""

    number: str = field(repr=False)
    name: str
    site: str = ""
    until: str = ""


def badge_document(
    badges: Sequence[Badge], layouts: Mapping[str, Layout], paper: Paper, stickers: Stickers | None
) -> Document:
    """The document of badges; on stickers one behind the other."""
    title, layout = on_paper("badges_title"), layouts[BADGE_LAYOUT]
    labels = tuple(map(_label, badges))
    sheet = stickers.sheet(title, labels, layout, layouts, paper) if stickers else LabelSheet(title, labels, layout)
    return Document(title, "", paper, (sheet,))


def _label(badge: Badge) -> Label:
    last = (on_paper("badge_until", day=badge.until),) if badge.until else ()
    site = (badge.site,) if badge.site else ()
    lines = (*site, on_paper("badge_for_training"), *last)
    return Label(badge.number, badge.name, lines, symbology=Symbology.CODE_128)
