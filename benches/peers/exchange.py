"""How a measured program and the harness talk: one JSON file in, JSON lines out."""

import json
import sys
from pathlib import Path


def read_input() -> dict:
    """The file that follows `--input`."""
    arguments = sys.argv[1:]
    if "--input" not in arguments[:-1]:
        sys.exit(f"usage: {Path(sys.argv[0]).name} --input FILE.json")
    return json.loads(Path(arguments[arguments.index("--input") + 1]).read_text(encoding="utf-8"))


def say(figures: dict) -> None:
    print(json.dumps(figures), flush=True)


def median(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0


def write_vectors(model, given: dict) -> None:
    """Writes the vectors of all passages, then of all questions, where the harness wants them."""
    if given.get("vectors"):
        with open(given["vectors"], "wb") as file:
            file.write(model.passage(given["passages"]).tobytes())
            file.write(model.query(given["questions"]).tobytes())
