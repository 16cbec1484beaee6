"""Rows and panes: what fits, what scrolls, what a touch on a part of them means."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scansim.screens.painting.pane import Framed, Pane, SideBySide
from scansim.screens.painting.row import Pen, Row, Sheet, airy, beside, fitted, sheet, wrapped

WIDTHS = st.integers(1, 130)


def plain(rows: list[Row]) -> list[str]:
    return [row.text for row in rows]


def texts(found: Sheet) -> list[str]:
    return [found.paint(index).text for index in range(found.count)]


# rows


def test_a_touch_finds_what_was_written_there() -> None:
    row = Pen().write("ab").write("漢字", act="press").write("cd").row("rest")
    assert [row.act_at(x) for x in range(8)] == ["rest", "rest", "press", "press", "press", "press", "rest", "rest"]


def test_rows_that_differ_only_in_style_are_different() -> None:
    assert Pen().write("a").row() != Pen().write("a", "bold").row()
    assert Pen().write("a", "bold").row() == Pen().write("a", "bold").row()


@given(st.text(max_size=200), WIDTHS)
def test_wrapped_text_fits_and_keeps_its_words(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= max(width, 2) for line in lines)
    if text.isascii() and text.isprintable() and max(map(len, text.split()), default=0) <= width:
        assert " ".join(lines).split() == text.split()


def test_air_goes_before_content_does() -> None:
    one, two = [Pen().write("one").row()], [Pen().write("two").row()]
    assert texts(airy([one, two], 4)) == ["", "one", "", "two"]
    assert texts(airy([one, two], 3)) == ["one", "", "two"]
    assert texts(airy([one, [], two], 1)) == ["one", "two"]


def test_rows_side_by_side_keep_their_touches() -> None:
    left = Pen().write("left", act="one").row("rest")
    row = beside((left, 6), (Pen().write("right", act="two").row(), 3))
    assert row.text == "left  rig"
    assert [row.act_at(x) for x in (0, 5, 6, 8, 9)] == ["one", "rest", "two", "two", ""]


@given(st.text(max_size=40), WIDTHS)
def test_a_fitted_row_has_its_width(text: str, width: int) -> None:
    assert cell_len(fitted(Pen().write(text, "bold").write("x").row(), width).text) == width


# panes


def numbered(count: int, keep: tuple[int, int] | None = None, pinned: int = 0) -> Sheet:
    rows = [Pen().write(str(number)).row() for number in range(count)]
    return replace(sheet(rows, keep), pinned=tuple(Pen().write("pinned").row() for _ in range(pinned)))


def shown(pane: Pane, found: Sheet, height: int) -> list[str]:
    return [row.text.rstrip() for row in pane.rows(lambda width: found, 8, height)]


def test_a_pane_shows_arrows_where_there_is_more() -> None:
    pane = Pane()
    assert shown(pane, numbered(3), 4) == ["0", "1", "2", ""]
    assert shown(pane, numbered(9), 3) == ["0", "1", "2      ↓"]
    pane.roll(1)
    assert shown(pane, numbered(9), 3) == ["1      ↑", "2", "3      ↓"]
    pane.roll(100)
    assert shown(pane, numbered(9), 3) == ["6      ↑", "7", "8"]
    pane.roll(-100)
    assert shown(pane, numbered(9), 3)[0] == "0"


def test_a_row_to_be_kept_in_view_comes_into_view_with_air_and_may_be_scrolled_away_by_hand() -> None:
    pane = Pane()
    assert shown(pane, numbered(100, (50, 50)), 6)[2].startswith("50")
    pane.roll(-40)
    assert not any(row.startswith("50") for row in shown(pane, numbered(100, (50, 50)), 6))
    pane.follow()
    assert any(row.startswith("50") for row in shown(pane, numbered(100, (50, 50)), 6))
    assert any(row.startswith("51") for row in shown(pane, numbered(100, (51, 51)), 6))


def test_the_next_row_does_not_scroll_while_it_is_in_view() -> None:
    pane = Pane()
    shown(pane, numbered(100, (50, 50)), 9)
    top = pane.top
    shown(pane, numbered(100, (52, 52)), 9)
    assert pane.top == top


def test_pinned_rows_stand_still() -> None:
    pane = Pane()
    assert shown(pane, numbered(9, (8, 8), pinned=2), 5) == ["pinned", "pinned", "6      ↑", "7", "8"]
    assert shown(pane, numbered(2, pinned=4), 3) == ["pinned"] * 3


@given(
    st.integers(0, 60), st.integers(0, 20), st.integers(0, 59), st.integers(0, 6), st.integers(0, 4), st.integers(-9, 9)
)
def test_a_pane_has_its_height_and_keeps_what_it_must(
    count: int, height: int, first: int, more: int, pinned: int, roll: int
) -> None:
    pane = Pane()
    pane.roll(roll)
    keep = (first, first + more) if first + more < count else None
    rows = shown(pane, numbered(count, keep, pinned), height)
    assert len(rows) == height
    if keep is not None and height > pinned:
        assert any(row.split() and row.split()[0] == str(first) for row in rows[pinned:])


def test_two_panels_side_by_side() -> None:
    panels = SideBySide()
    a, b, c = (Pen().write(text, act=text).row() for text in "abc")
    rows = panels.rows(Framed("left", 12), [a, b], Framed("right", 13, is_heavy=True), [b, c])
    assert plain(rows) == [
        "╭─ left ───╮┏━ right ━━━┓",
        "│a         │┃b          ┃",
        "│b         │┃c          ┃",
        "╰──────────╯┗━━━━━━━━━━━┛",
    ]
    assert [rows[1].act_at(x) for x in (1, 13)] == ["a", "b"]
    again = panels.rows(Framed("left", 12), [a, c], Framed("right", 13, is_heavy=True), [b, c])
    assert again[1] is rows[1]
    assert again[2].text == "│c         │┃c          ┃"
    assert panels.rows(Framed("l", 5), [a], Framed("r", 5), [b])[1].text == "│a  ││b  │"


@given(st.text(max_size=40), st.integers(8, 60))
def test_a_frame_fits_whatever_its_title(title: str, width: int) -> None:
    frame = Framed(title, width)
    assert [cell_len(row.text) for row in (frame.top(), frame.foot())] == [width, width]
