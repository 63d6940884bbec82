"""How Lookout, the model on the site, was made: drawings, scenes, questions, training, evaluation.

PyTorch is imported by `model`, `losses`, `train` and `export` only; nothing here is shipped to a browser.
"""
