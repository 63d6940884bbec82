"""Nothing is ever asked of another place. The browser's only way out is a proxy that writes down every request of whatever kind: pages,
pictures, beacons, sockets, and connections that are only prepared."""

import json
from functools import partial

import pytest

from browser.pages.conftest import stir
from browser.pages.listener import Listener
from conftest import SUB_PATH
from sitegen.serve import Handler, SiteServer

ORIGIN = "http://localhost"
EVERYWHERE = """() => {
    fetch('http://elsewhere.example/fetch').catch(() => {});
    navigator.sendBeacon('http://elsewhere.example/beacon');
    new Image().src = 'https://elsewhere.example/picture';
    new WebSocket('ws://elsewhere.example/socket');
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://prepared.example/' }));
}"""
HEARD = ["GET http://elsewhere.example/fetch", "POST http://elsewhere.example/beacon", "CONNECT elsewhere.example:443",
         "CONNECT elsewhere.example:80", "CONNECT prepared.example:443"]
BROWSERS_OWN = {"CONNECT content-autofill.googleapis.com:443"}         # Chromium's, of itself, when there is a form


class Proxy(Handler):
    """Answers for the site and for nobody else; the server's `asked` has all that was asked."""

    def do_GET(self):
        if self.path == f"{ORIGIN}/heard":
            return self.tell()
        self.server.asked.append(f"{self.command} {self.path}")
        if self.command == "GET" and self.path.startswith(f"{ORIGIN}/"):
            self.path = self.path[len(ORIGIN):]
            super().do_GET()
        else:
            self.send_error(403)

    def tell(self):
        content = json.dumps(self.server.asked).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_HEAD = do_PUT = do_OPTIONS = do_CONNECT = do_GET


@pytest.fixture
def recorder(built_site):
    with SiteServer({SUB_PATH: built_site}) as server:
        server.asked = []
        server.RequestHandlerClass = partial(Proxy, mounts={SUB_PATH: built_site})
        yield server


@pytest.fixture
def context(browser, recorder):
    """Without the service worker, which fetches all of the site by the list that was made at build."""
    context = browser.new_context(proxy={"server": recorder.origin, "bypass": "<-loopback>"}, service_workers="block", reduced_motion="reduce")
    context.set_default_timeout(90_000)
    yield context
    context.close()


def test_the_proxy_hears_everything(context, recorder):
    page = context.new_page()
    page.goto(f"{ORIGIN}/heard")
    page.evaluate(EVERYWHERE)
    page.wait_for_function("(wanted) => fetch('/heard').then((answer) => answer.json()).then((heard) => wanted.every((each) => heard.includes(each)))", arg=HEARD)


def test_every_page_and_every_flow_stays_at_home(context, recorder, built_site):
    page = context.new_page()
    for path in sorted(built_site.rglob("*.html")):
        page.goto(ORIGIN + SUB_PATH + path.relative_to(built_site).as_posix())
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    listen_search_and_ask(page)
    compose_edit_and_keep(page)
    assert len(recorder.asked) > 100
    strays = {each for each in recorder.asked if not each.startswith(f"GET {ORIGIN}{SUB_PATH}")}
    assert strays <= BROWSERS_OWN


def listen_search_and_ask(page):
    page.goto(f"{ORIGIN}{SUB_PATH}modules/23-cross-attention.html")
    Listener(stir(page)).play.click()
    figure = page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    figure.locator(".figure-mark[data-kind=live]").wait_for()
    figure.get_by_label("Question", exact=True).fill("What is the background?")
    figure.get_by_role("button", name="Feed Image & Ask Question").click()
    page.wait_for_function("!document.querySelector('cross-attention-engine').inquiry.waiting")
    page.keyboard.press("Control+k")
    page.wait_for_function("document.querySelector('search-dialog')?.state === 'ready'")
    page.keyboard.type("softmax https://elsewhere.example/")


def compose_edit_and_keep(page):
    page.goto(f"{ORIGIN}{SUB_PATH}playground/23-cross-attention.html#view=code&v=1")
    page.wait_for_function("document.querySelector('attention-playground')?.lab")
    page.evaluate("document.querySelector('attention-playground').lab.wake()")
    page.locator(".cm-content").wait_for()
    page.evaluate("""() => document.querySelector('attention-playground').lab.change({ tool: 'move',
        picture: { kind: 'scene', scene: { place: 'grass-11', items: [{ sprite: 'noto/dog', x: 300, y: 600, size: 400, flip: false, turn: 0 }] } } })""")
    page.wait_for_function("""() => {
        const { lab } = document.querySelector('attention-playground');
        return lab.ready && !lab.busy && lab.upToDate;
    }""")
    page.get_by_role("button", name="Keep and share").click()
    for name in ["PNG", "SVG", "CSV", ".npz", "Save the scene", "Save the Python program"]:
        with page.expect_download():
            page.locator(".keep-menu").get_by_role("button", name=name, exact=True).click()
