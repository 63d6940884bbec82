"""What a person types becomes words, and unknown ones are said to be unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import ReaderError
from sightline.tokenizer import SPECIAL, UNKNOWN, Tokenizer, split_words

WORDS = [*SPECIAL, *"what is where the dog dogs cat photo in a animal two not it there are".split()]


@pytest.mark.parametrize("text, words", [
    ("What animal is in the photo?", "what animal is in the photo"),
    ("WHAT’S THIS?!", "what is this"),
    ("where's the dog", "where is the dog"),
    ("‘Where’s’ the “dog”…", "where is the dog"),
    ("isn't it a cat?", "is not it a cat"),
    ("the dog's tail", "the dog tail"),
    ("the dogs' tails", "the dogs tails"),
    ("are there 2 dogs, or 12?", "are there two dogs or 12"),
    ("left-hand side", "left hand side"),
    ("ｗｈａｔ\tis\nthis", "what is this"),
    ("what is this🐶?", "what is this"),
    ("где собака", "где собака"),
    ("le café", "le café"),
    ("<bos> what <eos>", "bos what eos"),
    ("  ?!… — ", ""),
    ("", ""),
])
def test_words(text, words):
    assert split_words(text) == words.split()


@given(st.text())
def test_any_text_gives_clean_words(text):
    words = split_words(text)
    assert words == " ".join(words).split()
    assert not any(set(word) & set("?!.,<>'\"") for word in words)


@given(st.text())
def test_case_does_not_matter(text):
    if text.lower().upper().lower() == text.lower():
        assert split_words(text.upper().lower()) == split_words(text)


def test_known_and_unknown_words():
    tokens = Tokenizer(WORDS).read("What's the dgo doing in the foto?")
    assert [token.text for token in tokens] == "what is the dgo doing in the foto".split()
    assert [token.known for token in tokens] == [True, True, True, False, False, True, True, False]
    assert [token.id for token in tokens if not token.known] == [UNKNOWN] * 3
    assert tokens[3].suggestions[0] == "dog" and tokens[7].suggestions == ("photo",) and tokens[0].suggestions == ()


def test_marks_cannot_be_typed_nor_suggested():
    tokens = Tokenizer(WORDS).read("<eos> <unk> pad bos answer eos unk")
    assert not any(token.known or set(token.suggestions) & set(SPECIAL) for token in tokens)


@given(st.text(max_size=200))
def test_suggestions_are_words_the_model_knows(text):
    for token in Tokenizer(WORDS).read(text):
        assert token.known == (token.text in WORDS) and set(token.suggestions) <= set(WORDS[5:])


def test_a_word_as_long_as_a_book_is_answered_at_once():
    token, = Tokenizer(WORDS).read("o" * 1_000_000)
    assert not token.known and token.suggestions == ()


def test_ids_become_text_again():
    tokenizer = Tokenizer(WORDS)
    assert tokenizer.text(token.id for token in tokenizer.read("where is the dog")) == "where is the dog"


def test_a_wrong_vocabulary_is_refused():
    for words in (WORDS[1:], WORDS + ["dog"], []):
        with pytest.raises(ReaderError, match="vocabulary.json"):
            Tokenizer(words)
