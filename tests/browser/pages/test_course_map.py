"""The course map as readers meet it: today's three modules, a course of eight in two tracks, and a course of one."""

import json
import shutil

import pytest

from browser.access.axe import Axe
from sitegen.build import build
from sitegen.project import ROOT, Project

from .conftest import LESSONS, SLUGS

KEY = "sightline.progress"
CACHES = ["answers", "cards", "contrast", "insights", "packed", "python", "steps", "thumbs", "vendor"]     # named after all that they depend on
BORROWED = ["assets", "node_modules", "LICENSE", "package-lock.json", "requirements", *(f".cache/{name}" for name in CACHES)]
COURSE = {"text": [("01-tokens", []), ("02-embeddings", ["01"]), ("12-attention", ["02"]), ("13-transformers", ["12"])],
          "vision": [("03-patches", []), ("04-encoders", ["03", "12"]), ("05-clip", ["04", "02", "99"]), ("23-crossing", ["12", "04"])]}
TITLES = {slug[:2]: slug[3:].title() for modules in COURSE.values() for slug, _ in modules} | {"99": "Elsewhere"}
ALONE = {"vision": [("23-crossing", ["12", "04"])]}
PROSE = "### Beginning\n\nSix words are in this section.\n\n### End\n\nAnd in this one are six.\n"


@pytest.fixture(scope="session")
def eight(built_site, tmp_path_factory):
    return site_of(COURSE, tmp_path_factory.mktemp("eight"))


@pytest.fixture(scope="session")
def alone(built_site, tmp_path_factory):
    return site_of(ALONE, tmp_path_factory.mktemp("alone"))


def site_of(course, root):
    """The folder of a site with these small lessons, built from this site's own templates, styles and scripts."""
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("lessons", "course.toml", "glossary.toml"))
    shutil.copytree(ROOT / "py" / "sightline", root / "py" / "sightline")
    (root / ".cache").mkdir()
    for name in BORROWED:
        (root / name).symlink_to(ROOT / name)
    (root / "site" / "glossary.toml").write_text("")
    about = (ROOT / "site" / "course.toml").read_text(encoding="utf-8").split("[[tracks]]")[0]
    for track, modules in course.items():
        about += f'[[tracks]]\nslug = "{track}"\ntitle = "{track}"\nmodality = "{track}"\npromise = "What it is about."\n'
        about += f"modules = {json.dumps([slug for slug, _ in modules])}\n"
        for slug, needs in modules:
            write_lesson(root / "site" / "lessons" / slug, needs)
    (root / "site" / "course.toml").write_text(about, encoding="utf-8")
    build(Project(root))
    return root / "dist"


