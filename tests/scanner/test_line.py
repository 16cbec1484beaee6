"""ScanLine: boundaries from suffixes, evidence from prefix and timing (reference terminal-ui B1, training C1)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.scanner.entry import Entry, Fault, Grade, Origin
from scansim.scanner.layouts import KeyboardLayout, arrives, dead
from scansim.scanner.line import BareSuffix, ScanLine
from scansim.scanner.reading import ScannerSettings

SCANNER = 0.008
FINGERS = 0.150


def typed_in(line: ScanLine, text: str, gap: float, start: float = 0.0) -> list[Entry | BareSuffix]:
    """What comes of ``text`` when its characters are ``gap`` seconds apart."""
    fed = (line.feed(char, start + index * gap) for index, char in enumerate(text))
    return [result for result in fed if result is not None]


def entries(results: Iterable[Entry | BareSuffix | None]) -> list[Entry]:
    return [result for result in results if isinstance(result, Entry)]


def only(text: str, gap: float = SCANNER, settings: ScannerSettings | None = None) -> Entry:
    (entry,) = typed_in(ScanLine(settings), text, gap)
    assert isinstance(entry, Entry)
    return entry


def test_a_fast_line_is_a_scan_by_timing() -> None:
    assert only("WH/IN/00012\r") == Entry("WH/IN/00012", Origin.SCAN, Grade.TIMING)


def test_a_slow_line_is_typed() -> None:
    assert only("WH/IN/00012\r", FINGERS) == Entry("WH/IN/00012", Origin.KEY, Grade.TYPED)


@pytest.mark.parametrize("gap_ms", [0, 1, 8, 16, 25, 40])
def test_a_mean_gap_of_up_to_40_ms_is_a_scanners(gap_ms: int) -> None:
    assert only("4006381333931\r", gap_ms / 1000).grade is Grade.TIMING


@pytest.mark.parametrize("gap_ms", [41, 45, 70, 120])
def test_a_longer_mean_gap_is_fingers(gap_ms: int) -> None:
    assert only("4006381333931\r", gap_ms / 1000).grade is Grade.TYPED


@pytest.mark.parametrize(("pause_ms", "grade"), [(150, Grade.TIMING), (151, Grade.TYPED)])
def test_one_pause_of_up_to_150_ms_leaves_a_scan_a_scan(pause_ms: int, grade: Grade) -> None:
    line = ScanLine()
    typed_in(line, "40063813", 0.001)
    (entry,) = typed_in(line, "33931\r", 0.001, start=0.007 + pause_ms / 1000)
    assert isinstance(entry, Entry)
    assert entry == Entry("4006381333931", entry.origin, grade)


@pytest.mark.parametrize(("code", "grade"), [("ABC", Grade.TYPED), ("ABCD", Grade.TIMING)])
def test_fewer_than_four_characters_prove_no_scanner(code: str, grade: Grade) -> None:
    assert only(f"{code}\r").grade is grade


def test_a_suffix_pressed_by_hand_proves_no_scanner() -> None:
    line = ScanLine()
    typed_in(line, "4006381333931", SCANNER)
    entry = line.feed("\r", 2.0)
    assert isinstance(entry, Entry)
    assert entry.grade is Grade.TYPED


@pytest.mark.parametrize("suffix", ["\r", "\n", "\t", "\r\n"])
def test_every_suffix_ends_an_entry_and_leaves_nothing(suffix: str) -> None:
    line = ScanLine()
    results = typed_in(line, f"ONE-1{suffix}TWO-2{suffix}", SCANNER)
    assert results == [Entry(code, Origin.SCAN, Grade.TIMING) for code in ("ONE-1", "TWO-2")]
    assert line.text == ""


@pytest.mark.parametrize("second", ["\r", "\n", "\t"])
def test_a_second_suffix_of_the_scanner_is_no_bare_suffix(second: str) -> None:
    assert typed_in(ScanLine(), f"WH/STOCK\r{second}{second}", SCANNER) == [
        Entry("WH/STOCK", Origin.SCAN, Grade.TIMING)
    ]


@pytest.mark.parametrize(("key", "bare"), [("\r", BareSuffix.ENTER), ("\n", BareSuffix.ENTER), ("\t", BareSuffix.TAB)])
def test_a_suffix_on_an_empty_line_is_a_key_pressed_by_a_person(key: str, bare: BareSuffix) -> None:
    line = ScanLine()
    assert typed_in(line, key, SCANNER) == [bare]
    typed_in(line, "WH/STOCK\t", SCANNER, start=1.0)
    assert line.feed(key, 3.0) is bare


def test_a_carriage_return_and_its_line_feed_are_one_bare_enter() -> None:
    assert typed_in(ScanLine(), "\r\n", 1.0) == [BareSuffix.ENTER]
    assert typed_in(ScanLine(), "\r\r", 1.0) == [BareSuffix.ENTER, BareSuffix.ENTER]


def test_enter_soon_after_a_typed_line_is_a_bare_enter() -> None:
    assert typed_in(ScanLine(), "12\r\r", 0.03)[1:] == [BareSuffix.ENTER]


@pytest.mark.parametrize("aim", ["]C1", "]C0", "]d2", "]Q3", "]E0", "]e0", "]I1", "]A4", "]X0", "]J1", "]zC"])
def test_an_aim_identifier_is_taken_off_and_proves_a_scanner_at_any_speed(aim: str) -> None:
    assert only(f"{aim}0104006381333931\r", 1.0) == Entry("0104006381333931", Origin.SCAN, Grade.PREFIX, aim)


@pytest.mark.parametrize(
    "code", ["]C1", "]", "]C", "]W1ABC", "]Y1ABC", "]Z0ABC", "]C-ABC", "]11ABC", "[C1ABC", "A]C1B"]
)
def test_what_only_looks_like_an_aim_identifier_stays_text(code: str) -> None:
    entry = only(f"{code}\r", 1.0)
    assert (entry.data, entry.aim, entry.grade) == (code, "", Grade.TYPED)


def test_a_configured_prefix_is_taken_off_and_proves_a_scanner() -> None:
    settings = ScannerSettings(prefix="\x02~")
    assert only("\x02~AB\r", 1.0, settings) == Entry("AB", Origin.SCAN, Grade.PREFIX)
    assert only("\x02~]d2AB\r", 1.0, settings) == Entry("AB", Origin.SCAN, Grade.PREFIX, "]d2")
    assert only("AB~\r", 1.0, settings) == Entry("AB~", Origin.KEY, Grade.TYPED)


def test_a_prefix_with_nothing_behind_it_is_what_was_read() -> None:
    assert only("~~\r", 1.0, ScannerSettings(prefix="~~")).data == "~~"


def test_group_separators_stay_and_others_count_only_when_configured() -> None:
    assert only("10LOT#7\x1d17261231\r").data == "10LOT#7\x1d17261231"
    settings = ScannerSettings(separators=("Alt029", "|"))
    assert only("10LOT#7Alt02917261231|3712\r", settings=settings).data == "10LOT#7\x1d17261231\x1d3712"


def test_an_empty_separator_is_refused() -> None:
    with pytest.raises(ValueError, match="separator"):
        ScannerSettings(separators=("",))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("AB\x02CD", "AB␂CD"),
        ("[)>\x1e06\x1dP1", "[)>␞06␝P1"),
        ("AB\x7f\x9bCD", "AB␡\ufffdCD"),
        ("AB\u202eCD", "AB\ufffdCD"),
        ("AB\ud800CD", "AB\ufffdCD"),
    ],
)
def test_a_control_character_is_reported_and_made_inert(code: str, shown: str) -> None:
    assert only(f"{code}\r") == Entry(shown, Origin.SCAN, Grade.TIMING, fault=Fault.CONTROL_CHARACTER)


def test_a_byte_that_is_not_utf8_is_reported() -> None:
    assert only("AB\ufffdCD\x02\r") == Entry("AB\ufffdCD␂", Origin.SCAN, Grade.TIMING, fault=Fault.NOT_UTF8)


def test_512_characters_are_taken_and_513_reported_and_shortened() -> None:
    assert only("7" * 512 + "\r") == Entry("7" * 512, Origin.SCAN, Grade.TIMING)
    long, after = typed_in(ScanLine(), "7" * 10_000 + "\rNEXT\r", 0.0)
    assert long == Entry("7" * 512, Origin.SCAN, Grade.TIMING, fault=Fault.TOO_LONG)
    assert after == Entry("NEXT", Origin.SCAN, Grade.TIMING)


def test_a_paste_gives_an_entry_for_each_line_and_keeps_the_rest() -> None:
    line = ScanLine()
    assert line.paste("ONE-1\r\n\r\nTWO\x1d2\tTHREE", 1.0) == (
        Entry("ONE-1", Origin.KEY, Grade.PASTED),
        Entry("TWO\x1d2", Origin.KEY, Grade.PASTED),
    )
    assert line.text == "THREE"
    assert line.feed("\r", 1.5) == Entry("THREE", Origin.KEY, Grade.PASTED)
    assert line.feed("\r", 2.0) is BareSuffix.ENTER


def test_a_paste_proves_no_scanner_whatever_it_holds() -> None:
    assert ScanLine().paste("]C1ABC\r", 0.0) == (Entry("ABC", Origin.KEY, Grade.PASTED, "]C1"),)


def test_a_typed_line_that_ends_with_a_paste_counts_as_pasted() -> None:
    line = ScanLine()
    typed_in(line, "WH/", SCANNER)
    assert line.paste("IN/1\r", 0.03) == (Entry("WH/IN/1", Origin.KEY, Grade.PASTED),)


def test_backspace_takes_back_and_makes_the_line_a_typed_one() -> None:
    line = ScanLine()
    typed_in(line, "ABCDX", SCANNER)
    line.backspace()
    assert line.text == "ABCD"
    assert line.feed("\r", 0.05) == Entry("ABCD", Origin.KEY, Grade.TYPED)


def test_a_line_that_was_taken_back_whole_leaves_no_trace() -> None:
    line = ScanLine()
    typed_in(line, "XY", FINGERS)
    for _ in range(3):
        line.backspace()
    assert line.text == ""
    assert typed_in(line, "ABCD\r", SCANNER, start=9.0) == [Entry("ABCD", Origin.SCAN, Grade.TIMING)]


def test_clear_forgets_the_line_and_its_timing() -> None:
    line = ScanLine()
    typed_in(line, "XY", FINGERS)
    line.clear()
    assert typed_in(line, "ABCD\r", SCANNER, start=9.0) == [Entry("ABCD", Origin.SCAN, Grade.TIMING)]


def test_the_text_to_show_is_inert() -> None:
    line = ScanLine()
    typed_in(line, "10A\x1d\x1b[2J", SCANNER)
    assert line.text == "10A␝␛[2J"


@given(st.lists(st.tuples(st.characters(exclude_categories=()), st.floats()), max_size=700))
def test_no_characters_and_no_moments_raise(fed: list[tuple[str, float]]) -> None:
    line = ScanLine()
    for char, at in fed:
        result = line.feed(char, at)
        assert line.text.isprintable()
        if isinstance(result, Entry):
            assert result.data
            assert result.data.replace("\x1d", "").isprintable()


codes = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="]"), min_size=1, max_size=40)


@given(st.lists(codes, max_size=20), st.sampled_from(["\r", "\n", "\t", "\r\n"]), st.sampled_from([0.0, 0.008, 0.2]))
def test_scans_in_a_row_come_out_each_as_it_was(scans: list[str], suffix: str, gap: float) -> None:
    results = typed_in(ScanLine(), "".join(scan + suffix for scan in scans), gap)
    assert [entry.data for entry in entries(results)] == scans
    assert len(results) == len(scans)


@given(
    st.text(st.sampled_from("AB]C1\r\n\t\x1d\x02\ufffd"), max_size=200),
    st.lists(st.floats(min_value=0, max_value=10), max_size=200),
)
def test_where_the_reading_was_late_changes_no_boundary(text: str, delays: list[float]) -> None:
    """The same characters with any gaps between them give the same codes; only their grade may differ."""
    late, at = [], 0.0
    line = ScanLine()
    for index, char in enumerate(text):
        at += delays[index] if index < len(delays) else 0.0
        late.append(line.feed(char, at))
    at_once = entries(typed_in(ScanLine(), text, 0.0))
    assert [(entry.data, entry.aim, entry.fault) for entry in entries(late)] == [
        (entry.data, entry.aim, entry.fault) for entry in at_once
    ]


@given(st.text(st.sampled_from("AB\r\n\t"), max_size=60))
def test_pasted_and_typed_lines_hold_the_same_codes(text: str) -> None:
    pasted = ScanLine().paste(text, 0.0)
    assert [entry.data for entry in pasted] == [entry.data for entry in entries(typed_in(ScanLine(), text, 1.0))]


FRENCH = ScannerSettings(prefix="~", separators=("#",), layout=KeyboardLayout.FRENCH)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=4, max_size=40)


def test_a_scan_is_mapped_back_from_the_keyboard_of_the_device() -> None:
    assert only('Q)à&)àé)"\r', settings=FRENCH) == Entry("A-01-02-3", Origin.SCAN, Grade.TIMING)
    assert only("OCD?ENU\r", settings=FRENCH).data == "OCDMENU"


def test_prefix_aim_identifier_and_separators_are_what_the_scanner_sends() -> None:
    # The scanner sends ~]C110A1#21B2 on a device whose ] is a $, whose # is a 3.
    sent = arrives("~]C110A1#21B2", KeyboardLayout.FRENCH)
    assert only(f"{sent}\r", 1.0, FRENCH) == Entry("10A1\x1d21B2", Origin.SCAN, Grade.PREFIX, "]C1")


def test_what_is_typed_is_never_mapped() -> None:
    assert only("AZERTY-1\r", FINGERS, FRENCH) == Entry("AZERTY-1", Origin.KEY, Grade.TYPED)
    assert ScanLine(FRENCH).paste("AZERTY-1\r", 1.0)[0].data == "AZERTY-1"
    line = ScanLine(FRENCH)
    typed_in(line, "AZERTY-12", SCANNER)
    line.backspace()
    assert line.feed("\r", 0.2) == Entry("AZERTY-1", Origin.KEY, Grade.TYPED)


def test_what_cannot_be_mapped_is_left() -> None:
    assert only("Qé\x1d{œ\r", settings=FRENCH).data == "A2\x1d{œ"


def test_other_settings_hold_from_the_line_that_is_completed_next() -> None:
    line = ScanLine()
    typed_in(line, "Q)à&)à", SCANNER)
    line.use(FRENCH)
    (entry,) = typed_in(line, 'é)"\r', SCANNER, start=6 * SCANNER)
    assert isinstance(entry, Entry)
    assert entry.data == "A-01-02-3"


@given(PRINTABLE, st.sampled_from(sorted(KeyboardLayout)))
def test_a_scan_is_the_same_on_every_keyboard(code: str, layout: KeyboardLayout) -> None:
    through = "".join(char for char in code if char not in dead(layout))
    if len(through) < 4 or through.startswith("]"):
        return
    assert only(f"{arrives(through, layout)}\r", settings=ScannerSettings(layout=layout)).data == through
