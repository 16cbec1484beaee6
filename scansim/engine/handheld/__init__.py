"""The emulated Barcode app: a pure state machine. ``Handheld.receive(input) -> Turn(screen, feedback, events)``."""
