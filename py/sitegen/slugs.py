"""Names that can stand in an address."""

import re
import unicodedata


def slug(text):
    """Teaching the LLM to ‘See’ → teaching-the-llm-to-see"""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "section"
