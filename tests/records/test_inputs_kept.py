"""Whatever is appended comes back as it was, however hostile."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from scansim.engine.canonical import canonical
from scansim.records.journal import Records
from scansim.records.kept_inputs import timed_of, written_input
from scansim.records.memory import MemoryAttempts
from scansim.scanner.entry import Fault, Grade
from scansim.training import inputs as language
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Input, Key, Scan, Set, Timed

# Both halves of a surrogate pair side by side never leave a decoder as two; test_canonical.py has what becomes of them.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
HOSTILE = st.sampled_from(
    '\x00\x01\x1b\x1d\x7f\x80\u2028\u202e\ufeff\uffff\ud800\udc80\udfff\U0001f600e\u0301"\\[]{}\r\n\t'
)
TEXTS = (st.text() | st.text(HOSTILE)).filter(lambda text: not PAIR.search(text))
QUANTITIES = st.none() | st.decimals(Decimal(-999_999), Decimal(999_999), places=3)
FAULTS = st.none() | st.sampled_from(Fault)
INPUTS: st.SearchStrategy[Input] = st.one_of(
    st.builds(Scan, TEXTS, st.sampled_from(Grade), TEXTS, TEXTS, FAULTS),
    st.builds(Key, TEXTS, st.sampled_from(Grade), FAULTS),
    st.builds(language.Tap, TEXTS),
    st.builds(Set, TEXTS, TEXTS),
    st.builds(language.Go, TEXTS),
    st.builds(language.Do, TEXTS, TEXTS, QUANTITIES, TEXTS),
    st.builds(language.Report, TEXTS, TEXTS, QUANTITIES, TEXTS),
    st.builds(language.Answer, TEXTS),
    st.builds(language.Pause, TEXTS),
    *(st.just(kind()) for kind in (language.Hint, language.Resume, language.Abandon, language.Finish)),
)
TIMED = st.builds(Timed, st.integers(0, 10**12), INPUTS)
HEADER = Header("RCV-01", "1", 4711, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})


@given(TIMED)
@example(Timed(0, Scan("")))
@example(Timed(0, Key("\udc80\x00")))
@example(Timed(0, Set("quantity", "")))
def test_the_text_of_an_input_gives_the_same_input(timed: Timed) -> None:
    body = written_input(timed)
    assert timed_of(body) == timed
    # Whatever reads the file needs no Python: plain JSON in plain UTF-8, in its one written form.
    assert canonical(json.loads(body.encode("utf-8"))) == body


# The fixture lives as long as the test: each example adds an attempt of its own to the same file.
def test_what_is_restored_equals_what_was_appended(records: Records) -> None:
    memory = MemoryAttempts()

    @given(st.lists(TIMED, max_size=6))
    def each(done: list[Timed]) -> None:
        for attempts in (records, memory):
            attempt = attempts.open(HEADER, {})
            for timed in done:
                attempts.append(attempt, timed)
            assert list(attempts.read(attempt).inputs) == done
            attempts.close(attempt, {})

    each()
    assert records.verify() == []


@given(st.builds(Header, TEXTS, TEXTS, st.integers(), st.sampled_from(Mode), st.sampled_from(Floor), TEXTS, TEXTS))
def test_a_header_comes_back_as_it_was(header: Header) -> None:
    assert Header.restored(json.loads(canonical(header.stored()).encode("utf-8"))) == header


def test_each_kind_of_input_is_drawn() -> None:
    drawn = {Scan, Key, Set, language.Tap, language.Go, language.Do, language.Report, language.Answer, language.Pause}
    drawn |= {language.Hint, language.Resume, language.Abandon, language.Finish}
    assert drawn == set(language.Input.__args__)
