"""The warehouse, the floor and the handheld: pure, standard library only, no clock, no randomness, no I/O."""
