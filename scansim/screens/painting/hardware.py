"""The hardware check as rows: what to scan, what arrived, a verdict on each part of it, the one thing to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scansim.engine.barcodes.symbologies import symbology
from scansim.scanner.checkup import CheckUp, Outcome, Step
from scansim.scanner.diagnosis import Change, Reading, SeparatorState
from scansim.scanner.layouts import KeyboardLayout, dead
from scansim.scanner.probes import ProbeKind
from scansim.scanner.strokes import Captured, Stroke, Suffix
from scansim.screens.painting.looks import INSTRUCTION, STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, wrapped
from scansim.screens.painting.tones import CHECK, OK, STOP, Tinted
from scansim.training.header import Floor
from scansim.words.hardware import LAYOUTS, SEPARATORS, SUFFIXES, TASKS, change, hardware
from scansim.words.sentence import Said

__all__ = ["change_rows", "hardware_sheet"]

_LABEL = 9
_VERDICT = 10
_KEY = 4
_SIGNS = {"\r": "↵", "\n": "LF", "\t": "Tab", " ": "␠"}
_LONGEST_SHOWN = 999
_WIDE = 60
_ROWS_OF_CHANGE = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One part of a scanner's behaviour: its name, the verdict (None where there is none), what it is."""

    name: str
    tone: Tinted | None
    said: Said


def hardware_sheet(check: CheckUp, floor: Floor, width: int) -> Sheet:
    """Everything that the check shows; what is needed first stands on top."""
    banner = Pen().column(f" {choice_of(_task(check), width - 2)}", width, INSTRUCTION).row()
    lines = [_written(line, width) for line in (*_lines(check), _floor(floor))]
    more = _every_key(check.last, width) if check.last else _where_the_sheet_is(width)
    rows = [_received(check.last, width), *lines, *more]
    return replace(sheet(rows), pinned=(banner,))


def change_rows(check: CheckUp, width: int) -> list[Row]:
    """The one thing to change at the scanner, in one sentence on at most two rows."""
    finding = check.change
    facts = dict(finding.facts)
    if "layout" in facts:
        facts["layout"] = LAYOUTS[facts["layout"]].say({}).long
    said = change(finding.change.value if check.last else "not_known", **facts)
    label = hardware("to_change")
    lines = wrapped(f"{label.long} {said.long}", width - 2)
    if len(lines) > _ROWS_OF_CHANGE or width < _WIDE:
        lines = wrapped(f"{label.short} {said.short}", width - 2)
    style = "" if finding.change is Change.NOTHING else STRONG
    return [Pen().write(f" {line}", style).row() for line in lines[:_ROWS_OF_CHANGE]]


def _task(check: CheckUp) -> Said:
    step = check.next_step
    if step is None:
        return TASKS["done" if check.is_passed else "not_all"].say({})
    probe = check.next_probe
    return TASKS[step.value].say({"number": str(probe.number) if probe else ""})


def _lines(check: CheckUp) -> Iterator[_Line]:
    reading = check.reading
    yield _gaps(reading)
    yield _prefix(reading)
    yield _suffix(reading)
    yield _separator(check)
    yield _layout(check)
    if check.outcome(Step.CAPITALS) in {Outcome.PASSED, Outcome.FAILED}:
        is_right = check.outcome(Step.CAPITALS) is Outcome.PASSED
        said = hardware("capitals_right" if is_right else "capitals_locked")
        yield _Line("capitals", OK if is_right else STOP, said)
    yield _two_d(check)


def _gaps(reading: Reading | None) -> _Line:
    if reading is None:
        return _open("gaps")
    line = reading.line
    numbers = hardware("gaps_are", mean=f"{line.mean_gap:.0f}", longest=f"{line.longest_gap:.0f}")
    verdict = hardware("as_scanner" if reading.is_scanner else "as_typed")
    return _Line(
        "gaps",
        OK if reading.is_scanner else STOP,
        Said(f"{numbers.long}, {verdict.long}", numbers.short if reading.is_scanner else verdict.short),
    )


def _prefix(reading: Reading | None) -> _Line:
    if reading is None:
        return _open("prefix")
    parts = [*reading.keys, reading.preamble, reading.aim]
    text = " ".join(part for part in parts if part)
    is_right = not reading.keys and reading.preamble in {"", reading.settings.prefix}
    name = symbology(reading.aim)
    said = Said(f"{text}  {name}".rstrip(), f"{text} {name}".rstrip()) if text else hardware("none")
    return _Line("prefix", OK if is_right else CHECK, said)


