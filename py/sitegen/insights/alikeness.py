"""Which patches are like a patch: before the encoder, when each vector is made of its own pixels, and after."""

NEAREST = 6


def patches_alike(self, row, column):
    """For each stage how alike every patch is to the one at row and column (from 1): the cosine, or 0 if it is below, and the nearest."""
    from sightline.studies import neighbours
    columns = self.session.model.config.grid[1]
    patch = (row - 1) * columns + column - 1
    answer = self.session.ask(self.opened, self.question)
    inquiry = self.session.inquiry(self.opened, self.question, [word["id"] for word in answer["tokens"]])
    found = {"patch": patch, "row": row, "column": column, "columns": columns}
    for stage, of in (("before", "vectors"), ("after", "features")):
        cosine = neighbours(inquiry, patch, of)["cosine"]
        nearest = [int(other) for other in (-cosine).argsort() if other != patch][:NEAREST]
        found[stage] = {"levels": [round(max(0, value), 4) for value in cosine.tolist()],
                        "nearest": [{"patch": other, "row": other // columns + 1, "column": other % columns + 1, "cosine": float(cosine[other])}
                                    for other in nearest]}
    return found
