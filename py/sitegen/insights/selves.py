"""Self-attention as it happened: of the words of a question, and of the patches of the picture."""


def words_among_themselves(self, question):
    """tokens: the start mark, the question's words and the place that is about to speak; weights: for each layer and head, a row
    of shares for each of them."""
    result = self.session.ask(self.opened, question, record=True)
    tokens = ["<bos>", *(token["text"] for token in result["question"]["tokens"]), "<answer>"]
    n, trace = len(tokens), result["trace"]
    layers = range(self.session.model.config.language.layers)
    return {"question": question, "answer": result["answer"], "tokens": tokens,
            "weights": [rounded(trace[f"language.layers.{i}.attention.weights"][:, :n, :n]) for i in layers]}


def patch_among_patches(self, row, column):
    """For each layer and head of the encoder, the shares of the patch at row and column (from 1): [layer][head][patch]."""
    config = self.session.model.config
    patch = (row - 1) * config.grid[1] + column - 1
    trace = self.session.ask(self.opened, self.question, record=True)["trace"]
    return {"patch": patch, "row": row, "column": column, "columns": config.grid[1],
            "weights": [rounded(trace[f"vision.layers.{i}.attention.weights"][:, patch]) for i in range(config.vision.layers)]}


def rounded(array):
    return array.astype(float).round(5).tolist()
