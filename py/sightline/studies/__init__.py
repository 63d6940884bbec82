"""What can be asked of an answer once it is there: each study takes an Inquiry and returns plain values and arrays."""

from .score import score

STUDIES = {"score": score}
