"""The whole build, on the little site: what comes out, that it is the same twice, and that it needs no network."""

import re
import socket

import pytest

from built_pages import assert_links_resolve
from sitegen.build import build
from sitegen.console import BuildError

def everything_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_and_their_links(mini):
    build(mini)
    pages = {path.relative_to(mini.dist).as_posix() for path in mini.dist.rglob("*.html")}
    assert pages == {"index.html", "glossary.html", "modules/01-first.html", "playground/01-first.html", "models/tiny.html"}
    assert_links_resolve(mini.dist)


def test_stylesheets_find_their_fonts(mini):
    build(mini)
    [sheet] = mini.dist.glob("assets/styles/site.*.css")
    [font] = re.findall(r'url\("?([^")]+\.woff2)"?\)', sheet.read_text(encoding="utf-8"))
    assert (sheet.parent / font).is_file()


def test_building_again_changes_nothing_and_computes_nothing(mini, monkeypatch):
    build(mini)
    for name in ("sitegen.bundles.make", "sitegen.answers.compute", "gzip.compress"):
        monkeypatch.setattr(name, lambda *a, **k: pytest.fail("done again"))
    assert build(mini) == 0


def test_building_afresh_gives_the_same_bytes(mini):
    build(mini)
    first = everything_in(mini.dist)
    for name in ("bundle", "answers"):
        for path in (mini.cache / name).rglob("*"):
            path.is_file() and path.unlink()
        (mini.cache / name).rename(mini.cache / f"old-{name}")
    build(mini)
    assert everything_in(mini.dist) == first


def test_no_network_is_needed(mini, monkeypatch):
    def refused(*arguments, **options):
        raise AssertionError("the build asked for the network")
    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr("sitegen.tools.run", refused)    # npm and pip would ask as programs of their own
    build(mini)


def test_a_change_renames_what_changed_and_removes_the_old(mini):
    build(mini)
    before = everything_in(mini.dist)
    (mini.site / "styles" / "site.css").write_text("body { color: red; }", encoding="utf-8")
    assert build(mini) > 0
    after = everything_in(mini.dist)
    changed = {name for name in before if before[name] != after.get(name)}
    assert {name for name in changed if name.startswith("assets/")} == \
        {name for name in before if name.startswith(("assets/styles/site.", "assets/fonts/"))}
    assert len([name for name in after if name.startswith("assets/styles/site.")]) == 1


def test_a_failed_build_leaves_the_site_alone(mini):
    build(mini)
    before = everything_in(mini.dist)
    (mini.site / "templates" / "index.html").write_text("{{ nobody_knows }}", encoding="utf-8")
    with pytest.raises(BuildError, match="index.html.*nobody_knows"):
        build(mini)
    assert everything_in(mini.dist) == before


@pytest.mark.parametrize("remove, complaint", [
    ("site/lessons/01-first/lesson.md", "no lesson.md"),
    ("site/scripts/worker.js", "worker.js"),
    ("site/templates/figures/picture.html", "figures/picture.html"),
    ("assets/gallery/red.png", "red.png"),
    ("assets/models/tiny/config.json", "no model"),
])
def test_what_is_missing_is_named(mini, remove, complaint):
    (mini.root / remove).unlink()
    with pytest.raises(BuildError, match=complaint):
        build(mini)


def test_all_licences_travel_along(mini):
    build(mini)
    text = (mini.dist / "licences.txt").read_text(encoding="utf-8")
    for words in ("MIT License", "Creative Commons Attribution 4.0", "Mozilla Public License Version 2.0",
                  "NumPy Developers", "Google LLC", "SIL Open Font License", "CC-BY-4.0", "Free for all."):
        assert words.lower() in text.lower(), words
