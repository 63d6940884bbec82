"""Sightline's engine: a small vision-language model in plain NumPy, to be read as much as run.

Read it in this order: ops, attention, blocks, vision and language, bridges, model, generation.

    from sightline import load, Session
    session = Session(load("assets/models/lookout"))
    picture = session.open(rgba_bytes, width, height)
    session.ask(picture, "What animal is in the photo?")["answer"]
"""

from .attention import attend
from .errors import ReaderError, WeightsError
from .interventions import Cut
from .loading import find_model, load, model_folders
from .picture import Picture
from .session import Session

__all__ = ["Cut", "Picture", "ReaderError", "Session", "WeightsError",
           "attend", "find_model", "load", "model_folders"]
__version__ = "1.0.0"
