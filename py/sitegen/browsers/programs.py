"""Whether a program starts, and Debian's packages where they may be installed."""

import os
import shutil
import subprocess
from pathlib import Path

from ..console import BuildError, step
from ..locks import only_one


def starts(path, *, asked="--version"):
    """Whether the program is there and has the libraries that it needs."""
    if not path or not Path(path).exists():
        return False
    if os.name == "nt":
        return True                                      # `--version` would open a window there
    try:
        return subprocess.run([path, asked], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find(project, variable, looks, missing):
    """The program that an environment variable names, else the first that one of the `looks` finds. Raises BuildError: `missing`."""
    if named := os.environ.get(variable):
        if not starts(named):
            raise BuildError(f"{variable} names {named}, which does not start. Correct it or unset it.")
        return named
    for look in looks:
        if found := look(project):
            return found
    raise BuildError(f"{missing}, or let {variable} name its program.")


def as_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(project, *packages):
    """Install Debian's packages, where we may; whether it helped is seen afterwards. Tests that run side by side take turns."""
    if not shutil.which("apt-get") or not as_root():
        return
    with only_one(project.cache / "packages.lock"), step(f"Installing Debian's {', '.join(packages)} for the tests"):
        attempt(project, ["apt-get", "update"])
        attempt(project, ["apt-get", "install", "-y", "--no-install-recommends", *packages])


def attempt(project, command):
    """Run it and log it."""
    log = project.logs / "browser.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, timeout=600,
                           env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        except subprocess.TimeoutExpired:
            sink.write(b"gave up after ten minutes\n")
