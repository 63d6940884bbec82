"""Answers are true of the scene, and every word the questions use is one that the tokenizer reads back unchanged."""

import numpy as np
import pytest
from sightline.tokenizer import Tokenizer, split_words
from training import questions
from training.questions import Asker, beside, listing, region
from training.scenes.cast import Cast, Drawing
from training.scenes.compose import Actor, Scene
from training.vocabulary import vocabulary

CLASSES = {
    "dog": {"plural": "dogs", "stands": ["ground"]},
    "owl": {"plural": "owls", "stands": ["ground", "air"]},
    "fish": {"plural": "fish", "stands": ["water"]},
    "thing:tree": {"plural": "", "stands": ["ground"]},
}


@pytest.fixture
def cast():
    square = np.full((40, 40, 4), 255, np.uint8)
    return Cast([Drawing.from_rgba("ink", name, square) for name in CLASSES], CLASSES)


def actor(name, x, y, half=0.1):
    return Actor(name, "ink", (x - half, y - half, x + half, y + half), np.zeros(64, np.float32))


def scene(*actors, place="grass"):
    return Scene(np.zeros((96, 96, 3), np.uint8), place, tuple(sorted(actors, key=lambda a: a.centre[0])))


def ask_often(cast, scene, kind, times=60):
    rng = np.random.default_rng(5)
    return [asked for _ in range(times) if (asked := Asker(cast).ask(scene, kind, rng))]


def test_listing_counts_equal_animals_where_the_first_one_stands(cast):
    assert listing(["owl", "dog", "owl"], cast) == "two owls and a dog"
    assert listing(["owl"], cast) == "an owl"


def test_regions_name_the_thirds_and_stay_silent_near_their_borders():
    assert region(actor("dog", 0.15, 0.5)) == "on the left"
    assert region(actor("dog", 0.5, 0.5)) == "in the middle"
    assert region(actor("dog", 0.8, 0.8)) == "at the bottom right"
    assert region(actor("dog", 0.34, 0.5)) is None


def test_beside_is_none_when_somebody_stands_too_close_to_say():
    close = scene(actor("dog", 0.50, 0.5), actor("owl", 0.43, 0.5))
    assert beside(close, "left", 1) is None
    far = scene(actor("dog", 0.7, 0.5), actor("owl", 0.2, 0.5))
    assert beside(far, "left", 1) == [0]
    assert beside(far, "right", 1) == []


def test_relation_answers_name_the_neighbour(cast):
    pair = scene(actor("dog", 0.75, 0.6), actor("owl", 0.25, 0.6))
    for asked in ask_often(cast, pair, "relation"):
        if "left" in asked.text and "the dog" in asked.text:
            assert asked.answer == "an owl"
        if "right" in asked.text and "the dog" in asked.text:
            assert asked.answer == "nothing"


def test_exists_and_count_agree_with_the_scene(cast):
    three = scene(actor("dog", 0.2, 0.6), actor("dog", 0.5, 0.6), actor("owl", 0.8, 0.6))
    for asked in ask_often(cast, three, "exists"):
        present = any(word in asked.text.split() for word in ("dog", "dogs", "owl", "owls"))
        assert asked.answer == ("yes" if present else "no")
    answers = {"animals": "three", "there": "three", "dogs": "two", "owls": "one", "fish": "zero"}
    for asked in ask_often(cast, three, "count"):
        subject = next(word for word in ("dogs", "owls", "fish", "animals", "there") if word in asked.text.split())
        assert asked.answer == answers[subject]


def test_an_absent_animal_is_found_even_where_every_fitting_one_is_there(cast):
    crowd = scene(actor("owl", 0.5, 0.3), place="sky")
    absent = {Asker(cast).absent(crowd, np.random.default_rng(seed)) for seed in range(30)}
    assert absent == {"dog", "fish"}


@pytest.mark.parametrize("kind", questions.KINDS)
def test_every_question_and_answer_is_in_the_vocabulary_as_the_tokenizer_reads_it(cast, kind):
    tokenizer = Tokenizer(vocabulary(cast))
    rng = np.random.default_rng(0)
    pair = scene(actor("dog", 0.8, 0.5), actor("owl", 0.2, 0.5))
    alone = scene(actor("dog", 0.2, 0.2), place="sea")
    for where in (pair, alone):
        for _ in range(300):
            asked = Asker(cast).ask(where, kind, rng)
            if asked:
                assert split_words(asked.text) == asked.text.split()
                assert all(token.known for token in tokenizer.read(f"{asked.text.capitalize()}? {asked.answer}"))


@pytest.mark.parametrize("text", ["What's this?", "Which animal do you see?", "Is it a dog?", "Where's the dog?", "is it an OWL"])
def test_natural_variants_are_known(cast, text):
    assert all(token.known for token in Tokenizer(vocabulary(cast)).read(text))


def test_an_empty_scene_has_answers_too(cast):
    empty, rng = scene(), np.random.default_rng(1)
    asker = Asker(cast)
    assert asker.ask(empty, "which", rng).answer == "nothing"
    assert asker.ask(empty, "where", rng).answer.startswith("there is no ")
    assert asker.ask(empty, "exists", rng).answer == "no"
    assert asker.ask(empty, "count", rng).answer == "zero"
    assert asker.ask(empty, "caption", rng).answer == "nothing on grass"
    assert asker.ask(empty, "what", rng) is None and asker.ask(empty, "relation", rng) is None
