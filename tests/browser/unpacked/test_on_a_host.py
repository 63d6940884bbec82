"""The unpacked zip, copied to a web server as it is: nothing that was left out is asked for, and the engine comes in its scripts."""

from sitegen.first_view import QUIET
from sitegen.serve import SiteServer

from .tabs import PlaywrightTab
from .test_unpacked import LAB, LESSON, PLAYGROUND


def test_it_works_over_http_below_any_path(browser, unpacked):
    tab, missing = PlaywrightTab(browser), []
    tab.context.on("response", lambda response: response.status >= 400 and missing.append(response.url))
    with SiteServer({"/a/b/": unpacked}) as server:
        for path in ("index.html", LESSON, PLAYGROUND):
            tab.open(f"{server.origin}/a/b/{path}")
            tab.page.evaluate(QUIET)
        tab.run(f"() => {LAB}.wake()")
        tab.until(f"!!{LAB}.reading.inquiry")
        assert tab.run("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert missing == tab.complaints == []
    tab.close()
