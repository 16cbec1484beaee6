"""A certificate out of the records, to be printed: its fact, the names that were not erased, how it stands today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from scansim.content.gs1 import element_reader
from scansim.content.places import ContentMissing
from scansim.content.station_file import station_rules
from scansim.engine.canonical import Json
from scansim.labels.pdf import pdf
from scansim.labels.proof import proof
from scansim.labels.typesetting import typeset
from scansim.printing.certificate_document import certificate_document
from scansim.printing.files import require_free, require_writable, write_files
from scansim.printing.trouble import CannotPrint
from scansim.records.fact import body_of
from scansim.records.journal import Records
from scansim.training.ports import StorageRefused
from scansim.training.programme.rules import Programme
from scansim.training.programme.standing import Standing, certificate_of, observation_of, standing_of
from scansim.training.signoff.certificate import Certificate, claimed, rides_in
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.statement import Statement, StatementKind
from scansim.training.stationery import Paper, Printer
from scansim.words.interface import skill_name
from scansim.words.statement import title_of

__all__ = ["certificate_found", "certificate_given", "certificate_in_papers", "certificate_pdf", "print_certificate"]

_PRINTED = (StatementKind.GRANTED, StatementKind.WAIVED)
_SHORTEST = 6


def certificate_found(records: Records, wanted: str) -> Statement:
    """The certificate or waiver of this id, or whose id begins so.

    Raises:
        CannotPrint: there is none, or there are several.
    """
    found = [each for each in records.signoffs.statements() if each.kind in _PRINTED]
    those = [each for each in found if each.id == wanted or (len(wanted) >= _SHORTEST and each.id.startswith(wanted))]
    if not those:
        raise CannotPrint(f"There is no certificate {wanted[:40]!r} in these records: scansim statements lists them.")
    if len(those) > 1:
        raise CannotPrint(f"{len(those)} certificates begin with {wanted[:40]!r}: write more of the id.")
    return those[0]


def certificate_given(
    records: Records, programme: Programme | None, said: Statement, compared: str = "", now: datetime | None = None
) -> Certificate:
    """All that stands on a certificate. ``compared`` is the day of the site's comparison, ``now`` that of printing.

    Raises:
        StorageRefused: it cannot be read.
    """
    signoffs = records.signoffs
    fact = signoffs.fact(said.id)
    if fact is None:
        raise StorageRefused("This certificate cannot be read: check the records with scansim verify.")
    body = body_of(fact)
    moment = (now or datetime.now().astimezone()).astimezone()
    told = [each for each in signoffs.statements(said.person) if each.skill == said.skill]
    later = [each for each in told if each.utc >= said.utc and each.id != said.id and each.kind in _LATER]
    pool, accuracy, confidence = claimed(body)
    skill = programme.skill(said.skill) if programme is not None else None
    head = signoffs.head(fact)
    return Certificate(
        said=said,
        person=_name(records, body, "person"),
        signer=_name(records, body, "signer"),
        skill=title_of(skill) if skill is not None else skill_name(said.skill),
        place=tuple(_of(body, "place", name) for name in ("site", "shift") if _of(body, "place", name)),
        local=_local(said.utc),
        station=fact.station,
        statement=str(body.get("statement", "")),
        meaning=str(body.get("meaning", "")),
        grounds=_grounds(body),
        series=int(_of(body, "signed_with", "series") or 1),
        pool=pool,
        accuracy=accuracy,
        confidence=confidence,
        rides=rides_in(body),
        observed=_observed(said, told, programme),
        remark=_remark(records, body),
        standing=_standing(records, programme, said, told, moment.date()),
        until=max([said.until, *(each.until for each in later if each.kind is StatementKind.EXTENDED)]),
        later=tuple(later),
        names={each.actor: records.people.name(each.actor) or "" for each in later},
        procedures=tuple(dict.fromkeys(_procedures(records, body))),
        digest=str(body.get("digest", "")),
        hash=fact.hash,
        head=head.hash,
        head_place=str(head.seq),
        program=str(body.get("program", "")),
        compared=compared,
        printed=f"{moment:%Y-%m-%d %H:%M %z}",
    )


def certificate_pdf(given: Certificate, paper: Paper = Paper.A4) -> bytes:
    """A certificate as PDF, its code read back.

    Raises:
        CannotPrint: the code on the page does not say what it should.
    """
    pages = typeset(
        certificate_document(given, paper), Printer("dpi_300", "300 dpi", 300, 300), element_reader(_ANY_DAY)
    )
    if not proof(pages).passed:
        raise CannotPrint("The code of the certificate cannot be read back, so it was not printed.")
    return pdf(pages)


def print_certificate(given: Certificate, out: Path, *, replace: bool = False) -> Path:
    """Print a certificate into a file.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    if out.suffix.casefold() != ".pdf":
        raise CannotPrint(f"{out} is no file to print into: let its name end in .pdf.")
    require_writable(out)
    require_free([out], replace=replace)
    write_files({out: certificate_pdf(given)})
    return out


