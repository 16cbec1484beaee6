"""Keys gathered into lines with their gaps, their suffix, and what a person changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.scanner.entry import Entry
from scansim.scanner.line import ScanLine
from scansim.scanner.strokes import Stroke, StrokeLog, Suffix
from tests.scanner.scanning import captured, strokes


def logged(*keys: Stroke) -> StrokeLog:
    log = StrokeLog()
    for key in keys:
        log.take(key)
    return log


@pytest.mark.parametrize(
    ("suffix", "named"),
    [
        ("\r", Suffix.ENTER),
        ("\n", Suffix.LINE_FEED),
        ("\t", Suffix.TAB),
        ("\r\n", Suffix.ENTER_AND_LINE_FEED),
        ("\r\r", Suffix.TWICE),
        ("\t\r", Suffix.TWICE),
        ("", Suffix.NONE),
    ],
)
def test_a_line_ends_at_its_suffix(suffix: str, named: Suffix) -> None:
    line = captured("A-01", suffix)
    assert (line.text, line.suffix) == ("A-01", named)


def test_each_key_has_the_milliseconds_since_the_one_before() -> None:
    line = logged(
        Stroke("A", 1.0), Stroke("B", 1.004), Stroke("C", 1.016), Stroke("\r", 1.020), Stroke("\n", 1.050)
    ).last
    assert line is not None
    gaps = [None if gap is None else round(gap, 3) for gap in line.gaps]
    assert gaps == [None, 4, 12, 4, 30]
    # The second key of the suffix tells nothing of who typed: (4 + 12 + 4) / 3.
    assert (round(line.mean_gap, 3), round(line.longest_gap, 3)) == (6.667, 12)


def test_one_key_has_no_gap_but_that_of_its_suffix() -> None:
    assert captured("A", "").gaps == (None,)
    assert captured("A", "").mean_gap == captured("A", "").longest_gap == 0
    assert round(captured("A", "\r").mean_gap) == 8


def test_a_line_feed_belongs_to_its_carriage_return_however_late() -> None:
    line = logged(*strokes("AB\r"), Stroke("\n", 900.0)).last
    assert line is not None
    assert line.suffix is Suffix.ENTER_AND_LINE_FEED


@pytest.mark.parametrize(("after_ms", "suffix"), [(40, Suffix.TWICE), (41, Suffix.ENTER)])
def test_a_second_enter_belongs_to_the_scan_when_no_hand_is_so_fast(after_ms: int, suffix: Suffix) -> None:
    log = logged(Stroke("A", 0.0), Stroke("B", 0.0), Stroke("\r", 0.0))
    log.take(Stroke("\r", after_ms / 1000))
    assert log.last is not None
    assert log.last.suffix is suffix


def test_a_slow_scanner_has_its_own_second_enter() -> None:
    line = logged(*strokes("AB\r\r", 0.12)).last
    assert line is not None
    assert line.suffix is Suffix.TWICE


def test_a_person_who_presses_enter_later_adds_nothing() -> None:
    log = logged(*strokes("AB\r"), Stroke("\r", 102.0), Stroke("\n", 102.001))
    assert log.last is not None
    assert log.last.suffix is Suffix.ENTER


def test_a_pause_ends_what_no_suffix_ends() -> None:
    log = logged(*strokes("AB"))
    waited = log.is_waiting
    log.pause()
    assert (waited, log.is_waiting) == (True, False)
    log.take(Stroke("\r", 101.0))
    assert log.last is not None
    assert (log.last.text, log.last.suffix) == ("AB", Suffix.NONE)


def test_a_pause_after_nothing_is_nothing() -> None:
    log = logged(Stroke("", 1.0, "f3"))
    log.pause()
    assert log.last is None


def test_a_function_key_in_front_is_kept_only_when_no_hand_pressed_it() -> None:
    preamble = logged(Stroke("", 1.0, "f13"), *strokes("AB\r", start=1.008)).last
    pressed = logged(Stroke("", 1.0, "f3"), *strokes("AB\r", start=1.2)).last
    assert preamble is not None
    assert pressed is not None
    assert [stroke.name for stroke in preamble.strokes] == ["f13", "", ""]
    assert [stroke.name for stroke in pressed.strokes] == ["", ""]


def test_what_a_person_takes_back_is_marked_until_the_line_is_empty() -> None:
    log = logged(*strokes("AX"), Stroke("", 200.0, "backspace"), *strokes("B\r", start=201.0))
    assert log.last is not None
    assert (log.last.text, log.last.is_edited) == ("AB", True)
    for key in (*strokes("X", start=300.0), Stroke("", 301.0, "backspace"), *strokes("CD\r", start=302.0)):
        log.take(key)
    assert (log.last.text, log.last.is_edited) == ("CD", False)


def test_escape_forgets_the_line() -> None:
    log = logged(*strokes("AX"), Stroke("", 200.0, "escape"), *strokes("BC\r", start=201.0))
    assert log.last is not None
    assert (log.last.text, log.last.is_edited) == ("BC", False)


def test_no_more_is_kept_than_of_an_entry() -> None:
    line = captured("7" * 600)
    assert len(line.text) == 512


@given(
    st.lists(st.tuples(st.sampled_from("AB]1\r\n\t\x1d\x02"), st.floats(min_value=0, max_value=0.2)), max_size=80),
)
def test_lines_are_those_of_the_entry_line(keys: list[tuple[str, float]]) -> None:
    """What the check shows as one line is what the trainer takes for one entry."""
    log, line, at = StrokeLog(), ScanLine(), 100.0
    shown, entered = [], []
    for char, gap in keys:
        at += gap
        before = log.last
        log.take(Stroke(char, at))
        if log.last is not before and log.last is not None and len(log.last.suffix_strokes) == 1:
            shown.append(log.last.text)
        result = line.feed(char, at)
        if isinstance(result, Entry):
            entered.append(result)
    assert len(shown) == len(entered)
    for text, entry in zip(shown, entered, strict=True):
        assert entry.fault is not None or text == entry.aim + entry.data


@given(
    st.lists(st.tuples(st.characters(), st.floats(), st.sampled_from(["", "f13", "escape", "backspace"])), max_size=60)
)
def test_no_keys_and_no_moments_raise(keys: list[tuple[str, float, str]]) -> None:
    log = StrokeLog()
    for char, at, name in keys:
        log.take(Stroke("" if name else char, at, name))
        if log.last is not None:
            assert log.last.mean_gap >= 0 or log.last.mean_gap != log.last.mean_gap
            assert log.last.suffix in Suffix
