"""What a site decides about signing in, as ``settings.toml`` says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.content.places import ContentMissing, site_setting
from scansim.content.station_file import station_rules
from scansim.training.people.idle import IdleTimes
from scansim.training.people.station_rules import StationRules


def test_without_a_file_the_usual_rules_hold(tmp_path: Path) -> None:
    assert station_rules(tmp_path) == StationRules("", True, True, IdleTimes(120, 60, 600, 15))


def test_every_rule_can_be_another(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'site = " North Hub "\nnames = false\nguests = false\n'
        'idle_operator = 20\nidle_supervisor = 30\nidle_run = 3600\ncontent = "here"\n',
        encoding="utf-8",
    )
    assert station_rules(tmp_path) == StationRules("North Hub", False, False, IdleTimes(20, 30, 3600, 15))
    assert site_setting(tmp_path) == tmp_path / "here"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("site = 7", "site"),
        ('names = "yes"', "names"),
        ("guests = 1", "guests"),
        ("idle_operator = 19", "idle_operator"),
        ("idle_run = 3601", "idle_run"),
        ("idle_supervisor = true", "idle_supervisor"),
        ("idle_supervisor = 60.0", "idle_supervisor"),
        ("idel = 60", "idel"),
        ("content = 5", "content"),
        ("site = ", "TOML"),
    ],
)
def test_a_rule_that_is_none_is_told_with_its_file(tmp_path: Path, line: str, named: str) -> None:
    (tmp_path / "settings.toml").write_text(line, encoding="utf-8")
    read = site_setting if named == "content" else station_rules
    with pytest.raises(ContentMissing, match=named) as told:
        read(tmp_path)
    assert str(tmp_path / "settings.toml") in str(told.value)
