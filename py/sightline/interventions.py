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
    `queries` is the range of positions that the rows stand for."""
    here = [cut for cut in cuts if cut.layer in (None, layer) and (cut.query is None or cut.query in queries)]
    if not here:
        return None
    mask = np.ones((heads, len(queries), patches), bool)
    for cut in here:
        row = None if cut.query is None else cut.query - queries.start
        mask[all_or(cut.head), all_or(row), all_or(cut.patch)] = False
    return mask


def all_or(index):
    return slice(None) if index is None else index


def check_cuts(cuts, **counts):
    """Refuse, by ValueError, an edge that does not exist; counts: how many queries, patches, layers and heads there are."""
    for cut in cuts:
        for field, count in counts.items():
            index = getattr(cut, field)
            if index is not None and not 0 <= index < count:
                raise ValueError(f"There is no {field} {index} to cut: they are numbered 0 to {count - 1}.")
