"""How far the encoder's heads look: mean attention distance, as in Dosovitskiy et al. 2020, appendix D.7."""

from ..answers import open_picture


def attention_distance(self, pictures):
    """For each layer and head, averaged over the gallery: the distance in patches between a patch and those that it attends to,
    weighted by its shares; and how much of its weight stays within one step, its own patch and the eight around it."""
    import numpy as np
    config = self.session.model.config
    row, column = np.divmod(np.arange(config.patches), config.grid[1])
    steps = np.hypot(row[:, None] - row, column[:, None] - column)           # (patches, patches)
    near = np.maximum(abs(row[:, None] - row), abs(column[:, None] - column)) <= 1
    found = []
    for picture in self.gallery:
        trace = self.session.ask(open_picture(self.session, picture), picture.questions[0], record=True)["trace"]
        weights = np.stack([trace[f"vision.layers.{i}.attention.weights"] for i in range(config.vision.layers)])
        norms = np.stack([trace[f"vision.layers.{i}.residual_norm"] for i in range(config.vision.layers)])
        found.append(((weights * steps).sum(-1).mean(-1), (weights * near).sum(-1).mean(-1),
                      norms.max(-1) / np.median(norms, axis=-1)))            # (layers, heads) twice, (layers,)
    distance, beside, longest = (np.mean(each, axis=0) for each in zip(*found))
    return {"pictures": len(self.gallery), "even": float(steps.mean()), "even_near": float(near.mean()),
            "layers": [[{"distance": float(d), "near": float(n)} for d, n in zip(*layer)] for layer in zip(distance, beside)],
            "longest": [float(norm) for norm in longest]}
