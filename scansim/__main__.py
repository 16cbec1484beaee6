"""``python -m scansim``."""

from scansim.cli import main

main()
