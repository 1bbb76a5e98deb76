"""Averages the trained layers of several runs, of selectors or of readers (Wortsman et al., "Model soups", 2022).

usage: average.py BASE LAYERS.gguf... --out FOLDER [--frozen N] [--judge MATERIAL...]

`--judge` tells how often the mean of selectors puts the right unit first on what is held out of that material.
"""
import argparse
from pathlib import Path

import gguf
import numpy
import torch

from encoder import Encoder, values_of
from export import export
from material import is_held_out, read
from reader import SCORE, fill
from train import accuracy


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
    parser.add_argument("--frozen", type=int, default=4, help="layers that selectors share with the base model")
    parser.add_argument("--judge", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    mean = mean_of(arguments.layers)
    is_reader = f"{SCORE}weight" in mean
    numbers = [int(name.split(".")[2]) for name in mean if not name.startswith(SCORE)]
    encoder = Encoder(arguments.base, 0 if is_reader else arguments.frozen, 1 + max(numbers))
    for name, values in mean.items():
        if not name.startswith(SCORE):
            weight = encoder.weights[name.replace(".", "/")]
            weight.data = torch.from_numpy(values.reshape(tuple(weight.shape)))
    line = None
    if is_reader:
        line = torch.nn.Linear(mean[f"{SCORE}weight"].size, 1)
        fill(line, mean)
    export(encoder, arguments.base, arguments.out, "reader" if is_reader else "selector", line)
    held_out = [group for folder in arguments.judge for group in read(folder) if is_held_out(group) and group.answered()]
    if held_out:
        print(accuracy(encoder, held_out))


if __name__ == "__main__":
    main()
