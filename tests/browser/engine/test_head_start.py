"""Python's memory is kept by the first start, later ones set out from there; and whatever is the matter with it, the engine starts."""

import pytest

from browser.unpacked.tabs import PlaywrightTab, SeleniumTab

START = """async () => {
    window.client = newClient();
    await client.start();
    await client.memoryKept;
    return {state: client.state.name, stages: [...new Set(client.history.map(({stage}) => stage))].filter(Boolean)};
}"""
ASK = """async () => {
    const {id} = await client.open({rgba: new Uint8Array(4 * 96 * 96).map((_, i) => (i * 7) % 256), width: 96, height: 96});
    const {answer, attention} = await client.ask(id, 'What animal is in the photo?');
    return {answer, attention: [...attention.data]};
}"""
DRAW = """async () => {
    const {steps} = await client.call('steps'), {source} = steps.find(({name}) => name === 'ops.softmax');
    const body = 'import random, statistics\\n    from sightline.errors import ReaderError\\n    raise ReaderError(str(random.random()))';
    const {id} = await client.open({rgba: new Uint8Array(4 * 96 * 96).fill(90), width: 96, height: 96});
    const {problem} = await client.call('edit', {texts: {'ops.softmax': source.replace(/:\\n[^]*/, `:\\n    ${body}\\n`)}, picture: id, question: 'What is it?'});
    return problem.sentence;
}"""
FRESH, AHEAD = ["download", "python", "numpy", "engine", "model"], ["download", "python", "model"]


@pytest.fixture
def started(fresh):
    """A page after a first start, which has left its memory."""
    assert fresh.evaluate(START) == {"state": "ready", "stages": FRESH}
    return fresh


def kept(page):
    """Bytes of the memory that the browser keeps."""
    return page.evaluate("""() => new Promise((resolve) => {
        indexedDB.open('sightline-engine', 1).onsuccess = ({target: {result}}) => {
            const request = result.transaction('engine').objectStore('engine').get('snapshot');
            request.onsuccess = () => { result.close(); resolve(request.result?.snapshot.byteLength ?? 0); };
        };
    })""")


def test_a_later_start_sets_out_from_the_memory_and_answers_the_same(started):
    assert 5_000_000 < kept(started) < 16_000_000
    first, drawn = started.evaluate(ASK), started.evaluate(DRAW)
    started.reload()
    assert started.evaluate(START) == {"state": "ready", "stages": AHEAD}
    assert started.evaluate(ASK) == first
    again = started.evaluate(DRAW)
    assert 0 <= float(drawn) < 1 and 0 <= float(again) < 1 and drawn != again      # chance is not frozen with it
    assert started.evaluate("sessionStorage.getItem('sightline-head-start')") is None


def test_a_memory_that_is_damaged_is_thrown_away(started):
    started.evaluate("""() => new Promise((resolve) => {
        indexedDB.open('sightline-engine', 1).onsuccess = ({target: {result}}) => {
            const store = result.transaction('engine', 'readwrite').objectStore('engine');
            store.get('snapshot').onsuccess = ({target: {result: {key, snapshot}}}) => {
                new Uint8Array(snapshot)[snapshot.byteLength >> 1] ^= 1;
                store.put({key, snapshot}, 'snapshot').onsuccess = () => { result.close(); resolve(); };
            };
        };
    })""")
    started.reload()
    assert started.evaluate(START) == {"state": "ready", "stages": FRESH}
    assert kept(started) == 0
    started.reload()
    assert started.evaluate(START) == {"state": "ready", "stages": FRESH} and kept(started) == 0     # not again in this window


def test_a_worker_that_dies_on_its_way_is_followed_by_one_without(started):
    started.reload()
    stages = started.evaluate("""async () => {
        window.client = newClient();
        client.addEventListener('state', function kill({detail}) {
            if (detail.stage !== 'model') return;
            client.removeEventListener('state', kill);
            client.link.worker.terminate();
            client.link.worker.onerror(new ErrorEvent('error', {message: 'memory access out of bounds'}));
        });
        await client.start();
        return [client.state.name, ...client.history.map(({stage}) => stage).filter(Boolean)];
    }""")
    assert stages[0] == "ready" and list(dict.fromkeys(stages[1:])) == [*AHEAD, "numpy", "engine"]
    assert started.evaluate(ASK)["answer"]


def test_a_worker_that_ends_later_is_followed_by_one_without_as_well(started):
    started.reload()
    assert started.evaluate(START)["stages"] == AHEAD
    assert started.evaluate("""async () => {
        client.history.length = 0;
        client.link.worker.onerror(new ErrorEvent('error', {message: 'memory access out of bounds'}));
        await client.start();
        return [...new Set(client.history.map(({stage}) => stage))].filter(Boolean);
    }""") == FRESH
    assert kept(started) == 0


def test_a_page_that_went_down_with_it_is_remembered(started):
    started.reload()
    started.evaluate("sessionStorage.setItem('sightline-head-start', 'trying')")
    assert started.evaluate(START) == {"state": "ready", "stages": FRESH}


def test_where_nothing_may_be_kept_the_engine_starts_all_the_same(fresh):
    fresh.evaluate("Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('denied', 'SecurityError'); }})")
    assert fresh.evaluate(START) == {"state": "ready", "stages": FRESH}


@pytest.fixture(params=["firefox", "webkit"])
def tab(request, http_harness):
    browser = request.getfixturevalue(request.param)
    opened = SeleniumTab(browser) if request.param == "webkit" else PlaywrightTab(browser)
    opened.open(http_harness)
    yield opened
    opened.close()


def test_other_browsers_leave_and_use_a_memory_too(tab):
    for stages in (FRESH, AHEAD):
        assert tab.run(START) == {"state": "ready", "stages": stages}
        answer = tab.run(ASK)
        tab.reload()
    assert answer["answer"] == "a butterfly"
