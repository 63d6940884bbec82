"""A static host as they commonly are: it compresses what compresses, and lets a browser keep what has a hash in its name."""

import gzip
from functools import lru_cache
from pathlib import Path

from .serve import Handler, SiteServer

COMPRESSED = {".html", ".css", ".js", ".json", ".txt", ".svg", ".py", ".wasm", ".webmanifest"}
FOR_EVER = "public, max-age=31536000, immutable"


class HostHandler(Handler):
    """gzip and nothing better, which every host has: what is counted here is the most that a reader's browser fetches."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.suffix not in COMPRESSED or not path.is_file() or "Range" in self.headers:
            return super().do_GET()
        content = packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def caching(self):
        return FOR_EVER if "/assets/" in self.path and not self.path.endswith("manifest.json") else "no-cache"


@lru_cache
def packed(path, changed):
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Host(SiteServer):
    """SiteServer, compressing."""

    handler = HostHandler
