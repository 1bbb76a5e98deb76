"""Vectors, queries and their exact nearest neighbours, synthetic around real embeddings.

A synthetic vector is a real one moved by part of the difference of two others: it keeps the spread and the directions
of real embeddings, which isotropic noise would not. The real ones come first and are left as they are.
"""

import sys
import time

import numpy

from exchange import read_input, say

SEED = 20_260_301
PIECE = 20_000
# Of the difference of two others; gives nearest neighbours about as near as among the real ones.
STEP = 0.5


def normalised(values):
    return (values / numpy.linalg.norm(values, axis=1, keepdims=True)).astype(numpy.float32)


def around(real, count: int, generator):
    one, plus, minus = (real[generator.integers(len(real), size=count)] for _ in range(3))
    return normalised(one + STEP * (plus - minus))


def real_vectors(path: str, dimension: int):
    values = numpy.fromfile(path, numpy.float32).reshape(-1, dimension)
    if len(values) < 3:
        sys.exit("too few real vectors to make others around them")
    return normalised(values)


def write_vectors(given: dict, real, generator) -> None:
    with open(given["vectors"], "wb") as file:
        kept = real[:given["count"]]
        kept.tofile(file)
        for first in range(len(kept), given["count"], PIECE):
            around(real, min(PIECE, given["count"] - first), generator).tofile(file)


def exact(given: dict, queries):
    """Keys of the nearest, nearest first; a piece of the vectors at a time."""
    k = given["k"]
    keys = numpy.zeros((len(queries), 0), numpy.uint32)
    scores = numpy.zeros((len(queries), 0), numpy.float32)
    with open(given["vectors"], "rb") as file:
        for first in range(0, given["count"], PIECE):
            rows = min(PIECE, given["count"] - first)
            vectors = numpy.fromfile(file, numpy.float32, rows * given["dimension"]).reshape(rows, -1)
            scores = numpy.hstack([scores, queries @ vectors.T])
            new = numpy.broadcast_to(numpy.arange(first, first + rows, dtype=numpy.uint32), (len(queries), rows))
            keys = numpy.hstack([keys, new])
            best = numpy.argpartition(-scores, k - 1, axis=1)[:, :k]
            keys = numpy.take_along_axis(keys, best, axis=1)
            scores = numpy.take_along_axis(scores, best, axis=1)
    order = numpy.argsort(-scores, axis=1)
    return numpy.take_along_axis(keys, order, axis=1), numpy.take_along_axis(scores, order, axis=1)


def main() -> None:
    given = read_input()
    generator = numpy.random.default_rng(SEED)
    write_vectors(given, real_vectors(given["real_vectors"], given["dimension"]), generator)
    questions = real_vectors(given["real_queries"], given["dimension"])
    kept = questions[:given["query_count"]]
    queries = numpy.vstack([kept, around(questions, given["query_count"] - len(kept), generator)])
    queries.tofile(given["queries"])
    start = time.perf_counter()
    keys, scores = exact(given, queries)
    seconds = time.perf_counter() - start
    keys.astype(numpy.uint32).tofile(given["neighbours"])
    say({"queries_per_second": len(queries) / seconds, "nearest_cosine": float(numpy.median(scores[:, 0])),
         "tenth_cosine": float(numpy.median(scores[:, -1]))})


main()
