"""Where things lie: one object that every step is given, so that a test can build a little site of its own."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Project:
    """The folders of a site. Only `root` must be given; models and gallery may lie elsewhere while they are being made."""

    root: Path
    models_folder: Path | None = None
    gallery_folder: Path | None = None

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
        return self.gallery_folder or self.assets / "gallery"

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


def this_project():
    """The checkout that this generator belongs to. SIGHTLINE_MODELS and SIGHTLINE_GALLERY may point elsewhere."""
    elsewhere = [Path(os.environ[name]).resolve() if os.environ.get(name) else None
                 for name in ("SIGHTLINE_MODELS", "SIGHTLINE_GALLERY")]
    return Project(ROOT, *elsewhere)
