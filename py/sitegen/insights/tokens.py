"""A question on its way in: tokens, their rows of the table, and the rows of their places."""

from .numbers import decimals


def tokens_to_vectors(self, question):
    w = self.session.model.w.language
    tokens = self.session.read_question(question)
    return {
        "question": question, "vocabulary": len(self.session.model.tokenizer.words), "width": w.embedding.weight.shape[1],
        "places": len(w.position.weight),
        "tokens": [{"text": token.text, "id": token.id, "place": place, "embedding": decimals(w.embedding.weight[token.id]),
                    "position": decimals(w.position.weight[place]),
                    "sum": decimals(w.embedding.weight[token.id] + w.position.weight[place])}
                   for place, token in enumerate(tokens, start=1)],          # place 0 is <bos>
    }
