"""Matchbox, the little contrastive model, at work for the figures: its weights, the engine and the pictures meet at build.

What is computed is kept by the hash of everything that it depends on, as the answers to the gallery are.
"""

import json
from functools import cached_property
from pathlib import Path

from .answers import open_model, open_picture, shared_fingerprint
from .console import BuildError
from .kept import kept_json
from .output import digest

STAGES = ("before", "after", "cold")                   # before training; after it; after it at the coldest temperature
RECIPE = ["contrast/*.py", "scenes/*.py", "cast_list.py", "exam.py", "questions.py", "artwork/atlas.py", "artwork/classes.toml"]


class Contrast:
    """Both towers at every stage; methods return plain values for a template. `encoder` is the folder of the model whose
    features and word vectors go in."""

    def __init__(self, project, encoder, pictures):
        self.project, self.encoder, self.folder = project, encoder, project.assets / "contrast"
        self.pictures = {picture.slug: picture for picture in pictures}

    @property
    def exists(self):
        return self.folder.is_dir()

    @cached_property
    def card(self):
        return self.read("card.json")

    @cached_property
    def results(self):
        return self.read("results.json")

    def read(self, name):
        path = self.folder / name
        if not path.is_file():
            raise BuildError(f"There is no assets/contrast/{name}, which the contrastive figures need. "
                             "Make it with `python3 build.py contrast`, or restore it.")
        return json.loads(path.read_text(encoding="utf-8"))

    @cached_property
    def session(self):
        return open_model(self.encoder)

    @cached_property
    def weights(self):
        from sightline.weights import unpack
        from training.contrast.recipe import untrained
        after, cold = (unpack((self.folder / f"{name}.safetensors").read_bytes()) for name in ("weights", "cold"))
        return {"before": untrained(self.session.model), "after": after, "cold": cold}

    @cached_property
    def temperatures(self):
        return {"before": self.results["before"]["temperature"], "after": self.results["after"]["temperature"],
                "cold": self.results["fixed"][0]["temperature"]}

    @cached_property
    def fingerprint(self):
        training = self.project.root / "py" / "training"
        sources = [*sorted(path for pattern in RECIPE for path in training.glob(pattern)), *sorted(self.folder.glob("*.*")),
                   *sorted((self.project.assets / "sprites").glob("*.*")), Path(__file__)]
        return " ".join([shared_fingerprint(self.project, self.encoder), *map(digest, sources)])

    def kept(self, compute, pictures=()):
        key = "\n".join([self.fingerprint, compute.__name__, *(f"{picture.more.get('caption')} {digest(picture.file)}" for picture in pictures)])
        path = self.project.cache / "contrast" / f"{digest(key.encode(), 32)}.json"
        return kept_json(path, lambda: compute(self, *([pictures] if pictures else [])))

    def matrix(self, slugs):
        """{stage: cosines of these gallery pictures with each other's captions, and who finds whom}, before and after training."""
        return self.kept(matrix, [self.picture(slug) for slug in slugs])

    def cones(self):
        """{stage: the points of a batch of fresh pictures and of their captions, seen from where the gap has its true length}."""
        return self.kept(cones)

    def picture(self, slug):
        if slug not in self.pictures or not self.pictures[slug].more.get("caption"):
            raise BuildError(f"The contrastive matrix wants the picture '{slug}', but gallery.toml has none of that slug with a caption.")
        return self.pictures[slug]


def matrix(self, pictures):
    import numpy as np
    from sightline.ops import softmax
    from training.contrast.loss import contrastive_loss
    from training.contrast.pairs import caption_vector, picture_vector
    from training.contrast.towers import place
    seen = [picture_vector(open_picture(self.session, picture)) for picture in pictures]
    said = [caption_vector(self.session.model, picture.more["caption"]) for picture in pictures]
    stages = {}
    for stage in STAGES[:2]:
        points, scale = place(np.array(seen), np.array(said), self.weights[stage]), 1 / self.temperatures[stage]
        cosines = points[0] @ points[1].T
        stages[stage] = {
            "cosines": rounded(cosines), "shares": rounded(softmax(scale * cosines)), "temperature": self.temperatures[stage],
            "nearest_captions": cosines.argmax(axis=1).tolist(), "nearest_pictures": cosines.argmax(axis=0).tolist(),
            "found_captions": found(cosines.argmax(axis=1)), "found_pictures": found(cosines.argmax(axis=0)),
            "loss": round(contrastive_loss(*points, scale)[0], 4), "even_loss": round(float(np.log(len(pictures))), 2),
        }
    return stages


def found(nearest):
    """How many are nearest to their own partner."""
    return sum(int(other) == own for own, other in enumerate(nearest))


def cones(self):
    from training.contrast.measure import summary
    from training.contrast.pairs import figure_pairs
    from training.contrast.towers import place
    pairs = figure_pairs(self.session, self.project.assets / "sprites")
    stages = {}
    for stage in STAGES:
        points = place(pairs.pictures, pairs.captions, self.weights[stage])
        view = seen_from_the_side(*points)
        stages[stage] = {**view, **crossed(**view), **summary(pairs, self.weights[stage], self.temperatures[stage])}
    return {"texts": pairs.texts, "stages": stages}


def seen_from_the_side(pictures, captions):
    """Points on the unit sphere (n, d), laid onto the plane through its centre and both centroids (n, 2): x along the line
    from the pictures' centroid to the captions', y from the centre towards the middle of that line."""
    import numpy as np
    left, right = pictures.mean(axis=0), captions.mean(axis=0)
    across = (right - left) / np.linalg.norm(right - left)
    middle = (left + right) / 2
    up = middle - (middle @ across) * across
    plane = np.stack([across, up / np.linalg.norm(up)], axis=1)  # (d, 2)
    return {"pictures": rounded(pictures @ plane), "captions": rounded(captions @ plane),
            "centroids": rounded(np.stack([left, right]) @ plane)}


def crossed(pictures, captions, centroids):
    """How many points lie beyond the middle between the centroids, on the other kind's side."""
    middle = (centroids[0][0] + centroids[1][0]) / 2
    return {"crossed_pictures": sum(x > middle for x, _ in pictures), "crossed_captions": sum(x < middle for x, _ in captions)}


def rounded(array):
    return [[round(float(number), 3) + 0.0 for number in row] for row in array]
