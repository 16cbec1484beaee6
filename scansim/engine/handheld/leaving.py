"""What every screen answers alike: going back, going to the menu, and refusing what is not there."""

from __future__ import annotations

from scansim.engine.barcodes.meaning import Ambiguous, Elements, NewPackage, Unknown, UnknownCommand, name_of
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import Device, Frames, Step, TransferView
from scansim.engine.handheld.inputs import Entered, Pressed

__all__ = [
    "below",
    "go_back",
    "go_to_menu",
    "not_now",
    "refuse_control",
    "refuse_field",
    "refuse_scan",
    "refuse_unreadable",
    "view_of",
]

Unreadable = Unknown | UnknownCommand | Ambiguous | Elements | NewPackage


def go_back(frames: Frames) -> Step:
    """Leave the top screen."""
    return Step(frames[:-1], accepted(Code.WENT_BACK))


def go_to_menu(frames: Frames) -> Step:
    """Leave everything."""
    return Step(frames[:1], accepted(Code.WENT_BACK))


def below(frames: Frames, kind: type[object]) -> Frames:
    """The frames under the topmost of a kind: where its work leaves one when it is done."""
    for index in range(len(frames) - 1, -1, -1):
        if isinstance(frames[index], kind):
            return frames[:index]
    raise TypeError(f"no {kind.__name__} is open")


def view_of(frames: Frames) -> TransferView:
    """The transfer's screen that is on top."""
    top = frames[-1]
    if not isinstance(top, TransferView):
        raise TypeError("this happens on a transfer's screen")
    return top


def not_now(frames: Frames, code: Code, **facts: str) -> Step:
    """It can be read, but may not be done now."""
    return Step(frames, refused(Verdict.NOT_NOW, code, **facts))


def refuse_unreadable(frames: Frames, meaning: Unreadable) -> Step:
    """The code names nothing, no command, or several things."""
    match meaning:
        case UnknownCommand():
            feedback = refused(Verdict.UNREADABLE, Code.UNKNOWN_COMMAND, read=meaning.data)
        case Ambiguous():
            names = ", ".join(meaning.names)
            feedback = refused(Verdict.AMBIGUOUS, Code.AMBIGUOUS_BARCODE, read=meaning.data, things=names)
        case _:
            feedback = refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=meaning.data)
    return Step(frames, feedback)


def refuse_control(frames: Frames, pressed: Pressed) -> Step:
    """No such button stands on this screen now."""
    return not_now(frames, Code.NO_SUCH_CONTROL, control=pressed.control)


def refuse_field(device: Device, frames: Frames, top: object, entered: Entered) -> Step:
    """Nothing can be entered here under this name."""
    return not_now(frames, Code.NO_SUCH_FIELD, field=entered.field)


def refuse_scan(code: Code, device: Device, frames: Frames, data: str) -> Step:
    """Something else comes first."""
    return not_now(frames, code, read=data, thing=name_of(device.read(data)))
