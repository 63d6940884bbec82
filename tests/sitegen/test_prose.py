"""Lessons: Markdown, formulas, figures and pulled sources."""

import re

import pytest
from markupsafe import Markup

from sitegen.console import BuildError
from sitegen.formulas import mathml
from sitegen.prose import render_prose
from sitegen.slugs import slug
from sitegen.sources import highlighted, pulled_lines, pulled_source


def prose(text, project=None, figure=None):
    return render_prose(text, project=project, figure=figure, where="lesson.md")


def test_words_are_escaped_and_set_with_care():
    assert prose('He said "2 < 3" <b>now</b>') == "<p>He said “2 &lt; 3” &lt;b&gt;now&lt;/b&gt;</p>\n"


def test_headings_get_ids_of_their_own():
    html = prose("## A ‘B’\n\n## A B\n\n{#a-b-2 eyebrow=\"Over & out\"}\n## Given")
    assert [part.split('"')[1] for part in html.split("<h2")[1:]] == ["a-b", "a-b-3", "a-b-2"]
    assert '<p class="eyebrow">Over &amp; out</p>\n<h2 id="a-b-2"><a href="#a-b-2">Given</a></h2>' in html


@pytest.mark.parametrize("text, id", [
    ("Teaching the LLM to ‘See’", "teaching-the-llm-to-see"), ("§ √", "section"), ("Café 2", "cafe-2"),
])
def test_slug(text, id):
    assert slug(text) == id


def test_figures_get_their_values():
    seen = []

    def figure(name, values):
        seen.append((name, values))
        return Markup("<figure></figure>")

    text = '```{figure engine}\ncaption = "$d$ is *long*."\nsize = 3\n```\n\n```{figure aside}\n```\n\n```{figure b}\ncaption = "B"\n```'
    assert "<figure></figure>" in prose(text, figure=figure)
    assert [(name, values.get("number")) for name, values in seen] == [("engine", 1), ("aside", None), ("b", 2)]
    assert all(values["name"] == name for name, values in seen)
    assert seen[0][1]["size"] == 3 and "is <em>long</em>." in seen[0][1]["caption"]


@pytest.mark.parametrize("text, complaint", [
    ("Line\n\n```{figur engine}\n```", "line 3.*figur engine"),
    ("```{figure}\n```", "no directive"),
    ("```{figure engine}\nnumber = \n```", "line 1.*TOML"),
])
def test_mistakes_are_told_with_their_line(text, complaint):
    with pytest.raises(BuildError, match=complaint):
        prose(text)


def test_formulas():
    inline, display = prose(r"So $a_i$ is."), prose("$$\n\\frac{a}{b}\n$$")
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">' in inline
    assert display.startswith('<div class="formula"><math') and "<mfrac>" in display


def test_prices_are_no_formulas():
    assert prose("It costs $5 and then $6 more.") == "<p>It costs $5 and then $6 more.</p>\n"


def test_upright_letters_are_one_word():
    assert "<mi>softmax</mi>" in mathml(r"\mathrm{softmax}(x)", display=False)


def test_widths_are_numbers():
    assert 'width="-0.1667em"' in mathml(r"a\!b", display=False)


@pytest.mark.parametrize("tex", [r"\frac{a}", r"\foo x", r"\left( a", "a^", "{a", "a}", "x_1_2"])
def test_a_broken_formula_is_named(tex):
    with pytest.raises(BuildError) as caught:
        mathml(tex, display=False)
    assert repr(tex) in str(caught.value)


@pytest.mark.parametrize("tex", [
    r"\mathbb{R}^{64 \times d}", r"\{a\}", r"\operatorname{softmax}(x)", r"\text{if } a", r"\backslash",
])
def test_what_lessons_need_can_be_read(tex):
    assert mathml(tex, display=True).startswith("<math")


def test_source_is_the_file_s_own(mini):
    html = pulled_source(mini, "py/sightline/attention.py", "attend")
    assert "<code>attend</code> in <code>py/sightline/attention.py</code>" in html
    assert "def</span>" in html and "attend" in html


def test_source_without_its_docstring(mini):
    html = re.sub("<[^>]*>", "", pulled_source(mini, "py/sightline/attention.py", "attend", only_body=True))
    assert "def attend(query, key, value, *, mask=None, scale=None):\n    check_shapes(" in html and "Returns output" not in html
    assert "merge_heads" in prose("```{source py/sightline/attention.py merge_heads body}\n```", project=mini)


@pytest.mark.parametrize("path, name, complaint", [
    ("py/sightline/nothing.py", "attend", "no such file"),
    ("../../etc/hostname", "attend", "no such file"),
    ("py/sightline/attention.py", "nothing", "no such function"),
])
def test_source_that_is_not_there(mini, path, name, complaint):
    with pytest.raises(BuildError, match=complaint):
        pulled_source(mini, path, name)


def test_source_reaches_into_classes(mini):
    assert "ask" in pulled_source(mini, "py/sightline/session.py", "Session.ask")


def test_single_lines_with_the_place_where_they_stand(mini):
    html = re.sub("<[^>]*>", "", pulled_lines(mini, "py/sightline/attention.py", "attend", "scores = within", "weights = softmax"))
    source = (mini.root / "py/sightline/attention.py").read_text(encoding="utf-8").splitlines()
    line = int(re.search(r"line (\d+)", html)[1])
    assert source[line - 1].strip().startswith("scores = within") and source[line - 1].strip() in html and "weights = softmax(scores)" in html
    with pytest.raises(BuildError, match="begins with 'nothing', but there are 0"):
        pulled_lines(mini, "py/sightline/attention.py", "attend", "nothing")


def test_code_in_no_known_language_is_plain():
    assert highlighted("a < b", "klingon") == '<pre class="code" tabindex="0"><code>a &lt; b</code></pre>\n'
