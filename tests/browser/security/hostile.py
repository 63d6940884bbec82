"""What somebody might hand the page who means it no good: texts, JSON, files, pictures."""

import base64
import copy
import io
import json
import struct

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from PIL import Image

BATCH = 40                                               # cases at a time; a fault names its case, so nothing has to be shrunk
MANY = settings(max_examples=18, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.reuse, Phase.generate])

MARKUP = ["<x-hostile>", "<img src=x onerror=hostile()>", "<script>hostile()</script>", "\"><svg onload=hostile()>", "</script><script>hostile()</script>",
          "javascript:hostile()", "${hostile()}", "{{hostile()}}", "${globalThis.hostile()}", "<style>*{display:none}</style>", "<iframe srcdoc='<script>parent.hostile()</script>'>",
          "<!--", "]]>", "&lt;img&gt;", "$&", "__proto__", "constructor", "toString", "../../../etc/passwd", "C:\\con\\nul", "%00", "%E0%A4%A",
          "\u202egnp.exe", "\u2066\u2067\u2068", "\u200b\ufeff", "\x00\x07\x1b[31m", "\ud83d", "e" + "\u0301" * 300, "\N{DOG FACE}" * 50, "x" * 10_000, " " * 3000, "\n" * 500,
          "1e999", "NaN", "-0", "null", "[object Object]", "'; DROP TABLE readers; --", "=1+1", "?lit$0$", "lit$0$", "<!--?lit$0$-->"]
texts = st.one_of(st.sampled_from(MARKUP), st.text(max_size=40), st.lists(st.sampled_from(MARKUP), min_size=2, max_size=3).map("".join))
names = st.builds(lambda text, ending: (text.replace("\ud83d", "?") + ending), texts, st.sampled_from([".json", ".png", "", ".svg", ".exe", ".html"]))

leaves = st.one_of(st.none(), st.booleans(), st.integers(-2**53, 2**53), st.floats(allow_nan=False, allow_infinity=False), texts)
keys = st.one_of(st.sampled_from(["__proto__", "constructor", "toString", "version", "format", "scene", "modules", "items", "length", "then", "toJSON"]), st.text(max_size=6))
values = st.recursive(leaves, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)), max_leaves=8)


def places(value, path=()):
    """Every way into a value."""
    yield path
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


@st.composite
def changed(draw, sound):
    """A sound value with one or two of its places exchanged, dropped or renamed."""
    value = copy.deepcopy(sound)
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(list(places(value))))
        if not path:
            value = draw(values) if draw(st.booleans()) else value
            continue
        holder = value
        for key in path[:-1]:
            holder = holder[key]
        what = draw(st.integers(0, 3))
        if what == 0 and isinstance(holder, dict):
            holder[draw(st.one_of(keys, texts))] = holder.pop(path[-1])
        elif what == 1:
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(values)
    return value


@st.composite
def torn(draw, sound):
    """Bytes that were cut off, of which some were changed, or which go on."""
    content = bytearray(sound)
    for _ in range(draw(st.integers(0, 6))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    end = draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    return bytes(content[:end]) + draw(st.binary(max_size=20))


def json_files(sound):
    """Files of JSON: another content, damaged bytes, or no JSON at all."""
    text = json.dumps(sound).encode()
    return st.one_of(changed(sound).map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")), torn(text), st.binary(max_size=60),
                     values.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")))


def drawn(kind, **options):
    sink = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(sink, kind, **options)
    return sink.getvalue()


PICTURES = [drawn("PNG"), drawn("JPEG"), drawn("WEBP"), drawn("WEBP", lossless=True), drawn("GIF"), drawn("BMP")]
SVG = (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='hostile()'><script>hostile()</script>"
       b"<foreignObject><img src='x' onerror='hostile()'/></foreignObject></svg>")


def sized_png(width, height):
    """A PNG that claims this size and holds nothing of it."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0) + bytes(64)


sizes = st.one_of(st.integers(0, 4), st.integers(0, 2**32 - 1), st.sampled_from([2**31, 8000, 65535, 2**32 - 1]))
picture_bytes = st.one_of(
    st.sampled_from(PICTURES).flatmap(torn), st.binary(max_size=80), st.sampled_from([b"", SVG, b"\xef\xbb\xbf" + SVG, b"<?xml version='1.0'?>" + SVG, b"GIF89a", b"BM", b"RIFF\x00\x00\x00\x00WEBP"]),
    st.builds(sized_png, sizes, sizes), st.builds(lambda head, rest: head + rest, st.sampled_from([each[:12] for each in PICTURES] + [b"\x00\x00\x00\x18ftypavif"]), st.binary(max_size=60)))
kinds = st.sampled_from(["image/png", "image/jpeg", "image/svg+xml", "", "text/html", "application/x-msdownload", "image/webp"])


def files(contents, kind=st.just("application/json")):
    """Files as a page can be handed them: [name, kind, base64]."""
    return st.tuples(names, kind, contents.map(lambda content: base64.b64encode(content).decode()))


def batches(cases):
    return st.lists(cases, min_size=BATCH // 2, max_size=BATCH)
