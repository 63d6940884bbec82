"""Stylesheets that may meet on one page: the figures' and the playground's, each fetched when it is needed, in any order."""

import re

import pytest

from sitegen.project import ROOT


def classes(text):
    """The classes that a stylesheet's selectors begin with."""
    rules = re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    starts = (re.match(r"\s*\.([\w-]+)", selector) for rule in rules for selector in rule.split(","))
    return {found[1] for found in starts if found}


@pytest.mark.parametrize("text, found", [(".a, .b .c { x: y; }", {"a", "b"}), ("@media (x) { .a { y: z } }\nlab-b .c { }", {"a"}), ("/* .a { } */ b { }", set())])
def test_classes_are_found(text, found):
    assert classes(text) == found


def test_no_rule_of_a_figure_reaches_into_the_playground_nor_the_other_way():
    figures, playground = (classes("\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "site" / "styles" / folder).glob("*.css"))))
                           for folder in ("figures", "playground"))
    assert figures and playground and figures & playground == set()
