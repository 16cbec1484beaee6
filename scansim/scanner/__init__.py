"""From the bytes and keys of a scanner or keyboard to one entry with its origin. Pure: no clock, no terminal."""
