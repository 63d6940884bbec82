"""Palettes: a drawing asks for a role; a page answers with its own token, so that it follows the theme, a PNG with a colour."""

ROLES = ("paper", "sheet", "well", "ink", "ink-soft", "hairline", "edge", "text", "vision", "attention", "attention-strong")

PAGE = {role: f"var(--{role})" for role in ROLES} | {"display": "var(--display)", "serif": "var(--serif)", "sans": "var(--sans)"}

# The light theme of styles/tokens.css, its two blends worked out.
CARD = {"paper": "#f7f2e8", "sheet": "#fdfaf3", "well": "#efe8da", "ink": "#211c16", "ink-soft": "#5f564a", "hairline": "#d8cebc", "edge": "#8c8070",
        "text": "#3548b0", "vision": "#b0440f", "attention": "#8e2a7b", "attention-strong": "#7c236d",
        "display": "Newsreader Display", "serif": "Newsreader", "sans": "Instrument Sans"}
