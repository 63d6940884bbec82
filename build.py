#!/usr/bin/env python3
"""Sightline's one command. Needs nothing but Python 3.11 or newer; the rest it fetches once, pinned and hash-checked.

    python3 build.py                 build the site into dist/
    python3 build.py serve           build it, serve it and open it in the browser   (--port N, --no-open, --watch)
    python3 build.py zip             pack it into sightline.zip, which works by double click, unpacked anywhere
    python3 build.py test            build it and run every test, in a real browser too   (… any pytest arguments)

    python3 build.py evaluate        measure the shipped model on fresh scenes with the NumPy engine
    python3 build.py bench           time the engine in a browser and print a table   (bench playground: a hand on the page, bench start: the way to a first answer)
    python3 build.py lighthouse      audit every page with Lighthouse and print a table   (… a word of a page's address)
    python3 build.py train           train the model anew   (resumable; see py/training)
    python3 build.py contrast        train the little contrastive model of the CLIP section anew   (a minute or two)
    python3 build.py export          write what was trained to assets/models
    python3 build.py gallery         draw the gallery's pictures anew into assets/gallery
    python3 build.py golden          rewrite the golden files that tests compare with, from PyTorch
    python3 build.py stage           draw what the playground's stage is set with anew into assets/stage
    python3 build.py sprites         collect the drawings anew into assets/sprites
    python3 build.py fonts           make the font subsets in assets/fonts anew
    python3 build.py narrate         speak a lesson's script anew into assets/narration
    python3 build.py vendor          make the stripped NumPy wheel in assets/vendor anew
    python3 build.py clean           remove what was built   (--all: also what was downloaded)

`python3 build.py VERB --help` tells what a verb can do. What is built lies in dist/, what is downloaded in .env/,
node_modules/ and .cache/, the full log of every long step in .cache/logs/. After the first build no network is needed.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TRAINING = {"train", "export", "gallery", "golden", "sprites", "stage"}  # verbs that need PyTorch and its company
VERBS = {"build", "serve", "zip", "test", "evaluate", "bench", "lighthouse", "fonts", "vendor", "narrate", "contrast", "clean"} | TRAINING
OLDEST = (3, 11)


def main(arguments):
    if sys.version_info < OLDEST:
        fail("Sightline needs Python 3.11 or newer, and this is %d.%d. Start build.py with a newer one."
             % sys.version_info[:2])
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(__doc__.strip())
        return 0
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("build", [])
    if verb not in VERBS:
        fail(f"There is no verb '{verb}'. `python3 build.py --help` lists them.")
    python = environment("train" if verb in TRAINING else "site")
    return start([str(python), "-m", "sitegen", verb, *rest])


def environment(name):
    """The Python inside .env/NAME, which is made first unless its stamp says that nothing has changed."""
    sys.path.insert(0, str(ROOT / "py"))
    from sitegen.locks import only_one
    folder = ROOT / ".env" / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = ROOT / "requirements" / f"{name}.txt"
    stamp, key = folder / "stamp", fingerprint(requirements, folder)
    with only_one(ROOT / ".env" / f"{name}.lock"):
        if not (python.exists() and stamp.exists() and stamp.read_text() == key):
            stamp.unlink(missing_ok=True)
            install(folder, python, requirements)
            stamp.write_text(key)
    return python


def fingerprint(requirements, folder):
    """Changes with the requirements, with Python and when the checkout has moved (an environment cannot be moved)."""
    parts = (requirements.read_bytes(), sys.version.encode(), str(folder).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install(folder, python, requirements):
    log = ROOT / ".cache" / "logs" / f"environment-{folder.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_bytes(b"")
    print(f"Preparing the Python environment in {folder.relative_to(ROOT)} (once; some minutes)", flush=True)
    make = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if run_logged(make, log) != 0:
        fail("Python could not make a virtual environment. On Debian and Ubuntu install the package python3-venv, "
             f"then run this again; the full log is {log.relative_to(ROOT)}.")
    hashed = ["--require-hashes"] if "--hash=" in requirements.read_text(encoding="utf-8") else []
    fetch = [str(python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--prefer-binary",
             *hashed, "-r", str(requirements)]
    if run_logged(fetch, log) != 0:
        fail("The Python packages could not be installed. Check the network connection and run this again; "
             f"the full log is {log.relative_to(ROOT)}.")


def run_logged(command, log):
    """Run it with its output in the log; of pip's, the names of packages are shown as they come."""
    seen = 0
    with log.open("ab") as sink:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for line in process.stdout:
            sink.write(line)
            sink.flush()
            if line.startswith((b"Collecting ", b"Processing ")):
                seen += 1
                print(f"  {seen:3}  {Path(line.split()[1].decode(errors='replace')).name}", flush=True)
            elif line.startswith(b"Installing collected"):
                print(f"  unpacking {seen} packages", flush=True)
    return process.wait()


def start(command):
    """Become that command: signals then reach it directly. The generator and the engine are found in py/. The model's
    matrices are small: sharing one among threads costs more than it saves, many times over on a busy machine."""
    variables = {"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": str(ROOT / "py"), "PYTHONUTF8": "1"}
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, variables)
    return subprocess.run(command, env=variables).returncode


def fail(sentence):
    sys.exit(sentence)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
