"""Prompt and decode tokens a second of a small GGUF model, against llama.cpp on the same file and threads."""

from harness import texts
from harness.program import Skipped, ours, peer
from harness.report import Report, times
from harness.rounds import alternate, middle, ratio
from harness.settings import Settings

PROMPT_TOKENS, NEW_TOKENS = 512, 64
# German text has fewer than two tokens a character in every vocabulary.
PROMPT_CHARACTERS = 8_000
KEYS = ["prompt_tokens_per_second", "decode_tokens_per_second"]
OURS, PEER = "Auskunft", "llama.cpp"


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
                       (PEER, lambda: peer("generation.py", "llama_cpp", "numpy"))]:
        try:
            program = find()
            contestants[name] = lambda program=program: program.measure(settings, given)
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")
    results = alternate(contestants, settings.rounds, report)
    report.say(f"{settings.model.name}, {PROMPT_TOKENS} tokens of prompt, {NEW_TOKENS} new ones, {settings.threads} "
               f"threads; medians of {settings.rounds} rounds.")
    report.table(
        ["", "prompt tokens/s", "decode tokens/s", "open, s", "peak memory, MB", "prompt, ratio", "decode, ratio"],
        [[name, *(middle(results, name, key) for key in [*KEYS, "open_seconds", "peak_mb"]),
          *(times(ratio(results, name, PEER, key)) for key in KEYS)] for name in results],
    )
    for kind, key in zip(["prompt", "decode"], KEYS):
        report.claim(f"generation {kind} ratio to llama.cpp", times(ratio(results, OURS, PEER, key)), "at least 0.8x")
