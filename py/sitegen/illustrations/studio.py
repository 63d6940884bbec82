"""The studio: what templates ask for an illustration of the default picture's first answer."""

from functools import cached_property
from textwrap import wrap

from markupsafe import Markup

from ..gallery import default_picture
from ..slugs import slug
from . import card, hero, ribbon, spotlight, wiring
from .attention import Heads, Look, unpacked
from .bench import TALL, WIDE
from .colours import PAGE


class Studio:
    """Draws for the pages of a site. `asset` is the page's own function from an asset's name to its address."""

    def __init__(self, project, output, name, pictures, looks):
        self.project, self.output, self.name = project, output, name
        self.picture = default_picture(pictures)
        self.answer = looks[self.picture.slug]["answers"][self.picture.questions[0]]
        self.previews = {}

    @cached_property
    def look(self):
        """The answer's last word, and where its attention went."""
        word, result = self.answer["table"][-1], self.answer["result"]
        return Look(word["text"], self.picture.questions[0], word["weights"], result["grid"][1], self.picture.alt,
                    result["best_layer"] + 1)

    @cached_property
    def heads(self):
        """The same word, head by head."""
        return Heads(self.look, unpacked(self.answer["result"]["attention"])[-1])

    def hero(self, asset, name="hero"):
        """The word, its threads, and the patches that they lift, as <svg>; `name` begins the ids in it."""
        return hero.hero(self.look, asset(f"gallery/{self.picture.file.name}"), PAGE, name)

    def wiring(self, words, layer, name="hero"):
        """A question's words, wired to the place that is about to speak: the heads of a layer (from 1)."""
        return wiring.wiring(words, layer, PAGE, name)

    def ribbon(self, asset, name="hero"):
        """The picture coming apart into a line of patches."""
        look = self.look
        return ribbon.ribbon(look.rows, look.columns, asset(f"gallery/{self.picture.file.name}"), look.alt, PAGE, name)

    def spotlight(self, asset, name="spotlight"):
        """Light through every head's slide, as two <svg> of which a stylesheet shows the one that fits."""
        image = asset(f"gallery/{self.picture.file.name}")
        return Markup("").join(spotlight.spotlight(self.heads, image, PAGE, bench, name) for bench in (WIDE, TALL))

    def preview(self, headline):
        """The card with this headline: its asset, its size, and what it shows. `headline` is a list of lines or one to be broken."""
        lines = tuple(wrap(headline, card.LINE) if isinstance(headline, str) else headline)
        if lines not in self.previews:
            file = card.card(self.project, self.look, self.picture.file, lines, self.name)
            self.previews[lines] = f"previews/{slug(' '.join(lines))}.png"
            self.output.add_asset(self.previews[lines], file)
        return {"asset": self.previews[lines], "width": card.WIDTH, "height": card.HEIGHT,
                "alt": f"{' '.join(lines).rstrip('.')}. Threads of attention run from the word “{self.look.word}” to the patches of a picture."}
