"""Matchbox: CLIP in miniature. Two small towers learn to bring a picture's vector and its caption's together.

Reading order: `pairs` (pictures and captions) → `towers` → `loss` → `fit` → `measure` → `recipe`. Plain NumPy throughout.
"""
