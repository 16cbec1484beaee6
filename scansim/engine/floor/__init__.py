"""The truth: what physically lies where. :class:`~scansim.engine.floor.floor.Floor` is moved by hands, not by Validate."""
