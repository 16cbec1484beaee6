"""The same runs as lines of text: for scripts, screen readers and dumb terminals."""
