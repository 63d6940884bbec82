"""Asking whether it matters: cut the wires between words and patches and see what changes."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Cut:
    """Cross-attention edges that may not be used. A field that is None means all of them.

    query: position of the word in the text, <bos> being 0; patch: index, row by row; layer and head: from 0.
    Cut() cuts every edge there is."""

    query: int | None = None
    patch: int | None = None
    layer: int | None = None
    head: int | None = None


def open_edges(cuts, layer, queries, heads, patches):
    """Which edges are left in a layer: boolean (heads, queries, patches), or None if nothing was cut there.

    `queries` is the range of positions that the rows stand for. Raises ValueError for an edge that does not exist."""
    here = [cut for cut in cuts if cut.layer in (None, layer)]
    if not here:
        return None
    mask = np.ones((heads, len(queries), patches), bool)
    for cut in here:
        if cut.query is None:
            rows = slice(None)
        elif cut.query in queries:
            rows = cut.query - queries.start
        else:
            continue
        mask[everything(cut.head, heads, "head"), rows, everything(cut.patch, patches, "patch")] = False
    return mask


def everything(index, count, what):
    if index is None:
        return slice(None)
    if not 0 <= index < count:
        raise ValueError(f"There is no {what} {index} to cut: they are numbered 0 to {count - 1}.")
    return index
