"""A server that can be stopped, that damages and cuts what it sends, and that can go over to a newer version of the site."""

import os
import re
import shutil
import socket
import time
from pathlib import Path

import pytest

from sitegen.offline import worker_script
from sitegen.output import with_hash
from sitegen.serve import Handler, SiteServer

from .device import Device

SUB_PATH = "/some/course/"
HEAVY = ("assets/engine/payload", "assets/narration", "assets/stage")


class FaultyHandler(Handler):
    """Sends what is there, unless its server wants it damaged or cut."""

    def do_GET(self):
        name = self.path.removeprefix(SUB_PATH)
        self.server.asked.append((name, self.headers.get("Range")))
        fault = next((fault for part, fault in self.server.faults.items() if part in name), None)
        if not fault:
            return super().do_GET()
        fault(self)

    def send_bytes(self, content, told):
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(told))
        self.end_headers()
        self.wfile.write(content)

    @property
    def content(self):
        with open(self.translate_path(self.path), "rb") as file:
            return file.read()


def damage(handler):
    """One byte in the middle is another."""
    content = bytearray(handler.content)
    content[len(content) // 2] ^= 1
    handler.send_bytes(bytes(content), len(content))


def drip(handler):
    """The rest from where it is asked for, slowly."""
    content, [start] = handler.content, re.findall(r"bytes=(\d+)-", handler.headers.get("Range") or "bytes=0-")
    rest = content[int(start):]
    handler.send_response(206 if "Range" in handler.headers else 200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Length", str(len(rest)))
    handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
    handler.end_headers()
    for at in range(0, len(rest), 20_000):
        handler.wfile.write(rest[at:at + 20_000])
        time.sleep(0.1)


def cut(handler):
    """The connection ends in the middle, a while after the last byte has come."""
    content = handler.content
    handler.send_bytes(content[:len(content) // 2], len(content))
    time.sleep(0.3)
    handler.close_connection = True


class CourseServer(SiteServer):
    """A site below a sub-path. `faults`: {part of a path: damage or cut}; `asked`: (path, Range) of every request."""

    def __init__(self, folder, port=0):
        self.mounts, self.faults, self.asked, self.connections = {SUB_PATH: folder}, {}, [], []
        super().__init__(self.mounts, port)
        self.url = self.origin + SUB_PATH

    def finish_request(self, request, address):
        self.connections.append(request)
        FaultyHandler(request, address, self, mounts=self.mounts)

    def stop(self):
        """Nobody listens any longer, and open connections end."""
        self.shutdown()
        self.server_close()
        self.hang_up()

    def hang_up(self):
        for connection in self.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass                                     # it has ended by itself

    def show(self, folder):
        self.mounts[SUB_PATH] = folder


@pytest.fixture(scope="session")
def light_site(built_site, tmp_path_factory):
    """The site without sounds and drawings, so that all of it is kept in a moment."""
    folder = tmp_path_factory.mktemp("light") / "site"
    copy(built_site, folder, leave_out=HEAVY)
    list_anew(folder)
    return folder


@pytest.fixture(scope="session")
def newer_light_site(light_site, tmp_path_factory):
    return newer(light_site, tmp_path_factory.mktemp("newer") / "site")


@pytest.fixture
def site(light_site):
    """What the server shows."""
    return light_site


@pytest.fixture
def server(site):
    with CourseServer(site) as running:
        yield running
        running.hang_up()


@pytest.fixture
def device(new_page, server):
    return Device(new_page(service_workers="allow"), server)


# What Firefox says of a request that a worker is about to answer when its page leaves; of one that failed it tells the address.
NOBODY_WAITS = "Failed to load ‘’. A ServiceWorker intercepted the request"


@pytest.fixture
def firefox_device(firefox, server, complaints):
    context = firefox.new_context()
    context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    context.on("weberror", lambda error: str(error.error).startswith(NOBODY_WAITS) or complaints.append(f"uncaught: {error.error}"))
    yield Device(context.new_page(), server)
    context.close()
    assert complaints == []


def newer(site, folder):
    """A copy with other words on its first page, and another script for the search under another name."""
    copy(site, folder)
    [script] = (folder / "assets" / "scripts").glob("search.*.js")
    content = script.read_bytes() + b"globalThis.newSearch=true;\n"
    for old in [script, *script.parent.glob(f"{script.name}.*")]:     # and its smaller twins
        old.unlink()
    name = with_hash("search.js", content)
    (script.parent / name).write_bytes(content)
    for page in folder.rglob("*.html"):
        rewrite(page, re.sub(r"search\.\w{8}\.js", name, page.read_text(encoding="utf-8")).replace("The course map</h2>", "The new course map</h2>"))
    list_anew(folder)
    return folder


def copy(site, folder, leave_out=()):
    """A copy in hard links: to change a file in it, write it anew."""
    skipped = {site / path for path in leave_out}
    shutil.copytree(site, folder, copy_function=link, ignore=lambda where, names: [name for name in names if Path(where, name) in skipped])


def link(source, target):
    try:
        os.link(source, target)
    except OSError:                                      # another disk
        shutil.copy(source, target)


def list_anew(folder):
    worker = folder / "service-worker.js"
    code = worker.read_bytes().split(b"\n", 1)[1]
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    rewrite(worker, worker_script(files, code))


def rewrite(path, content):
    """Another file under the same name, and by its date too: a server tells by the second whether a file has changed."""
    date = path.stat().st_mtime + 10
    path.unlink()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (date, date))
