"""Pictures that no memory holds: refused or shrunk with a sentence, and the model works on."""

import io
import struct
import zlib
from base64 import b64encode

from PIL import Image

from browser.playground.test_bring import bring, saved  # noqa: F401  a fixture


def png_of(width, height):
    """A real picture in black, one bit a pixel: whoever decodes it needs 32 times as much."""
    chunk = lambda name, content: struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    packer, row = zlib.compressobj(1), bytes(1 + (width + 7) // 8)
    packed = b"".join(packer.compress(row * 500) for _ in range(height // 500)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def jpeg_of(width, height):
    """As a camera writes it: notes first, and the size behind half a million bytes of them."""
    notes = (b"\xff\xe1" + struct.pack(">H", 65_535) + bytes(65_533)) * 9
    return b"\xff\xd8" + notes + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00" + b"\xff\xd9"


def moving(frames):
    sink = io.BytesIO()
    pictures = [Image.new("L", (64, 64), at % 250) for at in range(frames)]
    pictures[0].save(sink, "GIF", save_all=True, append_images=pictures[1:], duration=20)
    return sink.getvalue()


def test_giants_are_refused_and_the_model_works_on(bring):
    reader = bring()
    playground = reader.playground.wake()
    before = playground.lab("doc.picture")
    giant = png_of(30_000, 30_000)
    assert len(giant) < 2_000_000
    reader.file(giant, "wall.png").notice.get_by_text("“wall.png” has 900 million pixels (30000 × 30000)").wait_for()
    reader.file(jpeg_of(20_000, 10_000), "survey.jpg", "image/jpeg").notice.get_by_text("“survey.jpg”").wait_for()
    assert playground.lab("doc.picture") == before and not reader.dialog.is_visible()

    reader.file(moving(1000), "film.gif", "image/gif").cropping()
    assert "its first frame" in reader.dialog.inner_text()
    reader.file(png_of(8_000, 8_000), "map.png").dialog.get_by_text("8000 × 8000 pixels").first.wait_for()
    bitmap = reader.page.evaluate("(({ bitmap }) => bitmap.width * bitmap.height)(document.querySelector('lab-crop').opened)")
    assert bitmap <= 4_000_000, "it is worked with at a size that a page can hold"
    assert len(reader.page.workers) == 1, "the worker that made it small has gone"
    reader.use()
    playground.settle()
    assert playground.answer and playground.lab("client.call('memory').then(({ pictures }) => pictures)") <= 2
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.picture") == before


def test_a_worker_makes_a_large_picture_small_exactly_as_the_page_would(bring):
    """The page itself would stand still for that long."""
    reader = bring(before="const make = self.createImageBitmap; self.asked = 0; self.createImageBitmap = (...how) => { self.asked += Number('resizeWidth' in (how[1] ?? {})); return make.apply(self, how); };")
    photo = saved(Image.effect_noise((3000, 2400), 90).convert("RGB"), "JPEG")
    reader.file(photo, "photo.jpg", "image/jpeg").cropping()
    assert reader.page.evaluate("self.asked") == 0
    by_page = """async (bytes) => {
        const pixels = (bitmap) => {
            const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
            pen.drawImage(bitmap, 0, 0);
            return pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
        };
        const { bitmap } = document.querySelector('lab-crop').opened;
        const how = { imageOrientation: 'from-image', resizeWidth: bitmap.width, resizeHeight: bitmap.height, resizeQuality: 'medium' };
        const [theirs, ours] = [pixels(bitmap), pixels(await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))]), how))];
        return bitmap.width < 3000 && theirs.every((value, at) => value === ours[at]);
    }"""
    assert reader.page.evaluate(by_page, b64encode(photo).decode())
    reader.file(photo[:100_000] + bytes(500), "cut.jpg", "image/jpeg")
    reader.page.wait_for_function("() => !document.querySelector('lab-bring').opening")


def test_pictures_brought_while_the_clock_stands_still_are_two(bring):
    reader = bring(before="Date.now = () => 1_700_000_000_000;")
    for _ in range(2):
        reader.file(png_of(500, 500)).use()
    assert reader.root.get_by_role("list", name="Pictures that you brought").get_by_role("button").count() == 2
