"""From the start of the process to the first answer, with the files still in memory and without."""

import os
import time
from pathlib import Path

from harness import texts
from harness.report import Report
from harness.rounds import alternate, middle
from harness.serving import serving
from harness.settings import Settings, models_folder

WARM, COLD = "files in memory", "files not in memory"


def run(settings: Settings, report: Report) -> None:
    report.section("cold-start", "Cold start")
    question = texts.questions(settings.questions)[0]
    start(settings, question)
    results = alternate({WARM: lambda: start(settings, question), COLD: lambda: start_cold(settings, question)},
                        settings.rounds, report)
    report.say(f"`serve` on the sample corpus, process start to first answer; medians of {settings.rounds} rounds.")
    report.table(["", "listening, s", "first answer, s"],
                 [[name, middle(results, name, "listening"), middle(results, name, "answered")] for name in results])
    for name, label in [(WARM, "cold start"), (COLD, "cold start, files not in memory")]:
        value = middle(results, name, "answered")
        report.claim(label, value and f"{value:.2f} s", "at most 1.0 s")


def start(settings: Settings, question: str) -> dict:
    begin = time.perf_counter()
    with serving(settings) as server:
        listening = time.perf_counter() - begin
        server.ask(question)
        answered = time.perf_counter() - begin
    return {"listening": listening, "answered": answered}


def start_cold(settings: Settings, question: str) -> dict:
    forget(settings.auskunft)
    for folder in (settings.data, models_folder()):
        for file in folder.rglob("*"):
            if file.is_file():
                forget(file)
    return start(settings, question)


def forget(file: Path) -> None:
    """Asks the system to drop a file's pages from memory, which needs no rights."""
    with open(file, "rb") as opened:
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
