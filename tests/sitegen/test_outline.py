"""Sections of a lesson, and how long it takes to read."""

from sitegen.course import read_course
from sitegen.outline import Section, outline, reading_minutes
from sitegen.project import this_project
from sitegen.prose import render_prose


def test_sections_with_their_words():
    html = ('<p>Before.</p><h3 id="a"><a href="#a">One <em>&amp;</em> two</a></h3><p>Three plain words’ <b>worth</b>.</p>'
            '<svg><text>No</text></svg><h4>Not linked to</h4><pre>x = 1</pre><h2 id="b">B</h2><p>27,648</p>')
    assert outline(html) == [Section("a", 3, "One & two", 7), Section("b", 2, "B", 2)]


def test_reading_time_is_true():
    project = this_project()
    for lesson in read_course(project).lessons:
        html = render_prose(lesson.text, project=project, figure=lambda name, values: "", where=lesson.file)
        assert reading_minutes(outline(html)) == lesson.about["minutes"]
