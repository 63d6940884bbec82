"""What makes a site stay on a device: the service worker's list of files, the manifest of the web app, and its icons."""

import io
import json
import urllib.request
from hashlib import sha256

from PIL import Image

from sitegen.build import build
from sitegen.offline import version_of
from sitegen.serve import server_on


def listed(mini):
    line, code = (mini.dist / "service-worker.js").read_bytes().split(b"\n", 1)
    return json.loads(line.removeprefix(b"globalThis.sightlineVersion=").removesuffix(b";")), code


def test_the_worker_lists_what_a_served_site_needs(mini):
    build(mini)
    version, code = listed(mini)
    there = {path.relative_to(mini.dist).as_posix() for path in mini.dist.rglob("*") if path.is_file()}
    left_out = there - set(version["files"])
    assert set(version["files"]) < there and b"skipWaiting" in code
    twins = {path for path in left_out if path.endswith((".br", ".gz")) and path[:-3] in there}
    assert all(path.startswith(("assets/engine/payload/", "assets/previews/", "service-worker.js", "robots.txt")) for path in left_out - twins)
    assert "service-worker.js" in left_out and twins
    for path, file in version["files"].items():
        content = (mini.dist / path).read_bytes()
        assert (file["sha256"], file["bytes"]) == (sha256(content).hexdigest(), len(content))


def test_what_a_page_is_made_of_comes_first(mini):
    build(mini)
    groups = [next(group for group in ("assets/gallery", "assets/engine", "") if path.startswith(group)) for path in listed(mini)[0]["files"]]
    assert list(dict.fromkeys(groups)) == ["", "assets/engine", "assets/gallery"]


def test_the_engine_s_files_are_known_unpacked_too(mini):
    build(mini)
    manifest = json.loads((mini.dist / "assets" / "engine" / "manifest.json").read_text())
    files = listed(mini)[0]["files"]
    for file in manifest["files"]:
        assert files[file["packed"]["url"]]["plain"] == {"sha256": file["sha256"], "bytes": file["bytes"]}


def test_a_version_is_known_by_its_files(mini):
    build(mini)
    files = {path: (mini.dist / path) for path in listed(mini)[0]["files"]}
    same, other = version_of(files), version_of(files | {"index.html": b"<p>new"})
    assert same == listed(mini)[0] and other["id"] != same["id"]
    assert {path for path in files if same["files"][path] != other["files"][path]} == {"index.html"}


def test_smaller_twins_for_the_host_are_not_kept(mini):
    build(mini)
    files = {path: (mini.dist / path) for path in listed(mini)[0]["files"]}
    assert version_of(files | {"index.html.br": b"small", "index.html.gz": b"small"}) == version_of(files)


def test_the_manifest_s_addresses_stay_below_the_site_and_lead_to_icons(mini):
    build(mini)
    manifest = json.loads((mini.dist / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Mini" and manifest["start_url"] == "index.html" and manifest["scope"] == "./"
    for entry in manifest["icons"]:
        with Image.open(io.BytesIO((mini.dist / entry["src"]).read_bytes())) as image:
            assert f"{image.width}x{image.height}" == entry["sizes"]
    assert {entry["purpose"] for entry in manifest["icons"]} == {"any", "maskable"}


def test_while_one_watches_nothing_is_kept(mini):
    build(mini)
    (mini.site / "scripts" / "offline").mkdir()
    (mini.site / "scripts" / "offline" / "none.js").write_text("// none", encoding="utf-8")
    with server_on(mini, 0, watch=True) as server:
        with urllib.request.urlopen(f"{server.origin}/service-worker.js") as reply:
            assert reply.read() == b"// none" and reply.headers["Content-Type"].startswith("text/javascript")
