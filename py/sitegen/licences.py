"""licences.txt: whose work the site contains, and on what terms."""

import json

from .console import BuildError
from .engine import model_folders


EDITOR = ["@codemirror/autocomplete", "@codemirror/commands", "@codemirror/lang-python", "@codemirror/language",
          "@codemirror/state", "@codemirror/streamparser", "@codemirror/view", "@lezer/common", "@lezer/highlight", "@lezer/lr", "@lezer/python",
          "@marijn/find-cluster-break", "crelt", "style-mod", "w3c-keyname"]


def licence_text(project):
    """One text with all of them, the site's own first."""
    modules, assets = project.node_modules, project.assets
    parts = [("Sightline", read(project.root / "LICENSE")),
             (f"Pyodide {version(modules / 'pyodide')}",
              "Mozilla Public License 2.0; its text follows. Sources: https://github.com/pyodide/pyodide\n\n"
              "Pyodide contains CPython, Copyright Python Software Foundation, "
              f"on the terms of https://docs.python.org/3/license.html\n\n{read(assets / 'vendor' / 'pyodide-LICENSE.txt')}"),
             ("NumPy, stripped (assets/engine): BSD 3-Clause", read(assets / "vendor" / "numpy-LICENSE.txt")),
             (f"Lit {version(modules / 'lit')} (part of the scripts): BSD 3-Clause", read(modules / "lit" / "LICENSE")),
             (f"MiniSearch {version(modules / 'minisearch')} (part of the scripts): MIT", read(modules / "minisearch" / "LICENSE.txt")),
             (f"zstddec {version(modules / 'zstddec')}, with Zstandard (part of the engine's worker): MIT and BSD 3-Clause",
              read(modules / "zstddec" / "LICENSE")),
             *((f"{name} {version(modules / name)} (part of the editor): MIT", read(modules / name / "LICENSE")) for name in EDITOR),
             ("Newsreader: SIL Open Font License 1.1", read(assets / "fonts" / "LICENSE-newsreader.txt")),
             ("Instrument Sans: SIL Open Font License 1.1", read(assets / "fonts" / "LICENSE-instrument-sans.txt")),
             ("STIX Two Math: SIL Open Font License 1.1", read(assets / "fonts" / "LICENSE-stix-two-math.txt")),
             ("Drawings, in the gallery and in what the models learned from",
              read(assets / "sprites" / "LICENSES" / "NOTICES.md"))]
    if (assets / "narration").is_dir():
        parts.append(("Narration: Festival and the voice cmu_us_slt_arctic_hts", after(read(assets / "narration" / "README.md"), "## Licences")))
    parts += [(f"The model {folder.name}", read(folder / "LICENSE")) for folder in model_folders(project)]
    if (assets / "contrast").is_dir():
        parts.append(("The model matchbox", read(assets / "contrast" / "LICENSE")))
    return "\n\n\n".join(f"{'=' * 100}\n{title}\n{'=' * 100}\n\n{text.strip()}" for title, text in parts) + "\n"


def read(path):
    if not path.is_file():
        raise BuildError(f"The licence text {path.name} is missing from {path.parent.name}. Restore it.")
    return path.read_text(encoding="utf-8")


def after(text, heading):
    """The last section of a README."""
    return text.partition(f"{heading}\n")[2]


def version(package):
    return json.loads(read(package / "package.json"))["version"]
