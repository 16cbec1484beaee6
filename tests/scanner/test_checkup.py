"""The hardware check: what a line shows, what to scan next, what follows, and the one thing to change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.scanner.checkup import CheckUp, Outcome, Step
from scansim.scanner.diagnosis import Change, Finding, Reading, SeparatorState, reading_of
from scansim.scanner.entry import Grade, Origin
from scansim.scanner.layouts import KeyboardLayout, arrives
from scansim.scanner.line import ScanLine
from scansim.scanner.probes import ProbeKind
from scansim.scanner.reading import ScannerSettings
from scansim.scanner.strokes import Captured, Stroke, StrokeLog, Suffix
from tests.scanner.scanning import GS, captured, probe_text

L = KeyboardLayout
K = ProbeKind
IN_USE = ScannerSettings()


def read(text: str, suffix: str = "\r", gap: float = 0.008, settings: ScannerSettings = IN_USE) -> Reading:
    return reading_of(captured(text, suffix, gap), settings.layout, settings)


def checked(*lines: Captured, in_use: ScannerSettings = IN_USE) -> CheckUp:
    check = CheckUp(in_use)
    for line in lines:
        check = check.after(line)
    return check


def changes(reading: Reading) -> list[Change]:
    return [finding.change for finding in reading.findings]


def whole(layout: L = L.US, separator: str = GS, around: tuple[str, str] = ("", "")) -> list[Captured]:
    """What a person scans from the first to the last step."""
    any_label = captured(arrives(f"{around[0]}9521108035110{around[1]}", layout))
    kinds = (K.LAYOUT, K.SEPARATOR, K.SEPARATOR_2D)
    return [any_label, *(captured(probe_text(kind, layout, separator=separator, around=around)) for kind in kinds)]


# one line


def test_a_good_scan_shows_nothing_to_change() -> None:
    reading = read("]C1010952123454321310L1")
    assert (reading.aim, reading.text, reading.preamble) == ("]C1", "010952123454321310L1", "")
    assert reading.line.suffix is Suffix.ENTER
    assert reading.is_scanner
    assert reading.findings == ()
    assert reading.separator is SeparatorState.NOT_SEEN


@pytest.mark.parametrize("suffix", ["\r", "\t", "\r\n", "\n", "\r\r"])
def test_every_suffix_will_do(suffix: str) -> None:
    assert changes(read("9521108035110", suffix)) == []


def test_a_line_without_suffix_is_named_first_of_all() -> None:
    reading = read("9521108035\ufffd", "", 0.120)
    assert changes(reading) == [Change.NO_SUFFIX, Change.NOT_UTF8, Change.TOO_SLOW]


@pytest.mark.parametrize(("gap_ms", "is_scanner"), [(0, True), (8, True), (40, True), (41, False), (120, False)])
def test_a_mean_gap_above_40_ms_reads_as_typed(gap_ms: int, is_scanner: bool) -> None:
    reading = read("9521108035110", gap=gap_ms / 1000)
    assert reading.is_scanner is is_scanner
    expected = [] if is_scanner else [Finding(Change.TOO_SLOW, (("mean", str(gap_ms)), ("limit", "40")))]
    assert list(reading.findings) == expected


def test_one_pause_above_150_ms_reads_as_typed() -> None:
    log = StrokeLog()
    for char, at in zip("ABCDEFGH\r", [0, 0, 0, 0, 0.151, 0.151, 0.151, 0.151, 0.151], strict=True):
        log.take(Stroke(char, at))
    assert log.last is not None
    assert reading_of(log.last, L.US, IN_USE).findings[0].change is Change.TOO_SLOW


def test_a_preamble_or_an_aim_identifier_proves_a_scanner_however_slow() -> None:
    known = ScannerSettings(prefix="~")
    assert read("]E09521108035110", gap=0.12).is_scanner
    assert read("~9521108035110", gap=0.12, settings=known).is_scanner
    assert not read("~9521108035110", gap=0.12).is_scanner


@pytest.mark.parametrize(
    "text", ["A-01", "]C1A-01", "~A-01", "~]C1A-01", "0109521108035110", "AB", "~", "~~", "]Z0A-01"]
)
@pytest.mark.parametrize("gap_ms", [8, 120])
@pytest.mark.parametrize("prefix", ["", "~"])
@pytest.mark.parametrize("layout", [L.US, L.FRENCH])
def test_the_check_and_the_entry_line_agree(text: str, gap_ms: int, prefix: str, layout: L) -> None:
    """What the check calls a scanner, the trainer counts as one; short codes apart, which prove none."""
    settings = ScannerSettings(prefix=prefix, layout=layout, min_length=1)
    line, entry = ScanLine(settings), None
    for index, char in enumerate(f"{arrives(text, layout)}\r"):
        entry = line.feed(char, index * gap_ms / 1000)
    reading = read(arrives(text, layout), gap=gap_ms / 1000, settings=settings)
    assert entry is not None
    assert not isinstance(entry, str)
    assert reading.is_scanner == (entry.origin is Origin.SCAN)
    if entry.grade is Grade.PREFIX:
        assert (reading.aim, reading.text) == (entry.aim, entry.data)


def test_control_characters_in_front_are_a_preamble() -> None:
    reading = read("\x02]E09521108035110")
    assert (reading.preamble, reading.aim, reading.text) == ("\x02", "]E0", "9521108035110")


def test_a_key_that_enters_nothing_is_named() -> None:
    log = StrokeLog()
    for stroke in (Stroke("", 1.0, "f13"), Stroke("A", 1.01), Stroke("B", 1.02), Stroke("\r", 1.03)):
        log.take(stroke)
    assert log.last is not None
    (finding,) = reading_of(log.last, L.US, IN_USE).findings
    assert finding == Finding(Change.PRESSES_KEYS, (("keys", "F13"),))


def test_an_edited_line_is_a_persons() -> None:
    line = Captured(captured("9521").strokes, (Stroke("\r", 101.0),), is_edited=True)
    reading = reading_of(line, L.US, IN_USE)
    assert not reading.is_scanner
    assert changes(reading) == [Change.EDITED]


def test_a_separator_shows_in_any_label() -> None:
    reading = read(f"]C110LOT{GS}21S")
    assert (reading.separator, reading.separator_text) == (SeparatorState.CONTROL, GS)


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        (GS, SeparatorState.CONTROL),
        ("", SeparatorState.LOST),
        ("#", SeparatorState.TEXT),
        ("~", SeparatorState.TEXT),
        ("|", SeparatorState.TEXT),
        ("]", SeparatorState.TEXT),
        ("^]", SeparatorState.TEXT),
        ("{GS}", SeparatorState.TEXT),
        ("<GS>", SeparatorState.TEXT),
        ("Alt029", SeparatorState.TEXT),
        ("º™ª", SeparatorState.TEXT),
        ("\x1c", SeparatorState.TEXT),
        # Lots may hold these (GS1 character set 82), so they cannot be told from data.
        ("-", SeparatorState.UNUSABLE),
        ("029", SeparatorState.UNUSABLE),
        ("%", SeparatorState.UNUSABLE),
        (" ", SeparatorState.UNUSABLE),
        ("\ufffd", SeparatorState.UNUSABLE),
    ],
)
def test_what_came_for_the_separator_is_judged(sent: str, state: SeparatorState) -> None:
    reading = read(probe_text(K.SEPARATOR, separator=sent))
    assert reading.separator is state
    bad = {SeparatorState.LOST: Change.SEPARATOR_LOST, SeparatorState.UNUSABLE: Change.SEPARATOR_UNUSABLE}
    assert reading.findings[-1:] == (() if state not in bad else (reading.findings[-1],))
    assert (bad.get(state) in changes(reading)) == (state in bad)


def test_what_is_added_behind_a_label_and_an_unknown_preamble_are_found_by_a_probe() -> None:
    reading = read(probe_text(K.SEPARATOR, around=("~]C1", "%")))
    assert (reading.preamble, reading.aim) == ("~", "]C1")
    assert changes(reading) == [Change.ADDS_BEHIND, Change.PREAMBLE]
    known = ScannerSettings(prefix="~")
    assert changes(read(probe_text(K.SEPARATOR, around=("~]C1", "")), settings=known)) == []


# the check as a whole


def test_a_check_begins_with_anything() -> None:
    check = CheckUp()
    assert (check.next_step, check.next_probe, check.reading) == (Step.ANYTHING, None, None)
    assert check.change.change is Change.NOTHING
    assert not check.is_passed
    assert check.settings == IN_USE


def test_step_by_step_to_a_pass() -> None:
    check, asked = CheckUp(), []
    for line in whole():
        asked.append((check.next_step, check.next_probe.number if check.next_probe else 0))
        check = check.after(line)
    assert asked == [(Step.ANYTHING, 0), (Step.LAYOUT, 1), (Step.SEPARATOR, 3), (Step.TWO_D, 4)]
    assert check.next_step is None
    assert check.is_passed
    assert check.settings == IN_USE
    assert check.change == Finding(Change.NOTHING)


@pytest.mark.parametrize("layout", sorted(L))
@pytest.mark.parametrize("separator", [GS, "#", "Alt029"])
def test_the_settings_that_follow_make_every_scan_right(layout: L, separator: str) -> None:
    """A station set by its own check reads what the labels say, whatever the keyboard."""
    check = checked(*whole(layout, separator, ("~", "")))
    assert check.is_passed
    expected = ScannerSettings(prefix="~", layout=layout, separators=() if separator == GS else (separator,))
    assert check.settings == expected
    line, entry = ScanLine(check.settings), None
    sent = f"~]d20109529876543219 10A-01/B{separator}21S1".replace(" ", "")
    through = arrives(sent, layout)
    for index, char in enumerate(f"{through}\r"):
        entry = line.feed(char, index * 0.008)
    assert entry is not None
    assert not isinstance(entry, str)
    if len(through) == len(sent):
        assert (entry.aim, entry.data) == ("]d2", f"010952987654321910A-01/B{GS}21S1")


def test_a_probe_may_be_scanned_at_once_and_in_any_order() -> None:
    lines = whole(L.FRENCH)
    check = checked(lines[3], lines[2], lines[1])
    assert check.is_passed
    assert check.settings.layout is L.FRENCH


def test_the_separator_is_understood_once_the_layout_is_known() -> None:
    # A French ] is a $: before the layout probe the digits alone tell that the device is one of the AZERTY two.
    check = checked(captured(probe_text(K.SEPARATOR, L.BELGIAN, separator="]")))
    assert check.separators[0].separator_text == "]"
    german = checked(captured(probe_text(K.SEPARATOR, L.GERMAN, separator="]")))
    assert german.separators[0].separator_text == "+"
    assert german.separators[0].separator is SeparatorState.UNUSABLE
    after = german.after(captured(probe_text(K.LAYOUT, L.GERMAN)))
    assert after.separators[0].separator is SeparatorState.TEXT
    assert after.settings.separators == ("]",)


def test_a_layout_that_is_not_known_is_named_with_what_arrived() -> None:
    check = checked(captured("9521"), captured("6>3"))
    assert check.outcome(Step.LAYOUT) is Outcome.FAILED
    assert check.change == Finding(Change.UNKNOWN_LAYOUT, (("arrived", "6>3"),))
    right = check.after(captured("-/#"))
    assert right.outcome(Step.LAYOUT) is Outcome.PASSED
    assert right.change.change is Change.NOTHING


def test_another_label_in_the_place_of_the_layout_probe_changes_nothing() -> None:
    check = checked(captured("9521"), captured("9521108035110"))
    assert (check.outcome(Step.LAYOUT), check.next_step) == (Outcome.OPEN, Step.LAYOUT)


def test_characters_that_never_arrive_are_the_last_thing_to_change_and_fail_nothing() -> None:
    check = checked(*whole(L.GERMAN))
    assert check.is_passed
    assert check.change == Finding(Change.DEAD_KEYS, (("layout", "de"), ("characters", "`=+")))
    assert checked(*whole(L.ITALIAN)).change == Finding(Change.NOTHING)


def test_caps_lock_is_asked_about_only_when_it_shows() -> None:
    locked = captured("010952987654321910line\x1d21end")
    check = checked(captured("9521"), captured("-/#"), locked)
    assert (check.next_step, check.next_probe and check.next_probe.number) == (Step.CAPITALS, 2)
    assert check.change.change is Change.CAPS_LOCK
    assert not check.is_passed
    after = check.after(captured("AaZz"))
    assert after.next_step is Step.TWO_D
    assert after.change.change is Change.NOTHING


def test_a_locked_shift_tells_no_layout() -> None:
    check = checked(captured("9521"), captured("_?3"))
    assert check.found_layout is None
    assert check.next_step is Step.LAYOUT
    assert check.change.change is Change.CAPS_LOCK


def test_a_lost_separator_is_asked_for_again() -> None:
    check = checked(captured("9521"), captured("-/#"), captured(probe_text(K.SEPARATOR, separator="")))
    assert (check.outcome(Step.SEPARATOR), check.change.change) == (Outcome.FAILED, Change.SEPARATOR_LOST)
    assert check.next_probe is not None
    assert check.next_probe.kind is K.SEPARATOR
    put_right = check.after(captured(probe_text(K.SEPARATOR)))
    assert put_right.next_step is Step.TWO_D
    lost_in_2d = put_right.after(captured(probe_text(K.SEPARATOR_2D, separator="")))
    assert lost_in_2d.next_probe is not None
    assert (lost_in_2d.next_step, lost_in_2d.next_probe.kind) == (Step.SEPARATOR, K.SEPARATOR_2D)


def test_the_change_is_the_one_that_hurts_most() -> None:
    lost = captured(probe_text(K.SEPARATOR, separator=""))
    check = checked(captured("9521"), captured("-/#"), lost)
    assert check.after(captured("9521108035110", gap=0.12)).change.change is Change.SEPARATOR_LOST
    assert check.after(captured("9521108035110", "")).change.change is Change.NO_SUFFIX


def test_a_fault_of_the_last_line_is_over_with_the_next_good_one() -> None:
    check = checked(captured("9521108035110", "", 0.12))
    assert check.next_step is Step.ANYTHING
    assert check.after(captured("9521108035110")).next_step is Step.LAYOUT


def test_a_preamble_that_was_turned_off_is_forgotten() -> None:
    check = checked(*whole(around=("~", "")))
    assert (check.settings.prefix, check.change.change) == ("~", Change.PREAMBLE)
    after = check.after(captured(probe_text(K.LAYOUT)))
    assert (after.settings.prefix, after.change.change) == ("", Change.NOTHING)


def test_steps_may_be_skipped_but_only_2d_without_harm() -> None:
    check = checked(*whole()[:3]).skipping()
    assert (check.outcome(Step.TWO_D), check.next_step, check.is_passed) == (Outcome.SKIPPED, None, True)
    no_separator = checked(*whole()[:2], captured(probe_text(K.PLAIN_2D))).skipping()
    assert (no_separator.next_step, no_separator.is_passed) == (None, False)
    without = checked(*whole()[:2]).skipping().skipping()
    assert (without.outcome(Step.SEPARATOR), without.next_step, without.is_passed) == (Outcome.SKIPPED, None, False)
    assert without.skipping() == without
    later = without.after(whole()[2])
    assert later.outcome(Step.SEPARATOR) is Outcome.PASSED


def test_what_was_not_shown_stays_as_it_is_in_use() -> None:
    in_use = ScannerSettings(prefix="~", separators=("#",), layout=L.GERMAN)
    assert checked(captured("9521"), in_use=in_use).settings == in_use
    after = checked(captured(probe_text(K.SEPARATOR, L.GERMAN, around=("~", ""))), in_use=in_use)
    assert after.settings == ScannerSettings(prefix="~", separators=(), layout=L.GERMAN)


def test_a_plain_2d_label_shows_that_2d_is_read() -> None:
    check = checked(*whole()[:3], captured(probe_text(K.PLAIN_2D)))
    assert check.is_passed


@pytest.mark.parametrize("text", ["-/#", "9521", "6>3", "AaZz"])
@pytest.mark.parametrize("before", [(), ("9521108035110",)])
def test_more_of_a_suffix_changes_nothing_but_the_suffix(text: str, before: tuple[str, ...]) -> None:
    log, check = StrokeLog(), checked(*map(captured, before))
    for index, char in enumerate(f"{text}\r\n"):
        was = log.last
        log.take(Stroke(char, index * 0.008))
        if log.last is not None and log.last is not was:
            check = check.continued(log.last) if was else check.after(log.last)
    alone = checked(*map(captured, (*before, text)))
    assert check.last is not None
    assert check.last.suffix is Suffix.ENTER_AND_LINE_FEED
    assert [check.outcome(step) for step in Step] == [alone.outcome(step) for step in Step]
    assert (check.found_layout, check.change, check.settings) == (alone.found_layout, alone.change, alone.settings)
    assert {each.suffix for each in check.probes.values()} <= {Suffix.ENTER_AND_LINE_FEED}


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.sampled_from(["", "\r", "\t"])), max_size=8))
def test_any_labels_leave_a_check_that_can_be_asked(labels: list[tuple[str, str]]) -> None:
    check = CheckUp()
    for text, suffix in labels:
        log = StrokeLog()
        for char in text + suffix:
            log.take(Stroke(char, 1.0))
        log.pause()
        if log.last is not None:
            check = check.after(log.last)
        assert check.settings.prefix.isascii() or check.settings.prefix
        assert check.change.change in Change
        assert check.is_passed in {True, False}
