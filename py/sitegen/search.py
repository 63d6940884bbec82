"""What the search finds: one document for each section, figure, reference, term and part of a model card, with the link to it.

They travel as a classic script, fetched when somebody first searches, and are indexed in the page: there are few of them."""

import json
import re

from .sections import plain, tidy

MARK = re.compile(r"(?:live model|computed at build|diagram)\s*")
CAPTION = re.compile(r"(Figure \d+\. (?:.{,90}?[.?](?= |$))?)(.*)")      # the number, and the first sentence where it is short; the rest
CARD_PARTS = {"limits": ("cannot", "What it cannot do"), "data": ("data", "What it was shown"), "recipe": ("recipe", "How it was trained")}


def search_script(course, sections, glossary, cards):
    """The documents as a script that hands them to `sightlineDocuments`."""
    found = documents(course, sections, glossary, cards)
    return f"sightlineDocuments({json.dumps(found, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def documents(course, sections, glossary, cards):
    """[{"group", "kind", "title", "over", "also", "text", "url"}, …]; urls are relative to the site's root."""
    found = []
    for lesson in course.lessons:
        found += lesson_documents(lesson, *sections[lesson.about["slug"]])
    found += [document("Glossary", "term", term.name, plain(term.html), f"glossary.html#{term.anchor}", also=term.also)
              for term in glossary.values()]
    for name, card in cards.items():
        found += card_documents(f"models/{name}.html", card)
    return found


def document(group, kind, title, text, url, *, over="", also=()):
    return {"group": group, "kind": kind, "title": title, "over": over, "also": list(also), "text": text, "url": url}


def lesson_documents(lesson, sections, figures):
    """The lesson itself, its playground, its sections, its figures, and what it recommends to read."""
    about = lesson.about
    group = f"{about['number']} · {about['title']}"
    yield document(group, "lesson", " ".join(about.get("headline", [about["title"]])), about.get("promise", about["description"]),
                   about["url"], over=about["title"])
    for section in sections:
        yield document(group, "section", section.title, section.text, f"{about['url']}#{section.id}", over=section.over)
    for figure in figures:
        if caption := CAPTION.fullmatch(MARK.sub("", figure.caption, count=1)):
            head, rest = (part.strip() for part in caption.groups())
            yield document(group, "figure", head.rstrip("."), rest or head, f"{about['url']}#{figure.id}", over=figure.section.title)
    for entry in about.get("reading", []):
        yield document(group, "reading", entry["title"], entry["why"], f"{about['url']}#ref-{entry['id']}",
                       over=f"{entry['authors']}, {entry['year']}")
    yield document(group, "playground", "Playground", about["description"], about["playground_url"], over=about["title"])


def card_documents(url, card):
    group = f"Model card · {card['title']}"
    yield document(group, "card", card["title"], card.get("summary", ""), url)
    for part, (id, title) in CARD_PARTS.items():
        if lines := card.get(part):
            yield document(group, "card", title, tidy(" ".join(lines)), f"{url}#{id}")
