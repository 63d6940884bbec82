"""Files of the cache: made once, under names that change with everything they depend on, and whole or not there at all."""

import json
import os


def kept(path, make):
    """The path itself; if nothing lies there yet, the bytes of make() do afterwards."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")   # builds side by side may share a cache
        part.write_bytes(make())
        part.replace(path)
    return path


def kept_json(path, make):
    """What the JSON at this path says; if nothing lies there yet, what make() returns is written first."""
    return json.loads(kept(path, lambda: json.dumps(make()).encode()).read_text(encoding="utf-8"))
