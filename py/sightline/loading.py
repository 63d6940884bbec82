"""Finding a model and reading it from a folder, or from bytes that a browser has fetched."""

import json
import os
from pathlib import Path

from .config import read_config
from .errors import ReaderError
from .model import Model
from .tokenizer import Tokenizer
from .weights import unpack

DEFAULT = "lookout"


def load(source):
    """A model folder, or {file name: bytes}, → Model. Raises ReaderError if a file is missing or
    damaged, WeightsError if it is the weights."""
    files = source if hasattr(source, "keys") else Folder(source)
    config = read_config(parse(files, "config.json", dict))
    tokenizer = Tokenizer(parse(files, "vocabulary.json", list))
    card = parse(files, "card.json", dict) if "card.json" in files else {}
    return Model(config, tokenizer, unpack(get(files, "weights.safetensors")), card)


class Folder:
    """A folder as a mapping from file names to bytes."""

    def __init__(self, path):
        self.path = Path(path)

    def __contains__(self, name):
        return os.path.isfile(self.path / name)

    def __getitem__(self, name):
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise ReaderError(f"The model's {name}{self} cannot be read ({error.strerror}).") from None

    def __str__(self):
        return f" in {self.path}"


def get(files, name):
    if name not in files:
        where = files if isinstance(files, Folder) else ""
        raise ReaderError(f"There is no {name}{where}, so there is no model to load.")
    return files[name]


def parse(files, name, kind):
    try:
        content = json.loads(bytes(get(files, name)))
    except ValueError as error:
        raise ReaderError(f"The model's {name} is damaged ({error}). "
                          "Fetch the model's files again.") from None
    if not isinstance(content, kind):
        raise ReaderError(f"The model's {name} is damaged: it should hold a {kind.__name__}. "
                          "Fetch the model's files again.")
    return content


def model_folders():
    """Every model at hand, {name: folder}: those in the folder that the variable SIGHTLINE_MODELS
    names, or else in assets/models beside the source."""
    beside_the_source = Path(__file__).resolve().parents[2] / "assets" / "models"
    shelf = Path(os.environ.get("SIGHTLINE_MODELS") or beside_the_source)
    return {config.parent.name: config.parent for config in sorted(shelf.glob("*/config.json"))}


def find_model(name=DEFAULT):
    """A model's name, or the path of a folder with a model in it, → the folder. Raises ReaderError
    if there is none."""
    folders = model_folders()
    if name in folders:
        return folders[name]
    if os.path.isfile(Path(name, "config.json")):
        return Path(name)
    known = (f"These are known: {', '.join(folders)}." if folders
             else "None is known; set SIGHTLINE_MODELS to the folder that holds them.")
    raise ReaderError(f"There is no model '{name}', neither by name nor as a folder. {known}")
