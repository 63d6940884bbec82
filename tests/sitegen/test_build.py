"""The whole build, on the little site."""

from sitegen.build import build


def test_first_build(mini):
    build(mini)
    print([(p.relative_to(mini.dist), p.stat().st_size) for p in mini.dist.rglob("*") if p.is_file()])
    print((mini.dist / "modules/01-first.html").read_text())
