"""A run: one person, one situation, one ordered list of inputs. Everything else is derived by replaying them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scansim.engine.floor.things import Place, number_in
from scansim.engine.handheld.events import (
    CountsApplied,
    Event,
    TransferCancelled,
    TransferOpened,
    TransferValidated,
)
from scansim.engine.handheld.feedback import Code, Feedback, Verdict, accepted, refused
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.replacing import replace
from scansim.scanner.entry import Grade
from scansim.training.answers import Answered
from scansim.training.attention import is_unread
from scansim.training.exercise import Exercise
from scansim.training.floor_acts import act, walk
from scansim.training.floor_view import FloorView, floor_view
from scansim.training.floor_work import follow, place_of_label, was_read_there
from scansim.training.header import Floor
from scansim.training.inputs import (
    Abandon,
    Answer,
    Do,
    Finish,
    Go,
    Hint,
    Input,
    Key,
    Pause,
    Report,
    Resume,
    Scan,
    Set,
    Tap,
    Timed,
)
from scansim.training.interrupting import Interruptions, Question
from scansim.training.lost_answer import start_again, was_done
from scansim.training.naming import called
from scansim.training.observation import Chosen, Observation
from scansim.training.observing import (
    brought_by,
    danger_in,
    dead,
    faulty,
    handheld_for,
    may_come_before_an_answer,
    of_hands,
    of_the_site,
    validated_in,
)
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.reports import ReportCode, Reported
from scansim.training.score.evidence import Evidence
from scansim.training.score.evidence_presence import thing_elsewhere
from scansim.training.second_count import second_count
from scansim.training.settings import in_force
from scansim.training.situation import escalated, situation_of
from scansim.training.starting_point import Situation
from scansim.training.walk_labels import is_walk_label, place_walked_to
from scansim.training.world import World, build

__all__ = ["Moment", "Run", "replayed"]


@dataclass(frozen=True)
class Moment:
    """The state of a run after an input: the answer, and lazily the screen and the floor. Ask before the next one."""

    observation: Observation
    finished: bool
    _run: Run

    @property
    def feedback(self) -> Feedback:
        """The answer to the input."""
        return self.observation.feedback

    @cached_property
    def screen(self) -> HandheldScreen:
        """What the handheld shows."""
        return self._run.handheld.screen

    @cached_property
    def floor(self) -> FloorView:
        """What is seen from where the operator stands."""
        return self._run.floor


class Run:
    """Takes every input of the language, hands the device its part, and remembers what was observed.

    Free practice ends when it is left, and with nothing else.

    ``played_on`` says where the goods are: drawn on the screen, or hung as labels in a room. In a room nothing can be
    picked on the screen; all else is the same. ``untimed``: extra time was granted, so that pace is not scored.
    """

    def __init__(
        self,
        exercise: Exercise,
        pack: Pack,
        policy: Policy,
        seed: int,
        played_on: Floor = Floor.SCREEN,
        *,
        untimed: bool = False,
    ) -> None:
        self.exercise = exercise
        self.pack = in_force(exercise, pack)
        self.policy = policy
        self.played_on = played_on
        self.untimed = untimed
        self.situation: Situation = escalated(situation_of(exercise, self.pack, seed), self.pack, policy.escalation)
        self.world: World = build(self.pack, self.situation)
        self.handheld = handheld_for(self.world, self.situation, exercise, pack, policy)
        self.evidence = Evidence()
        self.interruptions = Interruptions(self.situation, self.world.transfers)
        self._observations: list[Observation] = []
        self._unreadable: set[str] = set()
        self._paused = False
        self._abandoned = False
        self._ended = False
        self._unsettled = {transfer.id for transfer in self.world.transfers}
        self._uncounted = set(self.situation.counted)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Everything observed so far, in order."""
        return tuple(self._observations)

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened on the handheld, in order."""
        return tuple(event for observation in self._observations for event in observation.events)

    @property
    def finished(self) -> bool:
        """Whether all that was given is done, or the work was handed in or given up; free practice: left.

        Not while somebody waits for an answer.
        """
        return self._abandoned or (self._ended and self.question is None)

    @property
    def abandoned(self) -> bool:
        """Whether the run was given up."""
        return self._abandoned

    @property
    def paused(self) -> bool:
        """Whether active time stands still."""
        return self._paused

    @property
    def question(self) -> Question | None:
        """What somebody who interrupted wants to know; None when nobody waits for an answer."""
        return self.interruptions.question

    @property
    def screen(self) -> HandheldScreen:
        """What the handheld shows now."""
        return self.handheld.screen

    @property
    def floor(self) -> FloorView:
        """What is seen from where the operator stands now."""
        return floor_view(
            self.world.floor,
            self.world.warehouse,
            self.situation.places,
            pickable=self.played_on is Floor.SCREEN,
            full=self.situation.full,
            closed=tuple(self.interruptions.closed),
            scanner_is_dead=self.interruptions.scanner_is_dead,
        )

    def receive(self, timed: Timed) -> Moment:
        """Take one input. A refused input changes neither the record nor the floor, but that one stands where the
        label hangs that was read; what comes after the end of the run is refused and no part of it."""
        given = timed.input
        number = len(self._observations) + 1
        if self.finished:
            over = refused(Verdict.NOT_NOW, Answered.RUN_OVER)
            return Moment(Observation(number, timed.ms, given, over), True, self)
        unread = is_unread(timed, self._observations, self)
        observation = self._refused_by_state(number, timed) or self._observe(number, timed.ms, given)
        if unread:
            observation = replace(observation, unread=True)
        closed = self.interruptions.closed
        danger = danger_in(observation, self.world.floor.stands_at.id, closed) if closed else ""
        observation = replace(observation, danger=danger) if danger else observation
        self._observations.append(observation)
        self.evidence.add(observation)
        self._settle(observation)
        if not self._abandoned:
            self.interruptions.follow(observation)
        return Moment(observation, self.finished, self)

    def digest(self) -> tuple[str, str]:
        """The state hashes of the record and of the floor."""
        return self.world.warehouse.digest(), self.world.floor.digest()

    def _settle(self, observation: Observation) -> None:
        """A run ends when every task is done or cancelled and everything that was asked for is counted.

        What nobody saw an answer to is done for who sees it done.
        """
        if self.exercise.is_free or observation.lost:
            return
        for event in observation.events:
            match event:
                case TransferOpened() if observation.feedback.code == Code.FINISHED_OPENED:
                    self._unsettled.discard(event.transfer)
                case TransferValidated() | TransferCancelled():
                    self._unsettled.discard(event.transfer)
                case CountsApplied():
                    applied = {location for _, location, *_ in event.counts}
                    waiting = {quant.location for quant in self.world.warehouse.open_counts()}
                    self._uncounted -= applied - waiting
        self._ended = self._ended or (not self._unsettled and not self._uncounted)

    def _refused_by_state(self, number: int, timed: Timed) -> Observation | None:
        if self._paused and not isinstance(timed.input, Resume | Abandon):
            return Observation(number, timed.ms, timed.input, refused(Verdict.NOT_NOW, Answered.RUN_PAUSED))
        if not self._paused and isinstance(timed.input, Resume):
            return Observation(number, timed.ms, timed.input, refused(Verdict.NOT_NOW, Answered.NOT_PAUSED))
        if self.question is not None and not may_come_before_an_answer(timed.input):
            waits = refused(Verdict.NOT_NOW, Answered.QUESTION_WAITS, role=self.question.who)
            return Observation(number, timed.ms, timed.input, waits)
        return None

    def _observe(self, number: int, ms: int, given: Input) -> Observation:
        match given:
            case Scan() | Key() if given.fault is not None:
                return Observation(number, ms, given, faulty(given.fault, given.data))
            case Scan() if self.played_on is Floor.ROOM and (given.thing or given.grade is Grade.PICKED):
                return Observation(number, ms, given, refused(Verdict.NOT_NOW, Answered.NOTHING_TO_PICK))
            case Scan() if given.thing and self._is_smudged(given.thing) and not self.interruptions.scanner_is_dead:
                name = called(self.world, given.thing)
                return Observation(number, ms, given, refused(Verdict.UNREADABLE, Answered.LABEL_SMUDGED, thing=name))
            case Scan() | Key() if is_walk_label(given.data):
                return self._walk_label(number, ms, given)
            case Scan() | Key():
                return self._code(number, ms, given)
            case Tap():
                return self._device(number, ms, given, Pressed(given.control))
            case Set():
                return self._device(number, ms, given, Entered(given.field, given.value))
            case Go():
                return of_hands(number, ms, given, walk(self.world.floor, given))
            case Do():
                return of_hands(number, ms, given, act(self.world, given, self._unreadable))
            case Report():
                return self._report(number, ms, given)
            case Answer():
                return self._answer(number, ms, given)
            case Hint() | Pause() | Resume() | Abandon() | Finish():
                return Observation(number, ms, given, self._of_the_run(given))

    def _is_smudged(self, thing: str) -> bool:
        """Whether a thing at hand bears nothing that a scanner reads."""
        unit = self.world.floor.units.find(number_in(thing, "unit"))
        box = self.world.floor.boxes.find(number_in(thing, "box"))
        return (unit is not None and unit.is_smudged) or (box is not None and not box.labels)

    def _walk_label(self, number: int, ms: int, given: Scan | Key) -> Observation:
        """A WALK label leads to its place and shows what is there; the handheld never sees it."""
        if isinstance(given, Key) or not was_read_there(given):
            return Observation(number, ms, given, refused(Verdict.NOT_NOW, Answered.WALK_LABEL_NOT_SCANNED))
        floor = self.world.floor
        place = place_walked_to(given.data, floor.places)
        if place is None:
            return Observation(number, ms, given, refused(Verdict.NOT_NOW, Answered.NO_SUCH_PLACE, read=given.data))
        walked = self._walk_to(place)
        floor.look()
        return Observation(number, ms, given, accepted(Answered.LOOKED, place=place.name), walked=walked)

    def _code(self, number: int, ms: int, given: Scan | Key) -> Observation:
        """A code for the handheld. Whoever read the label of a place stands there now."""
        if isinstance(given, Key):
            return self._device(number, ms, given, Scanned(given.data))
        place = place_of_label(self.world, given)
        walked = self._walk_to(place) if place else ""
        if self.played_on is Floor.ROOM and was_read_there(given):
            self._hold_paper(given.data)
        elsewhere = thing_elsewhere(self.world, given)
        observed = self._device(number, ms, given, Scanned(given.data))
        return replace(observed, walked=walked, elsewhere=elsewhere) if walked or elsewhere else observed

    def _hold_paper(self, label: str) -> None:
        """In a room papers are paper: whoever scans the barcode of one holds it, and what stands on it is read."""
        floor = self.world.floor
        for paper in floor.papers_at(floor.stands_at.id):
            if paper.label == label:
                floor.look(paper.id)

    def _walk_to(self, place: Place) -> str:
        """Walk; the place's id when one was not there already."""
        if self.world.floor.stands_at == place:
            return ""
        self.world.floor.walk(place.id)
        return place.id

    def _device(self, number: int, ms: int, given: Input, device_input: DeviceInput) -> Observation:
        if self.interruptions.scanner_is_dead and (refusal := dead(given, self.world.floor)) is not None:
            return Observation(number, ms, given, refusal)
        mark = self.world.warehouse.mark()
        turn = self.handheld.receive(device_input)
        losing = self.interruptions.loses_answer(turn.events)
        lost = validated_in(turn.events) if losing is not None else 0
        if losing is not None and not was_done(self.exercise.id, losing.name, self.situation.seed):
            self.world.warehouse.undo_to(mark)
            start_again(self.handheld)
            return Observation(number, ms, given, refused(Verdict.NOT_NOW, Answered.NO_CONNECTION), lost=lost)
        if not turn.events:
            return Observation(number, ms, given, of_the_site(turn.feedback))
        followed = [follow(self.world, given, event) for event in turn.events]
        handled = tuple(unit.id for each in followed for unit in each.units)
        opened = tuple(box for each in followed for box in each.opened)
        brought = tuple(
            found
            for event, each in zip(turn.events, followed, strict=True)
            for found in brought_by(event, each, self.world.floor)
        )
        feedback = of_the_site(turn.feedback)
        if lost:
            start_again(self.handheld)
            feedback = refused(Verdict.NOT_NOW, Answered.NO_CONNECTION)
        return Observation(number, ms, given, feedback, turn.events, handled, opened=opened, brought=brought, lost=lost)

    def _report(self, number: int, ms: int, given: Report) -> Observation:
        try:
            report = Reported(ReportCode(given.code), given.about, given.quantity, given.to)
        except ValueError:
            return Observation(number, ms, given, refused(Verdict.UNREADABLE, Answered.UNKNOWN_REPORT, read=given.code))
        if report.code is ReportCode.UNREADABLE:
            self._unreadable.add(report.about)
        rules = self.policy.escalation.counts
        by_others = None if self.exercise.is_free else second_count(self.world, rules, report, self.handheld.losses)
        if by_others is not None:
            return Observation(number, ms, given, by_others[0], by_others[1], report=report)
        facts = {"report": report.code.value, "about": called(self.world, report.about)}
        feedback = accepted(Answered.REPORTED_TO, **facts, role=report.to) if report.to else None
        return Observation(number, ms, given, feedback or accepted(Answered.REPORTED, **facts), report=report)

    def _answer(self, number: int, ms: int, given: Answer) -> Observation:
        question = self.question
        if question is None:
            return Observation(number, ms, given, refused(Verdict.NOT_NOW, Answered.NO_QUESTION, read=given.choice))
        option = question.option(given.choice)
        if option is None:
            no_such = refused(Verdict.UNREADABLE, Answered.NO_SUCH_ANSWER, read=given.choice)
            return Observation(number, ms, given, no_such)
        self.interruptions.answered()
        facts = {"question": question.name, "role": question.who, "letter": option.letter, "choice": option.choice.name}
        chosen = Chosen(question.name, option.choice)
        return Observation(number, ms, given, accepted(Answered.ANSWERED, **facts), chosen=chosen)

    def _of_the_run(self, given: Hint | Pause | Resume | Abandon | Finish) -> Feedback:
        match given:
            case Hint() if self.exercise.is_free:
                return refused(Verdict.NOT_NOW, Answered.NO_COACH)
            case Hint() if self.exercise.is_check:
                return refused(Verdict.NOT_NOW, Answered.NO_HINT_IN_CHECK)
            case Hint():
                return accepted(Answered.HINT)
            case Pause():
                self._paused = True
                return accepted(Answered.PAUSED, why=given.why)
            case Resume():
                self._paused = False
                return accepted(Answered.RESUMED)
            case Abandon():
                self._abandoned = True
                return accepted(Answered.FREE_LEFT if self.exercise.is_free else Answered.ABANDONED)
            case Finish() if self.exercise.is_free:
                return refused(Verdict.NOT_NOW, Answered.NOTHING_TO_HAND_IN)
            case Finish():
                self._ended = True
                return accepted(Answered.FINISHED)


def replayed(run: Run, inputs: Iterable[Timed]) -> Run:
    """The run after these inputs."""
    for timed in inputs:
        run.receive(timed)
    return run
