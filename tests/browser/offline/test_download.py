"""How the course comes to the reader's device: what is damaged or cut off, data saving, no room, no wish."""

from .conftest import cut, damage


def test_a_damaged_file_is_fetched_again(device, site):
    page, server = device.page, device.server
    [name] = [path.name for path in (site / "assets" / "search").glob("documents.*.js")]
    server.faults["search/documents"] = damage
    device.visit("glossary.html").wait_for("tried again at your next visit")
    assert name not in device.names_kept()
    assert [asked for asked, _ in server.asked].count(f"assets/search/{name}") == 2
    server.faults.clear()
    device.visit("glossary.html").wait_for_all()
    assert name in device.names_kept()

    # What goes bad on the device is noticed too, when it is next wanted.
    page.evaluate("""async (part) => {
        const [name] = (await caches.keys()).filter((name) => name.startsWith('sightline files'));
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) if (url.endsWith(part)) await cache.put(url, new Response('nonsense'));
    }""", device.listed(f"assets/search/{name}")["sha256"])
    got = page.evaluate("async (path) => (await fetch(path)).text()", f"assets/search/{name}")
    assert got.startswith("sightlineDocuments(")


def test_a_download_that_is_cut_off_goes_on_where_it_was(device, site):
    server = device.server
    [big] = [path for path in (site / "assets" / "scripts").glob("editor.*.js")]
    server.faults["scripts/editor"] = cut
    device.visit("glossary.html").wait_for("The connection was lost")
    before = device.names_kept()
    assert before and big.name not in before
    server.faults.clear()
    server.asked.clear()
    device.visit("glossary.html").wait_for_all()
    fetched = dict(server.asked)
    half = big.stat().st_size // 2
    assert fetched[f"assets/scripts/{big.name}"] == f"bytes={half}-"
    again = {name for name in fetched if name.rsplit("/", 1)[-1] in before}
    assert again == {"glossary.html"}, "of what had arrived only the page itself, which might have changed, is fetched again"
