"""The reader's own progress: kept, shown, shared between tabs, taken along as a file, and never in the way."""

import json
import random
from datetime import datetime

import pytest

from browser.access.axe import Axe
from sitegen.project import this_project
from sitegen.tools import esbuild

from .conftest import LESSON, LESSONS, stir
from .kept import KEY, SLUG, TIME, keeping, stored

RECORD = {"version": 3, "modules": {SLUG: {"started": TIME, "completed": TIME}}}
FULL = {"version": 3, "modules": {"12-attention": {"known": TIME}, SLUG: {
    "started": TIME, "completed": TIME, "read": {"patches": TIME}, "heard": {"bridge": TIME}, "answered": {"gate": {"choice": 2, "time": TIME}}}}}
EMPTY = {"version": 3, "modules": {}}


@pytest.fixture(scope="session")
def progress_bundle(root, tmp_path_factory):
    bundle = tmp_path_factory.mktemp("progress") / "progress.js"
    esbuild(this_project(), root / "tests/browser/pages/progress.js", "--bundle", "--format=iife", "--global-name=modules", f"--outfile={bundle}")
    return bundle


@pytest.fixture
def modules(open_page, progress_bundle):
    """A page that has what the progress scripts export, as `modules`."""
    page = open_page()
    page.evaluate(progress_bundle.read_text(encoding="utf-8"))
    return page


def button(page):
    return page.get_by_role("button", name="Mark it complete")


def state(page):
    return page.locator(f".module-state[data-of='{SLUG}']").inner_text()


def notice(page):
    return page.locator("progress-notice .notice")


def import_file(page, content, name="progress.json"):
    page.locator(".overview-file").set_input_files({"name": name, "mimeType": "application/json", "buffer": content})
    page.wait_for_function("document.querySelector('.overview-said').textContent")
    said = page.locator(".overview-said").inner_text()
    page.evaluate("document.querySelector('.overview-said').textContent = ''")
    return said


def test_mark_reload_and_take_back(open_page):
    page = open_page(LESSON)
    assert button(page).get_attribute("aria-pressed") == "false"
    button(page).focus()
    page.keyboard.press("Enter")
    assert button(page).get_attribute("aria-pressed") == "true"
    assert "Complete since" in page.locator(".done-state[role=status]").inner_text()
    page.reload()
    assert button(page).get_attribute("aria-pressed") == "true"
    button(page).focus()
    page.keyboard.press("Space")
    assert button(page).get_attribute("aria-pressed") == "false"
    assert list(stored(page)["modules"][SLUG]) == ["started"]
    assert notice(page).count() == 0 and page.evaluate("document.cookie") == ""      # a server is told nothing


def test_the_course_map_shows_it(open_page):
    page = open_page()
    assert state(page) == "New" and page.locator(".overview-next").inner_text().startswith("Begin with")
    open_page(LESSON, page=page)
    page.mouse.wheel(0, 400)
    page.wait_for_function(f"localStorage.getItem('{KEY}')")
    open_page(page=page)
    assert state(page) == "Started"
    page.get_by_role("link", name="Continue where you left off: Cross-Attention").click()
    page.wait_for_url("**/modules/*")
    button(stir(page)).click()
    open_page(page=page)
    assert state(page) == "Complete"
    assert page.locator(".overview-count").inner_text() == "1 of 3 modules complete"
    assert page.locator(".overview-bar").evaluate("bar => bar.value") == 1


def test_staying_a_while_is_starting(new_page, server):
    page = new_page(reduced_motion="reduce")
    page.clock.install()
    page.goto(server.url + LESSON)
    assert stored(page) is None
    page.clock.run_for(6_000)
    assert list(stored(page)["modules"][SLUG]) == ["started"]


def test_another_tab_learns_at_once(open_page):
    lesson = open_page(LESSON)
    course = open_page(page=lesson.context.new_page())
    button(lesson).click()
    course.locator(".module-state[data-state=complete]").wait_for()
    assert course.locator(".overview-count").inner_text().startswith("1 of 3")


def with_entry(entry):
    return f'{{"version":3,"modules":{{"01-x":{entry}}}}}'


