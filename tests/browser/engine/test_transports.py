"""Where the engine runs and what it asks for, over http and from a folder."""

from urllib.parse import urlsplit


def test_nothing_leaves_the_site(live):
    page, requests = live
    here = urlsplit(page.url)
    assert requests
    for url in requests:
        parts = urlsplit(url)
        assert parts.scheme in ("blob", "data") or (parts.scheme, parts.netloc) == (here.scheme, here.netloc), url


def test_the_engine_runs_in_a_worker_and_nowhere_else(live):
    page, _ = live
    assert len(page.workers) == 1
    assert page.workers[0].evaluate("typeof loadPyodide") == "function"
    assert page.evaluate("[typeof loadPyodide, typeof _createPyodideModule, 'pyodide' in window]") == ["undefined", "undefined", False]


def test_the_worker_cannot_reach_a_network(live):
    page, _ = live
    for url in ("https://example.com/", f"{page.url}"):
        refused = page.workers[0].evaluate("(url) => fetch(url).then(() => 'fetched', ({message}) => message)", url)
        assert "not among the site's own files" in refused


def test_progress_counts_bytes_and_then_names_each_stage(live):
    page, _ = live
    history = page.evaluate("client.history")
    loading = [state for state in history if state["name"] == "loading"]
    stages = list(dict.fromkeys(state["stage"] for state in loading))
    assert stages == ["download", "python", "numpy", "engine", "model"]
    assert all(state["text"] for state in loading)
    bytes_loaded = [state["loaded"] for state in loading if state["stage"] == "download" and state["total"]]
    assert bytes_loaded == sorted(bytes_loaded)
    last = next(state for state in reversed(loading) if state["stage"] == "download")
    assert last["loaded"] == last["total"] > 5_000_000
    assert history[-1] == {"name": "ready"}


def test_requests_may_overlap(live):
    page, _ = live
    assert page.evaluate("""async () => {
        const grey = {rgba: new Uint8Array(4 * 30 * 20).fill(128), width: 30, height: 20};
        const {id} = await client.open(grey);
        const questions = ['What animal is in the photo?', 'How many animals are there?', 'Where is the dog?'];
        const together = await Promise.all(questions.map((question) => client.ask(id, question)));
        const alone = [];
        for (const question of questions) alone.push(await client.ask(id, question));
        return together.every(({answer, question}, i) => answer === alone[i].answer && question.text === questions[i]);
    }""")


def test_the_callers_pixels_stay_with_the_caller(live):
    page, _ = live
    assert page.evaluate("""async () => {
        const rgba = new Uint8Array(4 * 8 * 8).fill(200);
        await client.open({rgba, width: 8, height: 8});
        return rgba.length;
    }""") == 256
