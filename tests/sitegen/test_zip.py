"""The zip: what is in it, that nothing in it is missing or left over, and that it comes out the same every time."""

import os
import shutil
import subprocess
import time
from zipfile import ZipFile

import pytest

from built_pages import assert_links_resolve
from sitegen.zip import TOP, date_of, make_zip


@pytest.fixture
def unpacked(mini, tmp_path):
    with ZipFile(make_zip(mini)) as archive:
        archive.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked"


def test_one_folder_with_a_beginning_and_all_licences(unpacked, mini):
    assert [path.name for path in unpacked.iterdir()] == [TOP]
    start = (unpacked / TOP / "START-HERE.txt").read_text(encoding="utf-8")
    assert "double-click index.html" in start and "licences.txt" in start
    assert (unpacked / TOP / "licences.txt").read_bytes() == (mini.dist / "licences.txt").read_bytes()


def test_the_site_is_whole_without_what_only_a_host_can_use(unpacked, mini):
    assert_links_resolve(unpacked / TOP)
    here = {path.relative_to(unpacked / TOP).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    there = {path.relative_to(mini.dist).as_posix() for path in mini.dist.rglob("*") if path.is_file()}
    assert here - there == {"START-HERE.txt"}
    left_out = there - here
    assert all(path.startswith(("assets/engine/", "assets/previews/", "assets/icons/", "manifest.webmanifest", "service-worker.js"))
               or path.endswith((".gz", ".br", ".zst")) for path in left_out)
    assert any("/payload/" in path for path in here) and not any("/payload/" in path for path in left_out)
    assert all("assets/previews/" not in page.read_text(encoding="utf-8") for page in unpacked.rglob("*.html"))


def test_a_build_from_nothing_an_hour_later_gives_the_same_bytes(mini, monkeypatch):
    """No cache, no clock, no order of the disk and no permission of the folder may show."""
    first = make_zip(mini).read_bytes()
    shutil.rmtree(mini.dist)
    mini.zip.unlink()
    for name in ("bundle", "answers"):
        shutil.rmtree(mini.cache / name)
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    (mini.site / "START-HERE.txt").chmod(0o600)
    assert make_zip(mini).read_bytes() == first


def test_its_files_bear_the_date_of_the_last_commit(mini):
    assert str(date_of(mini)) == "2026-01-01 00:00:00+00:00"                 # the little site is no repository
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in ([*git, "init", "-q"], [*git, "commit", "-q", "--allow-empty", "-m", "x", "--date", "2020-01-01T00:00:00Z"]):
        subprocess.run(command, cwd=mini.root, check=True, env={**os.environ, "GIT_COMMITTER_DATE": "2021-02-03T04:05:06+0200"})
    with ZipFile(make_zip(mini)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2021, 2, 3, 2, 5, 6)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
