"""Drawings of animals and things: fetched by package name, trimmed, packed into assets/sprites, loaded for training."""
