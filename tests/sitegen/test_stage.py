"""The playground's stage: complete, small enough, licensed, and the gallery stands on it as it was arranged."""

import io
import json
import re
from base64 import b64decode
from dataclasses import replace

import pytest
from PIL import Image

from sitegen.console import BuildError
from sitegen.gallery import read_gallery
from sitegen.output import Output
from sitegen.project import this_project
from sitegen.stage import Stage
from training.scenes.backgrounds import NAMES

FULL = {"noto", "noto-v1", "fluent-3d", "fluent-flat", "emojione", "twemoji"}
MOST_BYTES = {"sprites": 3.5e6, "places": 1.5e6}


@pytest.fixture(scope="module")
def stage():
    project = this_project()
    return Stage(project, Output(), read_gallery(project))


@pytest.fixture(scope="module")
def data(stage):
    return stage.data(stage.output.asset, "../")


@pytest.fixture(scope="module")
def handed_over(stage):
    """{what a script brings: (the picture's bytes, where each drawing lies on it)}"""
    found = {}
    for name, asset in stage.scripts.items():
        text = stage.output.files[stage.output.asset(asset)].decode()
        [said, base64, *corners] = json.loads(re.fullmatch(r"sightlineSheet\((.*)\);\n", text, re.DOTALL)[1].join("[]"))
        assert said == name
        found[name] = (b64decode(base64), corners[0] if corners else None)
    return found


def test_every_class_in_every_full_style_and_every_place(data):
    classes = set(data["classes"])
    assert len(classes) == 46 and sum(about["thing"] for about in data["classes"].values()) == 14
    kinds = {style: {re.sub(r"(-head)?(-\d)?$", "", name) for name in about["sprites"]} for style, about in data["styles"].items()}
    assert all(found <= classes for found in kinds.values())
    assert {style for style, found in kinds.items() if found == classes} == FULL
    assert {about["place"] for about in data["places"].values()} == set(NAMES)
    assert list(data["styles"])[0] == "noto" and [style for style, about in data["styles"].items() if about["held_out"]] == ["twemoji"]


def test_names_fit_into_an_address(data):
    names = [f"{style}/{name}" for style, about in data["styles"].items() for name in about["sprites"]]
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", name) for name in names)
    assert all(re.fullmatch(r"[a-z]+-\d+", name) for name in data["places"])


def test_every_drawing_lies_on_its_sheet_and_is_drawn(data, handed_over):
    for style, about in data["styles"].items():
        picture, corners = handed_over[style]
        sheet = Image.open(io.BytesIO(picture)).convert("RGBA")
        assert set(corners) == set(about["sprites"])
        for name, (x, y, width, height) in corners.items():
            assert about["sprites"][name] == [width, height] and max(width, height) == 208
            drawing = sheet.crop((x, y, x + width, y + height))
            assert (x + width, y + height) <= sheet.size and drawing.getchannel("A").getextrema()[1] > 200, f"{style}/{name}"


def test_places_have_one_size_and_their_small_pictures_one_row(data, handed_over):
    for name in data["places"]:
        assert Image.open(io.BytesIO(handed_over[name][0])).size == (576, 576)
    size = data["thumbs"]["size"]
    assert Image.open(io.BytesIO(handed_over["places"][0])).size == (size * len(data["places"]), size)


def test_the_pack_is_small(stage, data):
    size = {asset: len(stage.output.files[stage.output.asset(asset)]) for asset in stage.scripts.values()}
    sprites = sum(size[f"stage/{style}.js"] for style in data["styles"])
    assert sprites * 3 / 4 < MOST_BYTES["sprites"]       # base64 takes a third more, which the zip takes back
    assert sum(size.values()) - sprites < MOST_BYTES["places"]
    assert len(json.dumps(data)) < 32_000


def test_whose_drawings_they_are(stage, data):
    licences = stage.folder.parent / "sprites" / "LICENSES"
    notices = (licences / "NOTICES.md").read_text(encoding="utf-8")
    for style, about in data["styles"].items():
        assert f"## {style}\n" in notices and about["artist"] in notices and about["origin"] in notices
        assert (licences / f"{about['licence']}.txt").is_file()
    assert data["licences"] == "../licences.txt"


def test_the_gallery_stands_on_the_stage(data):
    gallery = {picture.slug: picture.more for picture in read_gallery(this_project())}
    assert set(data["presets"]) == set(gallery)
    sizes = {f"{style}/{name}": size for style, about in data["styles"].items() for name, size in about["sprites"].items()}
    for slug, scene in data["presets"].items():
        assert scene["place"] == f"{gallery[slug]['place']}-{gallery[slug]['seed']}" and scene["grey"] == ("grey" in gallery[slug])
        feet = []
        for item in scene["items"]:
            width, height = sizes[item["sprite"]]
            feet.append((item["x"], item["y"] + item["size"] * height / max(width, height) / 2))
        wanted = [(1000 * actor["x"], 1000 * actor["y"]) for actor in gallery[slug]["actors"]]
        assert sorted(feet) == [pytest.approx(each, abs=1) for each in sorted(wanted)]
        assert [y for _, y in feet] == sorted(y for _, y in feet), "the nearest feet are painted last"


@pytest.mark.parametrize("change, complaint", [
    ({"seed": 999}, "no place grass-999"),
    ({"actors": [{"style": "noto", "drawing": "dodo", "x": 0.5, "y": 0.9, "size": 0.5}]}, "no drawing dodo"),
])
def test_a_gallery_picture_that_the_stage_cannot_show_is_told(stage, change, complaint):
    [picture] = [each for each in stage.pictures if each.slug == "dog"]
    with pytest.raises(BuildError, match=complaint):
        stage.scene_of(replace(picture, more=picture.more | change))
