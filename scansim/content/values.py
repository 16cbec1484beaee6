"""The kinds of values that content files hold, each read from the text that stands there.

Every kind is an annotated type for pydantic; a text it cannot take raises :class:`~scansim.content.faults.Wrong`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from string import Formatter
from typing import Annotated, TypeVar

from scansim.content.faults import Wrong, meant, shown
from scansim.content.text_kind import TextKind, a_list_or_one, by_language, numbered, text, words
from scansim.engine.quantity import NotAQuantity, quantity
from scansim.training.story import Between, Share
from scansim.training.texts import LocalText

__all__ = [
    "Day",
    "Flag",
    "Moment",
    "Name",
    "Names",
    "Number",
    "OptionalName",
    "Portion",
    "Schema",
    "Short",
    "Span",
    "choice",
    "filled",
    "local_text",
    "matching",
    "one_of",
    "short",
    "up_to",
    "whole",
    "worded",
]

Kind = TypeVar("Kind", bound=Enum)

LONGEST_NAME = 40
MOST_NAMES = 100

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WHOLE = re.compile(r"[0-9]{1,4}")
_SPAN = re.compile(r"([0-9]{1,4}) to ([0-9]{1,4})")
_SHARE = re.compile(r"([0-9]{1,4}) in ([0-9]{1,4})")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def one_text(value: object) -> str:
    """The one text that a key must have."""
    if isinstance(value, str):
        return value.strip()
    kind = "a list" if isinstance(value, list) else "a group of keys"
    raise Wrong(f"is {kind}.", "Write one text.")


def filled(value: object) -> str:
    """The one text that a key must have, not empty."""
    text = one_text(value)
    if not text:
        raise Wrong("is empty.", "Write its value behind the colon, or take the key away.")
    return text


def plain_text(value: object, longest: int) -> str:
    """A text for people: on one line when shown, of a bounded length, nothing in it but printable letters.

    Line breaks that YAML leaves in a folded text become blanks. Marks that look like markup stay as they are.
    """
    text = " ".join(filled(value).split())
    bad = next((letter for letter in text if not letter.isprintable()), None)
    if bad:
        raise Wrong(f"holds a character that cannot be shown (U+{ord(bad):04X}).", "Take it out.")
    if len(text) > longest:
        raise Wrong(f"is {len(text)} characters long.", f"Write at most {longest}.")
    return text


def _name(value: object) -> str:
    text = filled(value)
    if len(text) > LONGEST_NAME or not _NAME.fullmatch(text):
        raise Wrong(f"is {shown(text)}.", "A name is small letters, digits and _, beginning with a letter.")
    return text


def _optional_name(value: object) -> str:
    return _name(value) if one_text(value) else ""


def _names(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    names = tuple(_name(item) for item in values)
    again = next((name for name in names if names.count(name) > 1), None)
    if again:
        raise Wrong(f"names {shown(again)} twice.", "Name it once.")
    if not 0 < len(names) <= MOST_NAMES:
        raise Wrong(f"has {len(names)} names.", f"Write 1 to {MOST_NAMES}, or take the key away.")
    return names


def _span(value: object) -> Between:
    text = filled(value)
    found = _SPAN.fullmatch(text)
    if not found and not _WHOLE.fullmatch(text):
        raise Wrong(f"is {shown(text)}.", 'Write a whole number or a range, such as "3" or "2 to 4".')
    low, high = (int(found[1]), int(found[2])) if found else (int(text), int(text))
    if low > high:
        raise Wrong(f"is {shown(text)}, from more to less.", f'Write "{high} to {low}".')
    return Between(low, high)


def _portion(value: object) -> Share:
    text = filled(value)
    found = _SHARE.fullmatch(text)
    if not found:
        raise Wrong(f"is {shown(text)}.", 'Write so many in so many, such as "4 in 5".')
    part, of = int(found[1]), int(found[2])
    if not 1 <= part <= of <= 20:
        raise Wrong(
            f"is {shown(text)}.", "The first is at least 1; the second is at most 20 and no less than the first."
        )
    return Share(part, of)


def _number(value: object) -> Decimal:
    text = filled(value)
    try:
        number = quantity(text)
    except NotAQuantity:
        raise Wrong(f"is {shown(text)}.", 'Write a number with a decimal point, such as "4.90".') from None
    if number < 0:
        raise Wrong(f"is {shown(text)}.", "Write a number that is not below zero.")
    return number


def _flag(value: object) -> bool:
    text = filled(value)
    if text.casefold() not in _TRUTH:
        raise Wrong(f"is {shown(text)}.", 'Write "yes" or "no".')
    return _TRUTH[text.casefold()]


def _moment(value: object) -> str:
    text = filled(value)
    try:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007 - local time of the warehouse, no zone
    except ValueError:
        raise Wrong(f"is {shown(text)}.", 'Write a day and a time, such as "2026-03-02T08:00:00".') from None
    return moment.isoformat()


def _day(value: object) -> str:
    text = one_text(value)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise Wrong(f"is {shown(text)}.", 'Write a day such as "2026-03-12", or nothing.') from None


def _schema(value: object) -> int:
    text = filled(value)
    if text != "1":
        raise Wrong(f"is {shown(text)}.", "This program reads 1.")
    return 1


_SCHEMA_SCHEMA = {"enum": [1, "1"], "description": "The version of this file's shape."}
_NAME_SCHEMA = text("A name: small letters, digits and _, beginning with a letter.", _NAME.pattern, LONGEST_NAME)

Name = Annotated[str, TextKind(_name, _NAME_SCHEMA)]
"""What a file calls something: ``dock_1``."""

Names = Annotated[tuple[str, ...], TextKind(_names, a_list_or_one(_NAME_SCHEMA, "One name, or a list of them."))]
"""One name, or a list of them."""

OptionalName = Annotated[str, TextKind(_optional_name, text("A name, or nothing."))]
"""A name, or nothing."""

Span = Annotated[
    Between,
    TextKind(_span, numbered("A whole number, or a range such as 2 to 4.", f"{_WHOLE.pattern}|{_SPAN.pattern}")),
]
"""``2 to 4`` or ``3``."""

Portion = Annotated[Share, TextKind(_portion, text("So many in so many, such as 4 in 5.", _SHARE.pattern))]
"""``4 in 5``."""

Number = Annotated[Decimal, TextKind(_number, numbered("A number that is not below zero.", r"[0-9]+(\.[0-9]+)?"))]
"""A decimal that is not negative."""

Flag = Annotated[bool, TextKind(_flag, words(("yes", "no")))]
"""``yes`` or ``no``; in lists ``True`` or ``False``."""

Moment = Annotated[str, TextKind(_moment, text("A day and a time, such as 2026-03-02T08:00:00."))]
"""Local time without a zone, ISO 8601."""

Day = Annotated[str, TextKind(_day, text("A day such as 2026-03-12, or nothing."))]
"""A day, or nothing."""

Schema = Annotated[int, TextKind(_schema, _SCHEMA_SCHEMA)]
"""The version of a file's shape; 1 is the only one so far."""


