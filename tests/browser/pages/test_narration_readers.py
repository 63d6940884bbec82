"""Who reads the narration, where the recording or the device's voice is missing too, and from wherever the site is opened."""

import json

import pytest

from sitegen.project import ROOT

from .conftest import LESSON
from .listener import CHAPTERS, MADE, VOICE, Listener, word_at


def test_the_device_s_voice_reads_the_same_words_in_step(listen):
    listener = listen(before=VOICE)
    listener.summary.click()
    listener.player.get_by_label("this device’s voice").check(force=True)
    assert listener.player.get_by_label("Which voice").locator("option").all_inner_texts() == ["Ada", "Grace"]
    listener.play.click()
    listener.pause.wait_for()
    says = lambda: listener.page.evaluate("speechSynthesis.said.at(-1)")
    assert says() == " ".join(word for *_, word in MADE["words"][:7]) and listener.lit == 0
    for word in (1, 2):
        listener.page.evaluate("speechSynthesis.next()")
        assert listener.lit == word
    listener.pause.click()
    listener.play.click()
    listener.wait_until("speechSynthesis.said.length === 2")  # from the word at which it was stopped
    assert says() == " ".join(word for *_, word in MADE["words"][2:7])
    for _ in range(5):
        listener.page.evaluate("speechSynthesis.next()")
    assert listener.lit == 7 and says().startswith(MADE["words"][7][2])          # the next sentence
    listener.player.locator("[data-chapter=clip]").click()
    listener.wait_until(f"speechSynthesis.current?.text.startsWith({json.dumps(MADE['words'][CHAPTERS['clip']['word']][2])})")
    listener.player.get_by_label("Speed").select_option("1.25")
    listener.wait_until("speechSynthesis.current?.rate === 1.25")
    listener.page.evaluate("speechSynthesis.current.onerror({ error: 'synthesis-failed' })")
    listener.player.get_by_role("alert").wait_for()
    assert "Choose another voice, or the recorded one" in listener.player.get_by_role("alert").inner_text()


def test_a_voice_that_does_not_tell_its_words_is_followed_by_estimate(listen):
    listener = listen(before=VOICE)
    listener.summary.click()
    listener.player.get_by_label("this device’s voice").check(force=True)
    listener.play.click()
    listener.wait_until("narration.word >= 3")
    assert listener.lit >= 3
    listener.wait_until("narration.word === 6")              # the sentence's last, where it waits for the voice
    assert listener.page.evaluate("speechSynthesis.said.length") == 1


def test_without_a_voice_there_is_no_such_choice(listen):
    assert listen().player.get_by_text("this device’s voice").count() == 0


def test_a_recording_that_is_missing_is_told_and_the_device_s_voice_offered(listen, complaints):
    listener = listen(before=VOICE)
    listener.page.route("**/*.webm", lambda route: route.abort())
    listener.play.click()
    alert = listener.player.get_by_role("alert")
    alert.wait_for()
    assert "The recording did not arrive" in alert.inner_text() and listener.play.is_visible()
    alert.get_by_role("button", name="Open the transcript").click()
    assert "Picture a dog on a green meadow." in listener.player.locator(".transcript-box").inner_text()
    alert.get_by_role("button", name="Use this device’s voice").click()
    listener.pause.wait_for()
    assert listener.page.evaluate("speechSynthesis.said.length") == 1
    complaints[:] = [line for line in complaints if "net::ERR_FAILED" not in line]


def test_one_can_seek_where_the_host_sends_no_parts_of_files(listen):
    listener = listen()
    sound = (ROOT / "assets" / "narration" / "23-cross-attention" / "narration.webm").read_bytes()
    listener.page.route("**/*.webm", lambda route: route.fulfill(status=200, body=sound, content_type="audio/webm"))
    listener.start()
    listener.seek(300.7)
    assert listener.time == pytest.approx(300.7)
    listener.wait_until(f"narration.word > {word_at(300.7)} && narration.clock.audio.currentTime > 300.7")


def test_it_plays_from_a_file(new_page, built_site):
    page = new_page()
    page.goto((built_site / LESSON).as_uri())
    listener = Listener(page).start()
    listener.seek(300.7)
    listener.wait_until(f"narration.word > {word_at(300.7)}")
