"""Formulas: TeX in the prose becomes MathML at build time, so that the browser sets it without any script."""

import re

from latex2mathml.converter import convert
from latex2mathml.exceptions import (DenominatorNotFoundError, DoubleSubscriptsError, DoubleSuperscriptsError,
                                     ExtraLeftOrMissingRightError, MissingEndError, MissingSuperScriptOrSubscriptError,
                                     NumeratorNotFoundError)

from .console import BuildError

MISTAKES = (DenominatorNotFoundError, DoubleSubscriptsError, DoubleSuperscriptsError, ExtraLeftOrMissingRightError,
            MissingEndError, MissingSuperScriptOrSubscriptError, NumeratorNotFoundError, IndexError, KeyError)
UPRIGHT = re.compile(r'(?:<mi mathvariant="normal">[^<]</mi>){2,}')
# MathML Core, which browsers implement, has no named widths.
WIDTHS = {"negativethinmathspace": "-0.1667em", "thinmathspace": "0.1667em", "mediummathspace": "0.2222em",
          "thickmathspace": "0.2778em"}


def mathml(tex, *, display):
    """TeX → a <math> element. Raises BuildError with the formula if it cannot be read."""
    try:
        element = convert(tex.strip(), display="block" if display else "inline")
    except MISTAKES as error:
        raise BuildError(f"The formula {tex.strip()!r} cannot be read ({type(error).__name__}). Mend its TeX.") from None
    for name, width in WIDTHS.items():
        element = element.replace(f'width="{name}"', f'width="{width}"')
    return UPRIGHT.sub(one_word, element)


def one_word(match):
    """A run of upright letters is one name: written, spaced and spoken as a word."""
    return f"<mi>{re.sub('<[^>]*>', '', match[0])}</mi>"
