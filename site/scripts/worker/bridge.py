"""The Python end of the worker: what it can be asked to do, and what may cross to the page."""

import gc
import math
import traceback

import numpy as np
from pyodide.ffi import jsnull
from sightline import ReaderError, Session, load, ops
from sightline.workshop import problem, workshop

PLAIN = (str, int, float, bool, type(None))
WORTH_THE_WAY = 24_000                                   # multiply-adds; measured in Chromium
session = None


def lend(multiply):
    """Let the engine multiply matrices with multiply(a, b, out, m, k, n), which works on addresses in this very memory
    and on float32 (product.js). For a small product the way there takes longer than NumPy."""
    def product(a, b):
        (*stack, m, k), n = a.shape, b.shape[-2]
        if a.size * n < WORTH_THE_WAY or a.dtype != np.float32 or b.dtype != np.float32 or a.shape[:-2] != b.shape[:-2]:
            return ops.numpy_product(a, b)
        a, b = np.ascontiguousarray(a), np.ascontiguousarray(b)
        out = np.empty((*stack, m, n), np.float32)
        at_a, at_b, at_out = address(a), address(b), address(out)
        for i in range(math.prod(stack)):
            multiply(at_a + 4 * i * m * k, at_b + 4 * i * n * k, at_out + 4 * i * m * n, m, k, n)
        return out

    ops.use_product(product)


def address(array):
    return array.__array_interface__["data"][0]


def start(files):
    """{file name: bytes} of a model → a session."""
    global session
    session = Session(load(files))


def answer(work, *parts):
    """work(*parts), ready to cross to the page → {"result": …}, or {"error": {"kind", "message", "detail"}}."""
    try:
        return {"result": crossing(work(*parts))}
    except ReaderError as error:
        return failure("reader", str(error))
    except MemoryError:
        return failure("engine", "The browser has no memory left for this. Close other pages, or choose a smaller picture.")
    except BaseException as error:  # SystemExit and KeyboardInterrupt too: edited code may raise them
        if workshop.texts:
            return edited_failure(error)
        return failure("engine", "The model stumbled over this one. Try another question or picture; it keeps working.")


def failure(kind, message):
    return {"error": {"kind": kind, "message": message, "detail": traceback.format_exc() if kind == "engine" else ""}}


def edited_failure(error):
    told = problem(error, workshop.texts)
    message = f"{told['sentence'].rstrip('.')}. The model runs code that you changed: mend it under Code, or put the original back."
    return {"error": {"kind": "code", "message": message, "detail": told["traceback"]}}


def call(method, params):
    return session.call(method, from_page(params))


def from_page(value):
    """JavaScript's null, which Pyodide keeps apart from undefined, is None wherever it stands."""
    if isinstance(value, dict):
        return {key: from_page(each) for key, each in value.items()}
    if isinstance(value, list):
        return [from_page(each) for each in value]
    return None if value is jsnull else value


def held():
    """What Python holds once it has tidied up: objects, and pictures. However long a page is used, neither may grow."""
    gc.collect()
    return {"objects": len(gc.get_objects()), "pictures": len(session.pictures)}


def crossing(value):
    """Arrays become {"dtype", "shape", "data"} with flat data, which the worker copies once, straight out of Python's memory."""
    if isinstance(value, dict):
        return {key: crossing(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [crossing(each) for each in value]
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        array = np.ascontiguousarray(value, np.uint8 if value.dtype in (bool, np.uint8) else np.float32)
        return {"dtype": str(array.dtype), "shape": list(value.shape), "data": array.reshape(-1)}
    if isinstance(value, PLAIN):
        return value
    raise TypeError(f"A {type(value).__name__} cannot cross to the page.")
