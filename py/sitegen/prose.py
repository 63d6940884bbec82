"""Lessons: Markdown → HTML, with formulas, pulled sources and figures rendered from the site's own partials."""

import re
import tomllib
from itertools import count

from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from .checks import read_check
from .console import BuildError
from .formulas import mathml
from .glossary import terms_as_buttons
from .slugs import slug
from .sources import highlighted, pulled_source

DIRECTIVE = re.compile(r"\{(\w+)((?:\s+[^\s{}]+)*)\}\s*")


def render_prose(text, *, project, figure, where, glossary=None):
    """Markdown → safe HTML. `figure(name, values)` renders a figure, its values as TOML gives them, its caption set like the
    prose around it, its "name" and "number" added; `where` names the file in complaints; `glossary` has the terms that the
    text may mark."""
    markdown = careful_markdown()
    markdown.core.ruler.push("heading_ids", heading_ids)
    if glossary is not None:
        markdown.core.ruler.push("terms", terms_as_buttons(glossary, where))

    numbers = count(1)
    checks = set()

    def values_of(name, token, place):
        values = {"name": name, **read_values(token.content, place)}
        if "caption" in values:
            values |= {"caption": Markup(markdown.renderInline(values["caption"], {"place": place})), "number": next(numbers)}
        return values

    def check(id, token, place):
        values = read_check(id, read_values(token.content, place), taken=checks, place=place,
                            line=lambda text: Markup(markdown.renderInline(text, {"place": place})))
        checks.add(id)
        return figure("check", values)

    def fence(tokens, index, options, env):
        token = tokens[index]
        directive = DIRECTIVE.fullmatch(token.info.strip())
        if directive is None:
            return str(highlighted(token.content, token.info.strip() or "text"))
        name, words = directive[1], directive[2].split()
        place = f"{where}, line {token.map[0] + 1}"
        if name == "source" and (len(words) == 2 or words[2:] == ["body"]):
            return str(pulled_source(project, *words[:2], only_body=len(words) == 3))
        if name == "figure" and len(words) == 1:
            return str(figure(words[0], values_of(words[0], token, place)))
        if name == "check" and len(words) == 1:
            return str(check(words[0], token, place))
        raise BuildError(f"{place}: '{{{token.info.strip('{} ')}}}' is no directive. "
                         "There are {figure NAME}, {check NAME} and {source FILE FUNCTION [body]}.")

    markdown.renderer.rules["fence"] = fence
    markdown.renderer.rules |= {"math_block": display_formula, "heading_open": heading_open, "heading_close": heading_close}
    return Markup(markdown.render(text))


def heading_open(tokens, index, options, env):
    """A heading is a link to itself. What stands over it, its `eyebrow`, is text of its own."""
    token = tokens[index]
    over = Markup('<p class="eyebrow">{}</p>\n').format(token.attrs["eyebrow"]) if "eyebrow" in token.attrs else ""
    return over + Markup('<{0} id="{1}"><a href="#{1}">').format(token.tag, token.attrs["id"])


def heading_close(tokens, index, options, env):
    return f"</a></{tokens[index].tag}>\n"


def careful_markdown():
    """CommonMark without HTML, with tables, typographic quotes, attributes in braces and formulas between dollars."""
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
    markdown.enable(["table", "replacements", "smartquotes"])
    markdown.use(attrs_block_plugin).use(attrs_plugin, spans=True)
    markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False,
                 renderer=lambda tex, options: mathml(tex, display=options["display_mode"]))
    return markdown


def render_line(text, place):
    """A line of Markdown that is no lesson's → safe HTML. It marks no terms; `place` names it in complaints."""
    markdown = careful_markdown()
    markdown.core.ruler.push("terms", terms_as_buttons({}, place))
    return Markup(markdown.renderInline(text, {"place": place}))


def display_formula(tokens, index, options, env):
    return f'<div class="formula">{mathml(tokens[index].content, display=True)}</div>\n'


def read_values(text, place):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BuildError(f"{place}: the block's values are not valid TOML ({error}).") from None


def heading_ids(state):
    """Every heading can be linked to: by the id that it was given, else by one made of its words."""
    taken = {token.attrs["id"] for token in state.tokens if "id" in token.attrs}
    for heading, inline in zip(state.tokens, state.tokens[1:]):
        if heading.type == "heading_open" and "id" not in heading.attrs:
            words = slug("".join(child.content for child in inline.children))
            heading.attrs["id"] = next(id for id in candidates(words) if id not in taken)
            taken.add(heading.attrs["id"])


def candidates(words):
    yield words
    number = 2
    while True:
        yield f"{words}-{number}"
        number += 1
