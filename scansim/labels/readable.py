"""What a person reads of a payload: all of it, always (GS1 General Specifications 4.14)."""

from __future__ import annotations

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.symbology import Symbology

__all__ = ["readable"]


def readable(payload: str, symbology: Symbology, elements: ElementReader) -> str:
    """The payload, or its fields with each Application Identifier in brackets."""
    if not symbology.is_gs1:
        return payload
    return "".join(f"({element.ai}){element.value}" for element in elements.read(payload).elements)
