"""``scansim play``: a run driven by a script, by the coach, or line by line from a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from scansim.engine.canonical import Json
from scansim.plain.data import feedback_data, floor_data, hint_data, question_data, screen_data
from scansim.plain.interrupted import question_lines
from scansim.plain.lines import brief_lines, debrief_lines, moment_lines
from scansim.scanner.inert import inert
from scansim.training.answers import Answered
from scansim.training.debrief import debrief_of
from scansim.training.header import Mode
from scansim.training.inputs import Timed, stored
from scansim.training.practice import Practice
from scansim.training.result import Result
from scansim.training.run import Moment
from scansim.training.script import ScriptFault, line_of, timed_inputs
from scansim.words.ascii import ascii_text
from scansim.words.speaker import Speaker

__all__ = ["OUTPUT_VERSION", "Player", "ScriptNotReadable", "require_readable"]

OUTPUT_VERSION = 1
"""Of the objects that ``--json`` prints (``docs/formats.md``, "Output of play")."""

_A_SECOND = 1000
_MOST_STEPS = 10_000


class ScriptNotReadable(Exception):
    """A line of the script is not in the input language; the message names the line."""


def require_readable(lines: Iterable[str], source: str) -> None:
    """Read a whole script without playing it. Raises :class:`ScriptNotReadable` for its first wrong line."""
    for number, found in timed_inputs(lines):
        if isinstance(found, ScriptFault):
            raise ScriptNotReadable(f"{source}, line {number}: {found}")


@dataclass(frozen=True, slots=True)
class Player:
    """Plays a practice and writes what happens, as text or as one JSON object a line."""

    practice: Practice
    out: TextIO
    speaker: Speaker
    as_json: bool = False
    ascii_only: bool = False

    def begin(self) -> None:
        """Say what the job is."""
        if not self.as_json:
            self._write(*brief_lines(self.practice.run), *self._question())

    def play_script(self, lines: Iterable[str], source: str, *, forgiving: bool = False) -> None:
        """Take every input of a script until the run is over. A forgiving player says what is wrong and goes on.

        Raises:
            ScriptNotReadable: a line is not in the language.
        """
        for number, found in timed_inputs(lines):
            if isinstance(found, ScriptFault):
                if not forgiving:
                    raise ScriptNotReadable(f"{source}, line {number}: {found}")
                self._write(f"✖ STOP  {found}")
                continue
            self._take(found)
            if forgiving and self.practice.run.finished:
                return

    def play_coach(self) -> None:
        """Let the coach play to the end, a second a step."""
        for number in range(1, _MOST_STEPS):
            step = self.practice.advice
            if step.input is None:
                return
            if not self.as_json:
                self._write(self._advice())
            self._take(Timed(number * _A_SECOND, step.input))

    def finish(self) -> Result:
        """Write the verdict; a run that is not over ends here."""
        run = self.practice.run
        result = self.practice.close()
        if self.as_json:
            header = self.practice.header
            self._write_json(
                {
                    "v": OUTPUT_VERSION,
                    "scorecard": result.stored(),
                    "exercise": header.exercise,
                    "seed": header.seed,
                    "mode": header.mode.value,
                }
            )
        else:
            self._write(*debrief_lines(debrief_of(run, result), self.speaker))
        return result

    def _take(self, timed: Timed) -> None:
        moment = self.practice.receive_at(timed)
        if self.as_json:
            self._write_json(self._step(moment, timed))
            return
        self._write(f"> {inert(line_of(timed))}", *moment_lines(moment, self.speaker), *self._question())
        if self._is_hint(moment):
            hint = self.practice.hint
            self._write(f"» {self.speaker.hint(hint).long} {self.speaker.hint_reason(hint).long}".rstrip())

    def _step(self, moment: Moment, timed: Timed) -> dict[str, Json]:
        feedback = moment.feedback
        return {
            "v": OUTPUT_VERSION,
            "step": moment.observation.number,
            "input": stored(timed),
            "accepted": feedback.was_accepted,
            "verdict": feedback.verdict.value if feedback.verdict else None,
            "feedback": feedback_data(feedback, self.speaker),
            "screen": screen_data(moment.screen, self.speaker),
            "floor": floor_data(moment.floor),
            "question": question_data(self.practice.run.question),
            "finished": moment.finished,
            "advice": hint_data(self.practice.hint, self.speaker) if self._is_hint(moment) else None,
        }

    def _question(self) -> Iterator[str]:
        question = self.practice.run.question
        return iter(()) if question is None else question_lines(question)

    def _is_hint(self, moment: Moment) -> bool:
        return self.practice.mode is Mode.TRY and moment.feedback.code == Answered.HINT

    def _advice(self) -> str:
        step = self.practice.advice
        return f"» {self.speaker.advice(step).long} {self.speaker.reason(step).long}".rstrip()

    def _write(self, *lines: str) -> None:
        for line in lines:
            self.out.write(f"{ascii_text(line) if self.ascii_only else line}\n")
        self.out.flush()

    def _write_json(self, data: dict[str, Json]) -> None:
        self._write(json.dumps(data, ensure_ascii=True, sort_keys=False))
