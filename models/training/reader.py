"""Trains the reader: it reads a question and a row, sentence or cell together and says whether that answers.

usage: reader.py BASE MATERIAL... --out FOLDER [--layers N] [--epochs N] [--hold-out] [--steps N] [--device cuda]

The score of a pair is the logarithm of the odds that it answers.  A question's candidates share one softmax with a
further outcome of score 0, "none of them": the reader learns both to order and to refuse; beside it each candidate is
judged alone (`--each`).  Candidates are the units of the record, passage or table asked about, and units from elsewhere
that base model and selector find near the question.
"""
import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy
import torch

from encoder import Encoder, cut, mean_of, values_of
from export import export
from material import Question, Unit, is_held_out, read
from schedule import Schedule
from train import QUESTION_TOKENS, UNIT_TOKENS, as_typed

# What the names of the last step's tensors begin with.
SCORE = "score."
LEARNING_RATE = 1e-4
QUESTIONS_IN_A_STEP = 24
OWN_UNITS = 8
NEAR_UNITS = 6
NEAREST = 30
WITHHELD = 0.15
# What is read of a unit: its searchable words, and what stands around it.
Text = tuple[str, str]
# How often a unit is read without its document's name, as where the name says nothing.
UNNAMED = 0.4
DROPOUT = 0.1
PAIRS_AT_ONCE = 192
QUESTIONS_JUDGED_AT_ONCE = 32
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

    def __init__(self, folder: Path, layers: int, device: str, half: bool = False, around_tokens: int = 0):
        super().__init__()
        self.around_tokens = around_tokens
        self.encoder = Encoder(folder, 0, layers, device, DROPOUT, half)
        self.line = torch.nn.Linear(self.encoder.positions.shape[1], 1).to(device)

    def take(self, path: Path):
        """Continues from a reader that was trained before (`layers.gguf`)."""
        self.encoder.take(path)
        fill(self.line, {tensor.name: values_of(tensor) for tensor in gguf.GGUFReader(path).tensors
                         if tensor.name.startswith(SCORE)})

    def scores(self, pairs: list[tuple[str, Text]]) -> torch.Tensor:
        """Logarithms of odds [pairs]; pairs of like length are computed together."""
        texts = [self.pair(question, text) for question, text in pairs]
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        scored = []
        for start in range(0, len(order), PAIRS_AT_ONCE):
            states, seen = self.encoder.states([texts[number] for number in order[start:start + PAIRS_AT_ONCE]])
            scored.append(self.line(mean_of(states, seen))[:, 0])
        places = torch.tensor(order, device=self.encoder.device).argsort()
        return torch.cat(scored)[places]

    def pair(self, question: str, text: Text) -> list[int]:
        """`<s> question </s></s> text </s></s> around </s>`; nothing of the last where nothing is read of it."""
        asked = cut(self.encoder.ids(question), QUESTION_TOKENS)
        end = asked[-1:]
        words, around = text
        found = end + cut(self.encoder.ids(words), UNIT_TOKENS)[1:]
        reads_around = around and self.around_tokens
        beside = end + cut(self.encoder.ids(around), self.around_tokens)[1:] if reads_around else []
        return asked + found + beside


def fill(line: torch.nn.Linear, values: dict[str, numpy.ndarray]):
    """Takes a reader's last step from the tensors of that name."""
    for name, value in ((f"{SCORE}weight", line.weight), (f"{SCORE}bias", line.bias)):
        value.data = torch.from_numpy(values[name]).reshape(value.shape).to(value.device)


def read_text(unit: Unit, named: bool = True) -> Text:
    return (unit.readable() if named else unit.searchable()), unit.around


@torch.no_grad()
def near_units(encoders: list[Encoder], cases: list[Case], units: list[Unit]):
    """Fills in what the encoders together find near each question outside of its own record, passage or table."""
    def embedded(encoder: Encoder, texts: list[str], limit: int) -> torch.Tensor:
        order = sorted(range(len(texts)), key=lambda number: len(encoder.ids(texts[number])))
        vectors = torch.zeros(len(texts), encoder.positions.shape[1], device=encoder.device)
        for start in range(0, len(texts), 256):
            chunk = order[start:start + 256]
            vectors[chunk] = encoder.embed([texts[number] for number in chunk], limit)
        return vectors

    found = [embedded(encoder, [f"passage: {unit.searchable()}" for unit in units], UNIT_TOKENS) for encoder in encoders]
    asked = [embedded(encoder, [f"query: {case.question.text}" for case in cases], QUESTION_TOKENS) for encoder in encoders]
    for start in range(0, len(cases), 512):
        similarity = sum(one[start:start + 512] @ other.T for one, other in zip(asked, found))
        nearest = similarity.topk(min(NEAREST, len(units)), dim=1).indices.tolist()
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


