"""People asking `serve` at the same time, and what happens when they are too many."""

import asyncio

import load
from harness import texts
from harness.report import Report
from harness.serving import Server, serving
from harness.settings import Settings

OVERLOAD_PEOPLE, OVERLOAD_SECONDS, OVERLOAD_THINK = 200, 20, 0.5
FIGURES = ["people", "questions_per_second", "p50_ms", "p95_ms", "p99_ms", "errors", "status_429", "first_minute_mb",
           "last_minute_mb"]


def run(settings: Settings, report: Report) -> None:
    report.section("load", "Many people at once")
    with serving(settings) as server:
        server.ask(texts.questions(settings.questions)[0])
        usual = ask(settings, server, settings.people, settings.seconds, settings.think)
        # Everybody at once and again at once: how much it can do, not what people do.
        full = ask(settings, server, settings.people, min(settings.seconds, 60), 0)
        overload = ask(settings, server, OVERLOAD_PEOPLE, OVERLOAD_SECONDS, OVERLOAD_THINK)
        after = ask(settings, server, 1, 5, 0.1)
    rows = [(f"{settings.think:g} s between questions", usual), ("no pause between questions", full),
            (f"overload, {OVERLOAD_THINK:g} s between questions", overload), ("one person afterwards", after)]
    report.say(f"`serve` with its defaults on this machine's loopback address, the load on the same cores; "
               f"{usual['seconds']:.0f} s, {usual['answers']} answers, no question twice.")
    report.table(["", "people", "questions/s", "p50, ms", "p95, ms", "p99, ms", "errors", "429",
                  "memory, first minute, MB", "memory, last minute, MB"],
                 [[name, *(figures.get(key) for key in FIGURES)] for name, figures in rows])
    for name, figures in rows:
        if figures["first_errors"]:
            report.say(f"{name}: {figures['first_errors']}")
    claims(report, usual, full, overload)


def ask(settings: Settings, server: Server, people: int, seconds: float, think: float) -> dict:
    host, _, port = server.address.rpartition(":")
    questions = texts.questions(settings.questions)
    return asyncio.run(load.Load(host, int(port), questions, people, seconds, think, server.process).run())


def claims(report: Report, usual: dict, full: dict, overload: dict) -> None:
    if "p99_ms" in usual:
        latencies = " / ".join(f"{usual[key]:.0f}" for key in ("p50_ms", "p95_ms", "p99_ms"))
        report.claim(f"serve {usual['people']} people p50 / p95 / p99", f"{latencies} ms")
    report.claim(f"serve {usual['people']} people questions a second, no pause", f"{full['questions_per_second']:.1f}")
    report.claim(f"serve {usual['people']} people errors", str(usual["errors"] + full["errors"]), "0")
    report.claim("serve overload answered with 429", str(overload["status_429"]), "more than 0")
    report.claim("serve overload errors", str(overload["errors"]), "0")
    growth = usual["last_minute_mb"] / usual["first_minute_mb"] - 1
    report.claim(f"serve memory growth in {usual['seconds'] / 60:.1f} minutes", f"{growth:+.1%}", "flat")
