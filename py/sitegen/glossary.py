"""The glossary: glossary.toml, the terms that prose marks with [softmax]{term="softmax"}, and where lessons use them.

In a lesson a term is a button that opens its definition, a native popover; the page carries each definition once."""

import re
from dataclasses import dataclass

from markdown_it.token import Token
from markupsafe import Markup

from .console import BuildError
from .course import read_toml

NEEDED, OPTIONAL = {"id", "name", "text"}, {"also", "see", "source", "general"}


@dataclass(frozen=True)
class Term:
    """A word of the field. `html` is its definition, `source` where it is from, {"text", "url"} with the url None for a
    citation in words; `general` says that no lesson need mark it."""

    id: str
    name: str
    html: Markup
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    source: dict | None = None
    general: bool = False

    @property
    def anchor(self):
        return f"term-{self.id}"

    @property
    def initial(self):
        return self.name[0].upper()


def read_glossary(project, inline, lessons):
    """{id: Term} in alphabetical order. `inline` sets a line of Markdown; sources are looked up in the lessons' reading lists."""
    path = project.site / "glossary.toml"
    where = path.relative_to(project.root).as_posix()
    entries = read_toml(project, path).get("term", [])
    for number, entry in enumerate(entries, 1):
        name = entry.get("id", f"no. {number}")
        if missing := NEEDED - set(entry):
            raise BuildError(f"{where}: the term {name} has no {min(missing)}. Give it one.")
        if unknown := set(entry) - NEEDED - OPTIONAL:
            raise BuildError(f"{where}: the term {name} has '{min(unknown)}', which means nothing there. Remove it.")
    ids = [entry["id"] for entry in entries]
    for entry in entries:
        if ids.count(entry["id"]) > 1:
            raise BuildError(f"{where}: two terms have the id '{entry['id']}'. Give one of them another.")
        for other in entry.get("see", []):
            if other not in ids or other == entry["id"]:
                raise BuildError(f"{where}: the term {entry['id']} says to see '{other}', which is no other term.")
    cited = {item["id"]: (item, f"{lesson.url}#ref-{item['id']}") for lesson in lessons for item in lesson.about.get("reading", [])}
    terms = [Term(entry["id"], entry["name"], inline(entry["text"], f"{where}, {entry['id']}"), tuple(entry.get("also", [])),
                  tuple(entry.get("see", [])), source_of(entry, cited, where), entry.get("general", False)) for entry in entries]
    return {term.id: term for term in sorted(terms, key=lambda term: term.name.casefold())}


def source_of(entry, cited, where):
    """A reading list's entry by its id, or a citation in words."""
    source = entry.get("source")
    if source is None or " " in source:
        return source and {"text": source, "url": None}
    if source not in cited:
        raise BuildError(f"{where}: the term {entry['id']} cites '{source}', which is in no reading list. "
                         "Add it there, or cite it in words.")
    item, url = cited[source]
    return {"text": f"{item['authors']}, {item['year']}", "url": url}


def terms_as_buttons(glossary, where):
    """A rule for markdown-it: spans that name a term become buttons. Raises BuildError for a term that is not there."""
    def rule(state):
        for block in state.tokens:
            line = f", line {block.map[0] + 1}" if block.map else ""
            place = state.env.get("place", f"{where}{line}")
            block.children = block.children and with_buttons(block.children, glossary, place)
    return rule


def with_buttons(tokens, glossary, place):
    """Lines may break before and after a button, so it is held together with the signs that touch it: (term), or term’s."""
    done, opened = [], []
    for token in tokens:
        if token.type == "span_open":
            opened.append(token.attrs.pop("term", None))
            if opened[-1] is not None:
                before = split_off(done, r"[^\s—]+$")
                as_button(token, opened[-1], glossary, place)
                done += [Token("span_open", "span", 1, attrs={"class": "unbroken"}), *before]
        done.append(token)
        if token.type == "span_close" and opened.pop() is not None:
            token.tag = "button"
            done.append(Token("span_close", "span", -1, meta={"holds": True}))
        elif token.type == "text" and len(done) > 1 and done[-2].meta.get("holds"):
            after = split_off(done, r"^[^\s—]+")
            rest, done[-1:] = done[-1:], []
            done[-1:] = [*after, done[-1], *rest]
    return done


def split_off(tokens, pattern):
    """Take from the last token, if it is text, the part that the pattern finds → [a token of its own] or nothing."""
    found = re.search(pattern, tokens[-1].content) if tokens and tokens[-1].type == "text" else None
    if found is None:
        return []
    text = tokens[-1].content
    tokens[-1].content = text[:found.start()] + text[found.end():]
    return [Token("text", "", 0, content=found[0])]


def as_button(token, id, glossary, place):
    if id not in glossary:
        raise BuildError(f"{place}: '{id}' is no term of the glossary. Define it in site/glossary.toml, or name another.")
    token.tag = "button"
    token.attrs |= {"type": "button", "class": "term", "popovertarget": glossary[id].anchor}
