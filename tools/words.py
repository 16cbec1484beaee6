"""Sentences for translators: the template of all of them, and catalogues brought up to date and compiled.

python tools/words.py [LANGUAGE]        (make words ARGS=de)

With a language its catalogue is begun when there is none. Every catalogue is brought up to date and compiled; what is
untranslated stays English in the trainer. docs/translating.md says how to go on.
"""

import importlib
import pkgutil
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import scansim.words
from scansim.words.language import DOMAIN, SHORT
from scansim.words.sentence import Sentence

__all__ = ["compiled", "fields", "main", "template", "updated"]

LOCALE = Path(scansim.words.__file__).parent / "locale"


def main(arguments: list[str]) -> int:
    """Begin the catalogue of a language, if one is named; update and compile all of them."""
    for code in arguments:
        file = _file(code)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_bytes(_po(Catalog(code)))
    for file in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = updated(file)
        file.write_bytes(_po(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = sum(1 for message in catalogue if message.id and not message.string)
        print(f"{catalogue.locale_identifier}  {len(catalogue)} sentences, {missing} untranslated")
    return 0


def template() -> Catalog:
    """Every sentence, long and short, with its id as a comment for the translator."""
    catalogue = Catalog(domain=DOMAIN, project="scansim", fuzzy=False)
    for id_, sentence in _sentences():
        _add(catalogue, sentence.long, None, id_)
        if sentence.short and sentence.short != sentence.long:
            _add(catalogue, sentence.short, SHORT, f"{id_}, at most {len(sentence.short)} letters")
    return catalogue


def updated(file: Path) -> Catalog:
    """The catalogue of a file with today's sentences; translations of sentences that are gone are dropped."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.parent.parent.name, domain=DOMAIN)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the trainer reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def fields(text: str) -> set[str]:
    """The names of the facts that a sentence speaks of."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _sentences() -> Iterator[tuple[str, Sentence]]:
    for module in sorted(pkgutil.iter_modules(scansim.words.__path__), key=lambda found: found.name):
        tables = vars(importlib.import_module(f"scansim.words.{module.name}"))
        for name, table in tables.items():
            if name.isupper() and isinstance(table, dict):
                for id_, value in table.items():
                    yield from ((f"{module.name}.{id_}", sentence) for sentence in _said_by(value))


def _said_by(value: object) -> Iterator[Sentence]:
    match value:
        case Sentence():
            yield value
        case str() if any(letter.isalpha() for letter in value):
            yield Sentence(value)
        case tuple():
            for part in value:
                yield from _said_by(part)


def _add(catalogue: Catalog, text: str, context: str | None, comment: str) -> None:
    flags = ["python-brace-format"] if fields(text) else []
    catalogue.add(text, context=context, auto_comments=[comment], flags=flags)


def _file(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def _po(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=110, omit_header=False, sort_output=True, ignore_obsolete=True)
    kept = [line for line in out.getvalue().splitlines(keepends=True) if b"-Date: " not in line]
    return b"".join(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
