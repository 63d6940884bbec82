"""Code that the reader edited stays in its worker: no network, nothing of the site's own, and the original is one click away."""

import re
from pathlib import Path

import pytest

WAYS_OUT = Path(__file__).with_name("ways_out.py").read_text(encoding="utf-8")
PLAYGROUND = "playground/23-cross-attention.html"
FROM_JAVASCRIPT = """async (url) => {
    const told = {};
    const attempt = async (name, work) => { told[name] = await Promise.resolve().then(work).then(() => 'went through', ({ name }) => name); };
    await attempt('import()', () => import(url + 'import.js'));
    await attempt('import() of data', () => import(`data:text/javascript,import("${url}data.js")`));
    await attempt('import() of a Blob', () => import(URL.createObjectURL(new Blob([`import "${url}blob.js"`], { type: 'text/javascript' }))));
    await attempt('later', () => new Promise((done, fail) => { setTimeout(() => { try { done(eval(`import("${url}eval.js")`)); } catch (problem) { fail(problem); } }); }));
    return told;
}"""
MISCHIEF = """def softmax(scores):
    import js
    from pyodide.ffi import to_js
    for garbage in (None, "x", 7, to_js([1]), to_js({"id": 1, "error": None}, dict_converter=js.Object.fromEntries)):
        js.postMessage(garbage)
    return np.full_like(scores, 1 / scores.shape[-1])
"""
ENDS_PYTHON = "def softmax(scores):\n    import ctypes\n    ctypes.CDLL(None).abort()\n"


class Bench:
    """The code view of a playground, opened from a server or a folder."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator("attention-playground").first
        page.wait_for_function("document.querySelector('attention-playground')?.lab")
        self.lab("wake()")
        self.settle()

    def lab(self, expression):
        return self.page.evaluate(f"(() => document.querySelector('attention-playground').lab.{expression})()")

    def settle(self):
        self.page.wait_for_function("""() => {
            const { lab } = document.querySelector('attention-playground');
            return lab.ready && !lab.busy && lab.upToDate;
        }""")

    def run(self, code):
        """Have the model run it as its softmax → what the view says of it."""
        self.page.evaluate("(text) => document.querySelector('attention-playground').lab.edits.run({ 'ops.softmax': text })", code)
        self.page.wait_for_function("!document.querySelector('attention-playground').lab.edits.trying")
        return self.lab("edits.problem")

    def answers(self):
        return self.lab("reading.attention.join()")


def told_of(problem):
    """How many ways were tried, and what is there that should not be."""
    found = re.search(r"RuntimeError: (\d+) tries.*^there: (.*)", problem["traceback"], re.DOTALL | re.MULTILINE)
    return int(found[1]), found[2]


@pytest.fixture
def firefox_page(firefox):
    context = firefox.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(params=["file", "http"])
def bench(request, new_page, server, built_site):
    page = new_page()
    page.goto((built_site / PLAYGROUND).as_uri() if request.param == "file" else server.url + PLAYGROUND)
    return Bench(page)


def the_ways_out(canary):
    return WAYS_OUT.replace("HTTP", canary.url, 1).replace("WEBSOCKET", canary.socket_url, 1)


def test_edited_code_reaches_nobody_and_the_original_comes_back(bench, canary, complaints):
    before = bench.answers()
    ways_out = the_ways_out(canary)
    assert told_of(bench.run(ways_out)) == (36, "[]")
    [worker] = bench.page.workers
    assert set(worker.evaluate(FROM_JAVASCRIPT, canary.url).values()) <= {"TypeError", "EvalError"}
    complaints.clear()                                    # what the policy stopped, which the browser tells as requests, and what Pyodide missed

    assert bench.run(MISCHIEF) is None
    bench.settle()
    assert bench.answers() != before
    bench.root.get_by_role("button", name="Put the original back").first.click()
    bench.root.locator(".notice.edited").wait_for(state="detached")
    bench.settle()
    assert bench.answers() == before

    if bench.page.url.startswith("http"):                # what ends Python itself is the same everywhere
        bench.page.evaluate("document.querySelector('attention-playground').lab.client.memoryKept")
        bench.page.reload()
        bench = Bench(bench.page)                         # which sets out from the memory that was kept
        assert bench.answers() == before and told_of(bench.run(ways_out)) == (36, "[]")
        problem = bench.run(ENDS_PYTHON)
        assert problem["sentence"].startswith("The model stopped in the middle of its work")
        bench.settle()
        assert bench.answers() == before and bench.lab("edits.names") == []
        assert any("fatal error" in each for each in complaints)
        complaints.clear()                                # Pyodide's own obituary


@pytest.mark.parametrize("where", ["file", "http"])
def test_nor_does_it_in_firefox(firefox_page, where, server, built_site, canary):
    firefox_page.goto((built_site / PLAYGROUND).as_uri() if where == "file" else server.url + PLAYGROUND)
    bench = Bench(firefox_page)
    before = bench.answers()
    assert told_of(bench.run(the_ways_out(canary))) == (36, "[]")
    assert bench.run(MISCHIEF) is None
    bench.settle()
    assert bench.answers() != before
    bench.root.get_by_role("button", name="Put the original back").first.click()
    bench.root.locator(".notice.edited").wait_for(state="detached")
    bench.settle()
    assert bench.answers() == before
