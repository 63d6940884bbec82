"""Benchmarks: one run of one browser measures every variant, so that their ratios mean something."""

import json
import shutil
import sys

from playwright.sync_api import Error, sync_playwright

from .browsers import find_browser, launch
from .build import build
from .console import BuildError, say, step
from .engine import model_folders
from .serve import SiteServer
from .tools import esbuild, run

ONNX_RUNTIME = ["ort.wasm.min.js", "ort-wasm-simd-threaded.wasm", "ort-wasm-simd-threaded.mjs"]
PATIENCE = 600_000                                     # milliseconds for a whole run


def bench(project, what, *, as_json):
    """Build the site and the benchmark page, run it, print its table."""
    build(project)
    folder = prepare(project)
    with SiteServer({"/": project.dist, "/bench/": folder}) as server, sync_playwright() as playwright:
        browser = launch(playwright, find_browser(project))
        try:
            with step(f"Measuring in {browser.browser_type.name} {browser.version}"):
                result = measure(browser.new_page(), server.origin, what)
        finally:
            browser.close()
    say(json.dumps(result, indent=1) if as_json else result["table"])


def measure(page, origin, what):
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: say(f"  {error}"))
    page.goto(f"{origin}/bench/index.html")
    try:
        page.wait_for_function("() => typeof runBench === 'function'")
        return page.evaluate("(what) => runBench(what)", what)
    except Error as error:
        raise BuildError(f"The benchmark stopped: {error.message}") from None


def prepare(project):
    """.cache/bench: the page, its bundle, ONNX Runtime, and the same network in ONNX's format."""
    source, folder = project.site / "scripts" / "bench", project.cache / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    esbuild(project, source / "bench.js", "--bundle", "--format=iife", "--target=es2020", "--loader:.py=text",
            "--log-level=warning", f"--outfile={folder / 'bench.js'}")
    shutil.copy(source / "bench.html", folder / "index.html")
    for name in ONNX_RUNTIME:
        shutil.copy(project.node_modules / "onnxruntime-web" / "dist" / name, folder)
    model = model_folders(project)[0]
    with step(f"Writing {model.name} in ONNX's format"):
        run([sys.executable, source / "export_onnx.py", model, folder / f"{model.name}.onnx"], log=project.logs / "onnx.log",
            cwd=project.root, what="The model could not be written in ONNX's format.", advice="See what it says above.")
    return folder
