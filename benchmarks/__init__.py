"""Figures of the program against its yardsticks; `make bench` prints them (DESIGN section 9)."""
