"""A canary: somebody at another address of this machine, who writes down whoever comes by."""

import socketserver
import threading

import pytest

ANSWER = (b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/javascript\r\nContent-Length: 0\r\n"
          b"Connection: close\r\n\r\n")


class Canary(socketserver.ThreadingTCPServer):
    """`heard` has the first line of everything that connects, whatever it speaks."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Note)
        self.heard = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"
        self.socket_url = self.url.replace("http:", "ws:")


class Note(socketserver.BaseRequestHandler):
    def handle(self):
        said = self.request.recv(4096)
        self.server.heard.append(said.split(b"\r\n")[0].decode("latin-1"))
        self.request.sendall(ANSWER)


@pytest.fixture
def canary(browser):
    """Nobody has come by at the end, save who was sent to show that the canary is awake."""
    with Canary() as bird:
        threading.Thread(target=bird.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield bird
        context = browser.new_context()
        page = context.new_page()
        assert page.evaluate("(url) => fetch(url).then(({ ok }) => ok)", bird.url + "awake")
        context.close()
        bird.shutdown()
        assert bird.heard == ["GET /awake HTTP/1.1"]
