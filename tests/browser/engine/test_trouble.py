"""Bad input, a dead or hung worker, a lost network: each is a sentence and a way on, and nothing is lost."""

import gzip
from hashlib import sha256

from unpacking import unzstd

GREY = "({rgba: new Uint8Array(4 * 30 * 20).fill(128), width: 30, height: 20})"


def test_bad_input_is_answered_with_a_sentence(live):
    page, _ = live
    page.evaluate(f"async () => {{ window.grey = await client.open({GREY}); }}")
    cases = {
        "rejection(client.ask(grey.id, '   '))": ("reader", "no question yet"),
        "rejection(client.ask(grey.id, 'dog '.repeat(40)))": ("reader", "at most"),
        "rejection(client.ask('nowhere', 'What is it?'))": ("reader", "no longer open"),
        "rejection(client.open({rgba: new Uint8Array(0), width: 0, height: 7}))": ("reader", "empty"),
        "rejection(client.open({rgba: new Uint8Array(5), width: 3, height: 3}))": ("engine", "keeps working"),
        "rejection(client.call('dance'))": ("engine", "keeps working"),
    }
    for call, (kind, words) in cases.items():
        problem = page.evaluate(call)
        assert (problem["name"], problem["kind"]) == ("EngineProblem", kind), problem
        assert words in problem["message"]
        assert "Traceback" not in problem["message"]
        assert ("Traceback" in problem["detail"]) == (kind == "engine")
    assert page.evaluate("client.ask(grey.id, 'What is it?').then(({answer}) => typeof answer)") == "string"
    assert page.evaluate("client.state.name") == "ready"


def test_a_closed_picture_says_so(live):
    page, _ = live
    problem = page.evaluate(f"""async () => {{
        const {{id}} = await client.open({GREY});
        await client.close(id);
        return rejection(client.ask(id, 'What is it?'));
    }}""")
    assert problem["kind"] == "reader" and "no longer open" in problem["message"]


def test_a_worker_killed_in_mid_answer_is_replaced_once_and_then_by_the_reader(fresh):
    fresh.evaluate(f"""async () => {{
        window.client = newClient();
        window.picture = await client.open({GREY});
        window.before = (await client.ask(picture.id, 'What is it?')).answer;
        window.killed = (call) => {{                         // as the browser does when memory runs out
            setTimeout(() => client.link.worker.terminate(), 10);
            return call;
        }};
    }}""")
    downloads = []
    fresh.on("request", lambda request: downloads.append(request.url))
    assert fresh.evaluate("killed(client.ask(picture.id, 'What is it?', {record: true})).then(({answer}) => answer === before)")
    assert fresh.evaluate("client.history.some(({name, text}) => name === 'loading' && text.includes('starts again; nothing of yours is lost'))")
    assert not [url for url in downloads if url.endswith((".zst", ".gz"))]

    problem = fresh.evaluate("killed(rejection(client.ask(picture.id, 'Where is the dog?', {record: true})))")
    assert problem["kind"] == "gone"
    assert "Start it again" in problem["message"] and "kept" in problem["message"]
    state = fresh.evaluate("client.state")
    assert (state["name"], state["canRetry"], state["message"]) == ("failed", True, problem["message"])
    assert fresh.evaluate("rejection(client.ask(picture.id, 'What is it?'))")["message"] == problem["message"]
    assert fresh.evaluate("client.retry().then(() => client.state.name)") == "ready"
    assert fresh.evaluate("killed(client.ask(picture.id, 'What is it?')).then(({answer}) => answer === before)"), "one more is spared"


def test_a_hung_worker_is_stopped_after_its_limit(fresh):
    fresh.evaluate(f"""async () => {{
        window.client = newClient({{limits: {{request: 4000}}}});
        window.picture = await client.open({GREY});
        client.spare = 0;
    }}""")
    fresh.workers[0].evaluate("() => { setTimeout(() => { for (;;); }, 0); }")
    problem = fresh.evaluate("rejection(client.ask(picture.id, 'What is it?'))")
    assert problem["kind"] == "gone" and "not answered for 4 seconds" in problem["message"]
    assert fresh.evaluate("client.retry().then(() => client.state.name)") == "ready"


