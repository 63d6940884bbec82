"""Damaged weights give one clear sentence, never a crash and never other numbers."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import ReaderError, WeightsError, load
from sightline.weights import check_shapes, pack, tree, unpack

TENSORS = {"gate": np.array([0.5]), "layers.0.weight": np.arange(12.0).reshape(3, 4), "layers.0.bias": np.zeros(3),
           "layers.1.weight": -np.arange(12.0).reshape(3, 4), "empty": np.zeros((0, 5))}
FILE = pack(TENSORS)
HEADER = int.from_bytes(FILE[:8], "little")


def safetensors(header, body=b"", length=None):
    """A file with any header, right or wrong, and no checksums."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return (len(text) if length is None else length).to_bytes(8, "little") + text + body


def entry(begin, end, shape=(2,), dtype="F16"):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, end]}


def test_what_is_packed_is_unpacked():
    for dtype in ("F16", "F32"):
        tensors = unpack(pack(TENSORS, dtype))
        assert list(tensors) == list(TENSORS)
        for name, array in TENSORS.items():
            assert tensors[name].dtype == np.float32
            np.testing.assert_array_equal(tensors[name], array)


def test_files_without_checksums_are_read():
    body = np.array([1, 2], "<f2").tobytes() + np.array([[3.5]], "<f4").tobytes()
    tensors = unpack(safetensors({"b": entry(4, 8, (1, 1), "F32"), "a": entry(0, 4), "__metadata__": {"format": "np"}}, body))
    assert tensors["a"].tolist() == [1, 2] and tensors["b"].tolist() == [[3.5]]


def survives(data):
    """The only two ways out: the same numbers, or a WeightsError in one sentence or two."""
    try:
        tensors = unpack(data)
        check_shapes(tensors, {name: array.shape for name, array in TENSORS.items()})
    except WeightsError as error:
        assert "\n" not in str(error) and str(error).endswith(".")
        return
    for name, array in TENSORS.items():
        np.testing.assert_array_equal(tensors[name], array)


@given(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
@settings(max_examples=800)
def test_changed_bytes_never_change_a_number(changes):
    data = bytearray(FILE)
    for place, byte in changes:
        data[place] = byte
    survives(bytes(data))


@given(st.integers(0, 8 + HEADER), st.integers(0, 7))
@settings(max_examples=800)
def test_a_flipped_header_bit_never_changes_a_number(place, bit):
    data = bytearray(FILE)
    data[place] ^= 1 << bit
    survives(bytes(data))


@given(st.data())
@settings(max_examples=400)
def test_cut_joined_and_repeated_pieces(data):
    pieces = data.draw(st.lists(st.tuples(*[st.integers(0, len(FILE))] * 2), max_size=4))
    survives(b"".join(FILE[a:b] for a, b in pieces))


@given(st.binary(max_size=200), st.booleans())
@settings(max_examples=400)
def test_garbage(content, framed):
    with pytest.raises(WeightsError):
        unpack(safetensors(content) if framed else content)
        raise WeightsError("A file without tensors is no model.")   # {} is a valid, empty file


json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
                           lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3))


@given(st.dictionaries(st.sampled_from(["a", "b", "__metadata__"]),
                       json_values | st.fixed_dictionaries({"dtype": st.sampled_from(["F16", "F32", "I8", None]),
                                                            "shape": json_values | st.lists(st.integers(-1, 3), max_size=3),
                                                            "data_offsets": json_values | st.lists(st.integers(-2, 20), max_size=3)})))
@settings(max_examples=600)
def test_strange_headers(header):
    try:
        unpack(safetensors(header, bytes(16)))
    except WeightsError:
        pass


@pytest.mark.parametrize("name, data", [
    ("header", b""), ("header", b"1234567"), ("header", safetensors({}, length=10**18)), ("header", safetensors(b"not json")),
    ("header", safetensors(b"\xff\xfe")), ("header", safetensors([1, 2])), ("header", safetensors(b"[" * 100_000)),
    ("header", safetensors({"__metadata__": 3})), ("header", safetensors(b'{"a": 1, "a": 2}')),
    ("'a'", safetensors({"a": entry(0, 4)})), ("'a'", safetensors({"a": entry(0, 3)}, bytes(3))),
    ("'a'", safetensors({"a": entry(0, 4, (3,))}, bytes(4))), ("'a'", safetensors({"a": entry(0, 2, dtype="I8")}, bytes(2))),
    ("'a'", safetensors({"a": entry(0, 4, (-1, -2))}, bytes(4))), ("'a'", safetensors({"a": entry(0, 4, (True, 2))}, bytes(4))),
    ("'a'", safetensors({"a": entry(4, 0, (2,))}, bytes(4))), ("'a'", safetensors({"a": 7}, bytes(4))),
    ("'b'", safetensors({"a": entry(0, 4), "b": entry(2, 6)}, bytes(6))),
    ("'b'", safetensors({"a": entry(0, 4), "b": entry(6, 10)}, bytes(10))),
    ("end of the file", safetensors({"a": entry(0, 4)}, bytes(5))),
    ("'a'", safetensors({"a": entry(0, 4)}, np.array([1, np.nan], "<f2").tobytes())),
    ("'a'", safetensors({"a": entry(0, 4)}, np.array([1, np.inf], "<f2").tobytes())),
])
def test_the_sentence_names_the_place(name, data):
    with pytest.raises(WeightsError) as error:
        unpack(data)
    assert name in str(error.value)


