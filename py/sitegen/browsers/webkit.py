"""WebKit, the engine of Safari: on Linux WebKitGTK's little browser, on a screen that nobody sees. Other systems lack it."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from glob import glob

from ..console import BuildError
from .programs import as_root, install_packages, starts

HAS_WEBKIT = sys.platform.startswith("linux")            # WebKitGTK exists for no other system that runs the tests
BROWSERS = ["/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", "/usr/lib/webkit2gtk-4.1/MiniBrowser"]
PACKAGES = ["webkit2gtk-driver", "xvfb"]
ENVIRONMENT = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1",    # nothing draws on a graphics card here
               "NO_AT_BRIDGE": "1"}                      # no assistive technology asks, and no bus is there to ask on
AS_ROOT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}


def find_webkit(project):
    """(browser, driver, screen): the programs. Raises BuildError saying what to install."""
    for look in (installed, debians_packages):
        found = look(project)
        if found:
            return found
    raise BuildError("Some of the browser tests need WebKitGTK with its driver and a virtual screen, which were not found. "
                     f"Install them (on Debian: apt-get install {' '.join(PACKAGES)}).")


def installed(project):
    browser = next((path for pattern in BROWSERS for path in sorted(glob(pattern))), None)
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return (browser, driver, screen) if browser and screen and starts(driver, asked="--help") else None


def debians_packages(project):
    install_packages(project, *PACKAGES)
    return installed(project)


@contextmanager
def running_webkit(programs):
    """Selenium's driver of one window, for as long as the context lasts."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service
    browser, driver, screen = programs
    options = Options()
    options.binary_location = browser
    options.add_argument("--automation")
    with virtual_screen(screen) as display:
        variables = {**os.environ, **ENVIRONMENT, **(AS_ROOT if as_root() else {}), "DISPLAY": display}
        running = webdriver.WebKitGTK(options=options, service=Service(driver, env=variables))
        running.set_script_timeout(120)
        try:
            yield running
        finally:
            running.quit()


@contextmanager
def virtual_screen(program):
    """A screen under a number of its own choice, so that several can stand side by side → display."""
    ours, theirs = os.pipe()
    process = subprocess.Popen([program, "-displayfd", str(theirs), "-screen", "0", "1440x1000x24", "-nolisten", "tcp"],
                               pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as answer:
            number = answer.readline().strip()
        if not number:
            raise BuildError("Xvfb, the virtual screen of the WebKit tests, did not start.")
        yield f":{number}"
    finally:
        process.kill()
        process.wait()
