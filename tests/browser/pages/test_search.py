"""The search, as a visitor meets it: by keyboard, by touch, from the disk, with hostile words, and when it does not arrive."""

import pytest

from browser.access.axe import Axe
from sitegen.first_view import QUIET

from .conftest import LESSON, PAGES, stir


@pytest.fixture
def open_page(new_page, server):
    def opened(path=LESSON, url=None, **options):
        page = new_page(reduced_motion="reduce", **options)
        page.goto(url or server.url + path)
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        return stir(page)                               # before its first picture, a browser drops what is pressed
    return opened


@pytest.fixture(scope="module")
def searching(browser, server):
    """One page with its search open, for tests that only type."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(server.url + "glossary.html")
    stir(page)
    page.get_by_role("button", name="Search", exact=True).click()
    field(page).wait_for()
    yield page
    page.close()


def field(page):
    return page.get_by_role("combobox", name="Search the course")


def hits(page):
    return page.locator(".search-hit")


def chosen(page):
    """The option that the field points at, as a screen reader is told."""
    return page.locator(f"#{field(page).get_attribute('aria-activedescendant')}")


def look_for(page, words):
    page.keyboard.press("/")
    field(page).fill(words)
    page.locator("search-dialog .search-hit, search-dialog .search-sentence:has-text('Nothing')").first.wait_for()


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_type_choose_and_go(open_page, built_site, server, from_disk):
    page = open_page(url=(built_site / "index.html").as_uri() if from_disk else f"{server.url}index.html")
    look_for(page, "modality gap")
    assert chosen(page).locator(".search-title").inner_text() == "modality gap"
    assert chosen(page).locator("mark").first.inner_text() == "modality"
    names = [hit.locator(".search-title").inner_text() for hit in hits(page).all()]
    goal = names.index("Semantic Alignment")
    for _ in range(goal):
        page.keyboard.press("ArrowDown")
    assert chosen(page).get_attribute("aria-selected") == "true" and page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/modules/23-cross-attention.html#clip")
    assert page.locator("#clip").is_visible() and not page.locator("dialog.search").is_visible()


def test_a_place_on_the_same_page(open_page):
    page = open_page()
    look_for(page, "codebook chameleon")
    page.locator(".search-hit[href$='#early-fusion']").click()
    assert not page.locator("dialog.search").is_visible()
    page.wait_for_function("Math.abs(document.querySelector('#early-fusion').getBoundingClientRect().top) < 200")


@pytest.mark.parametrize("words, title", [
    ("sofmax", "softmax"), ("attenion sink", "attention sink"), ("Vison Transfomer", "Vision Transformer"), ("pérceiver", "Perceiver Resampler"),
    ("conne", "How Text and Vision Connect"), ("what is a gate?", "gate"), ("VLM", "vision–language model"), ("576", "How Text and Vision Connect"),
])
def test_what_is_meant_is_found(open_page, words, title):
    page = open_page()
    look_for(page, words)
    assert title in page.locator(".search-title").all_inner_texts()[:4]


@pytest.mark.parametrize("words, place", [
    ("root of d", "12-attention.html#why-the-root-of-d"), ("causal mask", "glossary.html#term-causal-mask"),
    ("key–value cache", "12-attention.html#cost"), ("puzzle", "12-attention.html#figure-retrieval-puzzle"),
    ("registers and sinks", "04-vision-transformers.html#registers-and-sinks"), ("class token", "glossary.html#term-class-token"),
    ("masked autoencoder", "04-vision-transformers.html#positions"), ("how far each head looks", "04-vision-transformers.html#figure-attention-distance"),
])
def test_sections_terms_and_figures_of_the_other_lessons_are_found(searching, words, place):
    field(searching).fill(words)
    searching.locator(f".search-hit[href$='{place}']").wait_for()
    places = hits(searching).evaluate_all("all => all.map((hit) => hit.getAttribute('href'))")
    assert [each.endswith(place) for each in places[:4]].count(True) == 1


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "\"'`${alert(1)}", "((((((([", "\\", "constructor __proto__", "\N{GRINNING FACE}", "𝕏" * 60])
def test_hostile_words_are_just_text(open_page, words):
    page = open_page()
    look_for(page, words)
    assert page.locator("search-dialog img, search-dialog script").count() == 0
    assert field(page).input_value() == words
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")


def test_nothing_found_suggests_terms(open_page):
    page = open_page()
    look_for(page, "zzzsftmx")
    assert "Nothing here matches “zzzsftmx”" in page.locator(".search-sentence").inner_text()
    assert "softmax" in page.locator(".search-title").all_inner_texts()
    page.locator("[role=status]", has_text="Nothing found for “zzzsftmx”. Terms with a similar spelling follow.").wait_for(state="attached")
    field(page).fill("qqqq")
    page.locator(".search-sentence", has_text="Try another word").wait_for()
    assert hits(page).count() == 0 and field(page).get_attribute("aria-expanded") == "false"
    page.locator("dialog.search").get_by_role("link", name="All terms").click()
    page.wait_for_url("**/glossary.html")


def test_results_are_counted_aloud(open_page):
    page = open_page()
    look_for(page, "temperature")
    count = hits(page).count()
    page.locator("search-dialog [role=status]", has_text=f"{count} results").wait_for(state="attached")


def test_a_slash_that_is_being_written_stays_one(open_page):
    page = open_page()
    page.locator("cross-attention-engine").scroll_into_view_if_needed()
    question = page.get_by_label("Question", exact=True).first
    question.fill("")
    question.press("/")
    assert question.input_value() == "/" and page.locator("dialog.search").count() == 0
    page.keyboard.press("Control+k")
    assert field(page).is_visible()
    field(page).fill("")
    page.keyboard.type("a/b")
    assert field(page).input_value() == "a/b"


def test_escape_gives_the_focus_back(open_page):
    page = open_page()
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Enter")
    field(page).fill("gate")
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    assert page.evaluate("document.activeElement.className") == "search-open"
    page.keyboard.press("Enter")
    assert field(page).input_value() == "gate" and page.evaluate("getSelection().toString()") == "gate"


@pytest.mark.parametrize("file", ["scripts/search", "search/documents"])
def test_a_search_that_does_not_arrive_says_so(open_page, complaints, file):
    page = open_page()
    page.route(f"**/assets/{file}*.js", lambda route: route.abort())
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("alert").filter(has_text="The search could not be loaded").wait_for()
    assert complaints and all("ERR_FAILED" in each for each in complaints)
    complaints.clear()
    page.unroute(f"**/assets/{file}*.js")
    field(page).fill("softmax")
    page.get_by_role("button", name="Try again").click()
    hits(page).first.wait_for()
    assert page.get_by_role("alert").count() == 0


def test_a_field_that_does_not_arrive_says_so(new_page, server, complaints):
    page = new_page()
    page.route("**/reader.*.js", lambda route: route.abort())
    page.goto(server.url + LESSON)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("alert").filter(has_text="The search could not be loaded").wait_for()
    complaints.clear()                                   # the browser itself reports the download that we cut
    page.unroute("**/reader.*.js")
    page.get_by_role("button", name="Search", exact=True).click()
    field(page).wait_for()
    assert page.get_by_role("alert").count() == 0


def test_it_is_fetched_on_first_use_only(open_page):
    page = open_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/assets/", 1)[-1].split(".")[0]))
    page.evaluate(QUIET)
    assert not {"scripts/search", "search/documents"} & set(fetched)
    look_for(page, "gate")
    page.keyboard.press("Escape")
    page.locator("dialog.search").wait_for(state="hidden")
    look_for(page, "token")
    assert [name for name in fetched if "search" in name] == ["scripts/search", "search/documents"]


def test_the_box_on_the_course_map(open_page):
    page = open_page("index.html")
    page.get_by_label("Search the lessons and the glossary").fill("codebook")
    page.keyboard.press("Enter")
    hits(page).first.wait_for()
    assert field(page).input_value() == "codebook"
    assert page.locator(".search-title").first.inner_text() == "codebook"


def test_on_a_phone(open_page):
    page = open_page(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Search", exact=True).tap()
    field(page).fill("attention")
    hits(page).first.wait_for()
    assert page.locator("dialog.search").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 700}
    assert page.evaluate("document.querySelector('.search-results').scrollWidth") <= 360
    for target in page.locator("dialog.search :is(button, a, input):visible").all():
        assert min(target.bounding_box()["width"], target.bounding_box()["height"]) >= 43.5
    page.get_by_role("button", name="Close").tap()
    assert not page.locator("dialog.search").is_visible()


def test_axe_finds_nothing(open_page):
    page = open_page()
    axe = Axe(page)
    page.keyboard.press("/")
    page.wait_for_function("document.querySelector('search-dialog').state === 'ready'")
    axe("open")
    for words in ("attention", "zzzsftmx", "qqqq"):
        field(page).fill(words)
        axe(words)
    assert axe.found == ""


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_there_is_a_way_to_the_glossary(new_page, server, path):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + path)
    assert not page.locator(".search-open").is_visible() and not page.locator(".search-box").is_visible()
    page.locator(".masthead").get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary.html")
