"""What can be asked of an answer once it is there: each study takes an Inquiry and returns plain values and arrays."""

from .arithmetic import arithmetic
from .lens import lens
from .neighbours import neighbours
from .rollout import rollout
from .score import score
from .self_attention import self_attention

STUDIES = {"score": score, "arithmetic": arithmetic, "lens": lens, "self_attention": self_attention,
           "rollout": rollout, "neighbours": neighbours}
