"""Prompt and decode tokens a second of a small GGUF model, against llama.cpp on the same file and threads."""

from harness import texts
from harness.program import PASSIVE, Skipped, ours, peer
from harness.report import Report, times
from harness.rounds import alternate, best, middle, ratio
from harness.settings import Settings

PROMPT_TOKENS, NEW_TOKENS = 512, 64
# German text has fewer than two tokens a character in every vocabulary.
PROMPT_CHARACTERS = 8_000
KEYS = ["prompt_tokens_per_second", "decode_tokens_per_second"]
OURS, PEER, PEER_PASSIVE = "Auskunft", "llama.cpp", "llama.cpp, waiting passively"


def run(settings: Settings, report: Report) -> None:
    report.section("generation", "Generation")
    if settings.model is None:
        raise Skipped("generation: no GGUF file is named (--model)")
    given = {
        "model": str(settings.model), "prompt": "\n".join(texts.passages(settings.data))[:PROMPT_CHARACTERS],
        "prompt_tokens": PROMPT_TOKENS, "new_tokens": NEW_TOKENS, "threads": settings.threads,
    }
    contestants = {}
    for name, find in [(OURS, lambda: ours("AUSKUNFT_BENCH_GENERATION")),
                       (PEER, lambda: peer("generation.py", "llama_cpp", "numpy")),
                       (PEER_PASSIVE, lambda: peer("generation.py", "llama_cpp", "numpy", environment=PASSIVE))]:
        try:
            program = find()
            contestants[name] = lambda program=program: program.measure(settings, given)
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")
    results = alternate(contestants, settings.rounds, report)
    rivals = {key: best(results, [PEER, PEER_PASSIVE], key) for key in KEYS}
    report.say(f"{settings.model.name}, {PROMPT_TOKENS} tokens of prompt, {NEW_TOKENS} new ones, {settings.threads} "
               f"threads; medians of {settings.rounds} rounds; ratios to the better of llama.cpp's.")
    report.table(
        ["", "prompt tokens/s", "decode tokens/s", "open, s", "peak memory, MB", "prompt, ratio", "decode, ratio"],
        [[name, *(middle(results, name, key) for key in [*KEYS, "open_seconds", "peak_mb"]),
          *(times(ratio(results, name, rivals[key], key)) for key in KEYS)] for name in results],
    )
    for kind, key in zip(["prompt", "decode"], KEYS):
        report.claim(f"generation {kind} ratio to llama.cpp", times(ratio(results, OURS, rivals[key], key)),
                     "at least 0.8x")
