"""Wheels, written so that the same files always give the same bytes (PEP 427: a zip with its own table of contents)."""

import io
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256

EPOCH = (1980, 1, 1, 0, 0, 0)                          # the earliest date that a zip can hold


def pack_wheel(files, info, compression):
    """{name: bytes} → the bytes of a wheel, with its RECORD; `info` is the name of its .dist-info folder."""
    files = dict(files)
    files.pop(f"{info}/RECORD", None)
    rows = [f"{name},sha256={record_hash(files[name])},{len(files[name])}" for name in wheel_order(files)]
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression, compresslevel=9) as archive:
        for name in wheel_order(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = compression
            entry.create_system = 3                    # Unix, whichever system makes it
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def wheel_order(names):
    """By name, the metadata last, as the format recommends."""
    return sorted(names, key=lambda name: (".dist-info/" in name, name))


def record_hash(content):
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
