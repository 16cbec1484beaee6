"""The coach: what would a competent operator do now, and why? It knows what the operator has seen, not the truth."""
