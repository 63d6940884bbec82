"""The NumPy wheel for the browser is what its provenance says, and can be made again."""

import hashlib
import io
import zipfile
import zlib

import pytest

from sitegen.console import BuildError
from sitegen.project import this_project
from sitegen.vendor import NAME, SOURCE_SHA256, STRIPPED_SHA256, full_wheel, pyodide_address, strip, vendored_numpy


@pytest.fixture(scope="module")
def committed():
    return vendored_numpy(this_project()).read_bytes()


def test_the_committed_wheel_and_its_papers(committed):
    assert hashlib.sha256(committed).hexdigest() == STRIPPED_SHA256
    folder = this_project().assets / "vendor"
    papers = (folder / "PROVENANCE.md").read_text(encoding="utf-8")
    assert STRIPPED_SHA256 in papers and SOURCE_SHA256 in papers and f"{len(committed):,}" in papers
    with zipfile.ZipFile(io.BytesIO(committed)) as archive:
        licence = archive.read("numpy-2.2.5.dist-info/LICENSE.txt")
    assert (folder / "numpy-LICENSE.txt").read_bytes() == licence


def test_it_holds_nothing_that_was_dropped(committed):
    with zipfile.ZipFile(io.BytesIO(committed)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert not [name for name in names if "/tests/" in name or name.endswith((".pyi", ".h", ".a"))]
    assert {"numpy/__init__.py", "numpy/linalg/_linalg.py", "numpy/_core/einsumfunc.py"} <= set(names)


def test_it_can_be_made_again(committed):
    """From the full wheel if it is in the cache; where it is not, stripping once more must change nothing."""
    project = this_project()
    if (project.cache / "vendor" / NAME).is_file():
        again = strip(full_wheel(project))
    else:
        again = strip(committed)
    assert contents(again) == contents(committed)
    if "ng" not in zlib.ZLIB_RUNTIME_VERSION:            # zlib-ng packs the same files into other bytes
        assert again == committed


def contents(wheel):
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_altered_wheel_is_refused(mini):
    (mini.assets / "vendor").unlink()
    (mini.assets / "vendor").mkdir()
    (mini.assets / "vendor" / NAME).write_bytes(b"altered")
    with pytest.raises(BuildError, match="altered"):
        vendored_numpy(mini)


def test_a_wrong_download_is_thrown_away(mini):
    kept = mini.cache / "vendor" / NAME
    kept.parent.mkdir()
    kept.write_bytes(b"something else")
    with pytest.raises(BuildError, match="not the file"):
        full_wheel(mini)
    assert not kept.exists()


def test_the_address_comes_from_pyodide_s_own_loader(mini):
    assert pyodide_address(mini).startswith("https://") and pyodide_address(mini).endswith("/v0.28.0a3/full/")
