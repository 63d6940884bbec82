"""The playground's stage: sheets of drawings and places as classic scripts, each fetched when it is first needed, and what a
page must know of them before: their names, their sizes, and whose they are (assets/stage, made by `build.py stage`)."""

import json
from base64 import b64encode
from functools import cached_property

from .console import BuildError


class Stage:
    """What there is to compose a picture from."""

    def __init__(self, project, output, pictures):
        self.folder, self.output, self.pictures = project.assets / "stage", output, pictures

    @cached_property
    def table(self):
        return json.loads((self.folder / "stage.json").read_text(encoding="utf-8"))

    def data(self, asset, root):
        """For a page's JSON, with links as that page needs them. Sizes are [width, height] in pixels of the sheet."""
        table, scripts = self.table, self.scripts
        return {
            "styles": {style: {**about, "script": asset(scripts[style]),
                               "sprites": {name: drawing[2:4] for name, drawing in table["sprites"][style].items()}}
                       for style, about in table["styles"].items()},
            "classes": table["classes"],
            "places": {name: {**about, "script": asset(scripts[name])} for name, about in table["places"].items()},
            "thumbs": {"size": table["thumb"], "script": asset(scripts["places"])},
            "presets": self.presets,
            "licences": f"{root}licences.txt",
        }

    @cached_property
    def scripts(self):
        """{what it brings: the asset}: a sheet with where on it each drawing lies ([x, y, width, height]), a place, or all places
        small in one row."""
        table = self.table
        sheets = {style: {name: drawing[:4] for name, drawing in drawings.items()} for style, drawings in table["sprites"].items()}
        return {**{style: self.add(style, style, corners) for style, corners in sheets.items()},
                **{name: self.add(name, f"places/{name}") for name in table["places"]},
                "places": self.add("places", "places")}

    def add(self, name, picture, *more):
        content = b64encode((self.folder / f"{picture}.webp").read_bytes()).decode()
        handed_over = ",".join(json.dumps(each, separators=(",", ":")) for each in (name, content, *more))
        self.output.add_asset(f"stage/{name}.js", f"sightlineSheet({handed_over});\n".encode())
        return f"stage/{name}.js"

    @cached_property
    def presets(self):
        """The gallery as scenes; `grey` where the picture has no colours, which its scene has."""
        return {picture.slug: self.scene_of(picture) for picture in self.pictures if "actors" in picture.more}

    def scene_of(self, picture):
        """A picture of gallery.toml as a scene: the same place, the same drawings where they stood, the nearest feet last."""
        about = picture.more
        items = [self.item_of(picture.slug, actor) for actor in sorted(about["actors"], key=lambda actor: (stands(actor), actor["y"]))]
        place = f"{about['place']}-{about['seed']}"
        if place not in self.table["places"]:
            raise BuildError(f"The stage has no place {place}, which the gallery's “{picture.slug}” needs. "
                             "Add its seed to PLACES in py/training/stage.py and run python3 build.py stage.")
        return {"place": place, "items": items, "grey": about.get("grey", False)}

    def item_of(self, slug, actor):
        """An actor, whose feet and longest side gallery.toml gives in fractions, by its middle in thousandths."""
        drawings = self.table["sprites"].get(actor["style"], {})
        for name, (_, _, width, height, drawing) in drawings.items():
            if drawing == actor["drawing"]:
                middle = actor["y"] - actor["size"] * height / max(width, height) / 2
                return {"sprite": f"{actor['style']}/{name}", "x": round(1000 * actor["x"]), "y": round(1000 * middle),
                        "size": round(1000 * actor["size"]), "flip": actor.get("mirror", False), "turn": 0}
        raise BuildError(f"The stage has no drawing {actor['drawing']} in the style {actor['style']}, which the gallery's "
                         f"“{slug}” needs. Run python3 build.py stage.")


def stands(actor):
    """What stands on the ground is painted first, as in training."""
    return actor.get("stands", "ground") != "ground"
