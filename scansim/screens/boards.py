"""What supervisors open: the team, one person, who waits for a signature. All of one moment, read anew when the records
have changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.board_sight import Sight
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.board_pages import person_sheet, queue_sheet
from scansim.screens.painting.boards import AroundTeam, team_sheet
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.row import Sheet
from scansim.training.boards.members import Member, View
from scansim.training.boards.person import PersonBoard
from scansim.training.boards.queue import Waiting
from scansim.training.boards.team import Need, TeamBoard
from scansim.words.boards import board_line, role_title
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["PersonPage", "QueuePage", "TeamPage"]


class ChoosingPage(Page):
    """A board with rows to choose from."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self.sight = sight
        self.chosen = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def refresh_board(self) -> None:
        """Read anew what is shown."""

    def on_screen_resume(self) -> None:
        """What was signed meanwhile shows."""
        with self.trainer.telling_troubles():
            if self.sight.renewed():
                self.refresh_board()
                self.chosen = max(0, min(self.chosen, self.count - 1))
        super().on_screen_resume()

    def entered(self, message: Entered) -> None:
        """Nothing is scanned here."""
        self.refuse(phrase("help_scanned", read=message.entry.data))

    def open_chosen(self) -> None:
        """Go to the chosen row."""

    def touched(self, act: str) -> None:
        """A row was touched: choose it; touched again, open it."""
        if self.chosen == int(act):
            self.open_chosen()
        else:
            self._choose(int(act))

    def do_choose_up(self) -> None:
        """The row above."""
        self._choose(self.chosen - 1)

    def do_choose_down(self) -> None:
        """The row below."""
        self._choose(self.chosen + 1)

    def do_choose_next(self) -> None:
        """The row below; after the last one the first."""
        if self.count:
            self._choose((self.chosen + 1) % self.count)

    def do_choose_four(self) -> None:
        """To the next four, which the letters mean then."""
        after = (self.chosen // 4 + 1) * 4
        self._choose(after if after < self.count else 0)

    def do_choose_nth(self, letter: str) -> None:
        """A row by its letter."""
        index = place_of(letter, self.chosen)
        if index < self.count:
            self._choose(index)
            self.open_chosen()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_leave(self) -> None:
        """Back to where it was opened."""
        self.app.pop_screen()

    def _choose(self, index: int) -> None:
        if 0 <= index < self.count:
            self.chosen = index
            self.paint()


class TeamPage(ChoosingPage):
    """People × skills."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.TEAM,)

    def __init__(self, sight: Sight) -> None:
        super().__init__(sight)
        self._view = View(sight.overview.own_site)
        self._board: TeamBoard
        self._around: AroundTeam
        self.refresh_board()

    @property
    def heading(self) -> Said:
        """Of whom it is."""
        view, site = self._view, self._site()
        shift = _either(view.shift, "all_shifts", "no_shift")
        if view.shift:
            shift = board_line("shift", shift=view.shift)
        role = _either(view.role, "all_roles", "no_role")
        if view.role:
            title = role_title(self.sight.overview.programme, view.role)
            role = Said(title, title)
        team = board_line("team").long
        parts = [site.long, shift.long, *([role.long] if view.role is not None else [])]
        return Said(" · ".join((team, *parts)), f"{site.short} · {shift.short}")

    @property
    def corner(self) -> Sequence[str]:
        """How many they are, and the day (UTC)."""
        count = len(self._board.rows)
        people = board_line("person_one" if count == 1 else "people", count=str(count)).long
        return (self._board.on.isoformat(), people)

    @property
    def count(self) -> int:
        """The people."""
        return len(self._board.rows)

    @property
    def hidden(self) -> frozenset[str]:
        """What there is only one of is not chosen."""
        overview = self.sight.overview
        alone = {
            "other_shift": len(overview.shifts) < 2,
            "other_site": len(overview.sites) < 2 or overview.own_site is not None,
            "other_role": not overview.roles,
            "open_person": not self._board.rows,
            "choose_down": len(self._board.rows) < 2,
        }
        return frozenset(action for action, is_so in alone.items() if is_so)

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The people."""
        programme = self.sight.overview.programme
        return team_sheet(self._board, programme, self._around, self.chosen, width, self.manner)

    def refresh_board(self) -> None:
        """The people of the view."""
        overview = self.sight.overview
        self._board = overview.team(self._view)
        self._around = AroundTeam(overview.readiness(self._view.site), overview.stations())

    def entered(self, message: Entered) -> None:
        """A name that is typed is gone to."""
        wanted = message.entry.data.strip().casefold()
        rows = [] if message.entry.fault else self._board.rows
        at = next((index for index, row in enumerate(rows) if _begins(row.member, wanted)), None)
        if at is None or not wanted:
            self.refuse(phrase("names_no_such"))
        else:
            self._choose(at)
            self.answer(None)

    def open_chosen(self) -> None:
        """The person."""
        self.do_open_person()

    def do_open_person(self) -> None:
        """The chosen person by themselves."""
        if self._board.rows:
            self.app.push_screen(PersonPage(self.sight, self._board.rows[self.chosen].member))

    def do_open_queue(self) -> None:
        """Who waits for a signature."""
        self.app.push_screen(QueuePage(self.sight))

    def do_open_readiness(self) -> None:
        """Whether the site is ready."""
        from scansim.screens.board_reports import ReadinessPage

        self.app.push_screen(ReadinessPage(self.sight, self._view.site))

    def do_open_errors(self) -> None:
        """What goes wrong most."""
        from scansim.screens.board_reports import ErrorsPage

        self.app.push_screen(ErrorsPage(self.sight, self._view))

    def do_other_shift(self) -> None:
        """The next shift; after the last one all."""
        self._look(self.sight.next_shift(self._view))

    def do_other_site(self) -> None:
        """The next site; after the last one all."""
        self._look(self.sight.next_site(self._view))

    def do_other_role(self) -> None:
        """The next work; after the last one all."""
        self._look(self.sight.next_role(self._view))

    def _look(self, view: View) -> None:
        self._view, self.chosen = view, 0
        self.refresh_board()
        self.pane.top = 0
        self.answer(None)

    def _site(self) -> Said:
        site = self._view.site
        return Said(site, site) if site else _either(site, "all_sites", "no_site")


class PersonPage(ChoosingPage):
    """How somebody stands, and their check-rides to watch."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.PERSON,)

    def __init__(self, sight: Sight, member: Member) -> None:
        super().__init__(sight)
        self._member = member
        self._board: PersonBoard = sight.overview.person(member)

    @property
    def heading(self) -> Said:
        """Who it is."""
        called = self._member.called
        return Said(self._member.name or called, called)

    @property
    def corner(self) -> Sequence[str]:
        """Where and when they work."""
        return (self._member.site, self._member.shift)

    @property
    def count(self) -> int:
        """The check-rides."""
        return len(self._board.rides)

    @property
    def hidden(self) -> frozenset[str]:
        """Without a ride there is nothing to watch."""
        nothing = {"open_ride": not self.count, "choose_down": self.count < 2, "sign_person": self._to_sign() is None}
        return frozenset(action for action, is_so in nothing.items() if is_so)

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The skills, the rides, the errors."""
        return person_sheet(self._board, self.sight.overview.programme, self.chosen, width, self.manner)

    def refresh_board(self) -> None:
        """The same person."""
        self._member = self.sight.overview.member(self._member.id) or self._member
        self._board = self.sight.overview.person(self._member)

    def open_chosen(self) -> None:
        """The ride."""
        self.do_open_ride()

    def do_open_ride(self) -> None:
        """Watch the chosen check-ride, on top of this."""
        if self.count:
            self.sight.watch(self, self._board.rides[self.chosen].attempt)

    def do_sign_person(self) -> None:
        """Sign what waits first."""
        skill = self._to_sign()
        if skill is None:
            self.refuse(board_line("queue_none"))
        else:
            self.trainer.go_sign(self._member.id, skill)

    def _to_sign(self) -> str | None:
        needs = (Need.SIGN, Need.OBSERVE)
        return next((cell.skill.id for need in needs for cell in self._board.cells if cell.need is need), None)


class QueuePage(ChoosingPage):
    """Who waits for a signature, or to be observed."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.QUEUE,)

    def __init__(self, sight: Sight) -> None:
        super().__init__(sight)
        self._waiting: tuple[Waiting, ...] = sight.overview.queue()

    @property
    def heading(self) -> Said:
        """What they wait for."""
        return board_line("queue")

    @property
    def corner(self) -> Sequence[str]:
        """How many wait."""
        return (str(self.count),)

    @property
    def count(self) -> int:
        """Those who wait."""
        return len(self._waiting)

    @property
    def hidden(self) -> frozenset[str]:
        """Where nobody waits there is nothing to open."""
        nothing = {"open_waiting": not self.count, "choose_down": self.count < 2}
        return frozenset(action for action, is_so in nothing.items() if is_so)

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """Those who wait."""
        return queue_sheet(self._waiting, self.sight.overview.programme, self.chosen, width, self.manner)

    def refresh_board(self) -> None:
        """Those who wait now."""
        self._waiting = self.sight.overview.queue()

    def open_chosen(self) -> None:
        """The evidence."""
        self.do_open_waiting()

    def do_open_waiting(self) -> None:
        """The page that signs."""
        if self._waiting:
            waiting = [(each.member.id, each.cell.skill.id) for each in self._waiting]
            self.trainer.go_sign(*waiting[self.chosen], waiting[self.chosen + 1 :])


def _either(value: str | None, when_all: str, when_none: str) -> Said:
    return board_line(when_all if value is None else when_none)


def _begins(member: Member, wanted: str) -> bool:
    folded = member.name.casefold()
    return folded.startswith(wanted) or any(word.startswith(wanted) for word in folded.split())
