"""Train Matchbox, CLIP in miniature, on fresh scenes and measure it: weights and results.json into assets/contrast."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sightline import Session, load
from sightline.weights import pack, unpack

from ..cast_list import held_out_cast, trained_colour_cast
from .fit import START, fit
from .measure import retrieval, summary
from .pairs import BATCH, Pairs, compose_pairs, figure_pairs
from .towers import fresh_towers

HIDDEN, SPACE = 128, 32
SCENES, TESTS, STEPS = 4000, 1000, 1000
SEED, REPEATS = 23, (24, 25, 26)
TRAINING_SEED, TRAINED_SEED, HELD_OUT_SEED = 2321, 2324, 2325
COLDEST = 0.01
TEMPERATURES = (COLDEST, 0.02, 0.04, 0.07, 0.15, 0.3, 0.6)
EVERY = 20  # steps between two looks at the gap


def untrained(model, seed: int = SEED) -> dict[str, np.ndarray]:
    """The towers before training, the same every time."""
    return fresh_towers(model.config.vision.width, HIDDEN, SPACE, seed)


def halved(weights: dict) -> tuple[bytes, dict]:
    """Weights as they ship: a safetensors file of 16-bit numbers, and what is read back from it."""
    content = pack(weights)
    return content, unpack(content)


def moment(step: int, found: dict) -> dict:
    """What is kept of the course of training."""
    return {"step": step, **{name: found[name] for name in ("loss", "temperature", "gap")}}


def repeat(model, pairs: Pairs, drawn: Pairs, seed: int) -> dict:
    """The gap once more from another start: before training, after it, and after it at the coldest temperature."""
    start = untrained(model, seed)
    warm, temperature = fit(pairs, start, STEPS, seed)
    cold, _ = fit(pairs, start, STEPS, seed, temperature=COLDEST, learned=False)
    gaps = {name: summary(drawn, weights, START)["gap"] for name, weights in (("before", start), ("after", warm), ("cold", cold))}
    return {"seed": seed, **gaps, "temperature": round(temperature, 4)}


def make(session: Session, sprites: Path, folder: Path, log=print) -> dict:
    """Train with a learned temperature and with fixed ones; write weights and results."""
    trained, held_out = trained_colour_cast(sprites), held_out_cast(sprites)
    log(f"Composing {SCENES + 2 * TESTS + BATCH} scenes and encoding them")
    pairs = compose_pairs(session, trained, SCENES, TRAINING_SEED)
    tests = {"trained": compose_pairs(session, trained, TESTS, TRAINED_SEED), "held_out": compose_pairs(session, held_out, TESTS, HELD_OUT_SEED)}
    drawn, start = figure_pairs(session, sprites), untrained(session.model)
    history, losses = [], []

    def measured(weights: dict, temperature: float) -> dict:
        found = {name: retrieval(test, weights, SEED) for name, test in tests.items()}
        return {**summary(drawn, weights, temperature), "retrieval": found}

    def watch(step: int, loss: float, temperature: float, weights: dict) -> None:
        losses.append(loss)
        if step % EVERY == 0:
            history.append(moment(step, summary(drawn, weights, temperature)))

    results = {
        "batch": BATCH, "space": SPACE, "hidden": HIDDEN, "scenes": SCENES, "tests": TESTS, "steps": STEPS, "seed": SEED,
        "captions": len(set(pairs.texts)), "parameters": sum(array.size for array in start.values()),
        "before": measured(start, START),
    }  # fmt: skip
    log(f"before    {json.dumps(results['before'])}")
    weights, temperature = fit(pairs, start, STEPS, SEED, watch=watch)
    content, weights = halved(weights)
    (folder / "weights.safetensors").write_bytes(content)
    history.append(moment(STEPS, summary(drawn, weights, temperature)))
    results["after"] = {**measured(weights, temperature), "last_losses": round(float(np.mean(losses[-50:])), 4)}
    log(f"after     {json.dumps(results['after'])}")
    results["fixed"] = []
    for fixed in TEMPERATURES:
        content, weights = halved(fit(pairs, start, STEPS, SEED, temperature=fixed, learned=False)[0])
        if fixed == COLDEST:
            (folder / "cold.safetensors").write_bytes(content)
        results["fixed"].append(measured(weights, fixed))
        log(f"at {fixed:<5}  {json.dumps(results['fixed'][-1])}")
    results["repeats"] = [repeat(session.model, pairs, drawn, seed) for seed in REPEATS]
    log(f"repeats   {json.dumps(results['repeats'])}")
    results["history"] = history
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    return results


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py contrast", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("assets/models/lookout"), help="whose encoder and word vectors are used")
    parser.add_argument("--sprites", type=Path, default=Path("assets/sprites"))
    parser.add_argument("--folder", type=Path, default=Path("assets/contrast"))
    options = parser.parse_args(arguments)
    make(Session(load(options.model)), options.sprites, options.folder)


if __name__ == "__main__":
    main()
