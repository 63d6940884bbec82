"""What is drawn when: what is in view at once; what is far below the window once the reader moves, rests or prints."""

import pytest

PHONE = {"viewport": {"width": 412, "height": 823}, "is_mobile": True, "has_touch": True}
HOLD_THE_REST = """globalThis.rests = [];
globalThis.setTimeoutAsEver = setTimeout;
globalThis.setTimeout = (go, delay, ...more) => (delay === 4000 ? rests.push(go) : setTimeoutAsEver(go, delay, ...more));"""
PARTS = ["lab-scene", "lab-gist", "lab-views", "lab-heads"]
DRAWN = f"() => Object.fromEntries({PARTS}.map((name) => [name, Boolean(document.querySelector(name)?.hasUpdated)]))"
ALL = dict.fromkeys(PARTS, True)


@pytest.fixture
def still(open_playground):
    """A playground whose reader has done nothing yet, for as long as nobody lets them rest."""
    playground = open_playground(before=HOLD_THE_REST, **PHONE)
    assert playground.page.evaluate(DRAWN) == ALL | {"lab-views": False, "lab-heads": False}
    return playground.page


def test_the_reader_moves(still):
    still.keyboard.press("Shift")
    still.wait_for_function("document.querySelector('lab-heads')?.hasUpdated")
    assert still.evaluate(DRAWN) == ALL


def test_the_reader_rests(still):
    still.wait_for_function("rests.length")
    still.evaluate("() => rests.forEach((go) => go())")
    still.wait_for_function("document.querySelector('lab-heads')?.hasUpdated")
    assert still.evaluate(DRAWN) == ALL


def test_paper_shows_all_at_once(still):
    still.evaluate(f"() => addEventListener('beforeprint', () => queueMicrotask(() => setTimeoutAsEver(() => {{ window.printed = ({DRAWN})(); }})))")
    still.pdf()
    assert still.evaluate("window.printed") == ALL


def test_where_all_is_in_view_nobody_waits(open_playground):
    page = open_playground(before=HOLD_THE_REST, viewport={"width": 1440, "height": 900}).page
    assert page.evaluate(DRAWN)["lab-heads"]
