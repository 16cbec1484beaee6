"""The readers that these tests share, on the day of the recorded cases."""

from __future__ import annotations

from datetime import date

from scansim.content.gs1 import element_reader
from scansim.engine.barcodes.app_gs1 import AppGs1
from scansim.engine.barcodes.app_plain import AppPlain
from scansim.engine.barcodes.two_verdicts import ScanReader

__all__ = ["APP", "ELEMENTS", "GS", "PLAIN", "SCANS", "TODAY"]

TODAY = date(2026, 11, 22)
GS = "\x1d"
ELEMENTS = element_reader(TODAY)
APP = AppGs1(TODAY)
PLAIN = AppPlain()
SCANS = ScanReader(ELEMENTS, TODAY)
