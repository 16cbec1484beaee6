"""The truth: what physically lies where. Hands move :class:`~scansim.engine.floor.floor.Floor`, not Validate."""
