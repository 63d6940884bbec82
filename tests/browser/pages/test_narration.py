"""The narration: it keeps step with its words, obeys, remembers, and drives the figure."""

import json
from bisect import bisect_right

import pytest

from browser.access.axe import Axe
from sitegen.first_view import QUIET
from sitegen.project import ROOT

from .conftest import LESSON, SLUGS
from .listener import CHAPTERS, MADE, STARTS, VOICE, Listener, word_at


def test_nothing_is_fetched_before_it_is_played(new_page, server):
    page, asked = new_page(), []
    page.on("request", lambda request: "/narration/" in request.url and asked.append(request.url.rpartition(".")[2]))
    page.goto(server.url + LESSON)
    listener = Listener(page)
    page.evaluate(QUIET)
    minutes, seconds = divmod(int(MADE["duration"]), 60)
    assert listener.player.locator(".narration-clock").inner_text() == f"0:00 / {minutes}:{seconds:02}" and asked == []
    listener.start()
    assert set(asked) == {"js", "webm"}


def test_after_a_seek_the_word_being_said_is_lit(listen):
    listener = listen().start()
    listener.pause.click()
    listener.summary.click()
    for time in (0.7, 142.95, 300.7, 309.3, 571.5, 12.3):
        listener.slider.fill(str(time))
        assert listener.time == pytest.approx(time, abs=0.011) and listener.lit == word_at(listener.time)
    assert listener.player.locator(".word[data-lit]").inner_text() == MADE["words"][word_at(12.3)][2]


def test_while_it_plays_the_lit_word_advances_with_the_sound(listen):
    listener = listen()
    listener.summary.click()
    listener.page.evaluate("""() => {
        const { narration } = document.querySelector('narration-player');
        globalThis.seen = [];
        new MutationObserver(() => {
            const [word] = document.querySelectorAll('.word[data-lit]');
            if (word) seen.push([narration.clocks.recording.audio.currentTime, Number(word.dataset.word)]);
        }).observe(document.querySelector('.transcript'), { subtree: true, attributeFilter: ['data-lit'] });
    }""")
    listener.start()
    listener.page.wait_for_function("seen.length >= 12")
    seen = listener.page.evaluate("seen")
    words = [word for _, word in seen]
    assert words == sorted(words) and len(set(words)) >= 8
    for time, word in seen:
        assert word_at(time - 0.03) <= word <= word_at(time + 0.03), f"at {time} word {word} was lit"


def test_a_word_can_be_clicked_and_a_sentence_chosen_by_keyboard(listen):
    listener = listen()
    listener.summary.click()
    listener.player.locator(".word[data-word='40']").click()
    listener.pause.wait_for()
    assert STARTS[40] - 0.01 <= listener.time < STARTS[46]
    press = listener.page.keyboard.press
    listener.player.locator(".sentence[tabindex='0']").focus()
    press("Home")
    for _ in range(3):
        press("ArrowDown")
    press("Enter")
    listener.wait_until(f"narration.word >= {MADE['sentences'][3]}")
    assert STARTS[MADE["sentences"][3]] - 0.01 <= listener.time < STARTS[MADE["sentences"][4]]


def test_chapters(listen):
    listener = listen()
    listener.player.locator("[data-chapter=engine]").click()
    listener.pause.wait_for()
    start = CHAPTERS["engine"]["start"]
    assert start - 0.01 <= listener.time < start + 3
    listener.player.locator("[data-chapter=engine][aria-current=true]").wait_for()
    assert "The Cross-Attention Engine" in listener.slider.get_attribute("aria-valuetext")
    assert listener.state("navigator.mediaSession.metadata.title") == "The Cross-Attention Engine"
    for key, chapter in (("n", "early-fusion"), ("b", "early-fusion"), ("b", "engine")):
        if chapter == "early-fusion" and key == "b":
            listener.seek(CHAPTERS[chapter]["start"] + 8)
        listener.slider.press(key)
        assert listener.time == pytest.approx(CHAPTERS[chapter]["start"], abs=1)


