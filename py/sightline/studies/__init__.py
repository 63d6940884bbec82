"""What can be asked of an answer once it is there: each study takes an Inquiry and returns plain values and arrays."""

from .archive import archive
from .arithmetic import arithmetic
from .covering import covering, orders
from .lens import lens
from .neighbours import neighbours
from .occlusion import company, occlusion
from .ranks import ranks
from .rollout import rollout
from .score import score
from .self_attention import self_attention
from .sinks import sinks
from .sweep import sweep

STUDIES = {"archive": archive, "score": score, "arithmetic": arithmetic, "lens": lens, "self_attention": self_attention,
           "rollout": rollout, "neighbours": neighbours,
           "sweep": sweep, "occlusion": occlusion, "company": company, "orders": orders, "covering": covering,
           "ranks": ranks, "sinks": sinks}