def loss_of(reader: Reader, cases: list[Case], each: float = 0.0) -> torch.Tensor:
    """The mean loss of a step; `each` is what judging candidates alone counts beside ordering them."""
    pairs, marks, sizes = [], [], []
    for case in cases:
        units, right = candidates(case)
        question = as_typed(case.question.text)
        pairs += [(question, read_text(unit, random.random() >= UNNAMED)) for unit in units]
        marks += right
        sizes.append(len(units))
    scores = reader.scores(pairs)
    right = torch.tensor(marks, device=scores.device)
    # One row a question: "none of them", then its candidates.
    rows = torch.zeros(len(cases), 1 + max(sizes), device=scores.device)
    wanted = torch.full_like(rows, float("-inf"))
    row = torch.tensor([number for number, size in enumerate(sizes) for _ in range(size)], device=scores.device)
    column = torch.tensor([1 + number for size in sizes for number in range(size)], device=scores.device)
    shown = torch.full_like(rows, float("-inf"))
    shown[:, 0] = 0.0
    shown[row, column] = 0.0
    rows = rows.index_put((row, column), scores)
    wanted[row[right], column[right]] = 0.0
    has_right = torch.zeros(len(cases), dtype=torch.bool, device=scores.device)
    has_right[row[right]] = True
    wanted[~has_right, 0] = 0.0
    loss = ((rows + shown).logsumexp(1) - (rows + wanted).logsumexp(1)).mean()
    if each:
        alone = torch.nn.functional.binary_cross_entropy_with_logits(scores, right.float(), reduction="sum")
        loss = loss + each * alone / len(cases)
    return loss


@torch.no_grad()
def accuracy(reader: Reader, cases: list[Case]) -> str:
    """How often the right unit is first, and how well answers and their absence are told apart."""
    first = among = asked = 0
    there, missing, unanswered = [], [], []
    for begin in range(0, len(cases), QUESTIONS_JUDGED_AT_ONCE):
        some = cases[begin:begin + QUESTIONS_JUDGED_AT_ONCE]
        units = [case.own + case.near[:16] for case in some]
        pairs = [(case.question.text, read_text(unit)) for case, own in zip(some, units) for unit in own]
        for case, scores in zip(some, reader.scores(pairs).cpu().split([len(own) for own in units])):
            if not case.question.gold:
                unanswered.append(float(scores.max()))
                continue
            asked += 1
            first += int(scores[:len(case.own)].argmax()) in case.question.gold
            among += int(scores.argmax()) in case.question.gold
            there.append(float(scores.max()))
            rest = [number for number in range(len(scores)) if number not in case.question.gold]
            missing.append(float(scores[rest].max()))
    return (f"first {first / asked:.3f}, also among near ones {among / asked:.3f}, of {asked}; told from missing "
            f"{separation(there, missing + unanswered):.3f}, from {len(unanswered)} that nothing answers "
            f"{separation(there, unanswered):.3f}")


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
    parser.add_argument("--selector", type=Path, help="layers.gguf of a selector that finds near units too")
    parser.add_argument("--around", type=int, default=0, help="tokens read of what stands around a candidate")
    parser.add_argument("--each", type=float, default=0.0, help="what judging candidates alone counts")
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

    encoders = [Encoder(arguments.base, 12, device=arguments.device, half=arguments.half)]
    if arguments.selector:
        encoders.append(Encoder(arguments.base, 12, device=arguments.device, half=arguments.half))
        encoders[1].take(arguments.selector)
    cases, known, held_out_cases = cases_of(groups), cases_of(known_groups), cases_of(held_out)
    near_units(encoders, cases, [unit for group in groups for unit in group.units])
    if known:
        near_units(encoders, known, [unit for group in known_groups for unit in group.units])
    if held_out_cases:
        near_units(encoders, held_out_cases, [unit for group in held_out + groups for unit in group.units])
    del encoders
    reader = Reader(arguments.base, arguments.layers, arguments.device, arguments.half, arguments.around)
    if arguments.start:
        reader.take(arguments.start)
    optimizer = torch.optim.AdamW(reader.parameters(), lr=arguments.rate, weight_decay=0.01)
    shown = int(arguments.known_share * len(known))
    steps = arguments.steps or arguments.epochs * ((len(cases) + shown) // QUESTIONS_IN_A_STEP)

    def epoch() -> list[Case]:
        everything = cases + random.sample(known, shown)
        return random.sample(everything, len(everything))

    schedule = Schedule(optimizer, arguments.rate, steps, arguments.minutes)
    schedule.learn(epoch, QUESTIONS_IN_A_STEP, lambda some: loss_of(reader, some, arguments.each))
    export(reader.encoder, arguments.base, arguments.out, "reader", reader.line, arguments.around)
    if held_out_cases:
        print(accuracy(reader, held_out_cases), flush=True)


if __name__ == "__main__":
    main()
