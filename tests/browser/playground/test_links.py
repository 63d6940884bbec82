"""Links to a state of the playground: the page's own codec, run under Node."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.project import this_project
from sitegen.tools import esbuild, install_node_modules, node_program

FIRST = {"picture": {"kind": "gallery", "slug": "dog"}, "question": "Where is the dog?", "temperature": 0, "seed": 0, "force": [],
         "covered": [], "cut": [], "gates": [1, 1, 1], "word": None, "patch": None, "layer": 1, "head": "mean",
         "scale": "relative", "view": "heads", "tool": "look", "numbers": False, "here": False, "sorted": False, "attention": None,
         "language": {"head": "mean", "row": None, "column": None}, "vision": {"direction": "from", "layer": 1, "head": "mean", "column": None},
         "vector": "vectors", "removal": "alone", "stage": None, "step": "ops.softmax"}
MANY = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Codec:
    """The page's modules in one Node process."""

    def __init__(self, script):
        self.process = subprocess.Popen([node_program(), script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, **wish):
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert not answer.pop("polluted")
        return answer

    def write(self, doc):
        return self.ask(write=doc)

    def read(self, fragment):
        return self.ask(read=fragment)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


@pytest.fixture(scope="module")
def codec(tmp_path_factory):
    project = this_project()
    install_node_modules(project)
    script = tmp_path_factory.mktemp("codec") / "codec.mjs"
    esbuild(project, Path(__file__).with_name("codec.js"), "--bundle", "--platform=node", "--format=esm", f"--outfile={script}")
    running = Codec(script)
    yield running
    running.close()


def fields(**choices):
    return st.fixed_dictionaries({}, optional=choices)


thousandths = st.integers(0, 1000)
items = st.fixed_dictionaries({"sprite": st.sampled_from(["ink/dog", "ink/cat-head"]), "x": thousandths, "y": thousandths,
                               "size": st.integers(60, 1200), "flip": st.booleans(), "turn": st.integers(-179, 180)})
pictures = st.one_of(
    st.sampled_from(["dog", "cat", "two-dogs"]).map(lambda slug: {"kind": "gallery", "slug": slug}),
    st.builds(lambda place, items: {"kind": "scene", "scene": {"place": place, "items": items}},
              st.sampled_from(["meadow", "street"]), st.lists(items, max_size=12)))
def maybe(most):
    return st.one_of(st.none(), st.integers(0, most))


def heads(most, *joined):
    return st.one_of(st.sampled_from(["mean", "max", *joined]), st.integers(0, most))


cuts = fields(query=st.integers(0, 31), patch=st.integers(0, 63), layer=st.integers(0, 2), head=st.integers(0, 3))
docs = fields(
    picture=pictures, question=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), temperature=st.floats(0, 10, width=32),
    seed=st.integers(0, 2**32 - 1), force=st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), max_size=12),
    covered=st.sets(st.integers(0, 63)).map(sorted), cut=st.lists(cuts, max_size=12),
    gates=st.lists(st.floats(-10, 10, width=32).map(lambda x: x + 0.0), min_size=3, max_size=3), word=st.integers(0, 31),
    patch=maybe(63), layer=st.integers(0, 2), head=heads(3, "rollout"), scale=st.sampled_from(["relative", "absolute"]),
    view=st.sampled_from(["heads", "matrix", "code"]), tool=st.sampled_from(["move", "look", "cover", "cut"]), numbers=st.booleans(),
    here=st.booleans(), sorted=st.booleans(), attention=st.sampled_from([None, "cross", "language", "vision"]),
    language=st.fixed_dictionaries({"head": heads(3), "row": maybe(31), "column": maybe(31)}),
    vision=st.fixed_dictionaries({"direction": st.sampled_from(["from", "to"]), "layer": st.integers(0, 3), "head": heads(1, "rollout"), "column": maybe(63)}),
    vector=st.sampled_from(["vectors", "features"]), removal=st.sampled_from(["alone", "company"]), stage=maybe(3),
    step=st.sampled_from(["ops.softmax", "attention.attend"]))

keys = st.sampled_from("q picture temperature seed force covered cut gates word patch layer head scale view tool numbers here sorted attention words patches vector removal stage step v __proto__ constructor x".split())
values = st.one_of(st.text(max_size=30), st.sampled_from(
    ["", "%", "%zz", "NaN", "-1", "1e999", "99999999999999999999", "null", "[object Object]", "{}", "f" * 16, "own", "scene:", "scene:meadow;ink/dog",
     "scene:meadow;ink/dog,1,2,300,,,,;ink/dog,1e9,-1e9,5;__proto__,1,1,1", "*,*,*", "q99", "p63,p64,m0", "1,1,1,1", "<img src=x onerror=alert(1)>"]))
hostile = st.one_of(st.text(max_size=200), st.lists(st.tuples(keys, values), max_size=12).map(lambda parts: "&".join(f"{k}={v}" for k, v in parts)))


@MANY
@given(docs)
def test_a_state_comes_back_from_its_link(codec, part):
    doc = FIRST | part
    link = codec.write(doc)
    assert link["lost"] == []
    assert all(32 < ord(letter) < 127 for letter in link["text"]), "a link is plain text without blanks"
    assert codec.read("#" + link["text"]) == {"doc": doc, "problem": None}


