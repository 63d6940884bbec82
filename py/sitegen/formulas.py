"""Formulas: TeX in the prose becomes MathML at build time, so that the browser sets it without any script."""

import re
from xml.etree import ElementTree

from latex2mathml import exceptions
from latex2mathml.converter import convert

from .console import BuildError

MISTAKES = tuple(kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception))
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
UPRIGHT = re.compile(r'(?:<mi mathvariant="normal">[^<]</mi>){2,}')
# MathML Core, which browsers implement, has no named widths.
WIDTHS = {"negativethinmathspace": "-0.1667em", "thinmathspace": "0.1667em", "mediummathspace": "0.2222em",
          "thickmathspace": "0.2778em"}


def mathml(tex, *, display):
    """TeX → a <math> element. Raises BuildError with the formula if it cannot be read."""
    tex = tex.strip()
    try:
        element = convert(tex, display="block" if display else "inline")
    except MISTAKES as error:
        raise BuildError(f"The formula {tex!r} cannot be read ({type(error).__name__}). Mend its TeX.") from None
    check(tex, element)
    for name, width in WIDTHS.items():
        element = element.replace(f'width="{name}"', f'width="{width}"')
    return UPRIGHT.sub(one_word, element)


def check(tex, element):
    """The converter lets some mistakes pass: a command that it does not know, a fraction without a denominator, a brace."""
    for node in ElementTree.fromstring(element).iter():
        name = node.tag.rpartition("}")[2]
        if len(node) != PARTS.get(name, len(node)) or (node.text or "").startswith("\\") and len(node.text) > 1:
            raise BuildError(f"The formula {tex!r} cannot be read (at {node.text or name}). Mend its TeX.")
    plain = re.sub(r"\\.", "", tex)
    if plain.count("{") != plain.count("}"):
        raise BuildError(f"The formula {tex!r} has a brace too many or too few. Mend its TeX.")


def one_word(match):
    """A run of upright letters is one name: written, spaced and spoken as a word."""
    return f"<mi>{re.sub('<[^>]*>', '', match[0])}</mi>"


def spoken(node):
    """A <math> element as a line of text: attention(Q, K, V) = softmax((Q K^⊤)/(√d)) V."""
    name = node.tag.rpartition("}")[2]
    parts = [spoken(child) for child in node]
    if name == "mfrac":
        return "/".join(in_brackets(part) for part in parts)
    if name == "msqrt":
        return "√" + in_brackets("".join(parts))
    if name in {"msub", "munder", "msup", "mover"}:
        return parts[0] + ("_" if name in {"msub", "munder"} else "^") + in_brackets(parts[1]) + (" " if parts[0] in "∑∏" else "")
    if name in {"msubsup", "munderover"}:
        return f"{parts[0]}_{in_brackets(parts[1])}^{in_brackets(parts[2])}"
    text = (node.text or "").strip()
    return f" {text} " if text in {"=", "+", "<", ">", "≤", "≥"} else f"{text} " if text == "," else text + "".join(parts)


def in_brackets(text):
    return text if len(text) == 1 else f"({text})"
