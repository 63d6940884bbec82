"""Finding the browsers: what is named, what is installed, and one clear sentence."""

import stat

import pytest

from sitegen.browsers import chromium, find_browser, find_firefox, find_webkit, find_windowless, firefox, webkit
from sitegen.console import BuildError


@pytest.fixture
def program(tmp_path):
    def make(name, exit_code):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        return str(path)
    return make


def test_the_one_that_is_named(mini, program, monkeypatch):
    path = program("mine", 0)
    monkeypatch.setenv("SIGHTLINE_BROWSER", path)
    assert find_browser(mini) == path


def test_a_named_one_that_does_not_start(mini, program, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_BROWSER", program("broken", 1))
    with pytest.raises(BuildError, match="SIGHTLINE_BROWSER"):
        find_browser(mini)


def test_an_installed_one_that_starts(mini, program, monkeypatch, tmp_path):
    program("chromium", 1)                               # there, but broken
    works = program("google-chrome", 0)
    monkeypatch.delenv("SIGHTLINE_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser(mini) == works


def test_none_at_all(mini, monkeypatch):
    monkeypatch.delenv("SIGHTLINE_BROWSER", raising=False)
    for look in ("installed", "playwrights_own", "debians_package"):
        monkeypatch.setattr(chromium, look, lambda project: None)
    with pytest.raises(BuildError, match="apt-get install chromium"):
        find_browser(mini)


def test_without_windows_where_it_is_beside_the_whole_one(mini, program, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(chromium, "install_packages", lambda project, *packages: asked.extend(packages))
    monkeypatch.delenv("SIGHTLINE_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    google = program("google-chrome", 0)
    assert find_windowless(mini) == google and asked == []
    whole = program("chromium", 0)
    assert find_windowless(mini) == whole and asked == ["chromium-headless-shell"]
    program("chromium-headless-shell", 1)                # there, but broken
    assert find_windowless(mini) == whole
    works = program("chromium-headless-shell", 0)
    assert find_windowless(mini) == works
    monkeypatch.setenv("SIGHTLINE_BROWSER", google)
    assert find_windowless(mini) == google


def test_firefox_is_named_or_installed_or_asked_for(mini, program, monkeypatch, tmp_path):
    monkeypatch.setenv("SIGHTLINE_FIREFOX", program("broken", 1))
    with pytest.raises(BuildError, match="SIGHTLINE_FIREFOX"):
        find_firefox(mini)
    monkeypatch.delenv("SIGHTLINE_FIREFOX")
    monkeypatch.setenv("PATH", str(tmp_path))
    works = program("firefox-esr", 0)
    assert find_firefox(mini) == works
    for look in ("installed", "debians_package"):
        monkeypatch.setattr(firefox, look, lambda project: None)
    with pytest.raises(BuildError, match="apt-get install firefox-esr"):
        find_firefox(mini)


def test_webkit_needs_three_programs(mini, program, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(webkit, "BROWSERS", [program("MiniBrowser", 0)])
    monkeypatch.setattr(webkit, "install_packages", lambda project, *packages: None)
    program("WebKitWebDriver", 0)
    with pytest.raises(BuildError, match="apt-get install webkit2gtk-driver xvfb"):
        find_webkit(mini)
    program("Xvfb", 0)
    assert [path.rpartition("/")[2] for path in find_webkit(mini)] == ["MiniBrowser", "WebKitWebDriver", "Xvfb"]
