"""Composed scenes: a procedural background, one to three animals standing where animals stand, and what is true of them."""
