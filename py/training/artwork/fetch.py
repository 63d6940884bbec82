"""Fetches the artwork packages, by name and pinned version, into the cache."""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from sitegen.tools import npm_command

from .catalogue import Source


def fetch(source: Source, cache: Path) -> Path:
    """The unpacked package of a style, from whichever registry has it; raises RuntimeError."""
    return (fetch_debian if source.registry == "debian" else fetch_npm)(source.package, source.version, cache)


def fetch_npm(package: str, version: str, cache: Path) -> Path:
    """The unpacked npm package (a folder in the cache); raises RuntimeError if npm cannot fetch it."""
    folder = cache / f"{package.replace('/', '_')}-{version}"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=_made(cache)) as temporary:
        _run([*npm_command(), "pack", f"{package}@{version}", "--silent", "--pack-destination", temporary])
        archive = next(Path(temporary).glob("*.tgz"))
        with tarfile.open(archive) as tar:
            tar.extractall(temporary, filter="data")
        # A package has exactly one folder in its archive; npm calls it "package", a few publishers do not.
        unpacked = next(path for path in Path(temporary).iterdir() if path.is_dir())
        shutil.move(unpacked, folder)
    return folder


def fetch_debian(package: str, version: str, cache: Path) -> Path:
    """The unpacked files of a Debian package (a folder that stands for "/"); raises RuntimeError without apt."""
    folder = cache / f"{package}-{version.replace(':', '_')}"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=_made(cache)) as temporary:
        _run(["apt-get", "download", f"{package}={version}"], cwd=temporary)
        archive = next(Path(temporary).glob("*.deb"))
        unpacked = Path(temporary) / "unpacked"
        _run(["dpkg", "-x", str(archive), str(unpacked)])
        shutil.move(unpacked, folder)
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _run(command: list[str], cwd: str | None = None) -> None:
    if shutil.which(command[0]) is None:
        raise RuntimeError(f"The artwork needs the command {command[0]!r}, which is not installed.")
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr.strip() or done.stdout.strip()}")
