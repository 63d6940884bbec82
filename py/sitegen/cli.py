"""The verbs of build.py, once its environment stands."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .console import BuildError, say
from .project import this_project
from .tools import with_node


def main(arguments=None):
    verb, *rest = sys.argv[1:] if arguments is None else arguments
    try:
        sys.exit(VERBS[verb](this_project(), rest))
    except BuildError as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)


def build_verb(project, arguments):
    parser("build", "Build the site into dist/.").parse_args(arguments)
    from .build import build
    build(project)


def serve_verb(project, arguments):
    options = parser("serve", "Build the site, serve it on this machine and open it in the browser.")
    options.add_argument("--port", type=int, default=8023,
                         help="port to serve on; if it is taken, a free one (default 8023)")
    options.add_argument("--no-open", action="store_true", help="do not open a browser")
    options.add_argument("--watch", action="store_true", help="build again whenever a source changes")
    chosen = options.parse_args(arguments)
    from .build import build
    from .serve import serve
    build(project)
    serve(project, chosen.port, open_browser=not chosen.no_open, watch=chosen.watch)


def zip_verb(project, arguments):
    parser("zip", "Build the site and pack it into sightline.zip, to be unpacked and opened without a host.").parse_args(arguments)
    from .zip import make_zip
    make_zip(project)


def test_verb(project, arguments):
    if arguments[:1] in (["--help"], ["-h"]):
        say("usage: build.py test [any pytest arguments]\n\nBuild the site and run the tests. Browser tests use an installed "
            "Chromium or Chrome (or the program that\nSIGHTLINE_BROWSER names), Playwright's own, or Debian's package. "
            "Useful: -k WORD, -x,\n-m 'not browser', tests/engine.")
        return 0
    from .browsers import find_browser
    from .build import build
    from .tools import run_pytest, run_whole_suite
    build(project)
    say(f"Browser: {find_browser(project)}")
    return run_pytest(project, arguments) if arguments else run_whole_suite(project)


def bench_verb(project, arguments):
    options = parser("bench", "Time the engine in a browser, all variants in one run, and print a table.")
    options.add_argument("what", nargs="?", default="answer", help="answer (the default), playground or start")
    options.add_argument("--json", action="store_true", help="print the rows as JSON")
    chosen = options.parse_args(arguments)
    from .bench import bench
    bench(project, chosen.what, as_json=chosen.json)


def lighthouse_verb(project, arguments):
    options = parser("lighthouse", "Build the site and audit it with Lighthouse, as on a phone and on a desk; print a table.")
    options.add_argument("page", nargs="*", help="a word of its address; without one, every page")
    options.add_argument("--runs", type=int, default=1, help="runs of each, of which the middle one counts (default 1)")
    chosen = options.parse_args(arguments)
    from .lighthouse import lighthouse
    lighthouse(project, chosen.page, max(1, chosen.runs))


def vendor_verb(project, arguments):
    parser("vendor", "Make the stripped NumPy wheel in assets/vendor anew, byte for byte.").parse_args(arguments)
    from .vendor import vendor
    vendor(project)


def fonts_verb(project, arguments):
    parser("fonts", "Make the font subsets in assets/fonts anew.").parse_args(arguments)
    from .fonts import make_fonts
    make_fonts(project)


def sprites_verb(project, arguments):
    parser("sprites", "Collect the drawings anew into assets/sprites.").parse_args(arguments)
    os.environ.update(with_node())                       # artwork is fetched with npm
    from training.artwork.collect import collect
    try:
        collect(project.root, say)
    except RuntimeError as error:
        raise BuildError(str(error)) from None


def narrate_verb(project, arguments):
    options = parser("narrate", "Speak a lesson's script anew into assets/narration. Needs ffmpeg and a synthesiser.")
    options.add_argument("lesson", nargs="?", default="23-cross-attention", help="its folder (default: 23-cross-attention)")
    options.add_argument("--synthesiser", choices=["festival", "piper"], default="festival", help="(default: festival)")
    options.add_argument("--voice", type=Path, metavar="FILE", help="the voice file, for piper")
    chosen = options.parse_args(arguments)
    from .narration.narrate import narrate
    narrate(project, chosen.lesson, chosen.synthesiser, chosen.voice)


def golden_verb(project, arguments):
    from .tools import run_pytest
    return run_pytest(project, ["-m", "regenerate", "tests/engine", *arguments])


def module_verb(name):
    def run(project, arguments):
        return subprocess.run([sys.executable, "-m", name, *arguments], cwd=project.root, env=with_node()).returncode
    return run


def clean_verb(project, arguments):
    options = parser("clean", "Remove what was built.")
    options.add_argument("--all", action="store_true", help="also what was downloaded: .env, node_modules and .cache")
    chosen = options.parse_args(arguments)
    made = [project.dist, *(project.cache / name for name in ("bundle", "packed", "python", "answers", "contrast", "bench", "logs"))]
    fetched = [project.root / name for name in (".env", ".cache", "node_modules")]
    for folder in made + (fetched if chosen.all else []):
        shutil.rmtree(folder, ignore_errors=True)
        say(f"  removed {folder.relative_to(project.root)}")
    project.zip.unlink(missing_ok=True)


def parser(verb, description):
    return argparse.ArgumentParser(prog=f"build.py {verb}", description=description)


VERBS = {"build": build_verb, "serve": serve_verb, "zip": zip_verb, "test": test_verb, "bench": bench_verb,
         "lighthouse": lighthouse_verb,
         "vendor": vendor_verb, "fonts": fonts_verb, "sprites": sprites_verb, "narrate": narrate_verb, "golden": golden_verb,
         "train": module_verb("training.train"), "export": module_verb("training.export"), "gallery": module_verb("training.gallery"),
         "stage": module_verb("training.stage"),
         "evaluate": module_verb("training.evaluate"), "contrast": module_verb("training.contrast.recipe"), "clean": clean_verb}
