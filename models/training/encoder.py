"""The base model's network in torch: frozen word table and lower layers, trainable upper layers."""
from pathlib import Path

import gguf
import numpy
import torch
from tokenizers import Tokenizer
from torch.nn.functional import dropout, gelu, layer_norm, linear, normalize, scaled_dot_product_attention

EPSILON = 1e-12
LINEARS = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
           "intermediate.dense", "output.dense"]
NORMS = ["attention.output.LayerNorm", "output.LayerNorm"]


class Encoder(torch.nn.Module):
    """The first `layers` layers of `multilingual-e5-small`, `frozen` of them left as they are.

    Batches are padded on the right; on a GPU, and where `half` says so, the products are computed in bfloat16.
    `dropout` is the share of states that a training step leaves out.
    """

    def __init__(self, folder: Path, frozen: int, layers: int | None = None, device: str = "cpu", dropout: float = 0.0,
                 half: bool = False):
        super().__init__()
        self.dropout = dropout
        self.half = half or device != "cpu"
        reader = gguf.GGUFReader(folder / "model.gguf")
        self.tensors = {tensor.name: tensor for tensor in reader.tensors}
        self.heads = int(reader.fields["bert.attention.head_count"].contents())
        self.layers = layers or int(reader.fields["bert.block_count"].contents())
        self.frozen = frozen
        self.device = device
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokens = {}
        self.weights = torch.nn.ParameterDict()
        for layer in range(self.layers):
            for part in LINEARS + NORMS:
                for kind in ("weight", "bias"):
                    name = f"encoder.layer.{layer}.{part}.{kind}"
                    value = torch.nn.Parameter(self.read(name), requires_grad=layer >= frozen)
                    self.weights[name.replace(".", "/")] = value
        self.words = self.read("embeddings.word_embeddings.weight").half()
        self.positions = self.read("embeddings.position_embeddings.weight")
        self.types = self.read("embeddings.token_type_embeddings.weight")
        self.norm = (self.read("embeddings.LayerNorm.weight"), self.read("embeddings.LayerNorm.bias"))

    def read(self, name: str) -> torch.Tensor:
        return torch.from_numpy(values_of(self.tensors[name])).to(self.device)

    def take(self, path: Path):
        """Continues from layers that were trained before (`layers.gguf`)."""
        for tensor in gguf.GGUFReader(path).tensors:
            name = tensor.name.replace(".", "/")
            if name in self.weights:
                values = torch.from_numpy(values_of(tensor))
                self.weights[name].data = values.reshape(self.weights[name].shape).to(self.device)

    def trained(self) -> list[torch.nn.Parameter]:
        return [weight for weight in self.parameters() if weight.requires_grad]

    def ids(self, text: str) -> list[int]:
        """The tokens of a text with the marks around it; kept, since texts come again in every epoch."""
        if text not in self.tokens:
            self.tokens[text] = self.tokenizer.encode(text).ids
        return self.tokens[text]

    def embed(self, texts: list[str], limit: int) -> torch.Tensor:
        """Unit vectors [texts, hidden]; `limit` is the most tokens of a text."""
        states, seen = self.states([cut(self.ids(text), limit) for text in texts])
        return normalize(mean_of(states, seen), dim=-1)

    def states(self, texts: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """What the network makes of tokens: [texts, longest, hidden], and which places are tokens [texts, longest]."""
        longest = max(len(text) for text in texts)
        ids = torch.tensor([text + [0] * (longest - len(text)) for text in texts], device=self.device)
        seen = torch.arange(longest, device=self.device)[None, :] < torch.tensor(
            [len(text) for text in texts], device=self.device)[:, None]
        with torch.autocast(torch.device(self.device).type, torch.bfloat16, enabled=self.half):
            with torch.no_grad():
                x = self.words[ids].float() + self.positions[:longest] + self.types[0]
                x = layer_norm(x, x.shape[2:], *self.norm, eps=EPSILON)
                for layer in range(self.frozen):
                    x = self.layer(layer, x, seen)
            for layer in range(self.frozen, self.layers):
                x = self.layer(layer, x, seen)
        return x.float(), seen

    def layer(self, number: int, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        def weight(part: str, kind: str) -> torch.Tensor:
            return self.weights[f"encoder.layer.{number}.{part}.{kind}".replace(".", "/")]

        def dense(part: str, value: torch.Tensor) -> torch.Tensor:
            return linear(value, weight(part, "weight"), weight(part, "bias"))

        def normed(part: str, value: torch.Tensor) -> torch.Tensor:
            return layer_norm(value.float(), value.shape[2:], weight(part, "weight"), weight(part, "bias"), EPSILON)

        def heads(part: str) -> torch.Tensor:
            return dense(f"attention.self.{part}", x).unflatten(2, (self.heads, -1)).transpose(1, 2)

        attended = scaled_dot_product_attention(
            heads("query"), heads("key"), heads("value"), attn_mask=seen[:, None, None, :])
        attended = attended.transpose(1, 2).flatten(2)
        x = normed("attention.output.LayerNorm", x + self.left_out(dense("attention.output.dense", attended)))
        return normed("output.LayerNorm", x + self.left_out(dense("output.dense", gelu(dense("intermediate.dense", x)))))

    def left_out(self, x: torch.Tensor) -> torch.Tensor:
        return dropout(x, self.dropout, training=self.training and torch.is_grad_enabled()) if self.dropout else x


def values_of(tensor) -> numpy.ndarray:
    """A tensor of a GGUF in 32-bit floats."""
    return numpy.array(gguf.dequantize(tensor.data, tensor.tensor_type), numpy.float32)


def cut(ids: list[int], limit: int) -> list[int]:
    """Drops tokens before the closing mark until the limit holds."""
    return ids if len(ids) <= limit else ids[:limit - 1] + ids[-1:]


def mean_of(states: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
    """The mean over the tokens of each text [texts, hidden]."""
    return (states * seen[:, :, None]).sum(1) / seen.sum(1, keepdim=True)
