"""Measuring side by side: in each round every contestant once, so that noise of the machine hits all of them."""

from statistics import median
from typing import Callable

from harness.program import Skipped
from harness.report import Report

Results = dict[str, list[dict]]


def alternate(contestants: dict[str, Callable[[], dict]], rounds: int, report: Report) -> Results:
    """The figures of each contestant, one for each round; whoever fails is left out and reported."""
    results: Results = {name: [] for name in contestants}
    for number in range(rounds):
        # Every other round backwards: nobody always runs after the same one.
        names = list(results)
        for name in names if number % 2 == 0 else reversed(names):
            report.progress(f"round {number + 1} of {rounds}: {name}")
            try:
                results[name].append(contestants[name]())
            except Skipped as reason:
                report.skipped(f"{name}: {reason}")
                del results[name]
    return results


def middle(results: Results, name: str, key: str) -> float | None:
    values = [figures[key] for figures in results.get(name, []) if figures.get(key) is not None]
    return median(values) if values else None


def ratio(results: Results, ours: str, theirs: str, key: str) -> float | None:
    """The median of the rounds' ratios, ours to theirs."""
    pairs = zip(results.get(ours, []), results.get(theirs, []))
    values = [one[key] / other[key] for one, other in pairs if one.get(key) and other.get(key)]
    return median(values) if values else None


def best(results: Results, names: list[str], key: str, least: bool = False) -> str | None:
    """Who of those named has the highest median, or the least."""
    values = {name: value for name in names if (value := middle(results, name, key)) is not None}
    return (min if least else max)(values, key=values.get, default=None)
