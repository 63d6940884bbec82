"""Narration: the script's form, pronunciation, time, and that what is committed was made from what is written."""

import json
import re
import struct
import wave
from pathlib import Path

import pytest

from sitegen.console import BuildError
from sitegen.course import read_lesson
from sitegen.narration import festival, narrate, piper
from sitegen.narration.cues import CUES, Cue, read_cue
from sitegen.narration.lexicon import Lexicon, read_lexicon, script_hash
from sitegen.narration.mp3 import mp3_duration
from sitegen.narration.script import parse_script, read_script
from sitegen.narration.timeline import LEAD, PAUSES, lay_out, pauses_after, timings
from sitegen.project import ROOT, Project, this_project
from sitegen.prose import render_prose

NARRATED = sorted(path.parent.name for path in (ROOT / "site" / "lessons").glob("*/narration.md"))
SHORT = "<!-- to be\n\nheard -->\n{#a}\n## One\n\nSo a ViT, [cue slice] it sees. Does it?\n\n[cue head 2 3] Yes!\n\n{#b}\n## Two\nEnd."
LEXICON = Lexicon({"ViT": "vit", "Q-Former": "cue former"}, {"vit": "x", "former": "y"})


@pytest.fixture(params=NARRATED)
def narrated(request):
    """(the lesson's slug, its script, its committed timings, its committed sound)"""
    folder = ROOT / "assets" / "narration" / request.param
    return (request.param, read_script(this_project(), request.param),
            json.loads((folder / "timings.json").read_text(encoding="utf-8")), (folder / "narration.mp3").read_bytes())


def test_script_and_sound_belong_together(narrated):
    slug, script, made, _ = narrated
    assert made["script_hash"] == script_hash(script, read_lexicon(this_project())), (
        f"The script of {slug} or the pronunciation has changed since it was spoken. Run: python3 build.py narrate {slug}")
    assert [text for _, _, text in made["words"]] == script.words


def test_times_increase_and_end_before_the_sound_does(narrated):
    slug, _, made, sound = narrated
    edges = [time for start, end, _ in made["words"] for time in (start, end)]
    assert edges == sorted(edges) and all(start < end for start, end, _ in made["words"])
    assert mp3_duration(sound) == pytest.approx(made["duration"], abs=0.001)
    assert webm_duration(ROOT / "assets" / "narration" / slug / "narration.webm") == pytest.approx(made["duration"], abs=0.1)
    assert 0 < edges[0] < 1 and 0 < made["duration"] - edges[-1] < 3


def webm_duration(path):
    """The Duration (0x4489) of a WebM file, as a float of eight bytes, which ffmpeg gives in milliseconds."""
    head = path.read_bytes()[:1024]
    return struct.unpack(">d", head.split(b"\x44\x89\x88", 1)[1][:8])[0] / 1000


def test_chapters_are_headings_of_the_lesson_in_its_order(narrated):
    slug, script, made, _ = narrated
    headings = lesson_headings(slug)
    ids = [chapter["id"] for chapter in made["chapters"]]
    assert ids == [chapter.id for chapter in script.chapters] == [id for id in headings if id in ids]
    assert all(made["words"][chapter["word"]][0] == chapter["start"] for chapter in made["chapters"])


def test_cues_are_known_and_in_time(narrated):
    slug, script, made, _ = narrated
    cues = [read_cue(" ".join([cue["name"], *cue["args"]]), cue["word"]) for cue in made["cues"]]
    assert cues == script.cues
    assert all(made["words"][cue["word"]][0] == cue["time"] for cue in made["cues"])
    assert {cue.args[0] for cue in cues if cue.name == "scroll"} <= set(lesson_headings(slug))
    figures = re.findall(r"^```\{figure ([a-z-]+)\}", read_lesson(this_project(), slug).text, re.MULTILINE)
    assert {cue.args[0] for cue in cues if cue.name == "figure"} <= set(figures)


def test_sentences_and_paragraphs_start_where_the_script_s_do(narrated):
    _, script, made, _ = narrated
    assert [made["words"][index][2] for index in made["sentences"]] == [sentence[0] for sentence in script.sentences]
    assert set(made["paragraphs"]) <= set(made["sentences"])
    assert {chapter["word"] for chapter in made["chapters"]} <= set(made["paragraphs"])


def test_a_narration_takes_eight_to_ten_minutes(narrated):
    assert 8 * 60 <= narrated[2]["duration"] <= 10 * 60


