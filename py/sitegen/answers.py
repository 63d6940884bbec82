"""What the model says to the gallery, computed at build time by the engine that the browser runs.

Kept by the hash of engine, model, picture and questions: nothing is computed twice, nothing stale is shown.
"""

import io
import json
from base64 import b64encode
from pathlib import Path

from .console import step
from .engine import MODEL_FILES
from .kept import kept_json
from .output import digest

VECTOR_NUMBERS = 16                                    # of each patch's vector, as many as a figure can draw
LEFT_OUT = {"trace", "question_attention", "timing"}   # big, unused before the engine is up, or different each time


def answer_gallery(project, folder, pictures):
    """{slug: {"model_png", "vectors", "answers": {question: result}}} for one model, arrays as base64."""
    model = shared_fingerprint(project, folder)
    kept = {picture.slug: project.cache / "answers" / f"{picture_fingerprint(model, picture)}.json" for picture in pictures}
    missing = [picture for picture in pictures if not kept[picture.slug].exists()]
    if missing:
        with step(f"Asking the model about {len(missing)} pictures"):
            compute(folder, missing, kept)
    return {slug: json.loads(path.read_text(encoding="utf-8")) for slug, path in kept.items()}


def compute(folder, pictures, kept):
    session = open_model(folder)
    for picture in pictures:
        kept_json(kept[picture.slug], lambda: look_at(session, picture))


def open_model(folder):
    """A Session with the model in this folder. NumPy is only loaded when there is something to compute."""
    from sightline import Session, load
    return Session(load(folder))


def open_picture(session, picture):
    """A picture of the gallery, opened as a visitor would."""
    from PIL import Image, ImageOps
    with Image.open(picture.file) as file:
        rgba = ImageOps.exif_transpose(file).convert("RGBA")
    return session.open(rgba.tobytes(), *rgba.size)


def look_at(session, picture):
    """Open a picture and ask its questions."""
    from PIL import Image
    opened = open_picture(session, picture)
    return {"model_png": png(Image.fromarray(opened.pixels)),
            "vectors": plain(opened.vectors[:, :VECTOR_NUMBERS]),
            "answers": {question: result_of(session, opened, question) for question in picture.questions}}


def result_of(session, opened, question):
    """The engine's result without what the page does not show, and with the table that a page without scripts shows."""
    result = session.ask(opened, question)
    heads = result["attention"][:, result["best_layer"]].mean(axis=1)          # (words, layers, heads, 64) → (words, 64)
    table = [{"text": word["text"], "probability": word["probability"], "runners_up": word["runners_up"],
              "weights": [round(float(weight), 4) for weight in weights]}
             for word, weights in zip(result["tokens"], heads)]
    return {"result": {name: plain(value) for name, value in result.items() if name not in LEFT_OUT}, "table": table}


def plain(value):
    """An array as JSON: {"dtype", "shape", "base64"}, four decimals, little-endian; anything else as it is."""
    if not hasattr(value, "dtype"):
        return value
    rounded = value.round(4).astype("<f4")
    return {"dtype": "float32", "shape": list(value.shape), "base64": b64encode(rounded.tobytes()).decode()}


def png(image):
    """The picture as a PNG file, base64."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return b64encode(buffer.getvalue()).decode()


def shared_fingerprint(project, folder):
    """Changes with the engine, with the model, and with this file."""
    sources = sorted(project.engine.rglob("*.py")) + [folder / name for name in MODEL_FILES if (folder / name).is_file()]
    return " ".join(digest(path) for path in [*sources, Path(__file__)])


def picture_fingerprint(model, picture):
    return digest("\n".join([model, digest(picture.file), *picture.questions]).encode(), 32)

