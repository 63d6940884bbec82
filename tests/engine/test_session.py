"""The façade: what the page asks for and what it gets."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sightline
from sightline import ReaderError, Session, load
from sightline.picture import Picture
from sightline.session import ANSWER_ROOM
from sightline.studies import STUDIES

QUESTION = "What animal is in the foto?"
LONGEST = 32 - ANSWER_ROOM - 2


def test_the_result_has_the_agreed_form(session, picture):
    result = session.ask(picture, QUESTION, max_words=4)
    words = len(result["tokens"])
    assert list(result) == ["question", "answer", "stopped", "grid", "layers", "heads", "best_layer", "tokens", "end", "attention",
                            "question_attention", "gates", "timing", "multiply_adds"]
    assert result["question"]["text"] == QUESTION
    assert result["question"]["tokens"][-1] == {"text": "foto", "id": 4, "known": False, "suggestions": ["photo"]}
    assert (result["grid"], result["layers"], result["heads"], result["best_layer"]) == ([3, 3], 3, 2, 1)
    assert result["answer"] == " ".join(token["text"] for token in result["tokens"])
    assert result["attention"].shape == (words, 3, 2, 9) and result["attention"].dtype == np.float32
    assert result["question_attention"].shape == (8, 3, 2, 9)
    np.testing.assert_array_equal(result["attention"][0], result["question_attention"][-1])
    np.testing.assert_allclose(result["attention"].sum(axis=-1), 1, atol=1e-5)


def plain(value):
    """Only what can cross to the page: no NumPy scalars, tuples or objects."""
    if isinstance(value, dict):
        return all(type(key) is str and plain(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    if isinstance(value, np.ndarray):
        return value.dtype in (np.float32, np.uint8)
    return type(value) in (str, int, float, bool, type(None))


def test_everything_that_crosses_is_plain(session):
    opened = session.call("open", {"rgba": bytes(range(200)) * 2, "width": 10, "height": 10})
    asked = session.call("ask", {"picture": opened["id"], "question": QUESTION, "record": True, "covered": [1],
                                 "cut": [{"patch": 2, "head": None}], "gate_scale": [1, 0.5, 1], "temperature": 1, "seed": 3,
                                 "force": ["a"], "top": 3, "max_words": 5, "blind": False})
    assert plain(opened) and plain(asked) and plain(session.call("models", {}))
    assert session.call("close", {"picture": opened["id"]}) == {}


def test_a_call_does_what_the_method_does(session, picture):
    rgba = np.concatenate([picture.pixels, np.full((36, 36, 1), 255, np.uint8)], axis=-1)
    opened = session.call("open", {"rgba": rgba.tobytes(), "width": 36, "height": 36})
    np.testing.assert_array_equal(opened["pixels"], picture.pixels)
    called = session.call("ask", {"picture": opened["id"], "question": QUESTION})
    assert called["tokens"] == session.ask(picture, QUESTION)["tokens"]
    session.call("close", {"picture": opened["id"]})
    for method in ("ask", "close"):
        with pytest.raises(ReaderError, match="no longer open"):
            session.call(method, {"picture": opened["id"], "question": QUESTION})
    with pytest.raises(ValueError, match="no method 'destroy'"):
        session.call("destroy", {})


ABOUT = {"arithmetic": {"layer": 1, "head": 0, "row": 3, "column": 2}, "neighbours": {"patch": 4}}
NEAR = {"covered": [3], "cut": [{"patch": 2, "layer": 1}], "gate_scale": [1, 0.5, 2]}


@pytest.mark.parametrize("study", ["score", "arithmetic", "lens", "self_attention", "rollout", "neighbours"])
def test_every_study_can_be_called_and_crosses(session, study):
    opened = session.call("open", {"rgba": bytes(range(200)) * 2, "width": 10, "height": 10})
    asked = session.call("ask", {"picture": opened["id"], "question": QUESTION, "max_words": 3, **NEAR})
    words = [token["id"] for token in asked["tokens"]]
    answer = session.call(study, {"picture": opened["id"], "question": QUESTION, "words": words, "about": ABOUT.get(study, {}), **NEAR})
    assert plain(answer)
    session.call("close", {"picture": opened["id"]})
    with pytest.raises(ReaderError, match="no longer open"):
        session.call(study, {"picture": opened["id"], "question": QUESTION, "words": words})


def test_studies_of_one_answer_share_one_pass(session, monkeypatch):
    opened, passes = session.call("open", {"rgba": bytes(range(200)) * 2, "width": 10, "height": 10}), []
    encode = Picture.encode
    monkeypatch.setattr(Picture, "encode", lambda self, *rest: (passes.append(rest[0]), encode(self, *rest))[1])
    inquiry = {"picture": opened["id"], "question": QUESTION, "words": ["a", "dog"]}
    for study in ("lens", "rollout", "self_attention"):
        session.call(study, {**inquiry, "covered": [1]})
    session.call("lens", {**inquiry, "covered": [2]})
    session.call("rollout", {**inquiry, "covered": [2], "cut": [{"head": 1}]})
    assert passes == [{1}, {2}]
    session.call("close", {"picture": opened["id"]})
    assert session.studied is None


def test_the_longest_answer_can_be_studied(session, picture):
    """Its last word is said after the model's context is full."""
    question = "what " * LONGEST
    asked = session.ask(picture, question, max_words=99, force=["a"] * 99)
    inquiry = session.inquiry(picture, question, [token["id"] for token in asked["tokens"]])
    assert len(inquiry.ids) == 33 and len(inquiry.tokens) == 32
    np.testing.assert_allclose(inquiry.word_probabilities(), [token["probability"] for token in asked["tokens"]], atol=1e-5)
    np.testing.assert_allclose(STUDIES["lens"](inquiry)["chosen"][-1], inquiry.word_probabilities(), atol=1e-5)
    with pytest.raises(ValueError, match="34 tokens"):
        session.inquiry(picture, question, ["a"] * (ANSWER_ROOM + 2))


