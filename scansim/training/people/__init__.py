"""Who stands at a device: what they may do there, and the rules of their PIN."""
