"""What will be in dist/: collected in memory first, then written in one go, so that a failed build changes nothing."""

import shutil
from hashlib import sha256
from pathlib import Path, PurePosixPath

from .console import BuildError


def digest(content, length=64):
    """SHA-256 of bytes, or of a file, in hexadecimal."""
    return sha256(content.read_bytes() if isinstance(content, Path) else content).hexdigest()[:length]


def with_hash(path, content):
    """site.css → site.1a2b3c4d.css: a name that changes with the content, so that it may be cached for ever."""
    path = PurePosixPath(path)
    return str(path.with_name(f"{path.stem}.{digest(content, 8)}{path.suffix}"))


class Output:
    """Files of the site by their path in dist/ (bytes, or the Path of a file to copy), and assets by their plain name."""

    def __init__(self):
        self.files = {}
        self.assets = {}

    def add(self, path, content):
        """Put a file at this very path."""
        if path in self.files:
            raise BuildError(f"Two things want to be {path} in the site. Rename one of them.")
        self.files[path] = content

    def add_asset(self, name, content):
        """Put a file under assets/ with its hash in its name; pages find it as asset(name)."""
        path = with_hash(f"assets/{name}", content)
        self.add(path, content)
        self.assets[name] = path
        return path

    def asset(self, name):
        """The path of an asset in dist/, hash included."""
        if name not in self.assets:
            raise BuildError(f"A page asks for the asset '{name}', which does not exist. "
                             f"There are: {', '.join(sorted(self.assets))}.")
        return self.assets[name]

    def write(self, dist):
        """Bring the folder to exactly these files; what is already right is not touched. Returns how many changed."""
        stale = {path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()} - set(self.files)
        changed = sum(put(dist / path, content) for path, content in self.files.items())
        for path in stale:                               # last, so that a page being read finds its files as long as may be
            (dist / path).unlink()
        for folder in sorted((path for path in dist.rglob("*") if path.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        return changed + len(stale)


def put(target, content):
    """Write bytes, or copy a file, unless the target already holds the same."""
    fresh = content.read_bytes() if isinstance(content, Path) else content
    if target.is_file() and target.stat().st_size == len(fresh) and target.read_bytes() == fresh:
        return False
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.write_bytes(fresh)
    part.replace(target)
    return True
