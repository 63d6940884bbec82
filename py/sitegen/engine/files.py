"""Pyodide, Python's library with NumPy, the engine and the models, as a browser is given them."""

from dataclasses import dataclass
from pathlib import Path

from ..console import BuildError
from .archives import stored
from .python import engine_pack, python_packs

RUNTIME = ["pyodide.asm.js", "pyodide.js", "pyodide.asm.wasm"]
MODEL_FILES = ["config.json", "vocabulary.json", "card.json", "weights.safetensors"]
START, LATER = "start", "later"


@dataclass(frozen=True)
class EngineFile:
    """One file for the runtime: its name to the loader, the group whose folder it shares, its bytes, and whether the engine's
    start needs it or something later."""

    name: str
    group: str
    content: bytes
    when: str = START


def engine_files(project, worker):
    """All of them, in the order in which a loader wants them. `worker` is the bundled worker script (bytes)."""
    pyodide = project.node_modules / "pyodide"
    engine = stored(engine_pack(project))                # first, for it names a source that Python cannot read
    start, rest = python_packs(project)
    runtime = [EngineFile(name, "pyodide", (pyodide / name).read_bytes()) for name in RUNTIME]
    files = [*runtime[:2], EngineFile("worker.js", "worker", worker), runtime[2],      # the worker's scripts, then what it is handed
              EngineFile("python.zip", "python", stored(start)), EngineFile("python-rest.zip", "python", stored(rest), LATER),
              EngineFile("sightline.zip", "sightline", engine)]
    for folder in model_folders(project):
        files += [EngineFile(f"models/{folder.name}/{name}", folder.name, as_sent(folder / name))
                  for name in MODEL_FILES if (folder / name).is_file()]
    return files


def as_sent(path):
    """A model's file; of weights, all first bytes and then all second ones, which pack better (the worker's planes.js undoes it)."""
    content = path.read_bytes()
    return content[0::2] + content[1::2] if path.suffix == ".safetensors" else content


def model_folders(project) -> list[Path]:
    """Every model to ship, in order of name."""
    folders = [config.parent for config in sorted(project.models.glob("*/config.json"))]
    if not folders:
        raise BuildError(f"There is no model in {project.models}. Train one (python3 build.py train), "
                         "or let SIGHTLINE_MODELS name a folder that has one.")
    return folders