def test_place_and_settings_are_there_after_a_reload(listen):
    listener = listen().start()
    listener.player.get_by_label("Speed").select_option("1.5")
    listener.player.get_by_label("Volume").fill("0.4")
    listener.player.get_by_role("button", name="Captions").click()
    assert listener.state("narration.clock.audio.playbackRate") == 1.5
    listener.seek(200)
    listener.pause.click()
    listener.page.reload()
    listener.play.wait_for()
    assert "You were at 3:20, in “How Text and Vision Connect”" in listener.player.inner_text()
    listener.start()
    assert 200 <= listener.time < 215
    assert listener.state("[narration.clock.audio.playbackRate, narration.clock.audio.volume]") == [1.5, 0.4]
    assert listener.player.get_by_role("button", name="Captions").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize("storage", [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    "localStorage.setItem('sightline.narration', '{\"settings\":{\"rate\":\"fast\",\"volume\":7},\"places\":[1]')",
    "localStorage.setItem('sightline.narration', '{\"settings\":{\"rate\":\"fast\",\"volume\":7},\"places\":[1],\"heard\":3}')",
])
def test_storage_that_is_blocked_or_corrupt_does_no_harm(listen, storage):
    listener = listen(before=storage).start()
    assert listener.state("[narration.clock.audio.playbackRate, narration.clock.audio.volume]") == [1, 1]
    listener.player.get_by_label("Speed").select_option("2")
    assert listener.state("narration.clock.audio.playbackRate") == 2
    listener.pause.click()
    listener.play.wait_for()


def test_keys_count_in_the_player_and_with_alt_elsewhere(listen):
    listener = listen()
    press = listener.page.keyboard.press
    press("k")
    assert listener.state("narration.started") is False       # a letter alone belongs to the page
    listener.play.focus()
    press("k")
    listener.pause.wait_for()
    press("k")
    listener.play.wait_for()
    listener.seek(100)
    press("j")
    assert listener.time == pytest.approx(90, abs=0.1)
    listener.slider.focus()
    press("ArrowRight")
    assert listener.time == pytest.approx(95, abs=0.1)
    press("m")
    assert listener.player.get_by_role("button", name="Mute").get_attribute("aria-pressed") == "true"
    listener.page.evaluate("document.activeElement.blur()")
    press("Alt+l")
    assert listener.time == pytest.approx(105, abs=0.1)
    figure = listener.page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    field = figure.get_by_label("Question", exact=True)
    field.focus()
    press("k")
    press("Alt+l")
    assert listener.time == pytest.approx(105, abs=0.1) and "k" in field.input_value()


def test_follow_along_works_the_figure_and_lets_go_when_the_reader_scrolls(listen):
    listener = listen(reduced_motion="reduce")
    figure = listener.page.locator("cross-attention-engine").first
    listener.player.get_by_role("button", name="Follow along").click()
    listener.start()
    cues = {(cue["name"], *cue["args"]): cue["time"] for cue in MADE["cues"]}
    listener.seek(cues[("slice",)] - 0.4)
    figure.locator(".engine[data-step=slice]").wait_for()                       # as its word is spoken
    assert figure.locator(".stage").evaluate("stage => stage.getBoundingClientRect().top < innerHeight")
    listener.seek(cues[("head", "2", "1")] + 0.1)                                # after a seek: what the cues have led to
    figure.get_by_label("Layer 2, head 1").and_(figure.locator(":checked")).wait_for(state="attached")
    assert figure.locator(".answer-word").nth(1).get_attribute("aria-pressed") == "true"
    figure.get_by_label("Layer 2, head 2").and_(figure.locator(":checked")).wait_for(state="attached")   # and on, in order

    listener.page.mouse.wheel(0, -300)
    resume = listener.bar.get_by_role("button", name="Resume following")
    resume.wait_for()
    listener.seek(CHAPTERS["clip"]["start"] + 1)
    in_sight = "Math.abs(document.getElementById('clip').getBoundingClientRect().top) < innerHeight / 2"
    listener.wait_until("narration.word > 1251")
    assert not listener.state(in_sight)
    resume.click()
    listener.wait_until(in_sight)


