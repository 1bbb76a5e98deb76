"""The base model as a folder of sentence-transformers, made from the weights that Auskunft itself loads.

usage: sentence_transformers_model.py FOLDER_OF_THE_MODEL TARGET_FOLDER
"""

import sys
from pathlib import Path

import gguf
import numpy
import torch
from sentence_transformers import SentenceTransformer, models
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

MOST_TOKENS = 512


def weights(folder: Path) -> dict:
    tensors = gguf.GGUFReader(folder / "model.gguf").tensors
    return {tensor.name: torch.from_numpy(
        numpy.array(gguf.dequantize(tensor.data, tensor.tensor_type), numpy.float32)
    ).reshape([int(size) for size in reversed(tensor.shape)]) for tensor in tensors}


def main() -> None:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    network = BertModel(BertConfig.from_json_file(folder / "config.json"), add_pooling_layer=False)
    network.load_state_dict(weights(folder))
    plain = target.with_suffix(".network")
    network.save_pretrained(plain)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), model_max_length=MOST_TOKENS, pad_token="<pad>")
    tokenizer.save_pretrained(plain)
    transformer = models.Transformer(str(plain), max_seq_length=MOST_TOKENS)
    SentenceTransformer(modules=[transformer, models.Pooling(network.config.hidden_size), models.Normalize()]).save(
        str(target))


main()
