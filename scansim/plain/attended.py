"""Lines of a person who may go away: what comes after a long silence is not theirs any more. And lines unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from scansim.training.people.idle import IdleTimes, IdleWatch
from scansim.training.people.person import Role
from scansim.training.ports import Clock

__all__ = ["Attended", "LeftAlone", "Lines", "unseen"]


class LeftAlone(Exception):
    """Nobody typed anything for too long; the line that came then was not taken."""


class Lines(Protocol):
    """Where lines come from."""

    def readline(self) -> str:
        """The next line with its ending; empty at the end."""


class Attended:
    """Lines from ``source``. A terminal of lines cannot be locked while it waits, so that the first line after too long
    a silence is refused, whoever typed it."""

    def __init__(self, source: TextIO, clock: Clock, times: IdleTimes) -> None:
        self._source = source
        self._clock = clock
        self._watch = IdleWatch(times, clock.monotonic())
        self.roles: tuple[Role, ...] = ()
        self.in_run = False

    def readline(self) -> str:
        """The next line. Raises :class:`LeftAlone`."""
        text = self._source.readline()
        now = self._clock.monotonic()
        is_late = not self._watch.seconds_left(now, self.roles, in_run=self.in_run)
        self._watch.touch(now)
        if is_late and text:
            raise LeftAlone
        return text

    def came(self) -> None:
        """Somebody is there; what was before does not count."""
        self._watch.touch(self._clock.monotonic())


@contextmanager
def unseen(source: TextIO) -> Iterator[None]:
    """What is typed inside is not shown, where ``source`` is a terminal that shows what is typed."""
    try:
        import termios  # POSIX only; elsewhere, and where there is no terminal, nothing is shown by the system

        before = termios.tcgetattr(source.fileno())
    except (ImportError, OSError, ValueError, termios.error):
        yield
        return
    hidden = list(before)
    hidden[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(source.fileno(), termios.TCSADRAIN, hidden)
        yield
    finally:
        termios.tcsetattr(source.fileno(), termios.TCSADRAIN, before)
