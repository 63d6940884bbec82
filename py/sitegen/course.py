"""The course: course.toml, and a folder per lesson with its lesson.toml and lesson.md."""

import tomllib
from dataclasses import dataclass

from .console import BuildError
from .slugs import slug as slug_of


@dataclass(frozen=True)
class Lesson:
    """A lesson: `about` is its lesson.toml with "slug", "url" and "playground_url" added, and a "slug" to each prerequisite;
    `text` its Markdown."""

    about: dict
    text: str
    file: str

    @property
    def url(self):
        return self.about["url"]


@dataclass(frozen=True)
class Course:
    about: dict
    lessons: list[Lesson]

    @property
    def modules(self):
        return [lesson.about for lesson in self.lessons]

    @property
    def address(self):
        """Where the site will stand, with a slash at the end; None when course.toml does not say."""
        address = self.about.get("address")
        if address and not address.startswith(("https://", "http://")):
            raise BuildError(f"course.toml gives the address '{address}', which is none. Begin it with https://, or leave it out.")
        return address.rstrip("/") + "/" if address else None


def read_course(project):
    """course.toml and the lessons that it names, in its order. Raises BuildError where something is missing."""
    about = read_toml(project, project.site / "course.toml")
    slugs = [slug for track in about.get("tracks", []) for slug in track["modules"]]
    folders = {path.parent.name for path in (project.site / "lessons").glob("*/lesson.toml")}
    if unlisted := folders - set(slugs):
        raise BuildError(f"The lesson {min(unlisted)} is in no track. Add it to site/course.toml.")
    return Course(about, [read_lesson(project, slug) for slug in slugs])


def read_lesson(project, slug):
    folder = project.site / "lessons" / slug
    about = read_toml(project, folder / "lesson.toml")
    if about.get("slug", slug) != slug:
        raise BuildError(f"{slug}/lesson.toml calls itself '{about['slug']}'. Folder and slug must be the same.")
    prose = folder / "lesson.md"
    if not prose.is_file():
        raise BuildError(f"The lesson {slug} has no lesson.md. Write one.")
    places = {"slug": slug, "url": f"modules/{slug}.html", "playground_url": f"playground/{slug}.html"}
    needs = [{**need, "slug": f"{need['number']}-{slug_of(need['title'])}"} for need in about.get("prerequisites", [])
             if {"number", "title"} <= need.keys()]
    if len(needs) < len(about.get("prerequisites", [])):
        raise BuildError(f"A prerequisite in {slug}/lesson.toml lacks its number or title. Give it both.")
    return Lesson({**about, **places, "prerequisites": needs}, prose.read_text(encoding="utf-8"), prose.relative_to(project.root).as_posix())


def read_toml(project, path):
    if not path.is_file():
        raise BuildError(f"There is no {path.relative_to(project.root).as_posix()}. The course needs it.")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BuildError(f"{path.relative_to(project.root).as_posix()} is not valid TOML ({error}).") from None
