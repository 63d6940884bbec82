"""What a rendered lesson consists of: its sections, in order, each with its title and the words that are read in it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADING = re.compile("h[2-6]")
SILENT = {"script", "style", "svg", "math", "details", "figure", "pre", "check-yourself"}   # no running text
WORDS_A_MINUTE = 220                                     # Brysbaert 2019: about 238 for English non-fiction; this is technical


@dataclass
class Section:
    """From one heading with an id to the next; `level` is 2 for an h2."""

    id: str
    level: int
    title: str = ""
    words: int = 0


class Outline(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.sections, self.in_heading, self.silent, self.text = [], False, [], []
        self.feed(str(html))
        self.finish()

    def finish(self):
        """The text since the last tag of a heading becomes a title, or words of the section."""
        text = "".join(self.text)
        self.text = []
        if self.sections and self.in_heading:
            self.sections[-1].title = " ".join(text.split())
        elif self.sections:
            self.sections[-1].words += len(re.findall(r"\w[\w’'-]*", text))

    def handle_starttag(self, tag, attributes):
        id, kind = dict(attributes).get("id"), dict(attributes).get("class")
        if HEADING.fullmatch(tag) and id:
            self.finish()
            self.sections.append(Section(id, int(tag[1])))
            self.in_heading = True
        if tag in SILENT and kind != "term":                 # a term is a button that is read
            self.silent.append(tag)

    def handle_endtag(self, tag):
        if HEADING.fullmatch(tag) and self.in_heading:
            self.finish()
            self.in_heading = False
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def outline(html):
    """HTML → [Section]."""
    return Outline(html).sections


def reading_minutes(sections):
    """How long their running text takes to read, in whole minutes."""
    return round(sum(section.words for section in sections) / WORDS_A_MINUTE)
