"""What a scan is, why it is read so, and what to do about it, each as one plain sentence."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.engine.barcodes.app_reading import AppVerdict
from scansim.engine.barcodes.findings import Finding
from scansim.engine.barcodes.gs1_elements import Problem
from scansim.scanner.inert import inert
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence

__all__ = ["APP_FAULTS", "EXPLANATIONS", "GS1_FAULTS", "KEYS", "NAMES", "app_fault", "explained", "gs1_fault", "shown"]

_LONGEST = 60

EXPLANATIONS: dict[str, Sentence] = {
    "next_swallowed": Sentence(
        "It looks as if field {ai} ({title}) swallowed the next one: without a separator behind {value}, {next} "
        "({next_title}) {next_value} became part of it. Have the label printed anew.",
        "{ai} swallowed {next}: no separator",
    ),
    "separator_text_swallowed": Sentence(
        "Field {ai} holds the letters Alt029: the scanner types the separator as text. Set the scanner up anew.",
        "Alt029 is inside {ai}: set up the scanner",
    ),
    "companion_missing": Sentence(
        "Field {ai} ({title}) says too little alone: the standard wants one of {needs} on the same thing. The app does "
        "not mind.",
        "{ai} needs {needs}",
    ),
    "zeros_in_front": Sentence(
        "The zeros in front of {value} only fill it up to fourteen digits: the app finds the product {barcode}.",
        "Product {barcode}",
    ),
    "empty_accepted": Sentence(
        "Field {ai} ({title}) is empty. The app takes it as an empty value; the standard forbids it.", "{ai} is empty"
    ),
    "separator_not_needed": Sentence(
        "A separator is missing behind field {ai} ({title}). The app gets by without it, because it looks no further "
        "than the field can be long; other systems read something else or nothing.",
        "No separator behind {ai}",
    ),
    "pair_accepted": Sentence(
        "Fields {ai} and {other} must not stand on one label. The app takes both.", "{ai} and {other} together"
    ),
    "repeat_accepted": Sentence(
        "Field {ai} ({title}) stands there twice and says two things. The app takes both.", "{ai} twice"
    ),
    "leading_separator_accepted": Sentence(
        "A separator stands in front. The app drops it; the standard allows it only between fields.",
        "Separator in front",
    ),
    "other_separator_accepted": Sentence(
        "Behind field {ai} stands {separator} for a separator. The app takes it for one; other systems do not.",
        "{separator} as separator",
    ),
    "app_more_lenient": Sentence(
        "The app does not check field {ai} ({title}) as the standard does.", "{ai} is not checked"
    ),
    "check_digit_not_tested": Sentence(
        "The check digit should be {right}. The app does not test it and looks for {value} as it stands.",
        "Check digit should be {right}",
    ),
    "unknown_to_app": Sentence(
        "The app has no rule for field {ai} ({title}) and throws the whole scan away. Fields read before it and lost: "
        "{lost}. A rule can be added.",
        "No rule for {ai}: all is lost",
    ),
    "app_stricter": Sentence("The standard allows this; the app does not read it.", "Right, but not read"),
    "symbology_not_dropped": Sentence(
        "The scanner puts {aim} ({symbology}) in front, and the app takes that as part of the code. Switch it off in "
        "the scanner.",
        "Switch off {aim} in the scanner",
    ),
    "link_not_read": Sentence(
        "This is a web address that carries the product. The app takes it as one plain code.", "A web address"
    ),
    "not_taken_apart": Sentence(
        "This is a GS1 label with {fields} fields. Under the default nomenclature the app takes it as one plain code.",
        "{fields} fields, not taken apart",
    ),
    "wrong_check_digit": Sentence(
        "The check digit of {value} should be {right}: a digit was misread or mistyped.",
        "Check digit should be {right}",
    ),
    "impossible_date": Sentence(
        "Field {ai} ({title}) holds a day that does not exist. The scan gives an error.", "{ai}: no such day"
    ),
    "space_refused": Sentence(
        "A space stands in field {ai} ({title}); GS1 codes hold none. The lot was named against the rules.",
        "Space in {ai}",
    ),
    "character_refused": Sentence(
        "The character {character} must not stand in field {ai} ({title}).", "{character} in {ai}"
    ),
    "field_too_short": Sentence("Field {ai} ({title}) is too short: something was cut off.", "{ai} is too short"),
    "field_too_long": Sentence(
        "Field {ai} ({title}) is too long, or no separator stands behind it.", "{ai} is too long"
    ),
    "empty_field": Sentence("Field {ai} ({title}) is empty.", "{ai} is empty"),
    "double_separator": Sentence(
        "Two separators stand side by side, or one stands where a field should begin.", "Separator too many"
    ),
    "brackets_in_data": Sentence(
        "The brackets are for people: they are printed under the symbol and never belong into it.",
        "Brackets in the code",
    ),
    "unknown_to_both": Sentence(
        "At {at} a field should begin, but there is none of that number. Perhaps a separator is missing before it.",
        "No field {at}",
    ),
    "both_refuse": Sentence(
        "Field {ai} ({title}) is wrong, and the app does not read the scan either.", "{ai} is wrong"
    ),
    "number_read_as_fields": Sentence(
        "{number} is a plain number, but it begins like field {ai}: the app reads {names} {value} out of it.",
        "Read as {names} {value}",
    ),
    "looked_up_whole": Sentence(
        "This is no GS1 label. The app looks for the whole code among places, products, packages and lots.",
        "Looked up as a whole",
    ),
    "prefix_decides": Sentence(
        "The code begins with {begins}, so the app takes it for a {names} whatever it was meant to be.",
        "Begins like a {names}",
    ),
    "number_inside": Sentence(
        "A number stands inside the code: {names} {number}. The app looks for the product {looked_up}.",
        "{names} {number} of {looked_up}",
    ),
    "uri_read": Sentence("This comes from a radio tag. The app turns it into codes.", "A radio tag"),
}
"""One sentence for each ``FindingCode``."""

GS1_FAULTS: dict[str, Sentence] = {
    "empty": Sentence("field {ai} is empty"),
    "unknown_ai": Sentence("no field begins at {at}"),
    "length": Sentence("field {ai} has the wrong length"),
    "charset": Sentence("field {ai} holds a character that it must not"),
    "check_digit": Sentence("the check digit of field {ai} is wrong"),
    "company_prefix": Sentence("field {ai} does not begin with a company's number"),
    "date": Sentence("field {ai} holds a day that does not exist"),
    "time": Sentence("field {ai} holds a time that does not exist"),
    "piece": Sentence("field {ai} says a piece that is none of its total"),
    "zero": Sentence("a digit of field {ai} must be zero, or must not"),
    "code_list": Sentence("field {ai} holds a code that is not on its list"),
    "percent": Sentence("field {ai} holds a percent sign without its two digits"),
    "range": Sentence("field {ai} holds a number that is too large"),
    "form": Sentence("field {ai} is not of its form"),
    "pairing": Sentence("fields {ai} and {other} must not stand together"),
    "repeated": Sentence("field {ai} stands there twice with two values"),
    "missing_companion": Sentence("field {ai} needs {other} beside it"),
}
"""One clause for each ``Gs1Fault``."""

APP_FAULTS: dict[str, Sentence] = {
    "no_rule": Sentence("no rule fits where {at} stands"),
    "invalid_date": Sentence("it shows an error: no such day"),
    "invalid_month": Sentence("it breaks down on a month that does not exist"),
    "not_a_number": Sentence("it shows an error: a count without digits"),
    "empty_code": Sentence("it breaks down on an empty code"),
    "broken_uri": Sentence("it breaks down on an address that is not of its form"),
}
"""One clause for each ``AppFault``."""

NAMES: dict[str, str] = {
    "product": "product",
    "package": "package",
    "package_type": "package type",
    "location": "location",
    "location_dest": "destination",
    "lot": "lot or serial",
    "quantity": "quantity",
    "weight": "weight",
    "pack_date": "packed on",
    "use_date": "best before",
    "expiration_date": "expires on",
}
"""What a part of a scan names."""

KEYS: dict[str, str] = {
    "gtin-8": "GTIN-8 (EAN-8)",
    "gtin-12": "GTIN-12 (UPC-A)",
    "gtin-13": "GTIN-13 (EAN-13)",
    "gtin-14": "GTIN-14",
    "upc-e": "UPC-E",
    "rcn-13": "number for use inside a firm",
    "sscc": "SSCC",
}
"""What a number is that stands alone."""


def explained(finding: Finding) -> Said:
    """The sentence of a finding, what was scanned inert and shortened."""
    facts = {name: shown(value) for name, value in finding.facts}
    if "names" in facts:
        facts["names"] = spoken().long(NAMES.get(facts["names"], facts["names"]))
    return EXPLANATIONS[finding.code.value].say(facts)


def gs1_fault(problem: Problem, data: str) -> str:
    """The clause that says what the standard finds wrong with ``data``."""
    return _clause(GS1_FAULTS, problem.fault.value, problem.ai, problem.other, data[problem.position :])


def app_fault(verdict: AppVerdict, scan: str) -> str:
    """The clause that says why the app reads nothing; empty when it does."""
    return _clause(APP_FAULTS, verdict.fault.value, "", "", scan[verdict.position :]) if verdict.fault else ""


def shown(text: str) -> str:
    """What was scanned, inert and not endless."""
    visible = inert(text)
    return visible if len(visible) <= _LONGEST else visible[: _LONGEST - 1] + "…"


def _clause(clauses: Mapping[str, Sentence], code: str, ai: str, other: str, rest: str) -> str:
    return clauses[code].say({"ai": ai, "other": other, "at": shown(rest[:4]) or "the end"}).long
