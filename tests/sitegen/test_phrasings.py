"""What the question field is told: the model's words, and the questions it was trained on."""

from sitegen.phrasings import phrasings
from sitegen.project import this_project
from sightline.tokenizer import SPECIAL


def test_every_template_is_in_the_models_words():
    told = phrasings(this_project().models / "lookout")
    known = set(told["vocabulary"])
    assert not known & set(SPECIAL) and len(known) == len(told["vocabulary"])
    assert list(told["kinds"]) == ["what", "which", "where", "relation", "exists", "count", "background", "caption"]
    for kind, templates in told["kinds"].items():
        assert templates, kind
        for template in templates:
            assert {word for word in template.split() if not word.startswith("{")} <= known
    assert ["mouse", "mice"] in told["animals"] and "to the left of" in told["fillers"]["side"]


def test_a_model_with_other_words_gets_only_what_it_can_read(mini):
    told = phrasings(mini.models / "tiny")
    assert told["vocabulary"] == ["what", "is", "this", "it", "red", "blue", "a", "square"]
    assert told["kinds"]["what"] == ["what is this", "what is it"]
    assert told["animals"] == [] and told["kinds"]["relation"] == []
