"""Inventory adjustments: counting what lies in a place and applying it."""
