"""The words that the model knows and the questions it was trained on, for the page's question field: completion and examples."""

import json


def phrasings(folder):
    """What the page is told of a model's language.

    vocabulary: its words, without the special ones. kinds: {kind of question: its templates}, with {photo}, {one}, {many}
    and {side} where words go in, and "a {one}" for either article. fillers: {"photo": …, "side": …}. animals: [[one, many], …].
    Only what the vocabulary has."""
    from sightline.tokenizer import SPECIAL
    from training import questions
    from training.artwork.catalogue import read_subjects
    words = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))[len(SPECIAL):]
    known = set(words)
    animals = [[subject.name, subject.plural] for subject in read_subjects() if known.issuperset([subject.name, subject.plural])]
    fillers = {"photo": known_of(questions.PHOTO, known),
               "side": known_of([phrase for phrases in questions.SIDES.values() for phrase in phrases], known)}
    kinds = {
        "what": questions.WHAT, "which": questions.WHICH, "where": questions.WHERE, "relation": questions.RELATION,
        "exists": questions.EXISTS + questions.EXISTS_ALONE, "count": questions.COUNT_ALL + questions.COUNT_ONE,
        "background": questions.BACKGROUND, "caption": questions.CAPTION,
    }
    empty = {name for name, filler in fillers.items() if not filler} | ({"one", "many"} if not animals else set())
    return {
        "vocabulary": words, "animals": animals, "fillers": fillers,
        "kinds": {kind: usable([template.replace("{a_one}", "a {one}") for template in templates], known, empty)
                  for kind, templates in kinds.items()},
    }


def known_of(phrases, known):
    return [phrase for phrase in phrases if known.issuperset(phrase.split())]


def usable(templates, known, empty):
    """The templates that this vocabulary can fill."""
    def fits(word):
        return word.strip("{}") not in empty if word.startswith("{") else word in known
    return [template for template in templates if all(map(fits, template.split()))]