def test_an_error_outside_any_request_is_noticed(fresh):
    fresh.evaluate(f"async () => {{ window.client = newClient(); window.picture = await client.open({GREY}); }}")
    fresh.workers[0].evaluate("() => { setTimeout(() => { throw new Error('out of the blue'); }, 0); }")
    fresh.wait_for_function("client.state.name === 'loading'")
    fresh.wait_for_function("client.state.name === 'ready'")
    assert fresh.evaluate("client.ask(picture.id, 'What is it?').then(({answer}) => typeof answer)") == "string"


def test_a_lost_network_keeps_what_has_arrived(fresh):
    asked = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.route("**/python.zip.*", lambda route: route.abort("internetdisconnected"))
    fresh.evaluate("async () => { window.client = newClient(); await client.start(); }")
    state = fresh.evaluate("client.state")
    assert (state["name"], state["canRetry"]) == ("failed", True)
    assert "connection was lost" in state["message"] and "kept" in state["message"] and " MB" in state["message"]
    wait_for_no_worker(fresh)

    arrived = [url for url in asked if url.endswith((".zst", ".gz")) and "python.zip" not in url]
    assert len(arrived) > 3
    asked.clear()
    fresh.unroute("**/python.zip.*")
    assert fresh.evaluate("client.retry().then(() => client.state.name)") == "ready"
    assert not [url for url in asked if url in arrived]


def wait_for_no_worker(page):
    """A worker that was ended is gone a little later."""
    for _ in range(200):
        if not page.workers:
            break
        page.wait_for_timeout(50)
    assert not page.workers


def begin_without_weights(page):
    """Start while the largest file is held back → its request, once the worker is there all the same."""
    held = []
    page.route("**/*.safetensors.*", lambda route: held.append(route))
    with page.expect_worker(), page.expect_request("**/*.safetensors.*"):
        page.evaluate("() => { window.client = newClient(); window.starting = client.start(); }")
    assert page.evaluate("client.state.stage") == "download"
    return held[0]


def test_the_worker_is_made_while_the_rest_is_fetched(fresh):
    begin_without_weights(fresh).continue_()
    assert fresh.evaluate("starting.then(() => client.state.name)") == "ready"


def test_it_goes_when_the_rest_is_no_longer_wanted(fresh):
    begin_without_weights(fresh)
    fresh.evaluate("client.dispose()")
    assert fresh.evaluate("client.state.name") == "idle"
    wait_for_no_worker(fresh)


def test_a_short_interruption_mends_itself(fresh):
    cut = []

    def first_time(route):
        cut.append(route.request.url)
        route.abort("connectionreset") if len(cut) == 1 else route.continue_()

    fresh.route("**/*.safetensors.*", first_time)
    assert fresh.evaluate("async () => { window.client = newClient(); await client.start(); return client.state.name; }") == "ready"
    assert len(cut) == 2


def damage(route):
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=response, body=bytes(body))


def test_a_damaged_file_is_noticed_by_its_hash(fresh):
    fresh.route("**/*.safetensors.*", damage)
    fresh.evaluate("async () => { window.client = newClient(); await client.start(); }")
    state = fresh.evaluate("client.state")
    assert state["name"] == "failed" and "weights.safetensors arrived damaged" in state["message"]
    fresh.unroute("**/*.safetensors.*")
    assert fresh.evaluate("client.retry().then(() => client.state.name)") == "ready"


def test_a_file_that_arrives_damaged_once_is_fetched_again_past_the_cache(fresh):
    broken = []
    fresh.route("**/*.safetensors.*", lambda route: route.continue_() if broken else (broken.append(route), damage(route)))
    state, modes = fresh.evaluate("""async () => {
        const plain = fetch, modes = [];
        window.fetch = (url, how) => {
            if (String(url).includes('safetensors')) modes.push(how.cache ?? 'default');
            return plain(url, how);
        };
        window.client = newClient();
        await client.start();
        return [client.state.name, modes];
    }""")
    assert state == "ready" and modes == ["default", "reload"]


