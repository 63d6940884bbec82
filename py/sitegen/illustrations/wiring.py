"""The hero of attention: a question in large words, and from the place that is about to speak a wire to each word that its heads
asked, as wide as the share."""

from markupsafe import Markup, escape

from ..drawing import percent
from .geometry import along, number

WIDTH, HEIGHT = 640, 760
LEFT, TOP, LINE, SIZE = 8, 104, 132, 116         # where the words begin, from line to line, and how large they are
BEAM = (700, 330, 300)                          # where the wires start: its height, its left end, its length
WIRE = 24                                       # width of a wire that carried everything
LEAST = 0.03                                    # smaller shares have no wire
BEND = 44                                       # radius of a wire's one corner
WIDE, NARROW = set("mw"), set("fijlrt.?-")      # letters well wider and well narrower than half an em


def wiring(words, layer, palette, name="hero"):
    """The illustration as <svg>. `words` is what insights.words_among_themselves returns; layer counts from 1; `name` begins ids."""
    shares = [head[-1] for head in words["weights"][layer - 1]]                # (heads, tokens): the last place's
    shown = list(range(1, len(words["tokens"]) - 1))
    parts = [gradient(palette, name)]
    for head, each in enumerate(wires(shares, shown, words["tokens"])):
        parts += [wire(*each_wire, palette, name) for each_wire in each]
    parts += [text(words["tokens"][token], place, palette) for place, token in enumerate(shown)]
    parts.append(beam(shares, palette))
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
                  f'aria-label="{escape(describe(words, shares, layer))}">{"".join(parts)}</svg>')


def describe(words, shares, layer):
    """What the drawing shows, numbers included, for somebody who cannot see it."""
    tokens = {"<bos>": "the start mark", "<answer>": "itself"}
    told = []
    for head, row in enumerate(shares, start=1):
        most = max(range(len(row)), key=row.__getitem__)
        told.append(f"head {head} gave {percent(row[most])} to {tokens.get(words['tokens'][most], '“' + words['tokens'][most] + '”')}")
    return (f"The words of “{words['question']}”, and below them the place that is about to speak. From each of its {len(shares)} heads "
            f"in layer {layer} wires run to the words, as wide as the shares of its attention: {'; '.join(told)}.")


def reach(word):
    """About how wide a word stands, in the drawing's units."""
    return SIZE * sum(0.78 if letter in WIDE else 0.3 if letter in NARROW else 0.5 for letter in word)


def wires(shares, shown, tokens):
    """For each head, its wires: (where it starts, how high it goes, where it ends, width). What went to the start mark and to the
    place itself has none: the drawing shows words."""
    height, left, length = BEAM
    room = length / len(shares)
    for head, row in enumerate(shares):
        drawn = [(place, token) for place, token in enumerate(shown) if row[token] >= LEAST]
        widths = [WIRE * row[token] for _, token in drawn]
        starts = along(widths, left + head * room + 8, room - 22) if len(drawn) > 1 else [left + (head + 0.4) * room] * len(drawn)
        # The higher a word, the further right its wire: then the wires of one head do not cross.
        yield [(x, TOP + LINE * place - 0.28 * SIZE + 17 * (head - (len(shares) - 1) / 2), LEFT + reach(tokens[token]) + 18, width)
               for x, (place, token), width in zip(starts, reversed(drawn), reversed(widths))]


def wire(x, up, end, width, palette, name):
    """Straight up off the beam, one bend, straight to the word; cased in paper where it passes in front of another."""
    bend = min(BEND, (x - end) / 2)
    path = f"M{number(x)} {BEAM[0]}V{number(up + bend)}Q{number(x)} {number(up)} {number(x - bend)} {number(up)}H{number(end)}"
    return (f'<path d="{path}" fill="none" stroke="{palette["paper"]}" stroke-width="{number(width + 4, 2)}"/>'
            f'<path class="wire" d="{path}" fill="none" stroke="url(#{name}-wire)" stroke-width="{number(width, 3)}"/>'
            f'<circle cx="{number(end)}" cy="{number(up)}" r="{number(2 + width / 2, 2)}" fill="{palette["text"]}"/>')


def text(word, place, palette):
    return (f'<text x="{LEFT}" y="{TOP + LINE * place}" font-family="{palette["display"]}" font-weight="300" font-size="{SIZE}" '
            f'letter-spacing="{number(-0.02 * SIZE)}" fill="{palette["text"]}">{escape(word)}</text>')


def beam(shares, palette):
    """The place that is about to speak: an empty line, with a mark for every head."""
    height, left, length = BEAM
    room = length / len(shares)
    marks = "".join(f'<text x="{number(left + (head + 0.4) * room)}" y="{height + 30}" font-family="{palette["sans"]}" font-size="17" '
                    f'text-anchor="middle" fill="{palette["ink-soft"]}">head {head + 1}</text>' for head in range(len(shares)))
    return (f'<path d="M{left} {height}h{length}" stroke="{palette["attention-strong"]}" stroke-width="1.5"/>{marks}'
            f'<text x="{LEFT}" y="{height + 8}" font-family="{palette["serif"]}" font-style="italic" font-size="27" '
            f'fill="{palette["ink-soft"]}">the next word</text>')


def gradient(palette, name):
    return (f'<defs><linearGradient id="{name}-wire" gradientUnits="userSpaceOnUse" x1="0" y1="{BEAM[0]}" x2="0" y2="{TOP}">'
            f'<stop offset="0" stop-color="{palette["attention-strong"]}"/><stop offset="1" stop-color="{palette["text"]}"/>'
            "</linearGradient></defs>")
