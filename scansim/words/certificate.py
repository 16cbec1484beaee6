"""What stands on a printed certificate: no more than the evidence carries."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["CERTIFICATE", "MEANING_NAMES"]

CERTIFICATE: dict[str, Sentence] = {
    "title": Sentence("Certificate"),
    "certified": Sentence("{skill}: {level}, observed on the floor"),
    "unobserved": Sentence("{skill}: passed in simulator, not observed"),
    "waived": Sentence("{skill}: waived, not proved"),
    "erased": Sentence("(name erased)"),
    "place": Sentence("{place}"),
    "holds": Sentence("On {printed}: {state}, until {until}."),
    "holds_not": Sentence("On {printed}: {state}. This certificate does not hold."),
    "replaced": Sentence("On {printed}: this certificate is not the one that counts. It was replaced or revoked."),
    "proved": Sentence("What was proved"),
    "in_simulator": Sentence(
        "In the simulator: {lines} lines in {runs} runs, {escaped} escaped errors, at least {accuracy} % right with "
        "{confidence} % confidence. All check-rides in the window are counted, failed and abandoned ones too."
    ),
    "floor_yes": Sentence("Observed on the floor on {day}: all {items} things seen, rated {rating} of 5."),
    "floor_no": Sentence("Not observed on the floor: passed in simulator only. It is no leave to work alone."),
    "waiver": Sentence("Nothing was proved here. The certificate was waived: {why}."),
    "match_yes": Sentence("The site compared the simulated handheld with its own on {day} (docs/site-match.md)."),
    "match_no": Sentence(
        "Site match not confirmed: nobody at this site has stated that the simulated handheld behaves like its own."
    ),
    "procedures": Sentence("Procedures of the site that were trained: {names}."),
    "no_procedures": Sentence("The check-rides name no procedure of the site."),
    "rides": Sentence("The newest {shown} of {count} check-rides:"),
    "ride": Sentence("Exercise"),
    "ended": Sentence("Ended (UTC)"),
    "result": Sentence("Result"),
    "counted": Sentence("Lines, escaped"),
    "signed": Sentence("Signature"),
    "by": Sentence("Signed by {name}, {grounds}, on {utc} UTC ({local} local time), station {station}."),
    "founding": Sentence("FOUNDING ASSESSOR: the signer had no certificate of their own when they signed."),
    "meaning": Sentence("Meaning: {meaning}."),
    "words": Sentence("What was signed: {statement}"),
    "how": Sentence("Signed with badge and PIN."),
    "how_series": Sentence("Signed with the PIN, as number {series} of a series that began with badge and PIN."),
    "remark": Sentence("Remark: {remark}"),
    "later": Sentence("Since then"),
    "later_line": Sentence("{day}: {what}{why}, {who}"),
    "until_line": Sentence("until {day}"),
    "check": Sentence("To check it"),
    "evidence_hash": Sentence("Evidence: {hash}"),
    "fact_hash": Sentence("This certificate: {hash} ({id})"),
    "head": Sentence("Head of the records when this was printed: {hash} (number {place}). The code holds all of it:"),
    "verify": Sentence("scansim verify --anchor {hash} finds every later change of what stands above."),
    "program": Sentence("Printed {printed} by scansim {program}."),
    "scan": Sentence("Head of the records"),
    "passed": Sentence("passed"),
    "not_passed": Sentence("not passed"),
}

MEANING_NAMES: dict[str, Sentence] = {
    "proficiency_approved": Sentence("proficiency approved"),
    "observed_on_floor": Sentence("observed on the floor"),
    "reviewed": Sentence("reviewed"),
    "revoked": Sentence("revoked"),
    "extended_currency": Sentence("currency extended"),
    "waived": Sentence("waived"),
}
