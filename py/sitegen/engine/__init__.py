"""What the browser needs to run the engine: Pyodide, NumPy, the engine's wheel, the models, and a manifest of it all."""

from .files import MODEL_FILES, EngineFile, engine_files, model_folders
from .manifest import add_engine

__all__ = ["MODEL_FILES", "EngineFile", "add_engine", "engine_files", "model_folders"]
