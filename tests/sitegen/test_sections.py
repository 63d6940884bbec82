"""What a lesson's sections say, and how long that takes to read."""

from sitegen.sections import Section, reading_minutes, sections_of


def test_only_running_text_counts():
    html = ('<p>Before.</p><h3 id="a"><a href="#a">One <em>&amp;</em> two</a></h3><p>Three plain words’ <b>worth</b>.</p>'
            '<svg><text>No</text></svg><figure><p>Drawn</p></figure><pre>x = 1</pre><check-yourself><p>Asked</p></check-yourself>'
            '<details>Folded</details><h2 id="b">B</h2><p>27,648 tokens</p>')
    sections, _ = sections_of(html)
    assert [(section.id, section.title, section.words) for section in sections] == [("a", "One & two", 4), ("b", "B", 3)]


def test_reading_time_is_in_whole_minutes():
    of = lambda count: reading_minutes([Section("a", text="word " * count), Section("b", text="word " * 230)])
    assert [of(0), of(110), of(120), of(2070)] == [1, 1, 2, 10]
