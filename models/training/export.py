"""Writes trained layers as a GGUF: weights in 8 bit (Q8_0), biases and norms in 32 bit."""
import hashlib
import tomllib
from pathlib import Path

import gguf
import numpy
import torch

from encoder import Encoder

NAME = "layers.gguf"


def export(encoder: Encoder, base: Path, folder: Path, name: str, line: torch.nn.Linear | None = None,
           around_tokens: int = 0):
    """`layers.gguf` and its card in `folder`: only what was trained; the rest is the base model's.

    `line`, where there is one, is the last step from a mean state to a score; `around_tokens` is how much of what stands
    around a text a reader was trained to read with it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(folder / NAME, "bert")
    writer.add_name(f"auskunft {name}")
    for layer, weight in encoder.weights.items():
        if not weight.requires_grad:
            continue
        values = plain(weight)
        if values.ndim == 1:
            writer.add_tensor(layer.replace("/", "."), values)
            continue
        blocks = gguf.quantize(values, gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(layer.replace("/", "."), blocks, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    if line is not None:
        writer.add_tensor("score.weight", plain(line.weight))
        writer.add_tensor("score.bias", plain(line.bias))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    write_card(encoder, base, folder, name, around_tokens)


def plain(weight: torch.Tensor) -> numpy.ndarray:
    return weight.detach().cpu().numpy().astype(numpy.float32)


def write_card(encoder: Encoder, base: Path, folder: Path, name: str, around_tokens: int):
    """What the layers are and which model they stand on, as the program reads it."""
    of = tomllib.loads((base / "auskunft-model.toml").read_text(encoding="utf-8"))
    layers = (folder / NAME).read_bytes()
    (folder / f"auskunft-{name}.toml").write_text(f"""# Trained by models/training on the material beside it.
format = 1
name = "{name}"
licence = "MIT"
layers = {encoder.layers}
shared_layers = {encoder.frozen}
{f"around_tokens = {around_tokens}{chr(10)}" if around_tokens else ""}bytes = {len(layers)}
sha256 = "{hashlib.sha256(layers).hexdigest()}"

[base]
name = "{of['name']}"
checksum = "{of['checksum']}"
""", encoding="utf-8")
