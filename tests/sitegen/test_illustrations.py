"""Illustrations: drawn in proportion to the engine's own shares, described in words, and light enough to stand in a page."""

import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from sitegen.answers import answer_gallery
from sitegen.console import BuildError
from sitegen.course import Course
from sitegen.engine import model_folders
from sitegen.gallery import read_gallery
from sitegen.drawing import veils
from sitegen.illustrations import card, hero, ribbon, spotlight, wiring
from sitegen.illustrations.attention import Heads, Look
from sitegen.illustrations.bench import TALL, WIDE
from sitegen.illustrations.colours import CARD, PAGE
from sitegen.illustrations.geometry import Camera, along, number
from sitegen.illustrations.studio import Studio
from sitegen.output import Output
from sitegen.project import this_project

SVG = "{http://www.w3.org/2000/svg}"
SHARES = [0.0, 0.4, 0.05, 0.05, 0.3, 0.2, 0.0, 0.0, 0.0]
LOOK = Look("dog", "What is it?", SHARES, 3, "A dog & a ball.")


@pytest.fixture(scope="module")
def studio():
    """The studio of this very site."""
    project = this_project()
    pictures = read_gallery(project)
    return Studio(project, Output(), "Sightline", pictures, answer_gallery(project, model_folders(project)[0], pictures))


def warp(drawing):
    """The widths of a hero's threads, in order."""
    return sorted(float(path.get("stroke-width")) for path in drawing.iter(f"{SVG}path") if path.get("class") == "warp")


def test_threads_are_as_wide_and_patches_as_high_as_their_shares():
    widths = warp(ElementTree.fromstring(hero.hero(LOOK, "dog.webp", PAGE)))
    assert widths == pytest.approx([hero.THREAD * share for share in (0.2, 0.3, 0.4)])
    heights = {each.share: each.up for each in hero.lift(LOOK)}
    assert heights == pytest.approx({share: hero.LIFT * share / 0.4 for share in (0.4, 0.3, 0.2)})


def test_each_thread_ends_on_its_own_patch():
    for each in hero.lift(LOOK):
        far_left, far_right = (hero.CAMERA.point(each.across + side, each.down, each.up) for side in (0, 1))
        assert far_left[0] < each.end[0] < far_right[0]
        assert SHARES[each.row * 3 + each.column] == each.share


def test_the_sites_hero_lifts_what_had_more_than_an_even_share(studio):
    drawing = ElementTree.fromstring(studio.hero(lambda name: name))
    shares = studio.answer["table"][-1]["weights"]
    above = [share for share in shares if share > 1 / len(shares)]
    assert warp(drawing) == pytest.approx(sorted(hero.THREAD * share for share in above), abs=0.001)
    label = drawing.get("aria-label")
    for words in (f"{100 * max(shares):.1f}%", f"{100 * sum(above):.1f}%", f"{len(above)} of them", "“dog”", studio.picture.alt):
        assert words in label


def test_every_head_has_its_slide_and_threads_follow_the_mean(studio):
    heads = studio.heads
    assert heads.count == len(heads.shares) * len(heads.shares[0]) == 12
    assert all(sum(head) == pytest.approx(1, abs=0.01) for layer in heads.shares for head in layer)
    for bench in (WIDE, TALL):
        drawing = ElementTree.fromstring(spotlight.spotlight(heads, "dog.webp", PAGE, bench))
        assert len(list(drawing.iter(f"{SVG}image"))) == heads.count + 1
        above = [share for share in heads.mean if share > 1 / len(heads.mean)]
        assert warp(drawing) == pytest.approx(sorted(spotlight.THREAD * share for share in above), abs=0.001)
        label = drawing.get("aria-label")
        for shares in [heads.mean, *(head for layer in heads.shares for head in layer)]:
            assert f"{100 * max(shares):.1f}%" in label


