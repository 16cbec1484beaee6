"""The composition root of printing: packs and exercises become documents, and documents files (``docs/rooms.md``)."""
