"""The site as something that stays on the reader's device: the service worker with the list of a version's files, the manifest of the web
app, and its icons."""

import json
from pathlib import Path, PurePosixPath

from .hosting import FILES as FOR_HOSTS
from .illustrations.colours import CARD
from .illustrations.icon import icon
from .media_types import TYPES
from .output import digest

# What is wanted first: what a page is made of, then the engine, then pictures and sounds.
ORDER = ["index.html", "assets/styles/", "assets/fonts/", "assets/scripts/", "modules/", "playground/", "assets/search/", "", "assets/engine/",
         "assets/figures/", "assets/gallery/", "assets/stage/", "assets/narration/"]
# What only others need: pages opened from a folder, whoever shows a link to the site, and hosts.
LEFT_OUT = ("assets/engine/payload/", "assets/previews/", "service-worker.js", *FOR_HOSTS)
PACKED = (".gz", ".br")
# Name → size, more room around the mark, rounded corners; what a manifest calls its purpose.
ICONS = {"icon-192": (192, 0, 0.2, "any"), "icon-512": (512, 0, 0.2, "any"), "maskable-512": (512, 0.1, 0, "maskable"),
         "apple-touch-icon": (180, 0.04, 0, None)}


def add_app(output, about):
    """The icons, as assets, and manifest.webmanifest; all of its addresses are relative to it."""
    for name, (side, room, corner, _) in ICONS.items():
        output.add_asset(f"icons/{name}.png", icon(side, room, corner))
    icons = [{"src": output.asset(f"icons/{name}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
             for name, (side, *_, purpose) in ICONS.items() if purpose]
    manifest = {"name": about["name"], "short_name": about["name"], "description": about["description"],
                "lang": about["language"], "start_url": "index.html", "scope": "./", "display": "standalone",
                "display_override": ["minimal-ui"], "background_color": CARD["paper"], "theme_color": CARD["paper"], "icons": icons}
    output.add("manifest.webmanifest", json.dumps(manifest, indent=1, ensure_ascii=False).encode())


def add_service_worker(output, code):
    """service-worker.js at the site's root, since it serves what lies beside and below it. To be added last: it lists what there is."""
    output.add("service-worker.js", worker_script(output.files, code))


def worker_script(files, code):
    """The list of the version's files as a line of script, then the worker's own `code` (bytes)."""
    return b"globalThis.sightlineVersion=" + json.dumps(version_of(files), separators=(",", ":")).encode() + b";\n" + code


def version_of(files):
    """{path: bytes or Path} → what the worker is told: each wanted file's hash and size, and the types that their names stand for."""
    listed = {path: {"sha256": digest(files[path]), "bytes": len(read(files[path]))} for path in sorted(filter(wanted(files), files), key=rank)}
    for file in json.loads(read(files["assets/engine/manifest.json"]))["files"]:
        listed[file["packed"]["url"]]["plain"] = {"sha256": file["sha256"], "bytes": file["bytes"]}   # some hosts undo the packing
    ends = {PurePosixPath(path).suffix for path in listed}
    return {"id": digest(json.dumps(listed).encode(), 16), "files": listed,
            "types": {end: kind for end, kind in TYPES.items() if end in ends}}


def wanted(files):
    """Whether a path is part of what a served site needs: not what is there for others, and not a smaller twin for the host."""
    return lambda path: not path.startswith(LEFT_OUT) and not (path.endswith(PACKED) and path[:path.rindex(".")] in files)


def rank(path):
    """Where a path comes in the order, then by name."""
    begins = [start for start in ORDER if start and path.startswith(start)]
    return ORDER.index(max(begins, key=len) if begins else ""), path


def read(content):
    return content.read_bytes() if isinstance(content, Path) else content
