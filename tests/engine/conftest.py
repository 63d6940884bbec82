"""A model small enough to build for a test: 3 × 3 patches, width 16, random weights."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from sightline import Session, load
from sightline.config import read_config, weight_shapes
from sightline.tokenizer import SPECIAL
from sightline.weights import pack

settings.register_profile("engine", deadline=None)     # a busy machine is no failure
settings.load_profile("engine")

CONFIG = {
    "name": "tiny", "format": 1, "picture": {"size": 36, "patch": 12},
    "vision": {"width": 16, "layers": 2, "heads": 2, "hidden": 24, "stem": [4, 6]},
    "language": {"width": 16, "layers": 3, "heads": 2, "hidden": 24, "context": 32},
    "position_scale": 0.5, "best_layer": 1,
}
WORDS = [*SPECIAL, *"a an the is what where in on photo picture animal dog cat dogs cats fish left right and two not it".split()]


@pytest.fixture(scope="session")
def golden():
    """Golden numbers made by PyTorch, by block: golden("linear") → list of {name: array}, one per case."""
    folder = Path(__file__).parent / "golden"

    def cases(block):
        found = {}
        with np.load(folder / f"{block}.npz") as file:
            for key in file.files:
                number, name = key.split("/", 1)
                found.setdefault(number, {})[name] = file[key]
        return list(found.values())

    return cases


@pytest.fixture(scope="session")
def tiny_tensors():
    draw = np.random.default_rng(7)
    tensors = {}
    for name, shape in weight_shapes(read_config(CONFIG), len(WORDS)).items():
        tensors[name] = draw.normal(0, 1.2 / np.sqrt(shape[-1]) if len(shape) == 2 else 0.3, shape)
        if "norm.weight" in name:
            tensors[name] += 1
        if name.endswith("gate"):
            tensors[name] = np.array([0.9])
    tensors["language.embedding.weight"] *= 3
    return {name: tensor.astype(np.float16).astype(np.float32) for name, tensor in tensors.items()}


@pytest.fixture(scope="session")
def tiny_files(tiny_tensors):
    return {"config.json": json.dumps(CONFIG).encode(), "vocabulary.json": json.dumps(WORDS).encode(),
            "weights.safetensors": pack(tiny_tensors)}


@pytest.fixture(scope="session")
def tiny_folder(tiny_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "tiny"
    folder.mkdir()
    for name, content in tiny_files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def session(tiny_files):
    return Session(load(tiny_files))


@pytest.fixture(scope="session")
def picture(session):
    """A picture on which nothing is symmetric; tests that look at what is kept open their own."""
    return open_picture(session, 1)


@pytest.fixture(scope="session")
def fresh_picture(session):
    """fresh_picture(seed) → a newly opened random picture."""
    return lambda seed=1: open_picture(session, seed)


def open_picture(session, seed):
    rgba = np.random.default_rng(seed).integers(0, 256, (36, 36, 4), dtype=np.uint8)
    rgba[..., 3] = 255
    return session.open(rgba.tobytes(), 36, 36)
