"""From a training checkpoint to the files that ship: float16 weights, config, vocabulary.

`python3 build.py train` leaves a checkpoint; `python3 build.py export` turns it into assets/models/lookout.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from sightline.weights import pack
from torch import Tensor

from .cast_list import training_cast
from .model import Shape
from .vocabulary import vocabulary

AUXILIARY = "patch_class."


def shipped_tensors(state: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """The model's weights as the engine stores them: (out, in), convolution windows in (row, column, channel) order."""
    tensors = {}
    for name, value in state.items():
        if name.startswith(AUXILIARY):
            continue
        if value.ndim == 4:
            value = value.permute(0, 2, 3, 1).flatten(1)  # (out, in, 3, 3) → (out, 9·in)
        tensors[name] = value.float().cpu().numpy()
    return tensors


def config_of(shape: Shape, name: str, best_layer: int) -> dict:
    language = {"width": shape.width, "layers": shape.language_layers, "heads": shape.heads, "hidden": shape.hidden}
    vision = {"width": shape.width, "layers": shape.vision_layers, "heads": shape.heads, "hidden": shape.hidden}
    return {
        "name": name,
        "format": 1,
        "picture": {"size": shape.size, "patch": shape.patch},
        "vision": {**vision, "stem": list(shape.stem)},
        "language": {**language, "context": shape.context},
        "position_scale": shape.position_scale,
        "best_layer": best_layer,
    }


def export(checkpoint: Path, sprites: Path, target: Path) -> None:
    """Write weights.safetensors, config.json and vocabulary.json into `target`; a measured best layer is kept."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    shape = Shape(**{**state["shape"], "stem": tuple(state["shape"]["stem"])})
    target.mkdir(parents=True, exist_ok=True)
    known = target / "config.json"
    best_layer = json.loads(known.read_text())["best_layer"] if known.exists() else 0
    (target / "weights.safetensors").write_bytes(pack(shipped_tensors(state["model"])))
    known.write_text(json.dumps(config_of(shape, target.name, best_layer), indent=1) + "\n")
    words = vocabulary(training_cast(sprites))
    (target / "vocabulary.json").write_text(json.dumps(words, indent=0, ensure_ascii=False) + "\n")
    print(f"{target}: step {state['step']}, {len(words)} words")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/training/lookout/checkpoint.pt"))
    parser.add_argument("--sprites", type=Path, default=Path("assets/sprites"))
    parser.add_argument("--target", type=Path, default=Path("assets/models/lookout"))
    options = parser.parse_args(arguments)
    export(options.checkpoint, options.sprites, options.target)


if __name__ == "__main__":
    main()
