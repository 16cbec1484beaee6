"""The verbs of :class:`~scansim.engine.warehouse.warehouse.Warehouse`, by subject: each a transaction, none a rule."""
