"""Trains the reader: it reads a question and a row, sentence or cell together and says whether that answers.

usage: reader.py BASE MATERIAL... --out FOLDER [--layers N] [--epochs N] [--hold-out] [--steps N] [--device cuda]

The score of a pair is the logarithm of the odds that it answers.  A question's candidates share one softmax with a
further outcome of score 0, "none of them": the reader learns both to order and to refuse.  Candidates are the units
of the record, passage or table asked about, and units from elsewhere that the base model finds near the question.
"""
import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import gguf
import torch

from encoder import Encoder, cut, mean_of, values_of
from export import export
from material import Question, Unit, is_held_out, read
from schedule import Schedule
from train import QUESTION_TOKENS, UNIT_TOKENS, as_typed

LEARNING_RATE = 1e-4
QUESTIONS_IN_A_STEP = 24
OWN_UNITS = 8
NEAR_UNITS = 5
NEAREST = 40
WITHHELD = 0.15
# How often a unit is read without its document's name, as where the name says nothing.
UNNAMED = 0.4
DROPOUT = 0.1
PAIRS_AT_ONCE = 192
SEED = 20_261_126


@dataclass
class Case:
    """A question with the units it is asked about and the numbers of near units from elsewhere."""
    question: Question
    own: list[Unit]
    near: list[Unit]
    # Whether things like this record are listed: then near units of its neighbours may answer as well.
    lists_records: bool = False


class Reader(torch.nn.Module):
    """The encoder over question and unit, and a line through the mean of its states."""

    def __init__(self, folder: Path, layers: int, device: str, half: bool = False):
        super().__init__()
        self.encoder = Encoder(folder, 0, layers, device, DROPOUT, half)
        self.line = torch.nn.Linear(self.encoder.positions.shape[1], 1).to(device)

    def take(self, path: Path):
        """Continues from a reader that was trained before (`layers.gguf`)."""
        self.encoder.take(path)
        tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(path).tensors}
        for name, value in (("score.weight", self.line.weight), ("score.bias", self.line.bias)):
            data = torch.from_numpy(values_of(tensors[name]))
            value.data = data.reshape(value.shape).to(value.device)

    def scores(self, pairs: list[tuple[str, str]]) -> torch.Tensor:
        """Logarithms of odds [pairs]; pairs of like length are computed together."""
        texts = [self.pair(question, unit) for question, unit in pairs]
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        scored = []
        for start in range(0, len(order), PAIRS_AT_ONCE):
            states, seen = self.encoder.states([texts[number] for number in order[start:start + PAIRS_AT_ONCE]])
            scored.append(self.line(mean_of(states, seen))[:, 0])
        places = torch.tensor(order, device=self.encoder.device).argsort()
        return torch.cat(scored)[places]

    def pair(self, question: str, text: str) -> list[int]:
        """`<s> question </s></s> text </s>`."""
        asked = cut(self.encoder.ids(question), QUESTION_TOKENS)
        found = cut(self.encoder.ids(text), UNIT_TOKENS)
        return asked + asked[-1:] + found[1:]


@torch.no_grad()
def near_units(encoder: Encoder, cases: list[Case], units: list[Unit]):
    """Fills in what the base model finds near each question outside of its own record, passage or table."""
    def embedded(texts: list[str], limit: int) -> torch.Tensor:
        order = sorted(range(len(texts)), key=lambda number: len(encoder.ids(texts[number])))
        vectors = torch.zeros(len(texts), encoder.positions.shape[1], device=encoder.device)
        for start in range(0, len(texts), 256):
            chunk = order[start:start + 256]
            vectors[chunk] = encoder.embed([texts[number] for number in chunk], limit)
        return vectors

    found = embedded([f"passage: {unit.searchable()}" for unit in units], UNIT_TOKENS)
    asked = embedded([f"query: {case.question.text}" for case in cases], QUESTION_TOKENS)
    for start in range(0, len(cases), 512):
        nearest = (asked[start:start + 512] @ found.T).topk(min(NEAREST, len(units)), dim=1).indices.tolist()
        for case, numbers in zip(cases[start:start + 512], nearest):
            own = set(case.own)
            case.near = [] if case.lists_records else [units[number] for number in numbers if units[number] not in own]


def candidates(case: Case) -> tuple[list[Unit], list[bool]]:
    """What a training step shows of a case, and which of it answers."""
    gold = set(case.question.gold)
    withheld = bool(gold) and random.random() < WITHHELD
    right = [] if withheld else sorted(gold)
    others = [number for number in range(len(case.own)) if number not in gold]
    wrong = random.sample(others, min(OWN_UNITS, len(others)))
    near = random.sample(case.near, min(NEAR_UNITS, len(case.near)))
    units = [case.own[number] for number in right + wrong] + near
    return units, [number < len(right) for number in range(len(units))]


