"""Debrief texts by role, as a file states them."""

from __future__ import annotations

from tests.content.content_folder import ContentFolder


def test_a_role_that_there_is_not_is_named_with_what_would_be_right(content: ContentFolder) -> None:
    file = "exercises/receiving/RCV-01.yaml"
    told = content.text(file)
    assert "debrief:\n  everyone: " in told
    content.write(file, told.replace("  everyone: The", "  operater: The"))
    faults = [fault for fault in content.faults() if fault.file == file]
    assert [told.splitlines()[fault.line - 1].partition(":")[0] for fault in faults] == ["  everyone"]
    assert 'Did you mean "operator"?' in f"{faults[0].what} {faults[0].right}"


def test_a_text_needs_english(content: ContentFolder) -> None:
    file = "exercises/receiving/RCV-01.yaml"
    told = content.text(file)
    content.write(file, told[: told.index("debrief:")] + "debrief:\n  operator: {de: Zuerst zaehlen.}\n")
    assert [fault.what for fault in content.faults() if fault.file == file] == ['"operator" is not said in English.']
