"""The script of a narration: narration.md → chapters, paragraphs, sentences and words, with cues between the words.

    {#patches}                     the id of a heading of the lesson
    ## Patches                     the chapter's title
    A picture is a grid. [cue slice] Cut it up!

Blank lines part paragraphs, <!-- comments --> are skipped, and there is no other markup: what is written is spoken.
"""

import re
from dataclasses import dataclass

from ..console import BuildError
from .cues import Cue, read_cue

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CHAPTER = re.compile(r"\{#([a-z][a-z0-9-]*)\}\n##[ ]+(\S.*)")
MARK = re.compile(r"\[cue\b([^\]\n]*)\]")
SENTENCE_END = re.compile(r"[.?!][’”)]*$")
SPOKEN = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Chapter:
    """Paragraphs of sentences of words; a word is what stands between two blanks, with its punctuation."""

    id: str
    title: str
    paragraphs: list[list[list[str]]]


@dataclass(frozen=True)
class Script:
    chapters: list[Chapter]
    cues: list[Cue]

    @property
    def sentences(self):
        return [sentence for chapter in self.chapters for paragraph in chapter.paragraphs for sentence in paragraph]

    @property
    def words(self):
        return [word for sentence in self.sentences for word in sentence]


def read_script(project, slug):
    """The script of a lesson. Raises BuildError where there is none, or where it is not well formed."""
    path = project.site / "lessons" / slug / "narration.md"
    if not path.is_file():
        raise BuildError(f"The lesson {slug} has no narration.md. Write one, or name another lesson.")
    return parse_script(path.read_text(encoding="utf-8"), path.relative_to(project.root).as_posix())


def parse_script(text, where):
    """Text → Script; `where` names the file in complaints."""
    chapters, cues, count = [], [], 0
    for block in re.split(r"\n\s*\n", COMMENT.sub("", text)):
        block = block.strip()
        if heading := CHAPTER.match(block):
            chapters.append(Chapter(heading[1], heading[2].strip(), []))
            block = block[heading.end():]
        if not block:
            continue
        if not chapters:
            raise BuildError(f"{where}: text before the first chapter. A chapter starts with {{#id}} and, below it, ## Title.")
        try:
            words, found = words_and_cues(block, count)
        except ValueError as error:
            raise BuildError(f"{where}, chapter {chapters[-1].id}: {error}") from None
        count += len(words)
        cues += found
        if words:
            chapters[-1].paragraphs.append(sentences_of(words))
    check(chapters, cues, count, where)
    return Script(chapters, cues)


def words_and_cues(block, count):
    """A paragraph → its words, and its cues with the index of the word that each stands before."""
    words, cues, end = [], [], 0
    for mark in MARK.finditer(block):
        words += block[end:mark.start()].split()
        cues.append(read_cue(mark[1], count + len(words)))
        end = mark.end()
    words += block[end:].split()
    for word in words:
        if not SPOKEN.search(word) or re.search(r"[\[\]{}<>*_`#|—–]", word):
            raise ValueError(f"'{word}' cannot be spoken. Only words and their punctuation belong in a script.")
    return words, cues


def sentences_of(words):
    """A sentence ends after a word that ends in . ? or !"""
    sentences = [[]]
    for word in words:
        sentences[-1].append(word)
        if SENTENCE_END.search(word):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def check(chapters, cues, count, where):
    ids = [chapter.id for chapter in chapters]
    if not chapters or len(set(ids)) != len(ids):
        raise BuildError(f"{where}: a script needs chapters, each with an id of its own.")
    if silent := [chapter.id for chapter in chapters if not chapter.paragraphs]:
        raise BuildError(f"{where}: the chapter {silent[0]} has no words.")
    if any(cue.word >= count for cue in cues):
        raise BuildError(f"{where}: a cue stands after the last word. Put it before the word that it belongs to.")
