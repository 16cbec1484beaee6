"""What must hold between the settings of an exercise and its pack."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.content.faults import Broken, meant, shown
from scansim.content.settings_file import SettingsFile
from scansim.training.pack import Pack

__all__ = ["broken_settings"]


def broken_settings(file: SettingsFile, pack: Pack) -> Iterator[Broken]:
    """Settings of operation types that the pack does not have."""
    known = [kind.id for kind in pack.operation_types]
    for id_ in file.operation_types:
        if id_ not in known:
            what = f"{shown(id_)} is no operation type of pack {pack.id}."
            yield Broken(("settings", "operation_types", id_), what, meant(id_, known))
