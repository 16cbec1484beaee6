"""What must hold between the settings of an exercise and its pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scansim.content.faults import Broken, meant, shown
from scansim.content.settings_file import PackCompanyFile, SettingsFile
from scansim.engine.warehouse.catalogue import Usage
from scansim.training.pack import Pack

__all__ = ["broken_places", "broken_settings"]


def broken_settings(file: SettingsFile, pack: Pack) -> Iterator[Broken]:
    """Settings of operation types that the pack does not have."""
    known = [kind.id for kind in pack.operation_types]
    for id_ in file.operation_types:
        if id_ not in known:
            what = f"{shown(id_)} is no operation type of pack {pack.id}."
            yield Broken(("settings", "operation_types", id_), what, meant(id_, known))


def broken_places(company: PackCompanyFile, usages: Mapping[str, Usage]) -> Iterator[Broken]:
    """Places of the company's settings that the pack lacks, or that are not for what is lost; ``usages`` by id."""
    losses = [id_ for id_, usage in usages.items() if usage is Usage.INVENTORY]
    for key in ("inventory_location_id", "scrap_location_id"):
        id_ = getattr(company, key)
        if id_ and id_ not in losses:
            what = f"{shown(id_)} is no location with the usage inventory."
            yield Broken(("settings", "company", key), what, meant(id_, losses))
