"""Tables and claims: printed, and written into a markdown file between a section's marks."""

import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from harness.machine import machine


@dataclass
class Part:
    lines: list[str] = field(default_factory=list)
    claims: list[tuple[str, str, str]] = field(default_factory=list)


class Report:
    def __init__(self):
        self.parts: dict[str, Part] = {}
        self.part = Part()

    def section(self, name: str, title: str) -> None:
        self.part = self.parts.setdefault(name, Part())
        self.part.lines.append(f"### {title}\n\n{time.strftime('%Y-%m-%d')}, {machine()}.\n")
        self.progress(f"== {title}")

    def say(self, text: str) -> None:
        self.part.lines.append(text + "\n")
        print(text, flush=True)

    def table(self, header: list[str], rows: list[list]) -> None:
        cells = [[cell(value) for value in row] for row in rows]
        lines = [header, ["---"] + ["---:"] * (len(header) - 1), *cells]
        table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        self.part.lines.append(table + "\n")
        print(table, flush=True)

    def claim(self, name: str, value: str | None, wanted: str = "") -> None:
        """One of the figures that a run ends with; without a value it was not measured and is not claimed."""
        if value is not None:
            self.part.claims.append((name, value, wanted))

    def skipped(self, what: str) -> None:
        self.say(f"SKIPPED: {what}")

    def progress(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def print_claims(self) -> None:
        print()
        for part in self.parts.values():
            for name, value, _ in part.claims:
                print(f"{name}: {value}")

    def write(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for name, part in self.parts.items():
            begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
            block = "\n".join([begin, "", *part.lines, *claims_table(part.claims), end])
            marked = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
            if marked.search(text):
                text = marked.sub(lambda _: block, text)
            else:
                text = f"{text.rstrip()}\n\n{block}\n".lstrip()
        path.write_text(text, encoding="utf-8")


def claims_table(claims: list[tuple[str, str, str]]) -> list[str]:
    if not claims:
        return []
    rows = [f"| {name} | {value} | {wanted} |" for name, value, wanted in claims]
    return ["\n".join(["| claim | measured | wanted |", "|---|---|---|", *rows]) + "\n"]


def cell(value) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    return str(value)


def times(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{value:.2f}x" if value < 1 else f"{value:.1f}x"
