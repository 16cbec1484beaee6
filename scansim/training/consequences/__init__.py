"""What a run did to stock, customers and suppliers: computed from the record against the truth, never authored."""