def test_a_flipped_bit_in_the_numbers_is_noticed():
    place = 8 + HEADER + 2 + 2 * 5                     # the gate is one number; then the sixth of layers.0.weight
    data = bytearray(FILE)
    data[place] ^= 1
    with pytest.raises(WeightsError, match="'layers.0.weight'.*checksum"):
        unpack(bytes(data))
    data[data.index(b"layers.0.weight")] ^= 1          # and taking its checksum away does not help
    with pytest.raises(WeightsError, match="'layers.0.weight'.*checksum"):
        unpack(bytes(data))


def test_tensors_must_be_the_models_own(tiny_files, tiny_tensors):
    def loaded(tensors):
        return load(tiny_files | {"weights.safetensors": pack(tensors)})

    name = "language.layers.1.cross_attention.key.weight"
    with pytest.raises(WeightsError, match=f"'{name}' is missing"):
        loaded({key: tensor for key, tensor in tiny_tensors.items() if key != name})
    with pytest.raises(WeightsError, match=rf"'{name}' has shape \(16, 15\).*\(16, 16\)"):
        loaded(tiny_tensors | {name: np.zeros((16, 15))})
    with pytest.raises(WeightsError, match="'extra'"):
        loaded(tiny_tensors | {"extra": np.zeros(3)})
    assert loaded(tiny_tensors).parameters == sum(tensor.size for tensor in tiny_tensors.values())


@pytest.mark.parametrize("name, content", [
    ("config.json", b"{"), ("config.json", b"[]"), ("config.json", b"{}"), ("config.json", b'{"format": 2}'),
    ("config.json", b"\xff"), ("vocabulary.json", b"{}"), ("vocabulary.json", b'["a"]'), ("vocabulary.json", b""),
    ("vocabulary.json", b'["<pad>", "<bos>", "<answer>", "<eos>", "<unk>", "a", "a"]'),
    ("vocabulary.json", b'["<pad>", "<bos>", "<answer>", "<eos>", ["<unk>"]]'), ("card.json", b"3"),
])
def test_other_damaged_files_are_named(tiny_files, name, content):
    with pytest.raises(ReaderError, match=name if content != b'{"format": 2}' else "format"):
        load(tiny_files | {name: content})


@pytest.mark.parametrize("change", [
    {"patch": 0}, {"patch": 7}, {"size": "36"}, {"layers": 1.5}, {"heads": 3}, {"heads": 0}, {"best_layer": 3}, {"stem": [4]},
    {"position_scale": "x"}, {"position_scale": None},
])
def test_impossible_sizes_are_refused(tiny_files, change):
    config = json.loads(tiny_files["config.json"])
    (key, value), = change.items()
    for part in (config, config["picture"], config["vision"], config["language"]):
        if key in part:
            part[key] = value
    with pytest.raises(ReaderError, match="config.json"):
        load(tiny_files | {"config.json": json.dumps(config).encode()})


@pytest.mark.parametrize("name", ["config.json", "vocabulary.json", "weights.safetensors"])
def test_missing_files_are_named(tiny_files, name, tmp_path):
    with pytest.raises(ReaderError, match=f"no {name}"):
        load({key: content for key, content in tiny_files.items() if key != name})
    with pytest.raises(ReaderError, match="no config.json"):
        load(tmp_path)


def test_a_tree_reads_like_the_names():
    w = tree(TENSORS | {"a.b.weight": np.ones(2)})
    assert w.gate.tolist() == [0.5] and w.a.b.weight.tolist() == [1, 1]
    weight, bias = w.layers[0] if isinstance(w.layers[0], tuple) else (None, None)
    assert weight.shape == (3, 4) and bias.shape == (3,)
