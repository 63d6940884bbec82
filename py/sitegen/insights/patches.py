"""One patch on its way to its vector."""

import io
from base64 import b64encode

from .numbers import decimals

MAP_INK = (200, 96, 42)                                # reads on light and on dark paper; the map itself is its alpha
CHANNELS = {"red": (235, 96, 78), "green": (104, 178, 92), "blue": (92, 124, 226)}


def patch_to_vector(self, row, column, word):
    from sightline.ops import gelu
    from sightline.vision import convolve
    model, config = self.session.model, self.session.model.config
    index = (row - 1) * config.grid[1] + column - 1
    patch, stem = self.opened.patches[index], model.w.vision.stem
    first = gelu(convolve(patch[None] / 127.5 - 1.0, *stem.conv1))           # as embed_patches does, step by step
    second = gelu(convolve(first, *stem.conv2))
    id = model.tokenizer.ids[word]
    planes = {name: patch[..., [channel]] / 255 * ink for channel, (name, ink) in enumerate(CHANNELS.items())}
    return {
        "row": row, "column": column, "size": config.patch, "numbers": patch.size, "rows": config.grid[0], "columns": config.grid[1],
        "pixel": marked_pixel(patch), "maps": [list(maps.shape[1:]) for maps in (first, second)],
        "vector": decimals(self.opened.vectors[index]),
        "word": {"text": word, "id": id, "vocabulary": len(model.tokenizer.words),
                 "vector": decimals(model.w.language.embedding.weight[id])},
        "images": {"pixels": enlarged(patch, 20), **{name: enlarged(plane, 8) for name, plane in planes.items()},
                   "maps-1": enlarged(tiles(first[0], 8), 5), "maps-2": enlarged(tiles(second[0], 8), 6)},
    }


def marked_pixel(patch):
    """The pixel of strongest colour: where it is (from 1), and its red, green and blue."""
    spread = patch.max(axis=-1).astype(int) - patch.min(axis=-1)
    row, column = divmod(int(spread.argmax()), patch.shape[1])
    return {"row": row + 1, "column": column + 1, "values": patch[row, column].tolist()}


def tiles(maps, across):
    """Feature maps (height, width, n) as one sheet of ink with gaps between them; the more active, the more opaque."""
    import numpy as np
    height, width, n = maps.shape
    sheet = np.zeros((-(-n // across) * (height + 1) - 1, across * (width + 1) - 1, 4), np.uint8)
    sheet[..., :3] = MAP_INK
    for i in range(n):
        top, left = i // across * (height + 1), i % across * (width + 1)
        sheet[top:top + height, left:left + width, 3] = 24 + 231 * np.clip(maps[..., i] / maps.max(), 0, 1) ** 0.6
    return sheet


def enlarged(pixels, times):
    """An array of pixels, each drawn as a square, as a PNG file in base64."""
    from PIL import Image
    image = Image.fromarray(pixels.astype("uint8"))
    image = image.resize((image.width * times, image.height * times), Image.Resampling.NEAREST)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return b64encode(buffer.getvalue()).decode()
