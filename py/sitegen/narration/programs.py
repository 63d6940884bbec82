"""The programs that rendering needs. None of them is needed to build or test the site."""

import shutil
import subprocess

from ..console import BuildError


def program(name, advice):
    """The path of an installed program; raises BuildError with the advice if there is none."""
    path = shutil.which(name)
    if path is None:
        raise BuildError(f"Rendering a narration needs the program '{name}', which is not installed. {advice}")
    return path


def output_of(command, what, text=None):
    """Run a command → all that it printed; raises BuildError if it fails."""
    done = subprocess.run([str(part) for part in command], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, encoding="utf-8", errors="replace")
    if done.returncode != 0:
        raise BuildError(f"{what}: {done.stdout.strip()[-600:]}")
    return done.stdout
