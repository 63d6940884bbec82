"""Benchmarks: one run of one browser measures every variant, so that their ratios mean something."""

import json
import shutil
import sys
from contextlib import ExitStack, closing

from playwright.sync_api import Error, sync_playwright

from .bench_start import start, start_parts
from .browsers import find_browser, find_firefox, launch, launch_firefox
from .build import build
from .console import BuildError, say, step
from .engine import model_folders
from .serve import SiteServer
from .tools import esbuild, run

ONNX_RUNTIME = ["ort.wasm.min.js", "ort-wasm-simd-threaded.wasm", "ort-wasm-simd-threaded.mjs"]
PATIENCE = 600_000                                     # milliseconds for a whole run
PLAYGROUND = "playground/23-cross-attention.html"
INTERACTIONS = 1000


def bench(project, what, *, as_json):
    """Build the site and the benchmark page, run it, print its table."""
    if what not in KINDS:
        raise BuildError(f"There is no benchmark '{what}'; there are: {', '.join(KINDS)}.")
    measure, parts, *more = KINDS[what]
    build(project)
    folder = prepare(project, parts)
    with SiteServer({"/": project.dist, "/bench/": folder}) as server, sync_playwright() as playwright, ExitStack() as stack:
        browsers = [stack.enter_context(closing(start(playwright, find(project)))) for find, start in [(find_browser, launch), *more]]
        names = " and ".join(f"{browser.browser_type.name} {browser.version}" for browser in browsers)
        try:
            with step(f"Measuring in {names}"):
                result = measure(*browsers, server.origin, folder)
        except Error as error:
            raise BuildError(f"The benchmark stopped: {error.message}") from None
    say(json.dumps(result, indent=1) if as_json else result["table"])


def answer(browser, origin, folder):
    """One answer, by the engine and by others."""
    page = open_page(browser, f"{origin}/bench/index.html")
    page.wait_for_function("() => typeof runBench === 'function'")
    return page.evaluate("() => runBench()")


def playground(browser, origin, folder):
    """What the playground asks of the engine; how long a quick hand on the real page blocks it; what a thousand interactions leave."""
    page = open_page(browser, f"{origin}/bench/index.html")
    rows = page.evaluate("async () => (window.playground = await openPlayground()).timings(30)")
    page.close()

    page = open_page(browser, f"{origin}/{PLAYGROUND}", folder / "hand.js")
    page.evaluate("() => hand.ready()")
    started = page.evaluate("() => hand.blocked()")
    touches = page.evaluate("() => hand.touches")
    hands = [{"touch": touch, **page.evaluate("(touch) => hand.touch(touch, 40)", touch)} for touch in touches]
    drag = page.evaluate("() => hand.drag(5)")
    before = memory(page)
    for _ in range(INTERACTIONS // len(touches) // 10):
        for touch in touches:
            page.evaluate("(touch) => hand.touch(touch, 10)", touch)
    after = memory(page)
    result = {"rows": rows, "start": started, "hands": hands, "drag": drag, "before": before, "after": after}
    return {**result, "table": playground_table(result)}


def memory(page):
    """Bytes of the worker's WebAssembly memory, objects and pictures in its Python, and bytes of JavaScript on the page, all after
    tidying up (the page's where the browser lets us)."""
    held = page.evaluate("() => hand.memory()")
    try:
        protocol = page.context.new_cdp_session(page)
    except Error:
        return held
    protocol.send("HeapProfiler.collectGarbage")
    return {**held, "page": protocol.send("Runtime.getHeapUsage")["usedSize"], "nodes": protocol.send("Memory.getDOMCounters")["nodes"]}


def playground_table(result):
    drag = result["drag"]
    rows = [f"{row['name']:30} {row['median']:7.1f} ms   {row['ratio']:.2f} ×" for row in result["rows"]]
    hands = [f"{hand['touch']:30} {hand['median']:7.1f} ms   {hand['per_second']:5.1f} a second   {blocked(hand['blocked'])}"
             for hand in result["hands"]]
    return "\n".join([
        "The engine, messages included (goals: new question 0.50 × or less, a gate 0.40 ×):", *rows, "",
        "A quick hand on the page, from the touch to the answer (goal: the main thread never blocked for 50 ms):", *hands,
        f"{'dragging on, a step a frame':30} {drag['answers']:7.1f} answers and {drag['frames']:.1f} frames a second   "
        f"{blocked(drag['blocked'])}",
        f"{'while it starts':30} {blocked(result['start'])}", "",
        f"{INTERACTIONS} interactions on the page, before and after:",
        *(f"{name:30} {result['before'][key]:,} → {result['after'][key]:,}" for key, name in MEMORY.items() if key in result["after"])])


MEMORY = {"bytes": "worker, WebAssembly, bytes", "objects": "worker, Python objects", "pictures": "worker, pictures",
          "page": "page, JavaScript, bytes", "nodes": "page, DOM nodes"}


def blocked(tasks):
    return f"longest task {tasks[0]:.0f} ms ({len(tasks)} of 50 ms or more)" if tasks else "no task of 50 ms"


def open_page(browser, url, script=None):
    page = browser.new_page(service_workers="block")   # what it fetches for later would be timed too
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: say(f"  {error}"))
    if script:
        page.add_init_script(path=script)
    page.goto(url)
    return page


def prepare(project, parts):
    """.cache/bench: the page, its bundles, and what the benchmark needs besides."""
    source, folder = project.site / "scripts" / "bench", project.cache / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    esbuild(project, source / "bench.js", source / "hand.js", source / "naive-start.js", "--bundle", "--format=iife", "--target=es2020", "--loader:.py=text",
            "--log-level=warning", f"--outdir={folder}")
    shutil.copy(source / "bench.html", folder / "index.html")
    parts(project, source, folder)
    return folder


def onnx(project, source, folder):
    """ONNX Runtime, and the same network in ONNX's format."""
    for name in ONNX_RUNTIME:
        shutil.copy(project.node_modules / "onnxruntime-web" / "dist" / name, folder)
    model = model_folders(project)[0]
    with step(f"Writing {model.name} in ONNX's format"):
        run([sys.executable, source / "export_onnx.py", model, folder / f"{model.name}.onnx"], log=project.logs / "onnx.log",
            cwd=project.root, what="The model could not be written in ONNX's format.", advice="See what it says above.")


KINDS = {"answer": (answer, onnx), "playground": (playground, lambda *_: None),
         "start": (start, start_parts, (find_firefox, launch_firefox))}
