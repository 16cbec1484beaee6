"""Whether somebody is there, and whether they still may be: a station that is left locks itself."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from scansim.screens.page import Page
from scansim.screens.painting.tones import CHECK
from scansim.training.people.idle import IdleWatch
from scansim.training.people.sign_in import may_stay
from scansim.training.ports import StorageRefused
from scansim.words.interface import phrase

if TYPE_CHECKING:
    from scansim.screens.painting.chrome import Answer
    from scansim.screens.trainer import Trainer

__all__ = ["Presence"]

_ASKED_EVERY = 5.0
"""So many seconds apart it is asked whether whoever works here still may."""


class Presence:
    """Looks when it is told to, and locks the trainer. ``warning`` is what is said just before."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._watch = IdleWatch(trainer.desk.rules.idle, self._now)
        self._asked_at = self._now
        self.warning: Answer | None = None

    def touch(self) -> None:
        """Somebody did something."""
        self._watch.touch(self._now)
        self.warn(None)

    def look(self) -> None:
        """Lock when nobody was there for too long, and say so some seconds before; lock who was locked out."""
        trainer = self._trainer
        pages = [page for page in trainer.screen_stack if isinstance(page, Page)]
        if not self._is_somebodys(pages):
            return
        if not self._may_stay():
            trainer.lock("denied")
            return
        if any(page.is_playing for page in pages):
            self._watch.touch(self._now)
        roles = trainer.session.worker.roles if trainer.is_signed_in else ()
        left = self._watch.seconds_left(self._now, roles, in_run=any(page.is_run for page in pages))
        if not left:
            trainer.lock("idle")
        elif self._watch.warns(left):
            self.warn(CHECK.saying(phrase("idle_warning", seconds=str(ceil(left)))))

    def warn(self, warning: Answer | None) -> None:
        """Say it in the place of the answer, which comes back after it."""
        if warning == self.warning:
            return
        self.warning = warning
        if isinstance(self._trainer.screen, Page):
            self._trainer.screen.paint()

    @property
    def _now(self) -> float:
        return self._trainer.desk.clock.monotonic()

    def _is_somebodys(self, pages: list[Page]) -> bool:
        """Whether somebody may be seen here. Where there are only guests, everybody is the same one."""
        trainer = self._trainer
        if trainer.is_signed_in:
            return trainer.session.worker.person is not None or trainer.has_people
        return any(page.is_of_somebody for page in pages)

    def _may_stay(self) -> bool:
        """Somebody may have locked them, or revoked their badge, elsewhere."""
        trainer = self._trainer
        worker = trainer.session.worker if trainer.is_signed_in else None
        if worker is None or worker.person is None or self._now < self._asked_at + _ASKED_EVERY:
            return True
        self._asked_at = self._now
        try:
            return may_stay(trainer.desk.roster.person(worker.id), worker.badge)
        except StorageRefused:
            return True  # The next input that cannot be kept says so.
