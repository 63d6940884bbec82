"""What a page keeps of a reader's progress, to look at and to prepare."""

import json

KEY = "sightline.progress"
SLUG = "23-cross-attention"
TIME = "2026-01-02T03:04:05.678Z"


def stored(page):
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def keeping(text):
    """A script that puts a record there once, before the page looks."""
    return f"if (!sessionStorage.seeded) {{ localStorage.setItem('{KEY}', {json.dumps(text)}); sessionStorage.seeded = 1; }}"
