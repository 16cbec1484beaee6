"""A conversation is left by Ctrl-C at any moment, not only at the prompt."""

from __future__ import annotations

from io import StringIO

import pytest

from scansim.plain.talk import converse
from scansim.plain.voice import Voice
from scansim.training.inputs import Pause
from scansim.words.speaker import Speaker
from tests.plain.talking import Talk


def test_ctrl_c_while_an_answer_is_written_leaves_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk()

    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(talk.conversation, "hear", interrupted)
    converse(talk.conversation, Voice(StringIO(), Speaker()), StringIO("look\n"))
    assert talk.conversation.is_over
    assert not talk.practice.run.finished
    assert isinstance(talk.last, Pause)
