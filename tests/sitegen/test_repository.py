"""The repository itself: licences, pins, lock files, and words that have no place in it."""

import json
import re
import subprocess
import tomllib

import pytest
from fontTools.ttLib import TTFont

from sitegen.fonts import COMMON, FONTS, subset
from sitegen.project import ROOT, this_project

HOSTS = re.compile(r"https?://[a-z.]*(npm|pypi|pythonhosted|debian)", re.IGNORECASE)
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])/(root|home|Users)/\w")


def committed_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def texts():
    for path in committed_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_registry_host_and_no_path_of_somebody_s_machine():
    for name, text in texts():
        assert not HOSTS.search(text), f"{name} names a registry's host"
        assert not MACHINE_PATHS.search(text), f"{name} names a path of somebody's machine"


def test_the_javascript_lock_file_has_hashes_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages and not any("resolved" in entry for entry in packages.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_javascript_packages_are_pinned():
    package = json.loads((ROOT / "package.json").read_text())
    for versions in (package["dependencies"], package["devDependencies"]):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())


def test_no_two_files_define_the_same_element():
    """The second would be silently left out: a bundle defines what no other has."""
    definition = re.compile(r"""^(?:setTimeout\(\(\) => )?(?:define|customElements\.define)\(['"]([\w-]+)""", re.MULTILINE)
    names = [name for path in (ROOT / "site" / "scripts").rglob("*.js") for name in definition.findall(path.read_text(encoding="utf-8"))]
    assert "attention-playground" in names and len(names) == len(set(names))


# Where a text could become a script or a part of the page.
SINKS = re.compile(r"""unsafe(?:HTML|SVG|MathML|Static)|(?:inner|outer)HTML|insertAdjacentHTML|HTMLUnsafe|createContextualFragment|DOMParser|srcdoc|document\.write
    |\beval\(|\bFunction\(|\bimport\(|importScripts\(|set(?:Timeout|Interval)\(['"`]|javascript:|execCommand|setAttribute\(['"](?:on|style)|\ style=
    |createElement\(['"](?:script|iframe|object|embed|style)|new\ (?:Shared)?Worker\(|serviceWorker\.register|window\.open
    |\blocation(?:\.href)?\ =[^=]|location\.(?:assign|replace)\(""", re.VERBOSE)
# Scripts of the site's own, by address; the workers' Blobs, of texts that were checked or are a constant; the service worker.
KNOWN_SINKS = {"elements/script.js": {"createElement('script"}, "engine/file-transport.js": {"createElement('script"},
               "engine/worker-source.js": {"new Worker("}, "figure/decode.js": {"new Worker("},
               "offline/page/keeper.js": {"serviceWorker.register"}}


def test_no_text_becomes_a_script_or_a_part_of_the_page():
    scripts = ROOT / "site" / "scripts"
    found = {}
    for path in scripts.rglob("*.js"):
        name = path.relative_to(scripts).as_posix()
        code = re.sub(r"/\*.*?\*/|(?<![:'\"\w])//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        if not name.startswith("bench/") and SINKS.search(code):      # benches are pages of the workbench, never part of a site
            found[name] = set(SINKS.findall(code))
    assert found == KNOWN_SINKS


@pytest.mark.parametrize("name", ["site"])
def test_python_packages_are_pinned_and_hashed(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = re.findall(r"^\S.*(?:\n    .*)*", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), re.MULTILINE)
    assert entries and all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_training_packages_are_pinned():
    lines = [line for line in (ROOT / "requirements" / "train.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines and all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in lines)


@pytest.mark.parametrize("folder", sorted(path.name for path in (ROOT / "assets").iterdir() if path.is_dir()))
def test_every_kind_of_asset_says_whose_it_is(folder):
    kept = ROOT / "assets" / folder
    inside = [kept, *(path for path in kept.iterdir() if path.is_dir())] if folder == "models" else [kept]
    assert any(re.search("licen[cs]e", path.read_text(encoding="utf-8"), re.IGNORECASE)
               for each in inside for path in [*each.glob("*.md"), *each.glob("LICENSE*"), *each.glob("LICENSES/*.md")])


def test_every_font_comes_with_its_papers():
    folder = ROOT / "assets" / "fonts"
    papers = (folder / "README.md").read_text()
    assert {path.stem for path in folder.glob("*.woff2")} == set(FONTS)
    assert all(f"`{path.name}`" in papers for path in [*folder.glob("*.woff2"), *folder.glob("LICENSE-*")])


@pytest.mark.parametrize("name", FONTS)
def test_fonts_can_be_made_again(name):
    assert subset(this_project(), name) == (ROOT / "assets" / "fonts" / f"{name}.woff2").read_bytes()


def test_a_seldom_letter_is_asked_of_the_file_that_has_it():
    sheet = (ROOT / "site" / "styles" / "fonts.css").read_text(encoding="utf-8")
    asked = re.findall(r"fonts/([\w-]+-seldom)\.woff2.*?unicode-range: ([^;]+);", sheet, re.DOTALL)
    assert len(asked) == sum(name.endswith("-seldom") for name in FONTS)
    for name, ranges in asked:
        ends = [[int(end, 16) for end in each.strip().removeprefix("U+").split("-")] for each in ranges.split(",")]
        wanted = {letter for first, *last in ends for letter in range(first, (last or [first])[0] + 1)}
        has = set(TTFont(ROOT / "assets" / "fonts" / f"{name}.woff2").getBestCmap())
        assert has <= wanted and wanted & set(COMMON) == set()


def test_ci_runs_the_readme_s_test_command():
    [command] = re.findall(r"^python3 build\.py test$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    assert command in (ROOT / "README.md").read_text()


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    init = (ROOT / "py" / "sightline" / "__init__.py").read_text()
    assert project["version"] == json.loads((ROOT / "package.json").read_text())["version"]
    assert f'__version__ = "{project["version"]}"' in init
