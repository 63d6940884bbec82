"""What a screen reader has to go by: names, headings, captions, tables, and news that comes when there is some."""

from .conftest import LESSONS, PAGES, PLAYGROUND

ANNOUNCED = """() => {
    globalThis.announced = [];
    const regions = '[role=status], [role=alert], [aria-live]';
    new MutationObserver((changes) => {
        for (const region of new Set(changes.map(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest(regions)).filter(Boolean)))
            if (region.textContent.trim()) announced.push(`${region.className}: ${region.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60)}`);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_every_page_says_what_it_is(opened):
    titles = set()
    page = opened(PAGES[0])
    for path in PAGES:
        page.goto(page.url.rpartition("/course/")[0] + "/course/" + path)
        titles.add(page.title())
        assert page.locator("html").get_attribute("lang") == "en"
        for landmark in ("header.masthead, header", "main", "nav", "footer"):
            assert page.locator(landmark).count(), f"{path} has no {landmark}"
        assert page.locator("h1").count() == 1
        nameless = page.locator("figure:not([hidden])").evaluate_all("all => all.filter((figure) => !figure.querySelector('figcaption') && !figure.ariaLabel && !figure.getAttribute('aria-labelledby')).map((figure) => figure.outerHTML.slice(0, 120))")
        assert nameless == []
        headless = page.locator("table").evaluate_all("all => all.filter((table) => !table.querySelector('th[scope], th')).map((table) => table.outerHTML.slice(0, 120))")
        assert headless == []
    assert len(titles) == len(PAGES)


def test_news_is_told_once_not_at_every_step(open_playground):
    playground = open_playground(PLAYGROUND)
    page = playground.page
    playground.change(tool="move", picture={"kind": "gallery", "slug": "dog-and-cat"})
    thing = playground.root.locator(".scene-item").first
    thing.focus()
    page.evaluate(ANNOUNCED)
    for _ in range(28):
        page.keyboard.press("ArrowRight")
    playground.settle()
    page.wait_for_function("() => announced.some((each) => /of the picture/.test(each))")
    told = page.evaluate("announced")
    assert len(told) <= 6, told
