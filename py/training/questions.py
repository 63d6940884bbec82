"""Questions about a scene and their true answers, in the many phrasings that a visitor may type.

Texts are already normalised: lower case, no punctuation, contractions written out, as `sightline`'s
tokenizer leaves them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Iterator

import numpy as np

from .scenes.cast import Cast
from .scenes.compose import Actor, Scene

KINDS = ("what", "which", "where", "relation", "exists", "count", "background", "caption")

PHOTO = ("photo", "picture", "image", "scene")

WHAT = (
    "what animal is in the {photo}", "what animal is this", "what is this", "what is that", "what animal do you see",
    "which animal is in the {photo}", "which animal do you see", "what do you see", "what is in the {photo}",
    "which animal is this", "what kind of animal is this", "name the animal", "what animal is it", "what is it",
    "what can you see", "who is in the {photo}", "what animal is shown", "what animal is in this {photo}",
    "what animal is there", "who is this", "what is in this {photo}", "what animal is shown in the {photo}",
    "what kind of animal is in the {photo}", "what kind of animal do you see", "what animal can you see",
    "tell me what animal this is", "which animal can you see", "what is shown here", "what animal is here",
)  # fmt: skip
WHICH = (
    "which animals are in the {photo}", "which animals do you see", "what animals are there", "what animals are in the {photo}",
    "name the animals", "list the animals", "which animals are these", "what animals do you see", "which animals are there",
    "what animals can you see", "which animals are shown", "name all the animals", "list all animals in the {photo}",
    "what are these", "what animals are here", "which animals are in this {photo}", "who are they",
)  # fmt: skip
WHERE = (
    "where is the {one}", "where is the {one} in the {photo}", "where can you see the {one}", "where do you see the {one}",
    "in which part of the {photo} is the {one}", "find the {one}", "where can i see the {one}", "where in the {photo} is the {one}",
    "on which side is the {one}", "show me the {one}", "where is {a_one}", "where does the {one} stand",
)  # fmt: skip
SIDES = {
    "left": ("left of", "to the left of", "on the left of"),
    "right": ("right of", "to the right of", "on the right of"),
    "above": ("above", "over"),
    "below": ("below", "under", "beneath"),
    "beside": ("next to", "beside", "near"),
}
RELATION = ("what is {side} the {one}", "which animal is {side} the {one}", "what animal is {side} the {one}", "who is {side} the {one}")
EXISTS = (
    "is there {a_one}", "is there {a_one} in the {photo}", "do you see {a_one}", "can you see {a_one}", "is {a_one} in the {photo}",
    "are there any {many}", "do you see any {many}", "is there any {one}", "can you see {a_one} in the {photo}", "is there {a_one} here",
    "are there {many} in the {photo}", "is the {one} in the {photo}", "does the {photo} show {a_one}",
)  # fmt: skip
EXISTS_ALONE = (
    "is it {a_one}", "is this {a_one}", "is that {a_one}", "is the animal {a_one}", "is it {a_one} in the {photo}",
    "is this animal {a_one}", "is this {photo} of {a_one}",
)  # fmt: skip
COUNT_ALL = (
    "how many animals are there", "how many animals are in the {photo}", "how many animals do you see", "count the animals",
    "how many animals can you see", "how many animals are in this {photo}", "how many are there", "how many animals are here",
)  # fmt: skip
COUNT_ONE = (
    "how many {many} are there", "how many {many} are in the {photo}", "how many {many} do you see", "count the {many}",
    "how many {many} can you see", "how many {many} are in this {photo}",
)  # fmt: skip
BACKGROUND = (
    "what is the background", "what is in the background", "what place is this", "what kind of place is this", "where is this",
    "where are we", "what is the place", "what background is this", "where was this {photo} taken", "what is the scene",
    "describe the background", "what is behind the animal", "what is behind the animals", "where was the {photo} taken",
)  # fmt: skip
CAPTION = (
    "describe the {photo}", "describe this {photo}", "describe what you see", "write a caption", "caption this {photo}",
    "tell me about the {photo}", "give me a caption", "give a caption for the {photo}", "what is going on", "describe it",
    "what is happening", "tell me what you see", "what does the {photo} show", "please describe the {photo}",
)  # fmt: skip

NUMBERS = ("zero", "one", "two", "three")
PLACES = {  # name → (answer to "what is the background", end of a caption)
    "grass": ("grass", "on grass"),
    "snow": ("snow", "in the snow"),
    "sand": ("sand", "on sand"),
    "sea": ("the sea", "at sea"),
    "sky": ("the sky", "in the sky"),
    "forest": ("a forest", "in a forest"),
    "room": ("a room", "in a room"),
    "night": ("a night sky", "at night"),
    "street": ("a street", "on a street"),
}
REGIONS = (
    ("at the top left", "at the top", "at the top right"),
    ("on the left", "in the middle", "on the right"),
    ("at the bottom left", "at the bottom", "at the bottom right"),
)
POLITE = ("please", "hello", "hi", "hey", "ok", "so", "thanks", "can", "could", "you", "tell", "me")


@dataclass(frozen=True)
class Question:
    """One question with its answer; `evidence` are the indices of the actors that the answer speaks of."""

    kind: str
    text: str
    answer: str
    evidence: tuple[int, ...] = ()


def article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def listing(names: list[str], cast: Cast) -> str:
    """ "a dog and two cats": in the given order, equal names counted where the first one stands; "nothing" if empty."""
    parts = []
    for name in dict.fromkeys(names):
        count = names.count(name)
        parts.append(article(name) if count == 1 else f"{NUMBERS[count]} {cast.plural(name)}")
    return " and ".join(parts) or "nothing"


def third(x: float) -> int | None:
    """Which third of the picture a coordinate lies in; None if too close to a border to be sure."""
    if min(abs(x - 1 / 3), abs(x - 2 / 3)) < 0.035:
        return None
    return min(max(int(x * 3), 0), 2)


def region(actor: Actor) -> str | None:
    column, row = third(actor.centre[0]), third(actor.centre[1])
    return None if column is None or row is None else REGIONS[row][column]


def beside(scene: Scene, side: str, index: int) -> list[int] | None:
    """Indices of the actors on this side of actor `index`; None when somebody stands too close to say."""
    x, y = scene.actors[index].centre
    found = []
    for i, other in enumerate(scene.actors):
        if i == index:
            continue
        dx, dy = other.centre[0] - x, other.centre[1] - y
        distance = {"left": -dx, "right": dx, "above": -dy, "below": dy}[side]
        clear = 0.12 if side in ("left", "right") else 0.16
        if distance > clear:
            found.append(i)
        elif distance > 0.05:
            return None
    return found


class Asker:
    """Draws random questions about scenes. `cast` knows the animals' names and plurals."""

    def __init__(self, cast: Cast):
        self.cast = cast

    def ask(self, scene: Scene, kind: str, rng: np.random.Generator) -> Question | None:
        """A question of this kind, or None where the scene has none (or an unclear one)."""
        return getattr(self, kind)(scene, rng)

    def fill(self, templates: tuple[str, ...], rng: np.random.Generator, **words: str) -> str:
        text = templates[rng.integers(len(templates))]
        return text.format(photo=PHOTO[rng.integers(len(PHOTO))], **words)

    def naming(self, name: str) -> dict[str, str]:
        return {"one": name, "many": self.cast.plural(name), "a_one": article(name)}

    def absent(self, scene: Scene, rng: np.random.Generator) -> str:
        """An animal that is not in the scene; mostly one that could have been, so that the place gives nothing away."""
        present = {actor.name for actor in scene.actors}
        likely = self.cast.living_in(scene.place) if rng.random() < 0.7 else self.cast.names
        absent = [name for name in likely if name not in present] or [name for name in self.cast.names if name not in present]
        return absent[rng.integers(len(absent))]

    def what(self, scene: Scene, rng) -> Question | None:
        if len(scene.actors) != 1:
            return None
        return Question("what", self.fill(WHAT, rng), article(scene.actors[0].name), (0,))

    def which(self, scene: Scene, rng) -> Question | None:
        """Also what a visitor asks in the singular of a picture with several animals, and the other way round."""
        several = len(scene.actors) > 1
        templates = WHICH if several == (rng.random() < 0.75) else WHAT
        names = [actor.name for actor in scene.actors]
        kind = "which" if several else "what" if names else "absent"
        return Question(kind, self.fill(templates, rng), listing(names, self.cast), tuple(range(len(names))))

    def where(self, scene: Scene, rng) -> Question | None:
        if not scene.actors or rng.random() < 0.1:
            name = self.absent(scene, rng)
            return Question("absent", self.fill(WHERE, rng, **self.naming(name)), f"there is no {name}")
        index = int(rng.integers(len(scene.actors)))
        actor, answer = scene.actors[index], region(scene.actors[index])
        if answer is None or sum(other.name == actor.name for other in scene.actors) > 1:
            return None
        return Question("where", self.fill(WHERE, rng, **self.naming(actor.name)), answer, (index,))

    def relation(self, scene: Scene, rng) -> Question | None:
        if len(scene.actors) < 2:
            return None
        index = int(rng.integers(len(scene.actors)))
        name = scene.actors[index].name
        if sum(actor.name == name for actor in scene.actors) > 1:
            return None
        sides = ("left", "right", "above", "below") + (("beside",) if len(scene.actors) == 2 else ())
        side = sides[rng.integers(len(sides))]
        found = [1 - index] if side == "beside" else beside(scene, side, index)
        if found is None or len(found) > 1 or (not found and rng.random() < 0.8):
            return None
        words = SIDES[side][rng.integers(len(SIDES[side]))]
        answer = article(scene.actors[found[0]].name) if found else "nothing"
        kind = "relation" if found else "absent"
        return Question(kind, self.fill(RELATION, rng, one=name, side=words), answer, tuple(found))

    def exists(self, scene: Scene, rng) -> Question:
        present = bool(scene.actors) and rng.random() < 0.5
        name = scene.actors[rng.integers(len(scene.actors))].name if present else self.absent(scene, rng)
        alone = len(scene.actors) == 1 and rng.random() < 0.4
        text = self.fill(EXISTS_ALONE if alone else EXISTS, rng, **self.naming(name))
        evidence = tuple(i for i, actor in enumerate(scene.actors) if actor.name == name)
        return Question("exists", text, "yes" if present else "no", evidence)

    def count(self, scene: Scene, rng) -> Question:
        if rng.random() < 0.5:
            return Question("count", self.fill(COUNT_ALL, rng), NUMBERS[len(scene.actors)], tuple(range(len(scene.actors))))
        gone = not scene.actors or rng.random() < 0.2
        name = self.absent(scene, rng) if gone else scene.actors[rng.integers(len(scene.actors))].name
        evidence = tuple(i for i, actor in enumerate(scene.actors) if actor.name == name)
        return Question("count", self.fill(COUNT_ONE, rng, many=self.cast.plural(name)), NUMBERS[len(evidence)], evidence)

    def background(self, scene: Scene, rng) -> Question:
        return Question("background", self.fill(BACKGROUND, rng), PLACES[scene.place][0])

    def caption(self, scene: Scene, rng) -> Question:
        names = listing([actor.name for actor in scene.actors], self.cast)
        answer = f"{names} {PLACES[scene.place][1]}"
        return Question("caption", self.fill(CAPTION, rng), answer, tuple(range(len(scene.actors))))


def words(cast: Cast) -> list[str]:
    """Every word of every template, name, plural and answer, sorted: the vocabulary without its special tokens."""
    texts: Iterator[str] = itertools.chain(
        WHAT, WHICH, WHERE, RELATION, EXISTS, EXISTS_ALONE, COUNT_ALL, COUNT_ONE, BACKGROUND, CAPTION, PHOTO, NUMBERS, POLITE,
        *SIDES.values(), *REGIONS, *PLACES.values(),
        cast.names, map(cast.plural, cast.names), ("a", "an", "and", "yes", "no", "nothing", "there is no"),
    )  # fmt: skip
    return sorted({word for text in texts for word in text.split() if not word.startswith("{")})
