"""Source code on a page is pulled from the files that run, at build time, and never pasted."""

import ast
from pathlib import PurePath
from textwrap import dedent

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from .console import BuildError


def pulled_source(project, path, name, *, only_body=False):
    """The function or class `name` (dots reach into classes) of a Python file, highlighted, with where it comes from;
    `only_body` leaves its docstring and decorators out."""
    node, lines = definition(project, path, name)
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    code = "\n".join(without_docstring(node, lines) if only_body else lines[first - 1:node.end_lineno])
    label = Markup('<p class="label"><code>{}</code> in <code>{}</code></p>').format(name, path)
    return Markup('<div class="source">{}{}</div>').format(label, highlighted(code, "python"))


def pulled_lines(project, path, name, *starts):
    """Single lines of a function, those that begin with `starts`, highlighted, with where they stand and the step of the engine
    that they belong to."""
    node, lines = definition(project, path, name)
    inside = range(node.lineno - 1, node.end_lineno)
    found = []
    for start in starts:
        matches = [number for number in inside if lines[number].strip().startswith(start)]
        if len(matches) != 1:
            raise BuildError(f"A page shows the line of '{name}' in {path} that begins with '{start}', but there are {len(matches)}.")
        found += matches
    code = dedent("\n".join(lines[number] for number in found))
    label = Markup('<p class="label"><code>{}</code> in <code>{}</code>, line {}</p>').format(name, path, found[0] + 1)
    step = f"{PurePath(path).stem}.{name}"
    return Markup('<div class="source-lines" data-step="{}">{}{}</div>').format(step, label, highlighted(code, "python"))


def definition(project, path, name):
    """Where a function or class stands: its syntax tree, and the lines of its file."""
    file = (project.root / path).resolve()
    if not file.is_file() or project.root.resolve() not in file.parents:
        raise BuildError(f"A lesson shows source from '{path}', but there is no such file in the project.")
    text = file.read_text(encoding="utf-8")
    node = find(ast.parse(text), name.split("."))
    if node is None:
        raise BuildError(f"A lesson shows '{name}' from {path}, but that file defines no such function or class.")
    return node, text.splitlines()


def without_docstring(node, lines):
    """The lines of a definition from its `def` on, less its docstring and the blank line after it."""
    head, rest = lines[node.lineno - 1:node.body[0].lineno - 1], lines[node.body[0].lineno - 1:node.end_lineno]
    if ast.get_docstring(node) is not None:
        rest = lines[node.body[0].end_lineno:node.end_lineno]
    return head + (rest[1:] if rest and not rest[0].strip() else rest)


def find(tree, path):
    """The definition that a dotted path leads to, or None."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == path[0]:
            return node if len(path) == 1 else find(node, path[1:])
    return None


def highlighted(code, language):
    """Code → <pre> with Pygments' class names; plain if the language has no lexer. It can be scrolled by keyboard."""
    try:
        inner = Markup(highlight(code, get_lexer_by_name(language), HtmlFormatter(nowrap=True)))
    except ClassNotFound:
        inner = escape(code)
    return Markup('<pre class="code" tabindex="0"><code>{}</code></pre>\n').format(inner)
