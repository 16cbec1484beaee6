"""What a run was worth: points proved by scanning, errors with severity and fate, gates, the scorecard."""