@pytest.mark.parametrize("slug", SLUGS[:-1])
def test_the_other_lessons_are_narrated_in_the_same_way(listen, slug):
    made = json.loads((ROOT / "assets" / "narration" / slug / "timings.json").read_text(encoding="utf-8"))
    listener = listen(path=f"modules/{slug}.html", reduced_motion="reduce")
    chapters = [chapter["id"] for chapter in made["chapters"]]
    assert listener.player.locator("[data-chapter]").evaluate_all("all => all.map((each) => each.dataset.chapter)") == chapters
    assert listener.page.locator(".prose > h3").evaluate_all("all => all.map((each) => each.id)") == chapters
    listener.summary.click()
    listener.player.get_by_role("button", name="Follow along").click()
    listener.start()
    for name in ("scroll", "figure"):
        cue = [cue for cue in made["cues"] if cue["name"] == name][-1]
        id = cue["args"][0] if name == "scroll" else f"figure-{cue['args'][0]}"
        listener.seek(cue["time"] + 0.1)
        listener.wait_until(f"(({{ top, bottom }}) => top < innerHeight && bottom > 0)(document.getElementById('{id}').getBoundingClientRect())")
    listener.pause.click()
    listener.slider.fill("100.5")
    starts = [start for start, _, _ in made["words"]]
    assert listener.lit == bisect_right(starts, listener.time + 0.0005) - 1
    assert listener.player.locator(".word[data-lit]").inner_text() == made["words"][listener.lit][2]


def test_a_bar_stays_while_one_reads_and_covers_no_focus(listen):
    listener = listen(reduced_motion="reduce", viewport={"width": 360, "height": 700})
    listener.page.evaluate("document.getElementById('bridge').scrollIntoView()")
    assert listener.bar.count() == 0                          # not before the narration has been started
    listener.page.evaluate("scrollTo(0, 0)")
    listener.start()
    listener.page.evaluate("document.getElementById('bridge').scrollIntoView()")
    listener.bar.wait_for()
    assert listener.bar.locator(".narration-bar-caption").inner_text() in " ".join(word for *_, word in MADE["words"])
    covered = listener.page.evaluate("""() => {
        const bar = document.querySelector('.narration-bar');
        const links = [...document.querySelectorAll('.prose a')].slice(0, 12);
        return links.filter((link) => { link.focus(); return link.getBoundingClientRect().bottom > bar.getBoundingClientRect().top; }).length;
    }""")
    assert covered == 0
    listener.bar.get_by_role("button", name="Pause and close").click()
    listener.bar.wait_for(state="detached")
    assert listener.state("narration.playing") is False


def test_a_chapter_that_was_played_counts_as_heard_and_one_that_was_skipped_does_not(listen):
    listener = listen().start()
    heard = "Object.keys(JSON.parse(localStorage.getItem('sightline.progress') ?? '{}').modules?.['23-cross-attention']?.heard ?? {})"
    listener.seek(CHAPTERS["early-fusion"]["start"])
    listener.page.evaluate("document.querySelector('narration-player').narration.clock.audio.playbackRate = 12")
    listener.wait_until(f"{heard}.includes('early-fusion')")
    listener.seek(MADE["duration"] - 1)
    listener.wait_until("!narration.playing")
    assert listener.state(heard) == ["early-fusion"]
    assert listener.state("narration.memory.place(narration.slug, narration.duration)") == 0


def test_without_scripts_it_is_an_ordinary_recording_with_its_text(new_page, server):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + LESSON)
    player = page.locator("narration-player")
    assert player.locator("audio[controls][preload=none]").is_visible()
    assert [link.get_attribute("href").rpartition("#t=")[2] for link in player.locator("[data-chapter]").all()] == \
        [str(chapter["start"]) for chapter in MADE["chapters"]]
    player.locator("summary").click()
    said = " ".join(" ".join(paragraph.split()) for paragraph in player.locator(".transcript-box p").all_inner_texts())
    assert said == " ".join(word for *_, word in MADE["words"])


def test_axe_finds_nothing_while_it_plays(listen):
    listener = listen(before=VOICE, reduced_motion="reduce", viewport={"width": 800, "height": 900}).start()
    listener.summary.click()
    listener.player.get_by_text("Keys", exact=True).click()
    listener.player.get_by_role("button", name="Follow along").click()
    listener.page.locator(".prose p").nth(20).scroll_into_view_if_needed()
    listener.bar.wait_for()
    axe = Axe(listener.page)
    axe("playing")
    assert axe.found == ""
