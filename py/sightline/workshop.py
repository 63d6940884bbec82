"""The workshop: exchange a function of the engine while it runs, and put it back.

Functions are named by module, "ops.softmax". Modules import from one another by name, so a new one
takes the old one's place wherever that is held: in every module, table and closure."""

import ast
import gc
import linecache
import os
import traceback
from importlib import import_module
from pathlib import Path
from types import CellType, FunctionType

import numpy as np

from .errors import ReaderError

STEPS = {
    "From picture to features": ["vision.patchify", "vision.embed_patches", "vision.convolve", "vision.positions",
                                 "vision.vision_transformer", "model.see"],
    "Attention": ["attention.attend", "ops.softmax", "attention.multi_head_attention",
                  "attention.keys_and_values", "attention.causal_mask"],
    "The bridge": ["bridges.gated_cross_attention", "bridges.gate_opening", "interventions.open_edges"],
    "Inside a layer": ["blocks.encoder_block", "blocks.decoder_block", "blocks.feed_forward",
                       "ops.layer_norm", "ops.gelu", "ops.linear"],
    "From question to answer": ["language.embed", "model.read", "language.unembed", "generation.next_word",
                                "language.choose", "generation.generate"],
}
NOTHING = object()


def steps():
    """Every step that can be edited, in the order of reading: its name, group, file, first line and source
    as it was written, whatever has been done to it since."""
    return [{"name": name, "group": group, **written(name)} for group, names in STEPS.items() for name in names]


def written(name):
    module, function = name.rsplit(".", 1)
    text = Path(import_module(f"sightline.{module}").__file__).read_text(encoding="utf-8")
    [node] = [node for node in ast.parse(text).body if getattr(node, "name", None) == function]
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    lines = text.splitlines()[first - 1:node.end_lineno]
    return {"file": f"sightline/{module.replace('.', '/')}.py", "line": first, "source": "\n".join(lines)}


class Workshop:
    """What has been exchanged: `texts`, {name: source}, and how to put it back."""

    def __init__(self):
        self.texts, self.replaced = {}, []

    def change(self, texts):
        """The engine with these functions exchanged and all others as they were written. Raises whatever
        the texts do, ReaderError for one that does not define its function, and changes nothing then."""
        before = self.texts
        try:
            self.put_back()
            for name, text in texts.items():
                self.exchange(name, text)
        except BaseException:
            self.put_back()
            for name, text in before.items():
                self.exchange(name, text)
            raise

    def put_back(self):
        """The engine as it was written."""
        while self.replaced:
            holder, key, value = self.replaced.pop()
            place(holder, key, value)
        self.texts = {}

    def exchange(self, name, text):
        if not any(name in names for names in STEPS.values()):
            raise ValueError(f"'{name}' is no step that can be edited.")
        module, function = name.rsplit(".", 1)
        space = vars(import_module(f"sightline.{module}"))
        was = dict(space)
        file, moved = file_of(name), "\n" * (written(name)["line"] - 1) + text  # line numbers as in the file
        linecache.cache[file] = (len(moved), None, moved.splitlines(keepends=True), file)
        try:
            exec(compile(moved, file, "exec", dont_inherit=True), space)
        finally:
            new = {key: value for key, value in space.items() if was.get(key, NOTHING) is not value}
            for key in new:
                place(space, key, was.get(key, NOTHING))
        if not callable(new.get(function)):
            raise ReaderError(f"The code does not define {function} any more, so the engine could not call it.")
        for key, value in new.items():
            self.put(was.get(key, NOTHING), value, space, key)
        self.texts = {**self.texts, name: text}

    def put(self, old, new, space, key):
        """`new` under `key` in its own module; and where the old one is a function, wherever it is held."""
        self.keep_and_place(space, key, new)
        for holder in gc.get_referrers(old) if isinstance(old, FunctionType) else ():
            if isinstance(holder, CellType):
                self.keep_and_place(holder, None, new)
            elif isinstance(holder, dict) and is_table(holder):
                for each in keys_of(old, holder):
                    self.keep_and_place(holder, each, new)

    def keep_and_place(self, holder, key, new):
        self.replaced.append((holder, key, held(holder, key)))
        place(holder, key, new)

    def try_out(self, session, texts, **question):
        """Exchange these functions and ask the session's question with them → {"problem": None}; or, with
        everything as it was before, what went wrong: the "sentence", Python's own "traceback", and the
        "step" and "line", as in the engine's file, that it points at, if it is in an edited text."""
        before = self.texts
        try:
            self.change(texts)
            session.forget()
            if question:
                check_numbers(session.call("ask", question))
        except BaseException as error:  # SystemExit, too, is an answer here
            self.change(before)
            session.forget()
            return {"problem": problem(error, texts)}
        return {"problem": None}


def is_table(holder):
    """A module's names, or a table such as STUDIES; not the copies that are at work here."""
    return "__builtins__" in holder and "__name__" in holder or all(isinstance(key, str) and callable(value)
                                                                   for key, value in holder.items())


def keys_of(sought, holder):
    return [key for key, value in holder.items() if value is sought]


def held(holder, key):
    return holder.cell_contents if isinstance(holder, CellType) else holder.get(key, NOTHING)


def place(holder, key, value):
    if isinstance(holder, CellType):
        holder.cell_contents = value
    elif value is NOTHING:
        holder.pop(key, None)
    else:
        holder[key] = value


def file_of(name):
    return f"<{name}, edited>"


def check_numbers(result):
    """Refuse an answer that cannot be drawn."""
    numbers = [result["attention"], [word["probability"] for word in result["tokens"]]]
    if not all(np.isfinite(each).all() for each in numbers):
        raise ReaderError("The code runs, but the model's numbers are no longer finite (NaN or ∞), "
                          "so there is nothing to draw.")


def problem(error, texts):
    """An exception, told to whoever edited the code."""
    files = {file_of(name): name for name in texts}
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename in files:
        frames.append((error.filename, error.lineno))
    step, line = next(((files[file], line) for file, line in reversed(frames) if file in files), (None, None))
    if isinstance(error, ReaderError):
        return {"sentence": str(error), "traceback": "", "step": step, "line": line}
    lines = traceback.TracebackException.from_exception(error)
    inside = [frame for frame in lines.stack if frame.filename in files or "workshop.py" not in frame.filename]
    lines.stack = traceback.StackSummary.from_list(inside)
    where = f" in line {line} of {step.rsplit('.', 1)[1]}" if step else ""
    said = str(error).splitlines()
    what = type(error).__name__ + (f": {said[0]}" if said else "")
    said = "".join(lines.format()).strip().replace(f"{Path(__file__).parents[1]}{os.sep}", "")
    return {"sentence": f"Python stopped{where}. {what}", "traceback": said, "step": step, "line": line}


workshop = Workshop()
