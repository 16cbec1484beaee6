"""Check digits and check characters of the GS1 keys (GS1 General Specifications, section 7.9)."""

from __future__ import annotations

__all__ = ["ALPHANUMERIC", "alphanumeric_pair", "check_digit", "is_number", "right_check_digit", "right_check_pair"]

ALPHANUMERIC = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""The 82 characters that GS1 fields may hold, in the order of their weights."""

_PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_WEIGHTS = {character: weight for weight, character in enumerate(ALPHANUMERIC)}
_MODULUS = 1021


def _primes(count: int) -> tuple[int, ...]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return tuple(found)


_PRIMES = _primes(97)


def is_number(text: str) -> bool:
    """Whether the text is digits of ASCII and nothing else; not when it is empty."""
    return text.isascii() and text.isdecimal()


def check_digit(digits: str) -> int:
    """The digit that belongs behind ``digits``: weights 3 and 1 in turn from the right, up to the next ten."""
    total = 0
    weight = 3
    for digit in reversed(digits):
        total += int(digit) * weight
        weight = 4 - weight
    return -total % 10


def right_check_digit(key: str) -> bool:
    """Whether the last digit of a number is its check digit."""
    return int(key[-1]) == check_digit(key[:-1])


def alphanumeric_pair(text: str) -> str:
    """The two check characters that belong behind ``text``: prime weights from the right, modulo 1021.

    Raises:
        KeyError: for a character that no GS1 field may hold.
        ValueError: for more than 97 characters.
    """
    if len(text) > len(_PRIMES):
        raise ValueError(f"{len(text)} characters are too many for a check pair.")
    total = sum(_WEIGHTS[character] * prime for character, prime in zip(reversed(text), _PRIMES, strict=False))
    return _PAIR[total % _MODULUS >> 5] + _PAIR[total % _MODULUS & 31]


def right_check_pair(key: str) -> bool:
    """Whether the last two characters of a key are its check characters."""
    return len(key) >= 2 and key[-2:] == alphanumeric_pair(key[:-2])
