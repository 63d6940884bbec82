"""Whatever is in a file of progress, in the browser's storage, in a message or an event: the page stands, and what the reader had stays."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .hostile import MANY, batches, changed, files, json_files, texts, values

SCRIPT = Path(__file__).with_name("hostile.js")
LESSON = "modules/23-cross-attention.html"
TIME = "2026-11-02T10:00:00.000Z"
RECORD = {"version": 3, "modules": {"23-cross-attention": {
    "started": TIME, "completed": TIME, "read": {"bridge": TIME}, "heard": {"bridge": TIME}, "answered": {"gate-at-zero": {"choice": 1, "time": TIME}}}}}
OTHER = {"format": "sightline-progress", "version": 3, "modules": {"12-attention": {"started": TIME, "known": TIME, "answered": {"a": {"choice": 0, "time": TIME}}}}}
NARRATION = {"settings": {"reader": "device", "voice": "x", "rate": 1.5, "volume": 0.5, "muted": True, "captions": False, "follow": True},
             "places": {"23-cross-attention": 12.5}, "heard": {"23-cross-attention": [0, 5, 9, 12]}}
KEYS = ["sightline.progress", "sightline.theme", "sightline.narration", "sightline-tour"]

stored = st.one_of(texts, changed(RECORD).map(json.dumps), changed(NARRATION).map(json.dumps), values.map(json.dumps),
                   st.sampled_from(["light", "dark", "1", "[" * 5000, '{"version":99}', '{"version":1,"completed":{"x":1}}', '{"version":2,"modules":null}']))


@pytest.fixture
def open_hostile(new_page, server):
    def opened(path, before=""):
        page = new_page(reduced_motion="reduce")
        page.add_init_script(path=SCRIPT)
        if before:
            page.add_init_script(before)
        page.goto(server.url + path)
        page.wait_for_function("!!customElements.get('progress-notice')")
        return page
    return opened


def test_any_file_of_progress(open_hostile):
    page = open_hostile("index.html", f"localStorage.setItem('sightline.progress', {json.dumps(json.dumps(RECORD))})")

    @MANY
    @given(batches(files(json_files(OTHER))))
    def hand_over(cases):
        assert page.evaluate("""([cases, record]) => trial.each(cases, async (one) => {
            const said = document.querySelector('.overview-said');
            said.textContent = '';
            trial.choose(document.querySelector('.overview-file'), trial.file(one));
            await trial.until(() => said.textContent);
            const kept = JSON.parse(localStorage.getItem('sightline.progress'));
            const lost = Object.entries(record.modules).some(([slug, entry]) => JSON.stringify(kept.modules[slug]) !== JSON.stringify(entry) && !/was added/.test(said.textContent));
            localStorage.setItem('sightline.progress', JSON.stringify(record));
            dispatchEvent(new StorageEvent('storage', { key: 'sightline.progress' }));
            return lost ? 'progress was lost' : trial.sentence(said.textContent);
        })""", [cases, RECORD]) == []

    hand_over()


def test_anything_in_storage_and_messages_and_events_from_nobody(open_hostile):
    page = open_hostile(LESSON)

    @MANY
    @given(batches(st.tuples(st.sampled_from([*KEYS, "sightline.progress.kept.x", "other", ""]), stored, values)))
    def tell(cases):
        assert page.evaluate("""(cases) => trial.each(cases, async ([key, text, value]) => {
            localStorage.setItem(key, text);
            dispatchEvent(new StorageEvent('storage', { key: key || null, newValue: text, storageArea: localStorage }));
            for (const message of [text, value]) postMessage(message, '*');
            dispatchEvent(new MessageEvent('message', { data: value, origin: 'https://elsewhere.example' }));
            history.replaceState(value, '');
            dispatchEvent(new PopStateEvent('popstate', { state: value }));
            const kept = Object.keys(localStorage).filter((name) => name.startsWith('sightline.progress')).map((name) => localStorage.getItem(name));
            if (key === 'sightline.progress' && !kept.includes(text)) return 'a record was thrown away';
            localStorage.clear();
            const { theme } = document.documentElement.dataset;
            return theme === undefined || theme === 'light' || theme === 'dark' ? '' : `the theme is ${theme}`;
        })""", cases) == []

    tell()


def test_whatever_is_stored_a_page_comes_up(open_hostile):
    page = open_hostile(LESSON)

    @settings(MANY, max_examples=8)
    @given(st.lists(stored, min_size=len(KEYS), max_size=len(KEYS)))
    def come_back(kept):
        page.evaluate("(pairs) => { localStorage.clear(); for (const [key, text] of pairs) localStorage.setItem(key, text); }", list(zip(KEYS, kept)))
        page.reload()
        page.wait_for_function("!!customElements.get('progress-notice')")
        page.locator("cross-attention-engine").first.scroll_into_view_if_needed()
        page.locator("cross-attention-engine .ask").first.wait_for()
        page.locator(".check-option").first.click()
        assert page.locator(".check-option[aria-pressed=true]").count() >= 1
        assert page.evaluate("trial.broken") == ""

    come_back()
