"""Pronunciation: site/pronunciation.toml says how the words are spoken that a synthesiser gets wrong."""

import json
import re
from dataclasses import dataclass
from hashlib import sha256

from ..course import read_toml

EDGES = re.compile(r"^[^\w]*(.*?)([^\w]*)$", re.DOTALL)
PAUSES = ",.?!:;"


@dataclass(frozen=True)
class Lexicon:
    """`say`: a written word → one or more words as they are spoken. `phones`: a spoken word → its sounds, as Festival
    writes them, in lower case. Words that stand in neither are left to the synthesiser."""

    say: dict[str, str]
    phones: dict[str, str]

    def spoken(self, word):
        """A word of the script → the plain words that are spoken for it; the last keeps the punctuation that one hears."""
        core, after = EDGES.match(word.replace("’", "'")).groups()
        parts = self.respelled(core) or [part for piece in re.split(r"[-/]", core) if piece
                                         for part in self.respelled(piece) or [piece.replace(",", "")]]
        return [*parts[:-1], parts[-1] + "".join(sign for sign in after if sign in PAUSES)[-1:]]

    def respelled(self, word):
        if word in self.say:
            return self.say[word].split()
        if word.endswith("'s") and word[:-2] in self.say:
            return (self.say[word[:-2]] + "'s").split()
        return None

    def sounds(self, spoken):
        """The entries of `phones` that these spoken words need."""
        used = {word.rstrip(PAUSES).removesuffix("'s").lower() for word in spoken}
        return {word: self.phones[word] for word in sorted(used & set(self.phones))}


def read_lexicon(project):
    content = read_toml(project, project.site / "pronunciation.toml")
    return Lexicon(content.get("say", {}), content.get("phones", {}))


def script_hash(script, lexicon):
    """Changes with all that is heard or follows from it: chapters, words, their pronunciation, cues. Not with comments."""
    spoken = [lexicon.spoken(word) for word in script.words]
    parts = [[[chapter.id, chapter.title, chapter.paragraphs] for chapter in script.chapters],
             [[cue.name, cue.args, cue.word] for cue in script.cues], spoken,
             lexicon.sounds(word for words in spoken for word in words)]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
