"""The reader's browser, as these tests meet it."""

import json
import re

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) if (name.startsWith('sightline files')) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(url.split('/kept/')[1]);
    }
    return found;
}"""

SAVES_DATA = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })"


class Device:
    """A page on a site that can be kept."""

    def __init__(self, page, server):
        self.page, self.server = page, server

    def visit(self, path):
        self.page.goto(self.server.url + path)
        return self

    @property
    def line(self):
        return self.page.locator("offline-line")

    def wait_for(self, words):
        self.line.get_by_text(words).wait_for()
        return self

    def wait_for_all(self):
        return self.wait_for("The course works without a connection.")

    def version(self):
        """What the worker on the server lists."""
        with open(self.server.mounts["/some/course/"] / "service-worker.js", encoding="utf-8") as file:
            return json.loads(re.match(r"globalThis.sightlineVersion=(.*);\n", file.readline())[1])

    def listed(self, path):
        return self.version()["files"][path]

    def hashes_kept(self):
        return set(self.page.evaluate(KEPT))

    def names_kept(self):
        """The names (without folders) of this version's files that are here."""
        kept = self.hashes_kept()
        return {path.rsplit("/", 1)[-1] for path, file in self.version()["files"].items() if file["sha256"] in kept}

    def wait_until(self, condition, arg=None):
        """Wait until a condition holds: an async function of JavaScript, which Playwright's own waiting would not wait for."""
        self.page.evaluate(f"""async (arg) => {{
            for (const end = Date.now() + 30_000; !await ({condition})(arg); await new Promise((go) => setTimeout(go, 50))) {{
                if (Date.now() > end) throw new Error('This never came true: ' + {condition!r});
            }}
        }}""", arg)

    def wait_until_worker(self, is_there):
        """Wait until there is a worker installing or waiting, or none any longer: "registration.installing", "!registration.waiting" …"""
        self.wait_until(f"async () => {{ const registration = await navigator.serviceWorker.getRegistration(); return {is_there}; }}")

    def wait_until_kept(self, hashes):
        """Wait until just these are here."""
        self.wait_until(f"async (wanted) => String((await ({KEPT})()).sort()) === wanted", ",".join(sorted(hashes)))

    def wait_until_names_kept(self, *names):
        """Wait until at least these are here."""
        hashes = [file["sha256"] for path, file in self.version()["files"].items() if path.rsplit("/", 1)[-1] in names]
        self.wait_until(f"async (wanted) => {{ const here = await ({KEPT})(); return wanted.every((hash) => here.includes(hash)); }}", hashes)


def look_for(page, word):
    """Find something with the search, and close it again."""
    page.keyboard.press("/")
    page.get_by_label("Search the course").fill(word)
    page.locator(".search-hit").first.wait_for()
    page.keyboard.press("Escape")