@pytest.mark.parametrize("text", [
    "{", "null", "[]", "{}", '{"version":3,"modules":{"__proto__":{}}}', '{"version":1,"completed":7.5e999}', '{"version":1}',
    '{"version":2}', with_entry('{"known":"%s"}' % TIME).replace("3", "2", 1), with_entry('{"started":"<b>"}'), '{"version":-3}'])
def test_a_corrupt_record_is_kept_aside(open_page, text):
    page = open_page(LESSON, keeping(text))
    assert "kept aside" in notice(page).inner_text()
    aside = "Object.keys(localStorage).filter((name) => name.startsWith('sightline.progress.kept.')).map((name) => localStorage.getItem(name))"
    assert page.evaluate(aside) == [text]
    button(page).click()
    assert "completed" in stored(page)["modules"][SLUG]
    page.reload()
    assert button(page).get_attribute("aria-pressed") == "true"
    assert page.evaluate(aside) == [text] and notice(page).count() == 0


def test_a_corrupt_record_that_cannot_be_copied_stays(open_page):
    full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    page = open_page(LESSON, keeping("{") + full)
    button(page).click()
    assert button(page).get_attribute("aria-pressed") == "true"
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == "{"
    assert "full" in notice(page).inner_text()


def test_a_record_of_the_future_is_left_alone(open_page):
    text = '{"version":99,"stars":5}'
    page = open_page(LESSON, keeping(text))
    button(page).click()
    assert "newer version" in notice(page).inner_text()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == text


def test_blocked_storage(open_page):
    blocked = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    page = open_page(LESSON, blocked)
    assert "does not let the page save" in notice(page).inner_text()
    button(page).click()
    assert button(page).get_attribute("aria-pressed") == "true"
    page.locator("cross-attention-engine").first.scroll_into_view_if_needed()
    page.locator("cross-attention-engine .ask").first.wait_for()
    open_page(page=page)
    assert state(page) == "New" and notice(page).count() == 1


def test_full_storage(open_page):
    full = """const set = Storage.prototype.setItem; globalThis.crowded = true;
        Storage.prototype.setItem = function (...pair) { if (crowded) throw new DOMException('full', 'QuotaExceededError'); set.apply(this, pair); };"""
    page = open_page(LESSON, full)
    button(page).click()
    assert "storage is full" in notice(page).inner_text()
    assert button(page).get_attribute("aria-pressed") == "true" and stored(page) is None
    page.evaluate("crowded = false")
    button(page).click()
    button(page).click()
    assert notice(page).count() == 0 and "completed" in stored(page)["modules"][SLUG]


def test_export_clear_import(open_page, tmp_path):
    page = open_page(before=keeping(json.dumps(FULL)))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(tmp_path / "kept.json")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert state(page) == "New"
    assert "was added" in import_file(page, (tmp_path / "kept.json").read_bytes())
    assert state(page) == "Complete" and stored(page) == FULL
    with page.expect_file_chooser():
        page.get_by_role("button", name="Load from a file").click()


@pytest.mark.parametrize("content, sentence", [
    (b"", "is not a file of saved progress"),
    (b"\x89PNG\r\n", "is not a file of saved progress"),
    (b'{"version": 3, "modules": {}}', "is not a file of saved progress"),
    (b'{"format": "sightline-progress", "version": 9, "modules": {}}', "newer version"),
    (b'{"format": "sightline-progress", "version": 3, "modules": {"__proto__": {"started": "x"}}}', "damaged"),
    (b'{"format": "sightline-progress", "version": 3, "modules": {"01-a": {"started": "<img src=x onerror=alert(1)>"}}}', "damaged"),
    (b'{"format": "sightline-progress", "version": 3, "modules": {"constructor": {}}}', "damaged"),
    (json.dumps({"format": "sightline-progress", "version": 3, "modules": {f"01-m{n}": {} for n in range(500)}}).encode(), "more than there is room for"),
    (b"[" * 150_000, "is not a file of saved progress"),
    (b" " * 1_100_000, "too large"),
])
def test_a_hostile_file_changes_nothing(open_page, content, sentence):
    page = open_page(before=keeping(json.dumps(RECORD)))
    said = import_file(page, content, "<b>mine.json")
    assert said.startswith("“<b>mine.json” ") and sentence in said and said.endswith("so nothing was changed.")
    assert stored(page) == RECORD and state(page) == "Complete"


