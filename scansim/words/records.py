"""What the commands say that look after records."""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.words.sentence import Sentence

__all__ = ["RECORDS", "records_line"]

RECORDS: dict[str, Sentence] = {
    "merged": Sentence("Taken in: facts {facts}, runs {runs}."),
    "nothing_new": Sentence("Nothing new there: everything was taken in before."),
    "fork": Sentence(
        "FORK: chain {chain} has {count} facts number {number}. It was written to in two copies, or a backup was put "
        "back over it. All of them are kept; find out which copy is right."
    ),
    "rebuilt": Sentence("All lists were derived anew from {facts} facts."),
    "backup": Sentence("The backup holds facts {facts}, runs {runs}."),
    "anchor": Sentence("Newest fact of chain {chain}: number {number}, hash {hash}."),
    "keeps": Sentence("{what}: {months} months"),
    "due": Sentence("Due to be removed: inputs of runs {runs}, people {people}. Remove them with --apply."),
    "removed": Sentence("Removed: inputs of runs {runs}, people {people}. Results stay."),
}
"""By what is to be said."""


def records_line(code: str, /, **facts: str | int) -> str:
    """A sentence with its facts in place, which come from storage and are made inert."""
    return RECORDS[code].say({name: inert(str(value)) for name, value in facts.items()}).long
