"""The course map: which module stands where, and how the lines between them run.

A module's column is the longest way to it from a module that builds on nothing here; its rows belong to its track. Positions are
counted in cells; a line is an SVG path in the same units, from the mark of one module to the mark of another.
"""

from dataclasses import dataclass

from .console import BuildError

MOST_COLUMNS, MOST_ROWS = 8, 24                          # as many as styles/map.css knows
BENDS = (0.7, 0.84)                                      # of a column: between them lines change rows, clear of the words on either side
ASIDE = 0.02                                             # of a column, so that lines from several rows do not run into one another
CORNER = 0.1                                             # of a row, at most
LANE = 0.09                                              # of a row above its marks, for a line that passes by


@dataclass(frozen=True)
class Node:
    """A module on the map: `needs` are the modules that it builds on; `elsewhere` what it builds on that is not in the course."""

    module: dict
    column: int
    row: int
    needs: list[dict]
    elsewhere: list[dict]


@dataclass(frozen=True)
class Edge:
    """From what is needed to what needs it, by slug."""

    start: str
    end: str
    path: str


@dataclass(frozen=True)
class CourseMap:
    nodes: list[Node]                                    # in reading order: the order of course.toml
    edges: list[Edge]
    columns: int
    rows: int


def draw_map(tracks, modules):
    """Tracks of course.toml and modules ({"slug", "number", "title", "prerequisites"}) → CourseMap. Raises BuildError."""
    by_number = numbered(modules)
    needs = {module["slug"]: needs_of(module, by_number) for module in modules}
    columns = columns_of(needs, {module["slug"]: module for module in modules})
    bands = [[slug for slug in track["modules"] if slug in columns] for track in tracks]
    rows, height = rows_of(bands, columns, needs)
    width = 1 + max(columns.values(), default=0)
    if width > MOST_COLUMNS or height > MOST_ROWS:
        raise BuildError(f"The course map needs {width} columns and {height} rows, and site/styles/map.css knows "
                         f"{MOST_COLUMNS} and {MOST_ROWS}. Add rules there and raise the numbers in py/sitegen/map.py.")
    places = {slug: (columns[slug], rows[slug]) for slug in columns}
    found = {module["slug"]: module for module in modules}
    nodes = [Node(module, *places[module["slug"]], [found[slug] for slug in needs[module["slug"]]],
                  [need for need in module.get("prerequisites", []) if need["number"] not in by_number]) for module in modules]
    return CourseMap(nodes, edges_of(needs, places), width, height)


def numbered(modules):
    """{number: module}; every module has a number of its own."""
    found = {}
    for module in modules:
        number = module.get("number")
        if not number:
            raise BuildError(f"The lesson {module['slug']} has no number. Give it one in its lesson.toml.")
        if number in found:
            raise BuildError(f"{found[number]['slug']} and {module['slug']} are both module {number}. Give one of them another number.")
        found[number] = module
    return found


def needs_of(module, by_number):
    """The slugs of the course's own modules among the prerequisites of one, in its order."""
    numbers = [need["number"] for need in module.get("prerequisites", [])]
    for number in numbers:
        if number == module["number"]:
            raise BuildError(f"{module['slug']}/lesson.toml names itself as a prerequisite. Take it out.")
        if numbers.count(number) > 1:
            raise BuildError(f"{module['slug']}/lesson.toml names the prerequisite {number} twice. Take one out.")
    return [by_number[number]["slug"] for number in numbers if number in by_number]


def columns_of(needs, modules):
    """{slug: the number of modules on the longest way to it}."""
    columns, way = {}, []

    def visit(slug):
        if slug in way:
            circle = " → ".join(modules[each]["number"] for each in [*way[way.index(slug):], slug])
            raise BuildError(f"The prerequisites go round in a circle: {circle}. Take one of them out of its lesson.toml.")
        if slug not in columns:
            way.append(slug)
            columns[slug] = 1 + max(map(visit, needs[slug]), default=-1)
            way.pop()
        return columns[slug]

    for slug in needs:
        visit(slug)
    return columns


