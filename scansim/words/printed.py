"""What stands on printed pages besides what they are about. Whole sentences, in the language of whom they are for."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["PRINTED", "printed"]

PRINTED: dict[str, Sentence] = {
    "training": Sentence("TRAINING"),
    "not_real": Sentence("For training only. These codes belong to no real goods."),
    "page_of": Sentence("page {page} of {pages}"),
    "actual_size": Sentence("Print at actual size (100 %). This line must be 100 mm long."),
    "calibration_title": Sentence("Calibration sheet"),
    "calibration_plain": Sentence("Rulers and bars"),
    "calibration_how": Sentence(
        "Print this page at actual size, on plain paper. Then measure with a ruler and write what you find into the "
        "printer's profile (labels/printers.yaml)."
    ),
    "calibration_offset": Sentence(
        "Offset: each corner cross stands {distance} mm from both edges of the paper. Measure at the upper left one. "
        "What is missing to {distance} mm at the left edge is added to offset_x, at the upper edge to offset_y; what "
        "is too much is taken away."
    ),
    "calibration_scale": Sentence(
        "Scale: multiply scale_x by the length of the ruler across and divide it by what you measure; scale_y by that "
        "of the ruler down."
    ),
    "calibration_stock": Sentence(
        "Labels: hold the next page and a sheet of {stock} together against the light. Every outline must lie on a "
        "label; the numbers are the start positions."
    ),
    "calibration_bars": Sentence(
        "Bars: scan these from where you will stand. The narrowest that reads at once is the narrowest to print."
    ),
    "bars_of": Sentence("{payload}: bars of {width} mm"),
    "millimetres": Sentence("{length} mm"),
}


def printed(code: str, **facts: str) -> str:
    """A sentence of a printed page with its facts."""
    return PRINTED[code].say(facts).long
