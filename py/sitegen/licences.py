"""licences.txt: whose work the site contains, and on what terms."""

from .console import BuildError

# Packages whose own licence file travels along: where it lies, below the folder named first.
PACKAGES = [
    ("Pyodide: CPython compiled to WebAssembly (Mozilla Public License 2.0; CPython: PSF License)", "node_modules", "pyodide/README.md"),
    ("NumPy, stripped (BSD 3-Clause)", "assets", "vendor/numpy-LICENSE.txt"),
    ("Lit (BSD 3-Clause)", "node_modules", "lit/LICENSE"),
    ("Newsreader (SIL Open Font License 1.1)", "assets", "fonts/LICENSE-newsreader.txt"),
    ("Instrument Sans (SIL Open Font License 1.1)", "assets", "fonts/LICENSE-instrument-sans.txt"),
    ("Drawings (see below)", "assets", "sprites/LICENSES/NOTICES.md"),
]


def licence_text(project):
    """One text with all of them, the site's own first."""
    parts = ["# Sightline", read(project.root / "LICENSE")]
    for title, where, name in PACKAGES:
        parts += [f"# {title}", read((project.node_modules if where == "node_modules" else project.assets) / name)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def read(path):
    if not path.is_file():
        raise BuildError(f"The licence text {path.name} is missing from {path.parent.name}. Restore it.")
    return path.read_text(encoding="utf-8")
