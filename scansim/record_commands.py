"""The commands that look after records."""

__all__: list[str] = []
