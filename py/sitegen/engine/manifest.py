"""The engine's files in the output, and the manifest by which the page finds them.

A served site fetches a file as it was packed; there is no plain twin. A site opened from a folder loads the same as a script,
from payload/. What is marked "start" is needed before the first answer, what is marked "later" only once the reader edits the
engine's code. The manifest gives length and hash of what a file holds and of its packed form, because some hosts undo the
packing on the way."""

import json
from concurrent.futures import ThreadPoolExecutor

from ..output import digest
from .files import EngineFile, engine_files
from .packing import ENDINGS, packed, packing_of, payload_script


def add_engine(project, output, worker):
    """Put the engine's files and their manifest into the output. `worker` is the bundled worker script (bytes)."""
    files = engine_files(project, worker)
    with ThreadPoolExecutor() as threads:                # what compresses does so outside Python's lock
        forms = dict(zip((file.name for file in files), threads.map(lambda file: packed(project, file), files)))
    manifest = {"format": 3, "files": []}
    for group in dict.fromkeys(file.group for file in files):
        members = [file for file in files if file.group == group]
        folder = f"assets/engine/{group}-{digest(b''.join(forms[file.name] for file in members), 8)}/"
        for file in members:
            form = add_packed(output, folder, file.name, forms[file.name])
            manifest["files"].append({**describe(file), "packed": form, **add_payload(project, output, file)})
    table = EngineFile("manifest.json", "scripts", json.dumps(manifest, indent=1).encode())
    # These two have fixed names, since everything else is found by them.
    output.add("assets/engine/manifest.json", table.content)
    output.add("assets/engine/payload/manifest.js", payload_script(project, table))


def describe(file):
    return {"name": file.name, "group": file.group, "when": file.when, "bytes": len(file.content), "sha256": digest(file.content)}


def add_packed(output, folder, name, content):
    packing = packing_of(name)
    url = f"{folder}{name.rsplit('/', 1)[-1]}.{ENDINGS[packing]}"
    output.add(url, content)
    return {"packing": packing, "url": url, "bytes": len(content), "sha256": digest(content)}


def add_payload(project, output, file):
    content = payload_script(project, file)
    path = f"assets/engine/payload/{file.name.replace('/', '-')}.{digest(content, 8)}.js"
    output.add(path, content)
    return {"payload": path, "payload_bytes": len(content)}
