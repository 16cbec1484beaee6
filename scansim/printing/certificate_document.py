"""A certificate on one page: what was proved in words that the evidence carries, who signed it, how to check it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from scansim.labels.document import Block, Column, Document, Heading, Label, Paragraph, ScanRow, Table, TextSheet
from scansim.labels.symbology import Symbology
from scansim.training.programme.rules import FLOOR_ITEMS, Level
from scansim.training.signoff.certificate import Certificate
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.statement import Statement
from scansim.training.stationery import Arrangement, Layout, Paper
from scansim.words.certificate import CERTIFICATE, MEANING_NAMES
from scansim.words.printed import printed
from scansim.words.programme import level_name, state_name
from scansim.words.signoff import grounds_line, statement_name
from scansim.words.statement import reason_said

__all__ = ["SHORT_HASH", "certificate_document"]

SHORT_HASH = 16
"""So many letters of a hash are enough to look for it (``scansim verify --anchor``)."""

_MOST_RIDES = 8
"""So many check-rides have room on the page; the newest ones are shown, and all are counted."""


def certificate_document(given: Certificate, paper: Paper) -> Document:
    """The document. Whatever its texts hold, they stand on it as text."""
    sheet = TextSheet(_said("title"), tuple(_blocks(given)))
    return Document(printed("training"), given.said.id[:8], paper, (sheet,))


def _blocks(given: Certificate) -> Iterator[Block]:
    yield Heading(given.person or _said("erased"))
    yield Heading(_title(given))
    if given.place:
        yield Paragraph(_said("place", place=", ".join(given.place)))
    yield Paragraph(_holds(given))
    yield Heading(_said("proved"))
    yield from map(Paragraph, _proved(given))
    yield from _rides(given)
    yield Heading(_said("signed"))
    yield from map(Paragraph, _signed(given))
    if given.later:
        yield Heading(_said("later"))
        yield from (Paragraph(_later(each, given)) for each in given.later)
    yield Heading(_said("check"))
    yield Paragraph(_said("evidence_hash", hash=given.digest or "–"))
    yield Paragraph(_said("fact_hash", hash=given.hash, id=given.said.id))
    yield Paragraph(_said("head", hash=given.head[:SHORT_HASH], place=given.head_place))
    yield ScanRow(_code(given), _LAYOUT)
    yield Paragraph(_said("program", printed=given.printed, program=given.program))


def _title(given: Certificate) -> str:
    if given.is_waiver:
        return _said("waived", skill=given.skill)
    if given.observed is None:
        return _said("unobserved", skill=given.skill)
    return _said("certified", skill=given.skill, level=level_name(Level(given.said.level)))


def _holds(given: Certificate) -> str:
    if given.standing is None:
        return _said("replaced", printed=given.printed)
    code = "holds" if given.standing.in_force or given.standing.passed_unobserved else "holds_not"
    return _said(code, printed=given.printed, state=state_name(given.standing).long, until=given.until.isoformat())


def _proved(given: Certificate) -> Iterator[str]:
    if given.is_waiver:
        yield _said("waiver", why=reason_said(given.said.why).long)
    else:
        yield _said(
            "in_simulator",
            lines=str(given.pool.lines),
            runs=str(given.pool.runs),
            escaped=str(given.pool.escaped),
            accuracy=_percent(given.accuracy),
            confidence=_percent(given.confidence),
        )
    seen = given.observed
    if seen is not None:
        yield _said("floor_yes", day=seen.day.isoformat(), items=str(FLOOR_ITEMS), rating=str(seen.rating))
    elif not given.is_waiver:
        yield _said("floor_no")
    yield _said("match_yes", day=given.compared) if given.compared else _said("match_no")
    if given.procedures:
        yield _said("procedures", names="; ".join(given.procedures))
    elif not given.is_waiver:
        yield _said("no_procedures")


def _rides(given: Certificate) -> Iterator[Block]:
    if not given.rides:
        return
    if len(given.rides) > _MOST_RIDES:
        yield Paragraph(_said("rides", shown=str(_MOST_RIDES), count=str(len(given.rides))))
    columns = (Column(_said("ride"), 2), Column(_said("ended"), 2), Column(_said("result")), Column(_said("counted")))
    rows = (
        (
            f"{ride.exercise} ({ride.revision})",
            ride.ended[:16].replace("T", " "),
            _said("passed" if ride.passed else "not_passed"),
            f"{ride.lines}, {ride.escaped}",
        )
        for ride in given.rides[-_MOST_RIDES:]
    )
    yield Table(columns, tuple(rows), numbered=True)


def _signed(given: Certificate) -> Iterator[str]:
    yield _said(
        "by",
        name=given.signer or _said("erased"),
        grounds=grounds_line(given.grounds).short if given.grounds else "–",
        utc=given.said.utc[:16].replace("T", " "),
        local=given.local,
        station=given.station,
    )
    if given.grounds is SignerStanding.FOUNDING:
        yield _said("founding")
    meaning = MEANING_NAMES.get(given.meaning)
    yield _said("meaning", meaning=meaning.say({}).long if meaning else given.meaning)
    yield _said("words", statement=given.statement)
    yield _said("how") if given.series <= 1 else _said("how_series", series=str(given.series))
    if given.remark:
        yield _said("remark", remark=given.remark)


def _later(each: Statement, given: Certificate) -> str:
    why = f" ({reason_said(each.why).long})" if each.why else ""
    who = given.names.get(each.actor, "") or _said("erased")
    return _said("later_line", day=each.day.isoformat(), what=statement_name(each.kind).long, why=why, who=who)


def _code(given: Certificate) -> Label:
    lines = (_said("verify", hash=given.head[:SHORT_HASH]),)
    return Label(given.head, _said("scan"), lines, symbology=Symbology.QR)


def _percent(share: Decimal) -> str:
    """Never more than the evidence carries."""
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_FLOOR).normalize():f}"


def _said(code: str, **facts: str) -> str:
    return CERTIFICATE[code].say(facts).long


_LAYOUT = Layout(
    id="certificate",
    title="",
    arrangement=Arrangement.BESIDE,
    columns=1,
    rows=1,
    module_least=Fraction(33, 100),
    module_most=Fraction(51, 100),
    square_least=Fraction(1, 2),
    square_most=Fraction(3, 4),
    bar_height=Fraction(26),
    title_size=Fraction(4),
    text_size=Fraction(3),
    verb_size=Fraction(4),
)
