"""NumPy for the browser: Pyodide's wheel without what the engine never imports, the same bytes each time it is made."""

import io
import re
import subprocess
import tarfile
import tempfile
import urllib.request
import zipfile
from hashlib import sha256
from pathlib import Path

from .console import BuildError, say, step
from .tools import install_node_modules, npm_command, with_node
from .wheels import pack_wheel

NAME = "numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl"
SOURCE_SHA256 = "125230b4c3ecd08803e5c43f1162e017c0718d9f253146225a705a952b9c16c2"
STRIPPED_SHA256 = "41e020a311c169ecbbab2d209e7268a069b40c7511ab4f70672af6d31c1af63c"
RELEASE = "0.28.0a3"                                   # the Pyodide release that this wheel belongs to
PACKAGE = "@bentopdf/pymupdf-wasm@0.11.16"             # an npm package that carries the same file
INFO = "numpy-2.2.5.dist-info"

# Whole packages that `import numpy` does not need, tests, and what only compilers and type checkers read.
DROPPED = re.compile(r"""
    numpy/(f2py|distutils|fft|random|testing|ma|polynomial|typing|doc|_pyinstaller|compat)/
  | numpy/(conftest|_configtool)\.py$
  | .*/tests/ | .*/include/ | numpy/_core/lib/ | .*\.(pyi|pxd|pyx|h|c|a|ini|build|in|typed)$
  | numpy/_core/_(multiarray_tests|umath_tests|rational_tests|operand_flag_tests|struct_ufunc_tests|simd)\.cpython
  | numpy/_core/(cversions|_simd)\.py$
  | numpy/linalg/lapack_lite\.cpython
  | numpy-2\.2\.5\.dist-info/entry_points\.txt$
""", re.VERBOSE)


def vendored_numpy(project):
    """The committed wheel; raises BuildError if it is missing or altered."""
    path = project.assets / "vendor" / NAME
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != STRIPPED_SHA256:
        raise BuildError(f"{path.name} in assets/vendor is missing or altered. "
                         "Restore it, or make it anew: python3 build.py vendor.")
    return path


def vendor(project):
    """Fetch the full wheel, strip it, and write it to assets/vendor with NumPy's licence."""
    install_node_modules(project)
    stripped = strip(full_wheel(project))
    found = sha256(stripped).hexdigest()
    if found != STRIPPED_SHA256:
        raise BuildError(f"The stripped wheel came out as {found}, not as recorded ({STRIPPED_SHA256}). If what is dropped "
                         "was changed on purpose, record the new hash in vendor.py and in assets/vendor/PROVENANCE.md.")
    folder = project.assets / "vendor"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_bytes(stripped)
    with zipfile.ZipFile(io.BytesIO(stripped)) as archive:
        (folder / "numpy-LICENSE.txt").write_bytes(archive.read(f"{INFO}/LICENSE.txt"))
    say(f"assets/vendor/{NAME}: {len(stripped) / 1e6:.2f} MB, sha256 {found}")


def strip(wheel):
    """The bytes of the full wheel → those of the stripped one."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()
                 if not name.endswith("/") and not DROPPED.match(name)}
    return pack_wheel(files, INFO, zipfile.ZIP_DEFLATED)


def full_wheel(project):
    """The bytes of the full wheel: from the cache, from Pyodide's own address, or out of the npm package."""
    kept = project.cache / "vendor" / NAME
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(fetched(project))
    content = kept.read_bytes()
    if sha256(content).hexdigest() != SOURCE_SHA256:
        kept.unlink()
        raise BuildError(f"What was fetched as {NAME} is not the file that was recorded. Run this again.")
    return content


def fetched(project):
    try:
        with step("Fetching NumPy from Pyodide's address"):
            with urllib.request.urlopen(f"{pyodide_address(project)}{NAME}", timeout=20) as reply:
                return reply.read()
    except OSError as error:
        say(f"  Not reachable ({error}); trying the npm package.")
    with step("Fetching NumPy from the npm package"):
        return from_npm(project)


def pyodide_address(project):
    """Where Pyodide publishes that release's packages, from the address that its own loader has built in."""
    loader = (project.node_modules / "pyodide" / "pyodide.js").read_text(encoding="utf-8")
    found = re.search(r"https://[^`\"']+/v\$\{\w+\}/full/", loader)
    if found is None:
        raise BuildError("Pyodide's loader names no address for its packages any more. Adapt py/sitegen/vendor.py.")
    return re.sub(r"\$\{\w+\}", RELEASE, found[0])


def from_npm(project):
    """Only the wheel is taken out of the package; the rest of it has another licence."""
    with tempfile.TemporaryDirectory(dir=project.cache) as folder:
        done = subprocess.run([*npm_command(), "pack", "--silent", PACKAGE, "--pack-destination", folder],
                              cwd=project.root, env=with_node(), capture_output=True, text=True)
        archive = next(Path(folder).glob("*.tgz"), None)
        if done.returncode != 0 or archive is None:
            raise BuildError("NumPy's wheel could be fetched from neither place. Check the network connection and run "
                             f"this again; npm says: {done.stderr.strip()[-300:]}")
        with tarfile.open(archive) as tar:
            return tar.extractfile(f"package/assets/{NAME}").read()
