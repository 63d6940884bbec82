"""What the README tells hosts, and the workflow for GitHub Pages."""

import re

from sitegen.project import ROOT


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
