"""How building, size, opening, searching and memory grow with the number of passages."""

import shutil

from harness import texts
from harness.program import ours
from harness.real_vectors import make_vectors
from harness.report import Report
from harness.settings import Settings

K, QUESTIONS = 10, 101
KEYS = ["build_seconds", "index_mb", "open_ms", "vectors_ms", "words_ms", "both_ms", "peak_mb"]


def run(settings: Settings, report: Report) -> None:
    report.section("growth", "Growth")
    program, rows, about = ours("AUSKUNFT_BENCH_GROWTH"), [], ""
    passages, questions = texts.passages(settings.data), texts.questions(settings.questions)
    for size in settings.sizes:
        vectors = make_vectors(settings, size, K)
        scratch = settings.scratch(f"growth-{size}")
        shutil.rmtree(scratch, ignore_errors=True)
        given = {**vectors.given, "passages": passages, "questions": (questions * QUESTIONS)[:QUESTIONS],
                 "scratch": str(scratch)}
        try:
            figures = program.measure(settings, given)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        report.progress(f"{size} passages: {figures}")
        rows.append([size, *(figures[key] for key in KEYS)])
    report.say("The index alone: vectors around real ones, texts of the sample corpus again and again; embedding comes "
               "before it and takes passages divided by passages a second. Once each, medians over "
               f"{QUESTIONS} questions; memory with the mapped files that were touched.")
    report.table(["passages", "build, s", "index, MB", "open, ms", "vectors, ms", "words, ms", "both, ms",
                  "peak memory, MB"], rows)
    for row in rows:
        report.claim(f"growth {row[0]} passages, one search", f"{row[6]:.1f} ms")