def test_a_slide_is_covered_but_for_its_shares():
    drawing = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{spotlight.slide(LOOK, SHARES, "a", PAGE, WIDE.screen)}</svg>')
    covers = {path.get("d"): float(path.get("opacity")) for path in drawing.iter(f"{SVG}path") if path.get("opacity")}

    def cover(column, row):
        return [opacity for d, opacity in covers.items() if f"M{10 * column} {10 * row}h" in d]

    assert cover(1, 0) == [] and cover(0, 0) == [spotlight.DARK]
    assert cover(1, 1) == pytest.approx([spotlight.DARK * 0.25], abs=0.005)


def test_a_patch_lies_on_one_straight_thread_in_every_slide():
    for bench in (WIDE, TALL):
        slides = bench.slides(3, 4)
        assert len(slides) == 12 and slides[0] == bench.first and slides[-1].size == pytest.approx(bench.last.size)
        for at in ((-0.4, 0.3), (0.1, -0.2)):
            start, end = bench.leaving(*at), bench.last.point(*at)
            assert start[bench.axis] == pytest.approx(bench.source)
            for pane in slides:
                x, y = pane.point(*at)
                assert (x - start[0]) * (end[1] - start[1]) == pytest.approx((y - start[1]) * (end[0] - start[0]), abs=1e-6)


def test_the_narrowest_head():
    heads = Heads(LOOK, [[SHARES, [0.0] * 8 + [1.0]], [SHARES, SHARES]])
    assert heads.narrowest == (0, 1, 8)
    assert heads.mean[8] == 0.25 and heads.mean[1] == pytest.approx(0.3)


def test_drawings_are_sound(studio):
    """Well-formed, no inline style, ids that are unique and begin with their name, colours that are the theme's, and light."""
    def address(name):
        return f"../assets/{name}"

    both = f'<div xmlns="http://www.w3.org/1999/xhtml">{studio.hero(address)}{studio.hero(address, "other")}{studio.spotlight(address)}</div>'
    drawings = list(ElementTree.fromstring(both))
    assert len(drawings) == 4 and all(drawing.get("role") == "img" and drawing.get("aria-label") for drawing in drawings)
    ids = [element.get("id") for drawing in drawings for element in drawing.iter() if element.get("id")]
    assert len(set(ids)) == len(ids) and set(re.findall(r"url\(#([^)]+)\)", both)) <= set(ids)
    assert not any(element.get("style") for drawing in drawings for element in drawing.iter())
    assert not re.search(r'"#[0-9a-f]{3,8}"', both)
    assert all(len(ElementTree.tostring(drawing)) < 60_000 for drawing in drawings)


def test_a_word_that_looked_everywhere_alike_lifts_nothing():
    flat = Look("it", "What is it?", [0.25] * 4, 2, "A square.")
    drawing = ElementTree.fromstring(hero.hero(flat, "it.png", PAGE))
    assert warp(drawing) == []


def test_the_card_is_a_png_of_its_size_and_always_the_same(studio, tmp_path):
    svg = card.drawing(LOOK, card.data_url(studio.picture.file), ["One line,", "two lines."], "Name")
    fonts = [card.installed(studio.project, family) for family in card.FACES]
    first, second = card.render(svg, fonts), card.render(svg, fonts)
    assert first == second
    (tmp_path / "card.png").write_bytes(first)
    with Image.open(tmp_path / "card.png") as image:
        assert image.format == "PNG" and image.size == (1200, 630)


def test_the_card_is_set_in_the_sites_type(studio):
    fonts = [card.installed(studio.project, family) for family in card.FACES]
    empty, set_in_type = (card.render(card.drawing(LOOK, "", lines, "Name"), fonts) for lines in ([""], ["Words"]))
    assert empty != set_in_type
    assert set(re.findall(r'font-family="([^"]+)"', card.drawing(LOOK, "", ["Words"], "Name"))) <= set(card.FACES)
    assert set(CARD) == set(PAGE)


def test_the_preview_is_an_asset_drawn_once_and_small(studio):
    first, again = studio.preview("How text and vision meet"), studio.preview("How text and vision meet")
    assert first == again
    file = studio.output.files[studio.output.asset(first["asset"])]
    assert file.stat().st_size < 250_000
    assert "“dog”" in first["alt"]


