"""What a rendered lesson says, section by section, without markup: for the table of contents, the search, the reading time, and
for where terms are used."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree

from .formulas import spoken

HEADING = re.compile("h[1-6]")
SKIPPED = {"script", "style", "svg", "button", "form", "fieldset", "details", "pre", "cross-attention-engine", "check-yourself"}   # what is worked, not read
WORDS_A_MINUTE = 230                                     # Brysbaert 2019: about 238 for English non-fiction; this is technical
FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)


@dataclass
class Section:
    """From one heading to the next, without its figures: what stands over its title, the title, the running text, and the ids
    of the terms that are marked, in their order."""

    id: str
    over: str = ""
    title: str = ""
    text: str = ""
    terms: list = field(default_factory=list)

    @property
    def words(self):
        return len(re.findall(r"\w[\w’'-]*", self.text))


@dataclass
class Figure:
    """A numbered figure: its caption, and the section that it stands in."""

    id: str
    section: Section
    caption: str = ""


class Reader(HTMLParser):
    """Walks a lesson's HTML, keeping what is open around it."""

    def __init__(self, html):
        super().__init__()
        self.sections, self.figures, self.open, self.over = [], [], [], ""
        self.feed(FORMULA.sub(lambda found: escape(spoken(ElementTree.fromstring(found[0]))), str(html)))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        id, kind = attributes.get("id"), attributes.get("class", "").split()
        self.say(" " if tag in BLOCKS else "")
        if HEADING.fullmatch(tag) and id and "figure" not in self.open:
            self.sections.append(Section(id, self.over.strip()))
            self.over = ""
        elif tag == "figure" and id and self.sections:
            self.figures.append(Figure(id, self.sections[-1]))
        elif "term" in kind and self.sections:
            self.sections[-1].terms.append(attributes["popovertarget"].removeprefix("term-"))
        if tag not in VOID:
            self.open.append("term" if "term" in kind else "eyebrow" if "eyebrow" in kind else tag)

    def handle_endtag(self, tag):
        own = {tag, "term", "eyebrow"} if tag in {"button", "p"} else {tag}
        if not own.isdisjoint(self.open):
            while self.open.pop() not in own:
                pass
        self.say(" " if tag in BLOCKS else "")

    def handle_data(self, data):
        if SKIPPED.isdisjoint(self.open):
            self.say(data)

    def say(self, text):
        """To whichever text it belongs: a caption, what stands over a heading, a heading, or running text."""
        if "figcaption" in self.open and self.figures:
            self.figures[-1].caption += text
        elif "figure" in self.open:
            return
        elif "eyebrow" in self.open:
            self.over += text
        elif self.sections and any(map(HEADING.fullmatch, self.open)):
            self.sections[-1].title += text
        elif self.sections:
            self.sections[-1].text += text


BLOCKS = {"p", "li", "dt", "dd", "td", "th", "pre", "div", "blockquote", "br", "figcaption", "figure"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def sections_of(html):
    """A lesson's HTML → ([Section], [Figure]), each in order."""
    reader = Reader(html)
    for section in reader.sections:
        section.title, section.text = tidy(section.title), tidy(section.text)
    for figure in reader.figures:
        figure.caption = tidy(figure.caption)
    return reader.sections, reader.figures


def reading_minutes(sections):
    """How long their running text takes to read, in whole minutes."""
    return round(sum(section.words for section in sections) / WORDS_A_MINUTE)


def plain(html):
    """A line of HTML as text."""
    [section], _ = sections_of(f'<h1 id="line"></h1>{html}')
    return section.text


def tidy(text):
    return " ".join(text.split())
