"""The course map: columns by what builds on what, rows by track, and lines that keep clear of the modules between."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.console import BuildError
from sitegen.map import MOST_COLUMNS, MOST_ROWS, draw_map
from sitegen.project import ROOT

TITLES = {"01": "Tokens", "02": "Embeddings", "03": "Patches", "04": "Vision Transformers", "12": "Attention", "23": "Cross-Attention"}


def course(**tracks):
    """course(text={"12": ["02"], …}, …) → what draw_map takes: numbers, and the numbers that each builds on."""
    modules = [{"slug": f"{number}-m", "number": number, "title": TITLES.get(number, number),
                "prerequisites": [{"number": need, "title": TITLES.get(need, need)} for need in needs]}
               for track in tracks.values() for number, needs in track.items()]
    return [{"slug": name, "modules": [f"{number}-m" for number in track]} for name, track in tracks.items()], modules


def drawn(**tracks):
    return draw_map(*course(**tracks))


def places(course_map):
    return {node.module["number"]: (node.column, node.row) for node in course_map.nodes}


TWO_TRACKS = {"text": {"01": [], "02": ["01"], "12": ["02"]}, "image": {"03": [], "04": ["03", "12"], "23": ["12", "04"]}}


def test_columns_are_the_longest_way_and_tracks_are_bands():
    found = drawn(**TWO_TRACKS)
    assert places(found) == {"01": (0, 0), "02": (1, 0), "12": (2, 0), "03": (0, 1), "04": (3, 1), "23": (4, 1)}
    assert (found.columns, found.rows) == (5, 2)


def test_modules_stay_in_reading_order():
    assert [node.module["number"] for node in drawn(a={"23": ["12"], "12": []}).nodes] == ["23", "12"]


def test_what_is_not_in_the_course_is_named_and_not_drawn():
    found = drawn(image={"23": ["12", "04"], "04": []})
    [node] = [node for node in found.nodes if node.module["number"] == "23"]
    assert [need["number"] for need in node.needs] == ["04"]
    assert node.elsewhere == [{"number": "12", "title": "Attention"}]
    assert [(edge.start, edge.end) for edge in found.edges] == [("04-m", "23-m")]


def test_a_line_along_a_row_is_straight_and_one_to_another_row_bends_beside_the_words():
    paths = {(edge.start[:2], edge.end[:2]): edge.path for edge in drawn(**TWO_TRACKS).edges}
    assert paths["01", "02"] == "M0 0 H1"
    assert paths["03", "04"] == "M0 1 H3"                   # nothing stands between
    bend, = re.findall(r"M2 0 H([\d.]+) Q", paths["12", "04"])
    assert 2.65 < float(bend) < 2.75 and paths["12", "04"].endswith(" 1 H3")


def test_a_long_line_passes_above_the_module_between():
    found = drawn(a={"01": [], "02": ["01"], "03": ["02", "01"]})
    [long] = [edge for edge in found.edges if (edge.start, edge.end) == ("01-m", "03-m")]
    heights = {float(y) for y in re.findall(r" (-?[\d.]+) H", long.path)}
    assert -0.5 < min(heights) < 0 and max(heights) == 0


def test_parallel_long_lines_do_not_run_into_one_another():
    found = drawn(a={"01": [], "02": ["01"], "03": ["02"], "04": ["03", "01"], "05": ["04", "02"]})
    low = [min(float(y) for y in re.findall(r" (-?[\d.]+) H", edge.path)) for edge in found.edges if "Q" in edge.path]
    assert len(low) == 2 and low[0] != low[1]


def test_rows_are_chosen_so_that_lines_do_not_cross():
    found = places(drawn(a={"01": [], "02": []}, b={"03": ["02"], "04": ["01"]}))
    assert found["04"][1] < found["03"][1]                 # although 03 is named first


@pytest.mark.parametrize("tracks, complaint", [
    ({"a": {"01": ["02"], "02": ["03"], "03": ["01"]}}, "circle: 01 → 02 → 03 → 01"),
    ({"a": {"01": ["01"]}}, "01-m/lesson.toml names itself"),
    ({"a": {"01": [], "02": ["01", "01"]}}, "02-m/lesson.toml names the prerequisite 01 twice"),
    ({"a": {"01": []}, "b": {"01": []}}, "both module 01"),
    ({"a": {f"{number:02}": [f"{number - 1:02}"] for number in range(1, MOST_COLUMNS + 2)}}, f"needs {MOST_COLUMNS + 1} columns"),
    ({"a": {f"{number:02}": [] for number in range(MOST_ROWS + 1)}}, f"{MOST_ROWS + 1} rows"),
])
def test_mistakes_are_told(tracks, complaint):
    with pytest.raises(BuildError, match=complaint):
        drawn(**tracks)


def test_a_lesson_without_a_number_is_named():
    with pytest.raises(BuildError, match="01-m has no number"):
        draw_map([{"modules": ["01-m"]}], [{"slug": "01-m", "title": "Tokens"}])


def test_the_stylesheet_knows_every_place():
    sheet = (ROOT / "site/styles/map.css").read_text(encoding="utf-8")
    for name, most in (("columns", MOST_COLUMNS), ("column", MOST_COLUMNS), ("row", MOST_ROWS)):
        rules = re.findall(rf'\[data-{name}="(\d+)"\] {{ --{name}: (\d+); }}', sheet)
        assert rules == [(str(number), str(number)) for number in range(1, most + 1)]


@st.composite
def courses(draw):
    """Up to twenty modules in up to three tracks, each building on up to three of those before it, in an order of their own."""
    count = draw(st.integers(1, 20))
    numbers = [f"{number:02}" for number in range(count)]
    depth, needs = {}, {}
    for place, number in enumerate(numbers):
        shallow = [other for other in numbers[:place] if depth[other] < MOST_COLUMNS - 1]
        needs[number] = draw(st.lists(st.sampled_from(shallow), max_size=3, unique=True)) if shallow else []
        depth[number] = 1 + max((depth[need] for need in needs[number]), default=-1)
    order = draw(st.permutations(numbers))
    home = {number: draw(st.integers(0, 2)) for number in numbers}
    return {f"t{track}": {number: needs[number] for number in order if home[number] == track} for track in range(3)}


@settings(max_examples=150, deadline=None)
@given(courses())
def test_any_course_finds_its_places(tracks):
    found = drawn(**tracks)
    where = places(found)
    needs = {number: wanted for track in tracks.values() for number, wanted in track.items()}
    assert len(set(where.values())) == len(where) == len(needs)
    for number, wanted in needs.items():
        assert where[number][0] == 1 + max((where[need][0] for need in wanted), default=-1)
    assert all(0 <= column < found.columns and 0 <= row < found.rows for column, row in where.values())
    bands = [{where[number][1] for number in track} for track in tracks.values() if track]
    assert all(max(one) < min(other) for one, other in zip(bands, bands[1:]))
    assert {(edge.start[:2], edge.end[:2]) for edge in found.edges} == {(need, number) for number in needs for need in needs[number]}
    for edge in found.edges:
        (column, row), (last, _) = where[edge.start[:2]], where[edge.end[:2]]
        assert edge.path.startswith(f"M{column} {row}") and edge.path.endswith(f" H{last}")
        marks = [place for place in where.values() if column < place[0] < last]
        passed = {(x, height) for x in range(column + 1, last) for height in [height_at(edge.path, x)]}
        assert not passed & set(marks), "a line runs through a module that has no part in it"


def height_at(path, column):
    """How high the line is when it passes this column."""
    x = y = 0
    for command, values in re.findall(r"([MHQV])([^MHQV]+)", path):
        numbers = [float(value) for value in values.split()]
        if command == "H" and numbers[0] >= column:
            return y
        x, y = (numbers[0], y) if command == "H" else (x, numbers[0]) if command == "V" else numbers[-2:]
    return y
