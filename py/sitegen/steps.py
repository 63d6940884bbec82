"""The engine's steps that a reader may edit in the playground: their source, pulled from the files that run."""

import json

from .kept import kept_json
from .output import digest


def kept_steps(project):
    """The steps, kept by the engine's hash, so that the engine is only imported when it has changed."""
    key = digest("".join(digest(path) for path in sorted(project.engine.rglob("*.py"))).encode(), 24)
    return kept_json(project.cache / "steps" / f"{key}.json", engine_steps)


def steps_script(steps):
    """A script that hands the steps to `sightlineSteps` → bytes."""
    return f"sightlineSteps({json.dumps(steps)});\n".encode()


def engine_steps():
    from sightline.workshop import steps
    return steps()
