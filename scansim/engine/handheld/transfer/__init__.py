"""The client screen of a transfer or batch: scans, buttons, packages, lots, the line editor, validating."""
