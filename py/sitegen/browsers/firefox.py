"""Firefox as Mozilla and Debian ship it, with the strict file origins that a reader has and automation takes away."""

import shutil

from .programs import find, install_packages, starts

NAMES = ["firefox-esr", "firefox"]
PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"]
AS_A_READER_HAS_IT = {
    "remote.prefs.recommended": False,                   # else automation sets preferences of its own
    "security.fileuri.strict_origin_policy": True,       # every file is an origin of its own
}


def find_firefox(project):
    """The path of a Firefox that starts. Raises BuildError saying what to install."""
    return find(project, "SIGHTLINE_FIREFOX", (installed, debians_package),
                "Some of the browser tests need Firefox, and none was found. Install it (on Debian: apt-get install firefox-esr)")


def installed(project):
    return next((path for path in [*map(shutil.which, NAMES), *PLACES] if starts(path)), None)


def debians_package(project):
    install_packages(project, "firefox-esr")
    return installed(project)


def launch_firefox(playwright, path):
    """The browser, headless, as Playwright's Browser: stock Firefox, not Playwright's build of it."""
    return playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs=AS_A_READER_HAS_IT)
