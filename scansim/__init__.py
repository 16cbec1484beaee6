"""scansim: practise warehouse work with a barcode scanner, on a simulated warehouse.

The packages, from the inside out: :mod:`scansim.engine` (the warehouse, the floor, the handheld),
:mod:`scansim.scanner` (bytes and keys to entries), :mod:`scansim.training` (exercise, run, coach, score),
:mod:`scansim.words` (every sentence), :mod:`scansim.content`, :mod:`scansim.records`,
:mod:`scansim.screens` and :mod:`scansim.plain`. Imports run one way; ``tests/contracts`` holds that.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
