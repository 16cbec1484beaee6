"""Making screens, which are values, from frames."""
