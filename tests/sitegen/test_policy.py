"""Every page carries the policy ahead of all else, and nothing that it would forbid: no inline code, no inline style, no outside."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from sitegen.policy import POLICY, SOURCES

RUNS = {None, "", "module", "text/javascript", "application/javascript"}
FETCHED = {"script": ["src"], "link": ["href"], "img": ["src", "srcset"], "image": ["href", "xlink:href"], "use": ["href", "xlink:href"],
           "audio": ["src"], "video": ["src", "poster"], "source": ["src", "srcset"], "track": ["src"], "input": ["src", "formaction"],
           "button": ["formaction"], "form": ["action"], "a": ["ping"]}
NEVER = {"base", "iframe", "object", "embed", "style", "frame", "applet", "portal", "fencedframe"}
RELATIONS = {"icon", "stylesheet", "canonical", "preload", "manifest", "apple-touch-icon"}      # no dns-prefetch, no preconnect


class Tags(HTMLParser):
    """A page's tags in order, each with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


def offences(tag, attributes):
    """What the policy, or whoever cares about outside requests, would not have."""
    if tag in NEVER:
        yield f"a {tag}"
    if tag == "script" and "src" not in attributes and attributes.get("type") in RUNS:
        yield "inline code"
    if tag == "meta" and attributes.get("http-equiv", "").lower() not in ("", "content-security-policy"):
        yield f"a header {attributes['http-equiv']}"
    if tag == "link" and attributes.get("rel") not in RELATIONS:
        yield f"a link {attributes.get('rel')}"
    for name, value in attributes.items():
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"{name}={value!r}"
        if re.match(r"[\s\x00-\x1f]*(javascript|vbscript):", value or "", re.IGNORECASE):
            yield f"{name}={value!r}"
    if tag == "link" and attributes.get("rel") == "canonical":
        return
    for name in FETCHED.get(tag, []):
        address = urlsplit(attributes.get(name) or "")
        if address.netloc or address.scheme not in ("", "data") or (address.scheme == "data" and tag == "script") or address.path.startswith("/"):
            yield f"{name}={attributes[name]!r}"


def test_every_page_has_the_policy_first_and_nothing_against_it(built_site):
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) >= 10
    for path in pages:
        tags = Tags(path.read_text(encoding="utf-8")).tags
        assert [tag for tag, _ in tags[:3]] == ["html", "head", "meta"]
        assert tags[2][1] == {"http-equiv": "Content-Security-Policy", "content": POLICY}, path.name
        assert ("meta", {"name": "referrer", "content": "no-referrer"}) in tags
        found = [offence for tag in tags for offence in offences(*tag)]
        assert found == [], path.name


@pytest.mark.parametrize("html", [
    "<p onclick='x()'>", "<p style='color: red'>", "<script>x()</script>", "<script src='https://elsewhere.example/x.js'></script>", "<style></style>",
    "<link rel='preconnect' href='https://elsewhere.example'>", "<img src='//elsewhere.example/x.png'>", "<a href='JavaScript:x()'>", "<iframe></iframe>",
    "<base href='/'>", "<meta http-equiv='refresh' content='0; url=x'>", "<svg><image href='http://elsewhere.example/x.png'/></svg>", "<form action='/x'>",
    "<script src='data:text/javascript,x()'></script>", "<a ping='https://elsewhere.example/'>",
])
def test_what_would_be_found(html):
    assert [offence for tag in Tags(html).tags for offence in offences(*tag)]


def test_the_policy_is_strict():
    assert SOURCES["default-src"] == "'none'"
    words = set(" ".join(SOURCES.values()).split())
    assert words <= {"'script'", "lit-html", "sightline", "'allow-duplicates'", "'none'", "'self'", "'wasm-unsafe-eval'", "data:", "blob:"}
    assert "data:" not in SOURCES["script-src"] and "blob:" not in SOURCES["script-src"]
