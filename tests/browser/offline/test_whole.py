"""After one visit everything works with the server shut down: every page, a live answer, the narration, the search, the stage."""

import pytest

from browser.pages.conftest import LESSON, PAGES, PLAYGROUND
from browser.pages.listener import Listener
from browser.playground.conftest import Playground
from browser.playground.stage import DOG_AND_CAT, Stage
from sitegen.first_view import QUIET

from .conftest import drip
from .device import SAVES_DATA, look_for


@pytest.fixture
def site(built_site):
    return built_site


def test_everything_works_with_the_server_shut_down(device, server):
    device.visit("index.html").wait_for_all()
    kept = device.names_kept()
    assert {name.rsplit(".", 1)[-1] for name in kept if name.startswith("23-cross")} == {"html", "js", "css", "webm"}     # one encoding of the sound
    server.stop()
    everything_works(device)


def test_in_firefox_too(firefox_device, server):
    firefox_device.visit("index.html").wait_for_all()
    server.stop()
    everything_works(firefox_device)


def test_a_sound_plays_on_and_can_be_sought_in_while_it_comes(device, server):
    """Chromium plays no sound of which one part is from the worker and another from the server."""
    device.page.add_init_script(SAVES_DATA)
    server.faults[".webm"] = drip
    listener = listen(device.visit(LESSON))                # which was here before the worker
    device.wait_for("Your browser saves data")
    seek(listener, 300)
    listener = listen(device.visit(LESSON))
    seek(listener, 500)
    assert [wanted for name, wanted in server.asked if name.endswith(".webm") and wanted not in (None, "bytes=0-")]


def listen(device):
    listener = Listener(device.page)
    listener.player.get_by_role("button", name="Mute", exact=True).click()   # a machine without a sound card plays only what is silent
    return listener.start()


def seek(listener, time):
    listener.seek(time)
    listener.wait_until(f"narration.time > {time + 0.1} && narration.playing")


def everything_works(device):
    page = device.page
    for path in PAGES:
        assert page.goto(device.server.url + path).status == 200, path
        page.evaluate(QUIET)
    device.visit("")                                       # the folder is its first page

    device.visit(LESSON)
    look_for(page, "softmax")
    listener = listen(device)
    seek(listener, 571)
    listener.pause.click()
    ranges = page.evaluate("""async () => {
        const { url } = document.querySelector('narration-player').narration.clocks.recording;
        const whole = await (await fetch(url)).arrayBuffer();
        const got = [];
        for (const range of ['bytes=5-9', `bytes=${whole.byteLength - 3}-`, 'bytes=-4']) {
            const response = await fetch(url, { headers: { Range: range } });
            const start = Number(response.headers.get('Content-Range').match(/ (\\d+)-/)?.[1]);
            const part = new Uint8Array(await response.arrayBuffer());
            got.push([response.status, part.length, part.every((byte, index) => byte === new Uint8Array(whole)[start + index])]);
        }
        return got;
    }""")
    assert ranges == [[206, 5, True], [206, 3, True], [206, 4, True]]

    device.visit(PLAYGROUND)
    playground = Playground(page).wake()
    assert playground.answer == "a dog"
    playground.change(picture=DOG_AND_CAT, tool="move")
    Stage(playground).thing(0).wait_for()
    playground.root.get_by_role("button", name="Surprise me").click()
    playground.settle()                                    # drawn from sheets that nobody has asked for before
    assert playground.lab("doc.picture.kind") == "scene"
