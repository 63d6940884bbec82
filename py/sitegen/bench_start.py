"""The benchmark of the start: from nothing to the first answer, the plain way and ours, by turns, in two browsers.

The plain way is what Pyodide's documentation shows: loadPyodide, NumPy's whole wheel, import, the same answer. Every turn has a
fresh profile, so nothing is cached but what our own first start leaves for the second. Both ways fetch from a server on this very
machine, and the time that it takes counts in both."""

import json
import shutil
from statistics import median

from .engine import model_folders
from .engine.archives import stored
from .engine.python import PACKAGES, engine_sources
from .vendor import NAME, full_wheel

ROUNDS = 5
GOAL = {"ratio": 0.25, "megabytes": 7.0}
RUNTIME = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]
WAYS = {"naive": "plain: loadPyodide, full NumPy", "first": "ours, the first start", "later": "ours, every later start"}


def start_parts(project, source, folder):
    """What the plain way fetches."""
    (folder / "pyodide").mkdir()
    for name in RUNTIME:
        shutil.copy(project.node_modules / "pyodide" / name, folder / "pyodide")
    (folder / NAME).write_bytes(full_wheel(project))
    (folder / "sightline.zip").write_bytes(stored({name.removeprefix(PACKAGES): source for name, source in engine_sources(project).items()}))
    model = model_folders(project)[0]
    shutil.copytree(model, folder / "model")
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    names = [path.name for path in model.iterdir() if path.name != "LICENSE"]
    (folder / "model.json").write_text(json.dumps({"size": config["picture"]["size"], "names": names}))


def start(*parts):
    *browsers, origin, folder = parts
    model = json.loads((folder / "model.json").read_text())
    taken = {browser: {way: [] for way in WAYS} for browser in browsers}
    for _ in range(ROUNDS):
        for browser in browsers:
            for ways in (["naive"], ["first", "later"]):
                context = browser.new_context()
                context.set_default_timeout(600_000)
                for way in ways:
                    taken[browser][way].append(first_answer(context, f"{origin}/bench/index.html", way, model))
                context.close()
    check(run for of in taken.values() for runs in of.values() for run in runs)
    result = {"rounds": ROUNDS, "browsers": [row(browser, of) for browser, of in taken.items()]}
    return {**result, "table": table(result)}


def first_answer(context, url, way, model):
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("() => typeof runStart === 'function'")
    run = page.evaluate("([way, model]) => runStart(way, model)", ["naive" if way == "naive" else "ours", model])
    page.close()
    if way != "naive" and ("numpy" in run["stages"]) == (way == "later"):
        raise AssertionError(f"The {way} start went the other way: {run['stages']}.")
    return run


def check(runs):
    """A faster wrong answer is no faster."""
    answers = {run["answer"] for run in runs}
    if len(answers) != 1:
        raise AssertionError(f"The ways answer differently: {', '.join(sorted(answers))}.")


def row(browser, of):
    times = {way: median(run["ms"] for run in runs) for way, runs in of.items()}
    return {"browser": f"{browser.browser_type.name} {browser.version}", "milliseconds": times,
            "ratios": {way: times[way] / times["naive"] for way in WAYS},
            "bytes": max(run["bytes"] for run in of["first"])}


def table(result):
    lines = []
    for row in result["browsers"]:
        lines.append(row["browser"])
        lines += [f"  {name:32} {row['milliseconds'][way]:7.0f} ms   {row['ratios'][way]:.2f} ×" for way, name in WAYS.items()]
        lines.append(f"  over the wire until the first answer {row['bytes'] / 1e6:.2f} MB, model included")
    return "\n".join([f"From the first request to the first answer, median of {result['rounds']} rounds by turns (goals: {GOAL['ratio']} × or less, "
                      f"{GOAL['megabytes']:.0f} MB or less):", *lines])
