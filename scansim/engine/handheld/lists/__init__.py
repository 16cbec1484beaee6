"""Menu, operations, lists of transfers and batches: finding work and opening it."""
