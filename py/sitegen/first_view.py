"""A page's first view: what a browser fetches for it before the reader does anything, and whether it stays still meanwhile."""

import re

# What begins only when the page stands: keeping the course for offline, the playground's instrument, the engine.
AFTERWARDS = re.compile(r"/assets/(?:engine/|icons/|scripts/(?:offline|playground)\.|styles/playground\.|facts/|gallery/thumbs/)"
                        r"|/service-worker\.js|/manifest\.webmanifest")
SIZES = [(360, 640), (1440, 900)]
OBSERVE = """globalThis.moved = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
    moved.push([value, sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 80))])))
    .observe({ type: 'layout-shift', buffered: true });"""
# Nothing has come for a second. (Playwright's "networkidle" has been seen to wait for ever.)
QUIET = """() => new Promise((done) => {
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(done, 1000); };
    new PerformanceObserver(wait).observe({ type: 'resource', buffered: true });
    wait();
})"""


def first_view(page, url):
    """Open the address in a fresh page → {bytes, files: {address: bytes}, shift, moved: what moved, messages}. The bytes are
    those on the wire, headers included, without what begins afterwards; the shift is with it."""
    messages, addresses, files = [], {}, {}
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: count(files, addresses[event["requestId"]], event["encodedDataLength"]))
    page.add_init_script(OBSERVE)
    page.goto(url)
    page.evaluate(QUIET)
    moved = page.evaluate("moved")
    return {"bytes": sum(files.values()), "files": files, "shift": sum(value for value, _ in moved), "moved": moved, "messages": messages}


def count(files, address, size):
    if address.startswith("http") and not AFTERWARDS.search(address):
        files[address] = files.get(address, 0) + size