def test_an_older_record_is_understood(open_page):
    page = open_page(before=keeping(json.dumps({"version": 1, "completed": {SLUG: TIME}})))
    assert state(page) == "Complete" and notice(page).count() == 0
    open_page(LESSON, page=page)
    button(page).click()
    assert stored(page) == {"version": 3, "modules": {SLUG: {"started": TIME}}}


def test_migrations_run_in_order_and_leave_the_old_record_alone(modules):
    migrate = "([old, made]) => { const steps = made ? [(r) => ({ ...r, trail: ['a'] }), (r) => ({ ...r, trail: [...(r.trail ?? []), 'b'] })] : undefined; " \
              "return [modules.migrate(Object.freeze(old), steps), old]; }"
    run = lambda old, made: modules.evaluate(migrate, [old, made])
    assert run({"version": 1}, True) == [{"version": 1, "trail": ["a", "b"]}, {"version": 1}]
    assert run({"version": 2}, True)[0]["trail"] == ["b"]
    assert run({"version": 3}, True)[0] == {"version": 3}
    assert run({"version": 1, "completed": {SLUG: TIME}}, False)[0] == RECORD
    assert run({**RECORD, "version": 2}, False)[0] == RECORD
    assert run(FULL, False)[0] == FULL


def entry_with(**fields):
    return {"version": 3, "modules": {SLUG: fields}}


@pytest.mark.parametrize("record", [
    entry_with(read=[]), entry_with(read={"patches": 5}), entry_with(heard={"<b>": TIME}), entry_with(read={"a" * 62: TIME}),
    entry_with(read={f"s{n}": TIME for n in range(201)}), entry_with(answered={"gate": TIME}), entry_with(answered={"gate": {"choice": 1}}),
    entry_with(answered={"gate": {"choice": 1.5, "time": TIME}}), entry_with(answered={"gate": {"choice": -1, "time": TIME}}),
    entry_with(answered={"gate": {"choice": 10, "time": TIME}}), entry_with(answered={"gate": {"choice": 1, "time": TIME, "more": 1}}),
    entry_with(known=True), entry_with(stars=TIME), entry_with(toString=TIME), entry_with(started="2026-13-45T00:00:00Z"),
    {"version": 3, "modules": {f"01-m{n}": {} for n in range(501)}},
], ids=lambda record: json.dumps(record)[26:80])
def test_what_is_no_record(modules, record):
    assert modules.evaluate("(record) => modules.parseRecord(JSON.stringify(record))", record) == {"problem": "corrupt"}
    assert modules.evaluate("(record) => modules.parseRecord(JSON.stringify(record))", FULL) == {"record": FULL}


def test_records_merge_in_any_order(modules):
    """Forty pairs of random records: the same either way, sound, nothing lost, and no time later than it was."""
    draw = random.Random(23)
    time = lambda: f"2026-0{draw.randint(1, 3)}-0{draw.randint(1, 2)}T00:00:00{draw.choice(['', '.5', '.500'])}Z"
    ids = lambda value: {id: value() for id in draw.sample(["patches", "bridge", "constructor", "engine"], draw.randint(0, 4))}
    entry = lambda: {"started": time(), "read": ids(time), "heard": ids(time),
                     "answered": ids(lambda: {"choice": draw.randint(0, 2), "time": time()}), **({"known": time()} if draw.random() < 0.5 else {})}
    record = lambda: {"version": 3, "modules": {slug: entry() for slug in draw.sample([SLUG, "12-attention", "04-vit"], draw.randint(0, 3))}}
    for _ in range(40):
        one, other = record(), record()
        merged, turned, again, sound = modules.evaluate("""([one, other]) => {
            const merged = modules.merge(one, other);
            return [merged, modules.merge(other, one), modules.merge(merged, one), modules.isSound(merged)]; }""", [one, other])
        assert sound and merged == turned == again
        for side in (one, other):
            for slug, each in side["modules"].items():
                for what in ("read", "heard", "answered"):
                    assert each[what].keys() <= merged["modules"][slug][what].keys()
        for slug in one["modules"].keys() & other["modules"].keys():
            tries = [side["modules"][slug]["answered"] for side in (one, other)]
            for id, kept in merged["modules"][slug]["answered"].items():
                known = [each[id] for each in tries if id in each]
                assert kept in known and moment(kept["time"]) == min(moment(each["time"]) for each in known)


