"""The bridge from pictures to words: gated cross-attention.

Alayrac et al. 2022, "Flamingo", section 3.1.2 and figure 4. Between the layers of a language model
sit layers in which words are the queries and patches are the keys and values; a gate, tanh of one
learned number, says how much of what was seen is let in. Two departures: words look at the patches
themselves (Flamingo first resamples them to 64 latents), and Flamingo's gated feed-forward is left
out, because in trial runs its gates stayed shut.
"""

import numpy as np

from .attention import multi_head_attention
from .ops import layer_norm
from .trace import silence


def gated_cross_attention(x, keys_values, w, heads, *, gate_scale=1.0, mask=None, trace=silence):
    """x + tanh(gate) · cross_attention(norm(x), patches): words x (n, d), the patches' keys and
    values (heads, patches, d/heads). Returns (n, d) and the weights (heads, n, patches).

    gate_scale 0 shuts the gate, 1 leaves it as learned. mask, boolean (heads, n, patches), cuts
    edges; a word left without any takes nothing over the bridge, not even its bias."""
    normed = layer_norm(x, *w.cross_attention_norm)
    seen, weights = multi_head_attention(normed, keys_values, w.cross_attention, heads, mask=mask,
                                         trace=trace.within("cross_attention"))
    if mask is not None:
        seen *= mask.any(axis=(0, 2))[:, None]  # (heads, n, patches) → (n, 1)
    gate = gate_opening(w, gate_scale)
    trace.keep(cross_attention_gate=gate)
    return x + gate * seen, weights


def gate_opening(w, gate_scale=1.0):
    """How far the gate is open: tanh of its learned number, times gate_scale, as an array (1,)."""
    return np.float32(gate_scale) * np.tanh(w.cross_attention_gate)
