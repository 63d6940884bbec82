"""What it costs to cut a picture finer: multiply–adds of an encoder of this model's width and depth, counted by the engine."""


def slices(self):
    """For each patch size that divides the picture: how many tokens there are, and the multiply–adds of all encoder layers, split
    into what each token costs by itself (linear maps) and what comparing and mixing costs (attention). The patches' own way to a
    vector is not counted: it would be another network for every size."""
    import numpy as np
    from sightline.attention import attend
    from sightline.blocks import encoder_block
    from sightline.ops import tally
    config, w = self.session.model.config, self.session.model.w.vision
    heads, d = config.vision.heads, config.vision.width

    def counted(work):
        before = tally.multiply_adds
        work()
        return (tally.multiply_adds - before) * config.vision.layers

    found = []
    for size in (size for size in range(4, config.size // 2 + 1) if config.size % size == 0):
        tokens = (config.size // size) ** 2
        each = np.zeros((heads, tokens, d // heads), np.float32)
        whole = counted(lambda: encoder_block(np.zeros((tokens, d), np.float32), w.layers[0], heads))
        mixing = counted(lambda: attend(each, each, each))
        found.append({"size": size, "side": config.size // size, "tokens": tokens, "pairs": tokens * tokens, "own": whole - mixing, "mixing": mixing})
    return {"picture": config.size, "trained": config.patch, "slices": found}
