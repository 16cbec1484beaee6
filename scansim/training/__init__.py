"""Exercise, run, coach, score, debrief: pure; clock, storage, identity and sound come in through ports."""