def test_every_page_has_its_preview(built_site):
    for page in built_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        tags = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text))
        for name in ("description", "og:title", "og:description", "og:type", "og:site_name", "og:image:alt", "twitter:card"):
            assert tags.get(name), f"{page.name} has no {name}"
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert (page.parent / tags["og:image"]).resolve().is_file()
        assert len(re.findall(r'<meta name="theme-color" media=', text)) == 2
        assert "og:url" not in tags and 'rel="canonical"' not in text


def test_an_address_makes_preview_links_absolute(studio):
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    templates = Environment(loader=FileSystemLoader(studio.project.site / "templates"), undefined=StrictUndefined)
    course = Course({"name": "Sightline", "tagline": "Meet", "address": "https://example.org/course"}, [])
    text = templates.get_template("partials/link-preview.html").render(
        site=course.about, address=course.address, root="../", illustrations=studio,
        page={"url": "models/a.html", "title": "A", "description": "B"}, asset=lambda name: "../" + studio.output.asset(name))
    assert '<link rel="canonical" href="https://example.org/course/models/a.html">' in text
    assert '<meta property="og:url" content="https://example.org/course/models/a.html">' in text
    assert 'property="og:image" content="https://example.org/course/assets/previews/meet.' in text


def test_an_address_that_is_none_is_refused():
    assert Course({}, []).address is None
    with pytest.raises(BuildError, match="Begin it with https://"):
        Course({"address": "example.org"}, []).address


def test_geometry():
    camera = Camera(turn=0, tilt=90, unit=10, x=5, y=7)          # straight from above: nothing is shortened, height is not seen
    assert camera.point(2, 3, 4) == pytest.approx((25, 37))
    assert camera.plane(2, 3, 4, grain=5) == "matrix(2 0 0 2 25 37)"
    assert Camera(turn=0, tilt=0, unit=10, x=0, y=0).point(1, 5, 2) == pytest.approx((10, -20))
    assert along([2, 4, 2], 10, 20) == [11, 20, 29]
    assert (number(12.0), number(-0.04), number(3.149, 2)) == ("12", "0", "3.15")


WORDS = {"question": "where is it", "answer": "left", "tokens": ["<bos>", "where", "is", "it", "<answer>"],
         "weights": [[[[0.2, 0.5, 0.29, 0.01, 0.0]], [[0.97, 0.0, 0.0, 0.03, 0.0]]]]}


def test_a_wire_is_as_wide_as_its_share_and_ends_at_its_word():
    drawing = ElementTree.fromstring(wiring.wiring(WORDS, 1, PAGE))
    wires = [path for path in drawing.iter(f"{SVG}path") if path.get("class") == "wire"]
    assert sorted(float(wire.get("stroke-width")) for wire in wires) == pytest.approx([wiring.WIRE * share for share in (0.03, 0.29, 0.5)])
    assert "head 1 gave 50.0% to “where”; head 2 gave 97.0% to the start mark" in drawing.get("aria-label")
    ends = {round(float(path.get("d").split("H")[1])) for path in wires}
    assert ends == {round(wiring.LEFT + wiring.reach(word) + 18) for word in ("where", "is", "it")}


def test_the_ribbon_has_every_patch_once_and_numbers_those_that_came_apart():
    drawing = ElementTree.fromstring(ribbon.ribbon(4, 5, "dog.webp", "A dog.", PAGE))
    cuts = [group.find(f".//{SVG}image") for group in drawing.iter(f"{SVG}g") if group.get("class") == "cut"]
    assert len({(image.get("x"), image.get("y")) for image in cuts}) == 20
    assert [text.text for text in drawing.iter(f"{SVG}text")] == [str(n) for n in range(15, 20)]


def test_veils_leave_the_largest_share_bare_and_cover_what_got_nothing():
    found = dict(veils([0.5, 0.25, 0.0, 0.25], 2, levels=10))
    assert found == {0.5: "M1 0h1v1h-1zM1 1h1v1h-1z", 1.0: "M0 1h1v1h-1z"}
