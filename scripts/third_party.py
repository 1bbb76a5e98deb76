#!/usr/bin/env python3
"""Writes docs/third-party.md: every package that the product contains or is built with, and its licence."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def crates() -> list[tuple[str, str, str]]:
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", "x86_64-unknown-linux-gnu"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    used = {node["id"] for node in metadata["resolve"]["nodes"]}
    packages = [package for package in metadata["packages"] if package["id"] in used and package["source"]]
    return sorted((package["name"], package["version"], package["license"] or "see its file") for package in packages)


def npm(folder: str) -> list[tuple[str, str, str]]:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text())
    entries = ((path.split("node_modules/")[-1], entry) for path, entry in lock["packages"].items() if path)
    return sorted({(name, entry["version"], entry.get("license", "see its file")) for name, entry in entries})


def table(rows: list[tuple[str, str, str]]) -> str:
    lines = ["| package | version | licence |", "|---|---|---|"]
    return "\n".join(lines + [f"| {name} | {version} | {licence} |" for name, version, licence in rows])


def main() -> None:
    text = f"""# Third parties

Written by `python3 scripts/third_party.py`. The model's licence is in [models](../models/README.md).

## In the binary, or used to build it (Rust)

{table(crates())}

## In the page, or used to build it (npm)

{table(npm("web"))}

## Only for the browser tests (npm)

{table(npm("tests/browser"))}
"""
    (ROOT / "docs/third-party.md").write_text(text)


if __name__ == "__main__":
    main()
