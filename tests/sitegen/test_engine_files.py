"""What the browser is given: wheels, payload scripts, the short lock file and the manifest."""

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile

import brotli
import pytest

from sitegen.build import build
from sitegen.console import BuildError
from sitegen.engine import EngineFile
from sitegen.engine.files import engine_version, short_lock
from sitegen.engine.packing import payload_script
from sitegen.wheels import wheel_of


@pytest.fixture
def manifest(mini):
    build(mini)
    return json.loads((mini.dist / "assets/engine/manifest.json").read_text())


def unpack(script):
    """What sightlinePayload would be called with: the name and the bytes."""
    name, packed = json.loads("[" + re.fullmatch(r"sightlinePayload\((.*)\);\n", script.decode())[1] + "]")
    return name, gzip.decompress(base64.b64decode(packed))


UNPACK = {"br": brotli.decompress, "gz": gzip.decompress}


def content_of(mini, file):
    return gzip.decompress((mini.dist / file["packed"]["gz"]["url"]).read_bytes())


def test_every_file_is_as_the_manifest_says_in_all_its_forms(mini, manifest):
    for file in manifest["files"]:
        content, script = content_of(mini, file), (mini.dist / file["payload"]).read_bytes()
        assert len(content) == file["bytes"] and hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(script) == file["payload_bytes"] and unpack(script) == (file["name"], content)
        for ending, form in file["packed"].items():
            packed = (mini.dist / form["url"]).read_bytes()
            assert form["url"].endswith(f"{file['name'].rsplit('/', 1)[-1]}.{ending}") and UNPACK[ending](packed) == content
            assert (len(packed), hashlib.sha256(packed).hexdigest()) == (form["bytes"], form["sha256"])


def test_there_is_no_plain_twin(mini, manifest):
    served = {path.relative_to(mini.dist).as_posix() for path in (mini.dist / "assets" / "engine").rglob("*") if path.is_file()}
    known = {form["url"] for file in manifest["files"] for form in file["packed"].values()} | {file["payload"] for file in manifest["files"]}
    assert served - known == {"assets/engine/manifest.json", "assets/engine/payload/manifest.js"}


def test_zips_inside_are_stored_so_that_the_packing_around_them_has_all_the_work(mini, manifest):
    for file in manifest["files"]:
        if file["name"].endswith((".zip", ".whl")):
            with zipfile.ZipFile(io.BytesIO(content_of(mini, file))) as archive:
                assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}, file["name"]


def test_the_manifest_has_both_forms_too(mini, manifest):
    name, content = unpack((mini.dist / "assets/engine/payload/manifest.js").read_bytes())
    assert name == "manifest.json" and json.loads(content) == manifest


def test_all_that_a_loader_needs_is_there(mini, manifest):
    names = {file["name"] for file in manifest["files"]}
    assert {"pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "worker.js",
            "models/tiny/config.json", "models/tiny/vocabulary.json", "models/tiny/weights.safetensors"} <= names
    assert {name.split("-")[0] for name in names if name.endswith(".whl")} == {"numpy", "micropip", "sightline"}


def test_the_lock_file_knows_our_files(mini, manifest):
    files = {file["name"]: file for file in manifest["files"]}
    lock = json.loads(content_of(mini, files["pyodide-lock.json"]))
    assert set(lock["packages"]) == {"numpy", "micropip"}
    for package in lock["packages"].values():
        file = files[package["file_name"]]
        assert file["sha256"] == package["sha256"]


@pytest.mark.parametrize("packages, complaint", [
    ({"thing-2.0-py3-none-any.whl": b""}, "thing-2.0.*1.0"),
    ({"other-1.0-py3-none-any.whl": b""}, "other.*none"),
    ({"thing-1.0-py3-none-any.whl": b""}, "other is needed"),
])
def test_a_lock_that_would_not_load_is_refused(packages, complaint):
    lock = {"info": {}, "packages": {"thing": {"version": "1.0", "depends": ["other"]}}}
    with pytest.raises(BuildError, match=complaint):
        short_lock(lock, packages)


def test_the_wheel_is_valid_and_always_the_same(mini):
    name, wheel = wheel_of(mini, "1.2.3")
    assert name == "sightline-1.2.3-py3-none-any.whl" and wheel_of(mini, "1.2.3") == (name, wheel)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        assert archive.testzip() is None
        assert archive.read("sightline/__init__.py") == (mini.engine / "__init__.py").read_bytes()
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
        assert_record_is_true(archive, "sightline-1.2.3.dist-info")


def assert_record_is_true(archive, info):
    rows = [row.rsplit(",", 2) for row in archive.read(f"{info}/RECORD").decode().splitlines()]
    assert {row[0] for row in rows} == set(archive.namelist())
    for name, hash, size in rows:
        if name != f"{info}/RECORD":
            content = archive.read(name)
            assert hash == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            assert int(size) == len(content)


def test_payloads_do_not_depend_on_the_time(mini, monkeypatch):
    file = EngineFile("a/b.bin", "group", bytes(range(256)) * 50)
    first = payload_script(mini, file)
    [kept] = (mini.cache / "payload").glob("*-" + hashlib.sha256(file.content).hexdigest()[:32] + ".js")
    kept.unlink()
    monkeypatch.setattr("time.time", lambda: 1e9)
    assert payload_script(mini, file) == first
    kept.unlink()


def test_the_version_is_the_engine_s_own(mini):
    import sightline
    assert engine_version(mini) == sightline.__version__
