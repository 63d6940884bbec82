"""What the browser is given: Python compiled beforehand, packed files, payload scripts and the manifest."""

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile

import pytest
from unpacking import unzstd

from sitegen.build import build
from sitegen.console import BuildError
from sitegen.engine import EngineFile
from sitegen.engine.packing import payload_script
from sitegen.engine.python import engine_pack, imported_names, python_packs
from sitegen.project import this_project


@pytest.fixture
def manifest(mini):
    build(mini)
    return json.loads((mini.dist / "assets/engine/manifest.json").read_text())


def unpack(script):
    """What sightlinePayload would be called with: the name and the bytes."""
    name, packed = json.loads("[" + re.fullmatch(r"sightlinePayload\((.*)\);\n", script.decode())[1] + "]")
    return name, base64.b64decode(packed)


UNPACK = {"zstd": unzstd, "gzip": gzip.decompress}
ENDINGS = {"zstd": "zst", "gzip": "gz"}


def content_of(mini, file):
    return UNPACK[file["packed"]["packing"]]((mini.dist / file["packed"]["url"]).read_bytes())


def test_every_file_is_as_the_manifest_says_and_its_script_holds_the_same(mini, manifest):
    for file in manifest["files"]:
        content, script = content_of(mini, file), (mini.dist / file["payload"]).read_bytes()
        assert len(content) == file["bytes"] and hashlib.sha256(content).hexdigest() == file["sha256"]
        form = file["packed"]
        packed = (mini.dist / form["url"]).read_bytes()
        assert len(script) == file["payload_bytes"] and unpack(script) == (file["name"], packed)
        assert form["url"].endswith(f"{file['name'].rsplit('/', 1)[-1]}.{ENDINGS[form['packing']]}")
        assert (len(packed), hashlib.sha256(packed).hexdigest()) == (form["bytes"], form["sha256"])


def test_the_page_gets_scripts_in_what_every_browser_unpacks_and_the_worker_gets_programs_in_what_is_smallest(manifest):
    packings = {file["name"].rsplit(".", 1)[-1]: file["packed"]["packing"] for file in manifest["files"]}
    assert packings == {"js": "gzip", "json": "gzip", "safetensors": "gzip", "wasm": "zstd", "zip": "zstd"}


def test_there_is_no_plain_twin(mini, manifest):
    served = {path.relative_to(mini.dist).as_posix() for path in (mini.dist / "assets" / "engine").rglob("*") if path.is_file()}
    known = {url for file in manifest["files"] for url in (file["packed"]["url"], file["payload"])}
    manifests = {"assets/engine/manifest.json", "assets/engine/payload/manifest.js"}     # the first compressed for hosts too
    assert served - known == manifests | {f"assets/engine/manifest.json.{ending}" for ending in ("br", "gz")}


def test_zips_inside_are_stored_so_that_the_packing_around_them_has_all_the_work(mini, manifest):
    for file in manifest["files"]:
        if file["name"].endswith((".zip", ".whl")):
            with zipfile.ZipFile(io.BytesIO(content_of(mini, file))) as archive:
                assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}, file["name"]


def test_the_manifest_has_both_forms_too(mini, manifest):
    name, content = unpack((mini.dist / "assets/engine/payload/manifest.js").read_bytes())
    assert name == "manifest.json" and json.loads(gzip.decompress(content)) == manifest


def test_all_that_a_loader_needs_is_there(mini, manifest):
    when = {file["name"]: file["when"] for file in manifest["files"]}
    assert {name for name, time in when.items() if time == "later"} == {"python-rest.zip"}
    assert {"pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python.zip", "sightline.zip", "worker.js",
            "models/tiny/config.json", "models/tiny/vocabulary.json", "models/tiny/weights.safetensors"} < set(when)


@pytest.fixture(scope="module")
def packs():
    """What the start needs of Python's library, and the rest."""
    return python_packs(this_project())


def test_the_library_is_split_into_what_the_start_needs_and_the_rest(packs):
    start, rest = packs
    assert not set(start) & set(rest)
    assert {"enum.pyc", "encodings/utf_8.pyc", "asyncio/__init__.pyc", "pyodide/__init__.pyc", "site-packages/numpy/_core/multiarray.pyc"} < set(start)
    assert {"csv.pyc", "urllib/request.pyc", "site-packages/numpy/ctypeslib.pyc"} < set(rest)
    assert [name for name in start if name.endswith(".so")] == ["site-packages/numpy/_core/_multiarray_umath.cpython-313-wasm32-emscripten.so"]
    assert not [name for name in [*start, *rest] if name.endswith(".py") or "/tests/" in name]


def test_library_code_counts_as_compiled_without_looking_at_a_source(packs):
    for name, content in packs[0].items():
        if name.endswith(".pyc"):
            assert content[:2] == (3571).to_bytes(2, "little") and content[4:8] == b"\1\0\0\0", name        # Python 3.13; PEP 552, unchecked


def test_the_engine_keeps_its_sources_beside_what_is_compiled(mini):
    pack = engine_pack(mini)
    source = "site-packages/sightline/ops.py"
    assert pack[source] == (mini.engine / "ops.py").read_bytes()
    assert b"site-packages/sightline/ops.py" in pack["site-packages/sightline/__pycache__/ops.cpython-313.pyc"]
    assert len([name for name in pack if name.endswith(".py")]) == len([name for name in pack if name.endswith(".pyc")])


def test_a_source_that_python_cannot_compile_is_named(mini):
    (mini.engine / "ops.py").write_text("def softmax(:\n")
    with pytest.raises(BuildError, match="ops.py"):
        build(mini)


def test_what_the_engine_imports_is_read_from_its_sources(mini):
    (mini.engine / "ops.py").write_text("import calendar\nfrom html.parser import HTMLParser\nfrom .errors import ReaderError\n")
    (mini.engine / "cli.py").write_text("import shelve\n")
    names = imported_names(mini.engine)
    assert {"calendar", "html.parser", "numpy"} < set(names) and "shelve" not in names


def test_of_weights_all_first_bytes_are_sent_before_all_second_ones(mini, manifest):
    name = "models/tiny/weights.safetensors"
    sent = content_of(mini, next(file for file in manifest["files"] if file["name"] == name))
    written = (mini.assets / name).read_bytes()
    half = (len(written) + 1) // 2
    assert sent[:half] == written[::2] and sent[half:] == written[1::2]


@pytest.mark.parametrize("ending", ["bin", "zip"])
def test_payloads_do_not_depend_on_the_time(mini, monkeypatch, ending):
    file = EngineFile(f"a/b.{ending}", "group", bytes(range(256)) * 50)
    first = payload_script(mini, file)
    [kept] = (mini.cache / "packed").glob("*-" + hashlib.sha256(file.content).hexdigest()[:32] + ".*")
    kept.unlink()
    monkeypatch.setattr("time.time", lambda: 1e9)
    assert payload_script(mini, file) == first
    kept.unlink()
