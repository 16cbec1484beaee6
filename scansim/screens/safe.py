"""The one door to Textual's widgets: text stays text, whatever stands in it (reference terminal-ui B3).

Nothing from outside is ever parsed as markup. What is shown is :class:`textual.content.Content`, or a string taken
literally; styles are given as constants of this program.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from scansim.scanner.inert import inert

__all__ = ["Text", "literal"]


def literal(text: str, style: str = "") -> Content:
    """``text`` as it is, with a visible sign for what cannot be printed."""
    return Content.styled(inert(text), style) if style else Content(inert(text))


class Text(Static):
    """A line or block of text whose place on the screen is fixed by its style sheet."""

    ALLOW_SELECT = False

    def __init__(self, content: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(_shown(content), markup=False, id=id, classes=classes)
        self._now = _shown(content)

    @property
    def text(self) -> str:
        """What is shown, without its styles."""
        return self._now.plain

    def show(self, content: Content | str) -> None:
        """Show something else in the same place; nothing is painted when it is the same."""
        new = _shown(content)
        if not new.is_same(self._now):
            self._now = new
            self.update(new, layout=False)


def _shown(content: Content | str) -> Content:
    return literal(content) if isinstance(content, str) else content
