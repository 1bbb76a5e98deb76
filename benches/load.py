"""People asking a server on this machine: questions a second, latencies, refusals, and the server's memory over time.

usage: load.py --address 127.0.0.1:PORT --questions FILE.jsonl [--people 50] [--seconds 60] [--think 5] [--pid PID]

Prints one JSON object. Only loopback addresses are accepted.
"""

import argparse
import asyncio
import ipaddress
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from harness.http import Connection
from harness.memory import rising

SEED = 7


@dataclass
class Load:
    host: str
    port: int
    questions: list[str]
    people: int
    seconds: float
    think: float
    process: int | None = None
    # No question twice: a cache of answers would otherwise be what is measured.
    distinct: bool = True
    latencies: list[float] = field(default_factory=list)
    refused: int = 0
    busy: int = 0
    errors: list[str] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    asked: int = 0

    def question(self) -> str:
        text = self.questions[self.asked % len(self.questions)]
        self.asked += 1
        return f"{text} (Anfrage {self.asked})" if self.distinct else text

    async def person(self, chance: random.Random, end: float) -> None:
        connection = Connection(self.host, self.port)
        # Nobody starts at the same moment.
        await asyncio.sleep(min(chance.random() * self.think, self.seconds))
        while time.monotonic() < end:
            await self.ask(connection)
            await asyncio.sleep(min(chance.uniform(0.5, 1.5) * self.think, max(0.0, end - time.monotonic())))
        connection.close()

    async def ask(self, connection: Connection) -> None:
        body = json.dumps({"question": self.question()}).encode()
        start = time.perf_counter()
        try:
            status, answer = await connection.post("/api/chat", body)
            if status == 429:
                self.busy += 1
            elif status == 200:
                self.latencies.append((time.perf_counter() - start) * 1e3)
                self.refused += json.loads(answer)["refused"]
            else:
                self.errors.append(f"status {status}")
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            connection.close()
            self.errors.append(f"{type(error).__name__}: {error}")

    async def watch_memory(self) -> None:
        status = Path(f"/proc/{self.process}/status")
        while True:
            lines = status.read_text().splitlines()
            self.memory_mb.append(next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024)
            await asyncio.sleep(1)

    async def run(self) -> dict:
        chance = random.Random(SEED)
        start = time.monotonic()
        end = start + self.seconds
        watcher = asyncio.create_task(self.watch_memory()) if self.process else None
        await asyncio.gather(*(self.person(random.Random(chance.random()), end) for _ in range(self.people)))
        if watcher:
            watcher.cancel()
        return self.figures(time.monotonic() - start)

    def figures(self, seconds: float) -> dict:
        ordered = sorted(self.latencies)
        quantiles = {f"p{percent}_ms": ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
                     for percent in (50, 95, 99)} if ordered else {}
        return {
            "people": self.people, "seconds": seconds, "answers": len(ordered),
            "questions_per_second": len(ordered) / seconds, **quantiles, "refused": self.refused,
            "status_429": self.busy, "errors": len(self.errors), "first_errors": self.errors[:5],
            **rising(self.memory_mb),
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="load.py")
    parser.add_argument("--address", required=True, metavar="127.0.0.1:PORT")
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=5, help="seconds on average")
    parser.add_argument("--pid", type=int, help="the server's process, to watch its memory")
    parser.add_argument("--same", action="store_true", help="leave repeated questions as they are")
    given = parser.parse_args()
    host, _, port = given.address.rpartition(":")
    if not ipaddress.ip_address(host.strip("[]")).is_loopback:
        sys.exit("load.py: only loopback addresses")
    questions = [json.loads(line)["question"] for line in given.questions.read_text(encoding="utf-8").splitlines()]
    load = Load(host.strip("[]"), int(port), questions, given.people, given.seconds, given.think, given.pid,
                not given.same)
    print(json.dumps(asyncio.run(load.run())))


if __name__ == "__main__":
    main()
