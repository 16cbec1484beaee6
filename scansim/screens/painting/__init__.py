"""Painters: pure functions from a value and a width to rows of text with their styles. No widget, no rule, no state."""
