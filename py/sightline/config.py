"""The sizes of a model, and the name and shape of every weight that follows from them."""

from dataclasses import dataclass

from .errors import ReaderError


@dataclass(frozen=True)
class Vision:
    width: int
    layers: int
    heads: int
    hidden: int
    stem: tuple[int, int]


@dataclass(frozen=True)
class Language:
    width: int
    layers: int
    heads: int
    hidden: int
    context: int


@dataclass(frozen=True)
class Config:
    """What config.json says. `size` and `patch` are in pixels; `best_layer` is the decoder layer
    whose cross-attention was measured to lie best on what the answer is about."""

    name: str
    size: int
    patch: int
    vision: Vision
    language: Language
    position_scale: float
    best_layer: int

    @property
    def grid(self):
        """Rows and columns of patches."""
        return self.size // self.patch, self.size // self.patch

    @property
    def patches(self):
        return self.grid[0] * self.grid[1]


def read_config(settings):
    """A parsed config.json → Config. Raises ReaderError naming what is missing or impossible."""
    try:
        if settings["format"] != 1:
            raise ReaderError(f"This model has format {settings['format']!r}, but this engine reads "
                              "format 1. Update one of them.")
        picture, vision, language = (settings[part] for part in ("picture", "vision", "language"))
        config = Config(settings["name"], picture["size"], picture["patch"], Vision(**vision),
                        Language(**language), float(settings["position_scale"]),
                        settings["best_layer"])
        possible = fits_together(config)
    except (KeyError, TypeError, ValueError) as error:
        raise ReaderError(f"The model's config.json is incomplete or damaged ({error}). "
                          "Fetch the model's files again.") from None
    if not possible:
        raise ReaderError("The sizes in the model's config.json contradict each other. "
                          "Fetch the model's files again.")
    return config


def fits_together(config):
    vision, language = config.vision, config.language
    sizes = [config.size, config.patch,
             vision.width, vision.layers, vision.heads, vision.hidden, *vision.stem,
             language.width, language.layers, language.heads, language.hidden, language.context]
    return (all(type(size) is int and size > 0 for size in sizes) and len(vision.stem) == 2
            and config.size % config.patch == 0
            and vision.width == language.width and vision.width % 4 == 0
            and vision.width % vision.heads == 0 and language.width % language.heads == 0
            and config.best_layer in range(language.layers))


def weight_shapes(config, words):
    """The name and shape of every tensor that the model has, for a vocabulary of so many words."""
    vision, language, d = config.vision, config.language, config.vision.width
    side = (config.patch + 3) // 4  # two convolutions, each halving and rounding up
    shapes = affine("vision.stem.conv1", vision.stem[0], 9 * 3)
    shapes |= affine("vision.stem.conv2", vision.stem[1], 9 * vision.stem[0])
    shapes |= affine("vision.stem.project", d, side * side * vision.stem[1])
    for i in range(vision.layers):
        shapes |= block(f"vision.layers.{i}", d, vision.hidden)
    shapes |= norm("vision.norm", d)
    shapes |= {"language.embedding.weight": (words, d)}
    shapes |= {"language.position.weight": (language.context, d)}
    for i in range(language.layers):
        layer = f"language.layers.{i}"
        shapes |= norm(f"{layer}.cross_attention_norm", d)
        shapes |= attention(f"{layer}.cross_attention", d)
        shapes |= {f"{layer}.cross_attention_gate": (1,)}
        shapes |= block(layer, d, language.hidden)
    return shapes | norm("language.norm", d)


def affine(name, outputs, inputs):
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def norm(name, width):
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def attention(name, width):
    shapes = {}
    for part in ("query", "key", "value", "output"):
        shapes |= affine(f"{name}.{part}", width, width)
    return shapes


def block(name, width, hidden):
    shapes = norm(f"{name}.attention_norm", width) | attention(f"{name}.attention", width)
    shapes |= norm(f"{name}.feed_forward_norm", width)
    shapes |= affine(f"{name}.feed_forward.up", hidden, width)
    return shapes | affine(f"{name}.feed_forward.down", width, hidden)
