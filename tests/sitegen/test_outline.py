"""Sections of a lesson, and how long it takes to read."""

from sitegen.outline import Section, outline, reading_minutes


def test_sections_with_their_words():
    html = ('<p>Before.</p><h3 id="a"><a href="#a">One <em>&amp;</em> two</a></h3><p>Three plain words’ <b>worth</b>.</p>'
            '<svg><text>No</text></svg><h4>Not linked to</h4><pre>x = 1</pre><h2 id="b">B</h2><p>27,648</p>')
    assert outline(html) == [Section("a", 3, "One & two", 7), Section("b", 2, "B", 2)]


def test_reading_time_in_whole_minutes():
    assert [reading_minutes([Section("a", 3, "", words), Section("b", 3, "", 220)]) for words in (0, 100, 120, 1980)] == [1, 1, 2, 10]
