"""Lookout in PyTorch: the network that `sightline` runs in NumPy, written for training.

Shapes: b pictures, n = 64 patches, t tokens, d = width. The parameter names are the tensor names of
the shipped safetensors file; `training.export` only reorders the two convolution kernels.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    """Sizes of one Lookout. `classes` counts the labels of the auxiliary per-patch head."""

    vocabulary: int
    classes: int
    size: int = 96
    patch: int = 12
    width: int = 128
    heads: int = 4
    hidden: int = 512
    vision_layers: int = 4
    language_layers: int = 3
    stem: tuple[int, int] = (32, 64)
    context: int = 32
    position_scale: float = 0.5

    @property
    def side(self) -> int:
        """Patches along one edge of the picture."""
        return self.size // self.patch


def gelu(x: Tensor, training: bool) -> Tensor:
    """The tanh form, as the engine computes it; while training the exact one, which differs by less than 5e-4.

    PyTorch's exact form is three times as fast on a CPU, NumPy's is the slower one.
    """
    return F.gelu(x, approximate="none" if training else "tanh")


def grid_positions(side: int, width: int) -> Tensor:
    """Fixed 2D sine–cosine positions, (side², width): a quarter each of sin row, cos row, sin column, cos column."""
    frequency = 100.0 ** (-torch.arange(width // 4) / (width // 4))
    angle = torch.arange(side)[:, None] * frequency  # (side, width/4)
    line = torch.cat([angle.sin(), angle.cos()], dim=1)  # (side, width/2)
    rows = line[:, None, :].expand(side, side, -1)
    columns = line[None, :, :].expand(side, side, -1)
    return torch.cat([rows, columns], dim=2).reshape(side * side, width)


class Attention(nn.Module):
    """Multi-head scaled dot-product attention (Vaswani et al. 2017, eq. 1)."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width)

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)  # (b, heads, t, d/heads)

    def forward(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        # Written out: at 64 keys the fused kernel's backward pass is slower than three small products.
        query = self.split(self.query(x)) * (self.query.out_features // self.heads) ** -0.5
        scores = query @ self.split(self.key(context)).transpose(2, 3)  # (b, heads, t, n)
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        mixed = scores.softmax(-1) @ self.split(self.value(context))
        return self.output(mixed.transpose(1, 2).flatten(2))


class FeedForward(nn.Module):
    def __init__(self, width: int, hidden: int):
        super().__init__()
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(gelu(self.up(x), self.training))


class Stem(nn.Module):
    """Two strided convolutions and a projection, each kept inside its patch: one patch, one vector."""

    def __init__(self, shape: Shape):
        super().__init__()
        first, second = shape.stem
        self.patch = shape.patch
        self.conv1 = nn.Conv2d(3, first, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(first, second, 3, stride=2, padding=1)
        self.project = nn.Linear(second * (shape.patch // 4) ** 2, shape.width)

    def forward(self, pixels: Tensor) -> Tensor:
        b, size = pixels.shape[0], pixels.shape[1]
        side, p = size // self.patch, self.patch
        x = pixels.reshape(b, side, p, side, p, 3).permute(0, 1, 3, 5, 2, 4)  # (b, side, side, 3, p, p)
        x = x.reshape(b * side * side, 3, p, p).contiguous(memory_format=torch.channels_last)
        x = gelu(self.conv2(gelu(self.conv1(x), self.training)), self.training)  # (b·n, second, p/4, p/4)
        return self.project(x.permute(0, 2, 3, 1).reshape(b, side * side, -1))  # (b, n, d)


class VisionLayer(nn.Module):
    def __init__(self, width: int, heads: int, hidden: int):
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = FeedForward(width, hidden)

    def forward(self, x: Tensor) -> Tensor:
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed)
        return x + self.feed_forward(self.feed_forward_norm(x))


class VisionTransformer(nn.Module):
    """ViT encoder (Dosovitskiy et al. 2020) without a class token; positions go in at both ends.

    Added at the input alone they are drowned by what the patches show, and "where" is never learned.
    """

    def __init__(self, shape: Shape):
        super().__init__()
        self.stem = Stem(shape)
        self.layers = nn.ModuleList(
            VisionLayer(shape.width, shape.heads, shape.hidden) for _ in range(shape.vision_layers)
        )
        self.norm = nn.LayerNorm(shape.width)
        self.position_scale = shape.position_scale
        self.register_buffer("positions", grid_positions(shape.side, shape.width), persistent=False)

    def forward(self, pixels: Tensor) -> Tensor:
        """(b, 96, 96, 3) in −1 … 1 → the encoder's normed output before its second positions, (b, n, d)."""
        x = self.stem(pixels) + self.positions
        for layer in self.layers:
            x = layer(x)
        return self.norm(x)

    def place(self, normed: Tensor) -> Tensor:
        """The features that cross-attention reads: normed output + position_scale · positions."""
        return normed + self.position_scale * self.positions


class LanguageLayer(nn.Module):
    """Gated cross-attention (Alayrac et al. 2022, fig. 4), then an ordinary decoder layer.

    Flamingo's block also gates a feed-forward part; in trial runs that gate stayed shut, so it is left out.
    """

    def __init__(self, width: int, heads: int, hidden: int):
        super().__init__()
        self.cross_attention_norm = nn.LayerNorm(width)
        self.cross_attention = Attention(width, heads)
        # Flamingo starts at 0 to protect a pretrained language model; trained from scratch, 0 stalls.
        self.cross_attention_gate = nn.Parameter(torch.full((1,), 0.6))
        self.attention_norm = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = FeedForward(width, hidden)

    def forward(self, x: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        x = x + torch.tanh(self.cross_attention_gate) * self.cross_attention(self.cross_attention_norm(x), features)
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, mask)
        return x + self.feed_forward(self.feed_forward_norm(x))


class Decoder(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.context, shape.width)
        self.layers = nn.ModuleList(
            LanguageLayer(shape.width, shape.heads, shape.hidden) for _ in range(shape.language_layers)
        )
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, tokens: Tensor, positions: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        """Tokens and positions (b, t), mask (b, 1, t, t) true where a token may look → logits (b, t, vocabulary)."""
        x = self.embedding(tokens) + self.position(positions)
        for layer in self.layers:
            x = layer(x, features, mask)
        return self.norm(x) @ self.embedding.weight.T


class Lookout(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.vision = VisionTransformer(shape)
        self.language = Decoder(shape)
        self.patch_class = nn.Linear(shape.width, shape.classes)  # auxiliary; not shipped
        self.apply(self._initialise)

    @staticmethod
    def _initialise(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.trunc_normal_(module.weight, std=module.in_features**-0.5)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.05)