def loss_of(reader: Reader, cases: list[Case]) -> torch.Tensor:
    pairs, marks, sizes = [], [], []
    for case in cases:
        units, right = candidates(case)
        question = as_typed(case.question.text)
        pairs += [(question, unit.searchable() if random.random() < UNNAMED else unit.readable()) for unit in units]
        marks += right
        sizes.append(len(units))
    scores = reader.scores(pairs)
    total, start = scores.new_zeros(()), 0
    for size in sizes:
        own, right = scores[start:start + size], torch.tensor(marks[start:start + size], device=scores.device)
        everything = torch.cat([own, own.new_zeros(1)]).logsumexp(0)
        wanted = own[right].logsumexp(0) if right.any() else own.new_zeros(())
        total, start = total + everything - wanted, start + size
    return total / len(cases)


@torch.no_grad()
def accuracy(reader: Reader, cases: list[Case]) -> str:
    """How often the right unit is first, and how well answers and their absence are told apart."""
    first = among = asked = 0
    there, missing = [], []
    for case in cases:
        units = case.own + case.near[:16]
        scores = reader.scores([(case.question.text, unit.readable()) for unit in units]).cpu()
        if not case.question.gold:
            missing.append(float(scores.max()))
            continue
        asked += 1
        own = int(scores[:len(case.own)].argmax())
        first += own in case.question.gold
        among += int(scores.argmax()) in case.question.gold
        there.append(float(scores.max()))
        rest = [number for number in range(len(units)) if number not in case.question.gold]
        missing.append(float(scores[rest].max()))
    return (f"first {first / asked:.3f}, also among near ones {among / asked:.3f}, of {asked}; "
            f"told from missing {separation(there, missing):.3f}")


def separation(there: list[float], missing: list[float]) -> float:
    """Area under the curve: how often a random answered question scores higher than a random unanswered one."""
    ordered = sorted([(score, 1) for score in there] + [(score, 0) for score in missing])
    below = wins = 0
    for _, is_there in ordered:
        wins += below if is_there else 0
        below += not is_there
    return wins / max(1, len(there) * len(missing))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base", type=Path)
    parser.add_argument("material", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, help="train so long instead of so many epochs")
    parser.add_argument("--rate", type=float, default=LEARNING_RATE)
    parser.add_argument("--steps", type=int, help="stop after so many steps (for trying it)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16 on the CPU too, where it is faster")
    parser.add_argument("--start", type=Path, help="layers.gguf of a reader to continue from")
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="material of which an epoch shows a part only")
    parser.add_argument("--known-share", type=float, default=0.2, help="that part")
    parser.add_argument("--hold-out", action="store_true", help="train on seven eighths, report on the rest")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    groups = [group for folder in arguments.material for group in read(folder)]
    held_out = [group for group in groups if arguments.hold_out and is_held_out(group)]
    groups = [group for group in groups if not (arguments.hold_out and is_held_out(group))]
    known_groups = [group for folder in arguments.known for group in read(folder)
                    if not (arguments.hold_out and is_held_out(group))]

    def cases_of(groups) -> list[Case]:
        return [Case(question, group.units, [], group.is_record and question.kind == "list")
                for group in groups for question in group.questions]

    base = Encoder(arguments.base, 12, device=arguments.device, half=arguments.half)
    cases, known, held_out_cases = cases_of(groups), cases_of(known_groups), cases_of(held_out)
    near_units(base, cases, [unit for group in groups for unit in group.units])
    if known:
        near_units(base, known, [unit for group in known_groups for unit in group.units])
    if held_out_cases:
        near_units(base, held_out_cases, [unit for group in held_out + groups for unit in group.units])
    del base
    reader = Reader(arguments.base, arguments.layers, arguments.device, arguments.half)
    if arguments.start:
        reader.take(arguments.start)
    optimizer = torch.optim.AdamW(reader.parameters(), lr=arguments.rate, weight_decay=0.01)
    shown = int(arguments.known_share * len(known))
    steps = arguments.steps or arguments.epochs * ((len(cases) + shown) // QUESTIONS_IN_A_STEP)

    def epoch() -> list[Case]:
        everything = cases + random.sample(known, shown)
        return random.sample(everything, len(everything))

    schedule = Schedule(optimizer, arguments.rate, steps, arguments.minutes)
    schedule.learn(epoch, QUESTIONS_IN_A_STEP, lambda some: loss_of(reader, some))
    export(reader.encoder, arguments.base, arguments.out, "reader", reader.line)
    if held_out_cases:
        print(accuracy(reader, held_out_cases), flush=True)


if __name__ == "__main__":
    main()
