"""Zips whose files are stored, not deflated: they travel compressed as a whole, which makes them smaller, and Python reads
them sooner."""

import io
import zipfile

from ..wheels import EPOCH


def contents(archive):
    """The bytes of a zip → {name: bytes}, folders left out."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def stored(files):
    """{name: bytes} → the bytes of a zip, always the same ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
