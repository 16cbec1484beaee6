"""What traps are planted in: the goods, papers and places of one seed, before they become a situation."""

from __future__ import annotations

from dataclasses import dataclass, field

from scansim.engine.floor.things import Box, Unit
from scansim.training.draw import whole_between
from scansim.training.goods import Standing, stand, stands_at
from scansim.training.orders import Order, PlannedTask
from scansim.training.pack import Pack
from scansim.training.starting_point import BookedStock, CannotBePlayed
from scansim.training.story import Between, Hold, Trap
from scansim.training.texts import LocalText

__all__ = ["Ground", "filled_in"]


@dataclass(slots=True)
class Ground:
    """One seed's story while it is being made. Kinds of traps change it by its verbs, and by nothing else.

    ``came`` is what truly comes of every line of a task that is brought, before its goods stand there. Of the pack's
    stock, ``gone`` and ``changed`` are by number.
    """

    pack: Pack
    seed: int
    tasks: tuple[PlannedTask, ...]
    standing: Standing = field(default_factory=Standing)
    came: dict[tuple[str, str], int] = field(default_factory=dict)
    remarks: dict[str, list[LocalText]] = field(default_factory=dict)
    held: dict[str, Hold] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    changed: dict[int, Unit] = field(default_factory=dict)
    changed_boxes: dict[int, Box] = field(default_factory=dict)
    booked: list[BookedStock] = field(default_factory=list)
    full: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for planned in self.tasks:
            for order in planned.orders:
                self.came[(planned.task.name, order.line.name)] = order.units

    def task_of(self, trap: Trap) -> PlannedTask:
        """The task that a trap is about: the one that it names, or the only one.

        Raises:
            CannotBePlayed: when there is no such task.
        """
        named = [planned for planned in self.tasks if trap.task in ("", planned.task.name)]
        if not named or (not trap.task and len(named) > 1):
            raise CannotBePlayed(f"{trap.name!r} does not say of which task")
        return named[0]

    def order_of(self, trap: Trap) -> Order:
        """The line that a trap is about: the one that it names, or the first.

        Raises:
            CannotBePlayed: when there is no such line.
        """
        orders = [order for order in self.task_of(trap).orders if trap.line in ("", order.line.name)]
        if not orders:
            raise CannotBePlayed(f"{trap.name!r} is about {trap.line!r}, which is no line")
        return orders[0]

    def between(self, trap: Trap, span: Between, choice: str) -> int:
        """A number that the seed chooses for a trap."""
        stream = self.task_of(trap).stream if self.tasks else "traps"
        return whole_between(self.seed, f"{stream}/{choice}/{trap.name}", span.low, span.high)

    def is_brought(self, planned: PlannedTask) -> bool:
        """Whether the goods of a task stand there for it, and are not those of the shelves."""
        return bool(stands_at(planned, self.pack))

    def stand_goods(self) -> None:
        """Let everything stand there that came."""
        for planned in self.tasks:
            if place := stands_at(planned, self.pack):
                came = {order.line.name: self.came[(planned.task.name, order.line.name)] for order in planned.orders}
                stand(self.standing, planned, place, came)

    def remark(self, planned: PlannedTask, said: LocalText) -> None:
        """Let the paper of a task say something."""
        self.remarks.setdefault(planned.task.name, []).append(said)


def filled_in(text: LocalText, **facts: object) -> LocalText:
    """A sentence with its facts, in every language."""
    return LocalText(tuple((language, said.format(**facts)) for language, said in text.texts))
