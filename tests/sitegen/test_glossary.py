"""The glossary: its entries, the terms that lessons mark, and where they are used."""

import re

import pytest

from sitegen.build import build
from sitegen.console import BuildError
from sitegen.course import read_course
from sitegen.glossary import read_glossary
from sitegen.project import this_project
from sitegen.prose import render_line, render_prose
from sitegen.sections import sections_of


@pytest.fixture
def glossary(mini):
    return read_glossary(mini, render_line, [])


def marked(text, glossary, figure=None):
    return render_prose(text, project=None, figure=figure, where="lesson.md", glossary=glossary)


def test_entries_are_set_and_in_alphabetical_order(glossary):
    assert list(glossary) == ["colour", "shape"]
    assert glossary["shape"].html == "A form, such as a <em>square</em>."
    assert "<math" in glossary["colour"].html and "of &lt;red&gt; is" in glossary["colour"].html
    assert glossary["colour"].source == {"text": "A book", "url": None}


def test_a_marked_word_is_a_button_that_opens_its_definition(glossary):
    html = marked('A [*round* <b>]{term="shape"} and [so]{.plain} on.', glossary)
    assert html == ('<p>A <span class="unbroken"><button type="button" class="term" popovertarget="term-shape"><em>round</em> &lt;b&gt;'
                    '</button></span> and <span class="plain">so</span> on.</p>\n')


def test_the_signs_that_touch_a_term_stay_with_it(glossary):
    html = marked('A (“[b]{term="shape"}’s”, [c]{term="shape"}/[d]{term="shape"}), and.', glossary)
    assert re.sub(r"<button[^>]*>", "<button>", html) == (
        '<p>A <span class="unbroken">(“<button>b</button>’s”,</span> <span class="unbroken"><button>c</button>/</span>'
        '<span class="unbroken"><button>d</button>),</span> and.</p>\n')


@pytest.mark.parametrize("text, place", [
    ('One.\n\nTwo [words]{term="no-such"}.', "lesson.md, line 3: 'no-such' is no term"),
    ('```{figure any}\ncaption = "[A]{term=\\"no-such\\"}"\n```', "lesson.md, line 1: 'no-such' is no term"),
])
def test_a_term_that_is_not_there_is_named_with_its_place(glossary, text, place):
    with pytest.raises(BuildError, match=place):
        marked(text, glossary, figure=lambda name, values: values["caption"])


@pytest.mark.parametrize("entry, complaint", [
    ('id = "a"\nname = "a"', "the term a has no text"),
    ('name = "a"\ntext = "A."', "no. 3 has no id"),
    ('id = "shape"\nname = "a"\ntext = "A."', "two terms have the id 'shape'"),
    ('id = "a"\nname = "a"\ntext = "A."\nsee = ["b"]', "says to see 'b'"),
    ('id = "a"\nname = "a"\ntext = "A."\nsee = ["a"]', "says to see 'a'"),
    ('id = "a"\nname = "a"\ntext = "A."\nsource = "nobody"', "cites 'nobody'"),
    ('id = "a"\nname = "a"\ntext = "A."\nalias = "b"', "'alias', which means nothing"),
    ('id = "a"\nname = "a"\ntext = "An [x]{term=\\"shape\\"}."', "glossary.toml, a: 'shape' is no term"),
])
def test_a_wrong_entry_is_named(mini, entry, complaint):
    path = mini.site / "glossary.toml"
    path.write_text(f"{path.read_text()}\n[[term]]\n{entry}\n")
    with pytest.raises(BuildError, match=re.escape(complaint)):
        read_glossary(mini, render_line, [])


def test_a_page_carries_each_definition_once_and_only_what_it_marks(mini):
    build(mini)
    page = (mini.dist / "modules" / "01-first.html").read_text()
    assert page.count('popovertarget="term-shape"') == 2 and page.count('id="term-shape"') == 1
    assert 'id="term-colour"' not in page


def test_the_glossary_links_to_the_sections_that_use_a_term(mini):
    build(mini)
    page = (mini.dist / "glossary.html").read_text()
    assert page.count('href="modules/01-first.html#a-headings-words"') == 1
    assert page.count('href="modules/01-first.html#given"') == 1
    assert "Colour &amp; tint" in page


def test_every_term_of_the_course_is_used_or_general():
    project = this_project()
    lessons = read_course(project).lessons
    glossary = read_glossary(project, render_line, lessons)
    used = {id for lesson in lessons for id in re.findall(r'\]\{[^}]*\bterm=\\?"([^"\\]+)', lesson.text)}
    unused = {term.id for term in glossary.values() if not term.general} - used
    assert not unused, f"No lesson marks {', '.join(sorted(unused))}: mark them, or say general = true in glossary.toml."


def test_sections_without_markup():
    sections, figures = sections_of('<h2 id="a"><a href="#a">A &amp; <em>b</em></a></h2><p>One,</p><p>two <button class="term" '
        'popovertarget="term-x">x</button>.</p><p class="eyebrow">Over</p><h3 id="c">C</h3><figure id="figure-1"><p>drawn</p>'
        '<figcaption>Cap <button class="term" popovertarget="term-y">y</button></figcaption></figure><script>no</script>'
        '<p>after <math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><mi>b</mi></mfrac></math></p>')
    assert [(s.id, s.title, s.text, s.terms) for s in sections] == [
        ("a", "A & b", "One, two x.", ["x"]), ("c", "C", "after a/b", ["y"])]
    assert sections[1].over == "Over"
    assert [(f.id, f.section.id, f.caption) for f in figures] == [("figure-1", "c", "Cap y")]
