"""What a narrated lesson's page gets: the recording, the times of its words, its chapters and the whole transcript."""

import json
import re
from html import unescape

import pytest

from sitegen.console import BuildError
from sitegen.narration.publish import clock, publish, times_script
from sitegen.output import Output
from sitegen.project import ROOT, this_project

MADE = {"duration": 4.5, "words": [[0.5, 0.75, "So"], [0.75, 1.0, "a"], [1.25, 1.5, "dog."], [2.0, 2.5, "Yes."], [3.25, 4.0, "End."]],
        "cues": [{"time": 1.25, "name": "head", "args": ["2", "3"], "word": 2}]}
SCRIPT = "{#a}\n## One\n\nSo a [cue head 2 3] dog. Yes.\n\n{#b}\n## Two\n\nEnd."
REAL = "23-cross-attention"


@pytest.fixture
def narrated(mini):
    """The little site, its lesson narrated."""
    (mini.site / "lessons" / "01-first" / "narration.md").write_text(SCRIPT, encoding="utf-8")
    folder = mini.assets / "narration" / "01-first"
    folder.mkdir(parents=True)
    for name in ("narration.webm", "narration.mp3"):
        (folder / name).write_bytes(name.encode())
    (folder / "timings.json").write_text(json.dumps(MADE))
    return mini


def test_a_lesson_without_a_script_is_not_narrated(mini):
    output = Output()
    assert publish(mini, output, "01-first") is None and output.files == {}


def test_chapters_sentences_and_assets(narrated):
    output = Output()
    narration = publish(narrated, output, "01-first")
    assert [(part.id, part.title, part.start, part.word) for part in narration.parts] == [("a", "One", 0.5, 0), ("b", "Two", 3.25, 4)]
    assert [part.paragraphs for part in narration.parts] == [[[(0, "So a dog."), (3, "Yes.")]], [[(4, "End.")]]]
    assert (narration.duration, narration.words) == (4.5, 5)
    assert narration.sounds == {"audio/webm; codecs=opus": "narration/01-first.webm", "audio/mpeg": "narration/01-first.mp3"}
    assert set(output.assets) == {*narration.sounds.values(), narration.times} and narration.times == "narration/01-first.js"


def test_times_travel_as_silences_and_lengths():
    assert times_script("01-first", MADE) == ('sightlineNarration("01-first",{"times":[500,250,0,250,250,250,500,500,750,750],'
                                              '"cues":[[2,"head","2","3"]]});\n')


def test_the_times_that_arrive_are_those_of_the_recording():
    made = json.loads((ROOT / "assets" / "narration" / REAL / "timings.json").read_text(encoding="utf-8"))
    row = json.loads(re.fullmatch(r'sightlineNarration\("[\w-]+",(.*)\);\n', times_script(REAL, made))[1])["times"]
    now, edges = 0, []
    for length in row:
        now += length
        edges.append(now / 1000)
    assert edges == [edge for start, end, _ in made["words"] for edge in (start, end)]


@pytest.mark.parametrize("file, text, complaint", [
    ("assets/narration/01-first/narration.mp3", None, "no narration.mp3. Speak the script anew: python3 build.py narrate 01-first"),
    ("assets/narration/01-first/narration.webm", None, "no narration.webm"),
    ("assets/narration/01-first/timings.json", None, "no timings.json"),
    ("site/lessons/01-first/narration.md", SCRIPT.replace("dog", "cat"), "says other words than its script"),
])
def test_what_does_not_belong_together_stops_the_build(narrated, file, text, complaint):
    if text is None:
        (narrated.root / file).unlink()
    else:
        (narrated.root / file).write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=complaint):
        publish(narrated, Output(), "01-first")


def test_the_page_says_every_word(built_site):
    page = (built_site / "modules" / f"{REAL}.html").read_text(encoding="utf-8")
    narration = publish(this_project(), Output(), REAL)
    said = [unescape(text) for text in re.findall(r'<span class="sentence" data-word="\d+">(.*?)</span>', page)]
    assert said == [sentence for part in narration.parts for paragraph in part.paragraphs for _, sentence in paragraph]
    assert "Narrated</li>" in page and f" / {clock(narration.duration)}</p>" in page


def test_the_recording_s_licence_is_among_the_licences(built_site):
    assert "cmu_us_slt_arctic_hts`, © 2003 Carnegie Mellon University" in (built_site / "licences.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("seconds, text", [(0, "0:00"), (59.9, "0:59"), (580.14, "9:40")])
def test_times_are_written_as_on_a_clock(seconds, text):
    assert clock(seconds) == text
