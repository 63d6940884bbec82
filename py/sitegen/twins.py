"""NAME.br and NAME.gz beside what compresses well, for hosts that send such a twin instead of the file itself."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from .engine.packing import packings

COMPRESSED = {".html", ".css", ".js", ".json", ".txt", ".svg", ".webmanifest"}
NOT_SERVED = "assets/engine/payload/"                    # for pages opened from a folder
SMALL = 1400                                             # bytes that travel in one packet anyway


def add_twins(project, output):
    """To be added last: whatever lies in the output may need some."""
    large = {path: content for path, content in output.files.items()
             if PurePosixPath(path).suffix in COMPRESSED and not path.startswith(NOT_SERVED) and len(content) >= SMALL}
    with ThreadPoolExecutor() as threads:
        for path, forms in zip(list(large), threads.map(lambda content: packings(project, content), large.values())):
            for ending, packed in forms.items():
                output.add(f"{path}.{ending}", packed)