def test_a_picture_like_one_that_is_gone_is_simply_new(session):
    rgba = {"rgba": bytes(range(200)) * 2, "width": 10, "height": 10}
    first = session.call("open", rgba)
    second = session.call("open", {**rgba, "like": first["id"]})
    session.call("close", {"picture": first["id"]})
    third = session.call("open", {**rgba, "like": first["id"]})
    for opened in (second, third):
        np.testing.assert_array_equal(opened["vectors"], first["vectors"])
        session.call("close", {"picture": opened["id"]})


def test_the_model_describes_itself(session):
    model, = session.call("models", {})["models"]
    assert model["name"] == "tiny" and model["grid"] == [3, 3] and model["vocabulary"][5] == "a"
    np.testing.assert_allclose(model["gates"], [np.tanh(0.9)] * 3, rtol=1e-3)


@pytest.mark.parametrize("question, sentence", [
    ("", "no question yet"), (" ?! ", "no question yet"), ("what " * (LONGEST + 1), f"{LONGEST + 1} words; the model reads at most {LONGEST}"),
])
def test_questions_that_cannot_be_read(session, picture, question, sentence):
    with pytest.raises(ReaderError, match=sentence):
        session.ask(picture, question)


def test_the_longest_question_leaves_room_to_answer(session, picture):
    forced = session.ask(picture, "what " * LONGEST, max_words=99, force=["a"] * 99)
    assert len(forced["tokens"]) == ANSWER_ROOM + 1 and forced["stopped"] == "length"


def test_the_second_question_costs_no_vision(session, fresh_picture):
    picture = fresh_picture(11)
    first, _, second = (session.ask(picture, question, max_words=1)["multiply_adds"] for question in (QUESTION, "where", QUESTION))
    vision = first - second
    d, hidden, patches = 16, 24, 9
    stem = patches * (36 * 27 * 4 + 9 * 36 * 6 + 54 * d)
    layers = 2 * (patches * (4 * d * d + 2 * d * hidden) + 2 * patches * patches * d)
    bridges = 3 * patches * 2 * d * d
    assert vision == stem + layers + bridges


def test_a_folder_and_its_bytes_are_the_same_model(tiny_folder, session, picture):
    other = Session(load(tiny_folder))
    again = other.open(np.concatenate([picture.pixels, np.full((36, 36, 1), 255, np.uint8)], axis=-1).tobytes(), 36, 36)
    assert other.ask(again, QUESTION)["tokens"] == session.ask(picture, QUESTION)["tokens"]


def test_the_engine_needs_no_more_of_numpy_than_the_browser_has():
    """The browser's NumPy comes without random, fft, ma, polynomial and testing."""
    code = ("import sys; import sightline, sightline.overlay; "
            "print([m for m in sys.modules if m.startswith(('numpy.random', 'numpy.testing', 'PIL'))])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(Path(sightline.__file__).parents[1])})
    assert done.stdout.strip() == "[]"
    for file in Path(sightline.__file__).parent.glob("*.py"):
        assert not re.search(r"np\.(random|fft|ma|polynomial|testing)\b", file.read_text(encoding="utf-8")), file


ORDER = ["errors", "ops", "trace", "attention", "hand", "blocks", "vision", "language", "bridges", "interventions", "config",
         "tokenizer", "weights", "memory", "model", "generation", "resize", "picture", "arrangement", "inquiry", "studies",
         "loading", "workshop", "session",
         "overlay", "cli"]


def test_each_file_imports_only_from_those_before_it():
    folder = Path(sightline.__file__).parent
    assert {file.stem for file in folder.glob("*.py")} == {*ORDER, "__init__", "__main__"} - {"studies"}
    for place, name in enumerate(ORDER):
        if name == "studies":
            continue
        source = (folder / f"{name}.py").read_text(encoding="utf-8")
        imported = re.findall(r"^from \.(\w+) import", source, re.M)
        imported += [module for line in re.findall(r"^from \. import (.+)$", source, re.M) for module in line.split(", ")]
        assert set(imported) <= set(ORDER[:place]), name


def test_a_study_imports_only_from_what_comes_before_the_studies():
    for file in (Path(sightline.__file__).parent / "studies").glob("*.py"):
        imported = re.findall(r"^from \.\.(\w+) import", file.read_text(encoding="utf-8"), re.M)
        assert set(imported) <= set(ORDER[:ORDER.index("studies")]), file
