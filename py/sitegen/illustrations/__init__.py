"""Illustrations: drawn at build time from what the model answered, as SVG for the pages and as a PNG for link previews."""
