"""Which files tell exercises: those that ship, and those of the site, which overlay them by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scansim.content.layers import YAML_SUFFIXES, Layers, content_files
from scansim.content.pack_file import PACKS

__all__ = ["EXERCISES", "Story", "all_stories", "stories_under"]

EXERCISES = "exercises"
_SCORING = "scoring"


@dataclass(frozen=True, slots=True)
class Story:
    """The file of an exercise that ships, the site's file over it, or either alone."""

    shipped: Path | None
    site: Path | None = None

    @property
    def path(self) -> Path:
        """The file that one would edit: the site's where there is one."""
        return self.site or self.shipped or Path()

    @property
    def id(self) -> str:
        """The id that the file is called by."""
        return self.path.stem


def all_stories(layers: Layers) -> tuple[Story, ...]:
    """Every exercise of both folders, those that ship first. A site's file overlays the first of its name."""
    stories = [Story(path) for path in _in_folder(layers.root)]
    if layers.site is not None:
        for path in _in_folder(layers.site):
            named = (number for number, story in enumerate(stories) if _overlays(path, story))
            number = next(named, None)
            if number is None:
                stories.append(Story(None, path))
            else:
                stories[number] = Story(stories[number].shipped, path)
    return tuple(stories)


def stories_under(path: Path, known: Sequence[Story], layers: Layers) -> Iterator[Story]:
    """The exercises of a file or folder: as they are known, else as files of their own."""
    by_file = {file.resolve(): story for story in known for file in (story.shipped, story.site) if file is not None}
    for file in content_files(path) if path.is_dir() else [path]:
        is_yaml = file.suffix.casefold() in YAML_SUFFIXES or not path.is_dir()
        if is_yaml and not _is_no_story(file, layers):
            yield by_file.get(file.resolve(), Story(file))


def _in_folder(root: Path) -> Iterator[Path]:
    packs = root / PACKS
    for path in content_files(root / EXERCISES):
        if path.suffix.casefold() in YAML_SUFFIXES and not path.is_relative_to(packs):
            yield path


def _overlays(path: Path, story: Story) -> bool:
    return story.site is None and story.shipped is not None and story.shipped.name == path.name


def _is_no_story(path: Path, layers: Layers) -> bool:
    """Whether a file belongs to a pack, or to how work is scored."""
    inside = path.resolve()
    roots = [root.resolve() for root in (layers.root, layers.site) if root is not None]
    return any(inside.is_relative_to(root / folder) for root in roots for folder in (PACKS, _SCORING))
