"""Code 128 in as few symbol characters as can be (ISO/IEC 15417).

Which of the three character sets stands where is chosen by dynamic programming from the end: libraries fold as they
go and lose a character on odd runs of digits, or, worse, a leading 99 (reference labels 1.1, 1.2).
"""

from __future__ import annotations

__all__ = ["FNC1", "characters", "widths"]

FNC1 = "\uf8f1"
"""Stands for the function character FNC1 in the text to encode. No scanner sends it, no other character is near it."""

_ALL_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 "
    "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 "
    "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 "
    "113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
    "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 "
    "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 "
    "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 "
    "211232"
)
"""Bar, space, bar, space, bar, space of each symbol character from 0 to 105, in modules."""

_WIDTHS = tuple(_ALL_WIDTHS.split(" "))

_STOP = "2331112"

_A, _B, _C = range(3)
_SETS = (_A, _B, _C)
_START = 103
_SHIFT = 98
_FNC1 = 102
_SWITCH = (101, 100, 99)
"""The symbol character that switches to a set."""

_Each = tuple[int, int, int]
"""A value for each set."""

_NEVER = 1 << 30
_PLAIN, _SHIFTED = 3, 4
"""Moves beside "switch to set 0, 1 or 2": encode in the set one is in, or this one character in the other."""


def characters(text: str) -> tuple[int, ...]:
    """The symbol characters of ``text`` (ASCII and :data:`FNC1`) from start to check character, without the stop.

    No other choice of sets is shorter. Raises :class:`ValueError` for a text that is empty or not ASCII.
    """
    if not text or not text.replace(FNC1, "").isascii():
        raise ValueError("Code 128 carries one or more characters of ASCII.")
    costs, moves = _plan(text)
    start = min(_SETS, key=lambda set_: (costs[set_], -set_))
    found = [_START + start, *_follow(text, start, moves)]
    check = (found[0] + sum(place * value for place, value in enumerate(found))) % 103
    return (*found, check)


def widths(text: str) -> str:
    """The modules of the whole symbol as digits: bar, space, bar, …, the stop included; quiet zones are not."""
    return "".join([_WIDTHS[value] for value in characters(text)]) + _STOP


def _plan(text: str) -> tuple[_Each, list[_Each]]:
    """What it costs to encode all of ``text`` from each set, and the best move at each place in each set."""
    pairs = _pairs(text)
    behind = after_next = (0, 0, 0)
    moves: list[_Each] = []
    for place in range(len(text) - 1, -1, -1):
        here, best = _step(text[place], behind, after_next[_C] if pairs[place] else _NEVER)
        moves.append(best)
        after_next, behind = behind, here
    moves.reverse()
    return behind, moves


def _pairs(text: str) -> list[bool]:
    """At which places two digits stand side by side."""
    digits = ["0" <= character <= "9" for character in text]
    return [first and second for first, second in zip(digits, [*digits[1:], False], strict=True)]


def _step(character: str, behind: _Each, pair: int) -> tuple[_Each, _Each]:
    """Costs and moves at ``character``. ``behind``: the costs after it; ``pair``: in set C after it and the next."""
    if character == FNC1:
        stay = (behind[_A] + 1, behind[_B] + 1, behind[_C] + 1)
        plain = (_PLAIN, _PLAIN, _PLAIN)
    else:
        in_a, in_b = character < "`", character >= " "
        stay = (
            behind[_A] + (1 if in_a else 2),
            behind[_B] + (1 if in_b else 2),
            pair + 1,
        )
        plain = (_PLAIN if in_a else _SHIFTED, _PLAIN if in_b else _SHIFTED, _PLAIN)
    a, b, c = stay
    to_a = (a, plain[_A]) if a <= min(b, c) + 1 else (min(b, c) + 1, _B if b <= c else _C)
    to_b = (b, plain[_B]) if b <= min(a, c) + 1 else (min(a, c) + 1, _C if c < a else _A)
    to_c = (c, plain[_C]) if c <= min(a, b) + 1 else (min(a, b) + 1, _B if b <= a else _A)
    return (to_a[0], to_b[0], to_c[0]), (to_a[1], to_b[1], to_c[1])


def _follow(text: str, set_: int, moves: list[_Each]) -> list[int]:
    """The symbol characters behind the start, when every place takes its best move."""
    found: list[int] = []
    place = 0
    while place < len(text):
        move = moves[place][set_]
        if move < _PLAIN:
            found.append(_SWITCH[move])
            set_ = move
            continue
        character = text[place]
        if character == FNC1:
            found.append(_FNC1)
        elif set_ == _C:
            found.append(int(text[place : place + 2]))
            place += 1
        elif move == _SHIFTED:
            found.extend((_SHIFT, _value(character, _B if set_ == _A else _A)))
        else:
            found.append(_value(character, set_))
        place += 1
    return found


def _value(character: str, set_: int) -> int:
    code = ord(character)
    return code + 64 if set_ == _A and code < 32 else code - 32
