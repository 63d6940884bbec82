"""Scripts and styles: esbuild turns the modules into a few classic scripts and one stylesheet, minified."""

import shutil
from pathlib import Path

from .console import BuildError, step
from .output import digest
from .tools import esbuild

SCRIPTS = ["scripts/site.js", "scripts/theme.js", "scripts/search.js", "scripts/worker.js"]
STYLES = ["styles/site.css"]
# Where a site has them: what kinds of pages have besides, and what comes when a reader comes near a part.
MORE = ["styles/course.css", "styles/reading.css", "styles/print.css", "styles/faces.css", "scripts/reader.js", "styles/reader.css",
        "scripts/narration.js", "styles/narration.css", "scripts/engine-figure.js", "styles/engine-figure.css",
        "scripts/figures.js", "styles/figures.css", "scripts/playground.js", "styles/playground.css", "scripts/editor.js",
        "scripts/service-worker.js", "scripts/offline.js"]


def bundle(project):
    """→ {path under assets/: bytes}; the result is kept until a source, a font or a package changes."""
    folder = project.cache / "bundle" / digest(fingerprint(project), 24)
    if not folder.exists():
        with step("Bundling scripts and styles"):
            make(project, folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def make(project, folder):
    for old in folder.parent.glob("*"):
        shutil.rmtree(old)
    part = folder.with_suffix(".part")
    entries = [project.site / name for name in SCRIPTS + STYLES]
    for entry in entries:
        if not entry.is_file():
            raise BuildError(f"The site has no {entry.relative_to(project.root).as_posix()}. Every site needs one.")
    entries += [project.site / name for name in MORE if (project.site / name).is_file()]
    entries += sorted((project.site / "styles" / "lessons").glob("*.css"))
    esbuild(project, *entries, "--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8",
            "--legal-comments=none", "--log-level=warning", "--loader:.woff2=file",
            f"--outbase={project.site}", f"--outdir={part}", "--entry-names=[dir]/[name]", "--asset-names=fonts/[name]-[hash]")
    part.rename(folder)


def fingerprint(project):
    """One line per source with its hash; the packages count as their lock file."""
    folders = [project.site / "scripts", project.site / "styles", project.assets / "fonts"]
    sources = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    lines = [f"{path.relative_to(project.root).as_posix()} {digest(path)}" for path in sources]
    return "\n".join([*lines, digest(project.node_modules / ".package-lock.json"), digest(Path(__file__))]).encode()
