"""Sentences in another language: gettext catalogues, and a stretched English that every screen must bear."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.words import language as languages_module
from scansim.words.language import (
    ENGLISH,
    STRETCHED,
    NoSuchLanguage,
    language,
    languages,
    speak,
    speaking,
    spoken,
)
from scansim.words.sentence import Sentence
from tools.words import compiled, fields, template


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def test_english_is_spoken_at_first() -> None:
    assert spoken() is ENGLISH
    assert languages()[0] == "en"


def test_a_sentence_is_said_in_the_language_spoken() -> None:
    sentence = Sentence("Look at the goods at {place}.", "Look at the goods.")
    with speaking(STRETCHED):
        said = sentence.say({"place": "Dock 1"})
    assert "Dock 1" in said.long
    assert said.long != sentence.say({"place": "Dock 1"}).long
    assert spoken() is ENGLISH


def test_an_unknown_language_is_refused_in_one_sentence() -> None:
    with pytest.raises(NoSuchLanguage, match="does not speak 'tlh'"):
        language("tlh")


def test_a_path_is_no_language() -> None:
    with pytest.raises(NoSuchLanguage):
        language("../../etc")


@given(st.text(st.sampled_from(string.ascii_letters + " .,:!"), min_size=1))
def test_the_stretched_language_is_at_least_two_fifths_longer(text: str) -> None:
    stretched = STRETCHED.long(text)
    assert len(stretched) >= len(text) * 1.4 or not any(letter.isalpha() for letter in text)
    assert (stretched[0], stretched[-1]) == ("‹", "›")


def test_the_stretched_language_leaves_facts_alone() -> None:
    assert STRETCHED.long("{a}{b}: {c}").count("{") == 3
    assert Sentence("Read {read}").say({"read": "A-01"}).short == "Read A-01"


def test_of_a_sentence_without_a_short_form_the_long_one_serves_for_both() -> None:
    with speaking(STRETCHED):
        said = Sentence("Operations").say({})
    assert said.long == said.short


# catalogues


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue in which two sentences are translated, of the second only the long form."""
    catalogue = template()
    catalogue["Walk to {place}."].string = "Geh zu {place}."
    catalogue["Look at the goods at {place}."].string = "Sieh dir die Ware bei {place} an."
    file = tmp_path / "de" / "LC_MESSAGES" / "scansim.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(compiled(catalogue))
    monkeypatch.setattr(languages_module, "_LOCALE", tmp_path)


@pytest.mark.usefixtures("german")
def test_a_catalogue_translates_what_it_knows_and_leaves_the_rest_in_english() -> None:
    assert languages() == ("en", "de")
    with speaking(language("de")):
        assert spoken().code == "de"
        assert Sentence("Walk to {place}.").say({"place": "Tor 1"}).long == "Geh zu Tor 1."
        assert Sentence("Done.").say({}).long == "Done."


@pytest.mark.usefixtures("german")
def test_a_short_form_that_a_catalogue_lacks_is_its_long_one() -> None:
    with speaking(language("de")):
        said = Sentence("Look at the goods at {place}.", "Look at the goods.").say({"place": "Tor 1"})
    assert said.short == "Sieh dir die Ware bei Tor 1 an."


def test_the_template_holds_sentences_short_forms_and_single_words() -> None:
    catalogue = template()
    assert catalogue["Walk to {place}."] is not None
    assert catalogue.get("Look at the goods.", context="short") is not None
    assert catalogue["too many"] is not None
    assert catalogue["Dispatch"] is not None


def test_a_sentence_says_the_facts_it_has_in_the_template_too() -> None:
    assert fields("{product} +{change}") == {"product", "change"}
