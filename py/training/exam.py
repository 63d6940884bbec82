"""Put a model through fresh scenes: exact answers, what it says without seeing, whether the evidence matters.

Everything is measured with the NumPy engine on the shipped float16 weights.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from sightline import Picture, Session

from .questions import KINDS, Asker, Question
from .scenes.cast import Cast
from .scenes.compose import GRID, Scene, compose
from .scenes.cover import touched_patches
from .scenes.restyle import grey

CAUSAL_KINDS = ("what", "where", "relation")


@dataclass
class Sitting:
    """One scene under examination with one question of every kind that it allows."""

    scene: Scene
    picture: Picture
    questions: list[Question]


@dataclass
class Tally:
    """Right answers out of asked ones, by kind of question."""

    asked: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)

    def add(self, kind: str, right: bool) -> None:
        self.asked[kind] += 1
        self.right[kind] += right

    def percent(self) -> dict[str, float]:
        return {kind: round(100 * self.right[kind] / self.asked[kind], 1) for kind in KINDS if self.asked[kind]}


def open_scene(session: Session, pixels: np.ndarray) -> Picture:
    height, width = pixels.shape[:2]
    rgba = np.dstack([pixels, np.full((height, width), 255, np.uint8)])
    return session.open(rgba.tobytes(), width, height)


def sittings(session: Session, cast: Cast, count: int, seed: int, *, grey_pictures: bool = False) -> Iterator[Sitting]:
    """`count` fresh scenes drawn as the site draws them, without any of training's distortions."""
    rng = np.random.default_rng(seed)
    asker = Asker(cast)
    made = 0
    while made < count:
        scene = compose(cast, rng)
        if not scene.actors:
            continue
        questions = [asked for kind in KINDS if (asked := asker.ask(scene, kind, rng))]
        pixels = grey(scene.pixels) if grey_pictures else scene.pixels
        yield Sitting(scene, open_scene(session, pixels), questions)
        made += 1


def exact(session: Session, sat: Iterable[Sitting], **intervention) -> Tally:
    """How often the whole answer is right, word for word."""
    tally = Tally()
    for sitting in sat:
        for question in sitting.questions:
            answer = session.ask(sitting.picture, question.text, **intervention)["answer"]
            tally.add(question.kind, answer == question.answer)
    return tally


def wrong_picture(session: Session, sat: list[Sitting]) -> Tally:
    """Each question is asked of the next scene's picture; what is still right was not seen but guessed."""
    tally = Tally()
    for sitting, other in zip(sat, sat[1:] + sat[:1]):
        for question in sitting.questions:
            tally.add(question.kind, session.ask(other.picture, question.text)["answer"] == question.answer)
    return tally


def commonest_answer(sat: list[Sitting]) -> Tally:
    """Always the answer that is commonest for this kind of question."""
    answers = defaultdict(Counter)
    for sitting in sat:
        for question in sitting.questions:
            answers[question.kind][question.answer] += 1
    tally = Tally()
    for kind, counts in answers.items():
        tally.asked[kind], tally.right[kind] = counts.total(), counts.most_common(1)[0][1]
    return tally


def evidence_patches(scene: Scene, question: Question) -> np.ndarray:
    """Indices of the patches in which the animals that the answer speaks of are visible."""
    return touched_patches(tuple(scene.actors[index] for index in question.evidence))


def covering(session: Session, sat: list[Sitting], seed: int) -> dict[str, dict[str, float]]:
    """How often a right answer changes when its evidence is covered, and when as many other patches are."""
    rng = np.random.default_rng(seed)
    asked, moved, moved_at_random = Counter(), Counter(), Counter()
    for sitting in sat:
        for question in sitting.questions:
            if question.kind not in CAUSAL_KINDS:
                continue
            if session.ask(sitting.picture, question.text)["answer"] != question.answer:
                continue
            evidence = evidence_patches(sitting.scene, question)
            others = np.setdiff1d(np.arange(GRID * GRID), touched_patches(sitting.scene.actors))
            if not 0 < len(evidence) <= len(others):
                continue
            at_random = rng.choice(others, len(evidence), replace=False)
            asked[question.kind] += 1
            for patches, moves in ((evidence, moved), (at_random, moved_at_random)):
                answer = session.ask(sitting.picture, question.text, covered=patches.tolist())["answer"]
                moves[question.kind] += answer != question.answer
    return {
        kind: {
            "answers": asked[kind],
            "evidence": round(100 * moved[kind] / asked[kind], 1),
            "random": round(100 * moved_at_random[kind] / asked[kind], 1),
        }
        for kind in CAUSAL_KINDS
        if asked[kind]
    }


def grounding(session: Session, sat: list[Sitting]) -> dict[str, dict]:
    """Share of the last answer word's attention (mean over heads) that lies on its evidence, for each decoder layer."""
    shares, areas = defaultdict(list), defaultdict(list)
    for sitting in sat:
        for question in sitting.questions:
            if question.kind not in CAUSAL_KINDS:
                continue
            result = session.ask(sitting.picture, question.text)
            if result["answer"] != question.answer:
                continue
            evidence = evidence_patches(sitting.scene, question)
            shares[question.kind].append(result["attention"][-1].mean(1)[:, evidence].sum(1))  # (layers,)
            areas[question.kind].append(len(evidence) / (GRID * GRID))
    return {
        kind: {
            "layers": [round(100 * float(x), 1) for x in np.mean(shares[kind], axis=0)],
            "area": round(100 * float(np.mean(areas[kind])), 1),
        }
        for kind in CAUSAL_KINDS
        if shares[kind]
    }


def best_layer(grounded: dict[str, dict]) -> int:
    """The decoder layer whose attention lies most on the evidence, all kinds of question together; 0 if nothing was right."""
    if not grounded:
        return 0
    return int(np.mean([row["layers"] for row in grounded.values()], axis=0).argmax())
