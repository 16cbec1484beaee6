"""A run line by line: what a person types or scans goes in, what changed and what is wanted now comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scansim.actions import Where, control_code
from scansim.engine.handheld.feedback import Tone, accepted
from scansim.engine.handheld.screen import Field, HandheldScreen
from scansim.plain.asking import HANDS, answered, answered_by, begun, choices_line, report_code, report_codes
from scansim.plain.buttons import BUTTONS, Meant, bare_answer, button_named, input_of_button
from scansim.plain.cards import command_of_card
from scansim.plain.changes import Before, change_lines, work_after
from scansim.plain.choosing import Choosing
from scansim.plain.interrupted import MEANWHILE, answer_of, chosen_of, question_lines
from scansim.plain.lines import job_text
from scansim.plain.listening import Command, command_in, entry_in, faulty
from scansim.plain.seen import Numbers
from scansim.plain.shown import choice_text, instruction
from scansim.plain.steps import STEPS, input_of_step
from scansim.plain.told import TOLD, told, where_lines
from scansim.plain.voice import Voice
from scansim.scanner.entry import Entry, Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.answers import Answered
from scansim.training.asking import Form, Prompted, Reply
from scansim.training.choices_on import choices, field_entered, is_work, next_line
from scansim.training.handwork import Handwork
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Finish, Hint, Input, Set, Timed, from_entry
from scansim.training.interrupting import Question
from scansim.training.practice import Practice
from scansim.training.where_on import where_on
from scansim.words.form_choices import Choice, choices_of
from scansim.words.interface import card_name
from scansim.words.plain import line

__all__ = ["Conversation"]

_WHILE_ASKED = frozenset(
    {"help", "where", "back", "quit", "lock", "enter", "digit", "role", "floor", "next", "four", "choose"}
)
_WHILE_DECIDING = frozenset({"yes", "no", "back", "quit", "lock"})


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
        self._work: HandheldScreen | None = None
        self._form: Form | None = None
        self._deciding: Input | None = None
        self._choosing_report = False
        self.hands_over = False
        self._choosing = Choosing()
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
        self._practice.go_on()
        self._voice.say(line("help_first"))
        if steps:
            self._where("")
        else:
            self._voice.say(instruction(run.screen, self._voice.speaker))
            self._be_asked(None)

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
            command = command_of_card(code, self._situation, self._choosing.first)
            if command is None:
                self._refuse(line("not_the_card", card=card_name(code.value)))
                return
        else:
            command = self._button_in(entry) or command_in(entry)
        question = self._run.question if self._deciding is None else None
        answer = answer_of(question, entry) if question is not None and code is None else None
        if answer is not None:
            self._give(answer)
        elif question is not None and command is not None and command.verb not in MEANWHILE:
            self._do(chosen_of(question, command, self._choosing))
        elif command is not None:
            self._obey(command)
        else:
            self._take_in(entry)

    def tell(self, timed: Timed) -> None:
        """Take an input that somebody else gives, with its moment, and say what came of it. Raises as :meth:`hear`."""
        self._give(timed.input, timed)

    def leave(self, why: str = "left") -> None:
        """Stop here; a run that is kept can be gone on with. Raises as :meth:`hear`."""
        if not self.is_over:
            self._practice.seal(why)
        self._left = True
        self.hands_over = why == "lock"

    @property
    def _situation(self) -> Where:
        if self._deciding is not None:
            return Where.DECISION
        if self._run.question is not None:
            return Where.INTERRUPTED
        if self._form is not None:
            return Where.HANDS if isinstance(self._form, Handwork) else Where.REPORT
        return where_on(self._screen.kind)

    def _button_in(self, entry: Entry) -> Command | None:
        """A button of the handheld by what stands on it, while nothing else is asked."""
        asks = self._deciding or self._choosing_report or self._form is not None
        if asks or entry.fault or entry.grade is not Grade.TYPED or entry.data.casefold() in BUTTONS:
            return None
        control = button_named(entry.data, self._screen, self._voice.speaker)
        return Command("tap", control.id) if control else None

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
        elif verb in TOLD:
            self._voice.say(*told(verb, self._run, self._numbers, self._voice.speaker))
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
            self._voice.feedback(faulty(entry))
            return
        is_typed = entry.grade is Grade.TYPED and not entry.fault
        answer = bare_answer(entry.data, self._screen, self._choosing.chosen) if is_typed else None
        if answer is None:
            self._give(from_entry(entry))
        else:
            self._do(answer)

    @property
    def _verbs(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "where": self._where,
            "report": self._report,
            "hint": self._hint,
            "give": self._give_up,
            "finish": self._hand_in,
            "quit": lambda _: self.leave(),
            "lock": lambda _: self.leave("lock"),
            "next": self._next,
            "four": lambda _: self._come_to(self._choosing.four),
            "button": lambda _: self._come_to(self._choosing.button),
            "choose": self._choose,
            "digit": self._digit,
            "role": self._role,
            "back": self._back,
            "enter": self._enter,
        }

    # saying only

    def _where(self, _: str) -> None:
        self._voice.say(line("you_are_at", place=self._run.floor.name))
        if self._run.question is not None:
            self._be_asked(None)
            return
        if self._form is not None:
            self._question(self._form)
            return
        self._voice.say(*where_lines(self._run, self._voice.speaker))

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
        self._form = reply.form
        self._filled_in(answered_by(reply, answers, self._run, self._numbers))

    def _filled_in(self, reply: Reply) -> None:
        if reply.form is not self._form:
            self._choosing = Choosing()
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
        if is_work(self._screen):
            self._press("edit", "")
        if self._choosing.take_digit(digit, self._screen):
            self._voice.answer(Tone.OK, line("digits", digits=self._choosing.digits))
        elif not is_work(self._screen):
            self._refuse(line("not_the_card", card=digit))

    def _role(self, role: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.role(role))

    def _back(self, _: str) -> None:
        if self._form is not None:
            self._filled_in(self._form.back())

    def _enter(self, _: str) -> None:
        if self._form is not None:
            chosen = self._choosing.chosen
            self._filled_in(self._form.enter() if chosen is None else self._offered[chosen].take())

    def _choose(self, number: str) -> None:
        """An answer to what is asked, by its number."""
        if self._form is not None:
            index = int(number) - 1 if number.isascii() and number.isdecimal() else -1
            if 0 <= index < len(self._offered):
                self._filled_in(self._offered[index].take())
            else:
                self._remark(line("no_row", number=number))

    @property
    def _offered(self) -> tuple[Choice, ...]:
        return choices_of(self._form, self._run) if self._form is not None else ()

    # the run itself

    def _hint(self, _: str) -> None:
        if self._practice.mode in (Mode.TRY, Mode.FREE):
            self._give(Hint())
        else:
            self._refuse(line("hint_not_now"))

    def _give_up(self, _: str) -> None:
        self._deciding = Abandon()
        self._voice.answer(Tone.ATTENTION, line("leave_free" if self._practice.mode is Mode.FREE else "give_up"))

    def _hand_in(self, _: str) -> None:
        """Free practice has nothing to hand in: it is left."""
        if self._practice.mode is Mode.FREE:
            self._give_up("")
            return
        self._deciding = Finish()
        self._voice.answer(Tone.ATTENTION, line("finish"))

    def _decided(self, verb: str, then: Input) -> None:
        self._deciding = None
        if verb == "yes":
            self._give(then)
        elif verb in ("quit", "lock"):
            self._verbs[verb]("")
        else:
            self._voice.answer(Tone.OK, line("kept_going"))

    # buttons

    def _next(self, _: str) -> None:
        """The next line is selected at once; of rows and answers the next is named, and Enter takes it."""
        if self._form is None and is_work(self._screen):
            self._press("choose", str(next_line(self._screen) + 1))
        else:
            self._come_to(self._choosing.next)

    def _come_to(self, step: Callable[[int, Callable[[int], str]], Sequence[str]]) -> None:
        screen, offered = self._screen, self._offered
        if self._form is not None:
            said = step(len(offered), lambda index: offered[index].said.long) if offered else ()
        else:
            count = len(choices(screen))
            said = step(count, lambda index: choice_text(screen, index, self._voice.speaker)) if count else ()
        if said:
            self._voice.answer(Tone.OK, said[0])
            self._voice.say(*said[1:])
        else:
            self._remark(line("nothing_to_choose"))

    def _press(self, verb: str, rest: str) -> None:
        choosing = self._choosing
        if choosing.digits and verb == "back":
            choosing.digits = choosing.digits[:-1]
            self._voice.answer(Tone.OK, line("digits", digits=choosing.digits))
            return
        if choosing.digits and verb == "enter":
            digits, choosing.digits = choosing.digits, ""
            self._give(Set(field_entered(self._screen, choosing.chosen), digits))
            return
        self._do(input_of_button(verb, rest, self._screen, self._voice.speaker, choosing.chosen))

    def _do(self, given: Meant) -> None:
        if isinstance(given, str):
            self._remark(given)
        elif isinstance(given, Field):
            index = self._choosing.chosen = choices(self._screen).index(given)
            text = choice_text(self._screen, index, self._voice.speaker)
            self._voice.answer(Tone.OK, line("chosen_field", number=str(index + 1), text=text))
        else:
            self._give(given)

    # giving and saying

    def _give(self, given: Input, timed: Timed | None = None) -> None:
        """Give one input to the practice, which keeps it before anything of it is said."""
        before, question = Before(self._screen, self._run.floor, self._work), self._run.question
        moment = self._practice.receive_at(timed) if timed else self._practice.receive(given)
        self._choosing.follow(given, before.screen, moment.screen)
        if moment.feedback.code == Answered.HINT:
            hint, speaker = self._practice.hint, self._voice.speaker
            said = f"{speaker.hint(hint).long} {speaker.hint_reason(hint).long}".rstrip()
            self._voice.answer(Tone.OK, line("hint", advice=said))
        else:
            self._voice.feedback(moment.feedback)
        self._voice.say(*change_lines(moment, before, self._numbers, self._voice.speaker))
        self._work = work_after(moment.screen, self._work)
        self._be_asked(question)

    def _be_asked(self, before: Question | None) -> None:
        """Say who waits for an answer now, when that is another one than ``before``."""
        question = self._run.question
        if question is not None and question != before:
            self._choosing = Choosing()
            self._voice.say(*question_lines(question))

    def _remark(self, sentence: str) -> None:
        self._voice.answer(Tone.ATTENTION, sentence)

    def _refuse(self, sentence: str) -> None:
        self._voice.answer(Tone.ERROR, sentence)
