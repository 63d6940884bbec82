"""A static server for this machine only: what any static host does, with the right type for every file."""

import re
import threading
import time
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .build import build
from .console import BuildError, say
from .media_types import TYPES


class Handler(SimpleHTTPRequestHandler):
    """Serves folders under prefixes (`mounts`: {"/": folder}), or a file in place of one; a prefix that is longer wins."""

    protocol_version = "HTTP/1.1"                        # keeps connections open, as real hosts do
    extensions_map = {"": "application/octet-stream", **TYPES}

    def __init__(self, *arguments, mounts):
        self.mounts = mounts
        super().__init__(*arguments)

    def translate_path(self, path):
        prefix = max((each for each in self.mounts if path.startswith(each)), key=len, default=None)
        if prefix is None:
            return "/nowhere"
        if self.mounts[prefix].is_file():
            return str(self.mounts[prefix])
        self.directory = str(self.mounts[prefix])
        return super().translate_path("/" + path[len(prefix):])

    def do_GET(self):
        if self.path in self.mounts:
            del self.headers["If-Modified-Since"]        # a file in place of another, whichever is older
        if not self.send_part():
            super().do_GET()

    def send_part(self):
        """Answer a request for one range of a file, without which a browser cannot seek in a sound → whether this was one."""
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            return False
        content = path.read_bytes()
        first, last = int(wanted[1]), min(int(wanted[2] or len(content)), len(content) - 1)
        if first > last:
            self.send_error(416)
            return True
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(content[first:last + 1])
        return True

    def list_directory(self, path):
        self.send_error(404, "There is no such page here")

    def end_headers(self):
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", self.caching())
        super().end_headers()

    def caching(self):
        return "no-cache"                                # while one works on the site, every load is fresh

    def log_message(self, *parts):
        pass


class SiteServer(ThreadingHTTPServer):
    """Answers on the loopback address as soon as it exists; port 0 takes a free one. Use it as a context."""

    daemon_threads = True
    handler = Handler

    def __init__(self, mounts, port=0):
        mounts = {prefix: Path(folder) for prefix, folder in mounts.items()}
        super().__init__(("127.0.0.1", port), partial(self.handler, mounts=mounts))
        self.origin = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, address):
        pass                                             # a browser that hangs up in the middle is no news


def serve(project, port, *, open_browser, watch):
    """Serve dist/ until interrupted. With `watch` no browser keeps the site, so that every build is seen at once."""
    with server_on(project, port, watch) as server:
        say(f"Sightline is at {server.origin}/ (stop with Ctrl+C)")
        if open_browser:
            webbrowser.open(f"{server.origin}/")
        try:
            if watch:
                rebuild_for_ever(project)
            threading.Event().wait()
        except KeyboardInterrupt:
            say("")


def server_on(project, port, watch=False):
    mounts = {"/": project.dist}
    if watch:
        mounts["/service-worker.js"] = project.site / "scripts" / "offline" / "none.js"
    try:
        return SiteServer(mounts, port)
    except OSError:
        say(f"Port {port} is taken; using a free one.")
        return SiteServer(mounts)


def rebuild_for_ever(project):
    """Build again whenever a source changes; a mistake is reported, and the next change gets its chance."""
    seen = snapshot(project)
    while True:
        time.sleep(0.5)
        now = snapshot(project)
        if now != seen:
            seen = now
            try:
                build(project)
            except BuildError as error:
                say(f"{error}")


def snapshot(project):
    folders = [project.site, project.assets, project.engine, project.models, project.gallery]
    return {path: path.stat().st_mtime_ns for folder in folders for path in folder.rglob("*") if path.is_file()}
