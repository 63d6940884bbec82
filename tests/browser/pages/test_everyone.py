"""Keyboard, phone, reduced motion, no scripts, both themes."""

import pytest

from browser.access.axe import SETTLED, Axe

from .conftest import LESSON, LESSONS, PAGES, PLAYGROUND


def see_every_figure(page):
    """Scroll to each figure of a lesson, so that those which fetch their scripts when they are seen do so."""
    for figure in page.locator("figure[id]").all():
        figure.scroll_into_view_if_needed()
        page.evaluate(SETTLED)
    page.wait_for_function("[...document.querySelectorAll('figure[id] [data-script]')].every((element) => customElements.get(element.localName))")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(new_page, server, path):
    page = new_page(reduced_motion="reduce")
    page.goto(server.url + path)
    axe = Axe(page)
    axe(path)
    assert axe.found == ""


def test_axe_finds_nothing_in_the_figures_other_states(open_lesson):
    figure = open_lesson(reduced_motion="reduce").look()
    figure.field.fill("")
    figure.button.click()
    figure.root.locator(".attention-table summary").click()
    figure.root.locator(".patch[data-patch='10']").click()
    axe = Axe(figure.page)
    axe("the table and a patch")
    assert axe.found == ""


def test_everything_by_keyboard(open_lesson):
    figure = open_lesson()
    page, press = figure.page, figure.page.keyboard.press
    figure.field.focus()
    page.keyboard.type("?")
    press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Feed Image")

    figure.look()
    figure.root.locator(".patch[tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        press(key)
    focused = page.evaluate("document.activeElement.dataset.patch")
    assert focused == "17"
    assert "Row 3, column 2 received" in figure.read_out
    press("Enter")
    press("End")
    assert page.evaluate("document.activeElement.dataset.patch") == "23"
    assert figure.root.locator(".patch[data-active=true]").get_attribute("data-patch") == "23"
    press("Tab")
    figure.root.locator(".answer-word").first.focus()
    press("Enter")
    assert figure.root.locator(".answer-word").first.get_attribute("aria-pressed") == "true"
    figure.root.locator(".head-input:checked").focus()
    press("ArrowRight")
    assert "this head’s weight" in figure.read_out


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(new_page, server, path):
    page = new_page(viewport={"width": 320, "height": 760})
    page.goto(server.url + path)
    see_every_figure(page)
    for width in (320, 360, 768, 2560):
        page.set_viewport_size({"width": width, "height": 760})
        page.evaluate(SETTLED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", LESSONS)
def test_targets_are_large_enough(new_page, server, path):
    page = new_page(viewport={"width": 360, "height": 760})
    page.goto(server.url + path)
    see_every_figure(page)
    small = page.evaluate("""() => [...document.querySelectorAll('button:not(.term), input, summary, .patch, .masthead a')]
        .filter((target) => target.checkVisibility() && !target.closest('.visually-hidden') && !target.classList.contains('visually-hidden'))
        .filter((target) => { const { width, height } = (target.closest('label') ?? target).getBoundingClientRect(); return Math.min(width, height) < 43.5; })
        .map((target) => target.outerHTML.slice(0, 120))""")
    assert small == []


def test_reduced_motion_gets_still_steps(open_lesson):
    figure = open_lesson(reduced_motion="reduce").show()
    figure.button.click()
    assert figure.step == "picture"
    assert "Step forward" in figure.read_out
    forward = figure.root.get_by_role("button", name="Step forward")
    for step in ("slice", "vectors", "question", "word"):
        forward.click()
        assert figure.step == step
        moving = figure.page.evaluate("document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 1).length")
        assert moving == 0


def test_without_scripts_the_result_stands(new_page, server, built_answer):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + LESSON)
    figure = page.locator("cross-attention-engine").first
    assert built_answer["question"]["text"] in figure.inner_text()
    assert [word.inner_text() for word in figure.locator(".answer-text").all()] == [word["text"] for word in built_answer["tokens"]]
    assert figure.locator("img").get_attribute("alt")
    figure.locator("summary").click()
    assert figure.locator("tbody tr").count() == 64


def test_the_theme_is_remembered(new_page, server):
    page = new_page(color_scheme="light")
    page.goto(server.url + LESSON)
    paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    light, toggle = paper(), page.get_by_role("button", name="Dark theme")
    assert toggle.get_attribute("aria-pressed") == "false"
    toggle.click()
    assert paper() != light and toggle.get_attribute("aria-pressed") == "true"
    dark = paper()
    page.wait_for_function("(dark) => [...document.querySelectorAll('meta[name=theme-color]')].every((meta) => meta.content === dark)", arg=dark)
    page.goto(server.url + PLAYGROUND)
    assert paper() == dark
    page.get_by_role("button", name="Dark theme").click()
    assert paper() == light


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", LESSONS)
def test_the_page_does_not_jump_and_says_nothing(new_page, server, path, width):
    page = new_page(viewport={"width": width, "height": 900})
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.add_init_script("""globalThis.jumped = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) jumped += entry.value; }))
            .observe({type: 'layout-shift', buffered: true})""")
    page.goto(server.url + path)
    see_every_figure(page)
    page.locator(".prose .figure-mark[data-kind=live]").first.wait_for()
    page.evaluate(SETTLED)
    assert page.evaluate("jumped") < 0.05              # lines may break anew when the fonts arrive late
    assert messages == []
