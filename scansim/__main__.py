"""``python -m scansim``."""

from scansim.cli import main

if __name__ == "__main__":
    main()
