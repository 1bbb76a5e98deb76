"""Writes the trained layers as a GGUF: weights in 8 bit (Q8_0), biases and norms in 32 bit."""
import hashlib
import tomllib
from pathlib import Path

import gguf
import numpy

from encoder import Encoder

NAME = "layers.gguf"
CARD = "auskunft-selector.toml"


def export(encoder: Encoder, base: Path, folder: Path):
    """`layers.gguf` and its card in `folder`: only what was trained; the rest is the base model's."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(folder / NAME, "bert")
    writer.add_name("auskunft selector")
    writer.add_uint32("auskunft.frozen_layers", encoder.frozen)
    for name, weight in encoder.weights.items():
        if not weight.requires_grad:
            continue
        name = name.replace("/", ".")
        values = weight.detach().numpy().astype(numpy.float32)
        if values.ndim == 1:
            writer.add_tensor(name, values)
            continue
        blocks = gguf.quantize(values, gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(name, blocks, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    write_card(encoder, base, folder)


def write_card(encoder: Encoder, base: Path, folder: Path):
    """What the layers are and which model they stand on, as the program reads it."""
    of = tomllib.loads((base / "auskunft-model.toml").read_text(encoding="utf-8"))
    layers = (folder / NAME).read_bytes()
    (folder / CARD).write_text(f"""# Trained by models/training/train.py on the material beside it.
format = 1
name = "selector"
licence = "MIT"
shared_layers = {encoder.frozen}
bytes = {len(layers)}
sha256 = "{hashlib.sha256(layers).hexdigest()}"

[base]
name = "{of['name']}"
checksum = "{of['checksum']}"
""", encoding="utf-8")
