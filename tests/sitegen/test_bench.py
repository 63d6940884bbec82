"""The benchmark's table: what was measured, with units, and how it compares."""

import pytest

from sitegen.bench import bench, playground_table
from sitegen.console import BuildError
from sitegen.project import this_project

RESULT = {
    "rows": [{"name": "full answer on a new picture", "median": 14.8, "ratio": 1.0}, {"name": "gate of layer 1", "median": 5.0, "ratio": 0.338}],
    "start": [143.2, 61], "hands": [{"touch": "a gate", "median": 19.6, "per_second": 34.26, "blocked": []}],
    "drag": {"answers": 21.3, "frames": 58.9, "blocked": [51.7]},
    "before": {"bytes": 43581440, "objects": 31669, "pictures": 1, "page": 2830600, "nodes": 3479},
    "after": {"bytes": 43581440, "objects": 31622, "pictures": 1, "page": 3234664, "nodes": 3404},
}


def test_the_table_says_everything():
    lines = [" ".join(line.split()) for line in playground_table(RESULT).splitlines()]
    for line in ("full answer on a new picture 14.8 ms 1.00 ×", "gate of layer 1 5.0 ms 0.34 ×",
                 "a gate 19.6 ms 34.3 a second no task of 50 ms",
                 "dragging on, a step a frame 21.3 answers and 58.9 frames a second longest task 52 ms (1 of 50 ms or more)",
                 "while it starts longest task 143 ms (2 of 50 ms or more)",
                 "worker, WebAssembly, bytes 43,581,440 → 43,581,440", "page, DOM nodes 3,479 → 3,404"):
        assert line in lines


def test_a_browser_that_hides_its_heap_is_no_obstacle():
    result = {**RESULT, **{time: {key: RESULT[time][key] for key in ("bytes", "objects", "pictures")} for time in ("before", "after")}}
    assert "page, JavaScript" not in playground_table(result) and "worker, pictures" in playground_table(result)


def test_an_unknown_benchmark_is_named():
    with pytest.raises(BuildError, match="no benchmark 'speed'; there are: answer, playground"):
        bench(this_project(), "speed", as_json=False)
