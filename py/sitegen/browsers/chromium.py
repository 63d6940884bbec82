"""Chromium or Chrome: an installed one, else Playwright's own, else Debian's package."""

import os
import shutil
import sys
from pathlib import Path

from ..console import step
from .programs import as_root, attempt, find, install_packages, starts

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          r"C:\Program Files\Google\Chrome\Application\chrome.exe",
          r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
          r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"]
NAMED = "SIGHTLINE_BROWSER"                              # the environment variable that names one
WINDOWLESS = "chromium-headless-shell"                   # program and package
SAFE_ARGUMENTS = ["--disable-dev-shm-usage",
                  "--font-render-hinting=none",           # letters as wide without windows as with them
                  "--use-fake-device-for-media-stream",   # a camera that shows a clock; a page still has to ask for it
                  # Whatever asks for another machine is told that there is none.
                  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
# What Playwright leaves out: translation, casting, hints, upgrades …
PLAYWRIGHTS_UNUSED = ["AutoDeElevate", "AvoidUnnecessaryBeforeUnloadCheckSync", "BlockOriginHeaderModificationOnRedirect",
                      "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay",
                      "MediaRouter", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning", "Translate"]
# The list below the address bar, a page of its own in every window, and a renderer in reserve: dearer than most of our pages.
UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess"]

# For tests, whose pages live for seconds: what WebAssembly is compiled to first is compiled again, better and dearer, only once it
# has run seventy times as much as usual. That second compilation is half of what a start of the engine costs; what it answers is the same.
SHORT_LIVED = "--js-flags=--wasm-tiering-budget=1000000000"


def find_browser(project):
    """The path of a Chromium or Chrome that starts. Raises BuildError saying what to install."""
    return find(project, NAMED, (installed, playwrights_own, debians_package),
                "The browser tests need Chromium or Chrome, and none was found. Install one (on Debian and Ubuntu: apt-get install chromium)")


def find_windowless(project):
    """The same browser without windows and menus, which nobody sees in tests and which are a tenth of their work, where Debian
    packs it beside the whole one; else the whole one. Raises BuildError saying what to install."""
    whole = find_browser(project)
    if os.environ.get(NAMED) or Path(whole).name != "chromium":
        return whole
    if not starts(shutil.which(WINDOWLESS)):
        install_packages(project, WINDOWLESS)
    found = shutil.which(WINDOWLESS)
    return found if starts(found) else whole


def installed(project):
    candidates = [*map(shutil.which, NAMES), *PLACES]
    return next((path for path in candidates if path and starts(path)), None)


def playwrights_own(project):
    """Fetch Playwright's build, where its download can be reached."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        with step("Fetching a browser for the tests"):
            attempt(project, [sys.executable, "-m", "playwright", "install", "chromium"])
    return path if starts(path) else None


def debians_package(project):
    install_packages(project, "chromium", "fonts-liberation")
    return installed(project)


def launch(playwright, path, *more, **options):
    """The browser, headless, with `more` arguments and Playwright's options; without a sandbox only where Chromium refuses one, as root."""
    return playwright.chromium.launch(**how(path, more), **options)


def launch_profile(playwright, path, profile, **options):
    """The same with a reader's own folder of settings: Playwright's context."""
    return playwright.chromium.launch_persistent_context(profile, **how(path), **options)


def how(path, more=()):
    return {"executable_path": path, "args": [*SAFE_ARGUMENTS, without(PLAYWRIGHTS_UNUSED), *more, *(["--no-sandbox"] if as_root() else [])]}


def without(unused):
    """The argument by which Chromium leaves out these features, and those that nobody sees here. It heeds the last such argument
    alone, so `unused` has to repeat what is left out already."""
    return f"--disable-features={','.join([*unused, *UNSEEN])}"
