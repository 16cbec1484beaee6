"""The record: what the ERP believes. :class:`~scansim.engine.warehouse.warehouse.Warehouse` is the only door to it."""
