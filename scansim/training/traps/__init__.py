"""What can be wrong: one module for each kind, with what it needs, how it plants, and what is right."""
