"""All that the model computed on its way to an answer, in one file that NumPy opens."""

import io

import numpy as np


def archive(inquiry, edited=()):
    """The bytes of an .npz, "npz" (n,), with every intermediate of the trace under its name; "ids" and
    "tokens" of the text, the question's first; "attention" (words, layers, heads, patches), where the
    position looked that predicted each word of the answer; "pixels" as the model sees the picture,
    "covered" patches; and "edited", names of functions that were not the engine's own."""
    layers = range(inquiry.model.config.language.layers)
    looks = np.stack([inquiry.trace[f"language.layers.{i}.cross_attention.weights"] for i in layers])
    attention = looks[:, :, list(inquiry.places)].transpose(2, 0, 1, 3)  # (layers, heads, n, patches) → (words, …)
    file = io.BytesIO()
    np.savez_compressed(file, ids=np.array(inquiry.ids), tokens=np.array(inquiry.tokens), attention=attention,
                        pixels=inquiry.picture.pixels, covered=np.array(sorted(inquiry.covered), int),
                        edited=np.array(list(edited), str), **inquiry.trace)
    return {"npz": np.frombuffer(file.getvalue(), np.uint8)}
