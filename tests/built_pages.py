"""What tests read out of built pages."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}


class Links(HTMLParser):
    """Collects what a page links to and which ids it has."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        if attributes.get(LINKS.get(tag)):
            self.links.append(attributes[LINKS[tag]])


def assert_links_resolve(dist):
    """Every link of every page is relative and leads to a file, and to an id in it."""
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in dist.rglob("*.html")}
    assert pages
    for path, page in pages.items():
        for link in page.links:
            target, fragment = urldefrag(link)
            if target.startswith(("https:", "data:", "mailto:")):
                continue
            assert not target.startswith("/"), f"{path.name}: {link} is not relative"
            goal = (path.parent / unquote(target)).resolve() if target else path.resolve()
            assert goal.is_file(), f"{path.name}: {link} leads nowhere"
            if fragment and not fragment.startswith("t="):   # a time in a recording
                assert fragment in pages[goal].ids, f"{path.name}: {link} has no such place"
