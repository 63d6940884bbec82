"""What the search finds: its documents, their links, and that none of it weighs on a page's first view."""

import json
import re
from xml.etree import ElementTree

import pytest

from sitegen.build import build
from sitegen.course import Lesson
from sitegen.formulas import mathml, spoken
from sitegen.project import this_project
from sitegen.search import lesson_documents
from sitegen.sections import Figure, Section


def documents_of(dist):
    [script] = dist.glob("assets/search/documents.*.js")
    call = re.fullmatch(r"sightlineDocuments\((.*)\);\n", script.read_text(encoding="utf-8"), re.DOTALL)
    return json.loads(call[1])


@pytest.fixture(scope="module")
def site():
    project = this_project()
    build(project)
    return project.dist


def test_each_section_figure_and_term_is_a_document(mini):
    build(mini)
    found = {entry["url"]: entry for entry in documents_of(mini.dist)}
    section = found["modules/01-first.html#a-headings-words"]
    assert section["text"].startswith("Prose with “quotes”") and "a_i^2" in section["text"]
    assert found["modules/01-first.html#given"]["over"] == "Above"
    assert found["glossary.html#term-colour"]["also"] == ["color"]
    assert found["glossary.html#term-colour"]["text"] == "What a_i of <red> is."
    assert {entry["kind"] for entry in found.values()} >= {"lesson", "section", "term", "playground", "card"}


@pytest.mark.parametrize("caption, title, text", [
    ("computed at build Figure 3. The gate. It opens.", "Figure 3. The gate", "It opens."),
    ("Figure 4. One sentence only.", "Figure 4. One sentence only", "Figure 4. One sentence only."),
    (f"diagram Figure 12. {'Long, ' * 40}. More.", "Figure 12", f"{'Long, ' * 40}. More."),
])
def test_a_figure_is_called_by_its_caption(caption, title, text):
    lesson = Lesson({"number": "01", "title": "First", "description": "It.", "url": "a.html", "playground_url": "b.html"}, "", "")
    [figure] = [entry for entry in lesson_documents(lesson, [], [Figure("figure-x", Section("s", title="S"), caption)]) if entry["kind"] == "figure"]
    assert (figure["title"], figure["text"], figure["url"], figure["over"]) == (title, text, "a.html#figure-x", "S")


def test_every_link_of_the_course_leads_to_its_place(site):
    pages = {path.relative_to(site).as_posix(): set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))
             for path in site.rglob("*.html")}
    entries = documents_of(site)
    assert {"lesson", "section", "figure", "reading", "term", "playground", "card"} == {entry["kind"] for entry in entries}
    for entry in entries:
        page, _, id = entry["url"].partition("#")
        assert page in pages and (not id or id in pages[page]), entry["url"]
    assert len({entry["url"] for entry in entries}) == len(entries)


def test_texts_are_words_and_no_markup(site):
    for entry in documents_of(site):
        assert entry["title"] and entry["text"], entry
        assert not re.search(r"</?\w+[ >]|&\w+;|  |\\\w|\{term", entry["title"] + entry["text"]), entry


def test_no_page_loads_the_search_before_it_is_asked_for(site):
    for path in site.rglob("*.html"):
        assert not re.search(r'(src|href)="[^"]*assets/(search/|scripts/search)', path.read_text(encoding="utf-8")), path.name
    [own], [search] = site.glob("assets/scripts/site.*.js"), site.glob("assets/scripts/search.*.js")
    assert "MiniSearch: " in search.read_text(encoding="utf-8") and "MiniSearch: " not in own.read_text(encoding="utf-8")


def test_minisearch_comes_with_its_licence(site):
    assert "Luca Ongaro" in (site / "licences.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("tex, line", [
    (r"\mathrm{softmax}\!\left(\frac{Q K^{\top}}{\sqrt{d}}\right) V", "softmax((QK^⊤)/(√d))V"),
    (r"e^{x_i} / \sum_j e^{x_j}", "e^(x_i)/∑_j e^(x_j)"),
    (r"a = \frac{1}{n}, b_i^2", "a = 1/n, b_i^2"),
])
def test_formulas_are_readable_text(tex, line):
    assert spoken(ElementTree.fromstring(mathml(tex, display=False))) == line
