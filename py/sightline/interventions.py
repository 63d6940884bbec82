"""Asking whether it matters: cut wires between words and patches, turn gates, see what changes."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Cut:
    """Cross-attention edges that may not be used. A field that is None means all of them.

    query: a word's position in the text, <bos> being 0; patch: its index, row by row; layer and
    head: from 0. Cut() cuts every edge there is."""

    query: int | None = None
    patch: int | None = None
    layer: int | None = None
    head: int | None = None


@dataclass(frozen=True)
class Bridges:
    """What is done to the bridges from picture to words: a factor for each layer's gate, and cuts."""

    gate_scales: tuple[float, ...]
    cuts: tuple[Cut, ...] = ()

    def cuts_in(self, layer):
        return [cut for cut in self.cuts if cut.layer in (None, layer)]

    def layers_in_common(self, other):
        """How many layers, from the first on, these bridges and the others treat alike."""
        for layer, (scale, others_scale) in enumerate(zip(self.gate_scales, other.gate_scales)):
            if scale != others_scale or self.cuts_in(layer) != other.cuts_in(layer):
                return layer
        return len(self.gate_scales)


def open_edges(cuts, layer, queries, heads, patches):
    """Which edges are left in a layer: boolean (heads, queries, patches), or None if nothing was cut
    there. `queries` is the range of positions that the rows stand for."""
    here = [cut for cut in cuts
            if cut.layer in (None, layer) and (cut.query is None or cut.query in queries)]
    if not here:
        return None
    mask = np.ones((heads, len(queries), patches), bool)
    for cut in here:
        row = None if cut.query is None else cut.query - queries.start
        mask[all_or(cut.head), all_or(row), all_or(cut.patch)] = False
    return mask


def all_or(index):
    return slice(None) if index is None else index


def as_bridges(gate_scale, blind, cuts, config):
    """From what a caller says to Bridges: gate_scale one number or one per layer, blind to shut all
    gates, cuts as Cut or as dicts of its fields. Raises ValueError if it makes no sense."""
    language = config.language
    scales = np.zeros(language.layers) if blind else np.asarray(gate_scale, float)
    if scales.shape not in ((), (language.layers,)) or not np.isfinite(scales).all():
        raise ValueError(f"gate_scale must be one number or {language.layers}, not {gate_scale!r}.")
    cuts = tuple(cut if isinstance(cut, Cut) else Cut(**cut) for cut in cuts)
    check_cuts(cuts, query=language.context, patch=config.patches, layer=language.layers,
               head=language.heads)
    return Bridges(tuple(np.broadcast_to(scales, language.layers).tolist()), cuts)


def check_cuts(cuts, **counts):
    """Refuse, by ValueError, an edge that does not exist; counts says how many of each field do."""
    for cut in cuts:
        for field, count in counts.items():
            index = getattr(cut, field)
            if index is not None and not 0 <= index < count:
                raise ValueError(f"There is no {field} {index} to cut; "
                                 f"they are numbered 0 to {count - 1}.")
