"""What the lock says, and what is asked of somebody who comes in. It loads nothing, for the lock is the first frame."""

from __future__ import annotations

from scansim.words.sentence import Sentence

__all__ = ["SIGN_IN", "SIGN_IN_ACTIONS"]

SIGN_IN: dict[str, Sentence] = {
    # lock
    "lock_what": Sentence("Practise with the barcode scanner.", "Practise with the scanner."),
    "lock_not_real": Sentence("No stock moves: this warehouse is not real.", "No real stock moves here."),
    "lock_no_name": Sentence("No name is asked."),
    "lock_by_card": Sentence("Nothing but a scanner? Scan the card START.", "Only a scanner? Scan START."),
    "lock_scanned": Sentence("Read {read}. No badge is needed here: {press_enter}.", "Read {read}: {press_enter}."),
    "lock_badge": Sentence("Scan your badge"),
    "lock_come_in": Sentence("choose your name"),
    "lock_enter_as_guest": Sentence("try it as a guest, nothing is kept", "as a guest, nothing is kept"),
    "lock_refused": Sentence("This opens nothing here. Ask your supervisor.", "Opens nothing. Ask your lead."),
    "lock_denied": Sentence("You were locked out. Nothing is lost. Ask your supervisor.", "Locked out. Ask."),
    "lock_needs_badge": Sentence("Here one needs a badge."),
    "lock_unreadable": Sentence("That could not be read. Scan your badge again.", "Not read. Scan again."),
    "lock_idle": Sentence("Locked, because nobody was there. Nothing is lost.", "Locked. Nothing is lost."),
    "badge_here": Sentence("That is a badge. To hand over, {lock} first.", "A badge: {lock} first."),
    # names
    "names_title": Sentence("Who are you?"),
    "names_what": Sentence("CHOOSE YOUR NAME"),
    "names_how": Sentence("Type how it begins to see fewer. Your PIN is asked next.", "Type how it begins."),
    "names_none": Sentence("Nobody here has a PIN: scan your badge.", "Scan your badge."),
    "names_no_such": Sentence("No name here begins with that.", "No such name."),
    # PIN
    "pin_title": Sentence("Your PIN"),
    "pin_what": Sentence("TYPE YOUR PIN"),
    "pin_how": Sentence("Then press Enter. It is not shown, and never scanned.", "Then Enter. It is not shown."),
    "pin_for_ride": Sentence("A check-ride is yours alone, so it begins with your PIN.", "It starts the check-ride."),
    "pin_for_sign_in": Sentence("Without a badge your PIN says that it is you.", "It says that it is you."),
    "pin_scanned": Sentence("A PIN is typed, never scanned.", "Type it."),
    "pin_pasted": Sentence("A PIN is typed, never pasted.", "Type it."),
    "pin_wrong": Sentence("That was not right."),
    "pin_wait": Sentence("Not right. The next try is in {seconds} s.", "Next try in {seconds} s."),
    "pin_too_early": Sentence(
        "Too early, so not looked at. The next try is in {seconds} s.", "Next try in {seconds} s."
    ),
    "pin_wait_over": Sentence("You may try again.", "Try again."),
    "pin_locked": Sentence("That was one too many. A supervisor can let you in again.", "Ask a supervisor."),
    "new_pin_title": Sentence("A PIN of your own", "Your PIN"),
    "new_pin_what": Sentence("CHOOSE A PIN"),
    "new_pin_again": Sentence("TYPE IT ONCE MORE"),
    "new_pin_how": Sentence("Four to six digits that nobody guesses.", "4 to 6 digits."),
    "new_pin_how_signs": Sentence("Six digits that nobody guesses: you sign for others.", "Six digits."),
    "new_pin_why": Sentence(
        "The one you were given has served. Nobody but you knows the new one.", "Only you know it."
    ),
    "new_pin_differ": Sentence("These were not the same. Begin again.", "Not the same."),
    "new_pin_kept": Sentence("Your PIN is kept.", "Kept."),
    "pin_not_digits": Sentence("Digits only."),
    "pin_too_short": Sentence("That is too short.", "Too short."),
    "pin_too_long": Sentence("Six digits at most.", "Too long."),
    "pin_repeated": Sentence("Digits that repeat are guessed first.", "It repeats."),
    "pin_run": Sentence("Digits in a row are guessed first.", "It counts up."),
    "pin_date": Sentence("A date is guessed first.", "It is a date."),
    "pin_common": Sentence("Many people choose that one.", "Too common."),
    "pin_same": Sentence("That is the one you were given. Choose another.", "Choose another."),
    "pin_on_badge": Sentence("That stands on your badge.", "It is on the badge."),
    # fair use
    "fair_use_title": Sentence("What is recorded", "Recorded"),
    "fair_use_what": Sentence("BEFORE YOU BEGIN, {name}", "BEFORE YOU BEGIN"),
    # welcome
    "welcome_not_you": Sentence("Not you? {lock}", "Not you? {lock}"),
    "welcome_go_on": Sentence("You left this run. It waits where you were.", "You left this run."),
    # idle
    "idle_warning": Sentence("This locks in {seconds} s. Any key keeps it open.", "Locks in {seconds} s."),
    # check-rides
    "ride_nobody": Sentence(
        "A check-ride is for people with a badge. Scan yours at the lock.", "Scan your badge first."
    ),
    "ride_standing": Sentence("You cannot take a check-ride now. Ask your supervisor.", "Not now. Ask your lead."),
    "ride_no_pin": Sentence("A check-ride needs your PIN. Ask your supervisor for one.", "You need a PIN. Ask."),
    "ride_hardware": Sentence(
        "This station's scanner is not checked: ask a trainer or supervisor.",
        "Scanner not checked: ask a trainer.",
    ),
    "ride_stood": Sentence(
        "Your check-ride stood for over ten minutes: it counts as not passed.",
        "Your check-ride stood too long.",
    ),
}

SIGN_IN_ACTIONS: dict[str, Sentence] = {
    "come_in": Sentence("Choose your name", "Name"),
    "come_in_as_guest": Sentence("Try it as a guest", "Try as guest"),
    "enter_as_guest": Sentence("As a guest", "Guest"),
    "choose_name": Sentence("That is me", "Me"),
    "give_pin": Sentence("Done"),
    "agree": Sentence("Understood", "Yes"),
    "go_in": Sentence("Start"),
    "not_you": Sentence("Not you?", "Not me"),
}
