"""multilingual-e5-small in onnxruntime on the given texts: passages a second and the latency of one question."""

import time

from exchange import read_input, say, write_vectors
from measure_encoder import measure
from onnx_encoder import open_encoder


def main() -> None:
    given = read_input()
    start = time.perf_counter()
    model = open_encoder(given)
    opened = time.perf_counter() - start
    say({**measure(model, given), "open_seconds": opened})
    write_vectors(model, given)


main()