def test_heads_that_the_narration_shows_exist(narrated):
    language = json.loads((ROOT / "assets" / "models" / "lookout" / "config.json").read_text())["language"]
    for cue in narrated[1].cues:
        if cue.name == "head":
            assert int(cue.args[0]) <= language["layers"] and int(cue.args[1]) <= language["heads"]


def lesson_headings(slug):
    html = render_prose(read_lesson(this_project(), slug).text, project=this_project(), where=slug,
                        figure=lambda name, values: "")
    return re.findall(r'<h\d[^>]*\bid="([^"]+)"', html)


def test_a_script_is_read():
    script = parse_script(SHORT, "n.md")
    assert [(chapter.id, chapter.title) for chapter in script.chapters] == [("a", "One"), ("b", "Two")]
    assert script.chapters[0].paragraphs == [["So a ViT, it sees.".split(), ["Does", "it?"]], [["Yes!"]]]
    assert script.cues == [Cue("slice", (), 3), Cue("head", ("2", "3"), 7)]


@pytest.mark.parametrize("text, complaint", [
    ("Hello.", "n.md: text before the first chapter"),
    ("", "needs chapters"),
    ("{#a}\n## One\n\n{#b}\n## Two\n\nHello.", "the chapter a has no words"),
    ("{#a}\n## One\n\nHi.\n\n{#a}\n## Two\n\nHello.", "an id of its own"),
    ("{#a}\n## One\n\nHello. [cue slice]", "after the last word"),
    ("{#a}\n## One\n\n[cue dance] Hello.", "chapter a: 'dance' is no cue"),
    ("{#a}\n## One\n\n[cue head 2] Hello.", "'head' takes 2"),
    ("{#a}\n## One\n\n[cue head 0 1] Hello.", "wrong argument"),
    ("{#a}\n## One\n\n[cue] Hello.", "'' is no cue"),
    ("{#a}\n## One\n\n[slice] Hello.", r"'\[slice\]' cannot be spoken"),
    ("{#a}\n## One\n\nA *word*.", r"'\*word\*\.' cannot be spoken"),
    ("{#a}\n## One\n\nOh … dear.", "'…' cannot be spoken"),
])
def test_mistakes_in_a_script_are_told(text, complaint):
    with pytest.raises(BuildError, match=complaint):
        parse_script(text, "n.md")


def test_every_cue_is_explained_where_scripts_are_written():
    for slug in NARRATED:
        text = (ROOT / "site" / "lessons" / slug / "narration.md").read_text(encoding="utf-8")
        assert all(f"[cue {name}" in text.split("-->")[0] for name in CUES)


@pytest.mark.parametrize("word, spoken", [
    ("word", ["word"]), ("ViT,", ["vit,"]), ("ViT’s", ["vit's"]), ("‘See’", ["See"]), ("Q-Former.", ["cue", "former."]),
    ("cross-attention?", ["cross", "attention?"]), ("27,648", ["27648"]), ("word’s", ["word's"]), ("(so)", ["so"]),
])
def test_words_are_spoken_by_the_lexicon(word, spoken):
    assert LEXICON.spoken(word) == spoken


def test_only_sounds_that_are_used_are_given():
    assert LEXICON.sounds(["vit's", "a"]) == {"vit": "x"} and LEXICON.sounds(["Former."]) == {"former": "y"}


@pytest.mark.parametrize("text, lexicon, same", [
    (SHORT.replace("to be", "for"), LEXICON, True),                       # a comment
    (SHORT, Lexicon({**LEXICON.say, "LLaVA": "lava"}, LEXICON.phones), True),
    (SHORT.replace("sees", "looks"), LEXICON, False),
    (SHORT.replace("slice", "ask"), LEXICON, False),
    (SHORT.replace("Two", "Second"), LEXICON, False),
    (SHORT, Lexicon({"ViT": "vee eye tee"}, {}), False),
    (SHORT, Lexicon(LEXICON.say, {"vit": "z"}), False),
])
def test_the_hash_changes_with_what_is_heard(text, lexicon, same):
    first = script_hash(parse_script(SHORT, "n.md"), LEXICON)
    assert (script_hash(parse_script(text, "n.md"), lexicon) == first) is same


