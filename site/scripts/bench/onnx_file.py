"""Just enough of ONNX's file format to write a graph down, so that the benchmark needs no further package.

A file is a protocol buffer: fields of (number, kind, value), nested by length. Field numbers are those of onnx.proto3.
"""

import struct

import numpy as np

FLOAT, INT64 = 1, 7
IR_VERSION, OPSET = 9, 20


class Graph:
    """A graph under construction. `op` adds a node and returns the name of its output; constants go in by value."""

    def __init__(self, name):
        self.name, self.nodes, self.constants, self.inputs, self.outputs, self.count = name, [], [], [], [], 0

    def input(self, name, shape, kind=FLOAT):
        self.inputs.append(value_info(name, shape, kind))
        return name

    def output(self, name, inner, shape, kind=FLOAT):
        self.op("Identity", inner, output=name)
        self.outputs.append(value_info(name, shape, kind))

    def constant(self, array):
        array = np.asarray(array)
        array = array.astype(np.float32 if array.dtype.kind == "f" else np.int64)
        name = f"constant_{len(self.constants)}"
        kind = FLOAT if array.dtype == np.float32 else INT64
        dims = b"".join(integer(1, n) for n in array.shape)
        self.constants.append(dims + integer(2, kind) + text(8, name) + block(9, array.tobytes()))
        return name

    def op(self, kind, *inputs, output=None, **attributes):
        self.count += 1
        output = output or f"{kind.lower()}_{self.count}"
        names = [x if isinstance(x, str) else self.constant(x) for x in inputs]
        self.nodes.append(b"".join(text(1, name) for name in names) + text(2, output) + text(3, f"node_{self.count}")
                          + text(4, kind) + b"".join(block(5, attribute(*item)) for item in attributes.items()))
        return output

    def file(self):
        """The bytes of the .onnx file."""
        graph = (b"".join(block(1, node) for node in self.nodes) + text(2, self.name)
                 + b"".join(block(5, constant) for constant in self.constants)
                 + b"".join(block(11, each) for each in self.inputs) + b"".join(block(12, each) for each in self.outputs))
        return integer(1, IR_VERSION) + text(2, "sightline") + block(7, graph) + block(8, text(1, "") + integer(2, OPSET))


def value_info(name, shape, kind):
    dims = b"".join(block(1, integer(1, n) if isinstance(n, int) else text(2, n)) for n in shape)
    return text(1, name) + block(2, block(1, integer(1, kind) + block(2, dims)))


def attribute(name, value):
    if isinstance(value, float):
        return text(1, name) + key(2, 5) + struct.pack("<f", value) + integer(20, 1)
    if isinstance(value, int):
        return text(1, name) + integer(3, value) + integer(20, 2)
    if isinstance(value, str):
        return text(1, name) + text(4, value) + integer(20, 3)
    return text(1, name) + b"".join(integer(8, n) for n in value) + integer(20, 7)


def key(field, wire):
    return varint(field << 3 | wire)


def integer(field, value):
    return key(field, 0) + varint(value & (1 << 64) - 1)


def text(field, value):
    return block(field, value.encode())


def block(field, content):
    return key(field, 2) + varint(len(content)) + content


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
