"""Pages in trouble: what their tests share."""

import threading

import pytest

from browser.pages.conftest import open_lesson, open_page  # noqa: F401  fixtures
from browser.playground.conftest import open_playground  # noqa: F401  a fixture
from sitegen.serve import Handler, SiteServer

PIECE = 16_384


@pytest.fixture
def kill():
    """kill(page): its worker ends in the middle of what it does, as when the browser takes its memory back."""
    def end(page):
        page.evaluate("sightlineDesk.client.link.worker.terminate()")
    return end


class Tap:
    """What comes of the files whose path contains `part`: nothing while it is shut, but a piece whenever one is let through."""

    def __init__(self, part):
        self.part, self.pieces, self.free, self.asked = part, threading.Semaphore(0), False, 0

    def let(self, pieces=1):
        self.pieces.release(pieces)

    def open(self):
        self.free = True
        self.pieces.release(10_000)


class TappedHandler(Handler):
    """A server of which a file, or a few, come as a tap has it."""

    def copyfile(self, source, output):
        tap = next((tap for tap in self.server.taps if tap.part in self.path), None)
        if not tap:
            return super().copyfile(source, output)
        tap.asked += 1
        while piece := source.read(PIECE):
            if not tap.free:
                tap.pieces.acquire()
            output.write(piece)


class TappedServer(SiteServer):
    handler = TappedHandler

    def __init__(self, mounts):
        self.taps = []
        super().__init__(mounts)

    def tap(self, part):
        self.taps.append(Tap(part))
        return self.taps[-1]

    def __exit__(self, *error):
        for tap in self.taps:
            tap.open()
        super().__exit__(*error)
