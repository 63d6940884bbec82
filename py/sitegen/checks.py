"""Check yourself: a question in the text, with an explanation for every answer that one may choose."""

import re

from .console import BuildError

NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")                # as scripts/progress/record.js knows them
FEWEST, MOST = 2, 5


def read_check(id, values, *, taken, line, place):
    """A question's TOML → {"id", "question", "options": [{"letter", "text", "why", "right"}, …]}, its words set by `line(text)`.
    `taken` are the lesson's questions so far, since the reader's answers are remembered by id; `place` names it in complaints."""
    def check(holds, complaint):
        if not holds:
            raise BuildError(f"{place}: the question '{id}' {complaint}")

    is_words = lambda value: isinstance(value, str) and value.strip()
    check(NAME.fullmatch(id), "needs another name. Use small letters, digits and hyphens.")
    check(id not in taken, "is asked twice. Give one of them another name.")
    check(values.keys() <= {"question", "options"}, f"does not know '{next(iter(values.keys() - {'question', 'options'}), '')}'.")
    check(is_words(values.get("question")), "does not ask anything. Give it a question.")
    options = values.get("options", [])
    check(isinstance(options, list) and FEWEST <= len(options) <= MOST, f"needs {FEWEST} to {MOST} [[options]].")
    for number, option in enumerate(options, 1):
        check(isinstance(option, dict) and option.keys() <= {"text", "why", "right"}, f"has an option {number} with more than text, why and right.")
        check(is_words(option.get("text")), f"has an option {number} without text.")
        check(is_words(option.get("why")), f"does not say why option {number} is right or wrong. Give it a why.")
        check(isinstance(option.get("right", False), bool), f"has an option {number} whose right is neither true nor false.")
    right = sum(option.get("right", False) for option in options)
    check(right == 1, f"has {right} options with right = true. It needs exactly one.")
    return {"id": id, "question": line(values["question"]),
            "options": [{"letter": letter, "text": line(option["text"]), "why": line(option["why"]), "right": option.get("right", False)}
                        for letter, option in zip("ABCDE", options)]}
