"""The gallery: the pictures that come with the site, described in gallery.toml."""

import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .console import BuildError
from .kept import kept
from .output import digest

THUMB = 144                    # pixels
NEEDED = {"slug": str, "title": str, "alt": str, "file": str, "questions": list}


@dataclass(frozen=True)
class GalleryPicture:
    """One picture: its file, its words, the questions that suit it; `more` is whatever else its table says."""

    slug: str
    title: str
    alt: str
    file: Path
    questions: list[str]
    default: bool
    more: dict = field(default_factory=dict)


def read_gallery(project):
    """gallery.toml → [GalleryPicture], in its order. Raises BuildError where the table is not as it should be."""
    table = project.gallery / "gallery.toml"
    if not table.is_file():
        raise BuildError(f"There is no {table}; the site needs a gallery of pictures.")
    try:
        entries = tomllib.loads(table.read_text(encoding="utf-8")).get("picture", [])
    except tomllib.TOMLDecodeError as error:
        raise BuildError(f"{table} is not valid TOML ({error}).") from None
    pictures = [read_picture(table, entry) for entry in entries]
    slugs = [picture.slug for picture in pictures]
    if len(set(slugs)) < len(slugs):
        raise BuildError(f"{table} uses a slug twice; each picture needs its own.")
    if sum(picture.default for picture in pictures) != 1:
        raise BuildError(f"{table} must mark exactly one [[picture]] with default = true.")
    return pictures


def read_picture(table, entry):
    for name, kind in NEEDED.items():
        if not isinstance(entry.get(name), kind) or not entry[name]:
            raise BuildError(f"In {table}, the picture {entry.get('slug', '(no slug)')!r} has no {name}. Add one.")
    file = table.parent / entry["file"]
    if not file.is_file():
        raise BuildError(f"{table} names the picture {entry['file']}, which is not there.")
    more = {name: value for name, value in entry.items() if name not in {*NEEDED, "default"}}
    return GalleryPicture(entry["slug"], entry["title"], entry["alt"], file, entry["questions"],
                          entry.get("default", False), more)


def small(project, file):
    """A picture as small as it is shown beside others, sharp on any screen → bytes."""
    return kept(project.cache / "thumbs" / f"{digest(file, 32)}-{THUMB}.webp", lambda: shrunk(file))


def shrunk(file):
    from PIL import Image
    buffer = io.BytesIO()
    with Image.open(file) as picture:
        picture.convert("RGB").resize((THUMB, THUMB), Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=82, method=6)
    return buffer.getvalue()


def default_picture(pictures):
    return next(picture for picture in pictures if picture.default)
