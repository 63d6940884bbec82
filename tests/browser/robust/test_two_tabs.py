"""Two tabs of one reader: each has its own worker, and what they note of the reader's progress comes together."""

from browser.pages.conftest import LESSONS, Figure
from browser.pages.kept import stored
from browser.playground.conftest import PLAYGROUND, Playground

DONE = "Mark it complete"


def test_two_tabs(open_page):
    one = open_page(LESSONS[-1])
    other = open_page(PLAYGROUND, page=one.context.new_page())
    figure, playground = Figure(one).wait_for_model(), Playground(other).wake()
    assert len(one.workers) == len(other.workers) == 1
    other.evaluate("() => { document.querySelector('attention-playground').lab.change({ picture: { kind: 'gallery', slug: 'cat' } }); }")
    figure.ask("What is the background?")
    playground.settle()
    assert "cat" in playground.answer and "cat" not in " ".join(figure.words())

    open_page(LESSONS[0], page=other)
    one.get_by_role("button", name=DONE).click()
    other.get_by_role("button", name=DONE).click()
    other.locator(".check-option").first.click()
    one.locator(".check-option").first.click()
    kept = stored(one)["modules"]
    assert "completed" in kept["23-cross-attention"] and "completed" in kept["12-attention"]
    assert all(kept[slug]["answered"] for slug in ("23-cross-attention", "12-attention"))
