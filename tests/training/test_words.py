"""Every code has its sentence, every sentence its facts, every short form its line of 40 columns (DESIGN section 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from string import Formatter

import pytest

from scansim.engine.handheld.feedback import Code, Feedback, Tone
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.engine.warehouse.refusal import Reason
from scansim.training.answers import Answered
from scansim.training.asking import Form, Named, Prompted, Reply
from scansim.training.coach.coach import Coach
from scansim.training.coach.step import Advice, CoachStep
from scansim.training.consequences.subject import Department
from scansim.training.debrief import Finding, debrief_of
from scansim.training.exercise import CHECK
from scansim.training.floor_view import FloorView
from scansim.training.handwork import VERBS, Handwork
from scansim.training.header import Floor
from scansim.training.inputs import Hint, Input, Timed
from scansim.training.naming import naming_in
from scansim.training.policy import Severity
from scansim.training.reporting import Reporting
from scansim.training.reports import ReportCode
from scansim.training.result import result_of
from scansim.training.run import Run
from scansim.training.score.exceptions import Caught
from scansim.training.score.formulas import Handling
from scansim.training.score.gates import GateId
from scansim.training.score.mistakes import Fate, Mistake, RunError
from scansim.training.score.point import Point, PointKind
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder, TrapKind, When
from scansim.training.walk_labels import walk_label
from scansim.words.coach import ADVICE, REASONS
from scansim.words.debrief import DEPARTMENTS, FINDINGS, GATES, WAYS
from scansim.words.feedback import FEEDBACK, REFUSALS, REPORTS, ROLES
from scansim.words.handheld import CONTROLS, INSTRUCTIONS, SCREENS, TONES
from scansim.words.sentence import Sentence
from scansim.words.speaker import Speaker
from tests.training.coach.advised import advised
from tests.training.consequences.test_untold import picked
from tests.training.field import ROOT, SHORT, after, card_of, lesson, parsed, reference, to_the_end
from tests.training.interrupted import DOCUMENT as SMALL
from tests.training.interrupted import lent, run_with
from tests.training.test_lost_answer import COUNTED, DROP
from tests.training.test_scanner_dead import BATTERY
from tests.training.test_second_count import counting
from tests.training.traps.stories import DELIVERY, PUT_AWAY, trap, trap_run

pytestmark = pytest.mark.content

SCRIPTS = sorted((ROOT / "tests" / "play" / "scripts").glob("*.txt"))
# What no exercise of receiving leads to: the greeting before any input is no answer, a line that nobody wants to
# remove has no button yet, all goods of the exercises are untracked, and their pack lets extra products be added.
# The handheld's other flows say the rest: tests/engine/handheld/test_tour.py leads to those.
RECEIVING = {
    *(Code.WELCOME, Code.TRANSFER_OPENED, Code.TRANSFER_CREATED, Code.LIST_FILTERED, Code.WENT_BACK, Code.COUNTED),
    *(Code.COUNTED_COMPLETE, Code.COUNTED_OVER, Code.COUNTED_EXTRA, Code.TAKEN_BACK, Code.LINE_SELECTED),
    *(Code.DESTINATION_SET, Code.QUANTITY_ENTERED, Code.CHANGES_DISCARDED, Code.VALIDATED, Code.PRINTED),
    *(Code.VALIDATED_WITH_BACKORDER, Code.VALIDATED_REST_CANCELLED, Code.TRANSFER_CANCELLED, Code.BACKORDER_ASKED),
    *(Code.EXTRA_PRODUCT_ASKED, Code.CANCEL_ASKED, Code.HUGE_ASKED, Code.UNKNOWN_BARCODE, Code.UNKNOWN_COMMAND),
    *(Code.ANSWER_FIRST, Code.FINISH_EDITING_FIRST, Code.LEAVE_TRANSFER_FIRST, Code.SCAN_PRODUCT_FIRST),
    *(Code.WRONG_LOCATION, Code.NO_TRANSFER_WITH_IT, Code.OPERATION_NOT_AVAILABLE, Code.COMMAND_NOT_AVAILABLE),
    *(Code.NO_SUCH_CONTROL, Code.NO_SUCH_FIELD, Code.NOT_A_QUANTITY, Code.NOTHING_TO_VALIDATE, Code.RECORD_REFUSES),
    *(Code.COUNTED_UNPLANNED, Code.FINISHED_OPENED, Code.PRODUCT_SELECTED),
}
NOT_REACHED = set(Code) - RECEIVING
DOCUMENT = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
ONE = "scan 9521108025111"
WALK_DESK = walk_label("desk")
ELSEWHERE: list[list[str]] = [
    ["scan OBTNOPE", "scan OBTVALI", "scan WHOUT", "scan WH/OUT/00001", "scan NHSTOCK", ONE, "tap nothing"],
    ["scan 9521108605115", "scan 9521108431080", "go nowhere", "do look cellar", "do dance box:1", "answer yes"],
    [
        "do open box:1",
        "do set_aside mug_25_bl 2",
        "do set_aside mug_25_bl 0.5",
        "report lost x",
        "report damaged GLS-40",
        "resume",
        "hint",
    ],
    [
        "report missing MUG-25-BL 3",
        "report damaged mug_25_bl 1 quality",
        "pause lock",
        "hint",
        "resume",
        "scan \udcff",
        "scan a\x07b",
        f"scan {'1' * 600}",
    ],
    ["go desk", "do look box:1", "tap operations", "tap type:WHIN", "tap new", "tap validate", "tap back"],
    [
        *DOCUMENT,
        "scan NHSTOCK",
        ONE,
        "scan NHSTOCK",
        "scan NHOUTPUT",
        "scan WHIN",
        "tap select:BRD-OAK",
        "scan OBTPROP",
    ],
    [*DOCUMENT, "scan 9521108605115", "scan OBTPACK", "scan 9521108431080", ONE, "tap add_product", "abandon", "hint"],
    [*DOCUMENT, "tap edit:MUG-25-BL", ONE, "set quantity x", "set price 3", "set quantity 2", "tap plus_one"],
    [*DOCUMENT, "tap edit:MUG-25-BL", "tap packaging:packaging_mug_25_bl_6", "tap confirm", "tap plus:MUG-25-BL"],
    [*DOCUMENT, "tap cancel", "tap confirm"],
    [*DOCUMENT, *[ONE] * 27, "tap edit:MUG-25-BL", "tap minus_one", "tap confirm", "scan 19521108410310"],
    [
        *DOCUMENT,
        "tap edit:MUG-25-BL",
        "set quantity 0",
        "tap confirm",
        "tap edit:MUG-25-BL",
        "set quantity 1",
        "tap confirm",
    ],
    [*DOCUMENT, "tap edit:BRD-OAK", "set quantity 999999999999", "tap confirm", "tap confirm", "scan 19521108410310"],
    ["scan WHIN", ONE, "tap validate", "scan WH/IN/00001"],
    [
        *DOCUMENT[:2],
        "do take mug_25_bl 2",
        "go desk",
        "do put mug_25_bl 2 desk",
        "do set_aside unit:24",
        "do put unit:99",
    ],
    [*DOCUMENT[:2], "do take board_oak 1 TOTE.01", "do take board_oak 1 TOTE.99", "do take unit:24 2"],
    ["do look dock_1", f"key {WALK_DESK}"],
    [*DOCUMENT, "finish"],
    # A label picked from a thing that is elsewhere.
    [*DOCUMENT, "go desk", "scan:unit:19 9521108025111", "tap validate", "tap create_backorder"],
]
OF_NO_PRODUCT = (Mistake.HOLD_IGNORED, Mistake.WRONG_ANSWER, Mistake.CREDENTIALS_SHARED, Mistake.HAZARD_IGNORED)
FREELY = [
    ["hint", "finish", "abandon"],
    [
        "scan WH/PICK/01378",
        "scan A.02.3",
        *["scan 29526116"] * 4,
        "scan A.04.2",
        *["scan 9521108845016"] * 2,
        "tap validate",
    ],
    ["tap counts", "scan A.04.1", "scan 9521108324115", "tap apply"],
]
TOLD_DEAD = ["do look dock_1", "do look note-DN-966", "report system dock_1 helpdesk"]
IN_A_ROOM = [["scan:unit:19 9521108025111", "go desk"]]


def runs() -> Iterator[tuple[Run, list[str]]]:
    yield from ((lesson().run(1), lines) for lines in ELSEWHERE)
    yield from ((lesson().run(1, Floor.ROOM), lines) for lines in IN_A_ROOM)
    yield from ((lesson("FREE-01").run(1), lines) for lines in FREELY)
    yield run_with(DROP), [*COUNTED, "tap validate", f"scan {SMALL}", "tap validate"]
    yield run_with(replace(BATTERY, when=When.START, lines=0)), ["answer A", *TOLD_DEAD, "go desk", f"key {SMALL}"]
    for file in SCRIPTS:
        lines = file.read_text(encoding="utf-8").splitlines()
        if lines[0].startswith("# EXC-02 "):
            yield lesson("EXC-02").run(_seed(lines)), lines
    yield run_with(lent(When.START)), ["scan WH/IN/07525", "answer E", "answer decline", "finish"]
    for file in SCRIPTS:
        lines = file.read_text(encoding="utf-8").splitlines()
        if lines[0].startswith(f"# {SHORT} "):
            yield lesson().run(_seed(lines)), lines


@cache
def seen() -> tuple[dict[str, Feedback], dict[str, HandheldScreen], dict[str, CoachStep], dict[str, Finding]]:
    """What the scripts and some other inputs lead to: answers, screens, advice and findings, one of each code."""
    answers: dict[str, Feedback] = {}
    screens: dict[str, HandheldScreen] = {}
    advice: dict[str, CoachStep] = {}
    findings: dict[str, Finding] = {}
    for run, lines in runs():
        for each in parsed(*lines):
            if not run.exercise.is_free:
                step = Coach().next_step(run)
                advice.setdefault(step.advice.value, step)
            moment = run.receive(_now(each))
            if not run.exercise.is_free or isinstance(moment.feedback.code, Answered):
                answers.setdefault(str(moment.feedback.code), moment.feedback)
            actions = " ".join(sorted({control.action for control in moment.screen.controls}))
            screens.setdefault(f"{moment.screen.instruction.value} {actions}", moment.screen)
        for feedback in form_answers(run):
            answers.setdefault(str(feedback.code), feedback)
        if not run.exercise.is_free:
            last = Coach().next_step(run)
            advice.setdefault(last.advice.value, last)
        found = debrief_of(run, result_of(run)).findings
        findings |= {each.code: each for each in found}
    hint = Run(replace(lesson().exercise, mode=CHECK), lesson().pack, lesson().policy, 1).receive(_now(Hint())).feedback
    answers.setdefault(str(hint.code), hint)
    for run, lines in wrong():
        for each in parsed(*lines):
            feedback = run.receive(_now(each)).feedback
            begun = (Handwork.begin(act, run.floor, naming_in(run.world)).feedback for act in ("relabel", "load"))
            for said in (feedback, *begun):
                if said is not None and not isinstance(said.code, Code):
                    answers.setdefault(str(said.code), said)
    for step in advised():
        advice.setdefault(step.advice.value, step)
    findings |= {each.code: each for each in (*made_up_findings(), *unfinished_findings())}
    return answers, screens, advice, findings


def made_up_findings() -> Iterator[Finding]:
    """What a debrief says of mistakes, points and exceptions that no receipt leads to."""
    run = to_the_end(lesson().run(1), reference(SHORT, 1))
    card = card_of(run)
    for mistake in set(Mistake) - {Mistake.REFUSAL_UNHEEDED}:
        about = "WH/OUT/00310" if mistake in OF_NO_PRODUCT else "mug_25_bl"
        wrong = RunError(mistake, Severity.MAJOR, Fate.ESCAPED, about, Decimal(5), Decimal(3))
        yield from debrief_of(run, replace(card, errors=(wrong,))).findings
    for kind in PointKind:
        points = (Point(kind, "mug_25_bl", satisfied=False, how="tapped"),)
        yield from debrief_of(run, replace(card, points=points)).findings
    planted = Planted("broken", TrapKind.DAMAGED, product="mug_25_bl", quantity=Decimal(2))
    caught = Caught(planted, Handling(detected=True, containment=Fraction(1), in_time=True))
    yield from debrief_of(run, replace(card, exceptions=(caught,))).findings


def unfinished_findings() -> Iterator[Finding]:
    """A pick that was cancelled, and a count that nobody finished."""
    for exercise, lines in (("PCK-01", ["scan WH/PICK/09476", "tap cancel", "tap confirm"]), ("CNT-01", ["finish"])):
        run = to_the_end(lesson(exercise).run(1), parsed(*lines))
        yield from debrief_of(run, card_of(run)).findings
    # A hammer is carried to the bench beside the work.
    run = picked("do take hammer_300 1", "do put hammer_300 1 packing_bench")
    yield from debrief_of(run, card_of(run)).findings


def wrong() -> Iterator[tuple[Run, list[str]]]:
    """Where labels cannot be read, and where there is no room."""
    smudged = trap_run(DELIVERY, trap(TrapKind.UNREADABLE, line="boards"))
    thing = f"unit:{smudged.situation.planted[0].units[0]}"
    label = ["do look dock_1", f"scan:{thing} ?", f"do relabel {thing}", f"report unreadable {thing}"]
    yield smudged, [*label, f"do relabel {thing}", f"do relabel {thing}"]
    goods = ["go receiving_bay", "do look receiving_bay", "do take driver_ph1 2", "go shelf_a_02_3"]
    load = ["do load driver_ph1", "go door_1", "do load driver_ph1"]
    yield trap_run(PUT_AWAY, trap(TrapKind.FULL_PLACE)), [*goods, "do put driver_ph1", *load]
    # Six of twelve pans are there; five are counted at first.
    pans = ["go shelf_a_04_1", "do look shelf_a_04_1", "tap counts", "scan A.04.1", "scan 9521108324115"]
    five, six = (["tap edit:PAN-24", f"set quantity {count}", "tap confirm"] for count in (5, 6))
    told = "report missing pan_24 7 inventory_controller"
    yield counting(6).run(1), [*pans, *five, "tap apply", told, *six, "tap apply", told]


def form_answers(run: Run) -> Iterator[Feedback]:
    """What reports and hands ask and refuse, step by step; forms change nothing."""
    naming = naming_in(run.world)
    nowhere = FloorView("desk", "Desk", True, (), (), ())
    report = Reporting.begin("missing", Named("dock_1", "Dock 1"), naming)
    yield report.question
    begun = [Handwork.begin(act, view, naming) for act in VERBS for view in (run.floor, nowhere)]
    forms: list[Form] = [report, *(reply.form for reply in begun if reply.form is not None)]
    yield from (reply.feedback for reply in begun if reply.feedback is not None)
    for form in forms:
        yield from _asked_all_along(form)


def _asked_all_along(form: Form | None) -> Iterator[Feedback]:
    for _ in range(3):
        if form is None:
            return
        steps: list[Reply] = [
            form.scan("4006381333931"), form.scan("WH/IN/07525"), form.role("owner"), form.other("SCNNEXT"),
            form.enter(), form.digit("1234567"), form.back(),
        ]  # fmt: skip
        yield form.question
        yield from (reply.feedback for reply in steps if reply.feedback is not None)
        digits = form.digit("3")
        form = (form if digits.was_refused or digits.form is None else digits.form).enter().form


def _seed(lines: list[str]) -> int:
    words = lines[0].split()
    return int(words[3].rstrip(":")) if words[:1] == ["#"] else 1


def _now(given: Input) -> Timed:
    return Timed(1000, given)


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


# every code has a sentence


@pytest.mark.parametrize(
    ("sentences", "codes"),
    [
        (FEEDBACK, [*Code, *Answered, *Prompted]),
        (ADVICE, [*Advice]),
        (INSTRUCTIONS, [*Instruction]),
        (SCREENS, [*ScreenKind]),
        (TONES, [*Tone]),
        (REFUSALS, [*Reason]),
        (REPORTS, [*ReportCode]),
    ],
    ids=["feedback", "advice", "instructions", "screens", "tones", "refusals", "reports"],
)
def test_every_code_has_a_sentence(sentences: Mapping[str, object], codes: list[str]) -> None:
    assert {str(code) for code in codes} == set(sentences)


def test_reasons_are_given_for_advice_only() -> None:
    assert set(REASONS) <= set(ADVICE)


def test_every_finding_has_a_sentence_and_none_is_left_over() -> None:
    escaped = {mistake.value for mistake in Mistake}
    points = {f"point_{kind.value}" for kind in PointKind} | {"point_excused"}
    caught = {"caught", *(f"caught_{right.value}" for right in RestOfOrder)}
    unfinished = {"abandoned", "not_validated", "not_counted", "cancelled", "cancelled_work", "false_alarms"}
    free = {"free_validated", "free_line", "free_counted", "free_nothing", "free_never_scored"}
    assert set(FINDINGS) == escaped | points | caught | unfinished | free | {
        "untold_missing",
        "untold_extra",
        "all_scanned",
        "lines_right",
        "put_right",
        "answered_right",
        "looked_up",
        "declared",
        "not_declared",
        "entered_from_paper",
    }
    assert set(WAYS) == {"scanned", "keyed", "entered", "tapped", "omitted"}


def test_every_gate_has_a_sentence() -> None:
    assert {gate.value for gate in GateId} == set(GATES)
    assert {department.value for department in Department} == set(DEPARTMENTS)


def test_every_button_has_a_word() -> None:
    actions = {control.action for screen in seen()[1].values() for control in screen.controls}
    assert actions <= set(CONTROLS)


def test_the_runs_here_lead_to_every_answer() -> None:
    reached = set(seen()[0])
    assert {str(code) for code in [*Code, *Answered, *Prompted]} - reached == {code.value for code in NOT_REACHED}
    assert set(seen()[2]) == {advice.value for advice in Advice}
    assert set(seen()[3]) == set(FINDINGS)


# every sentence has its facts


def facts_of(facts: tuple[tuple[str, str], ...]) -> set[str]:
    return {name for name, _ in facts}


@pytest.mark.parametrize("code", sorted(set(FEEDBACK) - {code.value for code in NOT_REACHED}))
def test_an_answer_brings_the_facts_of_its_sentence(code: str) -> None:
    feedback = seen()[0][code]
    assert places_in(FEEDBACK[code].long) | places_in(FEEDBACK[code].short) <= facts_of(feedback.facts)


@pytest.mark.parametrize("code", sorted(ADVICE))
def test_advice_brings_the_facts_of_its_sentence(code: str) -> None:
    step = seen()[2][code]
    assert places_in(ADVICE[code].long) | places_in(ADVICE[code].short) <= facts_of(step.facts)


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_finding_brings_the_facts_of_its_sentences(code: str) -> None:
    finding = seen()[3][code]
    needed = places_in(FINDINGS[code].long) | places_in(FINDINGS[code].short)
    assert needed <= facts_of(finding.facts)


def test_instructions_and_buttons_have_their_facts() -> None:
    for screen in seen()[1].values():
        sentence = INSTRUCTIONS[screen.instruction.value]
        assert places_in(sentence.long) | places_in(sentence.short) <= facts_of(screen.facts)
        for control in screen.controls:
            assert places_in(CONTROLS[control.action].long) <= facts_of(control.facts)


# every short form has its line


def longest(texts: Iterator[str]) -> str:
    return max(texts, key=len)


def longest_facts() -> dict[str, str]:
    """The longest that a pack that ships, and what a person reads or types (shortened), can put into a sentence."""
    pack = lesson().pack
    product = longest(product.name for product in pack.products)
    read = "9" * 24
    return {
        "letter": "D",
        "product": product,
        "products": read,
        "thing": product,
        "things": read,
        "type": "Carton",
        "about": product,
        "box": longest(packaging.name for packaging in pack.packagings),
        "packaging": longest(packaging.name for packaging in pack.packagings),
        "place": longest(iter([*(place.name for place in pack.places), *(it.complete_name for it in pack.locations)])),
        "wanted": longest(location.complete_name for location in pack.locations)[:24],
        "operation": longest(kind.name for kind in pack.operation_types),
        "supplier": longest(partner.name for partner in pack.suppliers),
        "paper": "Delivery note DN-999",
        "transfer": "WH/IN/99999",
        "backorder": "WH/IN/99999",
        "code": longest(product.code for product in pack.products),
        "report": longest(iter(REPORTS.values())),
        "reason": longest(iter(REFUSALS.values())),
        "how": longest(iter(WAYS.values())),
        "currency": pack.currency,
        "value": "9999.99",
        "read": read,
        "lot": read,
        "lots": read,
        "serial": read,
        "places": read,
        "package": "PACK0000001",
        "returns": "WH/IN/99999",
        "other": "WH/IN/99999",
        "partner": longest(partner.name for partner in pack.suppliers),
        "unit": "qt (US)",
        "digits": "123456",
        "role": longest(iter(ROLES.values())),
        "tote": longest(package.name for package in pack.packages),
        "control": read,
        "field": read,
        **dict.fromkeys(
            (
                "on_hand",
                "counted",
                "change",
                "quantity",
                "left",
                "missing",
                "cancelled",
                "difference",
                "count",
                "right",
            ),
            "100",
        ),
        **dict.fromkeys(("done", "demand", "recorded", "truth", "lines"), "100"),
    }


def short(sentence: Sentence, **others: str) -> str:
    facts = longest_facts() | others
    assert places_in(sentence.short or sentence.long) <= set(facts)
    return sentence.say({name: value[:24] for name, value in facts.items()}).short


@pytest.mark.parametrize("code", sorted(FEEDBACK))
def test_a_short_answer_fits_beside_its_sign(code: str) -> None:
    assert len(short(FEEDBACK[code])) <= 36


@pytest.mark.parametrize("code", sorted(ADVICE))
def test_short_advice_fits_a_line(code: str) -> None:
    assert len(short(ADVICE[code])) <= 40
    assert len(short(REASONS.get(code, Sentence("")))) <= 40


@pytest.mark.parametrize("code", sorted(INSTRUCTIONS))
def test_a_short_instruction_fits_a_line(code: str) -> None:
    assert len(short(INSTRUCTIONS[code])) <= 40


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_short_finding_fits_beside_its_sign(code: str) -> None:
    others = {"about": "WH/IN/99999"} if code == "point_document" else {}
    assert len(short(FINDINGS[code], **others)) <= 36


@pytest.mark.parametrize("code", sorted(CONTROLS))
def test_a_short_button_fits_its_row(code: str) -> None:
    assert len(short(CONTROLS[code])) <= 24


# what comes from outside


def test_what_was_read_is_shown_inert_and_shortened() -> None:
    run = lesson().run(1)
    for read in ("[bold]x[/bold]", "{product}", "%s", "\u202eabc", "\x1d12", "9" * 600):
        said = Speaker().feedback(after(run, f"scan {read}").observations[-1].feedback)
        assert said.long.isprintable()
        assert said.short.isprintable()
        assert len(said.short) <= 36
    said = Speaker().feedback(after(run, "scan [bold]x[/bold]").observations[-1].feedback)
    assert said.long == "Read [bold]x[/bold]: nothing here has this code. Scan a label."
    said = Speaker().feedback(after(run, "scan {product}").observations[-1].feedback)
    assert said.short == "Unknown: {product}"


def test_a_fact_that_is_missing_is_left_empty() -> None:
    assert Sentence("{a} and {b}").say({"a": "x"}).long == "x and "


def test_no_sentence_knows_more_than_it_should() -> None:
    """Sentences name facts and reach into nothing."""
    every = [*FEEDBACK.values(), *ADVICE.values(), *REASONS.values(), *FINDINGS.values(), *INSTRUCTIONS.values()]
    for sentence in every:
        assert all(name.isidentifier() for text in (sentence.long, sentence.short) for name in places_in(text))


def test_coach_explains_the_whole_main_path() -> None:
    run: Run = lesson().run(1)
    for each in reference("RCV-02", 1):
        step = Coach().next_step(run)
        assert Speaker().reason(step).long
        run.receive(_now(each))