def test_a_host_may_undo_the_packing_on_the_way(fresh):
    """Some send .gz with Content-Encoding: gzip, and .zst likewise. What arrives is then plain, and checked as such."""
    fresh.route("**/*.gz", lambda route: route.fulfill(response=(sent := route.fetch()), body=gzip.decompress(sent.body())))
    fresh.route("**/*.zst", lambda route: route.fulfill(response=(sent := route.fetch()), body=unzstd(sent.body())))
    assert fresh.evaluate("async () => { window.client = newClient(); await client.start(); return client.state.name; }") == "ready"
    assert fresh.evaluate("[...client.shelf.kept.values()].every(({packing}) => packing === 'plain')")


def test_a_missing_file_is_named(fresh):
    fresh.route("**/python.zip.*", lambda route: route.fulfill(status=404, body="gone"))
    fresh.evaluate("async () => { window.client = newClient(); await client.start(); }")
    message = fresh.evaluate("client.state.message")
    assert "python.zip" in message and "404" in message and "reload" in message


def test_a_worker_killed_while_it_starts_is_noticed(fresh):
    fresh.evaluate("""async () => {
        window.client = newClient();
        client.addEventListener('state', ({detail}) => { if (detail.stage === 'numpy') setTimeout(() => client.link?.worker.terminate()); });
        await client.start();
    }""")
    state = fresh.evaluate("client.state")
    assert (state["name"], state["canRetry"]) == ("failed", True) and "Start it again" in state["message"]


def test_a_connection_lost_before_the_runtime_is_a_sentence_too(fresh):
    fresh.route("**/pyodide.asm.js.*", lambda route: route.abort("internetdisconnected"))
    fresh.evaluate("async () => { window.client = newClient(); await client.start(); }")
    state = fresh.evaluate("client.state")
    assert state["name"] == "failed" and "connection was lost" in state["message"]
    fresh.unroute("**/pyodide.asm.js.*")
    assert fresh.evaluate("client.retry().then(() => client.state.name)") == "ready"


def test_a_model_that_cannot_be_read_says_why(fresh):
    """Files as the manifest describes them, but no model: the engine's own sentence arrives."""
    wrong = b"these are no weights"

    def describe_it(route):
        manifest = route.fetch().json()
        file = next(each for each in manifest["files"] if each["name"].endswith("weights.safetensors"))
        file.update(bytes=len(wrong), sha256=sha256(wrong).hexdigest())                # arrives plain, which is as good
        route.fulfill(json=manifest)

    fresh.route("**/manifest.json", describe_it)
    fresh.route("**/*.safetensors.*", lambda route: route.fulfill(body=wrong))
    fresh.evaluate("async () => { window.client = newClient(); await client.start(); }")
    state = fresh.evaluate("client.state")
    assert state["name"] == "failed" and "weights file" in state["message"], state


def test_disposing_stops_the_worker_and_starting_again_works(fresh):
    fresh.evaluate(f"async () => {{ window.client = newClient(); window.picture = await client.open({GREY}); }}")
    problem = fresh.evaluate("""() => {
        const asked = rejection(client.ask(picture.id, 'What is it?'));
        client.dispose();
        return asked;
    }""")
    assert problem["kind"] == "gone"
    assert fresh.evaluate("client.state.name") == "idle"
    assert fresh.evaluate("client.ask(picture.id, 'What is it?').then(({answer}) => typeof answer)") == "string"


def test_a_browser_without_webassembly_is_told_so(browser, http_harness):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.WebAssembly")
    page.goto(http_harness)
    state = page.evaluate("async () => { const client = newClient(); await client.start(); return client.state; }")
    assert (state["name"], state["canRetry"]) == ("failed", False)
    assert "WebAssembly" in state["message"]
    context.close()