def short(longest: int) -> TextKind:
    """A text of one line of at most so many characters, the same in every language."""

    def read(value: object) -> str:
        return plain_text(value, longest)

    return TextKind(read, text(f"A text of at most {longest} characters.", longest=longest))


Short = Annotated[str, short(80)]
"""A text of one line, the same in every language."""


def up_to(highest: int) -> TextKind:
    """A decimal from 0 to ``highest``."""

    def read(value: object) -> Decimal:
        number = _number(value)
        if number > highest:
            raise Wrong(f"is {shown(str(number))}.", f"Write a number from 0 to {highest}.")
        return number

    return TextKind(read, numbered(f"A number from 0 to {highest}.", r"[0-9]+(\.[0-9]+)?"))


def whole(low: int, high: int) -> TextKind:
    """A whole number from ``low`` to ``high``."""

    def read(value: object) -> int:
        text = filled(value)
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            raise Wrong(f"is {shown(text)}.", f"Write a whole number from {low} to {high}.")
        return int(text)

    schema = numbered(f"A whole number from {low} to {high}.", _WHOLE.pattern)
    return TextKind(read, {**schema, "minimum": low, "maximum": high})


def matching(pattern: str, right: str, *, optional: bool = False) -> TextKind:
    """A text that matches ``pattern`` whole; ``right`` is the sentence that says how."""
    compiled = re.compile(pattern)

    def read(value: object) -> str:
        text = one_text(value) if optional else filled(value)
        if (text or not optional) and not compiled.fullmatch(text):
            raise Wrong(f"is {shown(text)}.", right)
        return text

    return TextKind(read, {"type": ["string", "number"], "pattern": f"^(?:{pattern})$", "description": right})


def one_of(choices: Iterable[str]) -> TextKind:
    """One of some known words."""
    known = tuple(str(choice) for choice in choices)

    def read(value: object) -> str:
        text = filled(value)
        if text not in known:
            raise Wrong(f"is {shown(text)}.", meant(text, known))
        return text

    return TextKind(read, words(known))


def worded(meanings: Mapping[str, object]) -> TextKind:
    """What one of some known words stands for."""

    def read(value: object) -> object:
        text = filled(value)
        if text not in meanings:
            raise Wrong(f"is {shown(text)}.", meant(text, meanings))
        return meanings[text]

    return TextKind(read, words(meanings))


def choice(kind: type[Kind]) -> TextKind:
    """One of the values of an enumeration."""

    def read(value: object) -> Kind:
        text = filled(value)
        known = [member.value for member in kind]
        if text not in known:
            raise Wrong(f"is {shown(text)}.", meant(text, known))
        return kind(text)

    return TextKind(read, words(str(member.value) for member in kind))


def local_text(longest: int, placeholders: Iterable[str] = ()) -> TextKind:
    """A text by language, or one text, which is English. In braces only the placeholders named here."""
    known: tuple[str, ...] = tuple(placeholders)

    def read(value: object) -> LocalText:
        return LocalText.of({code: _with_places(text, longest, known) for code, text in _by_language(value).items()})

    places = f" In braces may stand: {', '.join(f'{{{name}}}' for name in known)}." if known else ""
    about = f"A text of at most {longest} characters, or one for each language.{places}"
    return TextKind(read, by_language({"type": ["string", "number"], "maxLength": longest}, _LANGUAGE.pattern, about))


def _by_language(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        return {"en": value}
    for code in value:
        if not _LANGUAGE.fullmatch(code):
            raise Wrong(f"has the language {shown(code)}.", 'Write codes such as "en", "de" or "pt-BR".')
    if not value:
        raise Wrong("is empty.", "Write its text behind the colon.")
    return value


def _with_places(value: object, longest: int, known: tuple[str, ...]) -> str:
    text = plain_text(value, longest)
    for name in _names_in_braces(text):
        if name not in known:
            places = ", ".join(f"{{{place}}}" for place in known)
            here = f"In braces only {places} can stand here." if known else "No braces can stand here."
            raise Wrong(f"holds {shown('{' + name + '}')}.", here)
    return text


def _names_in_braces(text: str) -> list[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise Wrong("has a brace without its counterpart.", "Close it, or take it away.") from None
    return [
        f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
        for _, name, form, conversion in parts
        if name is not None
    ]
