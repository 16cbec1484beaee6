"""A copy of the content that ships, to be broken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scansim.content.faults import Fault
from scansim.content.library import Library

ROOT = Path(__file__).resolve().parents[2]


def shipped_ids() -> list[str]:
    """The ids of all exercises that ship, check-rides behind and sandboxes last."""
    files = (ROOT / "exercises").rglob("*-*.yaml")
    return sorted(
        (file.stem for file in files), key=lambda id_: (id_.startswith("FREE"), id_.startswith(("CHK", "CUR")), id_)
    )


@dataclass(frozen=True)
class ContentFolder:
    """A content folder whose files a test edits."""

    root: Path

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def line_of(self, file: str, fragment: str) -> int:
        """The number of the only line that holds a text."""
        (line,) = (number for number, text in enumerate(self.text(file).splitlines(), 1) if fragment in text)
        return line

    def load(self) -> Library:
        return Library.load(self.root)

    def faults(self) -> tuple[Fault, ...]:
        return self.load().faults
