"""What a trainer reads of what happens meanwhile: when it comes, what is said, which answer is right in this seed."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.quantity import ZERO
from scansim.training.interrupting import HAZARD, NO_CONNECTION, SCANNER_DEAD, question_of
from scansim.training.kit import Kit
from scansim.training.lost_answer import was_done
from scansim.training.reports import ReportCode
from scansim.training.story import Clear, Interruption, When
from scansim.words.feedback import ROLES
from scansim.words.language import spoken
from scansim.words.questions import PEOPLE
from scansim.words.sentence import Sentence

__all__ = ["meanwhile_of"]

_WHEN: dict[When, Sentence] = {
    When.START: Sentence("At the start"),
    When.OPENED: Sentence("When {document} is opened"),
    When.LINES: Sentence("When so many lines are done: {lines}"),
    When.COUNTED: Sentence("When the first {product} is counted"),
    When.VALIDATE: Sentence("When {document} is validated"),
}
_ANY_DOCUMENT = Sentence("a document")
_ANY_PRODUCT = Sentence("thing")
_COMES = Sentence('{when}, {who}: "{says}"')
_HAPPENS = Sentence('{when}: "{says}"')
_RIGHT = Sentence('Right: {letter}, "{answer}"')
_WRONG = Sentence('Wrong: {letter}, "{answer}" ({why})')
_NO_ANSWER_DONE = Sentence("At the first Validate no answer comes. In this seed the record did it.")
_NO_ANSWER_NOT_DONE = Sentence("At the first Validate no answer comes. In this seed the record did not do it.")
_LOOK_UP = Sentence("Right: open the document again and look; only then do what is still to be done.")
_ON_PAPER = Sentence(
    "From then on no label is read. Right: report system ({role}), count on paper, and type exactly that at the desk."
)
_CLOSED = Sentence('{place} is closed. Right: work elsewhere until somebody says: "{says}" ({when}).')
_MUST_CATCH = Sentence("Whoever gets this wrong does not pass.")


def meanwhile_of(kit: Kit) -> tuple[str, ...]:
    """What happens in this seed beside the work, as whole sentences; empty for nothing."""
    return tuple(sentence for each in kit.situation.interruptions for sentence in _said(kit, each))


def _said(kit: Kit, each: Interruption) -> Iterator[str]:
    if each.then == NO_CONNECTION:
        is_done = was_done(kit.exercise.id, each.name, kit.situation.seed)
        yield (_NO_ANSWER_DONE if is_done else _NO_ANSWER_NOT_DONE).say({}).long
        yield _LOOK_UP.say({}).long
    else:
        yield _comes(kit, each)
    if each.then == SCANNER_DEAD:
        role = kit.policy.escalation.role(ReportCode.SYSTEM, None, ZERO, ZERO)
        yield _ON_PAPER.say({"role": ROLES.get(role, role)}).long
    elif each.choices:
        yield from _answers(kit, each)
    if each.then == HAZARD and each.place and each.clear is not None:
        says = each.clear.says.in_language(spoken().code)
        facts = {"place": kit.names.get(each.place, each.place), "says": says, "when": _when(kit, each.clear)}
        yield _CLOSED.say(facts).long
    if each.must_catch:
        yield _MUST_CATCH.say({}).long


def _comes(kit: Kit, each: Interruption) -> str:
    facts = {"when": _when(kit, each), "says": each.says.in_language(spoken().code)}
    known = {**ROLES, **PEOPLE}
    if each.who not in known:
        return _HAPPENS.say(facts).long
    return _COMES.say({**facts, "who": spoken().long(known[each.who])}).long


def _answers(kit: Kit, each: Interruption) -> Iterator[str]:
    language = spoken().code
    options = question_of(each, kit.exercise.id, kit.situation.seed).options
    for option in sorted(options, key=lambda option: not option.choice.right):
        why = option.choice.says_why.in_language(language) if option.choice.says_why else ""
        facts = {"letter": option.letter, "answer": option.choice.says.in_language(language), "why": why}
        yield (_RIGHT if option.choice.right else _WRONG).say(facts).long


def _when(kit: Kit, moment: Interruption | Clear) -> str:
    task = next((each for each in kit.situation.tasks if each.name == moment.task), None)
    lines = (line for each in kit.situation.tasks for line in each.ordered if line.name == moment.line)
    product = next((kit.names.get(line.product, line.product) for line in lines), _ANY_PRODUCT.say({}).long)
    document = task.transfer if task else _ANY_DOCUMENT.say({}).long
    return _WHEN[moment.when].say({"document": document, "lines": str(moment.lines), "product": product}).long
