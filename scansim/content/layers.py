"""The content that ships and the folder of a site over it, read as one (DESIGN section 2, ``docs/sites.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scansim.content.changes import Change
from scansim.content.csv_overlay import Columns, List, overlaid_list
from scansim.content.csv_source import LARGEST_CSV, read_csv
from scansim.content.faults import Fault, file_name, meant, shown
from scansim.content.reading import text_of_file
from scansim.content.yaml_overlay import additions, overlaid
from scansim.content.yaml_source import LARGEST_YAML, Source, read_yaml

__all__ = ["SUFFIXES", "YAML_SUFFIXES", "Layers", "content_files"]

YAML_SUFFIXES = frozenset({".yaml", ".yml"})
SUFFIXES = YAML_SUFFIXES | {".csv"}


@dataclass
class Layers:
    """Reads files of both folders. What it has read so far is remembered: the ``changes`` of the site, in that order.

    Files are named relative to ``root`` in faults, those of the site by their whole path.
    """

    root: Path
    site: Path | None = None
    changes: list[Change] = field(default_factory=list)
    _read: set[Path] = field(default_factory=set)

    @classmethod
    def of(cls, content: Path | Layers) -> Layers:
        """Layers as they are, or those of one folder alone."""
        return cls(content) if isinstance(content, Path) else content

    def name(self, path: Path) -> str:
        """How a file is called in faults."""
        return file_name(path, self.root)

    def yaml(self, file: str) -> Source:
        """A YAML file by its path below the folders, slashes between."""
        return self.merged(self.root / file, self._of_site(file), Path(file).name)

    def merged(self, shipped: Path | None, site: Path | None, thing: str) -> Source:
        """A YAML file that ships, the site's file over it, or either alone; ``thing`` is what changes name."""
        if site is None:
            return self._source(shipped or self.root)
        self._read.add(site)
        over = self._source(site)
        if shipped is None or not shipped.exists():
            source, changes = additions(over, thing)
        else:
            source, changes = overlaid(self._source(shipped), over, thing)
        self.changes.extend(changes)
        return source

    def list(self, file: str, columns: Columns) -> List:
        """A list by its path below the folders; one that is missing is a fault."""
        path, site = self.root / file, self._of_site(file)
        if site is None:
            return self._list(path, columns)
        self._read.add(site)
        if not path.exists():
            alone = self._list(site, columns)
            change = Change(self.name(site), 0, Path(file).name, "", None, f"{len(alone.rows)} rows")
            self.changes.append(change)
            return alone
        name = self.name(site)
        text = text_of_file(site, name, LARGEST_CSV)
        base = self._list(path, columns)
        if isinstance(text, Fault):
            return List((), (*base.faults, text))
        found = overlaid_list(base, text, name, columns, Path(file).name)
        self.changes.extend(found.changes)
        return found

    def has(self, file: str) -> bool:
        """Whether either folder has this file."""
        return (self.root / file).exists() or self._of_site(file) is not None

    def folders(self, folder: str) -> tuple[str, ...]:
        """The names of the folders below a folder, of both."""
        found = {
            path.name
            for root in self._roots()
            for path in (root / folder).glob("[!.]*")
            if path.is_dir() and not path.is_symlink()
        }
        return tuple(sorted(found))

    def unread(self, *folders: str) -> Iterator[Fault]:
        """The site's files in these folders that nothing has read: they overlay nothing."""
        for folder in folders if self.site is not None else ():
            for path in content_files(Path(self.site or self.root) / folder):
                if path not in self._read:
                    known = [one.name for one in content_files(self.root / folder)]
                    what = f"Nothing that ships in {folder} is called {shown(path.name)}."
                    yield Fault(self.name(path), 0, what, meant(path.name, dict.fromkeys(known)))

    def _roots(self) -> tuple[Path, ...]:
        return (self.root,) if self.site is None else (self.root, self.site)

    def _of_site(self, file: str) -> Path | None:
        path = None if self.site is None else self.site / file
        return path if path is not None and path.exists() else None

    def _source(self, path: Path) -> Source:
        name = self.name(path)
        text = text_of_file(path, name, LARGEST_YAML)
        return Source(name, None, (text,)) if isinstance(text, Fault) else read_yaml(text, name)

    def _list(self, path: Path, columns: Columns) -> List:
        name = self.name(path)
        text = text_of_file(path, name, LARGEST_CSV)
        return (
            List((), (text,))
            if isinstance(text, Fault)
            else List(*read_csv(text, name, columns.known, columns.optional))
        )


def content_files(folder: Path) -> Iterator[Path]:
    """The files below a folder that content is read from, in the order of their paths; what is hidden is left alone."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.casefold() in SUFFIXES and not hidden:
            yield path
