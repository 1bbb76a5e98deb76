"""Averages the trained layers of several runs (Wortsman et al., "Model soups", 2022).

usage: average.py BASE LAYERS.gguf... --out FOLDER [--frozen N]
"""
import argparse
from pathlib import Path

import gguf
import numpy
import torch

from encoder import Encoder, values_of
from export import export


def mean_of(paths: list[Path]) -> dict[str, numpy.ndarray]:
    """The mean of each tensor, by name."""
    sums = {}
    for path in paths:
        for tensor in gguf.GGUFReader(path).tensors:
            sums[tensor.name] = sums.get(tensor.name, 0) + values_of(tensor) / len(paths)
    return sums


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base", type=Path)
    parser.add_argument("layers", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--frozen", type=int, default=4)
    arguments = parser.parse_args()
    encoder = Encoder(arguments.base, arguments.frozen)
    for name, values in mean_of(arguments.layers).items():
        weight = encoder.weights[name.replace(".", "/")]
        weight.data = torch.from_numpy(values.reshape(tuple(weight.shape)))
    export(encoder, arguments.base, arguments.out, "selector")


if __name__ == "__main__":
    main()
