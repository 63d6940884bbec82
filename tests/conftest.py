"""What tests share: the built site, a server for it, and a browser that reports every complaint and every stray request."""

import re

import pytest

from sitegen.browsers import HAS_WEBKIT, SHORT_LIVED, find_browser, find_firefox, find_webkit, find_windowless, launch, launch_firefox, running_webkit
from sitegen.project import ROOT, this_project

SUB_PATH = "/some/course/"                               # the site must work below any path
PATIENCE = 90_000                                        # milliseconds; Pyodide takes its time on a busy machine
BROWSERS = {"browser", "firefox", "webkit"}
OWN_SCHEMES = ("file:", "data:", "blob:", "about:")
TELL_VIOLATIONS = """addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
  console.error(`policy: ${effectiveDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber} ${sample})`);
});"""
# Without windows, Chromium reports a mouse that rests in the corner, which would count as a reader's first sign.
NO_RESTING_MOUSE = """addEventListener('pointermove', function resting(event) {
  if (event.screenX || event.screenY) removeEventListener('pointermove', resting, true);
  else event.stopImmediatePropagation();
}, true);"""
NO_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker"   # else every test's page would fetch the whole course


def pytest_collection_modifyitems(items):
    """Whatever opens a page is a browser test."""
    for item in items:
        if BROWSERS & set(item.fixturenames):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def root():
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def built_site():
    """dist/, up to date."""
    from sitegen.build import build                      # here, since golden files are made where there is no generator
    project = this_project()
    build(project)
    return project.dist


@pytest.fixture(scope="session")
def server(built_site):
    """The site over http, below a sub-path: `url` is its address with a slash at the end, `origin` that of the server."""
    from sitegen.serve import SiteServer
    with SiteServer({SUB_PATH: built_site}) as running:
        running.url = running.origin + SUB_PATH
        yield running


@pytest.fixture(scope="session")
def browser_executable():
    return find_browser(this_project())


@pytest.fixture(scope="session")
def windowless_executable(browser_executable):
    return find_windowless(this_project())


@pytest.fixture(scope="session")
def playwright(windowless_executable):                    # which may ask Playwright too, and there can be only one at a time
    from playwright.sync_api import Page, sync_playwright
    wait = Page.wait_for_function
    Page.wait_for_function = lambda page, expression, **more: wait(page, as_function(expression), **more)
    with sync_playwright() as running:
        yield running
    Page.wait_for_function = wait


def as_function(expression):
    """Playwright asks for an expression again and again by eval, which the pages' policy forbids; a function it makes once."""
    return expression if re.match(r"(async |function|\(?[\w\s,{}\[\]]*\)?\s*=>)", expression.strip()) else f"() => ({expression})"


@pytest.fixture(scope="session")
def browser(playwright, windowless_executable):
    running = launch(playwright, windowless_executable, SHORT_LIVED)
    open_context = running.new_context

    def new_context(**options):
        context = open_context(**options)
        context.add_init_script(NO_RESTING_MOUSE)
        return context
    running.new_context = new_context
    yield running
    running.close()


@pytest.fixture(scope="session")
def whole_browser(playwright, browser_executable):
    """The browser with its windows, for what the one without has not: a camera; and what a page fetches, as readers' browsers do."""
    running = launch(playwright, browser_executable, SHORT_LIVED)
    yield running
    running.close()


@pytest.fixture(scope="session")
def firefox(playwright):
    """Firefox as Debian or Mozilla ship it, every file an origin of its own: Playwright's Browser, as `browser` is."""
    running = launch_firefox(playwright, find_firefox(this_project()))
    yield running
    running.close()


@pytest.fixture(scope="session")
def webkit():
    """WebKitGTK on a screen of its own: Selenium's driver of its one window. Linux has it, and must have it."""
    if not HAS_WEBKIT:
        pytest.skip("WebKitGTK exists for Linux alone; on this system the tests in WebKit cannot be run.")
    with running_webkit(find_webkit(this_project())) as driver:
        yield driver


@pytest.fixture
def complaints():
    """Errors in the console, uncaught exceptions, what the content security policy forbids and requests that leave the site,
    as they come. A test that provokes one on purpose takes it out; what is left at the end fails the test."""
    return []


@pytest.fixture
def new_page(request, browser, server, complaints):
    """new_page(**options) → a page in a fresh context (Playwright's: color_scheme, viewport, java_script_enabled …), which has
    service workers only with service_workers="allow"."""
    contexts = []

    def open_page(service_workers="block", **options):
        chosen = request.getfixturevalue("whole_browser") if "camera" in options.get("permissions", []) else browser
        context = chosen.new_context(**options)
        if service_workers == "block":
            context.add_init_script(NO_SERVICE_WORKER)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        context.on("request", lambda asked: note_request(asked.url, server.origin, complaints))
        context.on("page", lambda page: page.on("websocket", lambda socket: note_request(socket.url, server.origin, complaints)))
        context.on("console", lambda message: message.type == "error" and complaints.append(f"console: {message.text}"))
        context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page):
    return new_page()


def note_request(url, origin, complaints):
    if not url.startswith((f"{origin}/", *OWN_SCHEMES)):
        complaints.append(f"request to another origin: {url}")
