"""The unpacked zip, opened by its real file addresses in Chromium, Firefox and WebKit: as strict as for a reader, and whole."""

LESSON, PLAYGROUND = "modules/23-cross-attention.html", "playground/23-cross-attention.html"
LAB = "document.querySelector('attention-playground').lab"
NARRATION = "document.querySelector('narration-player').narration"
MOVED = "(dispatchEvent(new Event('scroll')), !!customElements.get('search-dialog'))"   # what comes with the reader's first move has come


def test_files_are_as_far_apart_as_for_a_reader(disk):
    """Were origins relaxed, as automation does on its own, the other tests would prove nothing."""
    tab = disk.open("index.html")
    assert tab.run("() => [location.protocol, location.hash]") == ["file:", ""]
    said = tab.run("""async () => {
        const neighbour = new URL('licences.txt', location.href).href;
        const outcome = (promise) => promise.then(() => 'allowed', () => 'refused');
        const asked = () => new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.onload = () => resolve(request.responseText);
            request.onerror = reject;
            request.open('GET', neighbour);
            request.send();
        });
        const frame = document.createElement('iframe');
        frame.src = new URL('glossary.html', location.href).href;
        const shown = new Promise((resolve) => { frame.onload = resolve; });
        document.body.append(frame);
        await shown;
        let inside = 'refused';
        try { if (frame.contentDocument.title) inside = 'allowed'; } catch { }
        frame.remove();
        return { fetch: await outcome(fetch(neighbour)), XMLHttpRequest: await outcome(asked()), frame: inside };
    }""")
    assert said == {"fetch": "refused", "XMLHttpRequest": "refused", "frame": "refused"}
    tab.forgive()                                         # browsers tell the console what they refuse


def test_every_page_opens_and_comes_to_life(disk):
    pages = sorted(path.relative_to(disk.root).as_posix() for path in disk.root.rglob("*.html"))
    assert {"index.html", "glossary.html", LESSON, PLAYGROUND} < set(pages)
    for path in pages:
        tab = disk.open(path)
        tab.until(f"{MOVED} && document.fonts.status === 'loaded'")
        title, broken = tab.run("""() => [document.querySelector('h1').textContent,
            [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src)]""")
        assert title and broken == [], path


def test_the_live_engine_answers_in_its_worker(disk):
    """A gallery picture and one composed on the stage, whose pixels a page from the disk may read only if they came in scripts."""
    tab = disk.open(PLAYGROUND)
    tab.until(f"!!document.querySelector('attention-playground')?.lab && (({LAB}.wake(), true))")
    tab.until(f"!!{LAB}.reading.inquiry")
    assert tab.run(f"() => [{LAB}.client.link.worker instanceof Worker, typeof loadPyodide]") == [True, "undefined"]
    tab.run(f"() => {LAB}.change({{picture: {{kind: 'gallery', slug: 'cat'}}, question: 'What animal is in the photo?', tool: 'move'}})")
    tab.until(f"{LAB}.upToDate && {LAB}.reading.answer.includes('cat')")
    surprise = "[...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Surprise me')"
    tab.until(f"!!{surprise}")
    tab.run(f"() => {surprise}.click()")
    tab.until(f"{LAB}.doc.picture.kind === 'scene' && {LAB}.upToDate")
    assert tab.run(f"() => [{LAB}.state.name, {LAB}.notice, {LAB}.reading.answer.length > 0]") == ["ready", None, True]


def test_the_narration_plays_and_can_be_sought_in(disk):
    tab = disk.open(LESSON)
    tab.until("!!document.querySelector('narration-player')")
    tab.run("() => document.querySelector('narration-player').scrollIntoView()")
    tab.until(f"!!{NARRATION} && !!document.querySelector('.narration-play')")
    tab.click("button[aria-label=Mute]")                  # a machine without a sound card plays only what is silent
    tab.click(".narration-play")
    tab.until(f"{NARRATION}.time > 0.5 && {NARRATION}.word > 0")
    tab.run(f"() => {NARRATION}.seek(300)")
    tab.until(f"{NARRATION}.time > 300.3 && {NARRATION}.time < 330 && {NARRATION}.playing")
    recording = f"{NARRATION}.clock.audio"
    assert tab.run(f"() => [{NARRATION}.trouble, {recording}.readyState >= 2, {recording}.error]") == [None, True, None]
    length = tab.run(f"() => [{recording}.duration, {NARRATION}.duration]")
    assert abs(length[0] - length[1]) < 0.1
    tab.run(f"() => {NARRATION}.pause()")


def test_the_search_finds_and_goes_there(disk):
    tab = disk.open("glossary.html")
    tab.until(MOVED)
    tab.click(".search-open")
    tab.type(".search-field", "modality gap")
    tab.until("document.querySelector('.search-hit .search-title')?.textContent === 'modality gap'")
    tab.click(".search-hit")
    tab.until("location.hash.length > 1 && !!document.querySelector(decodeURIComponent(location.hash))")


def test_progress_and_theme_are_there_after_a_reload_and_on_other_pages(disk):
    """Firefox gives every file a storage of its own."""
    tab = disk.open(LESSON)
    tab.until("!!customElements.get('progress-notice')")
    tab.click(".theme-toggle")
    tab.click(".done-button")
    chosen = tab.run("() => document.documentElement.dataset.theme")
    tab.run("""() => sightlineProgress.add({ version: 3, modules: { '12-attention': {
        read: Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`section-${i}`, '2026-01-02T03:04:05.678Z'])) } } })""")
    tab.reload()
    tab.until("document.querySelector('.done-button')?.getAttribute('aria-pressed') === 'true'")
    disk.open("index.html")
    tab.until("document.querySelector('.overview-count').textContent.startsWith('1 of')")
    assert tab.run("() => document.documentElement.dataset.theme") == chosen in ("light", "dark")
    assert tab.run("() => Object.keys(sightlineProgress.entry('12-attention').read).length") == 150     # more than one cookie holds
    disk.open(LESSON)
    tab.until("!!customElements.get('progress-notice')")
    tab.click(".done-button")
    disk.open("index.html")
    tab.until("document.querySelector('.overview-count').textContent.startsWith('0 of')")
