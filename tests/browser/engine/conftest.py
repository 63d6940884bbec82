"""A page with nothing but the engine's client on it, over http below a sub-path and from a folder with a difficult name."""

import shutil

import pytest

from sitegen.project import this_project
from sitegen.serve import SiteServer
from sitegen.tools import esbuild

SUB_PATH = "/some/course/"
FOLDER = "a b ü#x"
PAGE = """<!doctype html>
<html lang="en" data-root="../">
<meta charset="utf-8">
<title>Engine</title>
<link rel="icon" href="data:,">
<script src="harness.js"></script>
"""


@pytest.fixture(scope="session")
def harness(tmp_path_factory):
    """A folder with the page and its script, to stand beside the site's own folders."""
    folder = tmp_path_factory.mktemp("harness")
    source = this_project().root / "tests" / "browser" / "engine" / "harness.js"
    esbuild(this_project(), source, "--bundle", "--format=iife", "--target=es2020", f"--outfile={folder / 'harness.js'}")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def http_harness(built_site, harness):
    with SiteServer({SUB_PATH: built_site, f"{SUB_PATH}harness/": harness}) as server:
        yield f"{server.origin}{SUB_PATH}harness/index.html"


@pytest.fixture(scope="session")
def file_harness(built_site, harness, tmp_path_factory):
    """The site unpacked into a folder with blanks, an umlaut and a number sign."""
    root = tmp_path_factory.mktemp("unpacked") / FOLDER
    shutil.copytree(built_site, root)
    shutil.copytree(harness, root / "harness")
    return (root / "harness" / "index.html").as_uri()


@pytest.fixture(scope="module", params=["http", "file"])
def live(request, browser):
    """(page, requests): a page whose `client` is ready, started once for a module; and every address it asked for."""
    url = request.getfixturevalue(f"{request.param}_harness")
    context = browser.new_context()
    context.set_default_timeout(120_000)
    requests = []
    context.on("request", lambda asked: requests.append(asked.url))
    page = context.new_page()
    page.goto(url)
    page.evaluate("async () => { window.client = newClient(); await client.start(); }")
    assert page.evaluate("client.state.name") == "ready", page.evaluate("client.state")
    yield page, requests
    context.close()


@pytest.fixture
def fresh(browser, http_harness):
    """A page over http with no client yet, in a context of its own."""
    context = browser.new_context()
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(http_harness)
    yield page
    context.close()
