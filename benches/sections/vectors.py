"""Recall and throughput of vector search against hnswlib and usearch, on the same vectors and queries."""

from pathlib import Path

from harness.program import Session, Skipped, ours, peer
from harness.real_vectors import Vectors, make_vectors
from harness.report import Report, times
from harness.rounds import alternate, best, middle, ratio
from harness.settings import Settings

RECALL, K = 0.99, 10
CONNECTIVITY, CONSTRUCTION = 16, 200
WIDTHS = [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096]
OURS = "Auskunft"


def run(settings: Settings, report: Report) -> None:
    report.section("vectors", "Vector search")
    for size in settings.sizes:
        measure(settings, report, make_vectors(settings, size, K))


def measure(settings: Settings, report: Report, vectors: Vectors) -> None:
    sessions = {}
    try:
        for name, program in available(settings, report):
            report.progress(f"{vectors.given['count']} vectors: {name} builds")
            given = {**vectors.given, "k": K, "connectivity": CONNECTIVITY, "construction": CONSTRUCTION,
                     "library": name, "threads": sorted({1, settings.threads}), "build_threads": settings.threads,
                     "scratch": str(settings.scratch("built.index"))}
            try:
                sessions[name] = Session(program, settings, given)
            except Skipped as reason:
                report.skipped(f"{name}: {reason}")
        found = {name: narrowest(session) for name, session in sessions.items()}
        enough = {name: width for name, width in found.items() if width}
        results = alternate({name: lambda name=name: sessions[name].ask(enough[name]) for name in enough},
                            settings.rounds, report)
        tell(settings, report, vectors, sessions, results)
    finally:
        for session in sessions.values():
            session.close()
        for key in ("vectors", "queries", "neighbours"):
            Path(vectors.given[key]).unlink()


def available(settings: Settings, report: Report):
    for name in [OURS, *settings.libraries]:
        try:
            if name == OURS:
                yield name, ours("AUSKUNFT_BENCH_VECTORS")
            else:
                yield name, peer("vector_search.py", name.split()[0], "numpy")
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")


def narrowest(session: Session) -> int | None:
    """The least width of search that finds enough."""
    return next((width for width in WIDTHS if session.ask(width)["recall"] >= RECALL), None)


def tell(settings: Settings, report: Report, vectors: Vectors, sessions: dict, results: dict) -> None:
    count = vectors.given["count"]
    counts = sorted({1, settings.threads})
    rates = [f"queries_per_second_{threads}" for threads in counts]
    report.say(f"{vectors.about} Each at the least width of search that reaches recall@{K} ≥ {RECALL}; peers with "
               f"M {CONNECTIVITY}, construction {CONSTRUCTION}; built with {settings.threads} threads; medians of "
               f"{settings.rounds} rounds. Exact search in numpy: {vectors.exact:.0f} queries/s.")
    report.table(
        [f"{count} vectors", "width", f"recall@{K}", *(f"queries/s, threads: {threads}" for threads in counts),
         "build, s", "index, MB", "peak memory, MB"],
        [[name, *(middle(results, name, key) for key in ["search", "recall", *rates]), session.about["build_seconds"],
          session.about.get("index_mb"), session.about["peak_mb"]] for name, session in sessions.items()],
    )
    for threads, rate in zip(counts, rates):
        rival = best(results, settings.libraries, rate)
        report.claim(f"vectors {count} throughput ratio to {rival}, threads: {threads}",
                     times(ratio(results, OURS, rival, rate)), "at least 0.8x")
    recall = middle(results, OURS, "recall")
    report.claim(f"vectors {count} recall@{K}", recall and f"{recall:.4f}", f"at least {RECALL}")
