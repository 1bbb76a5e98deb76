"""Trains the selector: the row or sentence that answers a question shall be nearest to it.

usage: train.py BASE MATERIAL... --out FOLDER [--epochs N] [--frozen N] [--hold-out] [--steps N] [--device cuda]

BASE is the directory of multilingual-e5-small as `auskunft models pull` leaves it, MATERIAL a folder with
records.jsonl, passages.jsonl, tables.jsonl and questions.jsonl.  A step takes whole records and passages with all their questions:
every other unit of the batch is a negative (InfoNCE, several right units share the numerator).
"""
import argparse
import random
from pathlib import Path

import torch

from encoder import Encoder
from export import export
from material import Group, Unit, is_held_out, read
from schedule import Schedule

TEMPERATURE = 0.03
LEARNING_RATE = 8e-5
GROUPS_IN_A_STEP = 4
MOST_QUESTIONS = 8
QUESTION_TOKENS, UNIT_TOKENS = 64, 96
SEED = 20_261_125


def scores(encoder: Encoder, questions: list[str], units: list[Unit]) -> torch.Tensor:
    asked = encoder.embed([f"query: {question}" for question in questions], QUESTION_TOKENS)
    found = encoder.embed([f"passage: {unit.searchable()}" for unit in units], UNIT_TOKENS)
    return asked @ found.T


def loss_of(encoder: Encoder, groups: list[Group]) -> torch.Tensor:
    questions, units, right = [], [], []
    for group in groups:
        answered = group.answered()
        for question in random.sample(answered, min(MOST_QUESTIONS, len(answered))):
            questions.append(as_typed(question.text))
            right.append([len(units) + number for number in question.gold])
        units += group.units
    similarity = scores(encoder, questions, units) / TEMPERATURE
    wanted = torch.full_like(similarity, float("-inf"))
    for row, numbers in enumerate(right):
        wanted[row, numbers] = 0.0
    return (similarity.logsumexp(1) - (similarity + wanted).logsumexp(1)).mean()


def as_typed(question: str) -> str:
    """Some questions as people type them: in small letters, rarely in capitals."""
    chance = random.random()
    if chance < 0.15:
        return question.lower()
    return question.upper() if chance < 0.18 else question


def pairs_of_a_family(groups: list[Group]) -> list[Group]:
    """An order in which records of one schema, and sections of one document, meet: the hardest neighbours."""
    families = {}
    for group in random.sample(groups, len(groups)):
        families.setdefault(group.family, []).append(group)
    pairs = [family[at:at + 2] for family in families.values() for at in range(0, len(family), 2)]
    random.shuffle(pairs)
    return [group for pair in pairs for group in pair]


@torch.no_grad()
def accuracy(encoder: Encoder, groups: list[Group]) -> str:
    """Share of questions whose right unit is first, among three, within its own record or passage."""
    asked = first = three = 0
    for group in groups:
        answered = group.answered()
        similarity = scores(encoder, [question.text for question in answered], group.units)
        order = similarity.argsort(1, descending=True)
        for row, question in enumerate(answered):
            asked += 1
            first += int(order[row, 0]) in question.gold
            three += any(int(number) in question.gold for number in order[row, :3])
    return f"first {first / max(1, asked):.3f} among three {three / max(1, asked):.3f} of {asked}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base", type=Path)
    parser.add_argument("material", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, help="train so long instead of so many epochs")
    parser.add_argument("--frozen", type=int, default=4)
    parser.add_argument("--steps", type=int, help="stop after so many steps (for trying it)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--hold-out", action="store_true", help="train on seven eighths, report on the rest")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    encoder = Encoder(arguments.base, arguments.frozen, device=arguments.device)
    groups = [group for folder in arguments.material for group in read(folder) if group.answered()]
    held_out = [group for group in groups if is_held_out(group)] if arguments.hold_out else []
    if arguments.hold_out:
        groups = [group for group in groups if not is_held_out(group)]
        print(f"before: {accuracy(encoder, held_out)}", flush=True)
    optimizer = torch.optim.AdamW(encoder.trained(), lr=LEARNING_RATE, weight_decay=0.01)
    steps = arguments.steps or arguments.epochs * (len(groups) // GROUPS_IN_A_STEP)
    schedule = Schedule(optimizer, LEARNING_RATE, steps, arguments.minutes)
    schedule.learn(lambda: pairs_of_a_family(groups), GROUPS_IN_A_STEP, lambda some: loss_of(encoder, some))
    export(encoder, arguments.base, arguments.out, "selector")
    if held_out:
        print(f"after: {accuracy(encoder, held_out)}", flush=True)


if __name__ == "__main__":
    main()
