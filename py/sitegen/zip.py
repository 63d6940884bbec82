"""sightline.zip: the site for somebody who unpacks it and opens index.html, the same bytes for the same commit."""

import re
import subprocess
from datetime import datetime, timezone
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .build import build
from .console import say, step

TOP = "sightline"                                        # the one folder that comes out of it
ONLY_SERVED = re.compile(r"""
    .*\.(gz|br|zst)                                      # for hosts that send what is compressed already
    | service-worker\.js | manifest\.webmanifest | assets/icons/.*       # to be kept from a host, as an app
    | assets/previews/.*                                 # pictures of links to the site
    | assets/narration/.*\.mp3                           # for old browsers; those that run the engine play Opus
    | assets/engine/(?!payload/).*                       # pages from the disk load the payload's scripts
    """, re.VERBOSE)
OF_THOSE = re.compile(r' *<(meta property="og:image|link rel="(manifest|apple-touch-icon)"|source [^>]*type="audio/mpeg")[^>]*>\n?')
READABLE_BY_ALL = 0o100644
UNDATED = datetime(2026, 1, 1, tzinfo=timezone.utc)


def make_zip(project):
    """Build the site and pack what works without a host → the zip's path."""
    build(project)
    with step(f"Packing {project.zip.name}"):
        content = {f"{TOP}/{path}": data for path, data in unpacked_site(project).items()}
        part = project.zip.with_name(project.zip.name + ".part")
        write_zip(part, content, date_of(project))
        part.replace(project.zip)
    say(f"{project.zip.name}: {len(content)} files, {project.zip.stat().st_size / 1e6:.1f} MB; unpacked "
        f"{sum(map(len, content.values())) / 1e6:.1f} MB.")
    return project.zip


def unpacked_site(project):
    """{path: bytes} of the site as it is in the zip."""
    files = {"START-HERE.txt": (project.site / "START-HERE.txt").read_bytes()}
    for path in sorted(path for path in project.dist.rglob("*") if path.is_file()):
        name = path.relative_to(project.dist).as_posix()
        if ONLY_SERVED.fullmatch(name):
            continue
        files[name] = path.read_bytes()
        if name.endswith(".html"):
            files[name] = unpacked_page(files[name].decode()).encode()
    return files


def unpacked_page(text):
    """A page that asks for nothing that was left out, and knows where it comes from."""
    return OF_THOSE.sub("", text).replace("<html ", "<html data-unpacked ", 1)


def write_zip(target, content, date):
    """A zip of {name: bytes} in which nothing depends on when, where or by whom it was made."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(content):
            entry = ZipInfo(name, date.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, READABLE_BY_ALL << 16
            archive.writestr(entry, content[name])


def date_of(project):
    """When the last commit was made, which every file in the zip bears; a fixed day where there is no repository."""
    try:
        said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=project.root, capture_output=True, text=True, check=True)
        return datetime.fromtimestamp(int(said.stdout), timezone.utc)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return UNDATED