def _suffix(reading: Reading | None) -> _Line:
    if reading is None:
        return _open("suffix")
    suffix = reading.line.suffix
    return _Line("suffix", STOP if suffix is Suffix.NONE else OK, SUFFIXES[suffix.value].say({}))


def _separator(check: CheckUp) -> _Line:
    outcome = check.outcome(Step.SEPARATOR)
    if outcome is Outcome.SKIPPED:
        return _Line("separator", CHECK, hardware("skipped"))
    shown = check.separators or ((check.reading,) if check.reading else ())
    if not shown:
        return _open("separator")
    bad = (each for each in shown if each.separator in {SeparatorState.LOST, SeparatorState.UNUSABLE})
    reading = next(bad, shown[0])
    said = SEPARATORS[reading.separator.value].say({"separator": reading.separator_text})
    tones = {Outcome.PASSED: OK, Outcome.FAILED: STOP}
    return _Line("separator", tones.get(outcome), said)


def _layout(check: CheckUp) -> _Line:
    if check.unknown is not None:
        return _Line("layout", STOP, hardware("layout_unknown", arrived=check.unknown.text))
    probe, layout = check.probes.get(ProbeKind.LAYOUT), check.layout
    name = LAYOUTS[layout.value].say({}).long
    if probe is None:
        if check.outcome(Step.LAYOUT) is Outcome.SKIPPED:
            return _Line("layout", CHECK, hardware("skipped"))
        is_kept = layout is not KeyboardLayout.US
        return _Line("layout", None, hardware("layout_kept", layout=name)) if is_kept else _open("layout")
    said = hardware("layout_is", layout=name, arrived=probe.text)
    if layout is KeyboardLayout.US:
        return _Line("layout", OK, said)
    lost = dead(layout)
    more = hardware("dead", characters=lost) if lost else hardware("mapped")
    return _Line("layout", CHECK if lost else OK, Said(f"{said.long}, {more.long}", said.short))


def _two_d(check: CheckUp) -> _Line:
    match check.outcome(Step.TWO_D):
        case Outcome.PASSED:
            return _Line("two_d", OK, hardware("two_d_read"))
        case Outcome.SKIPPED:
            return _Line("two_d", CHECK, hardware("two_d_skipped"))
        case _:
            return _open("two_d")


def _floor(floor: Floor) -> _Line:
    return _Line("floor", None, hardware(f"floor_{floor.value}"))


def _open(name: str) -> _Line:
    return _Line(name, None, hardware("open"))


def _written(line: _Line, width: int) -> Row:
    pen = _named(line.name, width)
    after = pen.at + _VERDICT
    if line.tone is not None:
        verdict = line.tone.saying(line.said)
        pen.write(f" {verdict.symbol} {verdict.word} ", verdict.style)
    return pen.to(after).write(choice_of(line.said, max(0, width - pen.at - 1))).row()


def _named(name: str, width: int) -> Pen:
    return Pen().write(" ").column(choice_of(hardware(name), _LABEL), _LABEL).write("   " if width >= _WIDE else " ")


def _received(line: Captured | None, width: int) -> Row:
    pen = _named("received", width)
    if line is None:
        return pen.write(hardware("open").long).row()
    text = " ".join(_sign(stroke) for stroke in (*line.strokes, *line.suffix_strokes))
    close = "".join(_sign(stroke) for stroke in (*line.strokes, *line.suffix_strokes))
    room = max(0, width - pen.at - 1)
    return pen.write(choice_of(Said(text, close), room), STRONG).row()


def _where_the_sheet_is(width: int) -> Sequence[Row]:
    said = hardware("sheet")
    is_wide = width >= _WIDE
    lines = wrapped(said.long if is_wide else said.short, width - 2)
    return [*[Row()] * is_wide, *(Pen().write(f" {line}").row() for line in lines)]


def _every_key(line: Captured, width: int) -> Sequence[Row]:
    """Each key above its gap, as many beside each other as there is room for."""
    keys = list(zip((*line.strokes, *line.suffix_strokes), line.gaps, strict=True))
    beside = max(1, (width - 2) // _KEY)
    rows = [Row(), Pen().write(f" {hardware('every_key').long}").row()]
    for first in range(0, len(keys), beside):
        above, below = Pen().write(" "), Pen().write(" ")
        for stroke, gap in keys[first : first + beside]:
            above.right(_sign(stroke), _KEY, STRONG)
            below.right("" if gap is None else str(min(round(gap), _LONGEST_SHOWN)), _KEY)
        rows += [above.row(), below.row()]
    return rows


def _sign(stroke: Stroke) -> str:
    return _SIGNS.get(stroke.char, stroke.char) if stroke.char else stroke.name.upper()
