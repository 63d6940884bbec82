"""Where the engine runs and what it asks for, over http and from a folder."""

from urllib.parse import urlsplit

IMPORTS = "import calendar, csv, ctypes, encodings.idna, json.tool, numpy.ctypeslib, statistics, urllib.request"


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
    """Once it runs, whatever could is gone: code that the reader wrote runs there."""
    page, _ = live
    ways = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "RTCPeerConnection", "importScripts", "Worker", "caches", "indexedDB"]
    assert page.workers[0].evaluate("(ways) => ways.filter((name) => typeof self[name] !== 'undefined')", ways) == []


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


def test_a_picture_is_opened_like_another_one_by_the_sessions_own_name(live):
    """The page's names for pictures outlive the worker and are not the session's."""
    page, _ = live
    sent, same = page.evaluate("""async () => {
        const {link} = client, sent = [];
        link.request = (method, params, how) => {
            if (method === 'open') sent.push(params.like ?? null);
            return Object.getPrototypeOf(link).request.call(link, method, params, how);
        };
        const picture = (shade) => ({rgba: new Uint8Array(4 * 96 * 96).fill(shade, 0, 4 * 96 * 40).fill(255, 4 * 96 * 40), width: 96, height: 96});
        const first = await client.open(picture(90));
        const inside = client.pictures.inside(first.id);
        const like = await client.open({...picture(120), like: first.id}), anew = await client.open(picture(120));
        await client.open({...picture(120), like: 'never opened'});
        delete link.request;
        return [sent.map((name) => name === inside ? 'the first' : name), like.vectors.data.every((x, i) => Math.abs(x - anew.vectors.data[i]) < 1e-5)];
    }""")
    assert sent == [None, "the first", None, "never opened"] and same


def test_edited_code_may_import_what_the_start_did_without(live):
    """The rest of Python's library, linear algebra among it, comes with the first edit and not before."""
    page, requests = live
    assert not [url for url in requests if "python-rest" in url]
    page.evaluate("""async (line) => {
        const {steps} = await client.call('steps'), {source} = steps.find(({name}) => name === 'ops.softmax');
        const head = source.indexOf(':\\n') + 2;
        const text = source.slice(0, head) + `    ${line}\\n    assert np.allclose(np.linalg.svd(np.eye(3))[1], 1)\\n` + source.slice(head);
        const {id} = await client.open({rgba: new Uint8Array(4 * 96 * 96).fill(90), width: 96, height: 96});
        window.told = (await client.call('edit', {texts: {'ops.softmax': text}, picture: id, question: 'What is it?'})).problem;
        await client.call('edit', {texts: {}});
        await client.close(id);
    }""", IMPORTS)
    assert page.evaluate("window.told ?? null") is None
    assert len([url for url in requests if "python-rest" in url]) == 1
