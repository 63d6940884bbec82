"""Reads classes.toml and sources.toml: which drawings are wanted, and what they show."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """A class of the atlas: an animal, or a thing named "thing:…"."""

    name: str
    plural: str
    stands: tuple[str, ...]
    drawings: tuple[tuple[str, tuple[str, ...], str], ...]  # (code point, names in named sets, pose)


@dataclass(frozen=True)
class Source:
    """A style: one set of drawings by one hand, or one collection of many hands."""

    name: str
    kind: str
    artist: str
    copyright: str
    origin: str
    licence: str
    package: str
    version: str
    layout: str
    folder: str = "."
    registry: str = "npm"
    strip: str = ""
    held_out: bool = False
    face: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    drawings: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """One drawing to be rendered: its class, its names in the source (the first found is taken), its pose."""

    subject: str
    names: tuple[str, ...]
    pose: str


def read_subjects(path: Path = HERE / "classes.toml") -> list[Subject]:
    """All classes, animals first, in the order of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    subjects = []
    for entry in table["animal"]:
        subjects.append(_subject(entry, entry["name"], entry["plural"]))
    for entry in table["thing"]:
        subjects.append(_subject(entry, f"thing:{entry['name']}", ""))
    return subjects


def read_sources(path: Path = HERE / "sources.toml") -> list[Source]:
    """All styles in the order of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = []
    for entry in table["style"]:
        lists = {key: tuple(entry.pop(key)) for key in ("face", "whole", "leave_out") if key in entry}
        sources.append(Source(**entry, **lists))
    return sources


def wanted(source: Source, subjects: list[Subject]) -> list[Wanted]:
    """The drawings to take from a style; raises ValueError if sources.toml names an unknown class."""
    if source.drawings:
        unknown = set(source.drawings) - {subject.name for subject in subjects}
        if unknown:
            raise ValueError(f"sources.toml, style {source.name}: unknown classes {sorted(unknown)}")
        return [
            Wanted(subject, (name.removesuffix("@face"),), "face" if name.endswith("@face") else "whole")
            for subject, names in source.drawings.items()
            for name in names
        ]
    chosen = []
    for subject in subjects:
        for code, names, pose in subject.drawings:
            names = (code,) if source.layout == "codepoint" else names
            if not set(names) & set(source.leave_out):
                chosen.append(Wanted(subject.name, names, _pose(source, names, pose)))
    return chosen


def _pose(source: Source, names: tuple[str, ...], pose: str) -> str:
    if set(names) & set(source.face):
        return "face"
    return "whole" if set(names) & set(source.whole) else pose


def _subject(entry: dict, name: str, plural: str) -> Subject:
    drawings = []
    for pose in ("whole", "face"):
        for line in entry.get(pose, []):
            code, *names = line.split()
            drawings.append((code, tuple(names), pose))
    return Subject(name, plural, tuple(entry["stands"]), tuple(drawings))
