"""A scanned string and what it means: commands, and the record that bears it."""
