"""How likely an answer is, word by word."""


def score(inquiry):
    """The probability of each word given those before it, "words" (words,), and of the "answer", their
    product: the chain rule."""
    words = inquiry.word_probabilities()
    return {"words": words, "answer": float(words.prod())}
