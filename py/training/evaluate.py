"""Measure a shipped model on fresh scenes and print the table; --write puts the numbers on its card."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sightline import Session, load

from .cast_list import held_out_cast, trained_colour_cast
from .disorder import disorder
from .exam import best_layer, commonest_answer, covering, exact, grounding, sittings, wrong_picture

SEED = 2311


def evaluate(session: Session, sprites: Path, scenes: int, only: list[str] | None = None, log=print) -> dict:
    """Every number of the model card, or `only` some by name; `scenes` fresh scenes for each of trained, grey and held-out pictures.

    Baselines, covering, grounding and disorder use a quarter of the trained scenes.
    """
    trained, held_out = trained_colour_cast(sprites), held_out_cast(sprites)
    log(f"trained styles: {', '.join(trained.styles)}; held out: {', '.join(held_out.styles)}")
    quarter = list(sittings(session, trained, max(scenes // 4, 1), SEED + 1))
    measures = {
        "trained": lambda: exact(session, sittings(session, trained, scenes, SEED)).percent(),
        "grey": lambda: exact(session, sittings(session, trained, scenes, SEED, grey_pictures=True)).percent(),
        "held_out": lambda: exact(session, sittings(session, held_out, scenes, SEED)).percent(),
        "blind": lambda: exact(session, quarter, blind=True).percent(),
        "wrong_picture": lambda: wrong_picture(session, quarter).percent(),
        "commonest_answer": lambda: commonest_answer(quarter).percent(),
        "covering": lambda: covering(session, quarter, SEED),
        "disorder": lambda: disorder(session, quarter, SEED),
        "grounding": lambda: grounding(session, quarter),
        "best_layer": lambda: best_layer(results["grounding"]),
    }
    results = {"scenes": scenes, "seed": SEED}
    for name in only or measures:
        results[name] = measures[name]()
        log(f"{name:>16}  {json.dumps(results[name])}")
    return results


def write(folder: Path, results: dict) -> None:
    """Put the numbers on the model's card, beside those that were not measured anew, and its best-grounded layer into its config."""
    card, config = folder / "card.json", folder / "config.json"
    facts = json.loads(card.read_text()) if card.exists() else {}
    facts["results"] = facts.get("results", {}) | results
    card.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
    settings = json.loads(config.read_text()) | {"best_layer": facts["results"]["best_layer"]}
    config.write_text(json.dumps(settings, indent=1) + "\n")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("assets/models/lookout"))
    parser.add_argument("--sprites", type=Path, default=Path("assets/sprites"))
    parser.add_argument("--scenes", type=int, default=2000, help="fresh scenes for each kind of picture")
    parser.add_argument("--only", nargs="+", metavar="MEASURE", help="some of the measures, by their names on the card")
    parser.add_argument("--write", action="store_true", help="update the model's card and best layer")
    options = parser.parse_args(arguments)
    results = evaluate(Session(load(options.model)), options.sprites, options.scenes, options.only)
    if options.write:
        write(options.model, results)


if __name__ == "__main__":
    main()
