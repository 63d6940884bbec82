"""The command line: `python -m sightline ask PICTURE "QUESTION"`, `python -m sightline models`."""

import argparse
import json
import os
import sys
import warnings

import numpy as np

from .errors import ReaderError
from .loading import DEFAULT, find_model, load, model_folders
from .overlay import draw_attention
from .session import Session

MOST_PIXELS = 64_000_000
PANEL, MARGIN, CAPTION, PANELS_PER_ROW = 480, 16, 44, 4


def main(arguments=None):
    """Run one command. Returns the exit code: 0, or 2 after a sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        options.command(options)
    except ReaderError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def parser():
    top = argparse.ArgumentParser(prog="python -m sightline",
                                  description="Ask a small vision-language model about a picture.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer a question about a picture")
    ask.set_defaults(command=answer)
    ask.add_argument("picture", metavar="PICTURE",
                     help="any picture that Pillow can open; its middle square is used")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument("--json", action="store_true",
                     help="print the answer, its probabilities and its attention as JSON")
    ask.add_argument("--full", action="store_true",
                     help="with --json: the attention of all layers and heads as well")
    ask.add_argument("--overlay", metavar="OUT.png",
                     help="write the picture with each word's attention drawn over it")
    ask.add_argument("--model", default=DEFAULT, metavar="NAME",
                     help="a model's name, or its folder (default: %(default)s)")
    commands.add_parser("models", help="list the models at hand").set_defaults(command=list_models)
    return top


def answer(options):
    session = Session(load(find_model(options.model)))
    session.read_question(options.question)  # to complain of it before the picture is decoded
    image = read_picture(options.picture)
    result = session.ask(session.open(image.tobytes(), *image.size), options.question)
    if options.overlay:
        write_overlay(options.overlay, image, result)
    for token in result["question"]["tokens"]:
        if not token["known"]:
            nearest = ", ".join(token["suggestions"])
            print(f"The model does not know the word '{token['text']}'."
                  + (f" The nearest it knows: {nearest}." if nearest else ""), file=sys.stderr)
    print(json.dumps(as_json(result, options.full)) if options.json else as_text(result))


def as_json(result, full):
    """The answer and, per token, its attention over the patch grid: the mean over the heads of the
    best-grounded layer, and with `full` every layer and head, [layer][head][row][column]."""
    tokens = []
    for token, every, grid in zip(result["tokens"], by_patch(result), best_attention(result)):
        entry = {"text": token["text"], "probability": round(token["probability"], 6),
                 "attention": rounded(grid)}
        if full:
            entry["attention_by_layer_and_head"] = rounded(every)
        tokens.append(entry)
    return {"answer": result["answer"], "tokens": tokens}


def as_text(result):
    lines = [result["answer"] or "(the model said nothing)", ""]
    for token, grid in zip(result["tokens"], best_attention(result)):
        row, column = np.unravel_index(grid.argmax(), grid.shape)
        lines.append(f"  {token['text']:<14} {token['probability']:>6.1%}   looked most at "
                     f"row {row + 1}, column {column + 1} ({grid.max():.0%} of its attention)")
    return "\n".join(lines)


def by_patch(result):
    """(words, layers, heads, patches) → (words, layers, heads, rows, columns)."""
    return result["attention"].reshape(*result["attention"].shape[:3], *result["grid"])


def best_attention(result):
    """The best-grounded layer, averaged over heads: (words, rows, columns)."""
    return by_patch(result)[:, result["best_layer"]].mean(axis=1)


def rounded(array):
    return np.round(array.astype(float), 6).tolist()


def list_models(options):
    folders = model_folders()
    if not folders:
        raise ReaderError("No model was found. Set SIGHTLINE_MODELS to the folder that holds them.")
    for name, folder in folders.items():
        try:
            model = load(folder)
        except ReaderError as error:
            print(f"{name}: {error}")
            continue
        size, (rows, columns) = model.config.size, model.config.grid
        print(f"{name}: {model.parameters:,} parameters, pictures of {size} × {size} pixels in "
              f"{rows} × {columns} patches, {len(model.tokenizer.words)} words ({folder})")


def read_picture(path):
    """A file → an upright RGBA image, of an animation the first frame. Raises ReaderError if it is
    anything else, or too large."""
    PIL = pillow()
    PIL.Image.MAX_IMAGE_PIXELS = None  # the stated limit stands in for Pillow's own warning
    try:
        if os.path.isdir(path):
            raise ReaderError(f"'{path}' is a folder. Name a picture file.")
        if not os.path.isfile(path):
            raise ReaderError(f"There is no file '{path}'. Name a picture file.")
        with warnings.catch_warnings(action="ignore"), PIL.Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ReaderError(f"'{path}' has {image.width} × {image.height} pixels; at most "
                                  f"{MOST_PIXELS // 10**6} million can be read. Make it smaller.")
            return as_rgba(PIL.ImageOps.exif_transpose(image))
    except ReaderError:
        raise
    except PIL.UnidentifiedImageError:
        raise ReaderError(f"'{path}' is no picture that can be read. "
                          "Try a PNG, JPEG or WebP file.") from None
    except Exception as error:  # decoders fail in as many ways as there are formats
        raise ReaderError(f"'{path}' cannot be read ({error}). "
                          "Try a PNG, JPEG or WebP file.") from None


def as_rgba(image):
    """Any mode → RGBA. Numbers beyond eight bits are scaled to them: 16-bit ones by what they can
    hold, whole and real ones by the range they have."""
    if image.mode in ("La", "LAB"):  # not every Pillow knows a straight way from these
        image = image.convert({"La": "LA", "LAB": "RGB"}[image.mode])
    if image.mode[0] not in "IF":
        return image.convert("RGBA")
    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    low, high = min(values.min(), 0), max(values.max(), 1)
    if image.mode.startswith("I;16"):
        low, high = 0, 65535
    grey = ((values - low) * (255 / (high - low))).round().astype(np.uint8)
    return pillow().Image.fromarray(grey).convert("RGBA")


def write_overlay(path, image, result):
    """One panel per answer word: the picture with that word's attention, the word, how probable."""
    if not result["tokens"]:
        raise ReaderError("The model said nothing, so there is no attention to draw. "
                          "Ask without --overlay.")
    PIL = pillow()
    paper = PIL.Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    square = np.asarray(PIL.ImageOps.fit(paper.convert("RGB"), (PANEL, PANEL)))
    columns = min(PANELS_PER_ROW, len(result["tokens"]))
    rows = -(-len(result["tokens"]) // columns)
    across, down = PANEL + MARGIN, PANEL + CAPTION
    sheet = PIL.Image.new("RGB", (columns * across + MARGIN, rows * down + MARGIN), "white")
    draw = PIL.ImageDraw.Draw(sheet)
    for i, (token, grid) in enumerate(zip(result["tokens"], best_attention(result))):
        left, top = MARGIN + i % columns * across, MARGIN + i // columns * down
        sheet.paste(PIL.Image.fromarray(draw_attention(square, grid)), (left, top))
        caption = f"{token['text']}  {token['probability']:.0%}"
        draw.text((left, top + PANEL + 4), caption, "black", font_size=24)
    try:
        sheet.save(path)
    except (OSError, ValueError) as error:
        raise ReaderError(f"The overlay cannot be written to '{path}' ({error}). "
                          "Give a path that ends in .png.") from None


def pillow():
    """Pillow, which only the command line needs, and only for pictures."""
    try:
        import PIL.Image
        import PIL.ImageDraw
        import PIL.ImageOps
    except ImportError:
        raise ReaderError("Reading pictures needs Pillow: "
                          "install it with `pip install pillow`.") from None
    return PIL
