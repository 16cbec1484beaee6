"""Makes the data packs M and L (``tools/packs.py``): the same bytes every time."""
