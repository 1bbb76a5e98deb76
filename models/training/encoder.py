"""The base model's network in torch: frozen word table and lower layers, trainable upper layers.

Texts of a batch are laid end to end, so that only attention sees padding.
"""
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy
import torch
from tokenizers import Tokenizer
from torch.nn.functional import gelu, layer_norm, linear, normalize, scaled_dot_product_attention

EPSILON = 1e-12
LINEARS = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
           "intermediate.dense", "output.dense"]
NORMS = ["attention.output.LayerNorm", "output.LayerNorm"]


@dataclass
class Batch:
    """Texts end to end: `states` [tokens, hidden], the length of each text."""
    states: torch.Tensor
    lengths: list[int]


class Encoder(torch.nn.Module):
    """`multilingual-e5-small` with its first `frozen` layers left as they are."""

    def __init__(self, folder: Path, frozen: int):
        super().__init__()
        reader = gguf.GGUFReader(folder / "model.gguf")
        self.tensors = {tensor.name: tensor for tensor in reader.tensors}
        self.heads = int(reader.fields["bert.attention.head_count"].contents())
        self.layers = int(reader.fields["bert.block_count"].contents())
        self.frozen = frozen
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.weights = torch.nn.ParameterDict()
        for layer in range(self.layers):
            for part in LINEARS + NORMS:
                for kind in ("weight", "bias"):
                    name = f"encoder.layer.{layer}.{part}.{kind}"
                    value = torch.nn.Parameter(self.read(name), requires_grad=layer >= frozen)
                    self.weights[name.replace(".", "/")] = value
        self.positions = self.read("embeddings.position_embeddings.weight")
        self.types = self.read("embeddings.token_type_embeddings.weight")
        self.norm = (self.read("embeddings.LayerNorm.weight"), self.read("embeddings.LayerNorm.bias"))
        self.lower = {}

    def read(self, name: str) -> torch.Tensor:
        tensor = self.tensors[name]
        return torch.from_numpy(numpy.array(gguf.dequantize(tensor.data, tensor.tensor_type))).float()

    def trained(self) -> list[torch.nn.Parameter]:
        return [weight for weight in self.weights.values() if weight.requires_grad]

    def embed(self, texts: list[str], limit: int) -> torch.Tensor:
        """Unit vectors [texts, hidden]; `limit` is the most tokens of a text."""
        batch = self.below(texts, limit)
        x = batch.states
        for layer in range(self.frozen, self.layers):
            x = self.layer(layer, x, batch.lengths)
        owner = torch.repeat_interleave(torch.arange(len(texts)), torch.tensor(batch.lengths))
        sums = torch.zeros(len(texts), x.shape[1]).index_add(0, owner, x)
        return normalize(sums / torch.tensor(batch.lengths)[:, None], dim=-1)

    @torch.no_grad()
    def below(self, texts: list[str], limit: int) -> Batch:
        """What the frozen layers make of the texts; kept, since it never changes."""
        missing = [text for text in dict.fromkeys(texts) if text not in self.lower]
        for start in range(0, len(missing), 32):
            self.compute_below(missing[start:start + 32], limit)
        states = [self.lower[text].float() for text in texts]
        return Batch(torch.cat(states), [len(state) for state in states])

    def compute_below(self, texts: list[str], limit: int):
        ids = [encoding.ids[:limit - 1] + encoding.ids[-1:] if len(encoding.ids) > limit else encoding.ids
               for encoding in self.tokenizer.encode_batch(texts)]
        lengths = [len(text) for text in ids]
        words = self.tensors["embeddings.word_embeddings.weight"]
        rows = gguf.dequantize(words.data[numpy.concatenate(ids)], words.tensor_type)
        x = torch.from_numpy(numpy.array(rows)).float()
        x = x + torch.cat([self.positions[:length] for length in lengths]) + self.types[0]
        x = layer_norm(x, x.shape[1:], *self.norm, eps=EPSILON)
        for layer in range(self.frozen):
            x = self.layer(layer, x, lengths)
        for text, state in zip(texts, x.split(lengths)):
            self.lower[text] = state.half()

    def layer(self, number: int, x: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        def weight(part: str, kind: str) -> torch.Tensor:
            return self.weights[f"encoder.layer.{number}.{part}.{kind}".replace(".", "/")]

        def dense(part: str, value: torch.Tensor) -> torch.Tensor:
            return linear(value, weight(part, "weight"), weight(part, "bias"))

        def normed(part: str, value: torch.Tensor) -> torch.Tensor:
            return layer_norm(value, value.shape[1:], weight(part, "weight"), weight(part, "bias"), EPSILON)

        query, key, value = (self.padded(dense(f"attention.self.{part}", x), lengths) for part in ("query", "key", "value"))
        seen = torch.arange(query.shape[2])[None, :] < torch.tensor(lengths)[:, None]
        attended = scaled_dot_product_attention(query, key, value, attn_mask=seen[:, None, None, :])
        attended = attended.transpose(1, 2).flatten(2)[seen]
        x = normed("attention.output.LayerNorm", x + dense("attention.output.dense", attended))
        return normed("output.LayerNorm", x + dense("output.dense", gelu(dense("intermediate.dense", x))))

    def padded(self, x: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        """[tokens, hidden] → [texts, heads, longest, head]."""
        texts = torch.nn.utils.rnn.pad_sequence(x.split(lengths), batch_first=True)
        return texts.unflatten(2, (self.heads, -1)).transpose(1, 2)
