"""Runs a program to its end and says how long it took and how much memory it and all its children held together."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

EVERY_SECONDS = 0.1


@dataclass
class Watched:
    code: int
    seconds: float
    peak_mb: float
    output: str


@dataclass
class Sampler:
    """The proportional set size of a process and its descendants, so that shared pages count once."""

    process: int
    peak_kb: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.stop.wait(EVERY_SECONDS):
            self.peak_kb = max(self.peak_kb, sum(proportional_kb(one) for one in family(self.process)))


def family(process: int):
    yield process
    for child in children(process):
        if not borrows_memory(child, process):
            yield from family(child)


def children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").glob("*/children"))
        return [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:
        return []


def borrows_memory(child: int, parent: int) -> bool:
    """Whether a child is just being started (vfork): until it runs its program, its memory is its parent's."""
    def are_alike(what: str) -> bool:
        theirs, ours = (Path(f"/proc/{process}/{what}").read_bytes() for process in (child, parent))
        return theirs == ours

    try:
        # The maps are long, and nearly always the command alone tells them apart.
        return are_alike("cmdline") and are_alike("maps")
    except OSError:
        return False


def proportional_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def watch(command: list, environment: dict | None = None, folder: Path | None = None) -> Watched:
    with open(os.devnull, "rb") as nothing:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=nothing, stdout=subprocess.PIPE, text=True, cwd=folder,
                                   env={**os.environ, **(environment or {})})
    sampler = Sampler(process.pid)
    thread = threading.Thread(target=sampler.run, daemon=True)
    thread.start()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    sampler.stop.set()
    thread.join()
    # A peak between two samples is seen by the kernel, but only that of the largest single process.
    peak_kb = max(sampler.peak_kb, usage.ru_maxrss)
    return Watched(process.returncode, seconds, peak_kb / 1024, output)
