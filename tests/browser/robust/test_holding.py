"""What the soak calls a leak: a page that keeps a little of every answer is seen, one that drops it is not."""

import pytest

from .holding import SAMPLES, Holding, growing

STEPS = 16                                               # as many between two samples as the soak takes in a minute
LEAKS = {
    "Nodes": "Array.from({ length: 10 }, () => document.createElement('p'))",
    "JSEventListeners": "[1, 2, 3].map(() => { const part = document.createElement('p'); part.addEventListener('click', () => part); return part; })",
    "JSHeapUsedSize": "Array.from({ length: 1500 }, (_, place) => ({ place, share: place / 7 }))",
    "backingStorageSize": "new Float32Array(7000)",      # what one answer tells of its attention, about
}


def held(page, step):
    """Take a step again and again → the samples."""
    holding, samples = Holding(page), []
    page.evaluate(f"() => {{ window.all = []; window.step = () => {step}; }}")
    for _ in range(SAMPLES):
        page.evaluate("(steps) => { for (let n = 0; n < steps; n++) step(); }", STEPS)
        samples.append(holding.now())
    return samples


@pytest.mark.parametrize("what", LEAKS)
def test_what_is_kept_of_every_answer_is_seen(page, what):
    kept = growing(held(page, f"all.push({LEAKS[what]})"))
    assert what in [line.split(":")[0] for line in kept], kept


def test_what_is_dropped_is_no_leak(page):
    """Nor is what is kept of the newest alone."""
    made = ", ".join(LEAKS.values())
    assert growing(held(page, f"all = [{made}]")) == []
