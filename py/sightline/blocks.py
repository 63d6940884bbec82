"""The transformer block: look around, then think; both add to a stream that is never replaced.

Vaswani et al. 2017, section 3.1, with the norm before each part (Xiong et al. 2020, "pre-LN").
"""

from .attention import causal_mask, keys_and_values, multi_head_attention
from .ops import gelu, layer_norm, linear
from .trace import silence


def encoder_block(x, w, heads, *, trace=silence):
    """Every row of x (n, d) may look at every row. Returns (n, d)."""
    normed = layer_norm(x, *w.attention_norm)
    offers = keys_and_values(normed, w.attention, heads)  # two of (heads, n, d/heads)
    update, _ = multi_head_attention(normed, offers, w.attention, heads,
                                     trace=trace.within("attention"))
    x = x + update
    x = x + feed_forward(layer_norm(x, *w.feed_forward_norm), w.feed_forward)
    trace.keep_residual(x)
    return x


def decoder_block(x, w, heads, cache, *, trace=silence):
    """Rows of x (n, d) are the newest words; each may look at itself and at what came before it,
    which `cache` remembers. Returns (n, d)."""
    normed = layer_norm(x, *w.attention_norm)
    offers = cache.extend(*keys_and_values(normed, w.attention, heads))  # (heads, all, d/heads)
    update, _ = multi_head_attention(normed, offers, w.attention, heads,
                                     mask=causal_mask(len(x), len(cache)),
                                     trace=trace.within("attention"))
    x = x + update
    x = x + feed_forward(layer_norm(x, *w.feed_forward_norm), w.feed_forward)
    trace.keep_residual(x)
    return x


def feed_forward(x, w):
    """Two linear maps with a GELU between (section 3.3): (n, d) → (n, hidden) → (n, d)."""
    return linear(gelu(linear(x, *w.up)), *w.down)
