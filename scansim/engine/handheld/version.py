"""Versions of the app as values: what one does otherwise than the next (reference odoo-barcode 0 "Version map").

A rule asks the version for a property; nowhere is one version compared with another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scansim.engine.barcodes.commands import Family

__all__ = ["BASELINE", "VERSIONS", "Version", "VersionName"]

VersionName = Literal["16", "17", "18", "19"]
"""How a site names the version that it has."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version.

    ``family``: the payloads of commands and operation types. ``asks_to_process_all``: Validate with nothing picked
    asks before it takes everything. ``filters_batches``: a scan filters the list of batches. ``offers_batch_receipts``:
    a product that another open receipt of the vendor expects offers to receive both together. ``return_proposes_all``:
    the return form begins with everything instead of nothing (K for 16 and 17; 11.32 measured for 18).
    ``nests_packages``: the pencil puts a package into another one.
    ``reserves_expired``: the record reserves expired lots and asks about them in the end.
    """

    name: VersionName
    family: Family
    asks_to_process_all: bool = False
    filters_batches: bool = True
    offers_batch_receipts: bool = False
    return_proposes_all: bool = False
    reserves_expired: bool = False
    nests_packages: bool = False


VERSIONS: dict[str, Version] = {
    version.name: version
    for version in (
        Version(
            "16",
            Family.LEGACY,
            asks_to_process_all=True,
            filters_batches=False,
            return_proposes_all=True,
            reserves_expired=True,
        ),
        Version("17", Family.LEGACY, filters_batches=False, return_proposes_all=True),
        Version("18", Family.CURRENT),
        Version("19", Family.CURRENT, offers_batch_receipts=True, nests_packages=True),
    )
}

BASELINE = VERSIONS["18"]
"""What is measured and what a site has that says nothing."""
