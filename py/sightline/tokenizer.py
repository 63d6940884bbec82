"""From what a person types to the words a model knows, saying which it does not."""

import difflib
import unicodedata
from dataclasses import dataclass

from .errors import ReaderError

PAD, BOS, ANSWER, EOS, UNKNOWN = range(5)
SPECIAL = ("<pad>", "<bos>", "<answer>", "<eos>", "<unk>")

CONTRACTIONS = {
    "what's": "what is", "whats": "what is", "what're": "what are", "where's": "where is",
    "wheres": "where is", "where're": "where are", "who's": "who is", "how's": "how is",
    "which's": "which is", "that's": "that is", "there's": "there is", "there're": "there are",
    "here's": "here is", "it's": "it is", "they're": "they are", "let's": "let us", "i'm": "i am",
    "i've": "i have", "isn't": "is not", "aren't": "are not", "doesn't": "does not",
    "don't": "do not", "can't": "can not", "cannot": "can not", "pic": "picture",
    "pics": "pictures",
}
DIGITS = dict(zip("0123456789", "zero one two three four five six seven eight nine".split()))


@dataclass(frozen=True)
class Token:
    """A word as it was read, its id, whether the model knows it, and if not the nearest it knows."""

    text: str
    id: int
    known: bool
    suggestions: tuple[str, ...] = ()


class Tokenizer:
    """Words to ids and back; `words` is the vocabulary, a word's id its place in it. Raises
    ReaderError if it is not a list of words that begins with the special ones."""

    def __init__(self, words):
        self.words = [str(word) for word in words]
        self.ids = {word: id for id, word in enumerate(self.words)}
        if tuple(self.words[:len(SPECIAL)]) != SPECIAL or len(self.ids) < len(self.words):
            raise ReaderError("The model's vocabulary.json is damaged: it must begin with "
                              f"{', '.join(SPECIAL)} and name no word twice. "
                              "Fetch the model's files again.")

    def read(self, text):
        """A question → a list of Tokens."""
        return [self.look_up(word) for word in split_words(text)]

    def look_up(self, word):
        if word in self.ids and word not in SPECIAL:
            return Token(word, self.ids[word], True)
        return Token(word, UNKNOWN, False, tuple(self.nearest(word)))

    def nearest(self, word, count=3):
        """The known words most like this one. A very long word is like none."""
        if len(word) > 30:
            return []
        return difflib.get_close_matches(word, self.words[len(SPECIAL):], count)

    def text(self, ids):
        """Ids → words joined by blanks."""
        return " ".join(self.words[id] for id in ids)


def split_words(text):
    """Text → lower-case words without punctuation; contractions are opened, digits spelled."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = text.replace("‘", "'").replace("’", "'").replace("`", "'")
    text = "".join(c if c == "'" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    words = []
    for word in text.split():
        word = word.strip("'")
        bare = word.removesuffix("'s").replace("'", "")
        words += (CONTRACTIONS.get(word) or DIGITS.get(word) or bare).split()
    return words