def rows_of(bands, columns, needs):
    """({slug: row}, how many rows). Each track is a band as high as its fullest column; within it every module goes near those that
    it is connected with, forwards and backwards a few times, and the arrangement with the fewest crossings stands."""
    serves = {slug: [other for other in needs if slug in needs[other]] for slug in needs}
    groups, floor = [], 0
    for band in bands:
        stacks = [[slug for slug in band if columns[slug] == column] for column in sorted({columns[slug] for slug in band})]
        height = max(map(len, stacks), default=0)
        groups += [(floor, height, stack) for stack in stacks]
        floor += height
    rows = {slug: base + place for base, _, stack in groups for place, slug in enumerate(stack)}
    best, cost = dict(rows), disorder(rows, columns, needs)
    for turn in range(6):
        near = serves if turn % 2 else needs
        for base, height, stack in sorted(groups, key=lambda group: columns[group[2][0]], reverse=near is serves):
            wish = {slug: mean([rows[other] for other in near[slug]], rows[slug]) for slug in stack}
            rows |= settle(sorted(stack, key=wish.get), wish, base, height)
        if (now := disorder(rows, columns, needs)) < cost:
            best, cost = dict(rows), now
    return best, floor


def mean(values, otherwise):
    return sum(values) / len(values) if values else otherwise


def settle(stack, wish, base, height):
    """Rows for one column of a band: in this order, each as near to its wish as the others leave room."""
    rows, free = {}, base
    for left, slug in zip(range(len(stack), 0, -1), stack):
        rows[slug] = max(free, min(round(wish[slug]), base + height - left))
        free = rows[slug] + 1
    return rows


def disorder(rows, columns, needs):
    """(crossings, rows travelled): the smaller, the calmer."""
    lines = [(columns[need], rows[need], columns[slug], rows[slug]) for slug in needs for need in needs[slug]]
    return (sum(cross(one, other) for place, one in enumerate(lines) for other in lines[:place]),
            sum(abs(start - end) for _, start, _, end in lines))


def cross(one, other):
    """How often two lines cross, if each changes to its last row (just above it, when it has further to go) in its first channel."""
    def at(line, column):
        start, row, end, last = line
        return row if column == start else last - LANE * (column < end)
    shared = range(max(one[0], other[0]), min(one[2], other[2]))
    return sum((at(one, column) - at(other, column)) * (at(one, column + 1) - at(other, column + 1)) < 0 for column in shared)


def edges_of(needs, places):
    """Short lines first, so that long ones find the room that is left."""
    taken, edges = {}, []
    lines = [(need, slug) for slug in needs for need in needs[slug]]
    for start, end in sorted(lines, key=lambda line: places[line[1]][0] - places[line[0]][0]):
        level = level_of(start, end, places, taken)
        edges.append(Edge(start, end, path(*places[start], *places[end], level)))
    order = {line: place for place, line in enumerate(lines)}
    return sorted(edges, key=lambda edge: order[edge.start, edge.end])


def level_of(start, end, places, taken):
    """The height at which a line passes the columns between its ends: along a row where nothing stands, else in a lane above
    the row that it goes to. Lines that share an end may share a level."""
    (first, row), (last, goal) = places[start], places[end]
    between = range(first + 1, last)
    clear = [level for level in (goal, row) if not any((column, level) in places.values() for column in between)]
    lanes = [goal - LANE * lane for lane in (1, 2, 3)]
    free = lambda level: all({start, end} & set(line) for column in between for line in taken.get((column, level), []))
    level = next(filter(free, [*clear, *lanes]), lanes[-1])
    for column in between:
        taken.setdefault((column, level), []).append((start, end))
    return level


def path(column, row, last, goal, level):
    """M 0 0, along the row to the bend, over to the level, along it, over to the goal, round the corners."""
    steps, now = [f"M{column} {row}"], row
    for step in range(column, last):
        then = goal if step == last - 1 else level
        if then != now:
            bend, end = (step + part + ASIDE * (row % 4 - 1.5) for part in BENDS)
            middle, corner = (bend + end) / 2, min(CORNER, abs(then - now) / 2) * (1 if then > now else -1)
            steps.append("H{} Q{} {} {} {} V{} Q{} {} {} {}".format(*map(
                number, (bend, middle, now, middle, now + corner, then - corner, middle, then, end, then))))
        now = then
    return " ".join([*steps, f"H{last}"])


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")
