"""Check yourself: what a question must have, and how its words are set."""

import pytest

from sitegen.console import BuildError
from sitegen.prose import render_prose

OPTION = '[[options]]\ntext = "{0}"\nwhy = "since {0}"\n'
RIGHT = OPTION + "right = true\n"
GOOD = 'question = "Which?"\n' + OPTION.format("one") + RIGHT.format("two")


def asked(*blocks):
    """Questions (name, TOML) in a lesson → what the template is given for each."""
    seen = []
    text = "Line\n\n" + "\n\n".join(f"```{{check {name}}}\n{toml}```" for name, toml in blocks)
    render_prose(text, project=None, where="lesson.md", figure=lambda template, values: seen.append((template, values)) or "")
    return seen


def test_a_question_is_set_like_the_prose():
    toml = 'question = "Is $d$ \'long\'?"\n' + OPTION.format("*yes* <b>") + RIGHT.format("no")
    [(template, values)] = asked(("of-d", toml))
    assert template == "check" and values["id"] == "of-d"
    assert "<math" in values["question"] and "‘long’" in values["question"]
    assert [option["letter"] for option in values["options"]] == ["A", "B"]
    assert [option["right"] for option in values["options"]] == [False, True]
    assert values["options"][0]["text"] == "<em>yes</em> &lt;b&gt;"
    assert values["options"][1]["why"] == "since no"


def test_questions_are_no_figures():
    seen = []
    text = f'```{{check a}}\n{GOOD}```\n\n```{{figure b}}\ncaption = "B"\n```'
    render_prose(text, project=None, where="lesson.md", figure=lambda name, values: seen.append(values) or "")
    assert seen[1]["number"] == 1


@pytest.mark.parametrize("name, toml, complaint", [
    ("a", "question = ", "not valid TOML"),
    ("a", OPTION.format("one") + RIGHT.format("two"), "does not ask anything"),
    ("a", 'question = "Which?"', "2 to 5"),
    ("a", 'question = "Which?"\noptions = "one"', "2 to 5"),
    ("a", 'question = "Which?"\n' + RIGHT.format("one"), "2 to 5"),
    ("a", 'question = "Which?"\n' + RIGHT.format("one") + 5 * OPTION.format("two"), "2 to 5"),
    ("a", 'question = "Which?"\n' + 2 * OPTION.format("one"), "0 options with right"),
    ("a", 'question = "Which?"\n' + 2 * RIGHT.format("one"), "2 options with right"),
    ("a", GOOD + '[[options]]\ntext = "three"\n', "why option 3 is right or wrong"),
    ("a", GOOD + '[[options]]\nwhy = "three"\n', "option 3 without text"),
    ("a", GOOD + '[[options]]\ntext = "three"\nwhy = "3"\nright = "yes"\n', "option 3 whose right"),
    ("a", GOOD + '[[options]]\ntext = "three"\nwhy = "3"\nwrong = true\n', "option 3 with more"),
    ("a", 'hint = "Think."\n' + GOOD, "does not know 'hint'"),
    ("Two_words", GOOD, "another name"),
])
def test_mistakes_are_told_with_their_line(name, toml, complaint):
    with pytest.raises(BuildError, match=rf"lesson\.md, line 3: .*{complaint}"):
        asked((name, toml + "\n"))


def test_a_question_is_asked_once():
    with pytest.raises(BuildError, match="line 14: the question 'a' is asked twice"):
        asked(("a", GOOD), ("a", GOOD))
