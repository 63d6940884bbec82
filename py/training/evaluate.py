"""Measure a shipped model on fresh scenes and print the table; --write puts the numbers on its card."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sightline import Session, load

from .cast_list import held_out_cast, trained_colour_cast
from .exam import best_layer, commonest_answer, covering, exact, grounding, sittings, wrong_picture

SEED = 2311


def evaluate(session: Session, sprites: Path, scenes: int, log=print) -> dict:
    """Every number of the model card; `scenes` fresh scenes for each of trained, grey and held-out pictures.

    Baselines, covering and grounding use a quarter of the trained scenes.
    """
    trained, held_out = trained_colour_cast(sprites), held_out_cast(sprites)
    log(f"trained styles: {', '.join(trained.styles)}; held out: {', '.join(held_out.styles)}")
    results = {"scenes": scenes, "seed": SEED}

    def note(name: str, value) -> None:
        results[name] = value
        log(f"{name:>16}  {json.dumps(value)}")

    quarter = list(sittings(session, trained, max(scenes // 4, 1), SEED + 1))
    note("trained", exact(session, sittings(session, trained, scenes, SEED)).percent())
    note("grey", exact(session, sittings(session, trained, scenes, SEED, grey_pictures=True)).percent())
    note("held_out", exact(session, sittings(session, held_out, scenes, SEED)).percent())
    note("blind", exact(session, quarter, blind=True).percent())
    note("wrong_picture", wrong_picture(session, quarter).percent())
    note("commonest_answer", commonest_answer(quarter).percent())
    note("covering", covering(session, quarter, SEED))
    note("grounding", grounding(session, quarter))
    note("best_layer", best_layer(results["grounding"]))
    return results


def write(folder: Path, results: dict) -> None:
    """Put the numbers on the model's card and its best-grounded layer into its config."""
    card, config = folder / "card.json", folder / "config.json"
    facts = json.loads(card.read_text()) if card.exists() else {}
    card.write_text(json.dumps(facts | {"results": results}, indent=1, ensure_ascii=False) + "\n")
    settings = json.loads(config.read_text()) | {"best_layer": results["best_layer"]}
    config.write_text(json.dumps(settings, indent=1) + "\n")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("assets/models/lookout"))
    parser.add_argument("--sprites", type=Path, default=Path("assets/sprites"))
    parser.add_argument("--scenes", type=int, default=2000, help="fresh scenes for each kind of picture")
    parser.add_argument("--write", action="store_true", help="update the model's card and best layer")
    options = parser.parse_args(arguments)
    results = evaluate(Session(load(options.model)), options.sprites, options.scenes)
    if options.write:
        write(options.model, results)


if __name__ == "__main__":
    main()
