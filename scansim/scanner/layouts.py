"""What becomes of the keys of a US-configured scanner on a device with another keyboard layout, and the way back.

A scanner that plays a keyboard sends places of keys, not characters: it presses what bears ``-`` on a US keyboard, and
a French device makes ``)`` of it (reference labels 6). Each layout is written as what its keys give in the order of the
US keys, first without and then with Shift; a dead key, which gives nothing by itself, stands as ``◌``. The tables are
those of the layouts' plain variants; checked once against xkeyboard-config 2.35.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

__all__ = ["KeyboardLayout", "arrives", "dead", "meant", "shifted", "unexplained"]


class KeyboardLayout(StrEnum):
    """The layout that a device makes characters with. ``us`` is that of the scanner: nothing changes."""

    US = "us"
    UK = "uk"
    FRENCH = "fr"
    BELGIAN = "be"
    GERMAN = "de"
    SWISS = "ch"
    SPANISH = "es"
    ITALIAN = "it"
    PORTUGUESE = "pt"
    SWEDISH = "se"
    DVORAK = "dvorak"


_DEAD = "◌"

_TABLE = r"""
us      `1234567890-=  qwertyuiop[]  asdfghjkl;'\  zxcvbnm,./
        ~!@#$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:"|  ZXCVBNM<>?
uk      `1234567890-=  qwertyuiop[]  asdfghjkl;'#  zxcvbnm,./
        ¬!"£$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:@~  ZXCVBNM<>?
fr      ²&é"'(-è_çà)=  azertyuiop◌$  qsdfghjklmù*  wxcvbn,;:!
        ~1234567890°+  AZERTYUIOP◌£  QSDFGHJKLM%µ  WXCVBN?./§
be      ²&é"'(§è!çà)-  azertyuiop◌$  qsdfghjklmùµ  wxcvbn,;:=
        ³1234567890°_  AZERTYUIOP◌*  QSDFGHJKLM%£  WXCVBN?./+
de      ◌1234567890ß◌  qwertzuiopü+  asdfghjklöä#  yxcvbnm,.-
        °!"§$%&/()=?◌  QWERTZUIOPÜ*  ASDFGHJKLÖÄ'  YXCVBNM;:_
ch      §1234567890'◌  qwertzuiopü◌  asdfghjklöä$  yxcvbnm,.-
        °+"*ç%&/()=?◌  QWERTZUIOPè!  ASDFGHJKLéà£  YXCVBNM;:_
es      º1234567890'¡  qwertyuiop◌+  asdfghjklñ◌ç  zxcvbnm,.-
        ª!"·$%&/()=?¿  QWERTYUIOP◌*  ASDFGHJKLÑ◌Ç  ZXCVBNM;:_
it      \1234567890'ì  qwertyuiopè+  asdfghjklòàù  zxcvbnm,.-
        |!"£$%&/()=?^  QWERTYUIOPé*  ASDFGHJKLç°§  ZXCVBNM;:_
pt      \1234567890'«  qwertyuiop+◌  asdfghjklçº◌  zxcvbnm,.-
        |!"#$%&/()=?»  QWERTYUIOP*◌  ASDFGHJKLÇª◌  ZXCVBNM;:_
se      §1234567890+◌  qwertyuiopå◌  asdfghjklöä'  zxcvbnm,.-
        ½!"#¤%&/()=?◌  QWERTYUIOPÅ◌  ASDFGHJKLÖÄ*  ZXCVBNM;:_
dvorak  `1234567890[]  ',.pyfgcrl/=  aoeuidhtns-\  ;qjkxbmwvz
        ~!@#$%^&*(){}  "<>PYFGCRL?+  AOEUIDHTNS_|  :QJKXBMWVZ
"""

_WORDS = _TABLE.split()
_EACH = 9
_KEYS: dict[KeyboardLayout, str] = {
    KeyboardLayout(_WORDS[at]): "".join(_WORDS[at + 1 : at + _EACH]) for at in range(0, len(_WORDS), _EACH)
}
_US = _KEYS[KeyboardLayout.US]
_WITHOUT_SHIFT, _WITH_SHIFT = _US[: len(_US) // 2], _US[len(_US) // 2 :]


def arrives(text: str, layout: KeyboardLayout) -> str:
    """What a device with this layout makes of ``text``. What a dead key would give is missing."""
    return text.translate(_forth(layout))


def meant(text: str, layout: KeyboardLayout) -> str:
    """What the scanner sent when ``text`` arrived under this layout.

    Characters that no key of the layout gives by itself, control characters among them, stay as they are.
    """
    return text if layout is KeyboardLayout.US else text.translate(_back(layout))


def dead(layout: KeyboardLayout) -> str:
    """The characters that a US-configured scanner cannot get through: their keys are dead under this layout."""
    return "".join(us for us, host in _pairs(layout) if host == _DEAD)


def unexplained(text: str, layout: KeyboardLayout) -> str:
    """The characters of ``text`` that no key of the layout gives by itself, each once, control characters apart."""
    known = {host for _, host in _pairs(layout)} | {" "}
    return "".join(dict.fromkeys(char for char in text if char not in known and char.isprintable()))


def shifted(text: str) -> str:
    """``text`` as US keys give it whose Shift is the other way round, as a Caps Lock does that locks Shift."""
    return text.translate(_OTHER_WAY_ROUND)


_OTHER_WAY_ROUND = str.maketrans(_US, _WITH_SHIFT + _WITHOUT_SHIFT)


def _pairs(layout: KeyboardLayout) -> list[tuple[str, str]]:
    return list(zip(_US, _KEYS[layout], strict=True))


@cache
def _forth(layout: KeyboardLayout) -> dict[int, str]:
    return {ord(us): "" if host == _DEAD else host for us, host in _pairs(layout)}


@cache
def _back(layout: KeyboardLayout) -> dict[int, str]:
    return {ord(host): us for us, host in _pairs(layout) if host != _DEAD}
