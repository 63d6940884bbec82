"""Pages: templates meet data. An undefined name is an error, text is escaped, and every link is relative."""

import json
import re
from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from markupsafe import Markup

from .answers import answer_gallery
from .console import BuildError
from .contrast import Contrast
from .course import read_course
from .drawing import FILTERS, FUNCTIONS
from .engine import model_folders
from .gallery import default_picture, read_gallery, small
from .facts import facts_script
from .glossary import read_glossary
from .hosting import MISSING
from .illustrations.studio import Studio
from .insights import Insights
from .map import draw_map
from .narration import publish
from .phrasings import phrasings
from .policy import POLICY
from .prose import render_line, render_prose
from .search import search_script
from .sections import sections_of
from .sources import pulled_lines
from .stage import Stage
from .steps import kept_steps, steps_script


class Pages:
    """Everything that the pages of a site have in common."""

    def __init__(self, project, output):
        self.project, self.output = project, output
        self.templates = Environment(loader=FileSystemLoader(project.site / "templates"), autoescape=True,
                                     undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self.templates.filters |= FILTERS
        self.templates.globals |= FUNCTIONS
        self.templates.policies["json.dumps_kwargs"] = {}            # tables of a page's JSON keep their order
        self.templates.filters["clock"] = publish.clock
        self.templates.globals["source_lines"] = partial(pulled_lines, project)
        self.course = read_course(project)
        self.glossary = read_glossary(project, render_line, self.course.lessons)
        self.prose = {}                                # slug → that lesson's content, once it is rendered
        self.sections = {}                             # … its sections and figures
        self.models = model_folders(project)
        self.pictures = read_gallery(project)
        self.looks = answer_gallery(project, self.model, self.pictures)
        self.gallery = [self.describe(picture) for picture in self.pictures]
        self.contrast = Contrast(project, self.model, self.pictures)
        self.cards = {folder.name: json.loads((folder / "card.json").read_text(encoding="utf-8")) for folder in self.models}
        if self.contrast.exists:
            self.cards[self.contrast.card["name"]] = self.contrast.card
        self.stage = Stage(project, output, self.pictures)
        self.studio = Studio(project, output, self.course.about["name"], self.pictures, self.looks)

    @property
    def model(self):
        """The model that the figures ask: the one that course.toml names, else the first."""
        wanted = self.course.about.get("model", self.models[0].name)
        for folder in self.models:
            if folder.name == wanted:
                return folder
        raise BuildError(f"course.toml names the model '{wanted}', "
                         f"but there is only {', '.join(folder.name for folder in self.models)}.")

    def describe(self, picture):
        """A gallery picture for the templates; its file, and its pixels as the model sees them, become assets."""
        image = f"gallery/{picture.file.name}"
        self.output.add_asset(image, picture.file)
        pixels = self.looks[picture.slug]["model_png"]
        script = f"sightlinePicture({json.dumps(picture.slug)},{json.dumps(pixels)});\n"
        self.output.add_asset(f"gallery/{picture.slug}.js", script.encode())
        thumb = f"gallery/thumbs/{picture.file.stem}.webp"
        self.output.add_asset(thumb, small(self.project, picture.file))
        return {**picture.more, "thumb": thumb, "slug": picture.slug, "title": picture.title, "alt": picture.alt,
                "questions": picture.questions, "default": picture.default, "image": image, "model_png": pixels}

    def precomputed(self, about=None):
        """The default picture's first question, or the one that a lesson begins with, answered; and for every picture and question
        the answer in words."""
        first = default_picture(self.pictures)
        look = self.looks[first.slug]
        question = (about or {}).get("question", first.questions[0])
        if question not in look["answers"]:
            raise BuildError(f"{about['slug']}/lesson.toml begins with '{question}', which is no question of the picture '{first.slug}'. "
                             "Name one that gallery.toml has.")
        answers = {slug: {question: answer["result"]["answer"] for question, answer in each["answers"].items()}
                   for slug, each in self.looks.items()}
        return {"picture": first.slug, "question": question, "vectors": look["vectors"], "answers": answers, **look["answers"][question]}

    def render_all(self):
        """Put every page into the output."""
        insights = Insights(self.project, self.output, self.model, default_picture(self.pictures), self.pictures)
        steps = kept_steps(self.project)
        shared = {"gallery": self.gallery, "precomputed": self.precomputed(), "insights": insights,
                  "contrast": self.contrast, "stage": self.stage, "phrasings": phrasings(self.model), "steps": [step["name"] for step in steps]}
        self.output.add_asset("scripts/steps.js", steps_script(steps))
        own = {}
        for lesson in self.course.lessons:             # first, since every page knows the index of what they say
            own[lesson.about["slug"]] = self.own(lesson.about, shared)
            self.read(lesson, module=lesson.about, modules=self.course.modules, **own[lesson.about["slug"]])
        self.output.add_asset("search/documents.js", search_script(self.course, self.sections, self.glossary, self.cards))
        narrations = {lesson.about["slug"]: publish.publish(self.project, self.output, lesson.about["slug"]) for lesson in self.course.lessons}
        for lesson, before, after in with_neighbours(self.course.lessons):
            about = lesson.about
            content = self.prose[about["slug"]]
            terms = [term for term in self.glossary.values() if f'popovertarget="{term.anchor}"' in content]
            self.page(lesson.url, "lesson.html", about["title"], about["description"], module=about, lesson=lesson,
                      modules=self.course.modules, neighbours=[other and other.about for other in (before, after)],
                      content=content, terms=terms,
                      narration=narrations[about["slug"]], sections=self.sections[about["slug"]][0], **own[about["slug"]])
            self.page(about["playground_url"], "playground.html", f"Playground: {about['title']}", about["description"],
                      module=about, **own[about["slug"]])
        self.page("glossary.html", "glossary.html", "Glossary", "The words of the field, as this course uses them.",
                  terms=self.glossary, uses=self.uses())
        for folder in self.models:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.card(folder.name, "model-card.html", config["name"], config=config, gallery=self.gallery)
        if self.contrast.exists:
            self.card(self.contrast.card["name"], "contrast-card.html", self.contrast.card["title"], results=self.contrast.results)
        course = self.course.about
        self.page("index.html", "index.html", course["name"], course["description"], modules=self.course.modules,
                  parts={slug: sections for slug, (sections, _) in self.sections.items()}, narrations=narrations,
                  course_map=draw_map(course.get("tracks", []), self.course.modules), **shared)
        if self.course.address:
            self.page(MISSING, "missing.html", "Not found", "This page is not there.", root=self.course.address)

    def card(self, name, template, title, **context):
        self.page(f"models/{name}.html", template, f"Model card: {title}",
                  f"How the model {title} was made, what it can do and what it cannot.", card=self.cards[name], **context)

    def page(self, url, template, title, description, root=None, **context):
        """Render one page; its links are relative to it, or begin with a root of its own."""
        text = self.render(template, self.surroundings(url, title, description, root) | context)
        self.output.add(url, unindented(text).encode())

    def surroundings(self, url, title, description, root=None):
        """What every template is told."""
        root = root or "../" * url.count("/")
        return {"root": root, "site": self.course.about, "model_url": f"models/{self.model.name}.html", "cards": self.cards,
                "policy": Markup(POLICY), "address": self.course.address, "illustrations": self.studio,
                "page": {"url": url, "title": title, "description": description}, "asset": lambda name: root + self.output.asset(name),
                "has_asset": lambda name: name in self.output.assets}

    def read(self, lesson, **context):
        """Render a lesson's prose; its figures know what its page will know."""
        about = lesson.about
        context |= self.surroundings(lesson.url, about["title"], about["description"]) | {"lesson": lesson}
        content = render_prose(lesson.text, project=self.project, where=lesson.file, glossary=self.glossary,
                               figure=lambda name, values: self.figure(name, values, context))
        slug = about["slug"]
        self.prose[slug], self.sections[slug] = content, sections_of(content)

    def own(self, about, shared):
        """What a lesson's page and its playground are told: what all are, the answer that they begin with, and where its facts lie."""
        own = shared | {"precomputed": self.precomputed(about)}
        return own | {"facts": cache(partial(self.facts, about["slug"], own))}

    def facts(self, slug, shared):
        """Where the script lies that tells the live figures of a lesson and its playground what the build knows."""
        root = "../"
        asset = lambda name: root + self.output.asset(name)
        encoder = json.loads((self.model / "config.json").read_text(encoding="utf-8"))["vision"]
        script = facts_script(shared["gallery"], shared["precomputed"], shared["steps"], encoder, shared["stage"], shared["phrasings"], asset, root)
        return root + self.output.add_asset(f"facts/{slug}.js", script)

    def uses(self):
        """{id of a term: [{"module", "section"}, …]}: where lessons mark it, in the course's order."""
        found = {id: [] for id in self.glossary}
        for lesson in self.course.lessons:
            for section in self.sections[lesson.about["slug"]][0]:
                for id in dict.fromkeys(section.terms):
                    found[id].append({"module": lesson.about, "section": section})
        return found

    def figure(self, name, values, context):
        return Markup(self.render(f"figures/{name}.html", {**context, "figure": values}))

    def render(self, template, context):
        try:
            return self.templates.get_template(template).render(context)
        except TemplateNotFound as error:
            raise BuildError(f"There is no template {error.name}, which {context['page']['url']} needs.") from None
        except TemplateError as error:
            place = f" (line {error.lineno})" if hasattr(error, "lineno") else ""
            url = context["page"]["url"]
            raise BuildError(f"The template {template}{place} cannot be rendered for {url}: {error}.") from None


def unindented(text):
    """Without the room in front of lines, which is a good part of a page, but in what is set as it is written."""
    parts = re.split(r"(<pre\b.*?</pre>)", text, flags=re.DOTALL)
    return "".join(part if part.startswith("<pre") else re.sub(r"\n\s+", "\n", part) for part in parts)


def with_neighbours(lessons):
    """[a, b] → (a, None, b), (b, a, None)."""
    return zip(lessons, [None, *lessons], [*lessons[1:], None])
