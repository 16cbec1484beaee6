"""Which kinds of symbols there are, and what each can carry."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Symbology"]


class Symbology(StrEnum):
    """A kind of barcode."""

    CODE_128 = "code128"
    GS1_128 = "gs1-128"
    CODE_39 = "code39"
    EAN_13 = "ean13"
    EAN_8 = "ean8"
    UPC_A = "upca"
    ITF_14 = "itf14"
    QR = "qr"
    DATA_MATRIX = "datamatrix"
    GS1_QR = "gs1-qr"
    GS1_DATA_MATRIX = "gs1-datamatrix"

    @property
    def is_2d(self) -> bool:
        """Whether it is made of squares, not bars."""
        return self in {Symbology.QR, Symbology.DATA_MATRIX, Symbology.GS1_QR, Symbology.GS1_DATA_MATRIX}

    @property
    def is_gs1(self) -> bool:
        """Whether it carries a GS1 element string."""
        return self in {Symbology.GS1_128, Symbology.GS1_QR, Symbology.GS1_DATA_MATRIX}
