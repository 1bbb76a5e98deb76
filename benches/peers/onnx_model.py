"""The base model as an ONNX graph in 32-bit floats, made from the weights that Auskunft itself loads.

A hub's own export cannot be had from package registries; the graph is the usual one of a BERT encoder: embeddings, layers,
the mean over a text's tokens, unit length.

usage: onnx_model.py FOLDER_OF_THE_MODEL TARGET.onnx
"""

import sys
from pathlib import Path

import gguf
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

EPSILON = 1e-12
OPSET, IR = 20, 10
LEAST = -1e9


class Graph:
    """Nodes and weights as they are added; every node has one output, named by its number."""

    def __init__(self, folder: Path):
        reader = gguf.GGUFReader(folder / "model.gguf")
        self.tensors = {tensor.name: tensor for tensor in reader.tensors}
        self.heads = int(reader.fields["bert.attention.head_count"].contents())
        self.layers = int(reader.fields["bert.block_count"].contents())
        self.nodes, self.weights = [], []

    def add(self, operation: str, *inputs: str, **attributes) -> str:
        output = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, list(inputs), [output], **attributes))
        return output

    def constant(self, values, kind=numpy.float32) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(numpy.ascontiguousarray(values, dtype=kind), name))
        return name

    def read(self, name: str) -> numpy.ndarray:
        tensor = self.tensors[name]
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        return values.reshape([int(size) for size in reversed(tensor.shape)]).astype(numpy.float32)

    def linear(self, states: str, name: str) -> str:
        product = self.add("MatMul", states, self.constant(self.read(f"{name}.weight").T))
        return self.add("Add", product, self.constant(self.read(f"{name}.bias")))

    def norm(self, states: str, name: str) -> str:
        weight, bias = (self.constant(self.read(f"{name}.{part}")) for part in ("weight", "bias"))
        return self.add("LayerNormalization", states, weight, bias, axis=-1, epsilon=EPSILON)

    def attention(self, states: str, mask: str, layer: str, size: int) -> str:
        split = self.constant([0, 0, self.heads, size // self.heads], numpy.int64)
        query, key, value = (
            self.add("Transpose", self.add("Reshape", self.linear(states, f"{layer}.attention.self.{part}"), split), perm=order)
            for part, order in [("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])]
        )
        scale = self.constant((size // self.heads) ** -0.5)
        scores = self.add("Add", self.add("Mul", self.add("MatMul", query, key), scale), mask)
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), value)
        joined = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        return self.add("Reshape", joined, self.constant([0, 0, size], numpy.int64))

    def layer(self, states: str, mask: str, layer: str, size: int) -> str:
        attended = self.linear(self.attention(states, mask, layer, size), f"{layer}.attention.output.dense")
        states = self.norm(self.add("Add", states, attended), f"{layer}.attention.output.LayerNorm")
        inner = self.add("Gelu", self.linear(states, f"{layer}.intermediate.dense"))
        return self.norm(self.add("Add", states, self.linear(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")

    def encoder(self) -> str:
        words = self.read("embeddings.word_embeddings.weight")
        size = words.shape[1]
        one, minus = (self.constant(number) for number in (1.0, LEAST))
        seen = self.add("Cast", "attention_mask", to=TensorProto.FLOAT)
        first, second = (self.constant(axes, numpy.int64) for axes in ([1, 2], [2]))
        mask = self.add("Mul", self.add("Sub", one, self.add("Unsqueeze", seen, first)), minus)
        length = self.add("Gather", self.add("Shape", "input_ids"), self.constant([1], numpy.int64))
        start = self.constant([0], numpy.int64)
        positions = self.add("Slice", self.constant(self.read("embeddings.position_embeddings.weight")), start, length, start)
        types = self.constant(self.read("embeddings.token_type_embeddings.weight")[0])
        states = self.add("Add", self.add("Gather", self.constant(words), "input_ids"), self.add("Add", positions, types))
        states = self.norm(states, "embeddings.LayerNorm")
        for layer in range(self.layers):
            states = self.layer(states, mask, f"encoder.layer.{layer}", size)
        seen = self.add("Unsqueeze", seen, second)
        middle = self.constant([1], numpy.int64)
        total = self.add("ReduceSum", self.add("Mul", states, seen), middle, keepdims=0)
        mean = self.add("Div", total, self.add("ReduceSum", seen, middle, keepdims=0))
        size_of = self.add("Sqrt", self.add("ReduceSum", self.add("Mul", mean, mean), middle, keepdims=1))
        return self.add("Div", mean, size_of)


def write_model(folder: Path, target: Path) -> None:
    """Writes the graph of the model in `folder`; inputs `input_ids` and `attention_mask` [texts, tokens], output [texts, hidden]."""
    graph = Graph(folder)
    vectors = graph.encoder()
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
              for name in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info(vectors, TensorProto.FLOAT, ["texts", "hidden"])]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    part = target.with_suffix(".part")
    onnx.save(model, str(part))
    part.replace(target)


if __name__ == "__main__":
    write_model(Path(sys.argv[1]), Path(sys.argv[2]))
