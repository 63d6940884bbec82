"""Finding a browser for the tests: an installed one, else Playwright's own, else Debian's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .console import BuildError, step

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          r"C:\Program Files\Google\Chrome\Application\chrome.exe",
          r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
          r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"]
SAFE_ARGUMENTS = ["--disable-dev-shm-usage",
                  "--use-fake-device-for-media-stream",   # a camera that shows a clock; a page still has to ask for it
                  # Whatever asks for another machine is told that there is none.
                  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


def find_browser(project):
    """The path of a Chromium or Chrome that starts. Raises BuildError saying what to install."""
    named = os.environ.get("SIGHTLINE_BROWSER")
    if named:
        if not starts(named):
            raise BuildError(f"SIGHTLINE_BROWSER names {named}, which does not start. Correct it or unset it.")
        return named
    for look in (installed, playwrights_own, debians_package):
        found = look(project)
        if found:
            return found
    raise BuildError("The browser tests need Chromium or Chrome, and none was found. Install one (on Debian and Ubuntu: "
                     "apt-get install chromium), or let SIGHTLINE_BROWSER name its program.")


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
    """Install Debian's package, where we may."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    with step("Installing Debian's chromium for the tests"):
        attempt(project, ["apt-get", "update"])
        attempt(project, ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"])
    return installed(project)


def attempt(project, command):
    """Run it and log it; whether it helped is seen afterwards."""
    log = project.logs / "browser.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, timeout=600,
                           env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        except subprocess.TimeoutExpired:
            sink.write(b"gave up after ten minutes\n")


def starts(path):
    """Whether the program is there and has the libraries that it needs."""
    if not Path(path).exists():
        return False
    if os.name == "nt":
        return True                                      # `--version` would open a window there
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def launch(playwright, path):
    """The browser, headless; without a sandbox only where Chromium refuses one, as root."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=path, args=SAFE_ARGUMENTS + (["--no-sandbox"] if as_root else []))
