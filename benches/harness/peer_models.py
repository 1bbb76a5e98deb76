"""The base model in the forms that peers load, made once: making one takes a gigabyte, which must not count as theirs."""

import subprocess
import sys
from pathlib import Path

from harness.program import PEERS, Skipped, has
from harness.settings import ROOT, Settings, models_folder

MODEL = "multilingual-e5-small"


def onnx_graph(settings: Settings) -> dict:
    """What `onnx_encoder.py` wants in its input."""
    graph = made(settings.scratch("encoder.onnx"), "onnx_model.py", "onnx", "gguf")
    return {"model_folder": str(models_folder() / MODEL), "graph": str(graph)}


def sentence_transformer(settings: Settings) -> dict:
    """What `pipeline.py` wants in its input for sentence-transformers."""
    target = settings.scratch("sentence-transformer")
    return {"model": str(made(target, "sentence_transformers_model.py", "sentence_transformers", "gguf"))}


def made(target: Path, script: str, *modules: str) -> Path:
    for module in modules:
        if not has(module):
            raise Skipped(f"{module} is not installed")
    if not target.exists():
        command = [sys.executable, str(PEERS / script), str(models_folder() / MODEL), str(target)]
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            raise Skipped(f"{script} failed")
    return target
