"""The base model for onnxruntime, made once."""

import subprocess
import sys

from harness.program import PEERS, Skipped, has
from harness.settings import ROOT, Settings, models_folder

MODEL = "multilingual-e5-small"


def onnx_graph(settings: Settings) -> dict:
    """What `onnx_encoder.py` wants in its input; making the graph takes a gigabyte, which must not count as the encoder's."""
    folder, graph = models_folder() / MODEL, settings.scratch("encoder.onnx")
    for module in ("onnx", "gguf"):
        if not has(module):
            raise Skipped(f"{module} is not installed")
    if not graph.exists():
        command = [sys.executable, str(PEERS / "onnx_model.py"), str(folder), str(graph)]
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            raise Skipped("the ONNX graph could not be made")
    return {"model_folder": str(folder), "graph": str(graph)}
