"""What lasts: facts, the inputs of each attempt, the contents they were recorded under, and projections of them.

:func:`scansim.records.opening.open_records` opens the one file; :class:`scansim.records.memory.MemoryAttempts`
keeps the same contract without a file. The shapes stand in ``docs/formats.md``.
"""
