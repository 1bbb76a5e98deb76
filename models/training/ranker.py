"""Trains the ranker of evidence and its confidence on what `auskunft eval evidence` wrote; prints ranker.toml.

usage: ranker.py EVIDENCE.jsonl... --features FEATURES.toml > ranker.toml
FEATURES.toml is the ranker in use (its lists of features are kept).  Two linear models: a softmax over a question's
candidates, and a logistic one that says whether the best candidate answers.  Five-fold figures go to standard error.
"""
import argparse
import json
import sys
import tomllib
from pathlib import Path

import numpy
import torch

FOLDS = 5
STEPS = 400
PENALTY = 1e-2
SEED = 20_261_125


class Question:
    def __init__(self, line: dict):
        self.answerable = line["answerable"]
        self.candidates = numpy.array([candidate["features"] for candidate in line["candidates"]], numpy.float32)
        self.right = numpy.array([candidate["right"] for candidate in line["candidates"]], bool)
        self.confidence = line["confidence"]

    def has_right(self) -> bool:
        return bool(self.right.any())


def fit_ranker(questions: list[Question], scale: numpy.ndarray) -> numpy.ndarray:
    useful = [question for question in questions if question.has_right() and not question.right.all()]
    width = max(len(question.right) for question in useful)
    count = useful[0].candidates.shape[1]
    features = torch.zeros(len(useful), width, count)
    here = torch.full((len(useful), width), float("-inf"))
    right = torch.full((len(useful), width), float("-inf"))
    for row, question in enumerate(useful):
        size = len(question.right)
        features[row, :size] = torch.from_numpy(question.candidates / scale)
        here[row, :size] = 0.0
        right[row, :size][torch.from_numpy(question.right)] = 0.0
    weights = torch.zeros(count, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.05)
    for _ in range(STEPS):
        scores = features @ weights
        loss = ((scores + here).logsumexp(1) - (scores + right).logsumexp(1)).mean() + PENALTY * weights.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach().numpy() / scale


def confidence_features(question: Question, weights: numpy.ndarray, names: list[str], ranker: list[str]) -> list[float]:
    if not len(question.candidates):
        return [0.0] * len(names)
    scores = question.candidates @ weights
    best = int(scores.argmax())
    shares = numpy.exp(scores - scores.max())
    found = dict(zip(ranker, question.candidates[best]))
    found["score"], found["share"] = scores[best], shares[best] / shares.sum()
    found["unknown"] = question.confidence[names.index("unknown")]
    return [float(found[name]) for name in names]


def fit_confidence(rows: numpy.ndarray, labels: numpy.ndarray) -> tuple[numpy.ndarray, float]:
    mean, deviation = rows.mean(0), rows.std(0) + 1e-6
    x, y = torch.from_numpy((rows - mean) / deviation).float(), torch.from_numpy(labels).float()
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=0.05)
    for _ in range(STEPS):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y)
        loss = loss + PENALTY * weights.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    plain = weights.detach().numpy() / deviation
    return plain, float(bias.detach()) - float(plain @ mean)


def first_right(question: Question, weights: numpy.ndarray, among: int) -> bool:
    order = numpy.argsort(-(question.candidates @ weights), kind="stable")[:among]
    return bool(question.right[order].any())


def report(name: str, value: float):
    print(f"{name}: {value:.3f}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("evidence", type=Path, nargs="+")
    parser.add_argument("--features", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    file = tomllib.loads(arguments.features.read_text(encoding="utf-8"))
    ranker_names, confidence_names = file["features"], file["confidence"]["features"]
    questions = [Question(json.loads(line)) for path in arguments.evidence for line in path.open(encoding="utf-8")]
    scale = numpy.concatenate([question.candidates for question in questions if len(question.right)]).std(0) + 1e-6
    rng = numpy.random.default_rng(SEED)
    fold = rng.integers(0, FOLDS, len(questions))
    answers = [question for question in questions if question.has_right()]
    first, three, rows, labels, rights = [], [], [], [], []
    for number in range(FOLDS):
        weights = fit_ranker([q for q, of in zip(questions, fold) if of != number], scale)
        for question, of in zip(questions, fold):
            if of == number:
                rows.append(confidence_features(question, weights, confidence_names, ranker_names))
                labels.append(question.has_right())
                rights.append(question.has_right() and first_right(question, weights, 3))
                if question.has_right():
                    first.append(first_right(question, weights, 1))
                    three.append(first_right(question, weights, 3))
    report(f"right first, of {len(answers)} with the right one among the candidates", numpy.mean(first))
    report("right among three", numpy.mean(three))
    rows, labels, rights = numpy.array(rows), numpy.array(labels, float), numpy.array(rights, float)
    predicted = numpy.zeros(len(rows))
    fold = rng.integers(0, FOLDS, len(rows))
    for number in range(FOLDS):
        weights, bias = fit_confidence(rows[fold != number], labels[fold != number])
        predicted[fold == number] = 1 / (1 + numpy.exp(-(rows[fold == number] @ weights + bias)))
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        kept = predicted >= threshold
        report(f"at {threshold}: answerable refused", 1 - kept[labels == 1].mean())
        report(f"at {threshold}: unanswerable refused", 1 - kept[labels == 0].mean())
        report(f"at {threshold}: right of what is answered", rights[kept].mean())
    weights = fit_ranker(questions, scale)
    rows = numpy.array([confidence_features(q, weights, confidence_names, ranker_names) for q in questions])
    confidence, bias = fit_confidence(rows, labels_of(questions))
    print("# Trained by models/training/ranker.py; the features are those of features.rs and confidence.rs, in their order.")
    print("format = 1")
    print_list("features", [json.dumps(name) for name in ranker_names])
    print_list("weights", [f"{value:.4f}" for value in weights])
    print("\n[confidence]")
    print_list("features", [json.dumps(name) for name in confidence_names])
    print_list("weights", [f"{value:.4f}" for value in confidence])
    print(f"bias = {bias:.4f}")


def labels_of(questions: list[Question]) -> numpy.ndarray:
    return numpy.array([float(question.has_right()) for question in questions])


def print_list(name: str, values: list[str]):
    print(f"{name} = [")
    for value in values:
        print(f"    {value},")
    print("]")


if __name__ == "__main__":
    main()
