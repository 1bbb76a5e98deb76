"""Trains the ranker of evidence and its confidence on what `auskunft eval evidence` wrote; prints ranker.toml.

usage: ranker.py EVIDENCE.jsonl... --features FEATURES.toml > ranker.toml
FEATURES.toml is the ranker in use (its lists of features are kept).  Two linear models: a softmax over a question's
candidates, and a logistic one that says whether the best candidate answers.  The same two once more for the candidates
that the reader read: over score and odds, and over those features and the odds.  Five-fold figures go to standard error.
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
MOST_AHEAD = 10.0
# What a question counts whose documents were withheld: its neighbours answer a part of them all the same.
WITHHELD_WEIGHT = 0.3
SEED = 20_261_125


class Question:
    def __init__(self, line: dict, withheld: bool):
        self.count = WITHHELD_WEIGHT if withheld else 1.0
        self.answerable = line["answerable"]
        self.candidates = numpy.array([candidate["features"] for candidate in line["candidates"]], numpy.float32)
        self.right = numpy.array([candidate["right"] for candidate in line["candidates"]], bool)
        self.confidence = line["confidence"]
        odds = [candidate["odds"] for candidate in line["candidates"]]
        self.odds = numpy.array([numpy.nan if value is None else value for value in odds], numpy.float32)

    def has_right(self) -> bool:
        return bool(self.right.any())


def fit_ranker(questions: list[Question], scale: numpy.ndarray) -> numpy.ndarray:
    return fit_softmax([(question.candidates, question.right) for question in questions], scale, PENALTY)


def fit_softmax(rows: list[tuple[numpy.ndarray, numpy.ndarray]], scale: numpy.ndarray, penalty: float) -> numpy.ndarray:
    """Weights under which the right candidates of each question have most of its softmax."""
    useful = [(candidates, right) for candidates, right in rows if right.any() and not right.all()]
    width = max(len(right) for _, right in useful)
    count = useful[0][0].shape[1]
    features = torch.zeros(len(useful), width, count)
    here = torch.full((len(useful), width), float("-inf"))
    right_here = torch.full((len(useful), width), float("-inf"))
    for row, (candidates, right) in enumerate(useful):
        size = len(right)
        features[row, :size] = torch.from_numpy(candidates / scale)
        here[row, :size] = 0.0
        right_here[row, :size][torch.from_numpy(right)] = 0.0
    weights = torch.zeros(count, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.05)
    for _ in range(STEPS):
        scores = features @ weights
        loss = ((scores + here).logsumexp(1) - (scores + right_here).logsumexp(1)).mean()
        loss = loss + penalty * weights.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach().numpy() / scale


def confidence_features(question: Question, weights: numpy.ndarray, names: list[str], ranker: list[str]) -> list[float]:
    if not len(question.candidates):
        return [0.0] * len(names)
    return plain_features(question, question.candidates @ weights, names, ranker)


def plain_features(question: Question, scores: numpy.ndarray, names: list[str], ranker: list[str]) -> list[float]:
    best = int(scores.argmax())
    shares = numpy.exp(scores - scores.max())
    found = dict(zip(ranker, question.candidates[best]))
    found["score"], found["share"] = scores[best], shares[best] / shares.sum()
    found["unknown"] = question.confidence[names.index("unknown")]
    return [float(found[name]) for name in names]


def fit_confidence(rows: numpy.ndarray, labels: numpy.ndarray, counts: numpy.ndarray) -> tuple[numpy.ndarray, float]:
    mean, deviation = rows.mean(0), rows.std(0) + 1e-6
    x, y = torch.from_numpy((rows - mean) / deviation).float(), torch.from_numpy(labels).float()
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=0.05)
    for _ in range(STEPS):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y, torch.from_numpy(counts).float())
        loss = loss + PENALTY * weights.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    plain = weights.detach().numpy() / deviation
    return plain, float(bias.detach()) - float(plain @ mean)


def fit_reading(questions: list[Question], weights: numpy.ndarray) -> numpy.ndarray:
    """What score and odds are worth beside each other, for the candidates that were read."""
    def read(question: Question):
        known = ~numpy.isnan(question.odds)
        return numpy.stack([question.candidates[known] @ weights, question.odds[known]], 1), question.right[known]

    return fit_softmax([read(question) for question in questions if len(question.right)], numpy.ones(2, numpy.float32), 0.0)


def final_scores(question: Question, weights: numpy.ndarray, reading: numpy.ndarray) -> numpy.ndarray:
    """Scores after reading; what was not read comes behind, in its order."""
    scores = question.candidates @ weights
    known = ~numpy.isnan(question.odds)
    if not known.any():
        return scores
    final = numpy.where(known, reading[0] * scores + reading[1] * numpy.nan_to_num(question.odds), 0.0)
    behind = scores[~known].max(initial=-numpy.inf)
    return numpy.where(known, final, final[known].min() + scores - behind)


def reading_features(question: Question, weights: numpy.ndarray, reading: numpy.ndarray, names: list[str],
                     ranker: list[str]) -> list[float]:
    """As `reading_features` of the program."""
    count = len(names) - 3
    if not len(question.candidates):
        return [0.0] * len(names)
    scores = final_scores(question, weights, reading)
    order = numpy.argsort(-scores, kind="stable")
    odds = question.odds[order]
    odds = odds[~numpy.isnan(odds)]
    ahead = odds[0] - max(odds[1:].max(initial=-numpy.inf), odds[0] - MOST_AHEAD)
    plain = plain_features(question, scores, names[:count], ranker)
    return [*plain, float(odds[0]), float(numpy.log(numpy.exp(odds).sum())), float(ahead)]


def first_right(question: Question, scores: numpy.ndarray, among: int) -> bool:
    return bool(question.right[numpy.argsort(-scores, kind="stable")[:among]].any())


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
    questions = [question for path in arguments.evidence for question in read(path)]
    scale = numpy.concatenate([question.candidates for question in questions if len(question.right)]).std(0) + 1e-6
    rng = numpy.random.default_rng(SEED)
    fold = rng.integers(0, FOLDS, len(questions))
    reading_names = file["reading"]["confidence"]["features"]
    found = {"ranker": Figures(), "reading": Figures()}
    for number in range(FOLDS):
        train = [question for question, of in zip(questions, fold) if of != number]
        weights = fit_ranker(train, scale)
        reading = fit_reading(train, weights)
        for question, of in zip(questions, fold):
            if of == number:
                found["ranker"].add(question, question.candidates @ weights if len(question.right) else None,
                                    confidence_features(question, weights, confidence_names, ranker_names))
                found["reading"].add(question, final_scores(question, weights, reading) if len(question.right) else None,
                                     reading_features(question, weights, reading, reading_names, ranker_names))
    for name, figures in found.items():
        figures.report(name, rng)
    weights = fit_ranker(questions, scale)
    reading = fit_reading(questions, weights)
    labels = labels_of(questions)
    counts = numpy.array([question.count for question in questions])
    print("# Trained by models/training/ranker.py; the features are those of features.rs and confidence.rs, in their order.")
    print("format = 2")
    print_list("features", [json.dumps(name) for name in ranker_names])
    print_list("weights", [f"{value:.4f}" for value in weights])
    print("\n[confidence]")
    rows = [confidence_features(question, weights, confidence_names, ranker_names) for question in questions]
    print_confidence(confidence_names, *fit_confidence(numpy.array(rows), labels, counts))
    print(f"\n[reading]\nscore = {reading[0]:.4f}\nodds = {reading[1]:.4f}\n\n[reading.confidence]")
    rows = [reading_features(question, weights, reading, reading_names, ranker_names) for question in questions]
    print_confidence(reading_names, *fit_confidence(numpy.array(rows), labels, counts))


def read(path: Path) -> list[Question]:
    """The questions of a file; a second line of the same question is the one whose documents were withheld."""
    questions, seen = [], set()
    for line in path.open(encoding="utf-8"):
        line = json.loads(line)
        questions.append(Question(line, line["id"] in seen))
        seen.add(line["id"])
    return questions


class Figures:
    """What cross-validation says of a way to order candidates."""

    def __init__(self):
        self.first, self.three, self.rows, self.labels, self.rights, self.counts = [], [], [], [], [], []

    def add(self, question: Question, scores: numpy.ndarray | None, features: list[float]):
        self.rows.append(features)
        self.labels.append(question.has_right())
        self.counts.append(question.count)
        self.rights.append(question.has_right() and first_right(question, scores, 3))
        if question.has_right():
            self.first.append(first_right(question, scores, 1))
            self.three.append(first_right(question, scores, 3))

    def report(self, name: str, rng: numpy.random.Generator):
        report(f"{name}: right first, of {len(self.first)} with the right one among the candidates", numpy.mean(self.first))
        report(f"{name}: right among three", numpy.mean(self.three))
        rows, labels, rights = numpy.array(self.rows), numpy.array(self.labels, float), numpy.array(self.rights, float)
        counts = numpy.array(self.counts)
        predicted = numpy.zeros(len(rows))
        fold = rng.integers(0, FOLDS, len(rows))
        for number in range(FOLDS):
            weights, bias = fit_confidence(rows[fold != number], labels[fold != number], counts[fold != number])
            predicted[fold == number] = 1 / (1 + numpy.exp(-(rows[fold == number] @ weights + bias)))
        order = numpy.argsort(predicted)
        below = numpy.cumsum(1 - labels[order])
        area = (below * labels[order]).sum() / (labels.sum() * (1 - labels).sum())
        report(f"{name}: answers told from missing ones (area under the curve)", area)
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
            kept = predicted >= threshold
            report(f"{name} at {threshold}: answerable refused", 1 - kept[labels == 1].mean())
            report(f"{name} at {threshold}: unanswerable refused", 1 - kept[labels == 0].mean())
            report(f"{name} at {threshold}: right of what is answered", rights[kept].mean())


def print_confidence(names: list[str], weights: numpy.ndarray, bias: float):
    print_list("features", [json.dumps(name) for name in names])
    print_list("weights", [f"{value:.4f}" for value in weights])
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
