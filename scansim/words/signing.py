"""What the pages say on which somebody signs, states something about somebody, or reads what was signed about them."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["SIGNING", "SIGNING_ACTIONS"]

SIGNING: dict[str, Sentence] = {
    # what a signer is shown
    "sign_title": Sentence("{name} · {skill}", "{name}"),
    "sign_state": Sentence("Now"),
    "sign_ride": Sentence("Check-ride", "Ride"),
    "sign_evidence": Sentence("Evidence"),
    "sign_ride_line": Sentence("{day}  {verdict}  {lines} lines, {escaped} escaped errors", "{day} {verdict}"),
    "sign_ride_none": Sentence("none yet"),
    "sign_begun": Sentence("a check-ride that began on {day} was never ended", "open since {day}"),
    "sign_until": Sentence("{state} until {day}", "{state} until {day}"),
    "sign_floor": Sentence("Seen on the floor"),
    "sign_floor_before": Sentence(
        "Seen on the floor on {day}, rated {rating}; tick anew only what you saw since", "Seen on {day}, rated {rating}"
    ),
    "sign_overall": Sentence("Overall"),
    "sign_level": Sentence("Level"),
    "sign_sign": Sentence("SIGN"),
    "sign_how": Sentence("Scan your badge, then type your PIN", "Badge, then PIN"),
    "sign_how_series": Sentence("{press_enter}, then type your PIN", "{enter}, then PIN"),
    "sign_typed": Sentence("Type 1 to 6 for what you saw, then 1 to 5 overall.", "1-6 seen, then 1-5."),
    "sign_rate": Sentence("Now rate the work from 1 to 5.", "Rate 1 to 5."),
    "sign_rated": Sentence("Scan your badge, then type your PIN.", "Badge, then PIN."),
    "sign_other_badge": Sentence("That badge is not yours.", "Not your badge."),
    "sign_badge_typed": Sentence("A badge is scanned, never typed.", "Scan the badge."),
    "sign_unreadable": Sentence("That label could not be read. Scan your badge again.", "Unreadable. Again."),
    "sign_changed": Sentence("Something was added meanwhile: look at it anew, then sign.", "It changed. Look anew."),
    "sign_done": Sentence("Signed: {name}, {skill}, {what}.", "Signed: {name}"),
    "sign_not_here": Sentence("Nobody signs at this station.", "No signing here."),
    "sign_no_skill": Sentence("The programme has no such skill.", "No such skill."),
    "sign_no_next": Sentence("Nobody else waits for a signature.", "Nobody else."),
    "sign_no_ride": Sentence("There is no check-ride to watch.", "No ride to watch."),
    "sign_no_replay": Sentence("This run cannot be shown as it was.", "Cannot be shown."),
    "sign_no_pin": Sentence("You need a PIN of your own to sign. Ask another supervisor.", "You need a PIN."),
    "sign_pin_title": Sentence("Your signature"),
    "sign_printed": Sentence("Printed into {file}", "Printed: {file}"),
    "sign_no_certificate": Sentence("There is no certificate to print.", "No certificate."),
    # every line
    "lines_title": Sentence("{name} · every check-ride", "{name} · rides"),
    "lines_ride": Sentence(
        "{day}  {exercise}  {verdict}  {lines} lines, {escaped} escaped, score {score}", "{day} {exercise} {verdict}"
    ),
    "lines_error": Sentence("{severity}: {mistake} {about}, {fate}", "{mistake}, {fate}"),
    "lines_exception": Sentence("exception {name}: {what}", "{name}: {what}"),
    "lines_clean": Sentence("no error"),
    "lines_none": Sentence("No check-ride counts as evidence yet.", "No check-ride yet."),
    "lines_scanned": Sentence("Read {read}: close this page first.", "Close this page first"),
    "lines_caught": Sentence("caught"),
    "lines_escaped": Sentence("escaped"),
    "lines_contained": Sentence("contained"),
    "lines_detected": Sentence("seen, not contained", "not contained"),
    "lines_overlooked": Sentence("overlooked"),
    # other statements
    "state_title": Sentence("{name} · {skill}", "{name}"),
    "state_what": Sentence("WHAT DO YOU STATE?"),
    "state_ride": Sentence("WHICH CHECK-RIDE?"),
    "state_why": Sentence("WHY?"),
    "state_hours": Sentence("FOR HOW LONG?"),
    "state_remark": Sentence("SAY IT IN YOUR WORDS"),
    "state_remark_how": Sentence("Type it, then Enter.", "Type it, Enter."),
    "state_remark_none": Sentence("Type it, then Enter. Without words: Enter.", "Type it, or Enter."),
    "state_sign": Sentence("SCAN YOUR BADGE"),
    "state_done": Sentence("Kept: {name}, {what}.", "Kept: {what}"),
    "state_choose": Sentence("Choose what first, or go back.", "Choose first."),
    # what was signed about oneself
    "seen_title": Sentence("About you"),
    "seen_what": Sentence("THIS WAS SIGNED ABOUT YOU, {name}", "SIGNED ABOUT YOU"),
    "seen_line": Sentence("{day}  {what}, {skill}: by {signer}", "{day} {what}, {skill}"),
    "seen_why": Sentence("Why: {why}"),
    "seen_until": Sentence("until {day}"),
    "seen_standing": Sentence("How you stand"),
    "seen_stand_line": Sentence("{skill}: {state}", "{skill}: {state}"),
    "seen_how": Sentence(
        "Enter says that you have seen it, not that you agree. You may type a remark first.",
        "Enter: seen. Type a remark first if you like.",
    ),
    "seen_remark": Sentence("Your remark: {remark}"),
    "seen_signed": Sentence("Signed:"),
    "seen_thanks": Sentence("It is kept that you have seen it.", "Kept as seen."),
    "seen_no_pin": Sentence("It takes your PIN. Ask your supervisor for one; go on with Esc.", "You need a PIN. Esc."),
    "pin_for_seen": Sentence("Your PIN says that it is you who has seen it.", "It says that it is you."),
}

SIGNING_ACTIONS: dict[str, Sentence] = {
    "watch_ride": Sentence("Watch the ride", "Watch"),
    "all_lines": Sentence("Every line", "Lines"),
    "state_other": Sentence("Other", "Other"),
    "next_person": Sentence("Next person", "Next"),
    "print_certificate": Sentence("Print"),
    "close_evidence": Sentence("Seen"),
    "acknowledge": Sentence("I have seen this", "Seen"),
    "sign_tick": Sentence("Tick"),
    "sign_rate": Sentence("Rate"),
    "sign_sign": Sentence("Sign"),
    "seen_later": Sentence("Later"),
}
