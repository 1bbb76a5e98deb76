"""hnswlib or usearch on given vectors: builds an index, then measures one round for each line on standard input.

The first line that is printed is about the index. Each line that is read is a search width (ef); what is printed for it
is recall and queries a second. All queries are handed over at once, which suits both libraries best.
"""

import sys
import time
from pathlib import Path

import numpy

from exchange import read_input, say

# Read and added piece by piece, so that the peak memory is the index's and not the file's.
PIECE = 10_000
LEAST_SECONDS = 0.5


def pieces(path: str, count: int, dimension: int):
    with open(path, "rb") as file:
        for first in range(0, count, PIECE):
            rows = min(PIECE, count - first)
            values = numpy.fromfile(file, numpy.float32, rows * dimension).reshape(rows, dimension)
            yield numpy.arange(first, first + rows), values


class Hnswlib:
    def __init__(self, given: dict):
        import hnswlib

        self.index = hnswlib.Index(space="cosine", dim=given["dimension"])
        self.index.init_index(given["count"], M=given["connectivity"], ef_construction=given["construction"])

    def add(self, keys, vectors, threads: int) -> None:
        self.index.add_items(vectors, keys, num_threads=threads)

    def find(self, queries, k: int, width: int, threads: int):
        self.index.set_ef(width)
        return self.index.knn_query(queries, k=k, num_threads=threads)[0]

    def save(self, path: str) -> None:
        self.index.save_index(path)


class Usearch:
    """`kind` None: the library chooses how it keeps numbers; on current CPUs 16 bits."""

    def __init__(self, given: dict, kind: str | None):
        from usearch.index import Index

        self.index = Index(ndim=given["dimension"], metric="cos", dtype=kind, connectivity=given["connectivity"],
                           expansion_add=given["construction"])

    def add(self, keys, vectors, threads: int) -> None:
        self.index.add(keys, vectors, threads=threads)

    def find(self, queries, k: int, width: int, threads: int):
        self.index.expansion_search = width
        return self.index.search(queries, k, threads=threads).keys

    def save(self, path: str) -> None:
        self.index.save(path)


LIBRARIES = {
    "hnswlib": Hnswlib,
    "usearch": lambda given: Usearch(given, None),
    "usearch f32": lambda given: Usearch(given, "f32"),
}


def build(given: dict):
    index = LIBRARIES[given["library"]](given)
    seconds = 0.0
    for keys, vectors in pieces(given["vectors"], given["count"], given["dimension"]):
        start = time.perf_counter()
        index.add(keys, vectors, given["build_threads"])
        seconds += time.perf_counter() - start
    file = Path(given["scratch"])
    index.save(str(file))
    bytes_on_disk = file.stat().st_size
    file.unlink()
    say({"library": given["library"], "build_seconds": seconds, "index_mb": bytes_on_disk / 1e6})
    return index


def measure(index, given: dict, queries, neighbours, width: int) -> dict:
    k = given["k"]
    found = index.find(queries, k, width, max(given["threads"]))
    hits = sum(len(set(ours) & set(exact)) for ours, exact in zip(found.tolist(), neighbours.tolist()))
    figures = {"search": width, "recall": hits / neighbours.size}
    for threads in given["threads"]:
        figures[f"queries_per_second_{threads}"] = rate(lambda: index.find(queries, k, width, threads), len(queries))
    return figures


def rate(find, queries: int) -> float:
    """All queries again and again until enough time has passed."""
    start, done, seconds = time.perf_counter(), 0, 0.0
    while seconds < LEAST_SECONDS:
        find()
        done += queries
        seconds = time.perf_counter() - start
    return done / seconds


def main() -> None:
    given = read_input()
    queries = numpy.fromfile(given["queries"], numpy.float32).reshape(-1, given["dimension"])
    neighbours = numpy.fromfile(given["neighbours"], numpy.uint32).reshape(len(queries), given["k"])
    index = build(given)
    for line in sys.stdin:
        say(measure(index, given, queries, neighbours, int(line)))


main()
