"""The zip, unpacked as a reader would, and a tab of each browser for its real file addresses."""

import re
from zipfile import ZipFile

import pytest

from sitegen.project import this_project
from sitegen.zip import TOP, make_zip

from .tabs import LISTENER, PlaywrightTab, SeleniumTab

FOLDER = "a b ü é#x"                                      # what a folder may be called


@pytest.fixture(scope="session")
def zipped():
    """sightline.zip, up to date."""
    return make_zip(this_project())


@pytest.fixture(scope="session")
def unpacked(zipped, tmp_path_factory):
    return unpack(zipped, tmp_path_factory.mktemp("unpacked") / FOLDER)


@pytest.fixture(scope="session")
def unpacked_with_listener(zipped, tmp_path_factory):
    """The same with one script more at the head of every page, for the browser that tells nothing of its console."""
    root = unpack(zipped, tmp_path_factory.mktemp("listened") / FOLDER)
    (root / "listener.js").write_text(LISTENER, encoding="utf-8")
    for page in root.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        way = re.search(r'data-root="([^"]*)"', text)[1]
        page.write_text(text.replace("<title>", f'<script src="{way}listener.js"></script>\n<title>', 1), encoding="utf-8")
    return root


def unpack(archive, folder):
    with ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / TOP


class Disk:
    """A tab and the folder that it reads."""

    def __init__(self, tab, root):
        self.tab, self.root = tab, root

    def open(self, path):
        self.tab.open((self.root / path).as_uri())
        return self.tab


@pytest.fixture(params=["browser", "firefox", "webkit"], ids=["chromium", "firefox", "webkit"], scope="module")
def disk(request):
    """The unpacked site in each browser in turn; nothing may have been complained of when a test is over."""
    browser = request.getfixturevalue(request.param)
    listened = request.param == "webkit"
    root = request.getfixturevalue("unpacked_with_listener" if listened else "unpacked")
    tab = SeleniumTab(browser) if listened else PlaywrightTab(browser)
    yield Disk(tab, root)
    tab.close()


@pytest.fixture(autouse=True)
def no_complaints(request):
    yield
    if "disk" in request.fixturenames:
        tab = request.getfixturevalue("disk").tab
        complaints = list(tab.complaints)
        if complaints:
            tab.forgive()                                        # the next test answers for its own
        assert complaints == []
