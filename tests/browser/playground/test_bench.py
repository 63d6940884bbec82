"""The benchmark's quick hand, on the playground as it stands."""

import pytest

from sitegen.project import this_project
from sitegen.tools import esbuild


@pytest.fixture(scope="session")
def hand(tmp_path_factory):
    project, folder = this_project(), tmp_path_factory.mktemp("hand")
    esbuild(project, project.site / "scripts/bench/hand.js", "--bundle", "--format=iife", f"--outdir={folder}")
    return (folder / "hand.js").read_text(encoding="utf-8")


def test_every_touch_is_answered(open_playground, hand):
    page = open_playground(before=hand).page
    page.evaluate("() => hand.ready()")
    for touch in page.evaluate("() => hand.touches"):
        told = page.evaluate("(touch) => hand.touch(touch, 2)", touch)
        assert told["median"] > 0 and told["per_second"] > 0, touch
    assert page.evaluate("() => hand.drag(0.5)")["frames"] > 0
    assert page.evaluate("() => hand.memory()")["pictures"] == 1