@MANY
@given(hostile)
def test_any_text_gives_a_state_that_the_page_can_show(codec, text):
    doc = codec.read(text)["doc"]
    again = codec.write(doc)
    assert again["lost"] == []
    assert codec.read(again["text"]) == {"doc": doc, "problem": None}
    assert len(again["text"]) < 2000


def test_only_what_differs_is_written_and_it_can_be_read(codec):
    assert codec.write({})["text"] == ""
    link = codec.write({"question": "Is the cat left of the dog?", "covered": [27, 28, 35, 36], "gates": [1, 0.5, 0], "head": 2})["text"]
    assert link == "q=Is+the+cat+left+of+the+dog%3F&covered=0000001818000000&gates=1,0.5,0&head=2&v=1"


def test_what_is_looked_at_is_said_in_few_letters(codec):
    link = codec.write({"view": "encoder", "patch": 45, "vision": {"direction": "to", "layer": 3, "head": 2, "column": None},
                        "language": {"head": "mean", "row": None, "column": 4}})["text"]
    assert link == "patch=45&view=encoder&words=mean,,4&patches=to,3,2&v=1"


@pytest.mark.parametrize("fragment, part", [
    ("q=Is+it+a+cat%3F&covered=0000001800000000&cut=l1p3&gates=1,0.5,0&patch=45&layer=2&head=2&scale=absolute&view=matrix&tool=cut&numbers=yes&v=1",
     {"question": "Is it a cat?", "covered": [27, 28], "cut": [{"layer": 1, "patch": 3}], "gates": [1, 0.5, 0], "patch": 45, "layer": 2, "head": 2,
      "scale": "absolute", "view": "matrix", "tool": "cut", "numbers": True}),
])
def test_a_link_made_before_there_was_more_to_hold_still_opens(codec, fragment, part):
    assert codec.read(fragment) == {"doc": FIRST | part, "problem": None}


def test_the_longest_link_can_still_be_pasted(codec):
    item = {"sprite": "ink/cat-head", "x": 1000, "y": 1000, "size": 1000, "flip": True, "turn": -135}
    doc = {"picture": {"kind": "scene", "scene": {"place": "meadow", "items": [item] * 12}}, "question": "\N{DOG FACE}" * 300,
           "temperature": 1 / 3, "seed": 2**32 - 1, "force": ["background"] * 12, "covered": list(range(64)), "gates": [1 / 3] * 3,
           "cut": [{"query": 20, "layer": 1, "head": n % 4, "patch": n % 64} for n in range(200)], "word": 11, "patch": 63,
           "layer": 2, "head": "rollout", "scale": "absolute", "view": "matrix", "tool": "cover", "numbers": True,
           "here": True, "sorted": True, "attention": "language", "language": {"head": 3, "row": 31, "column": 30},
           "vision": {"direction": "to", "layer": 3, "head": "rollout", "column": 63}, "vector": "features", "removal": "company", "stage": 0,
           "step": "attention.attend"}
    link = codec.write(doc)
    assert len(link["text"]) < 2000
    assert link["lost"] == ["question", "cut"], "what has no room is named, not dropped in silence"


def test_a_whole_row_of_cuts_is_one_mask(codec):
    cut = [{"layer": 1, "patch": patch} for patch in range(8, 16)]
    link = codec.write({"cut": cut})["text"]
    assert link == "cut=l1m00ff000000000000&v=1"
    assert codec.read(link)["doc"]["cut"] == cut


def test_half_a_character_becomes_a_whole_one(codec):
    link = codec.write({"question": "dog \ud83d"})
    assert link["lost"] == ["question"]
    assert codec.read(link["text"])["doc"]["question"] == "dog \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("fragment, said, kept", [
    ("v=2&q=x", "newer version", {}),
    ("q=What+is+th", "The end of this link is missing", {"question": "What is th"}),
    ("picture=own&v=1", "never leaves their machine", {}),
    ("picture=whale&gates=1,99,1&v=1", "the picture and the gates could not be used as written", {"gates": [1, 10, 1]}),
    ("covered=zz&__proto__=1&v=1", "the covered patches and a part that this page does not know", {}),
    ("patches=to,9,mean&words=2,7,40&v=1", "what the words ask the words and what the patches ask the patches could not",
     {"vision": {"direction": "to", "layer": 3, "head": "mean", "column": None}, "language": {"head": 2, "row": 7, "column": 31}}),
    ("patches=up,1,mean&words=mean,1,2,3&attention=none&step=os.system&here=1&v=1",
     "where the brush cuts, the attention whose arithmetic is open, what the words ask the words, what the patches ask the patches and the step", {}),
    ("q=%E0%A4%A&v=1", "a part that this page does not know", {}),
    (f"q={'x' * 9000}&v=1", "far longer", {}),
])
def test_what_is_lost_is_said(codec, fragment, said, kept):
    answer = codec.read(fragment)
    assert said in answer["problem"]
    assert answer["doc"] == FIRST | kept


def test_a_place_on_the_page_is_no_state(codec):
    assert codec.read("#main") == codec.read("") == {"doc": FIRST, "problem": None}
