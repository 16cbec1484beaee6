"""The language in which sentences are said: English as it stands in the tables, or a translation of it (gettext).

One person stands at a device, so one language is spoken at a time: whoever signs them in says :func:`speak`. A
translation is a gettext catalogue under ``locale/``: its message is the English sentence, its context ``short`` marks
the short form. What a catalogue lacks is said in English; a short form that it lacks is its long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

__all__ = [
    "ENGLISH",
    "SHORT",
    "STRETCHED",
    "Language",
    "NoSuchLanguage",
    "language",
    "languages",
    "speak",
    "speaking",
    "spoken",
]

SHORT = "short"
"""The context under which the short form of a sentence stands in a catalogue."""

DOMAIN = "scansim"
_LOCALE = Path(__file__).parent / "locale"


class NoSuchLanguage(LookupError):
    """There is no catalogue of this language; the message is one sentence for a person."""


class Language(Protocol):
    """What a sentence needs to be said in a language. ``code`` is its ISO 639 code."""

    @property
    def code(self) -> str:
        """The language of exercise texts, too."""

    def long(self, text: str) -> str:
        """The translation of an English text."""

    def short(self, short: str, long: str) -> str:
        """The translation of the short form of a sentence whose long form is ``long``."""


class _English:
    code = "en"

    def long(self, text: str) -> str:
        return text

    def short(self, short: str, long: str) -> str:
        return short or long


class _Catalogue:
    """A gettext catalogue that was found under ``locale/``."""

    def __init__(self, code: str) -> None:
        import gettext  # English needs none of it, and the first frame waits for what is imported

        self.code = code
        self._texts = gettext.translation(DOMAIN, _LOCALE, [code])

    def long(self, text: str) -> str:
        return self._texts.gettext(text) if text else ""

    def short(self, short: str, long: str) -> str:
        translated = self._texts.pgettext(SHORT, short) if short else ""
        return translated if translated != short else self.long(long)


class _Stretched:
    """A language nobody speaks, 40 % longer than English: where it fits and is whole, every language fits."""

    code = "xx"

    def long(self, text: str) -> str:
        return _stretched(text)

    def short(self, short: str, long: str) -> str:
        return _stretched(short or long)


ENGLISH: Language = _English()
STRETCHED: Language = _Stretched()

_spoken: Language = ENGLISH


def language(code: str) -> Language:
    """The language of this code. Raises :class:`NoSuchLanguage` when the trainer does not speak it."""
    for known in (ENGLISH, STRETCHED):
        if code == known.code:
            return known
    if code not in languages():
        raise NoSuchLanguage(f"The trainer does not speak {code[:20]!r}. It speaks: {', '.join(languages())}.")
    return _Catalogue(code)


def languages() -> tuple[str, ...]:
    """The codes of every language that a person can choose."""
    found = sorted(path.parent.parent.name for path in _LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH.code, *found)


def spoken() -> Language:
    """The language in which sentences are said now."""
    return _spoken


def speak(wanted: Language) -> None:
    """Say every sentence in this language from now on."""
    global _spoken  # noqa: PLW0603 - one device, one person, one language at a time
    _spoken = wanted


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """Say sentences in this language inside the block, for a paper in another person's language."""
    before = spoken()
    speak(wanted)
    try:
        yield
    finally:
        speak(before)


_WORDS = re.compile(r"\{[^}]*\}|[^\W\d_]+")
_ACCENTED = str.maketrans("aeiouAEIOU", "åéîöûÅÉÎÖÛ")


def _stretched(text: str) -> str:
    """The text in longer words, between marks that show whether it was cut; what it names stays as it is."""
    words = [match[0] for match in _WORDS.finditer(text) if not match[0].startswith("{")]
    written = len(_WORDS.sub(lambda match: "" if match[0].startswith("{") else match[0], text))
    missing = max(0, -(-written * 14 // 10) - written - 2)
    shares = iter([missing // len(words) + (number < missing % len(words)) for number in range(len(words))])

    def longer(match: re.Match[str]) -> str:
        word = match[0]
        return word if word.startswith("{") else word.translate(_ACCENTED) + "~" * next(shares)

    return f"‹{_WORDS.sub(longer, text)}›" if text else ""
