"""What the browser is given: wheels, payload scripts, the short lock file and the manifest."""

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile

import pytest

from sitegen.build import build
from sitegen.console import BuildError
from sitegen.engine import EngineFile, engine_version, payload_script, short_lock
from sitegen.wheels import wheel_of


@pytest.fixture
def manifest(mini):
    build(mini)
    return json.loads((mini.dist / "assets/engine/manifest.json").read_text())


def unpack(script):
    """What sightlinePayload would be called with: the name and the bytes."""
    name, packed = json.loads("[" + re.fullmatch(r"sightlinePayload\((.*)\);\n", script.decode())[1] + "]")
    return name, gzip.decompress(base64.b64decode(packed))


def test_every_file_is_as_the_manifest_says_in_both_forms(mini, manifest):
    for file in manifest["files"]:
        content, script = (mini.dist / file["url"]).read_bytes(), (mini.dist / file["payload"]).read_bytes()
        assert len(content) == file["bytes"] and hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(script) == file["payload_bytes"] and unpack(script) == (file["name"], content)


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
    lock = json.loads((mini.dist / files["pyodide-lock.json"]["url"]).read_text())
    assert set(lock["packages"]) == {"numpy", "micropip"}
    for package in lock["packages"].values():
        file = files[package["file_name"]]
        assert file["sha256"] == package["sha256"]
        assert file["url"].rpartition("/")[0] == files["pyodide-lock.json"]["url"].rpartition("/")[0]


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
