"""licences.txt names every package whose code is in the scripts."""

import json
import re

from sitegen.bundles import MORE, SCRIPTS
from sitegen.licences import licence_text
from sitegen.project import this_project
from sitegen.tools import esbuild, install_node_modules


def test_every_bundled_package_is_named(tmp_path):
    project = this_project()
    install_node_modules(project)
    scripts = [project.site / name for name in SCRIPTS + MORE if name.endswith(".js")]
    esbuild(project, *scripts, "--bundle", "--format=iife", "--loader:.py=text",
            f"--outdir={tmp_path}", f"--metafile={tmp_path / 'meta.json'}")
    sources = json.loads((tmp_path / "meta.json").read_text())["inputs"]
    bundled = {re.match(r"(@[^/]+/)?[^/]+", path.rpartition("node_modules/")[2])[0] for path in sources if "node_modules/" in path}
    assert {"lit", "@codemirror/view"} <= bundled
    named = licence_text(project).lower()
    for package in bundled:
        name = "lit" if package.startswith(("@lit/", "lit-")) else package          # one project, one licence
        assert re.search(rf"^{re.escape(name)} \d", named, re.MULTILINE), f"{package} is bundled, but not in licences.txt"