def certificate_in_papers(directory: Path, papers: str, records: Records, programme: Programme | None, id_: str) -> str:
    """Print a certificate into the folder ``papers`` of the data folder; the name of the file.

    Raises:
        StorageRefused: it cannot be read or written.
    """
    folder = directory / papers
    try:
        folder.mkdir(parents=True, exist_ok=True)
        said = certificate_found(records, id_)
        given = certificate_given(records, programme, said, station_rules(directory).compared)
        return str(print_certificate(given, folder / f"certificate-{said.id}.pdf", replace=True))
    except (CannotPrint, ContentMissing) as refused:
        raise StorageRefused(str(refused)) from refused
    except OSError as error:
        raise StorageRefused(f"{folder} cannot be made: {error.strerror or 'unknown reason'}.") from error


_ANY_DAY = date(2026, 1, 1)
_LATER = frozenset(StatementKind) - {StatementKind.OBSERVED, StatementKind.RELEASED, StatementKind.FOUNDED}


def _standing(
    records: Records, programme: Programme | None, said: Statement, told: list[Statement], on: date
) -> Standing | None:
    """How the skill stands, where this certificate is the one that counts."""
    skill = programme.skill(said.skill) if programme is not None else None
    counts = certificate_of(told)
    if programme is None or skill is None or counts is None or counts.id != said.id:
        return None
    return standing_of(skill, programme, records.run_rows(said.person), told, on)


def _observed(said: Statement, told: list[Statement], programme: Programme | None) -> Statement | None:
    days = programme or Programme("", ())
    return observation_of(told, said.since - timedelta(days=days.days.window), days.rating)


def _procedures(records: Records, body: Mapping[str, Json]) -> Iterator[str]:
    """The site's own procedures, as the exercises of the evidence name them; what cannot be read names none."""
    evidence = body.get("evidence")
    runs = evidence.get("runs") if isinstance(evidence, Mapping) else None
    for run in runs if isinstance(runs, list) else ():
        contents = run.get("contents") if isinstance(run, Mapping) else None
        digest = contents.get("exercise") if isinstance(contents, Mapping) else None
        try:
            stored = json.loads(records.content(str(digest)))
        except (StorageRefused, ValueError):
            continue
        value = stored.get("value") if isinstance(stored, dict) else None
        if isinstance(value, dict) and value.get("sop"):
            yield " ".join(str(part) for part in (value["sop"], value.get("sop_revision")) if part)


def _name(records: Records, body: Mapping[str, Json], who: str) -> str:
    digest = _of(body, "names", who)
    return (records.people.text(digest) or "") if digest else ""


def _remark(records: Records, body: Mapping[str, Json]) -> str:
    digest = _of(body, "texts", "remark")
    return (records.people.text(digest) or "") if digest else ""


def _grounds(body: Mapping[str, Json]) -> SignerStanding | None:
    grounds = body.get("grounds")
    return SignerStanding(grounds) if grounds in set(SignerStanding) else None


def _of(body: Mapping[str, Json], name: str, key: str) -> str:
    value = body.get(name)
    inner = value.get(key) if isinstance(value, Mapping) else None
    return str(inner) if inner is not None else ""


def _local(utc: str) -> str:
    """The same moment on the wall, with its offset."""
    return f"{datetime.fromisoformat(utc).astimezone():%Y-%m-%d %H:%M %z}"
