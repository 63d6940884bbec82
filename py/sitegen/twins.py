"""NAME.br and NAME.gz beside what compresses well, for hosts that send such a twin instead of the file itself."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import brotli

from .kept import kept
from .output import digest

COMPRESSED = {".html", ".css", ".js", ".json", ".txt", ".svg", ".webmanifest"}
NOT_SERVED = "assets/engine/payload/"                    # for pages opened from a folder
SMALL = 1400                                             # bytes that travel in one packet anyway
RECIPE = digest(Path(__file__), 8)                       # what was compressed in another way is not taken for this
WAYS = {"br": lambda content: brotli.compress(content, quality=11, lgwin=24),
        "gz": lambda content: gzip.compress(content, 9, mtime=0)}      # zopfli saves three hundredths, in a hundred times the time


def add_twins(project, output):
    """To be added last: whatever lies in the output may need some."""
    large = {path: content for path, content in output.files.items()
             if PurePosixPath(path).suffix in COMPRESSED and not path.startswith(NOT_SERVED) and len(content) >= SMALL}
    with ThreadPoolExecutor() as threads:                # both libraries compress outside Python's lock
        for path, twins in zip(list(large), threads.map(lambda content: compressed(project, content), large.values())):
            for ending, content in twins.items():
                output.add(f"{path}.{ending}", content)


def compressed(project, content):
    """The bytes of a file → {"br": …, "gz": …}, kept in the cache."""
    return {ending: kept(project.cache / "packed" / f"{RECIPE}-{digest(content, 32)}.{ending}", lambda way=way: way(content)).read_bytes()
            for ending, way in WAYS.items()}