def moment(time):
    return datetime.fromisoformat(time)


def test_first_times_and_first_answers_stand(modules):
    told = modules.evaluate("""(slug) => {
        const { progress } = modules;
        let changes = 0;
        progress.addEventListener('change', () => { changes += 1; });
        progress.mark(slug, 'read', 'patches');
        const first = progress.entry(slug).read.patches;
        progress.mark(slug, 'read', 'patches');
        progress.mark(slug, 'heard', 'constructor');
        progress.answer(slug, 'gate', 2);
        progress.answer(slug, 'gate', 1);
        progress.know('12-attention', true);
        progress.mark(slug, 'read', 'No <id>');
        const { started, read, heard, answered } = progress.entry(slug);
        return [changes, first === read.patches && started === first, Object.keys(read), Object.keys(heard), answered.gate.choice];
    }""", SLUG)
    assert told == [4, True, ["patches"], ["constructor"], 2]
    saved = stored(modules)["modules"]
    assert saved[SLUG]["answered"]["gate"]["choice"] == 2 and list(saved["12-attention"]) == ["known"]


def test_prerequisites_are_links_with_the_readers_progress(open_page):
    page = open_page(LESSON)
    assert page.locator(".know-button").count() == 0
    states = lambda: [words.strip() for words in page.locator(".prerequisites .state-word").all_inner_texts()]
    assert states() == ["New", "New"]
    other = open_page(page=page.context.new_page(), path=LESSONS[0])
    button(other).click()
    page.locator(".prerequisites [data-state=complete]").wait_for()
    assert states() == ["Complete", "New"]
    page.locator(".prerequisites").get_by_role("link", name="04 · Vision Transformers").click()
    page.wait_for_url(f"**/{LESSONS[1]}")
    assert page.locator(".prerequisites").get_by_role("link", name="12 · Attention").get_attribute("href") == f"../{LESSONS[0]}"
    assert states() == ["Complete"]


@pytest.mark.parametrize("path", ["index.html", LESSON])
@pytest.mark.parametrize("record", [EMPTY, FULL, None], ids=["new", "complete", "corrupt"])
def test_axe_finds_nothing(open_page, path, record):
    axe = Axe(open_page(path, keeping(json.dumps(record))))
    axe(path)
    assert axe.found == ""


@pytest.mark.parametrize("path", ["index.html", LESSON])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_state_appears(open_page, new_page, server, path, width):
    page = open_page(path, viewport={"width": width, "height": 800})
    page.evaluate("document.fonts.ready")
    places = """() => [...document.querySelectorAll('.map-track header, .map-node, .map-state, .special, .needs, .needs *, .done-foot, .colophon')].map((e) => e.getBoundingClientRect())
        .map(({ top, height }) => Math.round(top - document.querySelector('.course, .done').getBoundingClientRect().top) + ' ' + Math.round(height))"""
    before = page.evaluate(places)
    page.evaluate(keeping(json.dumps(RECORD)))
    page.evaluate(f"dispatchEvent(new StorageEvent('storage', {{key: '{KEY}'}}))")
    assert page.locator(".module-state[data-state=complete], .done-button[aria-pressed=true]").count() == 1
    assert page.evaluate(places) == before


@pytest.mark.parametrize("path", ["index.html", LESSON])
def test_without_scripts_there_is_nothing_dead(new_page, server, path):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + path)
    assert page.locator("h1").is_visible()
    assert not any(place.is_visible() for place in page.locator(".overview, .keep, .done, .module-state, .know-button").all())
