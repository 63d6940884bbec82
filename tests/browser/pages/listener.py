"""Somebody who listens to the narration, and what they should hear."""

import json
from bisect import bisect_right

from sitegen.project import ROOT

MADE = json.loads((ROOT / "assets" / "narration" / "23-cross-attention" / "timings.json").read_text(encoding="utf-8"))
STARTS = [start for start, _, _ in MADE["words"]]
CHAPTERS = {chapter["id"]: chapter for chapter in MADE["chapters"]}

# A stand-in for the device's voice. It says a word whenever the test tells it to, and keeps what it was asked to say.
VOICE = """
    const voice = (name, localService) => ({ name, lang: 'en-GB', localService, default: localService });
    const device = Object.assign(new EventTarget(), {
        said: [], getVoices: () => [voice('Ada', true), voice('Grace', true), voice('A server elsewhere', false)],
        resume() {}, cancel() { this.current = null; },
        speak(utterance) { this.said.push(utterance.text); this.current = utterance; this.at = 0; utterance.onstart?.({}); },
        next() {
            const { current } = this;
            this.at = current.text.indexOf(' ', this.at) + 1 || current.text.length;
            if (this.at < current.text.length) current.onboundary?.({ name: 'word', charIndex: this.at });
            else current.onend?.({});
        },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: device });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def word_at(time):
    return bisect_right(STARTS, time + 0.0005) - 1


class Listener:
    """Somebody who listens to the lesson."""

    def __init__(self, page):
        self.page = page
        self.player = page.locator("narration-player")
        self.play = self.player.get_by_role("button", name="Play the narration")
        self.pause = self.player.get_by_role("button", name="Pause the narration")
        self.slider = self.player.get_by_label("Position in the narration")
        self.summary = self.player.locator(".transcript summary")
        self.bar = page.get_by_role("region", name="Narration, going on")
        self.player.scroll_into_view_if_needed()         # its scripts come with the reader

    def state(self, what):
        return self.page.evaluate(f"(() => {{ const narration = document.querySelector('narration-player').narration; return {what}; }})()")

    @property
    def time(self):
        return self.state("narration.time")

    @property
    def lit(self):
        return int(self.player.locator(".word[data-lit]").get_attribute("data-word"))

    def start(self):
        self.play.click()
        self.pause.wait_for()
        self.page.wait_for_function("document.querySelector('narration-player').narration.word >= 0")
        return self

    def seek(self, time):
        self.page.evaluate(f"document.querySelector('narration-player').narration.seek({time})")

    def wait_until(self, condition):
        self.page.wait_for_function(f"(() => {{ const narration = document.querySelector('narration-player').narration; return {condition}; }})()")