def write_lesson(folder, needs):
    folder.mkdir(parents=True)
    number = folder.name[:2]
    values = {"number": number, "slug": folder.name, "track": "Track", "title": TITLES[number], "headline": ["One,", "two."],
              "promise": "A promise.", "description": "A lesson.", "minutes": 10, "topic": "All", "hero": "loom", "spotlight": "slides", "reading": []}
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    lines += [f'[[prerequisites]]\nnumber = "{need}"\ntitle = "{TITLES[need]}"' for need in needs]
    (folder / "lesson.toml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "lesson.md").write_text(PROSE, encoding="utf-8")


@pytest.fixture
def course(new_page, server, eight):
    """course(modules of a record = …, path = …, **context options) → the map of eight, as that reader sees it."""
    def opened(modules=None, path="index.html", **options):
        page = new_page(reduced_motion="reduce", **options)
        page.route(f"{server.origin}/eight/**", lambda route: route.fulfill(path=eight / route.request.url.split("/eight/")[1]))
        if modules:
            record = json.dumps({"version": 3, "modules": modules})
            page.add_init_script(f"if (!localStorage['{KEY}']) localStorage['{KEY}'] = {json.dumps(record)};")
        page.goto(f"{server.origin}/eight/{path}")
        return page
    return opened


def at(minute):
    return f"2026-01-02T03:{minute:02}:00Z"


READER = {"01-tokens": {"started": at(0), "completed": at(9)},
          "02-embeddings": {"started": at(10), "read": {"beginning": at(12)}},
          "03-patches": {"started": at(11)}}


def words(page, slug):
    return " ".join(page.locator(f"#state-{slug}").inner_text().split())


def test_every_module_says_how_far_it_is(course):
    page = course(READER)
    assert words(page, "01-tokens") == "Complete on 2 January 2026"
    assert words(page, "02-embeddings") == "Started 1 of 2 read, 5 min left"
    assert words(page, "03-patches") == "Started 10 min, 2 sections"
    assert words(page, "12-attention") == "New 10 min, 2 sections"
    stops = page.locator("#module-02-embeddings .stops li")
    assert [stop.get_attribute("data-read") for stop in stops.all()][:2] == ["true", "false"]
    assert page.locator(".overview-count").inner_text() == "1 of 8 modules complete"


def test_a_line_is_strong_when_its_start_is_complete(course):
    page = course({**READER, "12-attention": {"known": at(20)}})
    page.wait_for_function("[...document.querySelectorAll('.map-lines path')].some((line) => parseFloat(getComputedStyle(line).strokeWidth) > 2)")
    widths = page.locator(".map-lines path").evaluate_all(
        "lines => Object.fromEntries(lines.map((line) => [`${line.dataset.from.slice(0, 2)}-${line.dataset.to.slice(0, 2)}`, parseFloat(getComputedStyle(line).strokeWidth)]))")
    strong = {name for name, width in widths.items() if width > 2}
    assert strong == {"01-02", "12-13", "12-04", "12-23"} and len(widths) == 9


def test_what_a_module_builds_on_is_named_and_linked_if_it_exists(course):
    page = course()
    needs = page.locator("#module-05-clip .map-needs")
    assert " ".join(needs.inner_text().split()) == "Builds on 04 · Encoders and 02 · Embeddings and 99 · Elsewhere"
    assert [link.get_attribute("href") for link in needs.locator("a").all()] == ["modules/04-encoders.html", "modules/02-embeddings.html"]
    assert page.locator(".map-node").count() == 8


@pytest.mark.parametrize("modules, words, title, href", [
    (None, "Begin with:", "Tokens", "modules/01-tokens.html"),
    (READER, "Continue where you left off:", "Embeddings", "modules/02-embeddings.html#beginning"),
    ({"03-patches": {"started": at(1), "completed": at(2)}, "01-tokens": {"started": at(1), "completed": at(2)}},
     "Go on with:", "Embeddings", "modules/02-embeddings.html"),
    ({slug: {"started": at(1), "completed": at(2)} for slug in ("01-tokens", "02-embeddings", "12-attention", "13-transformers")},
     "Go on with:", "Patches", "modules/03-patches.html"),
    ({slug: {"started": at(1), "completed": at(2)} for modules in COURSE.values() for slug, _ in modules},
     "All read. Once more:", "Tokens", "modules/01-tokens.html"),
], ids=["new", "started", "next", "other track", "all"])
def test_the_way_on(course, modules, words, title, href):
    link = course(modules).locator(".overview-next")
    assert " ".join(link.inner_text().split()) == f"{words} {title}"
    assert link.get_attribute("href") == href


def test_the_arrow_keys_walk(course):
    page = course(viewport={"width": 1440, "height": 900})
    here = lambda: page.evaluate("document.activeElement.closest('.map-node')?.dataset.module.slice(0, 2)")
    page.locator("#module-01-tokens .map-link").focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(here())
    assert walked[:3] == ["02", "12", "13"]                # 13 is the end of its line, so from there to what lies to the right
    assert walked[3] in {"05", "23"} and walked[-1] in {"12", "13"}
    page.locator("#module-01-tokens .map-link").focus()
    page.keyboard.press("ArrowLeft")
    assert here() == "01"                                  # nothing lies there, and nothing is trapped:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert here() == "02"


def test_the_parts_of_a_module_open_in_place(course):
    page = course(viewport={"width": 1440, "height": 900})
    below = lambda: page.locator(".special").evaluate("section => section.offsetTop")
    before = below()
    for slug in ("12-attention", "04-encoders"):
        page.locator(f"#module-{slug} summary").click()
        assert page.locator("details[open]").count() == 1
        assert page.get_by_role("link", name="Beginning").get_attribute("href") == f"modules/{slug}.html#beginning"
    assert below() == before
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    page.locator("#module-12-attention summary").click()
    page.locator("#special").click()
    assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("width", [1200, 1440, 2200])
def test_lines_run_from_mark_to_mark(course, width):
    page = course(viewport={"width": width, "height": 900})
    misses = page.locator(".map-lines path").evaluate_all("""lines => lines.flatMap((line) => {
        const ends = [[line.dataset.from, 0], [line.dataset.to, line.getTotalLength()]];
        return ends.map(([slug, length]) => {
            const end = line.getPointAtLength(length).matrixTransform(line.getScreenCTM());
            const { left, top, width, height } = document.querySelector(`#module-${slug} .station`).getBoundingClientRect();
            return Math.hypot(end.x - left - width / 2, end.y - top - height / 2);
        });
    })""")
    assert len(misses) == 18 and max(misses) < 1.5


@pytest.mark.parametrize("width", [1200, 1440])
def test_no_line_runs_through_words(course, width):
    page = course(viewport={"width": width, "height": 900})
    hits = page.evaluate("""() => [...document.querySelectorAll('.map-lines path')].flatMap((line) => {
        const total = line.getTotalLength(), matrix = line.getScreenCTM();
        const boxes = [...document.querySelectorAll('.map-title, .map-state > *, .map-needs, .map-parts summary, .map-track header > *')].map((words) => {
            const range = document.createRange();
            range.selectNodeContents(words);
            return [words.textContent, [...range.getClientRects()]];
        });
        return [...Array(200).keys()].map((step) => line.getPointAtLength((step / 199) * total).matrixTransform(matrix))
            .flatMap(({ x, y }) => boxes.filter(([, rects]) => rects.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom)))
            .map(([text]) => `${line.dataset.from} to ${line.dataset.to}: ${text}`);
    })""")
    assert hits == []


@pytest.mark.parametrize("width", [320, 360, 768, 1200, 1440])
def test_nothing_scrolls_sideways(course, width):
    page = course(READER, viewport={"width": width, "height": 760})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    in_columns = page.locator("#module-13-transformers").bounding_box()["x"] > page.locator("#module-01-tokens").bounding_box()["x"] + 100
    assert page.locator(".map-lines").is_visible() == in_columns == (width >= 1200)
    assert page.locator(".map-sketch").is_visible() != in_columns


@pytest.mark.parametrize("width", [360, 1200, 1440])
def test_nothing_moves_when_states_appear(course, width):
    page = course(viewport={"width": width, "height": 900})
    page.evaluate("document.fonts.ready")
    places = lambda: page.evaluate("[...document.querySelectorAll('.map-node, .map-state, .map-parts, .special')].map(({ offsetTop, offsetHeight }) => [offsetTop, offsetHeight])")
    before = places()
    page.evaluate("""([key, modules]) => {
        localStorage[key] = JSON.stringify({ version: 3, modules });
        dispatchEvent(new StorageEvent('storage', { key }));
    }""", [KEY, READER])
    assert page.locator(".map-node[data-state=new]").count() == 5
    assert places() == before


def test_without_styles_it_is_a_list_in_order(course):
    page = course()
    page.evaluate("for (const sheet of document.styleSheets) sheet.disabled = true")
    text = page.locator(".course").inner_text()
    order = ["text", "What it is about.", "Tokens", "2 sections", "Embeddings", "Builds on 01", "Attention", "Transformers", "vision", "Patches"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert page.get_by_role("list").filter(has=page.get_by_role("link", name="12 Attention")).first.locator("> li").count() == 4


def test_the_three_modules_their_lines_and_the_readers_way(new_page, server):
    """Each lesson is completed in another tab; the map says so at once, its lines grow strong, and it leads on."""
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(server.url)
    assert page.locator(".map-node").evaluate_all("nodes => nodes.map((node) => node.dataset.module)") == SLUGS
    builds_on = {slug: page.locator(f"#module-{slug} .map-needs a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
                 for slug in SLUGS}
    assert builds_on == {SLUGS[0]: [], SLUGS[1]: [LESSONS[0]], SLUGS[2]: LESSONS[:2]}
    lines = page.locator(".map-lines path")
    assert set(lines.evaluate_all("lines => lines.map((line) => [line.dataset.from, line.dataset.to].join(' '))")) == \
        {f"{SLUGS[0]} {SLUGS[1]}", f"{SLUGS[0]} {SLUGS[2]}", f"{SLUGS[1]} {SLUGS[2]}"}
    strong = "[...document.querySelectorAll('.map-lines path')].filter((line) => parseFloat(getComputedStyle(line).strokeWidth) > 2).length"
    lesson = page.context.new_page()
    for done, (slug, path) in enumerate(zip(SLUGS, LESSONS), 1):
        assert page.locator(".overview-next").get_attribute("href") == path
        lesson.goto(server.url + path)
        lesson.get_by_role("button", name="Mark it complete").click()
        page.locator(f".map-node[data-module='{slug}'][data-state=complete]").wait_for()
        assert words(page, slug).startswith("Complete on ")
        assert page.locator(".overview-count").inner_text() == f"{done} of 3 modules complete"
        page.wait_for_function(f"{strong} === {[0, 2, 3, 3][done]}")


def test_every_section_of_a_lesson_is_a_part_on_the_map(new_page, server):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(server.url)
    for slug, path in zip(SLUGS, LESSONS):
        stops = page.locator(f"#module-{slug} .stops").first.locator("[data-part] a")
        links = stops.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
        assert len(links) >= 5 and all(link.startswith(f"{path}#") for link in links)


def test_the_reader_says_that_they_know_what_the_course_does_not_have(course):
    page = course(path="modules/05-clip.html")
    assert page.locator(".prerequisites a").all_inner_texts() == ["04 · Encoders", "02 · Embeddings"]
    know = page.get_by_role("button", name="I know this (Elsewhere)")
    know.focus()                                           # which may scroll
    place = know.bounding_box()
    assert place["height"] >= 44
    page.keyboard.press("Enter")
    known = page.get_by_role("button", name="Known (Elsewhere)")
    assert known.get_attribute("aria-pressed") == "true" and known.bounding_box() == place
    page.reload()
    known.click()
    assert json.loads(page.evaluate(f"localStorage['{KEY}']"))["modules"]["99-elsewhere"] == {}


def test_a_module_on_its_own_shows_its_parts_along_its_line(new_page, alone):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto((alone / "index.html").as_uri())
    stops = page.locator(".stops > li")
    places = [stop.bounding_box() for stop in stops.all()]
    assert len({round(place["y"]) for place in places}) == 1 and places == sorted(places, key=lambda place: place["x"])
    assert [stop.get_attribute("data-part") for stop in stops.all() if stop.get_attribute("data-part")] == ["beginning", "end"]
    assert [stop.inner_text() for stop in stops.all()[2:]] == ["The playground", "The model card"]
    assert "Builds on 12 · Attention and 04 · Encoders" in " ".join(page.locator(".map-needs").inner_text().split())


def test_without_scripts_the_map_stands(course):
    page = course(java_script_enabled=False)
    assert page.locator(".map-link").count() == 8 and page.locator(".overview-next").is_visible()
    assert not any(place.is_visible() for place in page.locator(".overview, .keep, .map-hint, .module-state").all())


def test_axe_finds_nothing(course):
    page = course(READER, viewport={"width": 1440, "height": 900})
    page.locator("#module-12-attention summary").click()
    axe = Axe(page)
    axe("a module opened")
    assert axe.found == ""
