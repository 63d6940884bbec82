"""What the README tells hosts, what only hosts need, and the workflow for GitHub Pages."""

import re
import shutil
from xml.etree import ElementTree

from built_pages import Links
from sitegen.build import build
from sitegen.project import ROOT

ADDRESS = "https://example.org/some/course/"


def pages_of(project):
    return {path.relative_to(project.dist).as_posix() for path in project.dist.rglob("*.html")} - {"404.html"}


def place(project):
    """The site stands at ADDRESS, and has this site's page for what is missing."""
    about = project.site / "course.toml"
    about.write_text(f'address = "{ADDRESS.rstrip("/")}"\n{about.read_text(encoding="utf-8")}', encoding="utf-8")
    shutil.copy(ROOT / "site" / "templates" / "missing.html", project.site / "templates")
    build(project)


def test_without_an_address_robots_are_welcome_and_nothing_needs_one(mini):
    build(mini)
    assert (mini.dist / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not (mini.dist / "sitemap.xml").exists() and not (mini.dist / "404.html").exists()


def test_the_sitemap_lists_every_page_once(mini):
    place(mini)
    assert (mini.dist / "robots.txt").read_text().endswith(f"\nSitemap: {ADDRESS}sitemap.xml\n")
    listed = [each.text for each in ElementTree.parse(mini.dist / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(ADDRESS + page.removesuffix("index.html") for page in pages_of(mini)) and len(listed) >= 4


def test_the_page_for_what_is_missing_stands_at_any_depth(mini):
    """Wherever it is shown, its links lead to the site and its pages have their own."""
    place(mini)
    page = Links((mini.dist / "404.html").read_text(encoding="utf-8"))
    links = [link for link in page.links if not link.startswith("data:")]
    assert len(links) >= 4 and all((mini.dist / link.removeprefix(ADDRESS)).is_file() for link in links if link.startswith(ADDRESS))
    assert [link for link in links if not link.startswith(ADDRESS)] == []
    assert ADDRESS not in (mini.dist / "index.html").read_text(encoding="utf-8")


def test_what_is_for_hosts_is_not_kept_on_a_device(mini):
    place(mini)
    worker = (mini.dist / "service-worker.js").read_bytes()
    assert b'"index.html"' in worker and not any(name in worker for name in (b"robots.txt", b"sitemap.xml", b"404.html"))


def test_exactly_what_has_a_hash_in_its_name_may_be_kept_for_ever(built_site):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [nginx] = re.findall(r'location ~ "\^/course(.*)"', readme)
    [caddy] = re.findall(r"path_regexp (\S+)", readme)
    assert nginx == caddy
    paths = {f"/{path.relative_to(built_site).as_posix()}" for path in built_site.rglob("*") if path.is_file()}
    kept = {path for path in paths if re.match(nginx, path)}
    plain = {path.removesuffix(".br").removesuffix(".gz") for path in paths - kept}
    assert {path for path in plain if path.startswith("/assets/")} == {"/assets/engine/manifest.json", "/assets/engine/payload/manifest.js"}
    assert kept and all(path.startswith("/assets/") for path in kept)


def test_the_workflow_builds_with_the_one_command_and_may_do_no_more_than_publish():
    text = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    assert "- run: python3 build.py\n" in text and "path: dist\n" in text
    assert re.findall(r"^\s+(\S+): (read|write)$", text, re.MULTILINE) == [("contents", "read"), ("pages", "write"), ("id-token", "write")]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in re.findall(r"uses: (\S+)", text))
