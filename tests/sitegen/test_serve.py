"""The static server: types, prefixes, nothing outside its folders."""

import http.client
import urllib.request

import pytest

from sitegen.serve import TYPES, SiteServer, server_on


@pytest.fixture
def served(tmp_path):
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "index.html").write_text("<p>hello</p>")
    for suffix in TYPES:
        (tmp_path / "a b" / f"file{suffix}").write_bytes(b"x")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "here.txt").write_text("bench")
    with SiteServer({"/some/course/": tmp_path / "a b", "/some/course/bench/": tmp_path / "bench"}) as server:
        yield server


def get(url):
    with urllib.request.urlopen(url) as reply:
        return reply.read(), reply.headers["Content-Type"]


def test_types(served):
    for suffix, kind in TYPES.items():
        assert get(f"{served.origin}/some/course/file{suffix}")[1] == kind


def test_folders_and_prefixes(served):
    assert get(f"{served.origin}/some/course/")[0] == b"<p>hello</p>"
    assert get(f"{served.origin}/some/course/bench/here.txt")[0] == b"bench"


@pytest.mark.parametrize("path", [
    "/", "/other/", "/some/course/nothing.html", "/some/course/bench/", "/some/course/../secret.txt",
    "/some/course/%2e%2e/secret.txt", "/some/course/..%2fsecret.txt",
])
def test_nothing_else_is_there(served, path):
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port)
    connection.request("GET", path)
    assert connection.getresponse().status == 404


@pytest.mark.parametrize("wanted, status, content, tells", [
    ("bytes=2-4", 206, b">he", "bytes 2-4/12"), ("bytes=9-", 206, b"/p>", "bytes 9-11/12"), ("bytes=0-99", 206, b"<p>hello</p>", "bytes 0-11/12"),
    ("bytes=12-", 416, None, None), ("lines=1-2", 200, b"<p>hello</p>", None),
])
def test_a_part_of_a_file(served, wanted, status, content, tells):
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port)
    connection.request("GET", "/some/course/index.html", headers={"Range": wanted})
    reply = connection.getresponse()
    assert (reply.status, reply.headers["Content-Range"], reply.headers["Accept-Ranges"]) == (status, tells, "bytes")
    assert content is None or reply.read() == content


def test_a_taken_port_is_no_obstacle(mini):
    mini.dist.mkdir()
    with SiteServer({"/": mini.dist}) as first, server_on(mini, first.server_port) as second:
        assert first.server_port != second.server_port
