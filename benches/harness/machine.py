"""What the figures were measured on, and whether anything else ran there meanwhile."""

import os
import time
from pathlib import Path

TOLD = ["avx2", "avx512f", "avx512_vnni", "avx_vnni", "asimd", "i8mm"]
CORES = os.cpu_count()
# In the first line of /proc/stat: everything but idle, waiting for disks, and guests, which are counted twice.
WORKING = [0, 1, 2, 5, 6, 7]


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    flags = (facts.get("flags") or facts.get("Features") or "").split()
    instructions = ", ".join(flag for flag in TOLD if flag in flags)
    return f"{CORES} cores, {facts.get('model name', 'CPU')} ({instructions})"


def has_vnni() -> bool:
    """Whether the processor multiplies bytes in its widest registers."""
    return "avx512_vnni" in machine()


class OtherWork:
    """The share of all cores that neither this process nor what it started has used since this was made."""

    def __init__(self):
        self.start = time.monotonic(), busy_seconds(), own_seconds()

    def share(self) -> float:
        elapsed, busy, own = (now - then for now, then in
                              zip((time.monotonic(), busy_seconds(), own_seconds()), self.start))
        return min(1.0, max(0.0, (busy - own) / (CORES * elapsed)))


def busy_seconds() -> float:
    values = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    return sum(int(values[index]) for index in WORKING) / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """Children count from when they have ended and were waited for."""
    return sum(os.times()[:4])
