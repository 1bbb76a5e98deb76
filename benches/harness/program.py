"""The measured programs: those of our side are named by the environment, the peers are scripts beside this folder."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from harness.settings import ROOT, Settings
from harness.watch import watch

PEERS = ROOT / "benches/peers"


class Skipped(Exception):
    """What cannot be measured here, and why."""


@dataclass
class Program:
    command: list
    environment: dict = field(default_factory=dict)

    def measure(self, settings: Settings, given: dict) -> dict:
        """Runs to the end; the last line's figures, with `wall_seconds` and `peak_mb` as seen from outside."""
        file = input_file(settings, given)
        try:
            run = watch([*self.command, "--input", file], self.environment, ROOT)
        finally:
            file.unlink()
        lines = [line for line in run.output.splitlines() if line.startswith("{")]
        if run.code != 0 or not lines:
            raise Skipped(f"{Path(self.command[-1]).name} ended with {run.code}")
        return {"wall_seconds": run.seconds, "peak_mb": run.peak_mb, **json.loads(lines[-1])}


class Session:
    """A program that stays: answers each line with one line of figures."""

    def __init__(self, program: Program, settings: Settings, given: dict):
        file = input_file(settings, given)
        self.process = subprocess.Popen(
            [*program.command, "--input", file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, **program.environment},
        )
        self.name = Path(program.command[-1]).name
        try:
            self.about = self.read()
        finally:
            file.unlink()
        self.about["peak_mb"] = status_mb(self.process.pid, "VmHWM")

    def ask(self, line) -> dict:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> dict:
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise Skipped(f"{self.name} ended with {self.process.wait()}")

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def status_mb(process: int, key: str) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(key + ":")), 0.0)


def input_file(settings: Settings, given: dict) -> Path:
    path = settings.scratch(f"input-{time.monotonic_ns()}.json")
    path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return path


def ours(variable: str, environment: dict | None = None) -> Program:
    path = os.environ.get(variable)
    if not path:
        raise Skipped(f"{variable} names no executable")
    return Program([str(Path(path).resolve())], environment or {})


# Threads of OpenMP wait for each other busily, which collapses where other work runs on the same cores: peers that use
# it are also measured with this, and compared by the better of both.
PASSIVE = {"OMP_WAIT_POLICY": "passive"}


def peer(script: str, *modules: str, environment: dict | None = None) -> Program:
    for module in modules:
        if not has(module):
            raise Skipped(f"{module} is not installed")
    return Program([sys.executable, str(PEERS / script)], environment or {})


def has(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None
