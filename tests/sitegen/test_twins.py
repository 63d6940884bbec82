"""The smaller twins that some hosts send: which files have them, and that they say the same."""

import gzip

import brotli

from sitegen.build import build
from sitegen.twins import COMPRESSED, SMALL


def test_every_large_text_has_two_and_they_hold_it(mini):
    build(mini)
    texts = [path for path in mini.dist.rglob("*") if path.is_file() and path.suffix in COMPRESSED and "payload" not in path.parts]
    large = [path for path in texts if path.stat().st_size >= SMALL]
    assert {path.suffix for path in large} >= {".html", ".txt", ".json"} and len(large) < len(texts)
    for path in texts:
        twins = [path.with_name(f"{path.name}.br"), path.with_name(f"{path.name}.gz")]
        assert [twin.is_file() for twin in twins] == [path in large] * 2
        if path in large:
            content = path.read_bytes()
            assert brotli.decompress(twins[0].read_bytes()) == gzip.decompress(twins[1].read_bytes()) == content
            assert max(twin.stat().st_size for twin in twins) < len(content)
    assert not list((mini.dist / "assets" / "engine" / "payload").glob("*.br"))

