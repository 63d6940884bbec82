"""How the engine's files travel: compressed beforehand, so that any host sends few bytes, even one that compresses nothing;
and as classic scripts, because a page opened from a folder may load scripts but not fetch. All of it is kept in the cache,
since packing megabytes takes seconds."""

import json
from base64 import b64encode
from pathlib import Path

import brotli
from zopfli.gzip import compress as zopfli

from ..kept import kept
from ..output import digest

RECIPE = digest(Path(__file__), 8)                       # what was packed in another way is not taken for this
HASTE = 10_000_000                                       # bytes from which brotli's last level would take a minute


def packings(project, content):
    """The bytes of a file → {"br": …, "gz": …}."""
    return {ending: kept(project.cache / "packed" / f"{RECIPE}-{digest(content, 32)}.{ending}", lambda pack=pack: pack(content)).read_bytes()
            for ending, pack in (("br", brotlied), ("gz", gzipped))}


def brotlied(content):
    return brotli.compress(content, quality=11 if len(content) < HASTE else 9, lgwin=24)


def gzipped(content):
    return zopfli(content, numiterations=1)              # a few hundredths smaller than zlib; more turns gain next to nothing


def payload_script(project, file):
    """The file as a classic script that hands its gzipped bytes to `sightlinePayload`."""
    path = project.cache / "payload" / f"{RECIPE}-{digest(file.name.encode(), 8)}-{digest(file.content, 32)}.js"
    return kept(path, lambda: script(file, packings(project, file.content)["gz"])).read_bytes()


def script(file, gzipped):
    text = b64encode(gzipped).decode()
    return f"sightlinePayload({json.dumps(file.name)},{json.dumps(text)});\n".encode()
