"""The map of membership that readers step through without a script."""

import re

from natorussia import data
from natorussia.maps.membership import StepMap


def test_steps_add_up_to_members():
    """The last step counts all members, and each member is new exactly once."""
    lines = str(StepMap()).splitlines()
    members = {row["state"] for row in data.rows("nato-members")}
    named = [state for line in lines for state in line.split("new: ")[1].split(", ")]
    assert sorted(named) == sorted(members)
    assert f": {len(members)} members" in lines[-1]


def test_every_step_has_its_button():
    """There are as many buttons as steps, one chosen, and no script."""
    page = StepMap()._repr_html_()
    assert re.findall(r"<label [^>]*>(\d+)</label>", page) == StepMap().years
    assert page.count(" checked>") == 1
    assert "<script" not in page


def test_states_light_up_in_turn():
    """A step's states are drawn with its mark; Sweden's is the last."""
    page = StepMap()._repr_html_()
    drawn = set(re.findall(r'class="s(\d+)"', page))
    assert drawn == {str(step) for step in range(1, len(StepMap().years) + 1)}


def test_no_step_is_chosen_where_none_is_asked_for():
    """A map that plays by itself starts without a chosen step."""
    assert " checked>" not in StepMap().html(chosen=0)
