"""Where things lie: one object that every step is given, so that a test can build a little site of its own."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Project:
    """The folders of a site. Only `root` must be given; models may lie elsewhere while they are being made."""

    root: Path
    models_folder: Path | None = None

    @property
    def site(self):
        return self.root / "site"

    @property
    def assets(self):
        return self.root / "assets"

    @property
    def engine(self):
        return self.root / "py" / "sightline"

    @property
    def models(self):
        return self.models_folder or self.assets / "models"

    @property
    def gallery(self):
        return self.assets / "gallery"

    @property
    def node_modules(self):
        return self.root / "node_modules"

    @property
    def cache(self):
        return self.root / ".cache"

    @property
    def logs(self):
        return self.cache / "logs"

    @property
    def dist(self):
        return self.root / "dist"

    @property
    def zip(self):
        return self.root / "sightline.zip"


def this_project():
    """The checkout that this generator belongs to. SIGHTLINE_MODELS may name another folder of models, as for the engine."""
    models = os.environ.get("SIGHTLINE_MODELS")
    return Project(ROOT, Path(models).resolve() if models else None)
