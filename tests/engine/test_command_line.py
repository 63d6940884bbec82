"""The command line, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

import sightline
from sightline import ReaderError, cli
from sightline.overlay import draw_attention

QUESTION = "what animal is in the picture"


@pytest.fixture
def run(tiny_folder, monkeypatch, capsys):
    """run(*arguments) → (exit code, stdout, stderr), with the tiny model on the shelf."""
    monkeypatch.setenv("SIGHTLINE_MODELS", str(tiny_folder.parent))

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def ask(run):
    return lambda *arguments: run("ask", *arguments, "--model", "tiny")


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    """A picture wider than high, red on the left, and with something to see everywhere."""
    path = tmp_path_factory.mktemp("pictures") / "photo.png"
    y, x = np.mgrid[0:60, 0:90]
    Image.fromarray(np.stack([255 - 2 * x, 3 * y, (x * y) % 256], axis=-1).astype(np.uint8)).save(path)
    return path


def refused(outcome, *parts):
    code, out, err = outcome
    assert code == 2 and out == "" and err.count("\n") == 1 and "Traceback" not in err
    assert all(part in err for part in parts), err


def test_it_runs_as_a_module(photo, tiny_folder):
    environment = os.environ | {"PYTHONPATH": str(Path(sightline.__file__).parents[1])}
    for extra in (["--model", str(tiny_folder)], ["--model", "tiny"]):
        done = subprocess.run([sys.executable, "-m", "sightline", "ask", photo, QUESTION, *extra], text=True, capture_output=True,
                              env=environment | {"SIGHTLINE_MODELS": str(tiny_folder.parent)})
        assert done.returncode == 0 and done.stderr == "" and "looked most at row" in done.stdout
    done = subprocess.run([sys.executable, "-m", "sightline", "ask", photo], text=True, capture_output=True, env=environment)
    assert done.returncode == 2 and "QUESTION" in done.stderr


def test_json(ask, photo, session):
    code, out, err = ask(photo, QUESTION, "--json")
    result = json.loads(out)
    assert code == 0 and list(result) == ["answer", "tokens"]
    image = Image.open(photo).convert("RGBA")
    expected = session.ask(session.open(image.tobytes(), *image.size), QUESTION)
    assert result["answer"] == expected["answer"] == " ".join(token["text"] for token in result["tokens"])
    for token, exact, look in zip(result["tokens"], expected["tokens"], expected["attention"]):
        assert list(token) == ["text", "probability", "attention"]
        assert abs(token["probability"] - exact["probability"]) < 1e-6
        np.testing.assert_allclose(token["attention"], look[1].mean(axis=0).reshape(3, 3), atol=1e-6)
        assert abs(np.sum(token["attention"]) - 1) < 1e-4


def test_json_in_full(ask, photo):
    result = json.loads(ask(photo, QUESTION, "--json", "--full")[1])
    for token in result["tokens"]:
        every = np.array(token["attention_by_layer_and_head"])
        assert every.shape == (3, 2, 3, 3)
        np.testing.assert_allclose(every[1].mean(axis=0), token["attention"], atol=2e-6)


def test_unknown_words_are_reported_beside_the_answer(ask, photo):
    code, out, err = ask(photo, "what annimal is qqqqqqqqq", "--json")
    assert code == 0 and json.loads(out)
    assert "'annimal'. The nearest it knows: animal" in err and "'qqqqqqqqq'.\n" in err


def test_models(run, tiny_folder, monkeypatch, tmp_path):
    code, out, _ = run("models")
    assert code == 0 and out.startswith("tiny: ") and "3 × 3 patches" in out
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.json").write_text("{")
    monkeypatch.setenv("SIGHTLINE_MODELS", str(tmp_path))
    code, out, _ = run("models")
    assert code == 0 and "broken: The model's config.json is damaged" in out
    monkeypatch.setenv("SIGHTLINE_MODELS", str(tmp_path / "nowhere"))
    refused(run("models"), "SIGHTLINE_MODELS")
    refused(run("ask", "picture.png", QUESTION, "--model", "tiny"), "no model 'tiny'")


def test_the_overlay_has_a_panel_per_word(ask, photo, tmp_path):
    code, out, _ = ask(photo, QUESTION, "--overlay", tmp_path / "out.png")
    panels = len(out.split("\n")[0].split())
    with Image.open(tmp_path / "out.png") as drawn:
        assert code == 0 and drawn.size == (16 + min(4, panels) * 496, 16 + -(-panels // 4) * 524)
    refused(ask(photo, QUESTION, "--overlay", tmp_path / "none" / "out.png"), "cannot be written")
    refused(ask(photo, QUESTION, "--overlay", tmp_path / "out.xyz"), "cannot be written")


def test_attention_is_drawn_as_brightness_and_a_line():
    pixels = np.full((240, 240, 3), 200, np.uint8)
    weights = np.zeros((3, 3))
    weights[0, 2], weights[2, 0] = 0.8, 0.2
    drawn = draw_attention(pixels, weights)
    assert drawn.shape == pixels.shape and (pixels == 200).all()
    assert (drawn[40, 200] == 200).all()               # the patch that got most stays as it was
    assert 35 <= drawn[120, 120, 0] <= 37              # a patch that got nothing is veiled
    assert 70 < drawn[200, 40, 0] < 90                 # a quarter of the most
    assert (drawn[79, 200] == 255).all() and (drawn[78, 200] == 0).all()   # white line with a dark one inside
    assert (drawn[160:, :80] < 255).all()              # half of the weight is inside the line, so no second one
    assert (draw_attention(pixels, np.zeros((3, 3))) < 40).all()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "LA", "PA", "La", "RGBa", "RGBX",
                                  "I", "F", "I;16"])
def test_every_mode_becomes_the_same_picture(mode):
    grey = np.repeat(np.linspace(0, 255, 64).astype(np.uint8)[None], 8, axis=0)
    image = Image.fromarray(grey)
    if mode == "I;16":
        image = Image.fromarray(grey.astype(np.uint16) * 257)
    elif mode == "LAB":
        image = ImageCms.profileToProfile(image.convert("RGB"), ImageCms.createProfile("sRGB"),
                                          ImageCms.createProfile("LAB"), outputMode="LAB")
    elif mode in ("La", "PA"):
        image = image.convert("LA").convert(mode)
    elif mode in ("RGBa", "HSV", "YCbCr"):
        image = image.convert("RGBA" if mode == "RGBa" else "RGB").convert(mode)
    else:
        image = image.convert(mode)
    assert image.mode == mode
    rgba = np.asarray(cli.as_rgba(image), int)
    assert rgba.shape == (8, 64, 4) and (rgba[..., 3] == 255).all()
    if mode == "1":
        assert set(np.unique(rgba)) == {0, 255}
    else:
        assert abs(rgba[..., :3] - grey[..., None]).max() <= 3


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif", "bmp", "tiff", "ppm", "ico"])
def test_common_formats(photo, tmp_path, suffix):
    path = tmp_path / f"a b ü#.{suffix}"
    Image.open(photo).save(path)
    assert cli.read_picture(path).mode == "RGBA"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_is_turned_upright(photo, tmp_path, orientation):
    turned = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90", 7: "TRANSVERSE",
              8: "ROTATE_270"}
    upright = Image.open(photo)
    stored = upright.transpose(Image.Transpose[turned[orientation]]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "turned.png", exif=exif)
    np.testing.assert_array_equal(cli.read_picture(tmp_path / "turned.png"), upright.convert("RGBA"))


def test_the_first_frame_of_an_animation(tmp_path):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    for name in ("moving.gif", "moving.webp", "moving.png"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], **({"lossless": True} if "webp" in name else {}))
        assert cli.read_picture(tmp_path / name).getpixel((3, 3)) == (255, 0, 0, 255)


def test_transparency_is_laid_over_white(tmp_path, session):
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    image = cli.read_picture(tmp_path / "clear.png")
    assert (session.open(image.tobytes(), *image.size).pixels == 255).all()


def test_what_is_no_picture(ask, photo, tmp_path):
    refused(ask(tmp_path, QUESTION), "is a folder")
    refused(ask(tmp_path / "missing.png", QUESTION), "There is no file", "missing.png")
    refused(ask(tmp_path / ("x" * 5000), QUESTION), "There is no file")
    refused(ask("/dev/null", QUESTION), "There is no file")
    (tmp_path / "text.png").write_text("not a picture")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "half.png").write_bytes(photo.read_bytes()[:300])
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for name in ("text.png", "empty.png", "half.png", "drawing.svg"):
        refused(ask(tmp_path / name, QUESTION), name, "read", "Try a PNG")


def test_a_damaged_picture_is_refused_or_read(photo, tmp_path):
    good = photo.read_bytes()
    rng = np.random.default_rng(0)
    for number in range(60):
        data = bytearray(good)
        for place in rng.integers(0, len(data), 4):
            data[place] = rng.integers(256)
        (tmp_path / "damaged.png").write_bytes(data)
        try:
            assert cli.read_picture(tmp_path / "damaged.png").mode == "RGBA"
        except ReaderError as error:
            assert "damaged.png" in str(error)


def test_a_huge_picture_is_refused_before_it_is_decoded(ask, tmp_path):
    Image.new("1", (20_000, 10_000)).save(tmp_path / "huge.png")
    refused(ask(tmp_path / "huge.png", QUESTION), "20000 × 10000", "at most 64 million")


@pytest.mark.parametrize("question", ["", "   ", "?!…", "what " * 40])
def test_a_question_that_cannot_be_read(ask, photo, question):
    refused(ask(photo, question), "question")


def test_a_damaged_model_is_refused(run, photo, tiny_folder, tmp_path):
    for file in tiny_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = bytearray((tmp_path / "weights.safetensors").read_bytes())
    weights[-5] ^= 4
    (tmp_path / "weights.safetensors").write_bytes(weights)
    refused(run("ask", photo, QUESTION, "--model", tmp_path), "language.norm.bias", "checksum")


@pytest.mark.parametrize("name", ["nobody", "x" * 5000, "", "."])
def test_a_model_that_is_not_there(run, photo, name):
    refused(run("ask", photo, QUESTION, "--model", name), f"There is no model '{name}'", "These are known: tiny.")


def test_without_pillow_it_says_what_to_install(monkeypatch, photo):
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ReaderError, match="pip install pillow"):
        cli.read_picture(photo)
