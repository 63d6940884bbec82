"""A little site of its own for every test of the generator: real engine, real packages, a tiny model with random weights."""

import json
import shutil

import numpy as np
import pytest

from sightline.config import read_config, weight_shapes
from sightline.tokenizer import SPECIAL
from sightline.weights import pack
from sitegen.project import ROOT, Project

MINI = ROOT / "tests" / "sitegen" / "mini"
BRIDGE = "site/scripts/worker/bridge.py"
CONFIG = {
    "name": "tiny", "format": 1, "picture": {"size": 24, "patch": 12},
    "vision": {"width": 8, "layers": 1, "heads": 2, "hidden": 8, "stem": [2, 3]},
    "language": {"width": 8, "layers": 2, "heads": 2, "hidden": 8, "context": 32},
    "position_scale": 0.5, "best_layer": 1,
}
WORDS = [*SPECIAL, *"what is this it red blue a square".split()]
BORROWED = ["node_modules", "LICENSE", "package-lock.json", "requirements",
            "assets/fonts", "assets/vendor", "assets/sprites", ".cache/packed", ".cache/python"]


@pytest.fixture
def mini(tmp_path):
    """A Project in an empty folder whose name has a blank; what is big and unchanged is linked to, not copied."""
    root = tmp_path / "mini site"
    shutil.copytree(MINI / "site", root / "site")
    shutil.copytree(MINI / "gallery", root / "assets" / "gallery")
    shutil.copytree(ROOT / "py" / "sightline", root / "py" / "sightline")
    (root / "site" / "scripts" / "worker").mkdir()
    shutil.copy(ROOT / BRIDGE, root / BRIDGE)
    (root / ".cache").mkdir()
    for name in BORROWED:
        (root / name).symlink_to(ROOT / name)
    write_tiny_model(root / "assets" / "models" / "tiny")
    return Project(root)


def write_tiny_model(folder):
    draw = np.random.default_rng(3)
    tensors = {name: draw.normal(0, 0.3, shape) for name, shape in weight_shapes(read_config(CONFIG), len(WORDS)).items()}
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "vocabulary.json").write_text(json.dumps(WORDS))
    (folder / "card.json").write_text(json.dumps({"title": "Tiny"}))
    (folder / "weights.safetensors").write_bytes(pack(tensors))
    (folder / "LICENSE").write_text("Free for all.")
