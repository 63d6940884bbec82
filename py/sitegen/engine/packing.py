"""How the engine's files travel: compressed beforehand, so that any host sends few bytes, even one that compresses nothing;
and as classic scripts, because a page opened from a folder may load scripts but not fetch. All of it is kept in the cache,
since packing megabytes takes seconds.

Every browser unpacks gzip by itself. What holds a program is a fifth smaller as Zstandard, which the worker unpacks (contents.js);
weights hold little that repeats, and gain nothing."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path

from zopfli.gzip import compress as zopfli

from ..console import BuildError
from ..kept import kept
from ..output import digest
from ..tools import node_program, with_node

ZSTD = Path(__file__).parent / "node" / "zstd.mjs"
RECIPE = digest(Path(__file__).read_bytes() + ZSTD.read_bytes(), 8)      # what was packed in another way is not taken for this
PROGRAMS = (".wasm", ".zip")                             # and not scripts, of which the page makes the worker
ENDINGS = {"gzip": "gz", "zstd": "zst"}


def packing_of(name):
    return "zstd" if name.endswith(PROGRAMS) else "gzip"


def packed(project, file):
    """The file's bytes as they travel."""
    packing = packing_of(file.name)
    path = project.cache / "packed" / f"{RECIPE}-{digest(file.content, 32)}.{ENDINGS[packing]}"
    return kept(path, lambda: {"gzip": gzipped, "zstd": zstandard}[packing](file.content)).read_bytes()


def gzipped(content):
    return zopfli(content, numiterations=1)              # a few hundredths smaller than zlib; more turns gain next to nothing


def zstandard(content):
    done = subprocess.run([str(node_program()), str(ZSTD)], input=content, capture_output=True, env=with_node())
    if done.returncode != 0:
        raise BuildError(f"A file of the engine could not be packed:\n{done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def payload_script(project, file):
    """The file as a classic script that hands its packed bytes to `sightlinePayload`."""
    text = b64encode(packed(project, file)).decode()
    return f"sightlinePayload({json.dumps(file.name)},{json.dumps(text)});\n".encode()