def test_times_of_spoken_words_become_times_of_written_ones():
    script = parse_script("{#a}\n## One\n\nThe Q-Former [cue ask] reads. So.", "n.md")
    made = timings(script, [1, 2, 1, 1], [(0, 1), (1, 2), (2, 3), (3.0004, 4), (5, 6)])
    assert made["words"] == [[0, 1, "The"], [1, 3, "Q-Former"], [3.0, 4, "reads."], [5, 6, "So."]]
    assert made["cues"] == [{"time": 3.0, "name": "ask", "args": [], "word": 2}]
    assert made["chapters"] == [{"id": "a", "title": "One", "start": 0, "word": 0}] and made["sentences"] == [0, 3]


def test_pauses_are_longer_between_chapters():
    sentence, paragraph, *_, chapter = sorted(set(pauses_after(parse_script(SHORT, "n.md"))))
    assert pauses_after(parse_script(SHORT, "n.md")) == [sentence, paragraph, chapter, chapter]


def test_clips_and_pauses_are_put_in_a_row(tmp_path):
    script = parse_script("{#a}\n## One\n\nSo it is. Yes!", "n.md")
    clips = [(clip(tmp_path / "0.wav", 1.0), [(0.1, 0.3), (0.3, 0.5), (0.5, 0.9)]), (clip(tmp_path / "1.wav", 0.5), [(0.1, 0.4)])]
    times = lay_out(script, clips, tmp_path / "row.wav")
    yes = LEAD + 1.0 + PAUSES["sentence"] + 0.1
    assert times[0][0] == pytest.approx(LEAD + 0.1) and times[3] == pytest.approx((yes, yes + 0.3))
    with wave.open(str(tmp_path / "row.wav")) as row:
        assert row.getnframes() / row.getframerate() == pytest.approx(yes + 0.4 + PAUSES["chapter"])


def test_clips_of_another_kind_are_refused(tmp_path):
    script = parse_script("{#a}\n## One\n\nSo. Yes!", "n.md")
    clips = [(clip(tmp_path / "0.wav", 1.0), [(0, 1)]), (clip(tmp_path / "1.wav", 1.0, rate=16000), [(0, 1)])]
    with pytest.raises(BuildError, match="differ in kind"):
        lay_out(script, clips, tmp_path / "row.wav")


def clip(path, seconds, rate=8000):
    """A silent sound file → its path."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(rate)
        file.writeframes(bytes(2 * round(seconds * rate)))
    return path


def test_festival_s_times_are_read():
    told = "sentence\ntoken dog's\nword 0.2 0.5 dog\nword -1 -1 's\ntoken 22\nword 0.5 0.7 twenty\nword 0.7 0.9 two\nword -1 -1 ,\n"
    assert festival.read_times(told) == [[(0.2, 0.5), (0.5, 0.9)]]
    with pytest.raises(BuildError, match="no time for a word"):
        festival.read_times("sentence\ntoken x\nword -1 -1 x\n")


def test_without_times_a_sentence_is_shared_out():
    assert piper.shared_out(["ab", "cdef,", "g"], 11.0) == [(0, 2), (2, 10), (10, 11)]


@pytest.mark.parametrize("installed, synthesiser, missing", [
    ([], "festival", "'ffmpeg'"), (["ffmpeg"], "festival", "'festival'"), (["ffmpeg"], "piper", "'piper'"),
])
def test_a_program_that_is_missing_is_named(monkeypatch, installed, synthesiser, missing):
    monkeypatch.setattr("shutil.which", lambda name: name if name in installed else None)
    with pytest.raises(BuildError, match=f"{missing}, which is not installed"):
        narrate.narrate(this_project(), NARRATED[0], synthesiser)


@pytest.mark.parametrize("options, complaint", [
    ({"slug": "99-nothing"}, "no narration.md"),
    ({"slug": NARRATED[0], "voice": Path("v.onnx")}, "voice is fixed"),
])
def test_what_cannot_be_narrated_is_told(options, complaint):
    with pytest.raises(BuildError, match=complaint):
        narrate.narrate(Project(ROOT), **options)


def test_an_mp3_is_measured_by_its_frames():
    frame = b"\xff\xfb\x38\xc0" + bytes(212)                     # MPEG 1 layer III, 48 kbit/s, 32 kHz: 216 bytes
    info = frame[:36] + b"Info" + frame[40:]
    tag = b"ID3\x04\0\0\0\0\0\x0a" + bytes(10)
    assert mp3_duration(tag + info + 1000 * frame) == pytest.approx(36.0)
    with pytest.raises(ValueError, match="At byte 216 there is no frame"):
        mp3_duration(frame + b"RIFFxxxx")
