"""A run line by line: what a person types or scans goes in, what changed and what is wanted now comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scansim.actions import Where, control_code
from scansim.engine.handheld.feedback import Feedback, Tone, Verdict, accepted, refused
from scansim.engine.handheld.screen import HandheldScreen, ScreenKind
from scansim.plain.asking import HANDS, answered, begun, choices_line, report_code, report_codes
from scansim.plain.buttons import BUTTONS, bare_answer, input_of_button
from scansim.plain.cards import command_of_card
from scansim.plain.changes import Before, change_lines
from scansim.plain.lines import job_text
from scansim.plain.listening import Command, command_in, entry_in
from scansim.plain.seen import Numbers, floor_lines, label_lines
from scansim.plain.shown import choices, head_lines, instruction, same_screen, screen_lines
from scansim.plain.steps import STEPS, input_of_step
from scansim.plain.voice import Voice
from scansim.scanner.entry import Entry, Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.answers import Answered
from scansim.training.asking import LONGEST_QUANTITY, Asked, Form, Prompted, Reply
from scansim.training.handwork import Handwork
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Finish, Hint, Input, Pause, Resume, Set, Timed, from_entry
from scansim.training.practice import Practice
from scansim.training.where_on import where_on
from scansim.words.interface import card_name
from scansim.words.plain import COMMANDS, USAGES, line

__all__ = ["Conversation"]

_WHILE_ASKED = frozenset({"help", "where", "back", "quit", "enter", "digit", "role", "floor"})
_WHILE_DECIDING = frozenset({"yes", "no", "back", "quit"})


class Conversation:
    """One person's run, spoken.

    :meth:`hear` takes one line. :attr:`is_over` says that no more lines are wanted: the run is finished, or it was left
    and stays as it is.
    """

    def __init__(self, practice: Practice, voice: Voice, settings: ScannerSettings | None = None) -> None:
        self._practice = practice
        self._run = practice.run
        self._voice = voice
        self._settings = settings or ScannerSettings()
        self._numbers = Numbers()
        self._transfer: HandheldScreen | None = None
        self._form: Form | None = None
        self._deciding: Input | None = None
        self._choosing_report = False
        self._digits = ""
        self._chosen: int | None = None
        self._left = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be said."""
        return self._left or self._run.finished

    def begin(self) -> None:
        """Say what the job is, or where the run was left."""
        run = self._run
        steps = len(run.observations)
        self._voice.say(line("training", exercise=run.exercise.id, seed=str(run.situation.seed)), *job_text(run))
        if steps:
            self._voice.say(line("resumed", count=str(steps)))
        if run.paused:
            self._practice.receive(Resume())
        self._voice.say(line("help_first"))
        if steps:
            self._where("")
        else:
            self._voice.say(instruction(run.screen, self._voice.speaker))

    def hear(self, text: str) -> None:
        """Take one line, its ending included; an empty one says nothing.

        Raises:
            StorageRefused: the input could not be kept, so nothing of it happened.
        """
        entry = entry_in(text, self._settings)
        if entry is None:
            return
        code = None if entry.fault else control_code(entry.data)
        if code is not None:
            command = command_of_card(code, self._situation)
            if command is None:
                self._refuse(line("not_the_card", card=card_name(code.value)))
                return
        else:
            command = command_in(entry)
        if command is not None:
            self._obey(command)
        else:
            self._take_in(entry)

    def tell(self, timed: Timed) -> None:
        """Take an input that somebody else gives, with its moment, and say what came of it. Raises as :meth:`hear`."""
        self._give(timed.input, timed)

    def leave(self) -> None:
        """Stop here; a run that is kept can be gone on with. Raises as :meth:`hear`."""
        if not self.is_over:
            self._practice.receive(Pause("left"))
        self._left = True

    @property
    def _situation(self) -> Where:
        if self._deciding is not None:
            return Where.DECISION
        if self._form is not None:
            return Where.HANDS if isinstance(self._form, Handwork) else Where.REPORT
        return where_on(self._screen.kind)

    @property
    def _screen(self) -> HandheldScreen:
        return self._run.screen

    # lines

    def _obey(self, command: Command) -> None:
        verb, rest = command.verb, command.rest
        choosing_report, self._choosing_report = self._choosing_report, False
        if choosing_report and verb == "back":
            self._filled_in(Reply(None, accepted(Prompted.REPORT_LEFT)))
        elif self._deciding is not None and verb not in _WHILE_DECIDING:
            self._refuse(line("decide_first"))
        elif self._deciding is not None:
            self._decided(verb, self._deciding)
        elif self._form is not None and verb not in _WHILE_ASKED:
            self._filled_in(answered(self._form, f"{verb} {rest}".strip(), self._run, self._numbers))
        elif verb in BUTTONS and self._form is None:
            self._press(verb, rest)
        elif verb in STEPS:
            self._do(input_of_step(verb, rest, self._run, self._numbers, self._settings))
        elif verb in HANDS:
            self._ask(begun(self._run, HANDS[verb]), rest)
        else:
            self._verbs[verb](rest)

    def _take_in(self, entry: Entry) -> None:
        """A code, or an answer to what is asked."""
        if self._deciding is not None:
            self._refuse(line("decide_first"))
            return
        if self._choosing_report and entry.fault is None:
            self._report(entry.data)
            return
        if self._form is not None and entry.fault is None:
            self._filled_in(answered(self._form, entry.data, self._run, self._numbers))
            return
        if self._form is not None:
            self._voice.feedback(_faulty(entry))
            return
        answer = bare_answer(entry.data, self._screen) if entry.grade is Grade.TYPED and not entry.fault else None
        if answer is None:
            self._give(from_entry(entry))
        else:
            self._do(answer)

    @property
    def _verbs(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "help": self._help,
            "where": self._where,
            "floor": self._floor,
            "lines": self._lines,
            "labels": self._labels,
            "job": self._job,
            "report": self._report,
            "hint": self._hint,
            "give": self._give_up,
            "finish": self._hand_in,
            "quit": lambda _: self.leave(),
            "next": self._next,
            "digit": self._digit,
            "role": self._role,
            "back": self._back,
            "enter": self._enter,
        }

    # saying only

    def _help(self, _: str) -> None:
        self._voice.say(*(f"{usage}: {COMMANDS[verb].say({}).long}." for verb, usage in USAGES))

    def _where(self, _: str) -> None:
        self._voice.say(line("you_are_at", place=self._run.floor.name))
        if self._form is not None:
            self._question(self._form)
            return
        screen, speaker = self._screen, self._voice.speaker
        self._voice.say(*head_lines(screen, speaker))
        if screen.kind is not ScreenKind.DIALOG:
            self._voice.say(instruction(screen, speaker))

    def _floor(self, _: str) -> None:
        self._voice.say(line("you_are_at", place=self._run.floor.name), *floor_lines(self._run.floor, self._numbers))

    def _lines(self, _: str) -> None:
        self._voice.say(*screen_lines(self._screen, self._voice.speaker))

    def _labels(self, _: str) -> None:
        self._voice.say(*label_lines(self._run.floor, self._numbers))

    def _job(self, _: str) -> None:
        self._voice.say(*job_text(self._run))

    # reports and hands, which ask

    def _report(self, rest: str) -> None:
        code, more = report_code(rest)
        self._choosing_report = not code and (self._choosing_report or not rest)
        if code:
            self._ask(begun(self._run, code), more)
        elif rest:
            self._refuse(line("report_unknown", read=rest, codes=report_codes()))
        else:
            self._voice.answer(Tone.OK, line("report_what", codes=report_codes()))

    def _ask(self, reply: Reply, answers: str) -> None:
        """Begin a form; what was said already answers its first questions."""
        words = answers.split()
        while reply.form is not None and not reply.was_refused and words:
            count = 2 if words[0].casefold() in ("box", "paper", "line") and len(words) > 1 else 1
            if reply.form.asked is Asked.ROLE:
                count = len(words)
            text, words = " ".join(words[:count]), words[count:]
            self._form = reply.form
            reply = answered(reply.form, text, self._run, self._numbers)
        self._filled_in(reply)

    def _filled_in(self, reply: Reply) -> None:
        self._form = reply.form
        if reply.given is not None:
            self._give(reply.given)
        elif reply.form is None or reply.was_refused:
            if reply.feedback is not None:
                self._voice.feedback(reply.feedback)
            if reply.form is None:
                self._voice.say(instruction(self._screen, self._voice.speaker))
        else:
            self._question(reply.form)

    def _question(self, form: Form) -> None:
        self._voice.feedback(form.question)
        self._voice.say(*choices_line(form))

    def _digit(self, digit: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.digit(digit))
            return
        if self._screen.kind is ScreenKind.TRANSFER:
            self._press("edit", "")
        if self._screen.kind is ScreenKind.EDITOR and len(self._digits) < LONGEST_QUANTITY:
            self._digits += digit
            self._voice.answer(Tone.OK, line("digits", digits=self._digits))

    def _role(self, role: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.role(role))

    def _back(self, _: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.back())

    def _enter(self, _: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.enter())

    # the run itself

    def _hint(self, _: str) -> None:
        if self._practice.mode in (Mode.TRY, Mode.FREE):
            self._give(Hint())
        else:
            self._refuse(line("hint_not_now"))

    def _give_up(self, _: str) -> None:
        self._deciding = Abandon()
        self._voice.answer(Tone.ATTENTION, line("give_up" if self._practice.has_coach else "leave_free"))

    def _hand_in(self, _: str) -> None:
        """Free practice has nothing to hand in: it is left."""
        if not self._practice.has_coach:
            self._give_up("")
            return
        self._deciding = Finish()
        self._voice.answer(Tone.ATTENTION, line("finish"))

    def _decided(self, verb: str, then: Input) -> None:
        self._deciding = None
        if verb == "yes":
            self._give(then)
        elif verb == "quit":
            self.leave()
        else:
            self._voice.answer(Tone.OK, line("kept_going"))

    # buttons

    def _next(self, _: str) -> None:
        """The next line is selected at once; of rows and answers the next is named, and Enter takes it."""
        screen = self._screen
        if screen.kind is ScreenKind.TRANSFER:
            number = 1 if screen.focus is None else (screen.focus + 1) % max(1, len(screen.items)) + 1
            self._press("choose", str(number))
            return
        controls = choices(screen)
        if not controls:
            self._remark(line("scan_now"))
            return
        self._chosen = 0 if self._chosen is None else (self._chosen + 1) % len(controls)
        text = self._voice.speaker.control(controls[self._chosen]).long
        if screen.kind in (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS):
            text = screen.items[self._chosen].title
        self._voice.answer(Tone.OK, line("chosen", number=str(self._chosen + 1), text=text))

    def _press(self, verb: str, rest: str) -> None:
        if self._digits and verb == "back":
            self._digits = self._digits[:-1]
            self._voice.answer(Tone.OK, line("digits", digits=self._digits))
            return
        if self._digits and verb == "enter":
            digits, self._digits = self._digits, ""
            self._give(Set("quantity", digits))
            return
        self._do(input_of_button(verb, rest, self._screen, self._voice.speaker, self._chosen))

    def _do(self, given: Input | str) -> None:
        if isinstance(given, str):
            self._remark(given)
        else:
            self._give(given)

    # giving and saying

    def _give(self, given: Input, timed: Timed | None = None) -> None:
        """Give one input to the practice, which keeps it before anything of it is said."""
        before = Before(self._screen, self._run.floor, self._transfer)
        moment = self._practice.receive_at(timed) if timed else self._practice.receive(given)
        if not same_screen(before.screen, moment.screen):
            self._chosen = None
        if moment.screen.kind is not ScreenKind.EDITOR:
            self._digits = ""
        if moment.feedback.code == Answered.HINT:
            step = self._practice.advice
            said = f"{self._voice.speaker.advice(step).long} {self._voice.speaker.reason(step).long}".rstrip()
            self._voice.answer(Tone.OK, line("hint", advice=said))
        else:
            self._voice.feedback(moment.feedback)
        self._voice.say(*change_lines(moment, before, self._numbers, self._voice.speaker))
        self._remember(moment.screen)

    def _remember(self, screen: HandheldScreen) -> None:
        """A transfer that was left is introduced anew when it is opened again; the editor does not leave it."""
        if screen.kind is ScreenKind.TRANSFER:
            self._transfer = screen
        elif screen.kind not in (ScreenKind.EDITOR, ScreenKind.DIALOG):
            self._transfer = None

    def _remark(self, sentence: str) -> None:
        self._voice.answer(Tone.ATTENTION, sentence)

    def _refuse(self, sentence: str) -> None:
        self._voice.answer(Tone.ERROR, sentence)


def _faulty(entry: Entry) -> Feedback:
    return refused(Verdict.UNREADABLE, Answered(str(entry.fault)), read=entry.data)
