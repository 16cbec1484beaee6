"""What stands on boards: signs and words of a state, what went wrong, which gates fail."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from scansim.scanner.inert import inert
from scansim.training.boards.readiness import Gate
from scansim.training.boards.slips import MISSED
from scansim.training.boards.team import Cell, Need
from scansim.training.programme.readiness import Clause
from scansim.training.programme.rules import Programme, Skill
from scansim.training.programme.standing import State
from scansim.training.score.mistakes import Mistake
from scansim.words.interface import SKILLS, skill_name
from scansim.words.language import spoken
from scansim.words.programme import clause_line, state_name
from scansim.words.sentence import Said, Sentence

__all__ = [
    "BOARDS",
    "CELLS",
    "ERRORS",
    "MISSES",
    "SIGNS",
    "board_line",
    "cell_figures",
    "cell_said",
    "error_said",
    "gate_said",
    "percent",
    "role_title",
    "skill_title",
    "sparkline",
]

SIGNS: dict[State, str] = {
    State.NONE: "·",
    State.PRACTISING: "◐",
    State.READY: "◐",
    State.CERTIFIED: "✔",
    State.WAIVED: "»",
    State.DUE: "!",
    State.EXPIRED: "✖",
    State.SUSPENDED: "✖",
    State.REVOKED: "✖",
}
"""A sign never stands without its word."""

CELLS: dict[State, Sentence] = {
    State.PRACTISING: Sentence("begun"),
    State.READY: Sentence("ready"),
    State.WAIVED: Sentence("waived"),
    State.EXPIRED: Sentence("ended"),
    State.SUSPENDED: Sentence("halted"),
    State.REVOKED: Sentence("taken"),
}
"""What a cell says that has no room for more; the whole word stands below the person who is chosen."""

BOARDS: dict[str, Sentence] = {
    # everywhere
    "team": Sentence("Team"),
    "all_sites": Sentence("all sites"),
    "no_site": Sentence("no site"),
    "all_shifts": Sentence("all shifts", "all"),
    "no_shift": Sentence("no shift"),
    "shift": Sentence("{shift} shift", "{shift}"),
    "all_roles": Sentence("all work", "all"),
    "no_role": Sentence("no work assigned", "none"),
    "people": Sentence("{count} people"),
    "person_one": Sentence("1 person"),
    "nobody_here": Sentence("Nobody is on this board. Assign people: scansim people --help", "Nobody here."),
    "no_programme": Sentence(
        "The programme of this site cannot be read: scansim check says why.", "No programme: scansim check"
    ),
    # cells
    "days_left": Sentence("{days} d"),
    "to_sign": Sentence("SIGN"),
    "to_observe": Sentence("OBSERVE", "SEE"),
    "to_go": Sentence("{count} to go", "{count} more"),
    "figures": Sentence(
        "at least {share} % right with {confidence} % confidence, in the simulator, {lines} lines, {runs} runs",
        "sim. ≥{share} % · {lines} lines, {runs} runs",
    ),
    "no_figures": Sentence("in the simulator: no check-ride yet", "no ride yet"),
    "no_lines": Sentence("in the simulator: not one line done, check-rides: {runs}", "no line done"),
    # below the team
    "sum_sign": Sentence("To sign {count}"),
    "sum_observe": Sentence("to observe {count}"),
    "sum_soon": Sentence("due within {days} days {count}", "due {count}"),
    "sum_expired": Sentence("expired {count}"),
    "gate_met": Sentence("Go-live gate  MET", "Gate MET"),
    "gate_not_met": Sentence("Go-live gate  NOT MET  {why}", "Gate NOT MET {why}"),
    "records_in": Sentence("Records from {stations} up to {time}", "Records up to {time}"),
    "station_missing": Sentence("{station} not seen since {day}", "{station}: none since {day}"),
    "no_records": Sentence("No records of these people yet.", "No records yet."),
    # person
    "skills_head": Sentence("How they stand"),
    "rides_head": Sentence("Check-rides, newest first: {count}", "Rides: {count}"),
    "rides_none": Sentence("No check-ride yet.", "No ride yet."),
    "ride_passed": Sentence("passed"),
    "ride_failed": Sentence("not passed"),
    "ride_voided": Sentence("voided, counts nothing", "voided"),
    "ride_figures": Sentence("{escaped} of {lines} lines with an error", "{escaped}/{lines} wrong"),
    "errors_head": Sentence("What went wrong in check-rides of {days} days", "What went wrong"),
    "errors_none": Sentence("Nothing."),
    "times": Sentence("{count} ×"),
    "drill": Sentence("drill {exercise}", "{exercise}"),
    "no_drill": Sentence("no drill for it", "no drill"),
    "until": Sentence("until {day}"),
    "practice_private": Sentence(
        "Practice is theirs and their trainer's: it is not shown here.", "Practice is private."
    ),
    # queue
    "queue": Sentence("To sign", "To sign"),
    "queue_none": Sentence("Nobody waits for a signature.", "Nobody waits."),
    "waits_sign": Sentence("sign", "sign"),
    "waits_observe": Sentence("observe on the floor", "observe"),
    "waits_days": Sentence("{days} days left to sign", "{days} d left"),
    "for_others": Sentence("another supervisor: {why}", "others: {why}"),
    # readiness
    "readiness": Sentence("Ready to go live", "Readiness"),
    "ready": Sentence("READY"),
    "not_ready": Sentence("NOT READY"),
    "met": Sentence("met"),
    "not_met": Sentence("NOT MET"),
    "missing": Sentence("missing: {names}", "{names}"),
    "unassigned": Sentence("No work assigned, so that no gate counts them: {names}", "No work assigned: {names}"),
    "not_stated": Sentence("nobody has stated it", "not stated"),
    "certified_nobody": Sentence("nobody has critical work assigned", "no critical work assigned"),
    "severe_unknown": Sentence("open severe issues: nobody has stated them", "severe issues: not stated"),
    "reconciled_unknown": Sentence("stock is reconciled: nobody has stated it", "reconciled: not stated"),
    "reconciled_yes": Sentence("stock is reconciled", "reconciled"),
    "reconciled_no": Sentence("stock is not reconciled", "not reconciled"),
    "functions_head": Sentence("Shift and function"),
    "function_row": Sentence(
        "{certified} of {required} certified, {due} due within 14 days, {expired} expired, super users {super_users}",
        "{certified} of {required}, due {due}, expired {expired}, super {super_users}",
    ),
    "other_function": Sentence("other work", "other"),
    "trend_head": Sentence("Practice, weeks", "Practice"),
    "trend_minutes": Sentence(
        "{trend}  {minutes} minutes this week, {people} people", "{trend} {minutes} min, {people} p."
    ),
    # Pareto
    "pareto": Sentence("What goes wrong most", "Errors"),
    "pareto_none": Sentence("No error in check-rides of these {days} days.", "No error in {days} days."),
    "pareto_head": Sentence("{count} errors in check-rides of {days} days", "{count} in {days} days"),
    "pareto_row": Sentence("{count} of {of}, {operators} people", "{count}/{of}, {operators} p."),
    # coaching
    "coaching": Sentence("Coaching, week to {day}", "Coaching"),
    "coaching_none": Sentence("Nobody had a check-ride this week.", "No ride this week."),
    "coaching_row": Sentence("{rides} check-rides, {lines} lines", "{rides} rides, {lines} lines"),
    "coaching_clean": Sentence("nothing went wrong", "clean"),
    # coverage
    "coverage": Sentence("Super users by shift", "Super users"),
    "coverage_none": Sentence("NOBODY"),
    "coverage_assigned": Sentence("{count} assigned, none certified", "{count} assigned"),
    # pack
    "pack_title": Sentence("Readiness review · {site} · {day}"),
    "pack_completion": Sentence("1  Completion"),
    "pack_roles": Sentence("2  Role certification"),
    "pack_uat": Sentence("3  UAT performance"),
    "pack_open": Sentence("4  Unresolved questions"),
    "pack_support": Sentence("5  Support coverage"),
    "pack_measured": Sentence("Measured in the simulator; certificates also rest on what was observed on the floor."),
    "pack_shift": Sentence("Shift and function"),
    "pack_certified": Sentence("Certified"),
    "pack_due": Sentence("Due in 14 days"),
    "pack_expired": Sentence("Expired"),
    "pack_super": Sentence("Super users"),
    "pack_role": Sentence("Role"),
    "pack_missing": Sentence("Missing"),
    "pack_exercise": Sentence("Planned exercise"),
    "pack_last": Sentence("Last run"),
    "pack_passed": Sentence("passed"),
    "pack_not_passed": Sentence("not passed, or never played"),
    "pack_gate": Sentence("Gate"),
    "pack_n_of_m": Sentence("{count} of {of}"),
    "pack_nothing_open": Sentence("Nothing."),
    "pack_anchor": Sentence(
        "Records up to {time}. Newest fact {head}; scansim verify --anchor tells whether it holds."
    ),
    "pack_severe": Sentence("Open severe issues: {count}"),
    "pack_reconciled": Sentence("Stock reconciled: {answer}"),
    "pack_withdrawn": Sentence("Suspended, revoked or expired: {names}"),
    "pack_waived": Sentence("Waived, not proved: {names}"),
    "yes": Sentence("yes"),
    "no": Sentence("no"),
    "stated": Sentence("Kept for {site}."),
    "written": Sentence("{count} rows: {file}"),
    "file_there": Sentence("{file} is there already: choose another FILE, or let it be replaced with --replace."),
    "file_not_written": Sentence("{file} cannot be written: {why}."),
}

ERRORS: dict[Mistake, Sentence] = {
    Mistake.RECEIVED_NOT_THERE: Sentence("received what was not there", "not there"),
    Mistake.RECEIVED_TOO_MANY: Sentence("received too many", "too many"),
    Mistake.RECEIVED_TOO_FEW: Sentence("received too few", "too few"),
    Mistake.RECEIVED_WRONG_ITEM: Sentence("received wrong goods", "wrong goods"),
    Mistake.RECEIVED_DAMAGED: Sentence("received damaged goods", "damaged"),
    Mistake.RECEIVED_OVER_ORDER: Sentence("received more than ordered", "over order"),
    Mistake.REST_GIVEN_UP: Sentence("gave the rest up", "rest given up"),
    Mistake.REST_KEPT_OPEN: Sentence("kept a rest open", "rest kept open"),
    Mistake.MISCOUNTED: Sentence("miscounted", "miscounted"),
    Mistake.REFUSAL_UNHEEDED: Sentence("did not heed a refusal", "not heeded"),
    Mistake.PROXY_SCAN: Sentence("scanned a label that lay elsewhere", "proxy scan"),
    Mistake.WRONG_LOT: Sentence("wrong lot or date", "wrong lot"),
    Mistake.WRONG_PLACE: Sentence("wrong place", "wrong place"),
    Mistake.WRONG_PACKAGE: Sentence("wrong carton", "wrong carton"),
    Mistake.PLACE_OVERFILLED: Sentence("overfilled a place", "overfilled"),
    Mistake.MIXED_LOTS: Sentence("mixed lots", "mixed lots"),
    Mistake.PICKED_WRONG_ITEM: Sentence("picked wrong goods", "wrong pick"),
    Mistake.PICKED_UNFIT: Sentence("picked unfit goods", "unfit pick"),
    Mistake.SENT_WRONG_ITEM: Sentence("sent wrong goods", "sent wrong"),
    Mistake.SENT_UNFIT: Sentence("sent unfit goods", "sent unfit"),
    Mistake.RECORDED_NOT_THERE: Sentence("recorded what was not there", "not there"),
    Mistake.RECORDED_TOO_MANY: Sentence("recorded too many", "too many"),
    Mistake.RECORDED_TOO_FEW: Sentence("recorded too few", "too few"),
    Mistake.LEFT_SHORT: Sentence("left an order short", "left short"),
    Mistake.HOLD_IGNORED: Sentence("ignored a hold", "hold ignored"),
    Mistake.COUNT_WRONG: Sentence("wrong count", "wrong count"),
    Mistake.COUNT_COPIED: Sentence("copied a count from the record", "copied count"),
    Mistake.UNAPPROVED_ADJUSTMENT: Sentence("adjusted without approval", "no approval"),
    Mistake.OWN_APPROVAL: Sentence("approved an own count", "own approval"),
    Mistake.CREDENTIALS_SHARED: Sentence("lent a badge or PIN", "badge lent"),
    Mistake.SCRAPPED_WITHOUT_AUTHORITY: Sentence("scrapped without being allowed to", "scrapped"),
    Mistake.HAZARD_IGNORED: Sentence("worked on in danger", "danger ignored"),
    Mistake.WRONG_ANSWER: Sentence("answered a question wrongly", "wrong answer"),
}

MISSES: dict[str, Sentence] = {
    "document": Sentence("did not scan the paper", "paper missed"),
    "source": Sentence("did not scan the place taken from", "source missed"),
    "product": Sentence("did not scan the goods", "goods missed"),
    "lot": Sentence("did not scan the lot", "lot missed"),
    "quantity": Sentence("did not prove the quantity", "quantity missed"),
    "package": Sentence("did not scan the carton", "carton missed"),
    "destination": Sentence("did not scan the place put to", "goal missed"),
}

_LEVELS = "▁▂▃▄▅▆▇█"


def board_line(code: str, /, **facts: str) -> Said:
    """A sentence of the boards. What comes from outside is made inert."""
    return BOARDS[code].say({name: inert(value) for name, value in facts.items()})


def cell_said(cell: Cell) -> Said:
    """How somebody stands in a skill, with its sign: what fits nine cells, and the whole of it."""
    sign, word = SIGNS[cell.state], state_name(cell.standing)
    match cell.need:
        case Need.SIGN:
            short = board_line("to_sign").long
            return Said(f"{short} · {word.long}", short)
        case Need.OBSERVE:
            return Said(f"{board_line('to_observe').long} · {word.long}", board_line("to_observe").short)
    left = cell.days_left
    if left is not None:
        days = board_line("days_left", days=str(left)).long
        return Said(f"{sign} {word.long}, {days}", f"{sign} {days}")
    if cell.state in (State.PRACTISING, State.READY) and cell.standing.pool.lines:
        to_go = board_line("to_go", count=str(cell.to_go))
        return Said(f"{sign} {word.long}, {to_go.long}", to_go.short)
    if cell.state is State.NONE:
        return Said(f"{sign} {word.long}", sign)
    return Said(f"{sign} {word.long}", f"{sign} {CELLS[cell.state].say({}).long}")


def cell_figures(cell: Cell, programme: Programme) -> Said:
    """On what it rests: never a share without lines and runs."""
    pool, accuracy = cell.standing.pool, cell.accuracy
    if accuracy is None:
        return board_line("no_lines", runs=str(pool.runs)) if pool.runs else board_line("no_figures")
    facts = {"lines": str(pool.lines), "runs": str(pool.runs), "confidence": percent(programme.confidence)}
    return board_line("figures", share=percent(accuracy), **facts)


def percent(share: Decimal) -> str:
    """A share (0 to 1) as a percentage at one place, rounded down, so that it never claims too much."""
    rounded = (share * 100).quantize(Decimal("0.1"), rounding=ROUND_FLOOR)
    return f"{rounded.normalize():f}"


def gate_said(gate: Gate) -> Said:
    """What a gate asks for, and how far it is."""
    match gate.result.clause:
        case Clause.SEVERE_ISSUES if not gate.is_stated:
            return board_line("severe_unknown")
        case Clause.RECONCILED if not gate.is_stated:
            return board_line("reconciled_unknown")
        case Clause.RECONCILED:
            return board_line("reconciled_yes" if gate.result.met else "reconciled_no")
        case Clause.CERTIFIED if not gate.result.of:
            return board_line("certified_nobody")
        case Clause.CERTIFIED if not gate.result.where:
            return clause_line(replace(gate.result, where=board_line("no_shift").long))
        case _:
            return clause_line(gate.result)


def error_said(code: str) -> Said:
    """What went wrong, by its code; an unknown one as it is."""
    if code.startswith(MISSED) and code.removeprefix(MISSED) in MISSES:
        return MISSES[code.removeprefix(MISSED)].say({})
    if code in set(Mistake):
        return ERRORS[Mistake(code)].say({})
    return Said(inert(code), inert(code))


def skill_title(skill: Skill) -> str:
    """What a skill is called."""
    return skill_name(skill.id) if skill.id in SKILLS else inert(skill.title.in_language(spoken().code))


def role_title(programme: Programme, role: str) -> str:
    """What a work role is called."""
    found = programme.role(role)
    return inert(found.title.in_language(spoken().code)) if found else inert(role)


def sparkline(numbers: list[int]) -> str:
    """Numbers as a small picture: the highest is a full block, nothing is the lowest line."""
    highest = max(numbers, default=0)
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[number * top // highest if highest else 0] for number in numbers)
