"""Weights: a safetensors file in, a tree of arrays out; damaged bytes give one clear error.

A safetensors file is eight bytes with the length of a header (little-endian), the header (JSON: for
each tensor its dtype, shape and [begin, end) in what follows), and then the numbers, without gap or
overlap. Files written by `pack` also carry each tensor's CRC-32 in the header's free `__metadata__`,
so that a single flipped bit is noticed; files from elsewhere are read without.
"""

import json
import math
import zlib
from collections import namedtuple
from types import SimpleNamespace

import numpy as np

from .errors import WeightsError

DTYPES = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
Affine = namedtuple("Affine", "weight bias")


def unpack(data):
    """The bytes of a safetensors file → {name: float32 array}. Raises WeightsError."""
    header, body = split(data)
    checksums = header.pop("__metadata__", {})
    sealed = any(name in checksums for name in header)
    tensors, regions = {}, []
    for name, entry in header.items():
        dtype, shape, begin, end = describe(name, entry, len(body))
        raw = body[begin:end]
        if sealed and checksums.get(name) != checksum(name, dtype.str, shape, raw):
            raise damage(f"Tensor '{name}' has been altered: its checksum does not match.")
        array = np.frombuffer(raw, dtype).reshape(shape).astype(np.float32)
        if not np.isfinite(array).all():
            raise damage(f"Tensor '{name}' holds numbers that are not finite.")
        tensors[name] = array
        regions.append((begin, end, name))
    check_coverage(sorted(regions), len(body))
    return tensors


def damage(what):
    return WeightsError(f"The weights file is damaged. {what} Fetch the model's files again.")


def split(data):
    """A file's bytes → its header, parsed, and the bytes after it."""
    data = memoryview(data).cast("B")
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > len(data) - 8:
        raise damage(f"It is cut short: its header does not fit into its {len(data)} bytes.")
    try:
        text = bytes(data[8:8 + length]).decode()
        header = json.loads(text, object_pairs_hook=without_repeats)
    except (ValueError, RecursionError) as error:
        raise damage(f"Its header cannot be read ({error}).") from None
    if not isinstance(header, dict) or not isinstance(header.get("__metadata__", {}), dict):
        raise damage("Its header is not a table of tensors.")
    return header, data[8 + length:]


def without_repeats(pairs):
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("a name appears twice")
    return table


def describe(name, entry, available):
    """One header entry → dtype, shape, begin and end, checked against the bytes that there are."""
    shape, place = ((entry.get(key) for key in ("shape", "data_offsets"))
                    if isinstance(entry, dict) else (None, None))
    if not (are_counts(shape) and are_counts(place) and len(place) == 2):
        raise damage(f"Tensor '{name}' has no readable shape and place.")
    if entry.get("dtype") not in list(DTYPES):
        raise WeightsError(f"Tensor '{name}' in the weights file has the type {entry.get('dtype')!r}; "
                           f"this engine reads {' and '.join(DTYPES)}.")
    dtype, (begin, end) = DTYPES[entry["dtype"]], place
    if end > available:
        raise damage(f"It is cut short: tensor '{name}' should end at byte {end} of {available}.")
    if end - begin != math.prod(shape) * dtype.itemsize:
        raise damage(f"Tensor '{name}' has shape {tuple(shape)} but {end - begin} bytes.")
    return dtype, tuple(shape), begin, end


def are_counts(x):
    return isinstance(x, list) and all(type(n) is int and n >= 0 for n in x)


def check_coverage(regions, available):
    """Tensors must lie end to end: an overlap or a gap means that some offset is wrong."""
    reached = 0
    for begin, end, name in [*regions, (available, available, "the end of the file")]:
        if begin != reached:
            how = "overlaps" if begin < reached else "does not follow"
            raise damage(f"In it, '{name}' {how} the tensor before it.")
        reached = end


def checksum(name, dtype, shape, raw):
    label = f"{name} {dtype} {tuple(shape)} ".encode()
    return f"{zlib.crc32(raw, zlib.crc32(label)):08x}"


def pack(tensors, dtype="F16"):
    """{name: array} → the bytes of a safetensors file with checksums, in the order given."""
    header, checksums, parts, place = {}, {}, [], 0
    for name, array in tensors.items():
        array = np.asarray(array)
        raw = array.astype(DTYPES[dtype]).tobytes()
        checksums[name] = checksum(name, DTYPES[dtype].str, array.shape, raw)
        header[name] = {"dtype": dtype, "shape": list(array.shape),
                        "data_offsets": [place, place + len(raw)]}
        parts.append(raw)
        place += len(raw)
    text = json.dumps({"__metadata__": checksums, **header}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # numbers start at a multiple of eight bytes
    return len(text).to_bytes(8, "little") + text + b"".join(parts)


def check_shapes(tensors, expected):
    """Exactly the tensors that the model has, each in its shape; else WeightsError."""
    for name, shape in expected.items():
        if name not in tensors:
            raise damage(f"Tensor '{name}' is missing.")
        if tensors[name].shape != shape:
            raise damage(f"Tensor '{name}' has shape {tensors[name].shape}, "
                         f"but this model needs {shape}.")
    for name in tensors:
        if name not in expected:
            raise damage(f"Tensor '{name}' belongs to no part of this model.")


def tree(tensors):
    """{"vision.layers.0.norm.weight": array, …} → w with w.vision.layers[0].norm.weight.

    A weight that has a bias becomes a pair, so that `linear(x, *w.query)` reads as it should."""
    nested = {}
    for name, array in tensors.items():
        *path, last = name.split(".")
        place = nested
        for step in path:
            place = place.setdefault(step, {})
        place[last] = array
    return grow(nested)


def grow(node):
    if not isinstance(node, dict):
        return node
    if node.keys() == {"weight", "bias"}:
        return Affine(**node)
    if all(name.isdecimal() for name in node):
        return [grow(node[str(i)]) for i in range(len(node))]
    return SimpleNamespace(**{name: grow(child) for name, child in node.items()})
