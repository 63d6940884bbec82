"""The first view of every page: few bytes, nothing that moves, nothing said; and what a search engine reads of it."""

import re

import pytest

from sitegen.first_view import SIZES, first_view
from sitegen.host import Host

from .conftest import PAGES

MOST = 150_000                                              # bytes on the wire, compressed as every host can


@pytest.fixture(scope="module")
def host(built_site):
    with Host({"/course/": built_site}) as running:
        running.url = running.origin + "/course/"
        yield running


@pytest.mark.parametrize("path", PAGES)
def test_the_first_view_is_small_and_still_and_silent(whole_browser, host, path):
    for width, height in SIZES:
        page = whole_browser.new_page(viewport={"width": width, "height": height})
        view = first_view(page, host.url + path)
        page.close()
        assert view["bytes"] <= MOST, sorted(view["files"].items(), key=lambda file: -file[1])
        assert view["shift"] <= 0.01, view["moved"]
        assert view["messages"] == []


def test_the_host_compresses_and_lets_keep_what_has_a_hash(host, built_site):
    from urllib.request import Request, urlopen
    [sheet] = built_site.glob("assets/styles/site.*.css")
    plain = len(sheet.read_bytes())
    for path, kept in ((f"assets/styles/{sheet.name}", True), ("index.html", False)):
        answer = urlopen(Request(host.url + path, headers={"Accept-Encoding": "gzip"}))
        assert answer.headers["Content-Encoding"] == "gzip" and int(answer.headers["Content-Length"]) < plain
        assert ("immutable" in answer.headers["Cache-Control"]) == kept


@pytest.mark.parametrize("path", PAGES)
def test_what_a_search_engine_reads(built_site, path):
    text = (built_site / path).read_text(encoding="utf-8")
    assert re.search(r'<html lang="en\b', text) and len(re.findall(r"<h1\b", text)) == 1
    assert 15 < len(re.search(r"<title>(.*?)</title>", text)[1]) < 100
    assert 40 < len(re.search(r'<meta name="description" content="(.*?)">', text)[1]) < 320
    assert not re.search(r'<meta name="robots"', text)
    links = re.findall(r"<a\b[^>]*>.*?</a>", text, re.DOTALL)
    assert links and all('href="' in link for link in links)
    named = [re.sub(r"<[^>]+>", "", link).strip().lower() or re.search(r'aria-label="[^"]+"', link) for link in links]
    assert all(named) and not {"here", "click here", "more", "read more", "this"} & {name for name in named if isinstance(name, str)}
