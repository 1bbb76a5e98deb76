"""Regenerates measures/: a run, its judgements and what ir_measures makes of them.

Needs Python 3 (made with 3.11) and a package registry; run it in an environment of its own:

    python3 -m venv target/ir && target/ir/bin/pip install ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
    target/ir/bin/python tests/reference/ir_measures_reference.py [--check]

With --check nothing is written; the exit status is 1 if the files differ from what would be.
The run and the judgements come from a fixed seed and describe no real documents.
"""

import importlib.metadata
import pathlib
import random
import sys

import ir_measures

FOLDER = pathlib.Path(__file__).with_name("measures")
SEED = 1
QUESTIONS = 40
DOCUMENTS = 70
MEASURES = [
    "nDCG@10",
    "nDCG@20",
    "R(rel=2)@5",
    "R(rel=1)@20",
    "RR(rel=1)",
    "RR(rel=1)@10",
    "Success(rel=1)@1",
    "Success(rel=1)@5",
    "AP(rel=1)",
]
PACKAGES = ["ir_measures", "pytrec_eval-terrier"]


def below(source: random.Random, bound: int) -> int:
    """A number from 0; of all draws Python promises only random() to stay the same."""
    return int(source.random() * bound)


def shuffled(source: random.Random, items: list) -> list:
    """The items in random order (Fisher and Yates)."""
    items = list(items)
    for place in range(len(items) - 1, 0, -1):
        other = below(source, place + 1)
        items[place], items[other] = items[other], items[place]
    return items


def judged(source: random.Random, number: int, documents: list) -> dict:
    """Judgements of one question: every eighth has nothing relevant, every fifth nothing of relevance 2."""
    chosen = shuffled(source, documents)[: 4 + below(source, 14)]
    highest = 0 if number % 8 == 0 else 1 if number % 5 == 0 else 2
    relevances = {document: below(source, highest + 1) for document in chosen}
    if highest > 0:
        relevances[chosen[0]] = highest
    return relevances


def ranked(source: random.Random, number: int, documents: list, relevances: dict) -> list:
    """A ranking of 0 to 40 documents in which relevant ones tend to the top and some are missing."""
    if number % 13 == 0:
        return []
    pull = source.random()
    weights = {document: source.random() + pull * relevances.get(document, 0) / 4 for document in documents}
    kept = [document for document in documents if source.random() < 0.85]
    kept.sort(key=lambda document: (-weights[document], document))
    return kept[: 1 + below(source, 40)]


def generate() -> tuple:
    """The judgements and the scores of every question; scores fall strictly, so no tie can be broken in two ways."""
    source = random.Random(SEED)
    documents = [f"d{number:03}" for number in range(1, DOCUMENTS + 1)]
    qrels, run = {}, {}
    for number in range(1, QUESTIONS + 1):
        question = f"q{number:02}"
        qrels[question] = judged(source, number, documents)
        ranking = ranked(source, number, documents, qrels[question])
        if ranking:
            run[question] = {document: float(1000 - rank) for rank, document in enumerate(ranking, 1)}
    return qrels, run


def expected(qrels: dict, run: dict) -> list:
    """Lines of every value and, as question "all", of the means over all questions."""
    measures = {ir_measures.parse_measure(name): name for name in MEASURES}
    found = ir_measures.iter_calc(measures, qrels, run)
    values = {(value.query_id, measures[value.measure]): value.value for value in found}
    means = {measures[measure]: mean for measure, mean in ir_measures.calc_aggregate(measures, qrels, run).items()}
    lines = [f"{question}\t{name}\t{values[question, name]:.10f}" for question in qrels for name in MEASURES]
    return lines + [f"all\t{name}\t{means[name]:.10f}" for name in MEASURES]


def files() -> dict:
    """The content of every file by its name, in the formats of TREC."""
    qrels, run = generate()
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES)
    lines = {
        "frozen.qrels": [
            f"{q} 0 {d} {relevance}" for q, documents in qrels.items() for d, relevance in documents.items()
        ],
        "frozen.run": [
            f"{q} Q0 {d} {rank} {score:.1f} frozen"
            for q, documents in run.items()
            for rank, (d, score) in enumerate(documents.items(), 1)
        ],
        "expected.tsv": [f"# {versions}", *expected(qrels, run)],
    }
    return {name: "\n".join(content) + "\n" for name, content in lines.items()}


def main() -> int:
    """Writes the files, or compares them."""
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if sys.argv[1:] == []:
        FOLDER.mkdir(exist_ok=True)
        for name, content in files().items():
            (FOLDER / name).write_text(content, encoding="utf-8")
        return 0
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    differing = [name for name, content in files().items() if committed.get(name) != content]
    for name in differing:
        print(f"{name} differs", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
