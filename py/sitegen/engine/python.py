"""Python's own library and NumPy for the browser, compiled beforehand: what the start needs, and the rest for later.

The browser's Python would spend most of its start on compiling its own sources. Node runs the very same Python at build time and
compiles them once; what comes out is kept in the cache. The rest is only fetched when the reader edits the engine's code, which
may import anything."""

import ast
import json
import re
import subprocess
import tempfile
from pathlib import Path

from ..console import BuildError, step
from ..kept import kept
from ..output import digest
from ..tools import node_program, with_node
from ..vendor import vendored_numpy
from .archives import contents, stored

NODE = Path(__file__).parent / "node"
PACKAGES = "site-packages/"
TAG = "cpython-313"

# Tests, tools for the command line, servers and clients for a network that no code here reaches, and fat tables for alphabets.
DROPPED = re.compile(r"""
    (unittest|_pyrepl|multiprocessing|xmlrpc|wsgiref|ensurepip|venv|pydoc_data|idlelib|lib2to3|turtledemo|tkinter|curses|sqlite3|dbm|test)/
  | (pydoc|doctest|pdb|bdb|cProfile|profile|pstats|trace|turtle|imaplib|poplib|smtplib|ftplib|nntplib|telnetlib|mailbox|mailcap|cgi|cgitb
     |socketserver|webbrowser|antigravity|this|py_compile|compileall|zipapp|tabnanny|pyclbr|nturl2path|ntpath_|crypt|pty|tty|rlcompleter|sre_.*)\.py$
  | _sysconfigdata_.* | .*/(tests?|include)/ | .*\.(txt|toml|cfg|rst|md)$ | numpy-.*\.dist-info/ | .*/RECORD$
""", re.VERBOSE)

# NumPy reads one docstring while it starts; nothing else wants any, nor assertions.
WITHOUT_DOCSTRINGS = {"": 2, f"{PACKAGES}numpy/_core/multiarray.py": 1}
AS_WRITTEN = {"": 0}

# The linear algebra is a megabyte of its own. The model has no use for it, and code that the reader writes finds it in the rest.
LINALG = f"{PACKAGES}numpy/linalg/_umath_linalg"
LATER = '''"""Stands for the compiled routines of linear algebra, which come when they are first asked for."""

import importlib.machinery
import importlib.util


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    path = __file__.rsplit(".", 1)[0] + ".cpython-313-wasm32-emscripten.so.later"
    loader = importlib.machinery.ExtensionFileLoader(__name__, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(__name__, loader))
    loader.exec_module(module)
    globals().update((key, value) for key, value in vars(module).items() if not key.startswith("__"))
    return getattr(module, name)
'''

# Descriptions of what is compiled, added to it at every start.
EMPTIED = [f"{PACKAGES}numpy/_core/_add_newdocs.py", f"{PACKAGES}numpy/_core/_add_newdocs_scalars.py"]

# What Python imports only when something happens: an error is shown, a text is decoded.
WHEN_NEEDED = ["encodings.ascii", "encodings.latin_1", "encodings.utf_8", "encodings.cp437", "tokenize", "textwrap", "inspect", "_colorize",
               "codeop", "copy", "copyreg", "pickle", "string", "struct", "statistics", "tempfile", "locale", "typing", "dis"]


def python_packs(project):
    """→ (what the start needs, the rest), each as {name below /lib/python3.13: bytes}."""
    pyodide = project.node_modules / "pyodide"
    numpy = {PACKAGES + name: content for name, content in contents(vendored_numpy(project).read_bytes()).items()}
    numpy |= {f"{LINALG}.py": LATER.encode(), **dict.fromkeys(EMPTIED, b"")}
    sources = {name: content for name, content in {**contents((pyodide / "python_stdlib.zip").read_bytes()), **numpy}.items()
               if not DROPPED.match(name.removeprefix(PACKAGES))}
    library = {name + ".later" if name.startswith(LINALG) and name.endswith(".so") else name: content
               for name, content in compiled(project, sources, WITHOUT_DOCSTRINGS).items()}
    needed = set(needed_files(project, library, [*imported_names(project.engine), *WHEN_NEEDED]))
    return ({name: content for name, content in library.items() if name in needed},
            {name: content for name, content in library.items() if name not in needed})


def engine_pack(project):
    """The engine's sources and the worker's bridge to it as they are, and beside them what Python would make of them."""
    sources = engine_sources(project)
    made = {}
    for name, content in compiled(project, sources, AS_WRITTEN).items():
        folder, file = name.rsplit("/", 1)
        made[f"{folder}/__pycache__/{file.removesuffix('.pyc')}.{TAG}.pyc"] = content
    return {**sources, **made}


def engine_sources(project):
    """{name below /lib/python3.13: bytes}"""
    return {f"{PACKAGES}bridge.py": (project.site / "scripts" / "worker" / "bridge.py").read_bytes(),
            **{f"{PACKAGES}sightline/{path.relative_to(project.engine).as_posix()}": path.read_bytes() for path in sorted(project.engine.rglob("*.py"))}}


def compiled(project, sources, levels):
    """{name.py: source} → {name.pyc: code}, by the browser's own Python under Node. levels: see compile.mjs."""
    return contents(by_node(project, "compile.mjs", sources, levels, "Compiling Python for the browser"))


def needed_files(project, library, names):
    """The names in the library of all that is there once these modules are imported."""
    return json.loads(by_node(project, "needed.mjs", library, names, "Seeing what the engine's start needs"))


def by_node(project, script, files, wish, what):
    """What a script of ours makes of these files under Node (bytes), kept until the files, the wish, the script or Pyodide change."""
    archive, wish = stored(files), json.dumps(wish)
    key = digest(archive + wish.encode() + (NODE / script).read_bytes() + pyodide_version(project), 32)
    return kept(project.cache / "python" / key, lambda: under_node(project, script, archive, wish, what)).read_bytes()


def imported_names(engine):
    """All modules that the engine imports, but for the command line's."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(engine.rglob("*.py")) if path.name not in ("cli.py", "__main__.py")]
    names = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module)
    return sorted(name for name in names if name.split(".")[0] not in ("sightline", "pyodide"))


def pyodide_version(project):
    return (project.node_modules / "pyodide" / "package.json").read_bytes()


def under_node(project, script, archive, wish, what):
    """Run a script of ours under Node on a zip (bytes) → the bytes of the file that it writes."""
    with step(what), tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "files.zip", Path(folder) / "made"
        source.write_bytes(archive)
        done = subprocess.run([str(part) for part in (node_program(), NODE / script, project.node_modules / "pyodide", source, target, wish)],
                              capture_output=True, text=True, encoding="utf-8", env=with_node())
        if done.returncode != 0:
            raise BuildError(f"{script} stopped under Node:\n{done.stderr.strip()[-2000:]}")
        return target.read_bytes()
