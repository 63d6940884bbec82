"""Pyodide, NumPy, the engine's wheel and the models, as a browser is given them."""

import ast
import json
from dataclasses import dataclass
from pathlib import Path

from ..console import BuildError
from ..output import digest
from ..tools import fetch_browser_wheels
from ..vendor import vendored_numpy
from ..wheels import wheel_of
from .archives import contents, stored

RUNTIME = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"]
MODEL_FILES = ["config.json", "vocabulary.json", "card.json", "weights.safetensors"]


@dataclass(frozen=True)
class EngineFile:
    """One file for the runtime: its name to the loader, the group whose folder it shares, and its bytes."""

    name: str
    group: str
    content: bytes


def engine_files(project):
    """All of them, in the order in which a loader wants them."""
    wheels = [vendored_numpy(project), *fetch_browser_wheels(project)]
    packages = {path.name: stored(contents(path.read_bytes())) for path in wheels}
    pyodide = project.node_modules / "pyodide"
    runtime = {name: (pyodide / name).read_bytes() for name in RUNTIME}
    runtime["python_stdlib.zip"] = stored(contents(runtime["python_stdlib.zip"]))
    lock = short_lock(json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8")), packages)
    wheel_name, wheel = wheel_of(project, engine_version(project))
    files = [EngineFile(name, "pyodide", content)
             for name, content in {**runtime, "pyodide-lock.json": lock, **packages}.items()]
    files.append(EngineFile(wheel_name, "sightline", wheel))
    for folder in model_folders(project):
        files += [EngineFile(f"models/{folder.name}/{name}", folder.name, (folder / name).read_bytes())
                  for name in MODEL_FILES if (folder / name).is_file()]
    return files


def short_lock(lock, packages):
    """Pyodide's lock file with just the packages that we bring, under the names and hashes that ours have."""
    ours = {}
    for file_name, content in packages.items():
        name, version = file_name.split("-")[:2]
        entry = lock["packages"].get(name)
        if entry is None or entry["version"] != version:
            raise BuildError(f"{file_name} is not the version that this Pyodide expects "
                             f"({entry['version'] if entry else 'none'}). Pin that one in requirements/browser.txt.")
        ours[name] = {**entry, "file_name": file_name, "sha256": digest(content)}
    if missing := {name for entry in ours.values() for name in entry["depends"]} - set(ours):
        raise BuildError(f"{min(missing)} is needed by a package for the browser. Pin it in requirements/browser.txt too.")
    return json.dumps({"info": lock["info"], "packages": ours}, separators=(",", ":"), sort_keys=True).encode()


def engine_version(project):
    """The version that the engine's own __init__.py states, read without running it."""
    for node in ast.parse((project.engine / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "__version__":
            return ast.literal_eval(node.value)
    raise BuildError(f"{project.engine / '__init__.py'} states no __version__. Add one.")


def model_folders(project) -> list[Path]:
    """Every model to ship, in order of name."""
    folders = [config.parent for config in sorted(project.models.glob("*/config.json"))]
    if not folders:
        raise BuildError(f"There is no model in {project.models}. Train one (python3 build.py train), "
                         "or let SIGHTLINE_MODELS name a folder that has one.")
    return folders
