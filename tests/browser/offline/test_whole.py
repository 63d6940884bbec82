"""After one visit everything works with the server shut down: every page, a live answer, the narration, the search, the stage."""

import pytest

from browser.pages.conftest import LESSON, PAGES, PLAYGROUND
from browser.pages.listener import Listener
from browser.playground.conftest import Playground
from browser.playground.stage import DOG_AND_CAT, Stage

from .device import Device, look_for


@pytest.fixture
def site(built_site):
    return built_site


def test_everything_works_with_the_server_shut_down(device, server):
    device.visit("index.html").wait_for_all()
    server.stop()
    everything_works(device)


def test_in_firefox_too(firefox, server, complaints):
    context = firefox.new_context()
    context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    device = Device(context.new_page(), server)
    device.visit("index.html").wait_for_all()
    server.stop()
    everything_works(device)
    context.close()
    assert complaints == []


def everything_works(device):
    page = device.page
    for path in PAGES:
        assert page.goto(device.server.url + path).status == 200, path
        page.locator("h1").first.wait_for()
    device.visit("")                                       # the folder is its first page

    device.visit(LESSON)
    look_for(page, "softmax")
    listener = Listener(page)
    listener.player.get_by_role("button", name="Mute", exact=True).click()   # a machine without a sound card plays only what is silent
    listener.start()
    listener.slider.fill("571.5")
    listener.wait_until("narration.time > 571.6")          # it plays on from there: the sound's parts can be had
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
