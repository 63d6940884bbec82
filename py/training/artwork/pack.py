"""Packs rendered drawings of one style into one sheet."""

import math

from PIL import Image

GAP = 2


def pack(pictures: list[Image.Image]) -> tuple[Image.Image, list[tuple[int, int]]]:
    """A sheet (RGBA) with every picture on it, and the (x, y) of each; shelves filled tallest first."""
    area = sum((picture.width + GAP) * (picture.height + GAP) for picture in pictures)
    width = max(max(picture.width for picture in pictures), math.ceil(math.sqrt(area * 1.1)))
    order = sorted(range(len(pictures)), key=lambda index: (-pictures[index].height, index))
    places = [(0, 0)] * len(pictures)
    x = y = shelf = 0
    for index in order:
        picture = pictures[index]
        if x and x + picture.width > width:
            x, y, shelf = 0, y + shelf + GAP, 0
        places[index] = (x, y)
        x += picture.width + GAP
        shelf = max(shelf, picture.height)
    sheet = Image.new("RGBA", (width, y + shelf))
    for picture, place in zip(pictures, places, strict=True):
        sheet.paste(picture, place)
    return sheet, places
