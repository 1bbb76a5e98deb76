#!/usr/bin/env python3
"""Render corpus/sources/{handbuecher,steckbriefe}/*.typ to corpus/{handbuecher,steckbriefe}/*.pdf.

usage: render.py [--check] [NAME …]

Typst comes from its PyPI package, pinned below, in a virtual environment in the
cache folder. Only Typst's embedded fonts and a fixed timestamp are used, so the
same sources give the same bytes. --check renders without writing and fails when a
committed PDF is missing, stale or left over. NAMEs (file stems) limit the work.
"""

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

TYPST_VERSION = "0.15.2"
TIMESTAMP = 1_759_276_800  # 2025-10-01T00:00:00Z, for what a source does not date itself
KINDS = ("handbuecher", "steckbriefe")
CORPUS = Path(__file__).resolve().parent
SOURCES = CORPUS / "sources"


def cache_folder() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "auskunft" / f"typst-{TYPST_VERSION}"


def installed_version() -> str | None:
    try:
        from importlib.metadata import version

        return version("typst")
    except ModuleNotFoundError:
        return None


def enter_environment() -> None:
    """Re-execute this script in a virtual environment that holds the pinned Typst."""
    if installed_version() == TYPST_VERSION:
        return
    folder = cache_folder()
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if Path(sys.prefix).resolve() == folder.resolve():
        sys.exit(f"render.py: typst {TYPST_VERSION} is missing in {folder}; delete that folder and try again")
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"typst=={TYPST_VERSION}"], check=True)
        ready.touch()
    os.execv(python, [str(python), *sys.argv])


def render(source: Path) -> bytes:
    """The PDF of one source: tagged, fixed date, embedded fonts only."""
    import typst

    os.environ["TZ"] = "UTC"
    return typst.compile(
        str(source),
        root=str(SOURCES),
        ignore_system_fonts=True,
        format="pdf",
        timestamp=TIMESTAMP,
        pdf_tags=True,
    )


def jobs(names: list[str]) -> list[tuple[Path, Path]]:
    found = [
        (source, CORPUS / kind / f"{source.stem}.pdf")
        for kind in KINDS
        for source in sorted((SOURCES / kind).glob("*.typ"))
        if not names or source.stem in names
    ]
    unknown = set(names) - {source.stem for source, _ in found}
    if unknown:
        sys.exit(f"render.py: no source named {', '.join(sorted(unknown))}")
    return found


def leftovers() -> list[Path]:
    """PDFs that no source produces."""
    targets = {target for _, target in jobs([])}
    return [pdf for kind in KINDS for pdf in sorted((CORPUS / kind).glob("*.pdf")) if pdf not in targets]


def main() -> int:
    parser = argparse.ArgumentParser(description="Render the sample corpus.")
    parser.add_argument("--check", action="store_true", help="verify the committed PDFs instead of writing")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these sources (file stems)")
    options = parser.parse_args()
    enter_environment()

    failures = 0
    for source, target in jobs(options.names):
        shown = target.relative_to(CORPUS)
        try:
            pdf = render(source)
        except RuntimeError as error:
            print(f"{source.relative_to(CORPUS)}: {getattr(error, 'diagnostic', error)}", file=sys.stderr)
            failures += 1
            continue
        current = target.read_bytes() if target.exists() else None
        if options.check:
            if current != pdf:
                print(f"{shown}: {'missing' if current is None else 'differs from its source'}", file=sys.stderr)
                failures += 1
        elif current != pdf:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(pdf)
            print(f"{shown}: {len(pdf)} bytes")
    if options.check and not options.names:
        for pdf in leftovers():
            print(f"{pdf.relative_to(CORPUS)}: has no source", file=sys.stderr)
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
