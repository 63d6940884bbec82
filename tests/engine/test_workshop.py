"""The workshop: the engine with a function exchanged, and as it was before."""

import numpy as np
import pytest

from sightline import ReaderError, attention, blocks, ops, studies
from sightline.workshop import Workshop, steps

SOFTMAX = next(step["source"] for step in steps() if step["name"] == "ops.softmax")
FLAT = "def softmax(scores):\n    return np.full_like(scores, 1 / scores.shape[-1])\n"
QUESTION = "where is the cat"


@pytest.fixture
def workshop():
    shop = Workshop()
    yield shop
    shop.put_back()


@pytest.fixture
def ask(session, picture):
    session.pictures[picture.id] = picture
    yield lambda: session.call("ask", {"picture": picture.id, "question": QUESTION})
    session.forget()


def test_every_step_is_there_as_it_was_written(workshop):
    workshop.change({"ops.softmax": FLAT})
    for step in steps():
        compile(step["source"], step["name"], "exec")
        assert step["source"].lstrip("@").startswith(("def ", "np.errstate")) and step["line"] > 1
    assert next(step for step in steps() if step["name"] == "ops.softmax")["source"] == SOFTMAX


def test_the_new_function_is_used_everywhere_and_the_old_numbers_come_back(workshop, session, picture, ask):
    before, original = ask(), ops.softmax
    assert workshop.try_out(session, {"ops.softmax": FLAT}, picture=picture.id, question=QUESTION) == {"problem": None}
    assert ops.softmax is attention.softmax is not original
    during = ask()
    np.testing.assert_allclose(during["attention"], 1 / 9, rtol=1e-6)
    assert workshop.try_out(session, {}, picture=picture.id, question=QUESTION) == {"problem": None}
    assert ops.softmax is attention.softmax is original
    after = ask()
    assert after["answer"] == before["answer"]
    np.testing.assert_array_equal(after["attention"], before["attention"])


def test_the_source_unchanged_gives_the_same_numbers(workshop, session, picture, ask):
    before = ask()["attention"]
    workshop.try_out(session, {step["name"]: step["source"] for step in steps()}, picture=picture.id, question=QUESTION)
    assert len(workshop.texts) == len(steps())
    np.testing.assert_array_equal(ask()["attention"], before)


def test_what_was_kept_is_computed_anew(workshop, session, picture, ask):
    before = ask()["attention"]
    half = "def positions(rows, columns, width):\n    return np.zeros((rows * columns, width), np.float32)\n"
    workshop.try_out(session, {"vision.positions": half}, picture=picture.id, question=QUESTION)
    assert not session.model.where.any()
    assert np.abs(ask()["attention"] - before).max() > 1e-4


def test_helpers_and_imports_of_an_edit_go_when_it_goes(workshop):
    workshop.change({"ops.softmax": f"import math as sums\n\ndef helper(x):\n    return x\n\n{FLAT}"})
    assert ops.helper(1) == 1 and ops.sums
    workshop.put_back()
    assert not hasattr(ops, "helper") and not hasattr(ops, "sums")


def test_closures_and_tables_hold_the_new_one_too(workshop, monkeypatch):
    def closing_over(function):
        return lambda x: function(x)
    monkeypatch.setattr(blocks, "shrink", closing_over(ops.softmax), raising=False)
    monkeypatch.setitem(studies.STUDIES, "flat", ops.softmax)
    workshop.change({"ops.softmax": FLAT})
    assert blocks.shrink(np.arange(4.0)).tolist() == [0.25] * 4
    assert studies.STUDIES["flat"] is ops.softmax
    workshop.put_back()
    assert blocks.shrink(np.arange(4.0))[3] > 0.5
    assert studies.STUDIES["flat"] is ops.softmax


@pytest.mark.parametrize("text, sentence, line", [
    ("def softmax(scores):\n    return (scores\n", "SyntaxError: '(' was never closed", 2),
    ("def softmax(scores):\n    x = 1\n    return x / 0\n", "in line {line} of softmax. ZeroDivisionError: division by zero", 3),
    ("def softmax(scores):\n    raise SystemExit\n", "in line {line} of softmax. SystemExit", 2),
    ("def softmax(scores):\n    return softmax(scores)\n", "RecursionError", 2),
    ("softmin = 1\n", "does not define softmax any more", None),
    ("def softmax(scores):\n    return scores * np.nan\n", "no longer finite", None),
    ("def softmax(scores):\n    return scores[..., :1]\n", "Python stopped. ValueError", None),
])
def test_a_mistake_is_told_with_its_line_and_changes_nothing(workshop, session, picture, ask, text, sentence, line):
    before = ask()["attention"]
    fine = FLAT.replace("np.full_like", "1 + np.full_like")
    workshop.change({"ops.softmax": SOFTMAX})
    told = workshop.try_out(session, {"ops.softmax": text, "ops.gelu": fine.replace("softmax", "gelu")},
                            picture=picture.id, question=QUESTION)["problem"]
    line = line and line + next(step["line"] for step in steps() if step["name"] == "ops.softmax") - 1
    assert sentence.format(line=line) in told["sentence"]
    assert (told["step"], told["line"]) == ("ops.softmax" if line else None, line)
    assert told["traceback"].count(f'File "<ops.softmax, edited>", line {line}') >= bool(line)
    assert "workshop.py" not in told["traceback"] and "__main__" not in told["traceback"]
    assert list(workshop.texts) == ["ops.softmax"] and workshop.texts["ops.softmax"] == SOFTMAX
    np.testing.assert_array_equal(ask()["attention"], before)


def test_only_steps_can_be_exchanged(workshop):
    with pytest.raises(ValueError, match="no step"):
        workshop.change({"session.Session": "Session = None"})
    with pytest.raises(ReaderError):
        workshop.change({"ops.gelu": "gelu = 3"})
