"""What a run came to: a scorecard, or for free practice what was done."""

from __future__ import annotations

from scansim.training.run import Run
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.work_done import WorkDone, work_done

__all__ = ["Result", "result_of"]

Result = Scorecard | WorkDone


def result_of(run: Run) -> Result:
    """The result of a run as it stands, which is stored when it is closed."""
    return work_done(run) if run.exercise.is_free else scorecard_of(run)
