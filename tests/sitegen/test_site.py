"""The site itself, as built: valid HTML, live links, labelled figures, true reading times, numbers that agree with the model card."""

import json
import re
import subprocess

import pytest

from built_pages import assert_links_resolve
from sitegen.course import read_course
from sitegen.project import ROOT, this_project
from sitegen.prose import render_prose
from sitegen.sections import reading_minutes, sections_of
from sitegen.tools import node_program

MARKS = {"live": "live model", "build": "computed at build", "diagram": "diagram"}
LESSONS = [lesson.about["slug"] for lesson in read_course(this_project()).lessons]


@pytest.fixture(scope="module")
def pages(built_site):
    """{path in the site: text}"""
    return {path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8") for path in built_site.rglob("*.html")}


def complaints_of_the_validator(folder, names, rules):
    """Exit code and findings of html-validate for these pages; `rules` is a file for its configuration."""
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}))
    checker = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    done = subprocess.run([node_program(), checker, "--config", rules, "--formatter", "text", *names], cwd=folder,
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_html_is_valid(built_site, pages, tmp_path):
    assert complaints_of_the_validator(built_site, pages, tmp_path / "rules.json") == (0, "")


def test_the_validator_finds_mistakes(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a><ul><p>no</ul>")
    code, found = complaints_of_the_validator(tmp_path, ["bad.html"], tmp_path / "rules.json")
    assert code == 1 and "no-dup-id" in found


def test_links_lead_somewhere(built_site):
    assert_links_resolve(built_site)


def test_every_figure_says_what_it_is(pages):
    for name, text in pages.items():
        for figure in re.findall(r"<figure\b.*?</figure>", text, re.DOTALL):
            marks = re.findall(r'<(?:p|span) class="figure-mark" data-kind="(\w+)">([^<]*)<', figure)
            assert [MARKS.get(kind) for kind, _ in marks] == [words for _, words in marks] and len(marks) == 1, f"{name}: {figure[:200]}"


@pytest.mark.parametrize("slug", LESSONS)
def test_every_figure_of_a_lesson_is_on_its_page_once(pages, slug):
    lesson = (ROOT / "site" / "lessons" / slug / "lesson.md").read_text(encoding="utf-8")
    wanted = [name for name in re.findall(r"^```\{figure ([a-z-]+)\}", lesson, re.MULTILINE) if name != "then-now"]    # which has no number
    assert len(wanted) >= 5 and re.findall(r'<figure id="figure-([a-z-]+)"', pages[f"modules/{slug}.html"]) == wanted


def test_what_23_and_04_build_on_is_in_the_course(pages):
    linked = {slug: re.findall(r'<a href="\.\./modules/([\w-]+)\.html">\d+ · ', pages[f"modules/{slug}.html"]) for slug in LESSONS}
    assert linked == {"12-attention": [], "04-vision-transformers": ["12-attention"],
                      "23-cross-attention": ["12-attention", "04-vision-transformers"]}
    assert not any("know-button" in pages[f"modules/{slug}.html"] for slug in LESSONS)


def test_no_style_attributes_and_no_inline_scripts(pages):
    for name, text in pages.items():
        assert not re.search(r"<[^>]*\sstyle=", text), name
        assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))", text), name


@pytest.mark.parametrize("slug", LESSONS)
def test_every_entry_of_the_reading_list_is_cited(pages, slug):
    text = pages[f"modules/{slug}.html"]
    listed, cited = set(re.findall(r'<li id="ref-([\w-]+)"', text)), set(re.findall(r'href="#ref-([\w-]+)"', text))
    assert listed == cited and len(listed) >= 10


@pytest.mark.parametrize("slug", LESSONS)
def test_reading_time_is_true(slug):
    project = this_project()
    [lesson] = [lesson for lesson in read_course(project).lessons if lesson.about["slug"] == slug]
    sections, _ = sections_of(render_prose(lesson.text, project=project, figure=lambda name, values: "", where=lesson.file))
    assert reading_minutes(sections) == lesson.about["minutes"] and 8 <= lesson.about["minutes"] <= 10


def test_lesson_04_agrees_with_the_model_card():
    prose = (ROOT / "site" / "lessons" / "04-vision-transformers" / "lesson.md").read_text(encoding="utf-8")
    right = json.loads((ROOT / "assets" / "models" / "lookout" / "card.json").read_text())["results"]["disorder"]
    assert right["order"] == right["twice"] == right["whole"] and right["whole"]["what"] == 100
    assert (f"Lookout then answers {right['patches']['what']:.0f}% correctly instead of all, and of those that ask where it is "
            f"{right['patches']['where']:.0f}% instead of {right['whole']['where']:.0f}%.") in prose
    assert f"still knows in {right['patches']['background']:.0f}% of the cases" in prose
    assert f"still comes out right in {int(right['half']['what'] + 0.5)}% of the cases" in prose


def test_the_lesson_agrees_with_the_model_card():
    prose = (ROOT / "site" / "lessons" / "23-cross-attention" / "lesson.md").read_text(encoding="utf-8")
    card = json.loads((ROOT / "assets" / "models" / "lookout" / "card.json").read_text())["results"]["covering"]["what"]
    assert (f"Of {card['answers']} right answers to “What animal …?” on fresh scenes, covering the animal changed "
            f"{card['evidence']:.0f}%, and covering as many other patches {card['random']}%.") in prose
