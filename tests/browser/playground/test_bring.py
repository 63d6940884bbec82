"""Pictures that the reader brings: by file, paste, drop and camera; cropped by hand, refused in sentences, never sent."""

import io
import struct

import numpy as np
import pytest
from PIL import Image

RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (40, 60, 200)


def picture(*columns, size=(240, 120), mode="RGB"):
    """Stripes side by side."""
    image = Image.new(mode, size)
    width = size[0] // len(columns)
    for i, colour in enumerate(columns):
        image.paste(colour, (i * width, 0, (i + 1) * width, size[1]))
    return image


def saved(image, kind="PNG", **options):
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def giant_png(width, height):
    """The first bytes of a PNG that claims this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0) + bytes(64)


def heic():
    """The first bytes of a photograph as telephones save it."""
    size = struct.pack(">I4sIII", 20, b"ispe", 0, 4032, 3024)
    return struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + size + bytes(64)


class Bringer:
    """A reader with pictures of his own."""

    def __init__(self, playground):
        self.playground, self.page = playground, playground.page
        self.root = playground.root.locator("lab-bring")
        self.dialog = self.root.locator("dialog")
        self.frame = self.dialog.locator(".crop-frame")
        self.notice = playground.root.locator(".notice[role=alert]")

    def file(self, content, name="mine.png", kind="image/png"):
        self.root.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
        return self

    def give(self, event, *files, text=""):
        """Drop or paste files (name, type, bytes) as the browser would."""
        self.page.evaluate("""([event, files, text]) => {
            const data = new DataTransfer();
            for (const [name, type, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name, { type }));
            if (text) data.setData('text/uri-list', text);
            const init = { bubbles: true, cancelable: true };
            const target = document.querySelector('attention-playground .lab');
            target.dispatchEvent(event === 'paste' ? new ClipboardEvent('paste', { ...init, clipboardData: data })
                : new DragEvent(event, { ...init, dataTransfer: data }));
        }""", [event, [[name, kind, list(content)] for name, kind, content in files], text])
        return self

    def cropping(self):
        self.dialog.locator("lab-crop").wait_for()
        return self

    def use(self):
        self.cropping()
        before = self.playground.lab("doc.picture.id")
        self.dialog.get_by_role("button", name="Use this").click()
        self.page.wait_for_function("before => (document.querySelector('attention-playground').lab.doc.picture.id ?? null) !== before", arg=before)
        return self

    @property
    def seen(self):
        """The preview, (96, 96, 3)."""
        pixels = self.page.evaluate("""() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const canvas = document.querySelector('.crop-seen canvas');
            done([...canvas.getContext('2d').getImageData(0, 0, 96, 96).data]);
        })))""")
        return np.array(pixels, np.uint8).reshape(96, 96, 4)[..., :3]

    @property
    def crop(self):
        return self.page.evaluate("(({ crop }) => [crop.x, crop.y, crop.side])(document.querySelector('lab-crop'))")


@pytest.fixture
def bring(open_playground):
    def opened(**options):
        bringer = Bringer(open_playground(**options))
        bringer.root.locator(".own-file").wait_for()
        return bringer
    return opened


def near(pixel, colour, by=12):
    return np.abs(pixel.astype(int) - colour).max() <= by


def test_what_is_cropped_is_what_the_model_sees(bring):
    reader = bring()
    reader.playground.wake()
    reader.file(saved(picture(RED, GREEN, BLUE, BLUE, size=(600, 150))), name="stripes.png").cropping()
    assert reader.dialog.locator(".crop-head").inner_text().endswith("stripes.png, 600 × 150 pixels")
    assert reader.crop == [225, 0, 150], "the largest square, in the middle"
    for sentence in ["only ever seen drawn scenes", "stays on this machine"]:
        assert sentence in reader.dialog.inner_text()
    reader.frame.focus()
    for key in ["Shift+ArrowLeft"] * 20 + ["+", "+", "ArrowRight", "-"]:
        reader.page.keyboard.press(key)
    x, y, side = reader.crop
    assert 0 < x < 30 and side == pytest.approx(135)
    seen = reader.seen
    assert near(seen[48, 2], RED)
    assert reader.playground.axe("lab-bring") == []
    reader.use().playground.settle()
    assert not reader.dialog.is_visible()
    model = reader.page.evaluate("[...document.querySelector('attention-playground').lab.reading.pixels.data]")
    assert np.array_equal(np.array(model, np.uint8).reshape(96, 96, 3), seen)
    assert reader.playground.lab("doc.picture.kind") == "own"

    before = reader.playground.lab("doc.picture.id")
    reader.file(saved(picture(GREEN))).cropping()
    reader.dialog.get_by_role("button", name="Cancel").click()
    assert not reader.dialog.is_visible() and reader.playground.lab("doc.picture.id") == before
    reader.page.keyboard.press("Control+z")
    reader.playground.settle()
    assert reader.playground.lab("doc.picture.kind") == "gallery"
    reader.root.get_by_role("button", name="Your picture, stripes.png").click()
    assert reader.playground.lab("doc.picture.id") == before, "it stays at hand"


def test_the_crop_by_mouse_and_wheel(bring):
    reader = bring()
    reader.file(saved(picture(RED, GREEN, size=(400, 200)))).cropping()
    box = reader.dialog.locator(".crop-stage").bounding_box()
    scale = box["width"] / 400
    def at(x, y):
        return box["x"] + x * scale, box["y"] + y * scale
    mouse = reader.page.mouse
    mouse.move(*at(200, 100))
    mouse.down()
    mouse.move(*at(150, 100), steps=3)
    mouse.up()
    assert reader.crop == pytest.approx([50, 0, 200], abs=1)
    mouse.move(*at(247, 197))
    mouse.down()
    mouse.move(*at(150, 100), steps=3)
    mouse.up()
    assert reader.crop == pytest.approx([50, 0, 100], abs=3), "drawn smaller by its corner"
    mouse.move(*at(100, 50))
    mouse.wheel(0, -200)
    x, y, side = reader.crop
    assert side < 90 and x + side / 2 == pytest.approx(100, abs=3), "closer, around where the mouse is"
    reader.dialog.get_by_label("Size of the crop").fill("200")
    assert reader.crop[2] == 200
    mouse.click(*at(390, 100))
    assert reader.crop == pytest.approx([200, 0, 200], abs=1), "it comes to where one points, and stays inside"


def test_the_crop_by_touch(bring):
    reader = bring(has_touch=True, viewport={"width": 390, "height": 780})
    reader.file(saved(picture(RED, GREEN, size=(400, 400)))).cropping()
    box = reader.dialog.locator(".crop-stage").bounding_box()
    fingers = reader.page.context.new_cdp_session(reader.page)

    def touch(kind, *points):
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [
            {"id": i, "x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for i, (x, y) in enumerate(points)]})

    touch("touchStart", (0.1, 0.5), (0.9, 0.5))
    touch("touchMove", (0.3, 0.5), (0.7, 0.5))
    touch("touchEnd")
    assert reader.crop == pytest.approx([100, 100, 200], abs=3), "pinched to half its size"
    touch("touchStart", (0.5, 0.5))
    touch("touchMove", (0.25, 0.25))
    touch("touchEnd")
    assert reader.crop == pytest.approx([0, 0, 200], abs=3)
    assert near(reader.seen[40, 40], RED)


def test_paste_and_drop_and_several_at_once(bring):
    reader = bring()
    red, green = ("red.png", "image/png", saved(picture(RED))), ("green.png", "image/png", saved(picture(GREEN)))
    reader.give("paste", red).cropping()
    assert near(reader.seen[48, 48], RED)
    reader.use()
    reader.give("dragover", green)
    assert reader.page.locator("attention-playground[data-dropping]").count() == 1
    reader.give("drop", green, red).cropping()
    assert reader.page.locator("attention-playground[data-dropping]").count() == 0
    assert "You brought 2 files" in reader.dialog.get_by_role("alert").inner_text()
    assert near(reader.seen[48, 48], GREEN)
    reader.give("drop", ("notes.txt", "text/plain", b"not a picture"))
    reader.dialog.get_by_text("“notes.txt” is not a picture").wait_for()
    assert near(reader.seen[48, 48], GREEN), "what was there stays"
    reader.page.keyboard.press("Escape")
    reader.dialog.get_by_role("alert").wait_for(state="detached")
    reader.give("drop", text="https://example.org/cat.png")
    assert "is a link" in reader.notice.inner_text()


UNUSABLE = [
    ("empty.png", "image/png", b"", "“empty.png” is empty"),
    ("notes.txt", "text/plain", b"not a picture", "“notes.txt” is not a picture"),
    ("cut.png", "image/png", saved(picture(RED))[:70], "could not be opened as a picture"),
    ("cut.jpg", "image/jpeg", saved(picture(RED), "JPEG")[:40], "could not be opened as a picture"),
    ("lie.gif", "image/gif", b"GIF89a" + bytes(40), "could not be opened as a picture"),
    ("giant.png", "image/png", giant_png(10_000, 10_000), "100 million pixels (10000 × 10000)"),
    ("logo.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "is an SVG"),
    ("logo.png", "image/png", b"<?xml version='1.0'?><svg/>", "is an SVG"),
    ("IMG_1.heic", "image/heic", heic(), "is a HEIC photograph"),
    ("heavy.png", "image/png", giant_png(100, 100), "has 65 MB"),
]


def test_what_cannot_be_opened_is_said_and_the_picture_stays(bring):
    reader = bring()
    first = reader.playground.lab("doc.picture")
    for name, kind, content, sentence in UNUSABLE:
        if name == "heavy.png":
            reader.page.evaluate("Object.defineProperty(Blob.prototype, 'size', { get: () => 65e6 })")
        reader.file(content, name, kind)
        reader.notice.get_by_text(sentence).wait_for()
        assert f"“{name}”" in reader.notice.inner_text()
        assert not reader.dialog.is_visible()
        assert reader.playground.lab("doc.picture") == first


def test_a_photograph_is_turned_as_its_camera_was_held(bring):
    reader = bring()
    upright = Image.Exif()
    upright[0x0112] = 6                                    # the camera stood on its right side
    for size in [(300, 200), (3000, 2000)]:                # read as it is, and shrunk by the decoder
        lying = picture(RED, BLUE, size=size)
        reader.file(saved(lying, "JPEG", exif=upright), "photo.jpg", "image/jpeg")
        reader.dialog.get_by_text(f"{size[1]} × {size[0]} pixels").first.wait_for()
        assert near(reader.seen[4, 48], RED, 30) and near(reader.seen[92, 48], BLUE, 30), "left has become up"
        bitmap = reader.page.evaluate("(({ bitmap }) => bitmap.width / bitmap.height)(document.querySelector('lab-crop').opened)")
        assert bitmap == pytest.approx(2 / 3, abs=0.01)
        assert "first frame" not in reader.dialog.inner_text() and "transparent" not in reader.dialog.inner_text()
        reader.page.keyboard.press("Escape")


def test_transparency_becomes_white_and_of_an_animation_the_first_frame_is_used(bring):
    reader = bring()
    holes = picture((*RED, 255), (0, 0, 0, 0), size=(200, 200), mode="RGBA")
    reader.file(saved(holes), "holes.png").cropping()
    assert "the model sees white" in reader.dialog.inner_text()
    assert near(reader.seen[48, 20], RED) and near(reader.seen[48, 80], (255, 255, 255))
    reader.page.keyboard.press("Escape")
    frames = [picture(colour, size=(120, 120)) for colour in (RED, GREEN, BLUE)]
    for kind, options in [("GIF", {}), ("GIF", {"loop": 0}), ("WebP", {"lossless": True}), ("PNG", {})]:
        moving = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=20, **options)
        reader.file(moving, f"moving.{kind.lower()}", f"image/{kind.lower()}").cropping()
        assert "its first frame" in reader.dialog.inner_text(), kind
        assert near(reader.seen[48, 48], RED), kind
        reader.page.keyboard.press("Escape")
    reader.file(saved(frames[1], "GIF"), "still.gif", "image/gif").cropping()
    assert "first frame" not in reader.dialog.inner_text()


LIGHT = """() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    window.tracks = [];
    navigator.mediaDevices.getUserMedia = async (wish) => { const stream = await ask(wish); window.tracks.push(...stream.getTracks()); return stream; };
}"""


def test_the_camera_is_live_until_the_picture_is_taken(bring):
    reader = bring(permissions=["camera"])
    reader.page.evaluate(LIGHT)
    on = "window.tracks.filter((track) => track.readyState === 'live').length"
    reader.root.get_by_role("button", name="Use the camera").click()
    reader.dialog.get_by_role("button", name="Take the picture").click()
    reader.cropping()
    assert reader.page.evaluate("window.tracks.length") == 1 and reader.page.evaluate(on) == 0
    assert reader.seen.std() > 5, "there is something on it"
    reader.use()
    assert reader.playground.lab("doc.picture.kind") == "own"
    for leave in [lambda: reader.dialog.get_by_role("button", name="Cancel").click(), lambda: reader.page.keyboard.press("Escape")]:
        reader.root.get_by_role("button", name="Use the camera").click()
        reader.dialog.get_by_role("button", name="Take the picture").wait_for()
        reader.page.wait_for_function(f"{on} === 1")
        leave()
        reader.page.wait_for_function(f"{on} === 0")
        assert not reader.dialog.is_visible()


REFUSALS = {
    "NotAllowedError": "does not let this page use the camera",
    "NotFoundError": "No camera was found. Connect one",
    "NotReadableError": "another program may be using it",
    "OverconstrainedError": "No camera was found that fits",
    "AbortError": "did not start",
}


def test_every_refusal_of_the_camera_is_a_sentence(bring):
    reader = bring(before="navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', window.refusal); };")
    for error, sentence in REFUSALS.items():
        reader.page.evaluate("(error) => { window.refusal = error; }", error)
        reader.root.get_by_role("button", name="Use the camera").click()
        assert sentence in reader.dialog.get_by_role("alert").inner_text()
        assert reader.dialog.get_by_role("button", name="Try again").is_visible()
        reader.dialog.get_by_role("button", name="Cancel").click()
        assert not reader.dialog.is_visible()


def test_without_a_camera_none_is_offered(bring):
    reader = bring(before="navigator.mediaDevices.enumerateDevices = async () => [];")
    reader.root.get_by_text("Bring a picture").wait_for()
    assert reader.root.get_by_role("button", name="Use the camera").count() == 0


def test_a_handful_of_pictures_is_kept_and_one_that_is_gone_is_said_to_be(bring):
    reader = bring()
    reader.page.evaluate("""() => {
        const { lab } = document.querySelector('attention-playground');
        window.gone = [];
        const revoke = URL.revokeObjectURL;
        URL.revokeObjectURL = (url) => { window.gone.push(url); revoke.call(URL, url); };
        for (let i = 0; i < 10; i++) lab.pictures.add({ id: `own-${i}`, url: `${URL.createObjectURL(new Blob())}#${i}`, alt: `Picture ${i}` });
        lab.change({ picture: { kind: 'own', id: 'own-1' } });
    }""")
    assert reader.root.get_by_role("list", name="Pictures that you brought").get_by_role("button").count() == 8
    assert [url.partition("#")[2] for url in reader.page.evaluate("window.gone")] == ["0", "1"]
    reader.playground.settle()
    assert "no longer at hand" in reader.notice.inner_text()
